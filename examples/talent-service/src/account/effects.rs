//! What follows from a decision?

use prowess::account::lifecycle::{AccountEvent, AdminStanding, step_account};
use prowess::account::refresh::{RefreshFamily, revoke_refresh_family};
use prowess::account::{Effect, Notice};
use sqlx::Row;

use super::record::Account;
use crate::http::call::Grant;
use crate::http::clock::{now, now_ms};
use crate::http::entropy::new_id;
use crate::http::problem::Outcome;
use crate::mail;
use crate::store::{StoreError, Unit};

/// Whose change it is: for the audit log, and for what ends with it.
#[derive(Debug, Clone)]
pub struct Origin {
    /// The account that acts.
    pub actor: String,
    /// The sign-in it acts through.
    pub family: Option<String>,
    /// The name of the request.
    pub request_id: String,
}

/// Carries effects out, in their order, within the unit that stores what they follow from.
///
/// # Errors
/// What the database says, and what the core finds about the state of the account.
pub async fn carry_out(
    unit: &mut Unit,
    account: &mut Account,
    effects: &[Effect],
    origin: &Origin,
) -> Outcome<()> {
    for effect in effects {
        match effect {
            Effect::EndSessions => end_sessions(unit, account, None).await?,
            Effect::EndOtherSessions => {
                end_sessions(unit, account, origin.family.as_deref()).await?;
            }
            Effect::EndSession => {
                if let Some(family) = &origin.family {
                    end_family(unit, account, family).await?;
                }
            }
            Effect::RevokeRefreshFamilies => {
                revoke(unit, account, origin.family.as_deref()).await?;
            }
            Effect::VoidTokens { .. } => {
                // Whatever is open was sent before the change, so none of it is good any more.
                let delete = "DELETE FROM tokens WHERE tenant = $1 AND user_id = $2";
                sqlx::query(delete)
                    .bind(&account.tenant)
                    .bind(&account.id)
                    .execute(unit.connection())
                    .await?;
            }
            Effect::MarkEmailVerified => {
                let event = AccountEvent::VerifyEmail {};
                let step = step_account(&account.state, &event, &AdminStanding::default(), now());
                // An address that was known already is marked once.
                if let Ok(step) = step {
                    account.state = step.record;
                }
            }
            Effect::ForgetDevices => account.lockout.password.devices.clear(),
            Effect::Notify { notice, .. } => {
                let (subject, body) = told(*notice);
                mail::write(unit.connection(), &account.tenant, &account.email, subject, body)
                    .await?;
            }
            Effect::Audit { event } => audit(unit, account, event, origin).await?,
            // Done by whoever asked: the password is set in the same request, a session is begun by
            // the handler, and an id is renewed with the next renewal of the access token.
            Effect::LetSetPassword
            | Effect::BeginSession
            | Effect::RenewSessionId
            | Effect::ChangeEmail
            | Effect::EraseData => {}
        }
    }
    Ok(())
}

/// Writes an event of an account down.
///
/// # Errors
/// What the database says.
pub async fn audit(
    unit: &mut Unit,
    account: &Account,
    event: &str,
    origin: &Origin,
) -> Result<(), StoreError> {
    let insert = "INSERT INTO audit (id, tenant, at, actor, event, subject, request) \
         VALUES ($1, $2, $3, $4, $5, $6, $7)";
    sqlx::query(insert)
        .bind(new_id())
        .bind(&account.tenant)
        .bind(now_ms())
        .bind(&origin.actor)
        .bind(event)
        .bind(&account.id)
        .bind(&origin.request_id)
        .execute(unit.connection())
        .await?;
    Ok(())
}

