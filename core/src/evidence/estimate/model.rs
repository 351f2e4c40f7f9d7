//! What an estimator is given and what it answers.

use serde::{Deserialize, Serialize};

use super::{Estimator, EstimatorVersion};
use crate::evidence::EvidenceKind;
use crate::evidence::decay::Decay;
use crate::kernel::{Day, Key, Level, Share, Weight};

/// One piece of evidence, as an estimator sees it: on the scale of the competency.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, expecting = "an observation")]
pub struct Observation {
    /// Id of the entry; it breaks ties between entries of one day.
    pub entry: Key,
    /// What sort of evidence it is.
    pub kind: EvidenceKind,
    /// The day on which the person showed it.
    pub occurred_on: Day,
    /// The level shown, or the middle of the range.
    pub level: Level,
    /// The lowest level it may mean, where it shows a range.
    #[serde(default)]
    pub low: Option<Level>,
    /// The highest level it may mean, where it shows a range.
    #[serde(default)]
    pub high: Option<Level>,
    /// Who says so.
    #[serde(default)]
    pub asserted_by: Option<Key>,
    /// The system or the instrument it comes from.
    #[serde(default)]
    pub source: Option<Key>,
    /// How much it counts; without it, 1.
    #[serde(default)]
    pub weight: Option<Weight>,
    /// How well it agrees with true proficiency, above 0; without it, that of its kind.
    #[serde(default)]
    pub reliability: Option<Share>,
}

/// Why there is no level.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum NoLevel {
    /// There is no evidence.
    NoEvidence,
    /// All there was has run out.
    Expired,
    /// What there is waits for a review.
    Pending,
    /// Fewer people judged than are asked for.
    TooFewRaters,
    /// Fewer results reach the mark than are asked for.
    TooFewResults,
    /// What there was, a review rejected.
    Rejected,
    /// What there is speaks of a competency that another one took the place of.
    Superseded,
    /// What there is shows the competency at an open level.
    OpenLevel,
}

/// How to estimate.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default, expecting = "options of an estimate")]
pub struct EstimateOptions {
    /// The estimator; without it, `linear_gaussian`.
    pub estimator: Estimator,
    /// How a level fades while nobody shows it; without it, it does not.
    pub decay: Option<Decay>,
    /// Whether each part also says what the level would be without it; this costs as much again
    /// for each piece of evidence.
    pub without_each: bool,
}

/// The level that pieces of evidence give together, and what each of them adds to it.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Estimate {
    /// The level on the scale; nothing where there is none, which is not the lowest.
    pub level: Option<Level>,
    /// Why there is no level.
    pub reason: Option<NoLevel>,
    /// The best step of the scale that is reached; nothing on a scale without steps.
    pub step: Option<Level>,
    /// What makes up the level, by day; the contributions add up to it in every bit.
    pub parts: Vec<Part>,
    /// How sure it is, where the estimator says so.
    pub certainty: Option<Certainty>,
    /// The latest day that it rests on.
    pub rests_on: Option<Day>,
    /// The estimator, its version and the version of its figures.
    pub estimator: EstimatorVersion,
    /// The day it speaks for.
    pub as_of: Day,
}

/// What a part of a level is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum PartKind {
    /// A piece of evidence.
    Evidence,
    /// What was believed before any evidence.
    Prior,
    /// What fading puts in the place of evidence: the bottom of the scale, by the part faded.
    Faded,
    /// What keeps the level on the scale.
    ScaleEnd,
    /// What rounding adds or takes.
    Rounding,
}

/// One part of a level.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Part {
    /// What it is.
    pub kind: PartKind,
    /// The entry, for a piece of evidence.
    pub entry: Option<Key>,
    /// What sort of evidence it is.
    pub evidence: Option<EvidenceKind>,
    /// The day it was shown.
    pub occurred_on: Option<Day>,
    /// The level it speaks for, without the bias of its kind.
    pub value: Level,
    /// How much of that counts.
    pub factor: f64,
    /// What it adds to the level: factor times value.
    pub contribution: Level,
    /// The level without it, where that was asked for and there is one.
    pub without: Option<Level>,
    /// Whether it lies so far from what was expected that one of the two is wrong.
    pub conflict: bool,
}

/// How sure a level is.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Certainty {
    /// The standard error, in levels.
    pub standard_error: f64,
    /// The lower end of the 95 % interval, held on the scale.
    pub low: Level,
    /// The upper end of the 95 % interval, held on the scale.
    pub high: Level,
    /// The standard error in words.
    pub confidence: Confidence,
    /// How probable each step of the scale is, from the bottom up; they add up to 1.
    pub steps: Vec<StepProbability>,
}

/// How probable one step of a scale is.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct StepProbability {
    /// The step.
    pub level: Level,
    /// The probability that this is the step reached.
    pub probability: Share,
}

/// A standard error in words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Confidence {
    /// More than a quarter of the scale.
    Low,
    /// At most a quarter of the scale.
    Moderate,
    /// At most a tenth of the scale.
    High,
}
