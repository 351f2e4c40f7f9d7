//! What may fade or run out, and when.

use serde::{Deserialize, Serialize};

use crate::evidence::decay::{Decay, ExpiryRule, LastUse};
use crate::framework::ProficiencyScale;
use crate::kernel::{Day, Key, Level, Text};
use crate::recommend::CoachMessage;

/// A competency that may fade or run out.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, expecting = "what may fade or run out")]
pub struct RefreshItem {
    /// Uri of the competency.
    pub competency: Key,
    /// Its label.
    #[serde(default)]
    pub label: Option<Text>,
    /// When it was used last, and at which level.
    pub last: LastUse,
    /// The level that is enough; without it, it does not fade below anything.
    #[serde(default)]
    pub required: Option<Level>,
    /// The scale of the levels.
    pub scale: ProficiencyScale,
    /// How it fades.
    #[serde(default)]
    pub decay: Decay,
    /// When what was shown runs out, where it does.
    #[serde(default)]
    pub expiry: Option<ExpiryRule>,
    /// The day on which it was certified; without it, the day of the last use.
    #[serde(default)]
    pub certified_on: Option<Day>,
}

/// How far a schedule looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields, expecting = "options of a schedule")]
pub struct RefreshOptions {
    /// How many days ahead, up to 36500; without it, 365.
    pub horizon_days: u32,
}

impl Default for RefreshOptions {
    fn default() -> Self {
        Self { horizon_days: 365 }
    }
}

/// What is due, and what is not.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RefreshSchedule {
    /// The day it is made for.
    pub as_of: Day,
    /// What is due within the horizon or overdue, the first day first, then by competency.
    pub due: Vec<RefreshDue>,
    /// What is due later or never, by competency.
    pub steady: Vec<RefreshSteady>,
}

/// Something that is due.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RefreshDue {
    /// Uri of the competency.
    pub competency: Key,
    /// Its label.
    pub label: Option<Text>,
    /// What has to be done.
    pub action: RefreshAction,
    /// The first day on which it is too late.
    pub before: Day,
    /// Days until then; 0 or less where it is overdue.
    pub days_left: i32,
    /// The level on the day of the schedule.
    pub level: Level,
    /// How many levels were lost since the last use.
    pub lost: Level,
    /// It as something to say.
    pub message: CoachMessage,
}

/// What has to be done about something that is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum RefreshAction {
    /// It has to be certified again.
    Certify,
    /// It has to be used.
    Use,
}

/// Something that is not due.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RefreshSteady {
    /// Uri of the competency.
    pub competency: Key,
    /// The first day on which it would be too late; nothing where that never comes.
    pub before: Option<Day>,
}
