//! What a ranking is made from, and what it says.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::kernel::{Day, Key, Share, Text, Weight};
use crate::problem::Problem;
use crate::recommend::CoachMessage;

/// What is known around a person, the roles and the competencies; all of it may be left out.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields, expecting = "what is known around competencies")]
pub struct NextInput {
    /// How much each role counts, by uri; one that is not here counts 1.
    pub role_weights: BTreeMap<Key, Weight>,
    /// Hours until a competency is closed, by uri; above 0.
    pub hours: BTreeMap<Key, f64>,
    /// What has to be there before what.
    pub needs: Vec<NextNeed>,
    /// How much competencies are wanted, by uri; only the ratios matter.
    pub demand: BTreeMap<Key, Weight>,
    /// The share of peers who have them, by uri.
    pub peers: BTreeMap<Key, Share>,
    /// When they were shown, and until when that is enough.
    pub evidence: Vec<NextEvidence>,
    /// The day; without it, nothing has to be kept.
    pub as_of: Option<Day>,
}

/// A competency that needs another one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, expecting = "a competency that needs another one")]
pub struct NextNeed {
    /// Uri of the competency.
    pub competency: Key,
    /// Uri of the one that has to be there before.
    pub needs: Key,
}

/// What is known of the evidence of a competency.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, expecting = "the evidence of a competency")]
pub struct NextEvidence {
    /// Uri of the competency.
    pub competency: Key,
    /// The day on which it was shown last.
    #[serde(default)]
    pub shown_on: Option<Day>,
    /// The first day on which it is not enough any more.
    #[serde(default)]
    pub refresh_before: Option<Day>,
}

/// How candidates are ranked.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields, expecting = "options of a ranking")]
pub struct NextOptions {
    /// Hours for each missing level, above 0; without it, 20, an assumption.
    pub hours_per_level: f64,
    /// Hours to show what is there, above 0; without it, 2, an assumption.
    pub hours_to_show: f64,
    /// What the largest demand adds to a gain, as a part of it, from 0 to 10; without it, 0.5.
    pub demand_boost: f64,
    /// What it adds that all peers have it, from 0 to 10; without it, 0.25.
    pub peers_boost: f64,
    /// Which part of the gains that wait for it is added, from 0 to 10; without it, 0.5.
    pub behind_boost: f64,
    /// In how many days something has to stop being enough to be a candidate; without it, 180.
    pub keep_within_days: u32,
    /// How many are listed at most; without it, 10.
    pub top: u32,
}

impl Default for NextOptions {
    fn default() -> Self {
        Self {
            hours_per_level: 20.0,
            hours_to_show: 2.0,
            demand_boost: 0.5,
            peers_boost: 0.25,
            behind_boost: 0.5,
            keep_within_days: 180,
            top: 10,
        }
    }
}

/// Which competencies should come next.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct NextCompetencies {
    /// The person.
    pub person: Key,
    /// How many candidates there are, whether listed or not.
    pub candidates: u32,
    /// The candidates: those that wait for nothing first, then the highest score, then by uri.
    pub competencies: Vec<NextCompetency>,
    /// Roles without a readiness, by uri.
    pub unrated: Vec<UnratedTarget>,
    /// The options it was made with.
    pub options: NextOptions,
}

/// A role that has no readiness.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct UnratedTarget {
    /// Uri of the role.
    pub role: Key,
    /// Why.
    pub problem: Problem,
}

/// A competency that may come next.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct NextCompetency {
    /// Uri of the competency.
    pub competency: Key,
    /// Its label.
    pub label: Option<Text>,
    /// What has to be done.
    pub action: NextAction,
    /// Readiness gained per hour, with the boosts.
    pub score: f64,
    /// What makes up the score; the parts add up to it in every bit.
    pub parts: Vec<NextPart>,
    /// What closing it adds to the scores of the roles, by their weight.
    pub gain: f64,
    /// Hours until it is closed.
    pub hours: f64,
    /// Whether the hours are an assumption.
    pub hours_assumed: bool,
    /// The competencies that have to be there before, by uri.
    pub waits_for: Vec<Key>,
    /// Days since it was shown last, where that is known.
    pub evidence_age_days: Option<i32>,
    /// The first day on which it is not enough any more, where that is known.
    pub refresh_before: Option<Day>,
    /// It as something to say.
    pub message: CoachMessage,
}

/// What has to be done about a competency.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum NextAction {
    /// It has to be learned.
    Learn,
    /// It has to be shown: nobody knows the level.
    Show,
    /// It has to be kept: it is there, and will soon not be enough.
    Keep,
}

/// A part of a score.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct NextPart {
    /// Where it comes from.
    pub source: NextSource,
    /// What it adds to the score.
    pub part: f64,
}

/// Where a part of a score comes from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum NextSource {
    /// What it adds to the score of a role.
    Role {
        /// Uri of the role.
        role: Key,
    },
    /// It is wanted.
    Demand {},
    /// Peers have it.
    Peers {},
    /// Other gaps wait for it.
    Behind {},
}
