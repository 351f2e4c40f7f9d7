//! Items, and how likely a right answer is.

use serde::{Deserialize, Serialize};

use crate::evidence::EvidenceError;
use crate::evidence::within::within;
use crate::kernel::{Key, math};

/// How many points of ability there are.
const POINTS: usize = 61;

/// The largest discrimination of an item.
pub(super) const STEEPEST: f64 = 10.0;

/// One question of a test, as a calibration found it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, expecting = "an item")]
pub struct TestItem {
    /// Stable id.
    pub id: Key,
    /// The ability at which half of the answers are right, from -100 to 100.
    pub difficulty: f64,
    /// How sharply it tells people below from people above, from 0 to 10; 1 in the Rasch model.
    #[serde(default = "one")]
    pub discrimination: f64,
}

const fn one() -> f64 {
    1.0
}

impl TestItem {
    /// Checks that its numbers are those of an item.
    pub(super) fn check(&self, at: usize) -> Result<(), EvidenceError> {
        within(&format!("items[{at}].difficulty"), self.difficulty, -100.0, 100.0)?;
        within(&format!("items[{at}].discrimination"), self.discrimination, 0.0, STEEPEST)?;
        Ok(())
    }

    /// How likely its answers are at each of these abilities.
    pub(super) fn curve_over(&self, abilities: &OnGrid) -> Curve {
        Curve::of_odds(abilities.map(|at| self.discrimination * (at - self.difficulty)))
    }
}

/// One number for each point of ability.
pub(super) type OnGrid = [f64; POINTS];

/// The points of ability: from -6 to 6 in steps of 0.2.
pub(super) fn points() -> OnGrid {
    let mut next = -30.0;
    std::array::from_fn(|_| {
        let point = next / 5.0;
        next += 1.0;
        point
    })
}

/// The logarithm of the part of people at each point, where ability is normal; they add up to 1.
pub(super) fn log_weights(points: &OnGrid) -> OnGrid {
    let height = points.map(|point| -point * point / 2.0);
    let sum: f64 = height.iter().map(|height| math::exp(*height)).sum();
    height.map(|height| height - math::ln(sum))
}

/// The logarithms of the chances of a right and of a wrong answer, at every point of ability.
pub(super) struct Curve {
    pub(super) right: OnGrid,
    pub(super) wrong: OnGrid,
}

impl Curve {
    /// The curve of an item whose answers are right with these log odds.
    pub(super) fn of_odds(odds: OnGrid) -> Self {
        Self { right: odds.map(ln_logistic), wrong: odds.map(|odds| ln_logistic(-odds)) }
    }

    /// The logarithm of the chance of this answer, at every point of ability.
    pub(super) const fn of(&self, right: bool) -> &OnGrid {
        if right { &self.right } else { &self.wrong }
    }
}

/// ln(1 / (1 + exp(-x))), without a step that overflows.
pub(super) fn ln_logistic(x: f64) -> f64 {
    if x >= 0.0 { -math::ln_1p(math::exp(-x)) } else { x - math::ln_1p(math::exp(x)) }
}

/// Adds one row to another.
pub(super) fn add(sums: &mut OnGrid, row: &OnGrid) {
    for (sum, value) in sums.iter_mut().zip(row) {
        *sum += value;
    }
}

/// Turns logarithms into parts of a whole, and returns the logarithm of their sum.
pub(super) fn normalise(row: &mut OnGrid) -> f64 {
    let highest = row.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    for value in row.iter_mut() {
        *value = math::exp(*value - highest);
    }
    let sum: f64 = row.iter().sum();
    for value in row.iter_mut() {
        *value /= sum;
    }
    highest + math::ln(sum)
}
