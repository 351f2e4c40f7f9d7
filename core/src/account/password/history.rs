//! Which old passwords to compare with, and what the comparisons say.

use serde::Deserialize;

use super::policy::PasswordPolicy;
use crate::kernel::Instant;

/// The hash of an old password, as the host keeps it.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct StoredHash {
    /// When this password was set.
    pub set_at: Instant,
}

/// The places of the hashes that a new password has to be verified against, newest first.
///
/// The host verifies all of them, whatever the first ones give: how long it takes then does not
/// tell which one it was.
/// The results go to `history_reuse`, or into the context of a check.
#[must_use]
pub fn history_plan(policy: &PasswordPolicy, hashes: &[StoredHash]) -> Vec<u32> {
    let mut places: Vec<usize> = (0..hashes.len()).collect();
    let set_at = |place: &usize| hashes.get(*place).map(|hash| hash.set_at);
    // Of two at one instant, the one that stands later is the newer.
    places.sort_by(|one, other| set_at(other).cmp(&set_at(one)).then(other.cmp(one)));
    let most = usize::try_from(policy.history).unwrap_or(usize::MAX);
    places.into_iter().take(most).filter_map(|place| u32::try_from(place).ok()).collect()
}

/// Whether one of the comparisons found the password, in a time that does not tell which.
#[must_use]
pub fn history_reuse(results: &[bool]) -> bool {
    results.iter().fold(false, |found, one| found | one)
}
