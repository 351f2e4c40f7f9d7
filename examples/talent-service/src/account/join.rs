//! Signing up, confirming an address, joining by invitation, and forgotten passwords.

use axum::extract::State;
use axum::http::StatusCode;
use prowess::account::Secret;
use prowess::account::lifecycle::{
    AccountEvent, AccountRecord, AccountState, AdminStanding, email_identity, step_account,
};
use prowess::account::token::TokenPurpose;
use schemars::JsonSchema;
use serde::Deserialize;

use super::effects::{Origin, audit, carry_out};
use super::passwords;
use super::record::Account;
use super::tokens::{self, Taken};
use crate::app::App;
use crate::http::body::Json;
use crate::http::call::{Grant, Visit};
use crate::http::clock::{now, now_ms};
use crate::http::entropy::new_id;
use crate::http::problem::{Outcome, Refusal};
use crate::mail;
use crate::store::{Answer, Unit};

/// A company that begins, and who does it.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SignUp {
    /// The address of whoever administers it.
    pub email: String,
    /// Their password.
    pub password: Secret<String>,
    /// The name of the company.
    #[schemars(length(min = 1, max = 200))]
    pub company: String,
    /// Their name.
    #[serde(default)]
    #[schemars(length(min = 1, max = 200))]
    pub name: Option<String>,
}

/// A token of a mail.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MailedToken {
    /// The token.
    pub token: Secret<String>,
}

/// A token of a mail, and a new password.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TokenAndPassword {
    /// The token.
    pub token: Secret<String>,
    /// The new password.
    pub password: Secret<String>,
}

/// An address.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Address {
    /// The address.
    pub email: String,
}

/// Refuses a name that nobody can show.
///
/// # Errors
/// `service.invalid_name`, status 422.
pub fn fit_name(name: Option<&str>, path: &str) -> Outcome<()> {
    let fits = |name: &str| {
        (1..=200).contains(&name.chars().count()) && !name.chars().any(char::is_control)
    };
    if name.is_none_or(fits) {
        return Ok(());
    }
    let message = "a name has 1 to 200 letters, and no control characters";
    Err(Refusal::invalid("service.invalid_name", message).at(path).into())
}

/// Begins a company, with the caller as its administrator. The answer does not tell whether the
/// address has an account already; the mail does.
#[utoipa::path(post, path = "/auth/sign-up", tag = "auth", security(()),
    request_body = ref("#/components/schemas/SignUp"),
    responses((status = 202, description = "A mail is on its way")))]
pub async fn sign_up(State(app): State<App>, visit: Visit, Json(body): Json<SignUp>) -> Outcome {
    let identity = email_identity(&body.email)?;
    fit_name(body.name.as_deref(), "name")?;
    fit_name(Some(&body.company), "company")?;
    passwords::admit(
        &body.password,
        &identity.address,
        body.name.as_deref(),
        &body.company,
        false,
    )?;
    let hash = passwords::hash(&app, &body.password).await?;
    let mut unit = Unit::begin(&app.store, visit.keyed.clone()).await?;
    let accepted = Answer { status: StatusCode::ACCEPTED, ..Answer::default() };
    if let Some(known) = Account::with_email(unit.connection(), &identity.key).await? {
        let text = "Somebody, perhaps you, tried to sign up with this address, which has an account \
             already. Sign in, or set a new password.\n";
        let subject = "You have an account already";
        mail::write(unit.connection(), &known.tenant, &known.email, subject, text).await?;
        return unit.commit(accepted).await;
    }
    let tenant = new_id();
    let insert =
        "INSERT INTO tenants (id, name, catalogue, people, created) VALUES ($1, $2, 1, 1, $3)";
    sqlx::query(insert)
        .bind(&tenant)
        .bind(&body.company)
        .bind(now_ms())
        .execute(unit.connection())
        .await?;
    let state =
        AccountRecord { state: AccountState::PendingVerification {}, since: now(), version: 0 };
    let mut account = Account::new(&tenant, new_id(), identity.address, identity.key, state);
    account.name = body.name;
    account.grants = vec![Grant::Admin];
    account.password = Some(hash);
    account.insert(unit.connection()).await?;
    tokens::send(&app, &mut unit, &account, TokenPurpose::VerifyEmail, &account.email).await?;
    let origin = origin(&account, &visit);
    audit(&mut unit, &account, "account.signed_up", &origin).await?;
    unit.commit(accepted).await
}

