//! The problem itself.

use std::collections::BTreeMap;
use std::fmt;

use serde::{Deserialize, Serialize};

/// The kind of a problem, which decides the exception class and the HTTP status.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// The input is wrong: status 422.
    Invalid,
    /// What was asked for is not there: status 404.
    NotFound,
    /// The input contradicts what is already there: status 409.
    Conflict,
    /// The caller may not do this: status 403.
    Denied,
    /// A limit is reached: status 429.
    Limit,
    /// A bug of Prowess: status 500.
    Internal,
}

impl Kind {
    /// The HTTP status that goes with this kind.
    #[must_use]
    pub const fn status(self) -> u16 {
        match self {
            Self::Invalid => 422,
            Self::NotFound => 404,
            Self::Conflict => 409,
            Self::Denied => 403,
            Self::Limit => 429,
            Self::Internal => 500,
        }
    }
}

/// The values a message speaks of, and the single problems that a collected one stands for.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Details {
    /// The values the message names, by their name, so that another language can say it.
    pub values: BTreeMap<String, String>,
    /// The single problems, where this one stands for several.
    pub problems: Vec<Problem>,
}

/// What went wrong, in the same shape on every surface.
///
/// `code` is `room.reason` and never changes its meaning.
/// `message` is one sentence in lower case without a full stop; advice is in `help`.
/// A problem never carries a secret.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Problem {
    /// Stable name of the problem, such as `readiness.empty_role`.
    pub code: &'static str,
    /// Decides the exception class and the HTTP status.
    pub kind: Kind,
    /// What is wrong, in the words of the field.
    pub message: String,
    /// Where in the caller's data, such as `profile.levels[0].level`.
    pub path: Option<String>,
    /// What to do about it.
    pub help: Option<String>,
    /// The values of the message, and the single problems behind a collected one.
    pub details: Box<Details>,
}

impl Problem {
    /// The same problem with `prefix` put in front of its path.
    ///
    /// A function that hands part of its input on uses this, so that the path starts at what
    /// the caller gave: `levels[0]` becomes `profile.levels[0]`.
    #[must_use]
    pub fn under(mut self, prefix: &str) -> Self {
        self.path = Some(match self.path {
            Some(path) if path.starts_with('[') => format!("{prefix}{path}"),
            Some(path) => format!("{prefix}.{path}"),
            None => prefix.to_owned(),
        });
        self
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.path {
            Some(path) => write!(f, "{path}: {} [{}]", self.message, self.code),
            None => write!(f, "{} [{}]", self.message, self.code),
        }
    }
}

impl std::error::Error for Problem {}
