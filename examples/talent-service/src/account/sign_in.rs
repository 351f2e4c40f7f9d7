//! How do tokens come about: with an address, a password and, where there is one, a second factor.

use axum::http::StatusCode;
use prowess::account::Secret;
use prowess::account::backup::{BackupAnswer, verify_backup_code};
use prowess::account::lifecycle::{AccountState, email_identity};
use prowess::account::lockout::{
    Lockout, LockoutPolicy, LoginGate, LoginRecord, login_gate, record_login_failure,
    record_login_success,
};
use prowess::account::refresh::{RefreshPolicy, start_refresh_family};
use prowess::account::session::{AssuranceLevel, start_session};
use prowess::account::totp::{TotpAnswer, TotpOptions, verify_totp};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::access::access_policy;
use super::effects::{Origin, audit, carry_out};
use super::passwords;
use super::record::{Account, Locks};
use crate::app::App;
use crate::http::clock::{now, now_ms};
use crate::http::entropy::secret_entropy;
use crate::http::problem::{Halt, Outcome, Refusal};
use crate::store::{Answer, StoreError, Unit};

/// An address and a password.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Credentials {
    /// The address.
    pub email: String,
    /// The password.
    pub password: Secret<String>,
    /// The code of the second factor, or a backup code, where there is one.
    #[serde(default)]
    pub code: Option<Secret<String>>,
}

/// What a sign-in and a renewal answer.
#[derive(Debug, Serialize, JsonSchema)]
pub struct TokenAnswer {
    /// Sent with each request, as `Authorization: Bearer`.
    pub access_token: String,
    /// Exchanged for the next pair, once.
    pub refresh_token: String,
    /// Seconds until the access token runs out.
    pub expires_in: u32,
    /// `Bearer`.
    pub token_type: &'static str,
}

impl TokenAnswer {
    /// The answer with these two.
    #[must_use]
    pub fn new(access: &str, refresh: &str) -> Self {
        Self {
            access_token: access.to_owned(),
            refresh_token: refresh.to_owned(),
            expires_in: access_policy().absolute_seconds,
            token_type: "Bearer",
        }
    }
}

/// Signs somebody in.
///
/// # Errors
/// `account.auth_invalid_credentials`, status 401, for whatever is wrong with address, password or
/// code; `access.second_factor_needed` once the password was right.
pub async fn sign_in(
    app: &App,
    given: &Credentials,
    agent: &str,
    request_id: &str,
) -> Outcome<TokenAnswer> {
    let key = email_identity(&given.email).map(|identity| identity.key).unwrap_or_default();
    let mut connection = app.store.pool().acquire().await?;
    let found = Account::with_email(&mut connection, &key).await?;
    drop(connection);
    let hash = found.as_ref().and_then(|account| account.password.clone());
    if let Some(account) = &found {
        open(&account.lockout.password)?;
    }
    let verified = passwords::verify(app, &given.password, hash.as_deref()).await?;
    let Some(known) = found else { return Err(wrong().into()) };
    let rehash = match verified.rehash {
        Some(_) if verified.is_match => Some(passwords::hash(app, &given.password).await?),
        _ => None,
    };
    let mut unit = Unit::begin(&app.store, None).await?;
    // Others may have signed in or failed while the password was hashed: what counts is now.
    let mut account = Account::held(unit.connection(), &known.tenant, &known.id)
        .await?
        .filter(|account| account.password == known.password)
        .ok_or_else(|| Refusal::conflict("service.locked", "the password is changed just now"))?;
    open(&account.lockout.password)?;
    let origin =
        Origin { actor: account.id.clone(), family: None, request_id: request_id.to_owned() };
    if !verified.is_match {
        let policy = LockoutPolicy::default();
        let record = record_login_failure(&account.lockout.password, None, &policy, now())?;
        return Err(failed(unit, account, record, origin, |locks| &mut locks.password).await?);
    }
    match account.state.state {
        AccountState::Active {} => {}
        AccountState::PendingVerification {} => {
            let message = "the address of this account is not confirmed yet";
            let refusal = Refusal::new(StatusCode::FORBIDDEN, "access.unverified", message);
            return Err(refusal.hint("follow the mail that was sent to it").into());
        }
        _ => return Err(wrong().into()),
    }
    if account.has_second_factor() {
        let Some(code) = &given.code else {
            let message = "the second factor is needed too";
            let refusal = Refusal::unauthenticated("access.second_factor_needed", message);
            return Err(refusal.hint("send the code of the authenticator as `code`").into());
        };
        open(&account.lockout.code)?;
        if !second_factor(&mut unit, &mut account, code, &origin).await? {
            let policy = LockoutPolicy::default();
            let record = record_login_failure(&account.lockout.code, None, &policy, now())?;
            return Err(failed(unit, account, record, origin, |locks| &mut locks.code).await?);
        }
        account.lockout.code = succeeded(&account.lockout.code)?;
    }
    account.lockout.password = succeeded(&account.lockout.password)?;
    account.password = rehash.or(account.password);
    account.update(unit.connection()).await?;
    let answer = begin_family(&mut unit, &account, agent).await?;
    audit(&mut unit, &account, "login.succeeded", &origin).await?;
    unit.commit(Answer::nothing()).await?;
    Ok(answer)
}

