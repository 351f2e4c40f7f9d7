//! What a readiness hangs on.

use serde::Serialize;

use super::super::{GapReason, Verdict};
use crate::kernel::{Key, Level, Share, Text};

/// What a readiness hangs on.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Sensitivity {
    /// The person.
    pub person: Key,
    /// The role's uri.
    pub role: Key,
    /// What is so now.
    pub now: Hypothesis,
    /// Each requirement of which nothing that counts is known, what to find out first at the head.
    pub unknown: Vec<UnknownRequirement>,
    /// Each requirement of which a level is known, the tightest margin first; empty while the
    /// verdict is `not_ready`, which no loss makes worse.
    pub known: Vec<Margin>,
}

/// The score and the verdict if something were so.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Hypothesis {
    /// The score; nothing where there would be no readiness.
    pub score: Option<Share>,
    /// The verdict; nothing where there would be no readiness.
    pub verdict: Option<Verdict>,
}

/// What evidence of an unknown requirement could do.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct UnknownRequirement {
    /// Uri of the competency.
    pub competency: Key,
    /// Its label.
    pub label: Option<Text>,
    /// Why it is unknown.
    pub reason: GapReason,
    /// Whether it is a must-have by itself.
    pub gate: bool,
    /// The choice it belongs to.
    pub choice: Option<Key>,
    /// The level that would meet it fully; nothing where any level would do.
    pub level: Option<Level>,
    /// If evidence showed that level.
    pub met: Hypothesis,
    /// If evidence showed that the person does not have it.
    pub unmet: Hypothesis,
    /// Score if met minus score if unmet, a whole number of parts of 2^-52; nothing where one of
    /// them is missing.
    pub swing: Option<f64>,
    /// Whether the verdict would be another one than now, in one of the two cases.
    pub flips: bool,
}

/// How much of what is known could be lost.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Margin {
    /// Uri of the competency.
    pub competency: Key,
    /// Its label.
    pub label: Option<Text>,
    /// The level held, on the scale of the role.
    pub held: Level,
    /// The fewest whole levels whose loss changes the verdict, down to the bottom of the scale;
    /// nothing where none within 100 levels does.
    pub flips_after: Option<u32>,
    /// If it were not there at all.
    pub lost: Hypothesis,
}
