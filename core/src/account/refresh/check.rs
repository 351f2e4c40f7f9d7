//! Whether a policy of refresh tokens is sound.

use super::RefreshPolicy;
use crate::account::AccountError;
use crate::account::material::in_range;

/// A year, in seconds.
const YEAR: u32 = 366 * 24 * 60 * 60;

/// # Errors
///
/// * `kernel.out_of_range` for a number outside its range; idle time is within the absolute one.
pub(super) fn check(policy: &RefreshPolicy) -> Result<(), AccountError> {
    in_range("absolute_seconds", policy.absolute_seconds, 60, YEAR)?;
    in_range("idle_seconds", policy.idle_seconds, 60, policy.absolute_seconds)?;
    in_range("grace_seconds", policy.grace_seconds, 0, 60)?;
    in_range("most_tokens", policy.most_tokens, 2, 20_000)
}
