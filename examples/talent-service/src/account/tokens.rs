//! Links that are sent by mail.

use prowess::account::token::{
    TokenAnswer, TokenPurpose, TokenRecord, consume_token, issue_token, token_hash,
};
use prowess::account::{Effect, Secret};
use sqlx::{AnyConnection, Row};

use super::record::Account;
use crate::app::App;
use crate::http::clock::now;
use crate::http::entropy::secret_entropy;
use crate::http::problem::{Outcome, Refusal};
use crate::mail;
use crate::store::{StoreError, Unit};

/// What a mail says: its subject, what comes before the link, and the page of the link.
const fn words(purpose: TokenPurpose) -> (&'static str, &'static str, &'static str) {
    match purpose {
        TokenPurpose::VerifyEmail => {
            ("Confirm your address", "Confirm that this address is yours", "verify-email")
        }
        TokenPurpose::ResetPassword => {
            ("Set a new password", "Set a new password", "password/reset")
        }
        TokenPurpose::Invite => {
            ("You are invited", "Join, and set a password", "invitation/accept")
        }
        TokenPurpose::MagicLink => ("Sign in", "Sign in", "login"),
        TokenPurpose::ChangeEmail => {
            ("Confirm your new address", "Confirm your new address", "email/confirm")
        }
    }
}

/// What a token was taken for.
#[derive(Debug)]
pub struct Taken {
    /// The account it is for.
    pub account: Account,
    /// What follows from it.
    pub effects: Vec<Effect>,
    /// The address that it was sent to.
    pub bound_email: String,
}

/// Makes a token in place of the open ones for the same, and puts a mail to the address into the
/// outbox.
///
/// # Errors
/// What the database says.
pub async fn send(
    app: &App,
    unit: &mut Unit,
    account: &Account,
    purpose: TokenPurpose,
    email: &str,
) -> Outcome<()> {
    let open = open_of(unit.connection(), account).await?;
    let made =
        issue_token(purpose, &account.id, Some(email), &open, now(), &secret_entropy::<32>())?;
    for old in &made.superseded {
        store(unit.connection(), old).await?;
    }
    let insert = "INSERT INTO tokens (hash, tenant, user_id, purpose, data, version, expires) \
         VALUES ($1, $2, $3, $4, $5, 0, $6)";
    let data = serde_json::to_string(&made.record).map_err(StoreError::from)?;
    sqlx::query(insert)
        .bind(&made.record.hash)
        .bind(&account.tenant)
        .bind(&account.id)
        .bind(words(purpose).2)
        .bind(data)
        .bind(made.record.expires_at.unix_milliseconds())
        .execute(unit.connection())
        .await?;
    let (subject, text, place) = words(purpose);
    let body = format!(
        "{text}: send this token to {}/api/v2/auth/{place}\n\n{}\n\nIf you did not ask for this, \
         do nothing.\n",
        app.public_url,
        made.token_once.expose(),
    );
    mail::write(unit.connection(), &account.tenant, email, subject, &body).await?;
    Ok(())
}

/// Takes a token, which is used up, with the account it is for.
///
/// # Errors
/// `account.token_invalid`, status 422: nobody has to sign in again because of it.
pub async fn take(
    unit: &mut Unit,
    token: &Secret<String>,
    purpose: TokenPurpose,
) -> Outcome<Taken> {
    let invalid = || {
        Refusal::invalid("account.token_invalid", "the token is not valid")
            .hint("ask for a new one")
            .at("token")
    };
    let hash = token_hash(purpose, token).map_err(|_| invalid())?;
    let select = "SELECT tenant, user_id, data FROM tokens WHERE hash = $1";
    let row = sqlx::query(select).bind(hash).fetch_optional(unit.connection()).await?;
    let row = row.ok_or_else(invalid)?;
    let record: TokenRecord =
        serde_json::from_str(&row.try_get::<String, _>(2)?).map_err(StoreError::from)?;
    let (tenant, user): (String, String) = (row.try_get(0)?, row.try_get(1)?);
    let account = Account::find(unit.connection(), &tenant, &user).await?.ok_or_else(invalid)?;
    let bound_email = record.bound_email.clone().unwrap_or_default();
    // A token for another address is bound to that one.
    let is_for_another = purpose == TokenPurpose::ChangeEmail;
    let email = if is_for_another { &bound_email } else { &account.email };
    match consume_token(&record, token, purpose, Some(email), now()) {
        TokenAnswer::Accepted { record, effects } => {
            store(unit.connection(), &record).await?;
            Ok(Taken { account, effects, bound_email })
        }
        TokenAnswer::Refused { .. } => Err(invalid().into()),
    }
}

async fn open_of(
    connection: &mut AnyConnection,
    account: &Account,
) -> Result<Vec<TokenRecord>, StoreError> {
    let select = "SELECT data FROM tokens WHERE tenant = $1 AND user_id = $2 ORDER BY expires DESC LIMIT 100";
    let rows =
        sqlx::query(select).bind(&account.tenant).bind(&account.id).fetch_all(connection).await?;
    rows.iter().map(|row| Ok(serde_json::from_str(&row.try_get::<String, _>(0)?)?)).collect()
}

/// Stores a record where the version before it stands.
async fn store(connection: &mut AnyConnection, record: &TokenRecord) -> Outcome<()> {
    let update = "UPDATE tokens SET data = $2, version = $3 WHERE hash = $1 AND version = $3 - 1";
    let data = serde_json::to_string(record).map_err(StoreError::from)?;
    let version = i64::from(record.version);
    let update = sqlx::query(update).bind(&record.hash).bind(data).bind(version);
    if update.execute(connection).await?.rows_affected() == 1 {
        return Ok(());
    }
    Err(Refusal::conflict("service.locked", "the token is used by somebody else just now").into())
}
