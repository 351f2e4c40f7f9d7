//! Sums that are the same in every order.

use serde::{Deserialize, Serialize};

/// A sum of shares, exact, so that it is the same whatever is added up first, and where.
///
/// It is a whole number of parts of 2^-52, in three numbers of 32 bits each; there is room for
/// seventeen million million whole shares.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, expecting = "an exact sum")]
pub struct ExactSum {
    /// The highest 32 bits.
    pub high: u32,
    /// The 32 bits below those.
    pub middle: u32,
    /// The lowest 32 bits.
    pub low: u32,
}

impl ExactSum {
    /// One whole, in parts.
    const WHOLE: f64 = 4_503_599_627_370_496.0;

    /// The parts that a share has.
    pub(super) fn parts_of(share: f64) -> u64 {
        (share * Self::WHOLE) as u64
    }

    /// Adds a share: a whole number of parts from 0 to 1.
    pub fn add(&mut self, share: f64) {
        self.add_parts(u128::from(Self::parts_of(share)));
    }

    /// Adds a number of parts; a sum that there is no room for stays at the highest.
    pub(super) fn add_parts(&mut self, parts: u128) {
        let most = (1_u128 << 96) - 1;
        let sum = self.parts().saturating_add(parts).min(most);
        let word = |shift: u32| (sum >> shift) as u32;
        *self = Self { high: word(64), middle: word(32), low: word(0) };
    }

    /// Adds another sum.
    pub fn merge(&mut self, other: Self) {
        self.add_parts(other.parts());
    }

    /// The sum, in wholes.
    #[must_use]
    pub fn total(self) -> f64 {
        self.parts() as f64 / Self::WHOLE
    }

    /// The mean of so many; nothing of nobody.
    #[must_use]
    pub fn mean(self, number: u32) -> Option<f64> {
        (number > 0).then(|| self.total() / f64::from(number))
    }

    fn parts(self) -> u128 {
        u128::from(self.high) << 64 | u128::from(self.middle) << 32 | u128::from(self.low)
    }
}
