//! Money, time and levels in whole numbers.

use crate::framework::Direction;
use crate::kernel::{Level, math};
use crate::problem::Fault;
use crate::recommend::RecommendError;

/// The most that one resource may cost.
pub(super) const MOST_COST: f64 = 1e7;

/// The most hours that one resource may take, and the most that an hour may be worth.
pub(super) const MOST_HOURS: f64 = 1e5;

/// Levels are whole numbers of these.
const PARTS_OF_LEVEL: f64 = 1000.0;

/// Money in hundredths.
///
/// # Errors
///
/// * `recommend.invalid_amount`.
pub(super) fn cents(path: &str, value: f64) -> Result<i64, RecommendError> {
    within(path, value, MOST_COST).map(|value| whole(value * 100.0))
}

/// Hours in minutes.
///
/// # Errors
///
/// * `recommend.invalid_amount`.
pub(super) fn minutes(path: &str, value: f64) -> Result<i64, RecommendError> {
    within(path, value, MOST_HOURS).map(|value| whole(value * 60.0))
}

/// A budget, or a number of hours for a whole plan: as much as a thousand resources may take.
///
/// # Errors
///
/// * `recommend.invalid_amount`.
pub(super) fn total(path: &str, value: f64, parts: f64) -> Result<i64, RecommendError> {
    // Down, so that no plan takes more than there is; a hair up for what has no exact number.
    within(path, value, 1e10).map(|value| whole(math::floor(value * parts + 1e-6)))
}

pub(super) fn within(path: &str, value: f64, most: f64) -> Result<f64, RecommendError> {
    if (0.0..=most).contains(&value) {
        return Ok(value);
    }
    let fault = Fault::new().at(path).with("value", value).with("maximum", most);
    Err(RecommendError::InvalidAmount(fault))
}

/// How far a level is up, in thousandths: more is better.
pub(super) fn height(level: Level, direction: Direction) -> i64 {
    let up = whole((level.get() * PARTS_OF_LEVEL).clamp(-1e9, 1e9));
    match direction {
        Direction::HigherIsBetter => up,
        Direction::LowerIsBetter => -up,
    }
}

/// The level of a height.
pub(super) fn level(height: i64, direction: Direction) -> Option<Level> {
    let up = match direction {
        Direction::HigherIsBetter => height,
        Direction::LowerIsBetter => -height,
    };
    Level::new(float(up) / PARTS_OF_LEVEL).ok()
}

/// The whole number nearest to a number that is far below 2^53.
#[expect(clippy::cast_possible_truncation, reason = "every caller is held below 1e13")]
pub(super) fn whole(value: f64) -> i64 {
    math::round(value) as i64
}

/// A whole number that is far below 2^53.
#[expect(clippy::cast_precision_loss, reason = "sums of money and time are held below 2^53")]
pub(super) fn float(value: i64) -> f64 {
    value as f64
}
