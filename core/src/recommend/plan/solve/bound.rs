//! What every solution costs at least, in whole numbers.

use super::program::Program;

/// Prices are whole numbers of parts of 2^-20.
const PARTS: i128 = 1 << 20;

/// A price for each row, as a whole number of parts.
pub(super) struct Prices(Vec<i128>);

/// What every solution within some ranges costs at least.
///
/// For any prices that are 0 or more (the Lagrangean bound):
///
/// sum(price * need) + sum over columns of the least of (cost - sum(price * entry)) * value
///
/// The prices come from floating-point numbers; the bound is computed from them exactly, so it
/// holds however far off they are.
pub(super) struct Bound {
    /// The bound in parts.
    least: i128,
    /// What one more of each column costs against these prices, in parts.
    pub(super) reduced: Vec<i128>,
}

impl Prices {
    /// The nearest prices.
    pub(super) fn new(prices: impl Iterator<Item = f64>) -> Self {
        #[expect(
            clippy::cast_possible_truncation,
            reason = "the cast holds at the ends of its type"
        )]
        let whole = |price: f64| (price.clamp(0.0, 1e28) * 1_048_576.0) as i128;
        Self(prices.map(whole).collect())
    }

    /// The bound within these ranges; nothing where a number grows beyond all bounds.
    pub(super) fn bound(&self, program: &Program, ranges: &[(i64, i64)]) -> Option<Bound> {
        let mut least: i128 = 0;
        for (price, need) in self.0.iter().zip(&program.needs) {
            least = least.checked_add(price.checked_mul(i128::from(*need))?)?;
        }
        let mut reduced = Vec::with_capacity(program.columns.len());
        for (column, (lower, upper)) in program.columns.iter().zip(ranges) {
            let mut one = column.cost.checked_mul(PARTS)?;
            for (row, entry) in &column.entries {
                let price = self.0.get(*row).copied().unwrap_or(0);
                one = one.checked_sub(price.checked_mul(i128::from(*entry))?)?;
            }
            let end = if one < 0 { upper } else { lower };
            least = least.checked_add(one.checked_mul(i128::from(*end))?)?;
            reduced.push(one);
        }
        Some(Bound { least, reduced })
    }
}

impl Bound {
    /// The bound: costs are whole, so a part of one counts as one.
    pub(super) const fn cost(&self) -> i128 {
        -((-self.least).div_euclid(PARTS))
    }

    /// Whether every solution in which a column leaves its better end costs more than this.
    pub(super) fn forbids(&self, column: usize, ceiling: i128) -> bool {
        let moved = self.reduced.get(column).map_or(0, |one| one.abs());
        self.least.saturating_add(moved) > ceiling.saturating_mul(PARTS)
    }
}
