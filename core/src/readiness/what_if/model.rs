//! Changes, and what becomes of a readiness by them.

use serde::{Deserialize, Serialize};

use super::super::{GateState, Readiness, Verdict};
use crate::evidence::HoldingStatus;
use crate::kernel::{Key, Level, Share, Text, Weight};
use crate::problem::Problem;
use crate::role::{Gate, Requirement};

/// One thing that is imagined to be otherwise.
///
/// A competency is named by its uri or by its code in the role.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum Change {
    /// The person shows a competency at this level.
    SetLevel {
        /// Uri or code of the competency.
        competency: Key,
        /// The level.
        level: Level,
        /// The scale of the level; without it, the one the role asks on.
        #[serde(default)]
        scale: Option<Key>,
    },
    /// Something else than a level is said of a competency.
    ///
    /// A level that is there stays, unless the status denies it: what has expired with a level
    /// counts again as `demonstrated`.
    SetStatus {
        /// Uri or code of the competency.
        competency: Key,
        /// What is said.
        #[serde(deserialize_with = "crate::kernel::through_tree")]
        status: HoldingStatus,
    },
    /// Nothing is known of a competency.
    Forget {
        /// Uri or code of the competency.
        competency: Key,
    },
    /// The role asks this, instead of what it asks of the same competency where it does.
    Require {
        /// What it asks.
        #[serde(deserialize_with = "crate::kernel::through_tree")]
        requirement: Box<Requirement>,
    },
    /// The role no longer asks for a competency; choices have it as a member no longer, and choose
    /// among those that are left.
    DropRequirement {
        /// Uri or code of the competency.
        competency: Key,
    },
    /// A requirement counts more or less.
    SetImportance {
        /// Uri or code of the competency.
        competency: Key,
        /// How much it counts; without it, as much as its necessity says.
        #[serde(default)]
        importance: Option<Weight>,
    },
    /// The role asks for another level.
    SetRequiredLevel {
        /// Uri or code of the competency.
        competency: Key,
        /// The level; without it, any demonstrated level would do.
        #[serde(default)]
        level: Option<Level>,
    },
    /// A requirement becomes a must-have, or stops being one.
    SetGate {
        /// Uri or code of the competency.
        competency: Key,
        /// From which level; without it, it is no must-have.
        #[serde(default, deserialize_with = "crate::kernel::through_tree")]
        gate: Option<Gate>,
    },
    /// The situation is another one.
    SetContext {
        /// What it is about.
        name: Key,
        /// What it is; without it, nobody says.
        #[serde(default)]
        value: Option<Text>,
    },
}

/// What becomes of a readiness by some changes.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct WhatIf {
    /// The readiness as it is.
    pub before: Outcome,
    /// The readiness with all changes.
    pub after: Outcome,
    /// Score after minus score before, from -1 to 1, a whole number of parts of 2^-52; nothing
    /// where one of them has no score.
    pub difference: Option<f64>,
    /// Each competency that adds something else to the score than before, by competency; their
    /// differences add up to `difference`. Empty where that is not there.
    pub contributions: Vec<ContributionChange>,
    /// Each must-have that is in another state, new or gone, in the order of names; empty where one
    /// side has no readiness.
    pub gates: Vec<GateChange>,
    /// The verdicts, where they differ; one is missing where that side has no readiness.
    pub verdict: Option<VerdictChange>,
}

/// A readiness, or why there is none.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Outcome {
    /// There is one.
    Rated {
        /// The readiness.
        readiness: Box<Readiness>,
    },
    /// There is none.
    Unrated {
        /// Why.
        problem: Box<Problem>,
    },
}

impl Outcome {
    /// The readiness, where there is one.
    #[must_use]
    pub const fn readiness(&self) -> Option<&Readiness> {
        match self {
            Self::Rated { readiness } => Some(readiness),
            Self::Unrated { .. } => None,
        }
    }
}

/// What one competency adds to the score before and after.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ContributionChange {
    /// Uri of the competency.
    pub competency: Key,
    /// Its label, as it is after, else as it was before.
    pub label: Option<Text>,
    /// What it added; 0 where it was not asked.
    pub before: Share,
    /// What it adds; 0 where it is no longer asked.
    pub after: Share,
    /// What it adds more, negative where less: a whole number of parts of 2^-52.
    pub difference: f64,
}

/// A must-have that is in another state.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct GateChange {
    /// Uri of the competency or id of the choice.
    pub requirement: Key,
    /// Its label.
    pub label: Option<Text>,
    /// Its state before; nothing where it was no must-have.
    pub before: Option<GateState>,
    /// Its state after; nothing where it is no must-have.
    pub after: Option<GateState>,
}

/// Another verdict.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct VerdictChange {
    /// The verdict before; nothing where there was no readiness.
    pub before: Option<Verdict>,
    /// The verdict after; nothing where there is no readiness.
    pub after: Option<Verdict>,
}
