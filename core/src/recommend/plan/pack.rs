//! Several aims, one after the other, as one whole number.

use super::formulate::Aim;
use super::solve::Program;

/// How many bits a sum of packed costs may take: beyond, bounds could not be computed.
pub(super) const BITS: u32 = 84;

/// The places of the price and of money among the aims.
const PRICE: usize = 2;
const CENTS: usize = 3;

/// What each of the aims counts in the packed number.
///
/// Each aim is divided by what all its amounts have in common, and an amount of one aim outweighs
/// everything that comes after it; so comparing packed numbers is comparing aim after aim.
pub(super) struct Packing {
    /// For each aim: what divides it, and what one of it then counts; 0 where it does not.
    scales: [(i128, i128); 6],
}

impl Packing {
    /// The packing of these amounts.
    ///
    /// Each column counts what is lost, changes, price, hundredths, minutes, and number.
    ///
    /// # Errors
    ///
    /// How many bits they take, where that are too many.
    pub(super) fn new(counts: &[[i128; 6]], program: &Program, aim: Aim) -> Result<Self, u32> {
        let order: [usize; 6] = match aim {
            Aim::Price => [0, 1, 2, 3, 4, 5],
            Aim::Cents => [3, 0, 1, 2, 4, 5],
            Aim::Minutes => [4, 0, 1, 2, 3, 5],
        };
        let mut scales = [(1, 0); 6];
        let mut worth: i128 = 1;
        for at in order.into_iter().rev() {
            let amounts = || counts.iter().filter_map(|one| one.get(at).copied());
            let divisor = amounts().fold(0, gcd);
            // What goes with the price in the same ratio everywhere is decided by it.
            let is_told = at == CENTS && aim == Aim::Price && follows(counts);
            if divisor == 0 || is_told {
                continue;
            }
            let most: i128 = amounts()
                .zip(&program.columns)
                .map(|(amount, column)| amount / divisor * i128::from(column.upper))
                .sum();
            if let Some(scale) = scales.get_mut(at) {
                *scale = (divisor, worth);
            }
            let bits = |number: i128| 128 - number.leading_zeros();
            let length = bits(worth) + bits(most);
            if length > BITS {
                return Err(length);
            }
            worth *= most + 1;
        }
        Ok(Self { scales })
    }

    /// The packed number of these amounts.
    pub(super) fn pack(&self, counts: &[i128; 6]) -> i128 {
        let parts = counts.iter().zip(&self.scales);
        parts.map(|(count, (divisor, worth))| count / divisor * worth).sum()
    }

    /// At least how much of an aim a packed number holds; 0 where another aim comes before it.
    pub(super) fn at_least(&self, packed: i128, aim: usize) -> i128 {
        if self.scales.iter().take(aim).any(|one| one.1 > 0) {
            return 0;
        }
        match self.scales.get(aim) {
            Some((divisor, worth)) if *worth > 0 => packed.max(0) / worth * divisor,
            _ => 0,
        }
    }
}

/// Whether money is the same part of the price everywhere.
fn follows(counts: &[[i128; 6]]) -> bool {
    let pairs = || counts.iter().filter_map(|one| Some((*one.get(PRICE)?, *one.get(CENTS)?)));
    let divisors = pairs().fold((0, 0), |both, one| (gcd(both.0, one.0), gcd(both.1, one.1)));
    pairs().all(|(price, cents)| price * divisors.1 == cents * divisors.0)
}

pub(super) fn gcd(mut one: i128, mut other: i128) -> i128 {
    while other != 0 {
        (one, other) = (other, one % other);
    }
    one.abs()
}
