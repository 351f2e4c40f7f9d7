//! What a new version of roles does to people.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::super::Verdict;
use crate::kernel::{Key, Share, Text};

/// How to compare two versions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields, expecting = "options of an impact")]
pub struct ImpactOptions {
    /// Uris of competencies that the new version no longer has, each with the one in its place.
    pub replaced_by: BTreeMap<Key, Key>,
    /// How many of the most affected people are named for each role; without it, 10.
    pub most_affected: u32,
}

impl Default for ImpactOptions {
    fn default() -> Self {
        Self { replaced_by: BTreeMap::new(), most_affected: 10 }
    }
}

/// What a new version of roles does to people.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Impact {
    /// How many people there are.
    pub people: u32,
    /// For how many of them something changes in at least one role.
    pub affected_people: u32,
    /// Uris of roles that only the new version has, in order.
    pub added: Vec<Key>,
    /// Uris of roles that only the old version has, in order.
    pub removed: Vec<Key>,
    /// What happens to all pairs of people and roles.
    pub total: ImpactCount,
    /// Each role of both versions, in the order of uris.
    pub roles: Vec<RoleImpact>,
}

/// What happens to pairs of a person and a role.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ImpactCount {
    /// A score in both versions: the sum of the next three.
    pub compared: u32,
    /// A higher score than before.
    pub gain: u32,
    /// A lower score than before.
    pub lose: u32,
    /// The same score as before, to the last bit.
    pub stay: u32,
    /// Ready, and not ready before, whether there was a score or not.
    pub become_ready: u32,
    /// Ready before and no longer, whether there is a score or not.
    pub stop_being_ready: u32,
    /// A score before and none now.
    pub become_unrated: u32,
    /// No score before and one now.
    pub become_rated: u32,
    /// No score in either version.
    pub unrated: u32,
    /// Levels and other standings of competencies that both versions ask for.
    pub evidence_kept: u32,
    /// Those that count for another competency of the new version.
    pub evidence_carried: u32,
    /// Those that the new version no longer asks for.
    pub evidence_idle: u32,
}

/// What a new version of one role does to people.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RoleImpact {
    /// The role's uri.
    pub role: Key,
    /// Its code in the new version.
    pub code: Option<Key>,
    /// Its title in the new version, in the best language.
    pub title: Option<Text>,
    /// What happens to the people.
    pub count: ImpactCount,
    /// The mean change of the score over those with a score in both versions, rounded once; nothing
    /// where there are none.
    pub mean_change: Option<f64>,
    /// Why people who had a score have none now, by the code of the problem.
    pub become_unrated: Vec<ReasonCount>,
    /// People for whom something changes: first those who got or lost a score, then by the size of
    /// the change, then by id; no more than asked.
    pub most_affected: Vec<AffectedPerson>,
    /// What becomes of evidence for competencies that not both versions ask for, by competency.
    pub evidence: Vec<EvidenceMove>,
}

/// How many people a problem concerns.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ReasonCount {
    /// Code of the problem, such as `readiness.empty_role`.
    pub code: String,
    /// How many people.
    pub people: u32,
}

/// A person for whom something changes.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct AffectedPerson {
    /// The person.
    pub person: Key,
    /// The score in the old version; nothing where there was none.
    pub before: Option<Share>,
    /// The score in the new version; nothing where there is none.
    pub after: Option<Share>,
    /// After minus before, a whole number of parts of 2^-52; nothing where one is missing.
    pub change: Option<f64>,
    /// The verdict in the old version.
    pub verdict_before: Option<Verdict>,
    /// The verdict in the new version.
    pub verdict_after: Option<Verdict>,
}

/// What becomes of evidence for a competency.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct EvidenceMove {
    /// Uri of the competency.
    pub competency: Key,
    /// What becomes of it.
    pub fate: EvidenceFate,
    /// Uri of the competency it counts for in the new version, where it is carried.
    pub counts_for: Option<Key>,
    /// Of how many people something is known: a level, or that they showed it or did not.
    pub people: u32,
}

/// What becomes of evidence in a new version.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum EvidenceFate {
    /// It counts for another competency, in whose place it stood or to which it is an equivalent.
    Carried,
    /// Nothing asks for it any longer.
    NoLongerAsked,
    /// It was not asked before, and no other competency is carried to it.
    NewlyAsked,
}