/// Whether the company hangs on an account, counted in the unit that changes it.
///
/// # Errors
/// What the database says.
pub async fn standing(unit: &mut Unit, account: &Account) -> Outcome<AdminStanding> {
    let select = "SELECT grants FROM users WHERE tenant = $1 AND id <> $2 AND status = 'active'";
    let rows = sqlx::query(select)
        .bind(&account.tenant)
        .bind(&account.id)
        .fetch_all(unit.connection())
        .await?;
    let mut other_active_admins = 0;
    for row in rows {
        let grants: Vec<Grant> =
            serde_json::from_str(&row.try_get::<String, _>(0)?).map_err(StoreError::from)?;
        other_active_admins += u32::from(grants.contains(&Grant::Admin));
    }
    Ok(AdminStanding { is_admin: account.grants.contains(&Grant::Admin), other_active_admins })
}

async fn end_sessions(unit: &mut Unit, account: &Account, but: Option<&str>) -> Outcome<()> {
    let delete = "DELETE FROM sessions WHERE tenant = $1 AND user_id = $2 AND family <> $3";
    sqlx::query(delete)
        .bind(&account.tenant)
        .bind(&account.id)
        .bind(but.unwrap_or_default())
        .execute(unit.connection())
        .await?;
    Ok(())
}

/// Ends one sign-in: its access tokens and its refresh tokens.
///
/// # Errors
/// What the database says.
pub async fn end_family(unit: &mut Unit, account: &Account, family: &str) -> Outcome<()> {
    let delete = "DELETE FROM sessions WHERE tenant = $1 AND family = $2";
    sqlx::query(delete).bind(&account.tenant).bind(family).execute(unit.connection()).await?;
    let select = "SELECT data FROM families WHERE tenant = $1 AND id = $2 AND user_id = $3";
    let rows = sqlx::query(select)
        .bind(&account.tenant)
        .bind(family)
        .bind(&account.id)
        .fetch_all(unit.connection())
        .await?;
    revoke_all(unit, account, rows).await
}

async fn revoke(unit: &mut Unit, account: &Account, but: Option<&str>) -> Outcome<()> {
    let select = "SELECT data FROM families WHERE tenant = $1 AND user_id = $2 AND id <> $3";
    let rows = sqlx::query(select)
        .bind(&account.tenant)
        .bind(&account.id)
        .bind(but.unwrap_or_default())
        .fetch_all(unit.connection())
        .await?;
    revoke_all(unit, account, rows).await
}

async fn revoke_all(
    unit: &mut Unit,
    account: &Account,
    rows: Vec<sqlx::any::AnyRow>,
) -> Outcome<()> {
    for row in rows {
        let family: RefreshFamily =
            serde_json::from_str(&row.try_get::<String, _>(0)?).map_err(StoreError::from)?;
        let family = revoke_refresh_family(&family, now());
        store_family(unit, &account.tenant, &family).await?;
    }
    Ok(())
}

/// Stores a family in the place of the one with its id.
///
/// # Errors
/// What the database says.
pub async fn store_family(unit: &mut Unit, tenant: &str, family: &RefreshFamily) -> Outcome<()> {
    let update = "UPDATE families SET data = $3, version = $4 WHERE tenant = $1 AND id = $2";
    sqlx::query(update)
        .bind(tenant)
        .bind(&family.id)
        .bind(serde_json::to_string(family).map_err(StoreError::from)?)
        .bind(i64::from(family.version))
        .execute(unit.connection())
        .await?;
    Ok(())
}

/// What a person is told: subject and text.
const fn told(notice: Notice) -> (&'static str, &'static str) {
    match notice {
        Notice::PasswordReset => ("Your password was changed", "Your password was set anew.\n"),
        Notice::EmailChanged => {
            ("Your address was changed", "Your account has another address now.\n")
        }
        Notice::BackupCodesLow => ("Few backup codes are left", "Make new ones soon.\n"),
        Notice::RefreshTokenReused => (
            "You were signed out",
            "A token that had been used came again, so somebody else may have it. Sign in anew.\n",
        ),
        Notice::AuthenticatorDisabled => (
            "Your way in is closed",
            "There were too many failures. Set a new password to open it again.\n",
        ),
        Notice::UnusualLogin => ("Somebody signed in", "Somebody signed in from a new place.\n"),
        Notice::AccountChanged => {
            ("Your account was changed", "The state of your account changed.\n")
        }
    }
}
