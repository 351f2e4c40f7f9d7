//! The half-life that people's own results show.

use serde::{Deserialize, Serialize};

use super::Decay;
use crate::evidence::EvidenceError;
use crate::framework::{FrameworkError, ProficiencyScale};
use crate::kernel::{Level, Weight, math};
use crate::problem::Fault;

/// A level that was measured again after a time without use.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, expecting = "a level measured again")]
pub struct Remeasured {
    /// The level at the last use.
    pub before: Level,
    /// The level now.
    pub after: Level,
    /// The days between.
    pub days: u32,
    /// How much it counts; without it, 1.
    #[serde(default)]
    pub weight: Option<Weight>,
}

/// A half-life, and what it rests on.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct FittedHalfLife {
    /// The half-life in days, at most 1000000.
    pub half_life_days: f64,
    /// The half-life that was believed before.
    pub prior_days: f64,
    /// How many results it rests on.
    pub used: u32,
    /// How many say nothing about it: those at the bottom, at the floor or below it, those of the
    /// same day, and those that weigh nothing.
    pub left_out: u32,
}

/// The half-life that repeated measurements show, drawn towards the one believed before.
///
/// Along the curve of [`fade`](super::fade()), -log2((after - f before) / (before - f before)) is
/// t / h.
/// The slope 1 / h is fitted by least squares, with weights; the belief counts as `prior_strength`
/// further results, each of which lost just the half after one half-life:
///
/// 1 / h = (sum(weight t y) + n h0) / (sum(weight t^2) + n h0^2)
///
/// Levels count by their height above the bottom of the scale.
/// Who rose in between speaks for a long half-life.
/// Results at the floor say that much was lost, but not how fast; many of them mean that the floor
/// is too high, or that the half-life found is too long.
/// Without results that say anything, what was believed stays.
///
/// # Errors
///
/// * `evidence.invalid_decay` when a parameter is outside its range.
/// * `framework.level_off_scale` when a level is not on the scale.
/// * `framework.invalid_scale` when the scale contradicts itself.
pub fn refit_half_life(
    results: &[Remeasured],
    scale: &ProficiencyScale,
    decay: &Decay,
    prior_strength: f64,
) -> Result<FittedHalfLife, EvidenceError> {
    /// The longest half-life: nothing fades within a life.
    const LONGEST: f64 = 1e6;
    decay.check("decay")?;
    scale.check_ends("scale")?;
    if !(prior_strength > 0.0 && prior_strength <= 1e6) {
        let fault = Fault::new().at("prior_strength").with("field", "prior_strength");
        let fault =
            fault.with("value", prior_strength).with("limits", "above 0 and at most 1000000");
        return Err(EvidenceError::InvalidDecay(fault));
    }
    let prior_days = decay.half_life(0);
    let mut moved = prior_strength * prior_days;
    let mut squared = prior_strength * prior_days * prior_days;
    let (mut used, mut left_out) = (0, 0);
    for (at, one) in results.iter().enumerate() {
        for (field, level) in [("before", one.before), ("after", one.after)] {
            if !scale.holds(level) {
                let fault = Fault::new().at(format!("results[{at}].{field}")).with("level", level);
                let fault = fault.with("scale", &scale.id).with("minimum", scale.minimum);
                let fault = fault.with("maximum", scale.maximum);
                return Err(FrameworkError::LevelOffScale(fault).into());
            }
        }
        let weight = one.weight.unwrap_or(Weight::ONE).get();
        let floor = decay.floor * scale.height(one.before);
        let (before, after) = (scale.height(one.before) - floor, scale.height(one.after) - floor);
        if one.days == 0 || before <= 0.0 || after <= 0.0 || weight <= 0.0 {
            left_out += 1;
            continue;
        }
        let days = f64::from(one.days);
        // Levels that differ beyond all numbers are as far apart as numbers go.
        let ratio = (after / before).clamp(f64::MIN_POSITIVE, f64::MAX);
        moved -= weight * days * math::log2(ratio);
        squared += weight * days * days;
        used += 1;
    }
    if used == 0 {
        return Ok(FittedHalfLife { half_life_days: prior_days, prior_days, used, left_out });
    }
    let slope = (moved / squared).max(1.0 / LONGEST);
    Ok(FittedHalfLife { half_life_days: 1.0 / slope, prior_days, used, left_out })
}
