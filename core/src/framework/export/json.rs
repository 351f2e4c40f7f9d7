//! Our own JSON.

use crate::framework::{self, Framework};

/// The framework as JSON, indented, with everything in it.
///
/// Both [`framework::parse`](crate::framework::parse) and
/// [`framework::import::plain_json`](crate::framework::import::plain_json) read it back to an equal
/// framework.
#[must_use]
pub fn json(framework: &Framework) -> String {
    framework::print(framework)
}