/// Whether a code is that of the authenticator, or a backup code, which is used up.
///
/// # Errors
/// Those of the core.
pub async fn second_factor(
    unit: &mut Unit,
    account: &mut Account,
    code: &Secret<String>,
    origin: &Origin,
) -> Outcome<bool> {
    let Some(mut totp) = account.totp.clone() else { return Ok(false) };
    let secret = Secret::new(totp.secret.clone());
    let answer = verify_totp(&secret, code, now(), totp.state, &TotpOptions::default())?;
    if let TotpAnswer::Accepted { state, .. } = answer {
        totp.state = state;
        account.totp = Some(totp);
        return Ok(true);
    }
    let Some(backup) = &totp.backup else { return Ok(false) };
    let BackupAnswer::Accepted { state, effects, .. } = verify_backup_code(code, backup, now())?
    else {
        return Ok(false);
    };
    totp.backup = Some(state);
    account.totp = Some(totp);
    carry_out(unit, account, &effects, origin).await?;
    Ok(true)
}

/// Begins a sign-in: a family of refresh tokens, and its first access token.
///
/// # Errors
/// What the database says.
pub async fn begin_family(unit: &mut Unit, account: &Account, agent: &str) -> Outcome<TokenAnswer> {
    let policy = RefreshPolicy::default();
    let made = start_refresh_family(&account.id, None, &policy, now(), &secret_entropy::<48>())?;
    let insert = "INSERT INTO families (tenant, id, user_id, data, version, agent, created, expires) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    sqlx::query(insert)
        .bind(&account.tenant)
        .bind(&made.family.id)
        .bind(&account.id)
        .bind(serde_json::to_string(&made.family).map_err(StoreError::from)?)
        .bind(i64::from(made.family.version))
        .bind(agent)
        .bind(now_ms())
        .bind(made.family.expires_at.unix_milliseconds())
        .execute(unit.connection())
        .await?;
    let expires = made.family.expires_at.unix_milliseconds();
    store_refresh(unit, &account.tenant, &made.family.id, &made.family.leaf.hash, expires).await?;
    let access = begin_access(unit, account, &made.family.id, &secret_entropy::<32>()).await?;
    Ok(TokenAnswer::new(&access, made.token_once.expose()))
}

/// Makes an access token of a sign-in.
///
/// # Errors
/// What the database says.
pub async fn begin_access(
    unit: &mut Unit,
    account: &Account,
    family: &str,
    entropy: &Secret<Vec<u8>>,
) -> Outcome<String> {
    let level = match account.has_second_factor() {
        true => AssuranceLevel::Aal2,
        false => AssuranceLevel::Aal1,
    };
    let made = start_session(&account.id, level, &access_policy(), now(), entropy)?;
    let insert = "INSERT INTO sessions (id_hash, tenant, user_id, family, data, expires) \
         VALUES ($1, $2, $3, $4, $5, $6)";
    sqlx::query(insert)
        .bind(&made.session.id_hash)
        .bind(&account.tenant)
        .bind(&account.id)
        .bind(family)
        .bind(serde_json::to_string(&made.session).map_err(StoreError::from)?)
        .bind(made.session.expires_at.unix_milliseconds())
        .execute(unit.connection())
        .await?;
    Ok(made.id_once.expose().to_owned())
}

/// Notes which family a refresh token belongs to.
///
/// # Errors
/// What the database says.
pub async fn store_refresh(
    unit: &mut Unit,
    tenant: &str,
    family: &str,
    hash: &str,
    expires: i64,
) -> Outcome<()> {
    let insert =
        "INSERT INTO refresh_tokens (hash, tenant, family, expires) VALUES ($1, $2, $3, $4)";
    sqlx::query(insert)
        .bind(hash)
        .bind(tenant)
        .bind(family)
        .bind(expires)
        .execute(unit.connection())
        .await?;
    Ok(())
}

/// Refuses where nothing may be compared now.
fn open(lockout: &Lockout) -> Outcome<()> {
    match login_gate(lockout, None, &LockoutPolicy::default(), now())? {
        LoginGate::Open { .. } => Ok(()),
        LoginGate::Wait { problem, .. } | LoginGate::Disabled { problem } => {
            Err(Refusal::from(problem).into())
        }
    }
}

fn succeeded(lockout: &Lockout) -> Outcome<Lockout> {
    Ok(record_login_success(lockout, None, &LockoutPolicy::default(), now())?.state)
}

/// Stores a failure, and gives what the person is told.
async fn failed(
    mut unit: Unit,
    mut account: Account,
    record: LoginRecord,
    origin: Origin,
    lock: impl FnOnce(&mut Locks) -> &mut Lockout,
) -> Outcome<Halt> {
    *lock(&mut account.lockout) = record.state;
    carry_out(&mut unit, &mut account, &record.effects, &origin).await?;
    account.update(unit.connection()).await?;
    unit.commit(Answer::nothing()).await?;
    Ok(wrong().into())
}

fn wrong() -> Refusal {
    Refusal::unauthenticated("account.auth_invalid_credentials", "the credentials are not valid")
        .hint("try again with the right ones; after some failures, wait before you do")
}
