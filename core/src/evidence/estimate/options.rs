//! Reads and writes the options of an estimate.

use super::EstimateOptions;
use crate::evidence::EvidenceError;
use crate::kernel::{read_json, write_json};

/// The options a JSON text holds: an estimator by name with its parameters, and how levels fade.
///
/// Whether the parameters make sense on a scale is found out by [`estimate`](super::estimate()).
///
/// ```
/// use prowess::evidence::estimate::{Estimator, parse_estimate_options};
///
/// let options = parse_estimate_options(r#"{"estimator": {"kind": "n_times", "mark": 3, "times": 2}}"#)?;
/// assert!(matches!(options.estimator, Estimator::NTimes { times: 2, .. }));
/// assert!(options.decay.is_none());
/// # Ok::<(), prowess::Problem>(())
/// ```
///
/// # Errors
///
/// * `evidence.malformed_options` when an estimator or a parameter is not known, or has no sense as
///   it is written; the path names the field.
pub fn parse_estimate_options(text: &str) -> Result<EstimateOptions, EvidenceError> {
    read_json(text, "options").map_err(EvidenceError::MalformedOptions)
}

/// The JSON text of options, which [`parse_estimate_options`] reads back to equal ones.
#[must_use]
pub fn print_estimate_options(options: &EstimateOptions) -> String {
    write_json(options)
}
