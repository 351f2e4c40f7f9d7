//! What is asked and what is answered.

use serde::{Deserialize, Serialize};

use crate::framework::{Crosswalk, Necessity, ProficiencyScale};
use crate::kernel::{Key, LanguageTag, Level, Share, Text, Weight};
use crate::problem::Problem;

/// A rule that turns levels into a score.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
#[serde(rename_all = "snake_case")]
pub enum Formula {
    /// Each requirement counts by its weight, and is met in proportion to the level held.
    #[default]
    WeightedProportional,
}

impl Formula {
    /// Name and version.
    #[must_use]
    pub const fn version(self) -> FormulaVersion {
        match self {
            Self::WeightedProportional => FormulaVersion { name: self, version: 1 },
        }
    }
}

/// Which formula in which version made a result.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct FormulaVersion {
    /// The formula.
    pub name: Formula,
    /// Its version; a change of any result is a new version.
    pub version: u32,
}

/// How to assess.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields, expecting = "options of an assessment")]
pub struct Options {
    /// The formula.
    pub formula: Formula,
    /// Weight of a desired competency without an importance; a required one weighs 1.
    pub desired_weight: Weight,
    /// Languages for titles, the best first; each falls back to its wider tags, and all to English.
    pub languages: Vec<LanguageTag>,
    /// Scales that the person's levels are on, where they differ from those of the role.
    pub scales: Vec<ProficiencyScale>,
    /// Ways from those scales to the scales of the role.
    pub crosswalks: Vec<Crosswalk>,
    /// How many roles a comparison returns, the best first; without it, all.
    pub top: Option<u32>,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            formula: Formula::default(),
            // Half of a required one: the convention for ESCO's optional skills.
            desired_weight: Weight::HALF,
            languages: Vec::new(),
            scales: Vec::new(),
            crosswalks: Vec::new(),
            top: None,
        }
    }
}

/// How ready one person is for one role, with every gap named.
///
/// It compares a person with a role.
/// It does not compare people: two scores of 0.7 can hide different gaps.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Readiness {
    /// The person.
    pub person: Key,
    /// The role's uri.
    pub role: Key,
    /// The role's code.
    pub code: Option<Key>,
    /// The role's title in the best language.
    pub title: Option<Text>,
    /// The met part of what the role asks, with all unknowns unmet, from 0 to 1.
    pub score: Share,
    /// The score if all unknowns were unmet: the same as `score` under this formula.
    pub low: Share,
    /// The score if all unknowns were met.
    pub high: Share,
    /// The part of the weight about which something is known.
    pub coverage: Share,
    /// One for each requirement, ordered by competency; they add up to `score`.
    pub contributions: Vec<Contribution>,
    /// What is missing, the largest loss first.
    pub gaps: Vec<Gap>,
    /// The formula that was used.
    pub formula: FormulaVersion,
}

/// What one requirement adds to the score.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Contribution {
    /// Uri of the competency.
    pub competency: Key,
    /// What it adds to the score.
    pub contribution: Share,
    /// How much it counts; 0 where it asks nothing or is not applicable.
    pub weight: Weight,
    /// How far it is met, from 0 to 1; nothing where it does not count.
    pub met: Option<Share>,
}

/// Why a requirement is not fully met.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum GapReason {
    /// The level held is below the level asked.
    Below,
    /// Nobody knows the level.
    Unknown,
    /// The person had the chance to show it, and did not.
    NotDemonstrated,
}

/// What one requirement lacks.
#[derive(Debug, Clone, PartialEq, Serialize)]
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
    /// How many levels are missing, as far as that is known.
    pub gap: Option<Level>,
    /// How much it counts.
    pub weight: Weight,
    /// What the score loses by it; score and losses add up to 1.
    pub loss: Share,
    /// Why it is not met.
    pub reason: GapReason,
}

/// A role that has no readiness, and why.
#[derive(Debug, Clone, PartialEq, Serialize)]
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
