//! Estimators by name, with their parameters.

use serde::{Deserialize, Serialize};

use super::{Prior, SourceModel};
use crate::evidence::EvidenceKind;
use crate::kernel::{Level, Text};

/// A named rule that turns pieces of evidence into one level.
///
/// Evidence is ordered by the day it happened; entries of one day are ordered by their ids, never
/// by when they were recorded.
/// `decimals` rounds the answer, halves away from zero; without it, nothing is rounded.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum Estimator {
    /// Weighs each piece of evidence by how well its kind agrees with true proficiency, and says
    /// how sure the level is.
    LinearGaussian {
        /// Reliability and bias of each kind; without it, the built-in model.
        #[serde(default, deserialize_with = "crate::kernel::through_tree")]
        sources: Option<Box<SourceModel>>,
        /// What is believed before any evidence; without it nothing is, and the first piece of
        /// evidence is believed as it stands.
        #[serde(default, deserialize_with = "crate::kernel::through_tree")]
        prior: Option<Prior>,
    },
    /// The last one (Canvas `latest`).
    Latest {
        /// Decimals of the answer.
        #[serde(default)]
        decimals: Option<u32>,
    },
    /// The best one (Canvas `highest`).
    Highest {
        /// Decimals of the answer.
        #[serde(default)]
        decimals: Option<u32>,
    },
    /// The mean (Canvas `average`).
    Mean {
        /// Decimals of the answer.
        #[serde(default)]
        decimals: Option<u32>,
    },
    /// The mean by weight: sum(weight * level) / sum(weight).
    WeightedMean {
        /// Decimals of the answer.
        #[serde(default)]
        decimals: Option<u32>,
    },
    /// The last one against the mean of all before it (Canvas `decaying_average`).
    ///
    /// level = latest * x_n + (1 - latest) * mean(x_1 .. x_(n-1)); a single one counts alone.
    LatestVsRest {
        /// What the last one counts, from 0.01 to 0.99.
        #[serde(default = "canvas_share")]
        latest: f64,
        /// Decimals of the answer; Canvas takes 2.
        #[serde(default)]
        decimals: Option<u32>,
    },
    /// Each one against all before it (Canvas `standard_decaying_average`).
    ///
    /// level_k = latest * x_k + (1 - latest) * level_(k-1), from level_1 = x_1.
    Ewma {
        /// What each next one counts, from 0.5 to 0.99.
        #[serde(default = "canvas_share")]
        latest: f64,
        /// Decimals of the answer; Canvas takes 2.
        #[serde(default)]
        decimals: Option<u32>,
    },
    /// The mean of those that reach the mark, once there are enough of them (Canvas `n_mastery`).
    NTimes {
        /// The mark; without it, the mastery mark of the scale.
        #[serde(default)]
        mark: Option<Level>,
        /// How many must reach it, from 1 to 10.
        #[serde(default = "canvas_times")]
        times: u32,
        /// Decimals of the answer; Canvas takes 2.
        #[serde(default)]
        decimals: Option<u32>,
    },
    /// The last one of the first kind that has any (Degreed).
    Precedence {
        /// Kinds, the one that decides first; others do not count.
        #[serde(default = "degreed_order", deserialize_with = "crate::kernel::through_tree")]
        order: Vec<EvidenceKind>,
    },
    /// One of several paths, on each of which the last one counts (Totara).
    Prioritised {
        /// The paths; evidence on none of them does not count.
        #[serde(deserialize_with = "crate::kernel::through_tree")]
        paths: Vec<EvidencePath>,
        /// Which path decides.
        #[serde(default, deserialize_with = "crate::kernel::through_tree")]
        choose: PathChoice,
    },
    /// Another estimator, once enough people judged.
    MinimumRaters {
        /// How many different people must have judged; a self-assessment is none of them.
        minimum: u32,
        /// The estimator.
        #[serde(deserialize_with = "crate::kernel::through_tree")]
        estimator: Box<Estimator>,
    },
}

/// Kinds of evidence that take each other's place: the last one of any of them counts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, expecting = "a path of evidence")]
pub struct EvidencePath {
    /// The kinds.
    pub kinds: Vec<EvidenceKind>,
}

