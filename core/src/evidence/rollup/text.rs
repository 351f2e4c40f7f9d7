//! Reads and writes rules of parents.

use super::RollupRule;
use crate::evidence::EvidenceError;
use crate::kernel::{read_json, write_json};

/// The rules of parents a JSON text holds.
///
/// Whether a framework has what they name is found out by [`roll_up`](super::roll_up()).
///
/// ```
/// let rules = prowess::evidence::rollup::parse_roll_up_rules(
///     r#"[{"parent": "databases", "needs": {"kind": "k_of_n", "k": 2}, "mark": 3}]"#,
/// )?;
/// assert_eq!(rules[0].parent.as_str(), "databases");
/// # Ok::<(), prowess::Problem>(())
/// ```
///
/// # Errors
///
/// * `evidence.malformed_roll_up_rules` when the text is no list of rules; the path names the
///   field.
pub fn parse_roll_up_rules(text: &str) -> Result<Vec<RollupRule>, EvidenceError> {
    read_json(text, "rules").map_err(EvidenceError::MalformedRollUpRules)
}

/// The JSON text of rules, which [`parse_roll_up_rules`] reads back to equal ones.
#[must_use]
pub fn print_roll_up_rules(rules: &[RollupRule]) -> String {
    write_json(&rules)
}
