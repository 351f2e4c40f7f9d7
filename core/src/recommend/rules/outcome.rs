//! Cases, and what rules make of them.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::FactValue;
use crate::kernel::{Day, Key, Text};
use crate::recommend::CoachMessage;

/// Facts about a person and a role, or about one competency of it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, expecting = "a case")]
pub struct RuleCase {
    /// Id of the person.
    pub person: Key,
    /// Uri of the role.
    #[serde(default)]
    pub role: Option<Key>,
    /// Uri of the competency; without it, the case is about the role.
    #[serde(default)]
    pub competency: Option<Key>,
    /// The facts by name; what is not here is unknown. The ids are facts without being said again.
    #[serde(default)]
    pub facts: BTreeMap<Text, FactValue>,
}

/// What rules make of cases on one day.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RuleRun {
    /// Id of the set of rules.
    pub rules: Key,
    /// Its version.
    pub version: u32,
    /// The day.
    pub as_of: Day,
    /// The most comparisons that the run could cost, as known before it began.
    pub cost: f64,
    /// One for each case, in their order.
    pub cases: Vec<CaseOutcome>,
}

/// What rules make of one case.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CaseOutcome {
    /// The person.
    pub person: Key,
    /// The role.
    pub role: Option<Key>,
    /// The competency.
    pub competency: Option<Key>,
    /// The rules that speak: by priority, then the highest score, then by id.
    pub fired: Vec<FiredRule>,
    /// The rules whose condition holds and that do not speak, by id.
    pub held_back: Vec<HeldBack>,
    /// The rules that would fire if one number moved: by priority, then by id.
    pub near_misses: Vec<NearMiss>,
    /// The rules of which nobody knows, by id.
    pub undecided: Vec<UndecidedRule>,
}

/// A rule that speaks.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct FiredRule {
    /// Id of the rule.
    pub rule: Key,
    /// Its version.
    pub version: u32,
    /// Its priority.
    pub priority: u32,
    /// How strongly it speaks.
    pub score: f64,
    /// What makes up the score; the parts add up to it in every bit.
    pub parts: Vec<ScorePart>,
    /// What is said.
    pub message: CoachMessage,
    /// The values that its condition saw, by name of the fact.
    pub saw: Vec<SeenFact>,
}

/// What a fact adds to a score.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ScorePart {
    /// Name of the fact; nothing for the base.
    pub fact: Option<Text>,
    /// What it adds; 0 where it is unknown.
    pub part: f64,
    /// Whether it is known.
    pub is_known: bool,
}

/// A value that a condition saw.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SeenFact {
    /// Name of the fact.
    pub fact: Text,
    /// Its value; nothing where it is unknown.
    pub value: Option<FactValue>,
}

/// A rule whose condition holds and that does not speak.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct HeldBack {
    /// Id of the rule.
    pub rule: Key,
    /// Why.
    pub reason: HeldBackReason,
}

/// Why a rule does not speak.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum HeldBackReason {
    /// The day is not among those on which it speaks.
    NotValid {
        /// The first day on which it does; nothing where they are over.
        from: Option<Day>,
    },
    /// It spoke not long ago.
    CoolingDown {
        /// The first day on which it speaks again; nothing beyond the calendar.
        until: Option<Day>,
    },
    /// Another rule that it excludes stands higher.
    Overruled {
        /// Id of that rule.
        by: Key,
    },
}

/// A rule that would fire if one number moved, and nothing else did.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct NearMiss {
    /// Id of the rule.
    pub rule: Key,
    /// Its priority.
    pub priority: u32,
    /// The numbers each of which would do, by name of the fact.
    pub moves: Vec<FactMove>,
}

/// How far a number would have to move.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct FactMove {
    /// Name of the fact.
    pub fact: Text,
    /// What it is.
    pub held: f64,
    /// The nearest number at which the rule fires.
    pub needed: f64,
    /// How far that is: `held` + `by` is `needed` in every bit.
    pub by: f64,
}

/// A rule of which nobody knows whether it fires.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct UndecidedRule {
    /// Id of the rule.
    pub rule: Key,
    /// The facts of its condition that are unknown, by name.
    pub unknown: Vec<Text>,
}