/// Confirms an address by the token that was sent to it.
#[utoipa::path(post, path = "/auth/verify-email", tag = "auth", security(()),
    request_body = ref("#/components/schemas/MailedToken"),
    responses((status = 204, description = "The address is confirmed")))]
pub async fn verify_email(
    State(app): State<App>,
    visit: Visit,
    Json(body): Json<MailedToken>,
) -> Outcome {
    let mut unit = Unit::begin(&app.store, visit.keyed.clone()).await?;
    let purpose = TokenPurpose::VerifyEmail;
    let Taken { mut account, effects, .. } = tokens::take(&mut unit, &body.token, purpose).await?;
    let origin = origin(&account, &visit);
    carry_out(&mut unit, &mut account, &effects, &origin).await?;
    account.update(unit.connection()).await?;
    unit.commit(Answer::nothing()).await
}

/// Joins by the token of an invitation, with a password of one's own.
#[utoipa::path(post, path = "/auth/invitation/accept", tag = "auth", security(()),
    request_body = ref("#/components/schemas/TokenAndPassword"),
    responses((status = 204, description = "The account can be used")))]
pub async fn accept_invitation(
    State(app): State<App>,
    visit: Visit,
    Json(body): Json<TokenAndPassword>,
) -> Outcome {
    let hash = passwords::hash(&app, &body.password).await?;
    let mut unit = Unit::begin(&app.store, visit.keyed.clone()).await?;
    let purpose = TokenPurpose::Invite;
    let Taken { mut account, effects, .. } = tokens::take(&mut unit, &body.token, purpose).await?;
    passwords::admit(&body.password, &account.email, account.name.as_deref(), "", false)?;
    let joined =
        step_account(&account.state, &AccountEvent::Join {}, &AdminStanding::default(), now())?;
    account.state = joined.record;
    account.password = Some(hash);
    let origin = origin(&account, &visit);
    carry_out(&mut unit, &mut account, &effects, &origin).await?;
    account.update(unit.connection()).await?;
    unit.commit(Answer::nothing()).await
}

/// Asks for a mail by which a new password can be set. The answer does not tell whether the address
/// has an account.
#[utoipa::path(post, path = "/auth/password/forgot", tag = "auth", security(()),
    request_body = ref("#/components/schemas/Address"),
    responses((status = 202, description = "If there is an account, a mail is on its way")))]
pub async fn forgot(State(app): State<App>, visit: Visit, Json(body): Json<Address>) -> Outcome {
    let identity = email_identity(&body.email)?;
    let mut unit = Unit::begin(&app.store, visit.keyed.clone()).await?;
    let found = Account::with_email(unit.connection(), &identity.key).await?;
    if let Some(account) = found.filter(|one| matches!(one.state.state, AccountState::Active {})) {
        tokens::send(&app, &mut unit, &account, TokenPurpose::ResetPassword, &account.email)
            .await?;
    }
    unit.commit(Answer { status: StatusCode::ACCEPTED, ..Answer::default() }).await
}

/// Sets a new password by the token of a mail; it ends every sign-in, and does not sign in.
#[utoipa::path(post, path = "/auth/password/reset", tag = "auth", security(()),
    request_body = ref("#/components/schemas/TokenAndPassword"),
    responses((status = 204, description = "The password is set")))]
pub async fn reset(
    State(app): State<App>,
    visit: Visit,
    Json(body): Json<TokenAndPassword>,
) -> Outcome {
    let hash = passwords::hash(&app, &body.password).await?;
    let mut unit = Unit::begin(&app.store, visit.keyed.clone()).await?;
    let purpose = TokenPurpose::ResetPassword;
    let Taken { mut account, effects, .. } = tokens::take(&mut unit, &body.token, purpose).await?;
    let two = account.has_second_factor();
    passwords::admit(&body.password, &account.email, account.name.as_deref(), "", two)?;
    account.password = Some(hash);
    // The authenticator is set up again, so the failures against the old one are over.
    account.lockout.password = prowess::account::lockout::Lockout::default();
    let origin = origin(&account, &visit);
    carry_out(&mut unit, &mut account, &effects, &origin).await?;
    account.update(unit.connection()).await?;
    unit.commit(Answer::nothing()).await
}

/// Whose change it is, where nobody is signed in.
#[must_use]
pub fn origin(account: &Account, visit: &Visit) -> Origin {
    Origin { actor: account.id.clone(), family: None, request_id: visit.request_id.clone() }
}
