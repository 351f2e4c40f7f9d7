//! The named, versioned rules that turn levels into a score.

use serde::{Deserialize, Serialize};

use crate::framework::Necessity;
use crate::kernel::{Level, Share, Weight};

/// A rule that turns levels into a score: the sum of weight times met, divided by the sum of
/// weights.
///
/// The rules differ in what a requirement weighs and in when it is met; the table is in the
/// documentation of [the room](super).
/// What is unknown is handled by [`UnknownPolicy`](super::UnknownPolicy), in all of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum Formula {
    /// Each requirement counts by its weight, and is met in proportion to the level held.
    WeightedProportional {},
    /// All count the same, and each is met in proportion to the level held.
    MeanProportional {},
    /// All count the same, and each is met fully or not at all.
    CountMet {},
    /// All count the same, and each is met from so many levels below the one asked, but not from
    /// the bottom of the scale.
    Tolerance {
        /// How many levels may be missing, 0 or more.
        levels: Level,
    },
    /// Each counts by its weight times the height of the level asked, and is met in proportion.
    WeightedCapped {},
    /// Each counts by the height of the level asked, and only the required ones do; where nothing
    /// is required, the desired ones do.
    MandatoryFirst {},
    /// All count the same; a required one is met fully or not at all, a desired one by any
    /// demonstrated level.
    RequiredPlusPreferred {},
}

impl Default for Formula {
    fn default() -> Self {
        Self::WeightedProportional {}
    }
}

impl Formula {
    /// The version of the formula; a change of any result is a new version.
    #[must_use]
    pub const fn version(self) -> u32 {
        1
    }

    /// Whether a requirement without a level has no place in it.
    pub(super) const fn needs_levels(self) -> bool {
        matches!(self, Self::WeightedCapped {} | Self::MandatoryFirst {})
    }

    /// What a requirement of this weight, asking for a level of this height, counts.
    pub(super) fn weight(self, weight: Weight, height: Option<f64>) -> Weight {
        let height = height.unwrap_or(1.0);
        match self {
            Self::WeightedProportional {} => weight,
            Self::MeanProportional {}
            | Self::CountMet {}
            | Self::Tolerance { .. }
            | Self::RequiredPlusPreferred {} => Weight::ONE,
            Self::WeightedCapped {} => Weight::held(weight.get() * height),
            Self::MandatoryFirst {} => Weight::held(height),
        }
    }

    /// How far a requirement is met that is attained so far.
    pub(super) fn met(self, attained: Attained, necessity: Necessity) -> Share {
        let all_or_nothing = |met: bool| if met { Share::ALL } else { Share::NONE };
        match (self, necessity) {
            (
                Self::WeightedProportional {}
                | Self::MeanProportional {}
                | Self::WeightedCapped {}
                | Self::MandatoryFirst {},
                _,
            ) => attained.share,
            (Self::CountMet {}, _) | (Self::RequiredPlusPreferred {}, Necessity::Required) => {
                all_or_nothing(attained.share == Share::ALL)
            }
            (Self::RequiredPlusPreferred {}, Necessity::Desired) => {
                all_or_nothing(attained.is_demonstrated)
            }
            (Self::Tolerance { levels }, _) => {
                let near = attained.missing <= levels.get() && attained.share > Share::NONE;
                all_or_nothing(attained.share == Share::ALL || near)
            }
        }
    }
}

/// How far the level asked is attained.
#[derive(Debug, Clone, Copy)]
pub(super) struct Attained {
    /// In proportion, from the bottom of the scale.
    pub(super) share: Share,
    /// How many levels are missing.
    pub(super) missing: f64,
    /// Whether anything was demonstrated.
    pub(super) is_demonstrated: bool,
}

impl Attained {
    /// All of it.
    pub(super) const ALL: Self = Self { share: Share::ALL, missing: 0.0, is_demonstrated: true };

    /// What it is worth as an equivalent with this factor, where a level of this height is asked.
    pub(super) fn discounted(self, factor: Share, height: Option<f64>) -> Self {
        if factor == Share::ALL {
            // A whole number of missing levels stays whole.
            return self;
        }
        let share = factor.of(self.share);
        let missing = height.map_or(0.0, |height| height * (1.0 - share.get()));
        Self { share, missing, ..self }
    }
}
