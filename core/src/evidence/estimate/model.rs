//! What an estimator is given and what it answers.

use serde::{Deserialize, Serialize};

use crate::evidence::EvidenceKind;
use crate::kernel::{Day, Key, Level, Share, Weight};

/// One piece of evidence, as an estimator sees it: on the scale of the competency.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
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
    /// What there is shows the competency at an open level.
    OpenLevel,
}
