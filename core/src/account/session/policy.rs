//! How long sessions last.

use super::{SessionPolicy, SessionPreset};
use crate::account::AccountError;
use crate::account::material::in_range;
use crate::problem::Fault;

const MINUTE: u32 = 60;
const HOUR: u32 = 60 * MINUTE;
const DAY: u32 = 24 * HOUR;

/// The policy of a name: uses are written down once a minute, ids last for 15 minutes and 30 seconds
/// more, and the person is warned two minutes before the end.
#[must_use]
pub fn session_policy(preset: SessionPreset) -> SessionPolicy {
    let (absolute_seconds, idle_seconds) = match preset {
        SessionPreset::Aal1 => (30 * DAY, None),
        SessionPreset::Aal2 => (DAY, Some(HOUR)),
        SessionPreset::Aal3 => (12 * HOUR, Some(15 * MINUTE)),
        SessionPreset::Office => (8 * HOUR, Some(30 * MINUTE)),
    };
    SessionPolicy {
        absolute_seconds,
        idle_seconds,
        touch_seconds: MINUTE,
        renew_seconds: Some(15 * MINUTE),
        overlap_seconds: 30,
        warn_seconds: 2 * MINUTE,
    }
}

/// # Errors
///
/// * `kernel.out_of_range` for a number outside its range.
/// * `account.invalid_setting` where uses are written down so rarely that a session in use ends.
pub(super) fn check(policy: &SessionPolicy) -> Result<(), AccountError> {
    in_range("absolute_seconds", policy.absolute_seconds, 60, 366 * DAY)?;
    in_range("overlap_seconds", policy.overlap_seconds, 0, 60)?;
    in_range("warn_seconds", policy.warn_seconds, 0, policy.absolute_seconds)?;
    if let Some(renew) = policy.renew_seconds {
        in_range("renew_seconds", renew, 60, policy.absolute_seconds)?;
    }
    let Some(idle) = policy.idle_seconds else { return Ok(()) };
    in_range("idle_seconds", idle, 60, policy.absolute_seconds)?;
    if policy.touch_seconds > idle / 2 {
        let fault = Fault::new().at("touch_seconds").with("setting", "touch_seconds");
        let reason = "is more than half of `idle_seconds`, so a session in use would end";
        return Err(AccountError::InvalidSetting(fault.with("reason", reason)));
    }
    Ok(())
}
