//! What is answered.

use serde::{Deserialize, Serialize};

use super::Formula;
use crate::evidence::UnknownReason;
use crate::framework::Necessity;
use crate::kernel::{Key, Level, Share, Text, Weight};
use crate::problem::Problem;

/// How ready one person is for one role, with every gap named.
///
/// It compares a person with a role.
/// It does not compare people: two scores of 0.7 can hide different gaps.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, expecting = "a readiness")]
pub struct Readiness {
    /// The person.
    pub person: Key,
    /// The role's uri.
    pub role: Key,
    /// The role's code.
    pub code: Option<Key>,
    /// The role's title in the best language.
    pub title: Option<Text>,
    /// The met part of what the role asks, from 0 to 1; what unknowns do to it is an option.
    pub score: Share,
    /// The lowest score that could come of it once everything is known.
    ///
    /// Unknown competencies are unmet, and what may not be asked counts where it leads lower.
    pub low: Share,
    /// The highest score that could come of it once everything is known.
    ///
    /// Unknown competencies and equivalents are met, and what may not be asked counts where it
    /// leads higher.
    pub high: Share,
    /// The part of the weight about which something is known.
    pub coverage: Share,
    /// Whether the person is ready.
    pub verdict: Verdict,
    /// Why not, where the verdict is not `ready`; in a fixed order.
    pub blockers: Vec<Blocker>,
    /// One for each must-have: requirements by competency, then choices by id.
    pub gates: Vec<GateResult>,
    /// One for each requirement, ordered by competency; they add up to `score`.
    pub contributions: Vec<Contribution>,
    /// What is missing, the largest loss first.
    pub gaps: Vec<Gap>,
    /// The formula that was used, with its parameters.
    pub formula: Formula,
    /// Its version; a change of any result is a new version.
    pub formula_version: u32,
}

/// Whether a person is ready.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// The score reaches the threshold, and every must-have is there.
    Ready,
    /// It does not, or a must-have is missing.
    NotReady,
    /// Too little is known to say.
    Undecided,
}

/// One reason why a person is not ready, or why that is not decided.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, expecting = "a blocker")]
pub struct Blocker {
    /// What stands in the way.
    pub reason: BlockerReason,
    /// Uri of the competency or id of the choice, where it is a must-have.
    pub requirement: Option<Key>,
}

/// What stands in the way of being ready.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum BlockerReason {
    /// A must-have is missing.
    GateClosed,
    /// Nobody knows whether a must-have is there.
    GateUnknown,
    /// The score is below the threshold.
    BelowThreshold,
    /// The threshold is above the low end and not above the high end, so unknowns decide.
    UnknownsDecide,
    /// Too little of what is asked is known.
    CoverageTooLow,
}

/// Whether a must-have is there.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, expecting = "a must-have")]
pub struct GateResult {
    /// Uri of the competency or id of the choice.
    pub requirement: Key,
    /// Its label.
    pub label: Option<Text>,
    /// The level that opens the gate; nothing for a choice and where any level would do.
    pub minimum: Option<Level>,
    /// The level held, on the scale of the role; nothing where there is none.
    pub held: Option<Level>,
    /// Whether it is there.
    pub state: GateState,
}

/// Whether a must-have is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum GateState {
    /// It is there.
    Open,
    /// It is not.
    Closed,
    /// Nobody knows.
    Unknown,
}

/// What one requirement adds to the score.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, expecting = "a contribution")]
pub struct Contribution {
    /// Uri of the competency.
    pub competency: Key,
    /// What it adds to the score.
    pub contribution: Share,
    /// How much it counts; 0 where it does not. Members of a choice count what it gives them.
    pub weight: Weight,
    /// What the score would get from it if it were fully met.
    pub share: Share,
    /// How far it is met, from 0 to 1; nothing where it does not count.
    pub met: Option<Share>,
    /// Why it does not count, where it does not.
    pub left_out: Option<LeftOut>,
    /// The competency that counts for it, where it is met by an equivalent.
    pub through: Option<Key>,
    /// The choice it belongs to.
    pub choice: Option<Key>,
}

