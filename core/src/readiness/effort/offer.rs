//! What a class of alternatives offers: so much score and coverage for so much cost.

use std::cmp::Ordering;

use super::cluster::Pick;
use crate::kernel::Share;

/// How many raises are told apart within one millionth of cost.
pub(super) const RAISES: u64 = 4096;

/// What an alternative brings, in parts: to the score, to the coverage, and to what only has to be
/// enough; of that, see [`Whole`](super::stand::Whole).
///
/// Where nothing is needed of one of the last three, it is 0.
pub(super) type Value = [u64; 4];

/// Parts of a share: shares are whole numbers of 2^-52.
const PARTS: f64 = 4_503_599_627_370_496.0;

/// One alternative of a class.
#[derive(Debug, Clone, Copy)]
pub(super) struct Offer {
    /// Millionths times [`RAISES`], plus the number of raises: the cheaper first, then the fewer.
    pub(super) price: u64,
    pub(super) value: Value,
    /// The combination behind it.
    pub(super) combo: usize,
}

/// Two values together.
pub(super) fn sum(mut one: Value, other: Value) -> Value {
    for (one, other) in one.iter_mut().zip(other) {
        *one += other;
    }
    one
}

/// Whether a value is in no way below another one.
pub(super) fn covers(one: Value, other: Value) -> bool {
    one.iter().zip(&other).all(|(one, other)| one >= other)
}

/// What says which of two plans of one price is better: the score, then the coverage.
pub(super) const fn rank([score, coverage, ..]: Value) -> [u64; 2] {
    [score, coverage]
}

/// How many parts of 2^-52 a share has.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a share is a whole number of parts, from 0 to 2^52"
)]
pub(super) fn parts(share: Share) -> u64 {
    (share.get() * PARTS) as u64
}

/// The share of so many parts.
#[expect(clippy::cast_precision_loss, reason = "a share has at most 2^52 parts")]
pub(super) fn share(parts: u64) -> Share {
    Share::ratio(parts as f64, PARTS)
}

/// The first competency in which two plans differ, and which of them comes first: the one that
/// raises it, or raises it higher.
pub(super) fn first_difference(one: &[Pick], other: &[Pick]) -> Option<(usize, Ordering)> {
    let place = |picks: &[Pick], at: usize| picks.get(at).copied();
    (0..one.len().max(other.len())).find_map(|at| match (place(one, at), place(other, at)) {
        (Some(one), Some(other)) if one == other => None,
        (Some((a, low)), Some((b, high))) => {
            Some((a.min(b), a.cmp(&b).then_with(|| high.cmp(&low))))
        }
        (Some((ladder, _)), None) => Some((ladder, Ordering::Less)),
        (None, Some((ladder, _))) => Some((ladder, Ordering::Greater)),
        (None, None) => None,
    })
}

/// Which of two plans of equal cost and score comes first in the order of competencies.
pub(super) fn by_competency(one: &[Pick], other: &[Pick]) -> Ordering {
    first_difference(one, other).map_or(Ordering::Equal, |(_, order)| order)
}

/// The offers for which none is better in every way, the cheapest first.
pub(super) fn undominated<'a>(
    mut offers: Vec<Offer>,
    picks: impl Fn(&Offer) -> &'a [Pick],
) -> Vec<Offer> {
    offers.sort_by(|a, b| {
        let by_price = a.price.cmp(&b.price).then_with(|| b.value.cmp(&a.value));
        by_price.then_with(|| by_competency(picks(a), picks(b)))
    });
    let mut kept: Vec<Offer> = Vec::with_capacity(offers.len());
    for offer in offers {
        // Of equally good ones the first by competency is the answer, if it is enough; so what only
        // has to be enough never beats it.
        let is_beaten = |one: &Offer| {
            let is_tie = one.price == offer.price && rank(one.value) == rank(offer.value);
            covers(one.value, offer.value)
                && (!is_tie || by_competency(picks(one), picks(&offer)).is_le())
        };
        if !kept.iter().any(is_beaten) {
            kept.push(offer);
        }
    }
    kept
}
