//! How many sessions an account may have at once.

use super::evaluate::end_of;
use super::policy::check;
use super::{Session, SessionAdmission, SessionLimit, SessionPolicy, WhenFull, end_session};
use crate::account::AccountError;
use crate::account::material::{in_range, not_longer};
use crate::kernel::Instant;

/// The most sessions that are looked at.
const MOST_SESSIONS: usize = 10_000;

/// Whether there is room for one more session of an account, and which ones end for it.
///
/// Sessions that are over do not count.
/// Where old ones give way, those end that were used longest ago; of two used at once, the one that
/// stands first.
///
/// # Errors
///
/// * `account.too_large` for more than 10,000 sessions.
/// * `kernel.out_of_range`, `account.invalid_setting` for a limit or a policy that is not sound.
///
/// # Cost
///
/// O(n log n) for n sessions.
pub fn admit_session(
    sessions: &[Session],
    limit: &SessionLimit,
    policy: &SessionPolicy,
    now: Instant,
) -> Result<SessionAdmission, AccountError> {
    check(policy)?;
    in_range("most", limit.most, 1, 1000)?;
    not_longer("sessions", "sessions", sessions.len(), MOST_SESSIONS)?;
    let mut open: Vec<&Session> =
        sessions.iter().filter(|session| end_of(session, policy, now).is_none()).collect();
    let most = limit.most as usize;
    if open.len() >= most && limit.when_full == WhenFull::RejectNew {
        let open = u32::try_from(open.len()).unwrap_or(u32::MAX);
        return Ok(SessionAdmission::Rejected { open });
    }
    open.sort_by_key(|session| session.last_seen_at);
    let too_many = (open.len() + 1).saturating_sub(most);
    let ended = open.iter().take(too_many).map(|session| end_session(session, now)).collect();
    Ok(SessionAdmission::Admitted { ended })
}
