//! Parts of a whole that add up exactly.

use std::cmp::Ordering;
use std::fmt;

use serde::{Deserialize, Deserializer, Serialize};

use super::{KernelError, Weight};
use crate::problem::Fault;

/// A part of a whole, from 0 to 1.
///
/// A share is a whole number of parts of 2^-52.
/// Sums of such numbers are exact in floating point up to 2, so shares of one whole add up to the
/// very bits of their sum, in any order and in any language.
/// Against the real number a share is off by at most 2^-53, about 1.1e-16.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(transparent)]
pub struct Share(f64);

impl Share {
    /// Nothing of it.
    pub const NONE: Self = Self(0.0);

    /// All of it.
    pub const ALL: Self = Self(1.0);

    /// The share nearest to this value.
    ///
    /// # Errors
    ///
    /// * `kernel.not_finite` for NaN and the infinities.
    /// * `kernel.out_of_range` below 0 and above 1.
    pub fn new(value: f64) -> Result<Self, KernelError> {
        if (0.0..=1.0).contains(&value) {
            Ok(Self::nearest(value))
        } else {
            let fault = Fault::new().with("name", "share").with("value", value);
            if value.is_finite() {
                Err(KernelError::OutOfRange(fault.with("minimum", 0).with("maximum", 1)))
            } else {
                Err(KernelError::NotFinite(fault))
            }
        }
    }

    /// `part / whole`, held between 0 and 1; nothing of nothing is none.
    pub(crate) fn ratio(part: f64, whole: f64) -> Self {
        if part <= 0.0 || whole <= 0.0 {
            Self::NONE
        } else if part >= whole {
            Self::ALL
        } else {
            Self::nearest(part / whole)
        }
    }

    /// The value, from 0 to 1.
    #[must_use]
    pub const fn get(self) -> f64 {
        self.0
    }

    /// This share of that share.
    #[must_use]
    pub fn of(self, whole: Self) -> Self {
        Self::nearest(self.0 * whole.0)
    }

    /// The sum, held at 1.
    ///
    /// Exact, and therefore the same in any order, for shares of one whole.
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        Self((self.0 + other.0).min(1.0))
    }

    /// What is left of this share without the other, at least 0.
    #[must_use]
    pub fn minus(self, other: Self) -> Self {
        Self((self.0 - other.0).max(0.0))
    }

    /// The share nearest to a value from 0 to 1, halves to the even one.
    ///
    /// Between 1 and 2 a number in floating point has 52 binary places, so adding 1 rounds to
    /// parts of 2^-52, and taking it away again is exact.
    fn nearest(value: f64) -> Self {
        Self((value + 1.0) - 1.0)
    }
}

/// The whole shared out by weight: one share for each weight, which add up to exactly 1.
///
/// share = weight / sum(weight), rounded to parts of 2^-52; what rounding leaves over goes to the
/// heaviest, the first of them where several are equally heavy.
/// Weights that add up to 0 get no shares: the answer is then empty.
#[must_use]
pub fn apportion(weights: &[Weight]) -> Vec<Share> {
    let mut shares = Vec::with_capacity(weights.len());
    apportion_into(weights.iter().copied(), &mut shares);
    shares
}

/// As [`apportion`], into memory that is there already; what was in it is dropped.
pub(crate) fn apportion_into(
    weights: impl Iterator<Item = Weight> + Clone,
    shares: &mut Vec<Share>,
) {
    shares.clear();
    shares.reserve(weights.size_hint().0);
    let sum: f64 = weights.clone().map(Weight::get).sum();
    if sum <= 0.0 {
        return;
    }
    let mut heaviest = 0;
    let mut most = Share::NONE;
    let mut given = 0.0;
    for (at, weight) in weights.enumerate() {
        let share = Share::nearest(weight.get() / sum);
        if share > most {
            (heaviest, most) = (at, share);
        }
        given += share.0;
        shares.push(share);
    }
    if let Some(share) = shares.get_mut(heaviest) {
        // The heaviest of n has at least 2^52 / n parts, and rounding moves at most n / 2 of them.
        share.0 += 1.0 - given;
    }
}

impl Eq for Share {}

impl PartialOrd for Share {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Share {
    fn cmp(&self, other: &Self) -> Ordering {
        // Numbers from 0 up are in the order of their bits.
        self.0.to_bits().cmp(&other.0.to_bits())
    }
}

impl fmt::Display for Share {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}

impl<'de> Deserialize<'de> for Share {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::new(f64::deserialize(deserializer)?).map_err(serde::de::Error::custom)
    }
}
