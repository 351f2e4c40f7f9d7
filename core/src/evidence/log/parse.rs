//! Reads and writes logs of evidence.

use super::EvidenceLog;
use super::check::problems;
use crate::evidence::EvidenceError;
use crate::kernel::{read_json, write_json};
use crate::problem::Fault;

/// The log of evidence a JSON text holds.
///
/// What one record says by itself must make sense, and an id must name one record.
/// What needs a second record or a framework to be seen is not looked at here: a log that was
/// merged from two places may hold a decision whose entry has not arrived yet.
/// [`audit_log`](crate::evidence::audit_log) finds that.
///
/// ```
/// let log = prowess::evidence::parse_log(
///     r#"{"entries": [{"id": "e1", "person": "ana", "competency": "sql", "kind": "test",
///                      "occurred_on": "2026-03-02", "recorded_at": "2026-03-02T16:00:00Z",
///                      "shows": {"kind": "score", "points": 34, "maximum": 40}}]}"#,
/// )?;
/// assert_eq!(log.entries[0].person.as_str(), "ana");
/// # Ok::<(), prowess::Problem>(())
/// ```
///
/// # Errors
///
/// * `evidence.malformed_log` when the text is no log; the path names the field.
/// * `evidence.inconsistent_log` with all problems in its details: `evidence.duplicate_entry`,
///   `evidence.duplicate_decision` and `evidence.invalid_entry`.
pub fn parse_log(text: &str) -> Result<EvidenceLog, EvidenceError> {
    // A list would be read as the fields of a log in their order, and an empty one as an empty log.
    if text.trim_start_matches(['\u{feff}', ' ', '\t', '\r', '\n']).starts_with('[') {
        let fault =
            Fault::new().at("log").with("reason", "it is a list, and not a log of evidence");
        return Err(EvidenceError::MalformedLog(fault));
    }
    let log: EvidenceLog = read_json(text, "log").map_err(EvidenceError::MalformedLog)?;
    checked(&log)?;
    Ok(log)
}

/// The JSON text of a log, which [`parse_log`] reads back to an equal one.
#[must_use]
pub fn print_log(log: &EvidenceLog) -> String {
    write_json(log)
}

/// Refuses a log whose records make no sense by themselves.
pub(super) fn checked(log: &EvidenceLog) -> Result<(), EvidenceError> {
    let problems = problems(log);
    if problems.is_empty() {
        return Ok(());
    }
    let fault = Fault::new().at("log").with("count", problems.len());
    Err(EvidenceError::InconsistentLog(fault.because(problems)))
}
