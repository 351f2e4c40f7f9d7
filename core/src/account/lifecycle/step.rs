//! What an event makes of an account.

use super::{AccountEvent, AccountRecord, AccountState, AccountStep, AdminStanding};
use crate::account::material::whole;
use crate::account::{AccountError, Effect, Notice, Recipient};
use crate::kernel::Instant;
use crate::problem::Fault;

use AccountEvent as E;
use AccountState as S;

/// The account after an event, and what follows from it.
///
/// A lock whose time is over counts as active, without an event.
/// The last active administrator of a tenant cannot be suspended or deactivated; a lock is let pass,
/// since it ends by itself.
///
/// # Errors
///
/// * `account.invalid_transition` where the state does not allow the event.
/// * `account.last_admin` where nobody would be left to administer the tenant.
pub fn step_account(
    record: &AccountRecord,
    event: &AccountEvent,
    standing: &AdminStanding,
    now: Instant,
) -> Result<AccountStep, AccountError> {
    let state = at(record.state, now);
    let next = match (state, *event) {
        (S::Invited {}, E::Join {}) => S::PendingVerification {},
        (S::PendingVerification {}, E::VerifyEmail {}) => S::Active {},
        (S::Active {} | S::Locked { .. }, E::Suspend {}) => S::Suspended {},
        (S::Suspended {}, E::Resume {}) | (S::Locked { .. }, E::Unlock {}) => S::Active {},
        (S::Active {}, E::Lock { until }) if until > now => S::Locked { until: whole(until) },
        (S::Locked { until: old }, E::Lock { until }) => S::Locked { until: old.max(whole(until)) },
        (S::Erased {} | S::Deactivated {}, E::Deactivate {}) => return Err(illegal(state, event)),
        (_, E::Deactivate {}) => S::Deactivated {},
        (S::Deactivated {}, E::Erase {}) => S::Erased {},
        _ => return Err(illegal(state, event)),
    };
    let is_removed = matches!(next, S::Suspended {} | S::Deactivated {});
    let administers = matches!(state, S::Active {} | S::Locked { .. }) && standing.is_admin;
    if is_removed && administers && standing.other_active_admins == 0 {
        return Err(AccountError::LastAdmin(Fault::new().with("event", name_of(event))));
    }
    let record =
        AccountRecord { state: next, since: whole(now), version: record.version.wrapping_add(1) };
    let may_sign_in = matches!(next, S::Active {});
    Ok(AccountStep { record, may_sign_in, effects: effects_of(event) })
}

/// The state at an instant: a lock ends by itself.
fn at(state: AccountState, now: Instant) -> AccountState {
    match state {
        S::Locked { until } if now >= until => S::Active {},
        state => state,
    }
}

fn effects_of(event: &AccountEvent) -> Vec<Effect> {
    let audit = |event| Effect::Audit { event };
    let tell = Effect::Notify { notice: Notice::AccountChanged, to: Recipient::Current };
    let close =
        [Effect::EndSessions, Effect::RevokeRefreshFamilies, Effect::VoidTokens { purpose: None }];
    match event {
        E::Join {} => vec![audit("account.joined")],
        E::VerifyEmail {} => vec![Effect::MarkEmailVerified, audit("account.email_verified")],
        E::Suspend {} => [&close[..], &[tell, audit("account.suspended")]].concat(),
        E::Resume {} => vec![tell, audit("account.resumed")],
        E::Lock { .. } => vec![tell, audit("account.locked")],
        E::Unlock {} => vec![audit("account.unlocked")],
        E::Deactivate {} => [&close[..], &[tell, audit("account.deactivated")]].concat(),
        E::Erase {} => [&close[..], &[Effect::EraseData, audit("account.erased")]].concat(),
    }
}

fn illegal(state: AccountState, event: &AccountEvent) -> AccountError {
    let state = match state {
        S::Invited {} => "invited",
        S::PendingVerification {} => "pending_verification",
        S::Active {} => "active",
        S::Suspended {} => "suspended",
        S::Locked { .. } => "locked",
        S::Deactivated {} => "deactivated",
        S::Erased {} => "erased",
    };
    let fault = Fault::new().with("state", state).with("event", name_of(event));
    AccountError::InvalidTransition(fault)
}

const fn name_of(event: &AccountEvent) -> &'static str {
    match event {
        E::Join {} => "join",
        E::VerifyEmail {} => "verify_email",
        E::Suspend {} => "suspend",
        E::Resume {} => "resume",
        E::Lock { .. } => "lock",
        E::Unlock {} => "unlock",
        E::Deactivate {} => "deactivate",
        E::Erase {} => "erase",
    }
}
