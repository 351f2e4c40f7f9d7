//! Which gaps open which roles.

use serde::{Deserialize, Serialize};

use super::super::UnratedRole;
use crate::kernel::{Key, Level, Text};

/// How much is answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields, expecting = "limits of unlocks")]
pub struct UnlockLimits {
    /// How many competencies are listed, the best first; without it, all.
    pub top: Option<u32>,
    /// How many steps the sequence has at most; without it, 3.
    pub steps: u32,
}

impl Default for UnlockLimits {
    fn default() -> Self {
        Self { top: None, steps: 3 }
    }
}

/// Which gaps of one person open the most roles.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Unlocks {
    /// The person.
    pub person: Key,
    /// How many roles have a readiness.
    pub compared: u32,
    /// For how many of them the person is ready now.
    pub ready: u32,
    /// How many competencies are a gap in at least one role.
    pub gaps: u32,
    /// What closing one gap by itself does; the most opened roles first, then the largest gain,
    /// then by name.
    pub competencies: Vec<Unlock>,
    /// First this, then that: a greedy sequence.
    pub sequence: Vec<Closure>,
    /// Roles without a readiness, in the order of their uris.
    pub unrated: Vec<UnratedRole>,
}

/// What closing one gap by itself does.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Unlock {
    /// Uri of the competency.
    pub competency: Key,
    /// Its label, as the first role that has one puts it.
    pub label: Option<Text>,
    /// What it is raised to, by scale; empty where no role asks a level, and showing it is enough.
    pub levels: Vec<RaisedLevel>,
    /// Uris of the roles for which the person becomes ready, in order.
    pub opens: Vec<Key>,
    /// How many other roles have a higher score.
    pub closer: u32,
    /// What is added to the scores of all roles together; exact up to 2, rounded once beyond.
    pub gain: f64,
}

/// The highest level that is asked on a scale.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RaisedLevel {
    /// Id of the scale.
    pub scale: Key,
    /// The level.
    pub level: Level,
}

/// One step of a sequence, and what it adds to the steps before it.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Closure {
    /// Uri of the competency.
    pub competency: Key,
    /// Its label, as the first role that has one puts it.
    pub label: Option<Text>,
    /// What it is raised to, by scale; empty where no role asks a level, and showing it is enough.
    pub levels: Vec<RaisedLevel>,
    /// Uris of the roles for which the person becomes ready by this step, in order.
    pub opens: Vec<Key>,
    /// How many other roles have a higher score by this step.
    pub closer: u32,
    /// What this step adds to the scores of all roles together.
    pub gain: f64,
    /// For how many roles the person is ready after it.
    pub ready: u32,
}
