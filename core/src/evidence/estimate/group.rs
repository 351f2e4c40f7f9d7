//! The levels of several people in one.

use serde::{Deserialize, Serialize};

use super::frame::Frame;
use crate::evidence::EvidenceError;
use crate::framework::{FrameworkError, ProficiencyScale};
use crate::kernel::{KernelError, Level, add_up, math};
use crate::problem::Fault;

/// How the levels of several people become one.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum GroupStatistic {
    /// Their mean (Canvas `group_mean`).
    #[default]
    Mean,
    /// The one in the middle, or the mean of the two there (Canvas `group_median`).
    Median,
}

/// The levels of several people in one.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct GroupLevel {
    /// The level; nothing where too few people have one.
    pub level: Option<Level>,
    /// How many people have a level.
    pub known: u32,
    /// How many people have none; they count as unknown, never as the lowest.
    pub unknown: u32,
    /// How many people are at each step of the scale, from the bottom up; who is below the lowest
    /// anchor is at none.
    pub steps: Vec<StepCount>,
}

/// How many people are at one step of a scale.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct StepCount {
    /// The step.
    pub level: Level,
    /// How many people reach it, and not the next one.
    pub people: u32,
    /// That in whole percents of those known, each rounded by itself: they need not add up to 100.
    pub percent: u32,
}

/// The levels of several people in one, with how many are at each step (Canvas).
///
/// Who has no level is left out, and counted beside.
/// Where fewer people than `minimum_people` have a level, there is neither a level nor steps: one
/// could read single people out of them; Pluralsight asks for 5.
///
/// # Errors
///
/// * `framework.level_off_scale` when a level is not on the scale.
/// * `framework.invalid_scale` when the scale contradicts itself.
///
/// # Cost
///
/// O(n log n) in the number of people.
pub fn group_level(
    levels: &[Option<Level>],
    scale: &ProficiencyScale,
    how: GroupStatistic,
    minimum_people: u32,
) -> Result<GroupLevel, EvidenceError> {
    let frame = Frame::of(scale)?;
    for (at, level) in levels.iter().enumerate() {
        if let Some(level) = level.filter(|level| !scale.holds(*level)) {
            let fault = Fault::new().at(format!("levels[{at}]")).with("level", level);
            let fault = fault.with("scale", &scale.id).with("minimum", scale.minimum);
            return Err(FrameworkError::LevelOffScale(fault.with("maximum", scale.maximum)).into());
        }
    }
    let mut known: Vec<f64> = levels.iter().flatten().map(|level| level.get()).collect();
    known.sort_by(f64::total_cmp);
    let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    let mut answer = GroupLevel {
        level: None,
        known: count(known.len()),
        unknown: count(levels.len() - known.len()),
        steps: Vec::new(),
    };
    if known.is_empty() || answer.known < minimum_people {
        return Ok(answer);
    }
    let steps = frame.steps();
    let at_step = |level: &f64| frame.reached(&steps, frame.height(*level));
    let reached: Vec<Option<Level>> = known.iter().map(at_step).collect();
    for step in &steps {
        let people = reached.iter().filter(|reached| **reached == Some(*step)).count();
        let percent = math::round(100.0 * people as f64 / known.len() as f64);
        answer.steps.push(StepCount {
            level: *step,
            people: count(people),
            percent: percent as u32,
        });
    }
    let middle = match how {
        GroupStatistic::Mean => known.as_slice(),
        GroupStatistic::Median => {
            let aside = (known.len() - 1) / 2;
            known.get(aside..known.len() - aside).unwrap_or_default()
        }
    };
    let mut parts: Vec<f64> = middle.iter().map(|level| level / middle.len() as f64).collect();
    let mean = middle.iter().sum::<f64>() / middle.len() as f64;
    answer.level = Some(Level::new(frame.hold(add_up(&mut parts, mean)))?);
    Ok(answer)
}

/// A fifth of everybody who took a test.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum PercentileBand {
    /// Below the 20th percentile.
    Novice,
    /// From the 20th percentile.
    Emerging,
    /// From the 40th percentile.
    Average,
    /// From the 60th percentile.
    AboveAverage,
    /// From the 80th percentile.
    Expert,
}

/// The fifth of all takers of a test that a percentile lies in (Pluralsight Skill IQ).
///
/// It compares people with each other; it says nothing about what they can do.
///
/// # Errors
///
/// * `kernel.out_of_range` when the percentile is not from 0 to 100.
pub fn percentile_band(percentile: f64) -> Result<PercentileBand, EvidenceError> {
    match percentile {
        p if !(0.0..=100.0).contains(&p) => {
            let fault = Fault::new().at("percentile").with("name", "percentile").with("value", p);
            Err(KernelError::OutOfRange(fault.with("minimum", 0).with("maximum", 100)).into())
        }
        p if p < 20.0 => Ok(PercentileBand::Novice),
        p if p < 40.0 => Ok(PercentileBand::Emerging),
        p if p < 60.0 => Ok(PercentileBand::Average),
        p if p < 80.0 => Ok(PercentileBand::AboveAverage),
        _ => Ok(PercentileBand::Expert),
    }
}
