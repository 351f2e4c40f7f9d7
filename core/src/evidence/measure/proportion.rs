//! How sure a share of right answers is.

use std::f64::consts::{FRAC_1_SQRT_2, FRAC_2_SQRT_PI};

use serde::{Deserialize, Serialize};

use crate::evidence::EvidenceError;
use crate::evidence::within::{count_within, within};
use crate::kernel::{Share, math};

/// A share of right answers, and the shares that could stand behind it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Proportion {
    /// How many answers are right.
    pub right: u32,
    /// How many there are.
    pub asked: u32,
    /// Right by asked; nothing where nothing was asked.
    pub share: Option<Share>,
    /// The lowest share that fits the answers; nothing where nothing was asked.
    pub low: Option<Share>,
    /// The highest share that fits the answers; nothing where nothing was asked.
    pub high: Option<Share>,
}

/// The share of right answers, with the range of shares that fit it (Wilson 1927).
///
/// With p = right / asked, n = asked, and z the point of the normal distribution that `confidence`
/// of it lies within:
///
/// range = (p + z^2 / 2n -+ z sqrt(p (1 - p) / n + z^2 / 4n^2)) / (1 + z^2 / n)
///
/// The range holds the share and stays within 0 and 1, also where all or no answers are right.
/// Where nothing was asked the share is unknown, which is not zero.
/// It takes the items as alike and the answers as independent; it says nothing about items that
/// were not asked because they are harder.
///
/// ```
/// let result = prowess::evidence::measure::wilson(8, 10, 0.95)?;
/// assert_eq!(result.share.map(|share| share.get()), Some(0.8));
/// assert!((result.low.unwrap().get() - 0.490).abs() < 0.001);
/// assert!((result.high.unwrap().get() - 0.943).abs() < 0.001);
/// # Ok::<(), prowess::Problem>(())
/// ```
///
/// # Errors
///
/// * `kernel.out_of_range` when more are right than were asked, or when the confidence is not from
///   0.01 to 0.9999.
pub fn wilson(right: u32, asked: u32, confidence: f64) -> Result<Proportion, EvidenceError> {
    proportion(right, asked, confidence, "confidence")
}

/// As [`wilson`], for a confidence that stands at this place.
pub(super) fn proportion(
    right: u32,
    asked: u32,
    confidence: f64,
    path: &str,
) -> Result<Proportion, EvidenceError> {
    count_within("right", right, 0, asked)?;
    within(path, confidence, 0.01, 0.9999)?;
    if asked == 0 {
        return Ok(Proportion { right, asked, share: None, low: None, high: None });
    }
    let (k, n) = (f64::from(right), f64::from(asked));
    let (p, z) = (k / n, normal_width(confidence));
    let square = z * z / n;
    let middle = p + square / 2.0;
    let half = z * math::sqrt(p * (1.0 - p) / n + square / (4.0 * n));
    let share = Share::ratio(k, n);
    // At the ends the range reaches 0 or 1 exactly, which rounding would miss by a bit.
    let low = if right == 0 { Share::NONE } else { Share::ratio(middle - half, 1.0 + square) };
    let high = if right == asked { Share::ALL } else { Share::ratio(middle + half, 1.0 + square) };
    let (low, high) = (low.min(share), high.max(share));
    Ok(Proportion { right, asked, share: Some(share), low: Some(low), high: Some(high) })
}

/// The number of standard deviations within which this part of a normal distribution lies.
///
/// Newton's method for erfc(z / sqrt(2)) = 1 - confidence from 0: the function falls and is convex,
/// so each step comes nearer from below and none goes past.
fn normal_width(confidence: f64) -> f64 {
    let mut z = 0.0;
    for _ in 0..64 {
        let beyond = math::erfc(z * FRAC_1_SQRT_2) - (1.0 - confidence);
        let slope = FRAC_1_SQRT_2 * FRAC_2_SQRT_PI * math::exp(-z * z / 2.0);
        let next = z + beyond / slope;
        if next <= z {
            break;
        }
        z = next;
    }
    z
}
