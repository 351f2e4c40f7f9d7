//! Comparisons, as they are read.
//!
//! The code of a problem is a text of the program in the rules, so what holds one cannot be read
//! there.
//! These have the same members, and a test writes with the one and reads with the other.
//! Other languages know both, so there these have names of their own.

use serde::{Deserialize, Serialize};

use super::{Key, Readiness, Text};

/// A problem that the rules found, as one entry of a report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ReportedProblem {
    /// Stable name, such as `readiness.empty_role`.
    pub code: String,
    /// What is wrong, in the words of the field.
    pub message: String,
    /// Where in the caller's data.
    pub path: Option<String>,
    /// What to do about it.
    pub help: Option<String>,
}

/// One person against many roles.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename = "ReportedComparison")]
pub struct Comparison {
    /// The person.
    pub person: Key,
    /// The readiness for each role, the highest score first; equal scores by uri.
    pub results: Vec<Readiness>,
    /// How many roles have a readiness, whether returned or not.
    pub compared: u32,
    /// Roles without a readiness, in the order they were given.
    pub unrated: Vec<UnratedRole>,
}

/// A role without a readiness, and why.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename = "ReportedUnratedRole")]
pub struct UnratedRole {
    /// The role's uri.
    pub role: Key,
    /// The role's code.
    pub code: Option<Key>,
    /// The role's title in the best language.
    pub title: Option<Text>,
    /// Why it has no readiness.
    pub problem: ReportedProblem,
}
