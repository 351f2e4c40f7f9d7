//! Parts of a password, and numbers of guesses.

use super::model::MatchKind;

/// A part that was found, and what it costs to guess.
#[derive(Debug, Clone, Copy)]
pub(super) struct Part {
    pub(super) start: usize,
    /// The place behind it.
    pub(super) end: usize,
    pub(super) kind: MatchKind,
    pub(super) guesses: u128,
}

impl Part {
    /// Whether it is counted among the parts, or known to whoever knows the person.
    pub(super) const fn is_counted(&self) -> bool {
        !matches!(self.kind, MatchKind::ContextWord | MatchKind::Separator)
    }
}

/// A power that stops at the largest number.
pub(super) fn power(base: u128, exponent: usize) -> u128 {
    base.saturating_pow(u32::try_from(exponent).unwrap_or(u32::MAX))
}

/// In how many ways `chosen` of `all` can be taken; stops at the largest number.
pub(super) fn choose(all: usize, chosen: usize) -> u128 {
    let mut ways: u128 = 1;
    for step in 1..=chosen.min(all) {
        let (over, under) = (all - chosen.min(all) + step, step);
        ways = ways.saturating_mul(over as u128) / under as u128;
    }
    if chosen > all { 0 } else { ways }
}

/// In how many ways capitals may stand in a word that has some here.
///
/// One where there are none; two for the usual places, which are the first, the last and all.
pub(super) fn capitals(letters: &[char]) -> u128 {
    let upper = letters.iter().filter(|letter| letter.is_uppercase()).count();
    let lower = letters.iter().filter(|letter| letter.is_lowercase()).count();
    let at = |letter: Option<&char>| letter.is_some_and(|letter| letter.is_uppercase());
    if upper == 0 {
        1
    } else if lower == 0 || (upper == 1 && (at(letters.first()) || at(letters.last()))) {
        2
    } else {
        let most = upper.min(lower);
        (1..=most).fold(0, |sum: u128, some| sum.saturating_add(choose(upper + lower, some)))
    }
}

/// The decimal logarithm in thousandths, rounded to the nearest; of 0 it is 0.
pub(super) fn log10_milli(number: u128) -> u32 {
    let Some(whole) = number.checked_ilog2() else { return 0 };
    // The number as 1.x with 31 bits behind the point.
    let mut mantissa = if whole > 31 { number >> (whole - 31) } else { number << (31 - whole) };
    let mut log2 = u128::from(whole);
    for _ in 0..24 {
        mantissa = (mantissa * mantissa) >> 31;
        let bit = mantissa >> 32;
        mantissa >>= bit;
        log2 = (log2 << 1) | bit;
    }
    // log10(2) is 0.30102999566.
    const LOG10_OF_2: u128 = 30_102_999_566;
    let milli = (log2 * LOG10_OF_2 + (50_000_000 << 23)) / (100_000_000 << 24);
    u32::try_from(milli).unwrap_or(u32::MAX)
}
