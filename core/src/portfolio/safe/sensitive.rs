//! When few people make up nearly all of a sum.

use super::Dominance;

impl Dominance {
    /// How many of the largest amounts the rule looks at.
    pub(super) const fn contributors(self) -> u32 {
        match self {
            Self::LargestShare { contributors, .. } => contributors,
            Self::PPercent { .. } => 2,
        }
    }

    /// How far above the sum a reader has to remain unsure; nothing where the sum tells on nobody.
    ///
    /// With the sum X and its amounts x1 >= x2 >= ..., after Hundepool and others 2012, Statistical
    /// Disclosure Control, chapter 4:
    ///
    /// | rule | dominated | asks for |
    /// |---|---|---|
    /// | (n, k) | x1 + .. + xn > k / 100 X | 100 / k (x1 + .. + xn) - X |
    /// | p% | X - x1 - x2 < p / 100 x1 | p / 100 x1 - (X - x1 - x2) |
    pub(super) fn asks(self, sum: f64, largest: &[f64]) -> Option<f64> {
        let asks = match self {
            Self::LargestShare { contributors, percent } => {
                let few: f64 = largest.iter().take(contributors as usize).sum();
                few * 100.0 / percent - sum
            }
            Self::PPercent { percent } => {
                let amount = |at: usize| largest.get(at).copied().unwrap_or(0.0);
                amount(0) * percent / 100.0 - (sum - amount(0) - amount(1))
            }
        };
        (asks > 0.0).then_some(asks)
    }
}
