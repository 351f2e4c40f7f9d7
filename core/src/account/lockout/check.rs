//! Whether a policy of lockout is sound.

use super::LockoutPolicy;
use crate::account::AccountError;
use crate::account::material::in_range;
use crate::problem::Fault;

/// The most failures in a row, of all buckets together (SP 800-63B-4 section 3.2.2).
const MOST: u32 = 100;

/// # Errors
///
/// * `kernel.out_of_range` for a number outside its range.
/// * `account.invalid_setting` where all buckets together take more than 100 failures.
pub(super) fn check(policy: &LockoutPolicy) -> Result<(), AccountError> {
    in_range("free_tries", policy.free_tries, 1, 20)?;
    in_range("first_wait_seconds", policy.first_wait_seconds, 1, 3600)?;
    let longest = policy.longest_wait_seconds;
    in_range("longest_wait_seconds", longest, policy.first_wait_seconds, 86_400)?;
    in_range("most_failures", policy.most_failures, policy.free_tries, MOST)?;
    in_range("device_failures", policy.device_failures, 1, MOST)?;
    in_range("most_devices", policy.most_devices, 0, MOST)?;
    let all = policy.most_failures + policy.device_failures * policy.most_devices;
    if all > MOST {
        let fault = Fault::new().at("most_failures").with("setting", "most_failures");
        let reason =
            format!("and the failures of all known devices are {all}; the limit is {MOST}");
        return Err(AccountError::InvalidSetting(fault.with("reason", reason)));
    }
    Ok(())
}
