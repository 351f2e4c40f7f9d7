//! Whether a session lasts.

use super::policy::check;
use super::{
    ReauthReason, Session, SessionAnswer, SessionEnd, SessionNeed, SessionPolicy, session_id_hash,
};
use crate::account::material::{later, same_text, since, whole};
use crate::account::{AccountError, Secret};
use crate::kernel::Instant;
use crate::problem::Fault;

/// How a session stands when a request comes with an id.
///
/// It ends at its absolute end, or when it was not used for the idle time, whichever comes first; a
/// use never puts off the absolute end.
/// A use is written down only when the last one that was is at least `touch_seconds` ago, so that
/// not every request writes; by so much may a session end early.
/// Where the clock went back, nothing is written down, and the session lasts.
///
/// A request that needs more than the session has ends in `reauth`, and does not touch it.
///
/// # Errors
///
/// * `kernel.out_of_range`, `account.invalid_setting` for a policy that is not sound.
pub fn evaluate_session(
    session: &Session,
    id: &Secret<String>,
    need: &SessionNeed,
    policy: &SessionPolicy,
    now: Instant,
) -> Result<SessionAnswer, AccountError> {
    check(policy)?;
    if let Some(reason) = end_of(session, policy, now).or_else(|| stranger(session, id, now)) {
        let problem = AccountError::TokenInvalid(Fault::new()).into();
        return Ok(SessionAnswer::Ended { reason, problem });
    }
    if let Some(level) = need.level.filter(|level| *level > session.level) {
        return Ok(SessionAnswer::Reauth { level, reason: ReauthReason::Level });
    }
    let is_old = need
        .authenticated_within_seconds
        .is_some_and(|seconds| since(session.authenticated_at, now) > i64::from(seconds) * 1000);
    if is_old {
        return Ok(SessionAnswer::Reauth { level: session.level, reason: ReauthReason::Age });
    }
    let mut session = session.clone();
    let touched =
        has_passed(session.last_seen_at, policy.touch_seconds, now) && now > session.last_seen_at;
    if touched {
        session.last_seen_at = whole(now);
        session.version = session.version.wrapping_add(1);
    }
    let renew_id =
        policy.renew_seconds.is_some_and(|seconds| has_passed(session.id_issued_at, seconds, now));
    let idle_end = policy.idle_seconds.map(|idle| later(session.last_seen_at, idle));
    let expires_at = idle_end.map_or(session.expires_at, |idle| idle.min(session.expires_at));
    let warn_at = expires_at.unix_milliseconds() - i64::from(policy.warn_seconds) * 1000;
    let warn_at = Instant::from_unix_milliseconds(warn_at).unwrap_or(expires_at);
    Ok(SessionAnswer::Active { session, touched, renew_id, warn_at, expires_at })
}

/// Why a session is over at this time, whoever asks.
pub(super) fn end_of(
    session: &Session,
    policy: &SessionPolicy,
    now: Instant,
) -> Option<SessionEnd> {
    if session.ended_at.is_some() {
        Some(SessionEnd::Ended)
    } else if now >= session.expires_at {
        Some(SessionEnd::Absolute)
    } else if policy.idle_seconds.is_some_and(|idle| has_passed(session.last_seen_at, idle, now)) {
        Some(SessionEnd::Idle)
    } else {
        None
    }
}

/// Why an id is not that of the session.
fn stranger(session: &Session, id: &Secret<String>, now: Instant) -> Option<SessionEnd> {
    let Ok(hash) = session_id_hash(id) else { return Some(SessionEnd::Malformed) };
    let is_present = same_text(&session.id_hash, &hash);
    let is_previous = session
        .previous
        .as_ref()
        .is_some_and(|previous| same_text(&previous.id_hash, &hash) && now < previous.until);
    (!is_present && !is_previous).then_some(SessionEnd::UnknownId)
}

fn has_passed(from: Instant, seconds: u32, now: Instant) -> bool {
    since(from, now) >= i64::from(seconds) * 1000
}
