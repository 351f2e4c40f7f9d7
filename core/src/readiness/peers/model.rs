//! What a peer's formula is given and what it answers.

use serde::{Deserialize, Serialize};

use super::{Bands, PeerRule};
use crate::kernel::{Key, Level, Share, Text};

/// A peer's formula that holds a person against a role, with its parameters.
///
/// The table of the [module](super) has peer, formula and known faults of each.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum PeerFormula {
    /// The percentage of competencies whose level is reached.
    CountMet {},
    /// The percentage of competencies whose level is reached, cut to a whole number.
    CountMetFloor {
        /// The ids that the peer gave to the levels; without any, they are in the order of the
        /// levels, as in a system where levels were entered from the lowest up.
        #[serde(default, deserialize_with = "crate::kernel::through_tree")]
        level_ids: Vec<LevelId>,
    },
    /// The mean of how far each competency is reached.
    MeanProportional {},
    /// The weighted sum of levels, each up to the one asked, of the weighted sum asked.
    WeightedCapped {},
    /// The sum of levels, each up to twice the one asked, of the sum asked.
    OvercappedSum {
        /// The academic degrees, where the role expects one.
        #[serde(default, deserialize_with = "crate::kernel::through_tree")]
        degrees: Option<Degrees>,
    },
    /// The required ones at their level and the preferred ones at any, of all.
    RequiredPlusPreferred {},
    /// The percentage of competencies that are at most so many levels short.
    Tolerance {
        /// How many levels may be missing.
        #[serde(default = "one_level")]
        levels: Level,
        /// The bands of the percentage.
        #[serde(
            default = "super::neobrain_bands",
            deserialize_with = "crate::kernel::through_tree"
        )]
        bands: Bands,
    },
    /// The sum of levels, each up to the one asked, over the mandatory ones alone.
    MandatoryFirst {},
    /// The mean of 1 for what is held and the best similarity for what is not.
    SimilarityMean {
        /// How alike a competency that is held and one that is asked are.
        #[serde(deserialize_with = "crate::kernel::through_tree")]
        similarities: Vec<Similarity>,
        /// Below this similarity a competency is listed as missing.
        #[serde(default = "half")]
        missing_below: Level,
    },
}

fn one_level() -> Level {
    level(1.0)
}

fn half() -> Level {
    level(0.5)
}

/// The level of a finite constant.
pub(super) fn level(value: f64) -> Level {
    Level::new(value).unwrap_or(Level::ZERO)
}

/// The id that a peer gave to a level.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, expecting = "a level and its id")]
pub struct LevelId {
    /// The level.
    pub level: Level,
    /// Its id: later ones are larger.
    pub id: u32,
}

/// The academic degrees a peer adds to the competencies, each as a share of the highest there is.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, expecting = "the degrees held and asked")]
pub struct Degrees {
    /// The degree the person has; without one, none.
    #[serde(default)]
    pub held: Share,
    /// The degree the role expects.
    pub asked: Share,
}

/// How alike two competencies are, from -1 to 1, such as the cosine of two embeddings.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, expecting = "a similarity of two competencies")]
pub struct Similarity {
    /// The competency that is held, as the profile names it.
    pub held: Key,
    /// The competency that is asked, by its uri or by its code.
    pub asked: Key,
    /// How alike they are.
    pub similarity: Level,
}

impl PeerFormula {
    /// Its name.
    #[must_use]
    pub const fn name(&self) -> PeerRule {
        match self {
            Self::CountMet {} => PeerRule::CountMet,
            Self::CountMetFloor { .. } => PeerRule::CountMetFloor,
            Self::MeanProportional {} => PeerRule::MeanProportional,
            Self::WeightedCapped {} => PeerRule::WeightedCapped,
            Self::OvercappedSum { .. } => PeerRule::OvercappedSum,
            Self::RequiredPlusPreferred {} => PeerRule::RequiredPlusPreferred,
            Self::Tolerance { .. } => PeerRule::Tolerance,
            Self::MandatoryFirst {} => PeerRule::MandatoryFirst,
            Self::SimilarityMean { .. } => PeerRule::SimilarityMean,
        }
    }
}

