//! Whether two rates differ by more than chance.

use serde::{Deserialize, Serialize};

/// How likely a table of two by two is when its rows do not differ.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct FisherExact {
    /// How often chance alone gives a table as unlikely as this one: two-sided.
    pub p_value: f64,
    /// a d / b c; nothing where b or c is 0, since it has no limit then or no meaning.
    pub odds_ratio: Option<f64>,
}

/// How often chance alone makes two rates differ as much: Fisher's exact test of two by two.
///
/// | | favoured | not favoured |
/// |---|---|---|
/// | one group | a | b |
/// | the other | c | d |
///
/// With the sums of rows and columns as they are, the number in place of *a* is hypergeometric:
///
/// P(x) = C(a + b, x) C(c + d, a + c - x) / C(a + b + c + d, a + c)
///
/// p = sum of P(x) over all x with P(x) <= P(a) (1 + 1e-7)
///
/// That is the two-sided rule of R and of SciPy; the 1e-7 lets tables count as equally likely that
/// rounding tells apart (others double the smaller tail, and get another number).
/// Each P(x) follows from the one beside it, outwards from the most likely, so no factorial is
/// computed; the result is right to about 12 digits, and below 1e-307 it is 0.
/// Where a row or a column is empty there is one table only, and p is 1.
///
/// The odds ratio is that of the sample, as in SciPy; R gives the conditional estimate.
/// A large p does not show that the groups fare alike: with few people it is always large.
///
/// ```
/// // The lady who tasted tea told 3 of 4 cups of each kind.
/// let tea = prowess::portfolio::fisher_exact(3, 1, 1, 3);
/// assert!((tea.p_value - 0.4857).abs() < 0.0001);
/// assert_eq!(tea.odds_ratio, Some(9.0));
/// ```
///
/// # Cost
///
/// Steps in proportion to the square root of the people, at most some millions.
#[must_use]
pub fn fisher_exact(a: u32, b: u32, c: u32, d: u32) -> FisherExact {
    let odds = |x: u32, y: u32| f64::from(x) * f64::from(y);
    let odds_ratio = (b > 0 && c > 0).then(|| odds(a, d) / odds(b, c));
    FisherExact { p_value: Margins::of(a, b, c, d).two_sided(u64::from(a)), odds_ratio }
}

/// The sums of a table of two by two.
#[derive(Clone, Copy)]
struct Margins {
    first_row: u64,
    second_row: u64,
    first_column: u64,
}

impl Margins {
    fn of(a: u32, b: u32, c: u32, d: u32) -> Self {
        let sum = |x: u32, y: u32| u64::from(x) + u64::from(y);
        Self { first_row: sum(a, b), second_row: sum(c, d), first_column: sum(a, c) }
    }

    fn lowest(self) -> u64 {
        self.first_column.saturating_sub(self.second_row)
    }

    fn highest(self) -> u64 {
        self.first_column.min(self.first_row)
    }

    /// The most likely number.
    fn mode(self) -> u64 {
        let over = u128::from(self.first_column + 1) * u128::from(self.first_row + 1);
        let under = u128::from(self.first_row + self.second_row + 2);
        let mode = u64::try_from(over / under).unwrap_or(self.highest());
        mode.clamp(self.lowest(), self.highest())
    }

    /// P(x + 1) / P(x).
    fn growth(self, x: u64) -> f64 {
        let over = (self.first_row - x) as f64 * (self.first_column - x) as f64;
        let under = (x + 1) as f64 * (self.second_row + x + 1 - self.first_column) as f64;
        over / under
    }

    /// P(x) / P(mode) for all x from the mode on, upwards or downwards, as far as it is a number.
    fn walk(self, up: bool) -> impl Iterator<Item = (u64, f64)> {
        let mut now = Some((self.mode(), 1.0));
        std::iter::from_fn(move || {
            let (x, weight) = now?;
            now = if up && x < self.highest() {
                Some((x + 1, weight * self.growth(x)))
            } else if !up && x > self.lowest() {
                Some((x - 1, weight / self.growth(x - 1)))
            } else {
                None
            };
            now = now.filter(|(_, weight)| *weight >= f64::MIN_POSITIVE);
            Some((x, weight))
        })
    }

    fn two_sided(self, seen: u64) -> f64 {
        /// How far apart two probabilities may be that count as equal.
        const TOLERANCE: f64 = 1e-7;
        let found = self.walk(seen > self.mode()).find(|(x, _)| *x == seen);
        let Some((_, weight)) = found else { return 0.0 };
        let most = weight * (1.0 + TOLERANCE);
        let (mut all, mut unlikely) = (0.0, 0.0);
        let both = self.walk(true).chain(self.walk(false).skip(1));
        for (_, weight) in both {
            all += weight;
            if weight <= most {
                unlikely += weight;
            }
        }
        unlikely / all
    }
}
