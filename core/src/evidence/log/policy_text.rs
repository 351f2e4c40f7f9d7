//! Reads and writes policies of evidence.

use super::EvidencePolicy;
use crate::evidence::EvidenceError;
use crate::kernel::{read_json, write_json};

/// The policy of evidence a JSON text holds.
///
/// Whether its names and its numbers make sense is found out by
/// [`check_policy`](super::check_policy).
///
/// ```
/// let policy = prowess::evidence::parse_policy(
///     r#"{"estimator": {"kind": "latest"}, "minimum_raters": 2,
///         "expiry": {"certificate": {"kind": "sliding", "days": 730}}}"#,
/// )?;
/// assert_eq!(policy.minimum_raters, 2);
/// # Ok::<(), prowess::Problem>(())
/// ```
///
/// # Errors
///
/// * `evidence.malformed_policy` when the text is no policy, or names an estimator or a field that
///   there is not; the path names the field.
pub fn parse_policy(text: &str) -> Result<EvidencePolicy, EvidenceError> {
    read_json(text, "policy").map_err(EvidenceError::MalformedPolicy)
}

/// The JSON text of a policy, which [`parse_policy`] reads back to an equal one.
#[must_use]
pub fn print_policy(policy: &EvidencePolicy) -> String {
    write_json(policy)
}
