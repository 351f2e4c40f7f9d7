//! Our own JSON.

use crate::framework::Framework;

/// The framework as JSON, indented, with everything in it.
///
/// [`framework::import::plain_json`](crate::framework::import::plain_json) reads it back to an
/// equal framework.
#[must_use]
pub fn json(framework: &Framework) -> String {
    // All keys are texts and all numbers are finite, so this cannot fail.
    serde_json::to_string_pretty(framework).unwrap_or_default()
}