/// Which of several paths decides.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum PathChoice {
    /// The first path that has any evidence.
    #[default]
    First,
    /// The path with the best level; of equal ones the first.
    Highest,
    /// The path with the last evidence.
    Latest,
}

/// The name of an estimator.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum EstimatorName {
    /// [`Estimator::LinearGaussian`].
    LinearGaussian,
    /// [`Estimator::Latest`].
    Latest,
    /// [`Estimator::Highest`].
    Highest,
    /// [`Estimator::Mean`].
    Mean,
    /// [`Estimator::WeightedMean`].
    WeightedMean,
    /// [`Estimator::LatestVsRest`].
    LatestVsRest,
    /// [`Estimator::Ewma`].
    Ewma,
    /// [`Estimator::NTimes`].
    NTimes,
    /// [`Estimator::Precedence`].
    Precedence,
    /// [`Estimator::Prioritised`].
    Prioritised,
    /// [`Estimator::MinimumRaters`].
    MinimumRaters,
}

/// Which estimator in which version made a level.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct EstimatorVersion {
    /// The estimator; of one within another, the outer one.
    pub name: EstimatorName,
    /// Its version; a change of any answer is a new version.
    pub version: u32,
    /// The version of the model of sources, where it has one.
    pub sources: Option<Text>,
}

impl EstimatorName {
    /// The name as it is written.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::LinearGaussian => "linear_gaussian",
            Self::Latest => "latest",
            Self::Highest => "highest",
            Self::Mean => "mean",
            Self::WeightedMean => "weighted_mean",
            Self::LatestVsRest => "latest_vs_rest",
            Self::Ewma => "ewma",
            Self::NTimes => "n_times",
            Self::Precedence => "precedence",
            Self::Prioritised => "prioritised",
            Self::MinimumRaters => "minimum_raters",
        }
    }
}

impl Default for Estimator {
    fn default() -> Self {
        Self::LinearGaussian { sources: None, prior: None }
    }
}

impl Estimator {
    /// Its name.
    #[must_use]
    pub const fn name(&self) -> EstimatorName {
        match self {
            Self::LinearGaussian { .. } => EstimatorName::LinearGaussian,
            Self::Latest { .. } => EstimatorName::Latest,
            Self::Highest { .. } => EstimatorName::Highest,
            Self::Mean { .. } => EstimatorName::Mean,
            Self::WeightedMean { .. } => EstimatorName::WeightedMean,
            Self::LatestVsRest { .. } => EstimatorName::LatestVsRest,
            Self::Ewma { .. } => EstimatorName::Ewma,
            Self::NTimes { .. } => EstimatorName::NTimes,
            Self::Precedence { .. } => EstimatorName::Precedence,
            Self::Prioritised { .. } => EstimatorName::Prioritised,
            Self::MinimumRaters { .. } => EstimatorName::MinimumRaters,
        }
    }

    /// How many decimals its answer has, where it is rounded.
    pub(super) fn decimals(&self) -> Option<u32> {
        match self {
            Self::Latest { decimals }
            | Self::Highest { decimals }
            | Self::Mean { decimals }
            | Self::WeightedMean { decimals }
            | Self::LatestVsRest { decimals, .. }
            | Self::Ewma { decimals, .. }
            | Self::NTimes { decimals, .. } => *decimals,
            Self::MinimumRaters { estimator, .. } => estimator.decimals(),
            Self::LinearGaussian { .. } | Self::Precedence { .. } | Self::Prioritised { .. } => {
                None
            }
        }
    }
}

/// 65 %, which Canvas takes where nothing is said.
const fn canvas_share() -> f64 {
    0.65
}

/// Canvas takes 5 where nothing is said.
const fn canvas_times() -> u32 {
    5
}

/// Degreed's order: a skill review, which is a test, then manager, peer and the person.
fn degreed_order() -> Vec<EvidenceKind> {
    use EvidenceKind::{Manager, Peer, SelfAssessment, Test};
    vec![Test, Manager, Peer, SelfAssessment]
}
