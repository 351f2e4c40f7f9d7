//! The ids of sessions.

use super::policy::check;
use super::{AssuranceLevel, NewSession, PreviousId, Session, SessionPolicy};
use crate::account::material::{BASE64_URL, fingerprint, later, take, whole};
use crate::account::{AccountError, Disclosed, Secret};
use crate::kernel::Instant;
use crate::problem::Fault;

/// How many letters spell 256 bits.
const LETTERS: usize = 43;

/// What the fingerprint of an id begins with.
const LABEL: &str = "session/v1";

/// A new session, after somebody has signed in; an id from before the sign-in is never taken on.
///
/// # Errors
///
/// * `account.entropy_too_short` for less than 32 bytes.
/// * `kernel.out_of_range`, `account.invalid_setting` for a policy that is not sound.
pub fn start_session(
    subject: &str,
    level: AssuranceLevel,
    policy: &SessionPolicy,
    now: Instant,
    entropy: &Secret<Vec<u8>>,
) -> Result<NewSession, AccountError> {
    check(policy)?;
    let id = BASE64_URL.encode(take::<32>(entropy)?.as_slice());
    let now = whole(now);
    let session = Session {
        id_hash: hash_of(&id),
        previous: None,
        subject: subject.to_owned(),
        level,
        authenticated_at: now,
        id_issued_at: now,
        last_seen_at: now,
        expires_at: later(now, policy.absolute_seconds),
        ended_at: None,
        version: 0,
    };
    Ok(NewSession { id_once: Disclosed::new(id), session })
}

/// The same session under a new id.
///
/// Where the person has shown anew who they are, `level` says how; the old id then ends at once, so
/// that nobody who has it gains anything.
/// Otherwise the old id works for `overlap_seconds` more, for requests that are under way; the one
/// before it does not.
/// The absolute end stays.
///
/// # Errors
///
/// * `account.entropy_too_short` for less than 32 bytes.
/// * `account.token_invalid` for a session that was ended or whose absolute end has come.
/// * `kernel.out_of_range`, `account.invalid_setting` for a policy that is not sound.
pub fn renew_session(
    session: &Session,
    level: Option<AssuranceLevel>,
    policy: &SessionPolicy,
    now: Instant,
    entropy: &Secret<Vec<u8>>,
) -> Result<NewSession, AccountError> {
    check(policy)?;
    let id = BASE64_URL.encode(take::<32>(entropy)?.as_slice());
    if session.ended_at.is_some() || now >= session.expires_at {
        return Err(AccountError::TokenInvalid(Fault::new()));
    }
    let now = whole(now);
    let mut session = session.clone();
    let old = std::mem::replace(&mut session.id_hash, hash_of(&id));
    session.previous = (level.is_none() && policy.overlap_seconds > 0)
        .then(|| PreviousId { id_hash: old, until: later(now, policy.overlap_seconds) });
    session.id_issued_at = now;
    session.version = session.version.wrapping_add(1);
    if let Some(level) = level {
        session.level = level;
        session.authenticated_at = now;
        session.last_seen_at = session.last_seen_at.max(now);
    }
    Ok(NewSession { id_once: Disclosed::new(id), session })
}

/// The session after its end; one that was ended stays as it is.
#[must_use]
pub fn end_session(session: &Session, now: Instant) -> Session {
    let mut session = session.clone();
    if session.ended_at.is_none() {
        session.ended_at = Some(whole(now));
        session.version = session.version.wrapping_add(1);
    }
    session
}

/// The hash under which the session of an id is looked up.
///
/// # Errors
///
/// * `account.token_invalid` for a text that can be no id.
pub fn session_id_hash(id: &Secret<String>) -> Result<String, AccountError> {
    let text = id.expose();
    if text.len() != LETTERS || BASE64_URL.decode(text).is_none() {
        return Err(AccountError::TokenInvalid(Fault::new()));
    }
    Ok(hash_of(text))
}

fn hash_of(id: &str) -> String {
    fingerprint(LABEL, id.as_bytes())
}
