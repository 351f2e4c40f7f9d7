//! Asking for breached passwords without telling which one.

use std::fmt::Write as _;

use serde::{Deserialize, Serialize};
use sha1::{Digest, Sha1};

use super::prepare::Prepared;
use crate::account::{AccountError, Disclosed, Secret};
use crate::problem::Fault;

/// How many hexadecimal digits are told.
const TOLD: usize = 5;

/// What to ask a range service for, and what to look for in its answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct BreachQuery {
    /// The first five hexadecimal digits of the SHA-1 of the password, which may be told.
    pub prefix: String,
    /// The others, which stay with the host and go to `breach_match`.
    pub suffix: Disclosed,
}

/// What a look-up among breached passwords gave.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum Breach {
    /// Nobody looked.
    #[serde(rename = "not_checked")]
    NotChecked {},
    /// It is not among them.
    #[serde(rename = "not_found")]
    NotFound {},
    /// It is among them.
    Found {
        /// How often; 4294967295 stands for more than that too.
        count: u32,
    },
}

impl Default for Breach {
    fn default() -> Self {
        Self::NotChecked {}
    }
}

/// What to ask a range service such as Have I Been Pwned for.
///
/// The prefix stands for hundreds of passwords, so the service does not learn which one is meant.
/// Ask `/range/` with the prefix and the header `Add-Padding: true`, so that the length of the
/// answer tells nothing either.
#[must_use]
pub fn breach_query(password: &Prepared) -> BreachQuery {
    let mut digits = String::with_capacity(40);
    for byte in Sha1::digest(password.expose().as_bytes()) {
        // Writing to a text does not fail.
        let _ = write!(digits, "{byte:02X}");
    }
    let suffix = digits.split_off(TOLD.min(digits.len()));
    BreachQuery { prefix: digits, suffix: Disclosed::new(suffix) }
}

/// Whether the answer of a range service names this password.
///
/// The answer has a line `SUFFIX:COUNT` for each; those with a count of 0 are padding.
///
/// # Errors
///
/// * `account.breach_response_malformed` where a line is another, such as a page that asks to
///   sign in: that nothing was found would then be false.
pub fn breach_match(suffix: &Secret<String>, body: &str) -> Result<Breach, AccountError> {
    let mut found = Breach::NotFound {};
    let mut lines = 0;
    for (line, text) in (1..).zip(body.lines()).filter(|(_, text)| !text.trim().is_empty()) {
        lines += 1;
        let Some((own, count)) = entry(text) else { return Err(malformed(line)) };
        let is_same = Secret::new(own.to_ascii_uppercase())
            == Secret::new(suffix.expose().to_ascii_uppercase());
        if is_same && count > 0 {
            found = Breach::Found { count };
        }
    }
    if lines == 0 { Err(malformed(1_u32)) } else { Ok(found) }
}

fn malformed(line: u32) -> AccountError {
    AccountError::BreachResponseMalformed(Fault::new().at("body").with("line", line))
}

/// The suffix and the count of a line.
fn entry(text: &str) -> Option<(&str, u32)> {
    let (suffix, count) = text.trim().split_once(':')?;
    let is_suffix = suffix.len() == 40 - TOLD && suffix.bytes().all(|b| b.is_ascii_hexdigit());
    let is_count = !count.is_empty() && count.bytes().all(|byte| byte.is_ascii_digit());
    (is_suffix && is_count).then(|| (suffix, count.parse().unwrap_or(u32::MAX)))
}
