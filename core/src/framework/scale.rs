//! Which levels there are.

use serde::{Deserialize, Serialize};

use super::FrameworkError;
use crate::kernel::{Key, LanguageMap, Level};
use crate::problem::Fault;

/// What may be done with the numbers of a scale.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum ScaleKind {
    /// Steps in an order; the distance between two steps is a convention.
    Ordinal,
    /// Equal distances mean equal differences; levels between the anchors are meaningful.
    Interval,
    /// Names without an order.
    Nominal,
    /// The share of answers in each of several ordered categories, in percent.
    CategoryDistribution,
}

/// Which end of a scale is the good one.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// More is better, as almost everywhere.
    #[default]
    HigherIsBetter,
    /// Less is better, as in school marks from 1 to 6.
    LowerIsBetter,
}

/// What one level means.
///
/// Anchors are sparse: O*NET explains two to four of its eight levels.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, expecting = "an anchor")]
pub struct ScaleAnchor {
    /// The level.
    pub level: Level,
    /// Its name by language, such as `Practitioner`.
    #[serde(default)]
    pub labels: LanguageMap,
    /// What a person at this level does, by language.
    #[serde(default)]
    pub descriptions: LanguageMap,
}

/// Which levels there are, and what they mean.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, expecting = "a proficiency scale")]
pub struct ProficiencyScale {
    /// Stable id within its framework.
    pub id: Key,
    /// Name by language.
    #[serde(default)]
    pub labels: LanguageMap,
    /// What may be done with its numbers.
    pub kind: ScaleKind,
    /// The lowest level.
    pub minimum: Level,
    /// The highest level.
    pub maximum: Level,
    /// Which end is the good one.
    #[serde(default)]
    pub direction: Direction,
    /// The level from which a person counts as proficient.
    #[serde(default)]
    pub mastery: Option<Level>,
    /// What single levels mean; on an ordinal scale with anchors, these are all levels there are.
    #[serde(default)]
    pub anchors: Vec<ScaleAnchor>,
}

impl ProficiencyScale {
    /// A scale with nothing but its id and its ends.
    #[must_use]
    pub fn new(id: Key, kind: ScaleKind, minimum: Level, maximum: Level) -> Self {
        Self {
            id,
            labels: LanguageMap::default(),
            kind,
            minimum,
            maximum,
            direction: Direction::default(),
            mastery: None,
            anchors: Vec::new(),
        }
    }

    /// Whether the level lies on the scale.
    #[must_use]
    pub fn holds(&self, level: Level) -> bool {
        (self.minimum..=self.maximum).contains(&level)
    }

    /// How far the level is from the bottom of the scale: 0 at the bottom, more is better.
    ///
    /// The bottom is the minimum, or the maximum where lower is better.
    #[must_use]
    pub fn height(&self, level: Level) -> f64 {
        match self.direction {
            Direction::HigherIsBetter => level.get() - self.minimum.get(),
            Direction::LowerIsBetter => self.maximum.get() - level.get(),
        }
    }

    /// The problem of a scale whose id another one of the same list has.
    pub(crate) fn is_there_twice(&self, path: String) -> FrameworkError {
        let fault = Fault::new().at(path).with("scale", &self.id);
        FrameworkError::InvalidScale(fault.with("reason", "is there twice"))
    }

    /// Checks that the scale makes sense by itself.
    ///
    /// # Errors
    ///
    /// * `framework.invalid_scale` when the minimum is not below the maximum, when the two are too
    ///   far apart for the numbers of a computer, or when the mastery mark or an anchor lies outside.
    pub fn check(&self, path: &str) -> Result<(), FrameworkError> {
        self.check_ends(path)?;
        let (minimum, maximum) = (self.minimum, self.maximum);
        let invalid = |place, reason| Err(self.invalid(place, reason));
        let off = |name: &str, level: Level| {
            format!("has its {name} {level} outside of {minimum} to {maximum}")
        };
        if let Some(mastery) = self.mastery.filter(|mastery| !self.holds(*mastery)) {
            return invalid(format!("{path}.mastery"), off("mastery mark", mastery));
        }
        for (at, anchor) in self.anchors.iter().enumerate() {
            if !self.holds(anchor.level) {
                return invalid(format!("{path}.anchors[{at}].level"), off("anchor", anchor.level));
            }
        }
        Ok(())
    }

    /// Checks that the minimum is below the maximum, at a distance that is a number.
    pub(crate) fn check_ends(&self, path: &str) -> Result<(), FrameworkError> {
        let (minimum, maximum) = (self.minimum, self.maximum);
        let reason = if minimum >= maximum {
            format!("has its minimum {minimum} not below its maximum {maximum}")
        } else if (maximum.get() - minimum.get()).is_finite() {
            return Ok(());
        } else {
            "has its minimum and its maximum too far apart".to_owned()
        };
        Err(self.invalid(format!("{path}.maximum"), reason))
    }

    fn invalid(&self, place: String, reason: String) -> FrameworkError {
        let fault = Fault::new().at(place).with("scale", &self.id).with("reason", reason);
        FrameworkError::InvalidScale(fault)
    }
}
