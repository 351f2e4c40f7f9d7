//! What a forecast is made from, and what it says.

use serde::{Deserialize, Serialize};

use crate::kernel::{Day, Key, Share, Text};
use crate::recommend::CoachMessage;

/// What is left to do, and how fast this person goes.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, expecting = "work left and weeks done")]
pub struct CompletionInput {
    /// What is left, in the order in which it is done.
    pub items: Vec<WorkLeft>,
    /// Hours done in each past week, weeks off with 0; their order does not matter.
    pub weeks: Vec<f64>,
    /// What is finished, and how long it took; the order does not matter.
    #[serde(default)]
    pub finished: Vec<FinishedWork>,
    /// The day from which days are counted; with it, the answer has days of the calendar.
    #[serde(default)]
    pub start: Option<Day>,
}

/// One thing that is left to do.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, expecting = "work that is left")]
pub struct WorkLeft {
    /// Its id.
    pub id: Key,
    /// Hours left as planned, from 0 to 100000.
    pub hours: f64,
}

/// One thing that is finished.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, expecting = "work that is finished")]
pub struct FinishedWork {
    /// Hours planned, above 0.
    pub planned: f64,
    /// Hours spent, above 0.
    pub spent: f64,
}

/// How a forecast is made.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields, expecting = "options of a forecast")]
pub struct CompletionOptions {
    /// The seed; another one gives another draw of the same distribution.
    pub seed: u32,
    /// How many trials, from 100 to 100000; without it, 10000.
    pub trials: u32,
    /// How many weeks a trial looks ahead, from 1 to 1040; without it, 260.
    pub horizon_weeks: u32,
    /// The spread of overruns before anything is finished, from 0 to 3; without it, 0.3.
    pub spread: f64,
    /// How many items without overrun are put beside the finished ones, from 0 to 1000; without
    /// it, 4.
    pub prior_items: f64,
}

impl Default for CompletionOptions {
    fn default() -> Self {
        Self { seed: 1, trials: 10_000, horizon_weeks: 260, spread: 0.3, prior_items: 4.0 }
    }
}

/// By when work is done.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CompletionForecast {
    /// By when all of it is done.
    pub all: CompletionRange,
    /// By when each item is done, in their order.
    pub items: Vec<ItemForecast>,
    /// The share of trials in which it is not done before the horizon.
    pub unfinished: Share,
    /// Hours left as planned, all items together.
    pub hours: f64,
    /// The pace that was drawn from.
    pub pace: PaceUsed,
    /// The options it was made with.
    pub options: CompletionOptions,
    /// The generator of the draws.
    pub generator: Text,
    /// SHA-256 of all outcomes, as 64 digits of base 16: for each trial the hours it took as a
    /// 64-bit number of IEEE 754 and the day of each item as a whole number of 32 bits (2^32 - 1
    /// where it is not done), lowest byte first.
    pub digest: String,
    /// The range as something to say.
    pub message: CoachMessage,
}

/// By when one item is done.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ItemForecast {
    /// Its id.
    pub id: Key,
    /// By when it is done.
    pub range: CompletionRange,
}

/// By when half, four fifths and nineteen in twenty of the trials were done.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CompletionRange {
    /// In half of the trials; nothing where that is beyond the horizon.
    pub p50: Option<CompletionDay>,
    /// In 80 % of them.
    pub p80: Option<CompletionDay>,
    /// In 95 % of them.
    pub p95: Option<CompletionDay>,
}

/// A day on which work is done.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CompletionDay {
    /// Days from the start; 0 where nothing is left to do.
    pub days: u32,
    /// The day of the calendar, where a start is given and the calendar reaches that far.
    pub on: Option<Day>,
}

/// The pace that a forecast draws from.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PaceUsed {
    /// How many past weeks there are.
    pub weeks: u32,
    /// Their mean, in hours.
    pub weekly_hours: f64,
    /// How many finished items there are.
    pub finished: u32,
    /// How many times the planned hours an item takes in the middle: exp(m).
    pub overrun: f64,
    /// The spread of the logarithm of that: s.
    pub spread: f64,
}
