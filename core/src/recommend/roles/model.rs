//! What is known around roles, and what is suggested.

use serde::{Deserialize, Serialize};

use crate::kernel::{Key, Share, Text};
use crate::readiness::peers::{BlendTerm, BlendWeights, UnrankedCandidate};
use crate::recommend::CoachMessage;
use crate::role::CareerPath;

/// What is known around a person and the roles.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields, expecting = "what is known around roles")]
pub struct RoleContext {
    /// Uri of the role that the person has; it is not suggested.
    pub current_role: Option<Key>,
    /// The career path.
    pub path: Option<CareerPath>,
    /// Uris of the roles of which a job is open.
    pub open_jobs: Vec<Key>,
    /// Who of the peers aims at what; a role that is not here has no peers.
    pub peers: Vec<PeerAims>,
}

/// How many peers aim at a role.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, expecting = "how many peers aim at a role")]
pub struct PeerAims {
    /// Uri of the role.
    pub role: Key,
    /// How many people with the same role there are.
    pub peers: u32,
    /// How many of them aim at it.
    pub aiming: u32,
}

/// How terms are blended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields, expecting = "options of role suggestions")]
pub struct RoleSuggestOptions {
    /// A preset, which stands over the weights and over what is missing.
    pub preset: Option<RolePreset>,
    /// What each term weighs, and how many roles are suggested at most.
    pub weights: BlendWeights,
    /// What becomes of a role of which a term is not known.
    pub missing: MissingTerm,
}

impl Default for RoleSuggestOptions {
    fn default() -> Self {
        Self { preset: None, weights: BlendWeights::default(), missing: MissingTerm::ShareOut }
    }
}

/// Weights that are published.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum RolePreset {
    /// Those of SAP SuccessFactors, and what it does about what is missing.
    SuccessFactors,
}

/// What becomes of a role of which a term is not known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum MissingTerm {
    /// It is not suggested.
    LeaveOut,
    /// The other terms take over its weight.
    ShareOut,
}

/// The roles that may suit a person.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SuggestedRoles {
    /// The person.
    pub person: Key,
    /// The roles, the highest score first, equal ones by title and then by uri.
    pub suggestions: Vec<SuggestedRole>,
    /// The others, by uri.
    pub left_out: Vec<UnrankedCandidate>,
    /// The options that were used, those of a preset filled in.
    pub options: RoleSuggestOptions,
}

/// A role that may suit a person.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SuggestedRole {
    /// Uri of the role.
    pub role: Key,
    /// Its title, or its uri.
    pub title: Text,
    /// The blend, from 0 to 1.
    pub score: Share,
    /// What each term adds; the parts add up to the score in every bit.
    pub terms: Vec<TermTrace>,
    /// It as something to say.
    pub message: CoachMessage,
}

/// What a term was, and what it adds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct TermTrace {
    /// The term.
    pub term: BlendTerm,
    /// Its value; nothing where it is not known.
    pub value: Option<Share>,
    /// Its share of the weight.
    pub share: Share,
    /// What it adds to the score.
    pub part: Share,
}
