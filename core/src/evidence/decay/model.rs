//! What is said about fading.

use serde::{Deserialize, Serialize};

/// How a level fades while nobody shows it: towards a floor, by half in each half-life.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default, expecting = "a rule of fading")]
pub struct Decay {
    /// What the competency is measured by, which decides the half-life.
    pub measured_by: MeasuredBy,
    /// The half-life in days, above 0, where it is known better.
    pub half_life_days: Option<f64>,
    /// The part of the height that is never lost, from 0 to 1.
    pub floor: f64,
    /// How much longer each further day of use makes the half-life: 0.5 makes it half as long
    /// again; from 0 to 10.
    pub growth: f64,
}

/// What a competency is measured by.
///
/// The half-lives are those of procedural skills with motor components after their first learning
/// (Tatel and Ackerman 2025, doi 10.1037/bul0000481); they are carried over to other skills by
/// assumption.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum MeasuredBy {
    /// By errors, and for knowledge: a half-life of 6.5 months.
    Accuracy,
    /// By both: a half-life of 11 months.
    #[default]
    Mixed,
    /// By time, as physical skills are: a half-life of 13 months.
    Speed,
}

impl MeasuredBy {
    /// The half-life in months.
    #[must_use]
    pub const fn half_life_months(self) -> f64 {
        match self {
            Self::Accuracy => 6.5,
            Self::Mixed => 11.0,
            Self::Speed => 13.0,
        }
    }
}

impl Default for Decay {
    fn default() -> Self {
        Self {
            measured_by: MeasuredBy::default(),
            half_life_days: None,
            // An assumption: nobody loses everything.
            floor: 0.3,
            growth: 0.0,
        }
    }
}