/// What a peer's number counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum PeerUnit {
    /// Parts of a hundred.
    Percent,
    /// Parts of one.
    Ratio,
}

/// A known fault of a peer's formula that struck in a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum PeerRemark {
    /// Nobody knows a level, and it counts as none.
    UnknownCountedAsZero,
    /// A competency makes no sense for the person, and counts as unmet.
    NotApplicableCountedAsUnmet,
    /// More than asked in one competency makes up for the lack of another.
    SurplusHidesGap,
    /// The value is above the whole.
    ExceedsWhole,
    /// The ids of two levels are in another order than the levels, and decided.
    LevelIdsCompared,
    /// Nothing is asked, and there is a value all the same.
    DecidedWithoutRequirements,
    /// Nothing is asked that counts, so there is no value.
    NothingAsked,
    /// A competency without a level asked is never met, whatever is held.
    NoLevelNeverMet,
    /// A competency without a level asked is left out.
    NoLevelLeftOut,
    /// The lowest level of a scale that starts above 0 earns points.
    BottomEarnsPoints,
    /// A competency counts although its level is below the one asked.
    LevelIgnored,
    /// A preferred competency makes up for the lack of a required one.
    PreferredHidesRequired,
    /// A lack within the tolerance counts as none.
    ToleranceHidesGap,
    /// Recommended competencies do not count beside mandatory ones.
    RecommendedIgnored,
    /// A competency earns points by resemblance, without any evidence.
    ResemblanceCountedAsEvidence,
    /// No similarity is given for a competency that is not held, so there is no value.
    SimilarityNotGiven,
    /// The degree of the person does not count, since the role expects none.
    DegreeIgnored,
    /// Another screen of the same product shows another number for the same case.
    OtherScreenDiffers,
    /// Lower is better on a scale, which the peer does not support; it is turned round here.
    ReversedScale,
    /// A scale has the level 0, which the peer does not support.
    ZeroOnScale,
    /// The role has gates, equivalents, choices or conditions, which change nothing here.
    TermsIgnored,
    /// A part that is absent counts as 0.
    AbsentPartCountedAsZero,
    /// The value at the start is not 0, and is ignored.
    StartIgnored,
    /// A milestone that the table does not have counts as 0.
    UnknownMilestoneCountedAsZero,
}

/// What one requirement adds to a peer's number.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PeerPart {
    /// Uri of the competency.
    pub competency: Key,
    /// The level asked; nothing where none is.
    pub asked: Option<Level>,
    /// The level held, on the same scale; nothing where there is none.
    pub held: Option<Level>,
    /// What it adds to [`PeerScore::unrounded`]; nothing where it is left out.
    pub part: Option<f64>,
}

/// The number a peer would show.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PeerScore {
    /// The formula.
    pub formula: PeerRule,
    /// Its version here; a change of any result is a new version.
    pub version: u32,
    /// The person.
    pub person: Key,
    /// The role's uri.
    pub role: Key,
    /// The number as the peer shows it, rounded as it does; nothing where it has none.
    pub value: Option<f64>,
    /// What the number counts.
    pub unit: PeerUnit,
    /// The number before rounding: the sum of the parts, and of that of the degree where there is
    /// one, to the last bit and in any order.
    pub unrounded: Option<f64>,
    /// One for each requirement, ordered by competency.
    pub parts: Vec<PeerPart>,
    /// What the academic degree adds, where the formula has one.
    pub degree_part: Option<f64>,
    /// The competencies the peer lists as matching, ordered; nothing where it has no list.
    pub matching: Option<Vec<Key>>,
    /// The competencies the peer lists as missing, ordered; nothing where it has no list.
    pub missing: Option<Vec<Key>>,
    /// The band of the value, where the peer has bands.
    pub band: Option<Text>,
    /// Whether the peer takes the role for fulfilled, where it says so.
    pub fulfilled: Option<bool>,
    /// The known faults that struck in this case, each once.
    pub remarks: Vec<PeerRemark>,
}