/// Why a requirement does not count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum LeftOut {
    /// It asks for the bottom of its scale, which everybody has.
    AsksNothing,
    /// It makes no sense for this person.
    NotApplicable,
    /// Its condition, or that of its choice, does not hold.
    ConditionFalse,
    /// It counts nothing: its weight is 0, or the formula counts required ones only.
    NoWeight,
    /// Its choice is made of better ones.
    NotChosen,
    /// Nothing is known of it, and the options leave out what is unknown.
    Unknown,
}

/// Why a requirement is not fully met.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum GapReason {
    /// The level held is below the level asked.
    Below,
    /// Nobody knows the level.
    Unknown,
    /// The person had the chance to show it, and did not.
    NotDemonstrated,
    /// What was known has run out.
    Expired,
    /// What is claimed waits for a review.
    Pending,
    /// Fewer people judged than are asked for.
    TooFewRaters,
    /// Fewer results reach the mark than are asked for.
    TooFewResults,
    /// A review rejected what was claimed.
    Rejected,
    /// What was known speaks of something that was replaced.
    Superseded,
}

impl GapReason {
    /// Whether nothing that counts is known.
    #[must_use]
    pub const fn is_unknown(self) -> bool {
        !matches!(self, Self::Below | Self::NotDemonstrated)
    }
}

impl From<UnknownReason> for GapReason {
    fn from(reason: UnknownReason) -> Self {
        match reason {
            UnknownReason::NoEvidence => Self::Unknown,
            UnknownReason::Expired => Self::Expired,
            UnknownReason::Pending => Self::Pending,
            UnknownReason::TooFewRaters => Self::TooFewRaters,
            UnknownReason::TooFewResults => Self::TooFewResults,
            UnknownReason::Rejected => Self::Rejected,
            UnknownReason::Superseded => Self::Superseded,
        }
    }
}

/// What one requirement lacks.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, expecting = "a gap")]
pub struct Gap {
    /// Uri of the competency.
    pub competency: Key,
    /// Its label.
    pub label: Option<Text>,
    /// Whether it must be there or should be.
    pub necessity: Necessity,
    /// The level asked; nothing where any level would do.
    pub required: Option<Level>,
    /// The level held, on the scale of the role; nothing where there is none.
    pub held: Option<Level>,
    /// A level that is known and does not count, such as one that has run out, as it was stated.
    pub shown: Option<Level>,
    /// How many levels are missing, as far as that is known.
    pub gap: Option<Level>,
    /// How much it counts.
    pub weight: Weight,
    /// What the score loses by it; score and losses add up to 1.
    pub loss: Share,
    /// Why it is not met.
    pub reason: GapReason,
    /// Whether it is a must-have that is not there.
    pub blocks: bool,
    /// The choice it belongs to.
    pub choice: Option<Key>,
}

/// A role that has no readiness, and why.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct UnratedRole {
    /// The role's uri.
    pub role: Key,
    /// The role's code.
    pub code: Option<Key>,
    /// The role's title in the best language.
    pub title: Option<Text>,
    /// Why it has no readiness.
    pub problem: Problem,
}

/// One person against many roles.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
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

/// One person against many roles, in numbers alone.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Ranking {
    /// The person.
    pub person: Key,
    /// The measures for each role, in the order of a comparison.
    pub results: Vec<RankedRole>,
    /// How many roles have a readiness, whether returned or not.
    pub compared: u32,
    /// Roles without a readiness, in the order they were given.
    pub unrated: Vec<UnratedRole>,
}

/// One role among several, with the measures of a readiness and without its parts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, expecting = "a role with the measures of a readiness")]
pub struct RankedRole {
    /// The role's uri.
    pub role: Key,
    /// The role's code.
    pub code: Option<Key>,
    /// The role's title in the best language.
    pub title: Option<Text>,
    /// The met part of what the role asks, from 0 to 1.
    pub score: Share,
    /// The lowest score that could come of it once everything is known.
    pub low: Share,
    /// The highest score that could come of it once everything is known.
    pub high: Share,
    /// The part of the weight about which something is known.
    pub coverage: Share,
    /// Whether the person is ready.
    pub verdict: Verdict,
}
