//! The cheapest choice of one offer for each class, exactly.

use std::cmp::Ordering;

use super::bound::Relaxation;
use super::expand::Core;
use super::offer::{Offer, Value, covers, sum};

/// What came of a search.
pub(super) enum Found {
    /// The best choice: an offer for each class, by position.
    Best(Vec<usize>),
    /// A choice, and what every choice costs at least; the limit was met.
    Limited { chosen: Option<Vec<usize>>, bound: u64 },
    /// There is none, or none as cheap as what is known already.
    Nothing,
}

/// How two offers of a class stand in the order of competencies: the first competency in which
/// they differ, and which of them comes first.
pub(super) type Tie<'t> = &'t dyn Fn(usize, usize, usize) -> Option<(usize, Ordering)>;

/// One search.
pub(super) struct Search<'s> {
    pub(super) classes: &'s [Vec<Offer>],
    pub(super) need: Value,
    pub(super) tie: Tie<'s>,
    /// What a plan that is known already costs.
    pub(super) ceiling: Option<u64>,
    /// How many states may be looked at.
    pub(super) limit: u32,
}

impl Search<'_> {
    /// The cheapest choice that meets all needs; of equal ones that with the highest score, then
    /// the highest coverage, then the first in the order of competencies.
    ///
    /// Beside it, how many states were looked at.
    pub(super) fn run(&self) -> (Found, u32) {
        let Some((relaxation, dimension)) = self.tightest() else { return (Found::Nothing, 0) };
        let incumbent = self.rounded_up(&relaxation.chosen);
        let price = incumbent.as_ref().map(|chosen| self.price(chosen));
        // Rounding up fails only where what brings one value takes another; then every choice is
        // looked at.
        let dearest = |offers: &Vec<Offer>| offers.iter().map(|offer| offer.price).max();
        let all = || self.classes.iter().filter_map(dearest).sum();
        let ceiling = price.into_iter().chain(self.ceiling).min().unwrap_or_else(all);
        Core::new(self, &relaxation, dimension, ceiling).expand(incumbent)
    }

    /// The relaxation that says most, and in which value; nothing where a need cannot be met.
    fn tightest(&self) -> Option<(Relaxation, usize)> {
        let mut tightest = (Relaxation::of(self.classes, 0, self.need[0])?, 0);
        for (dimension, need) in self.need.iter().enumerate().skip(1).filter(|one| *one.1 > 0) {
            let other = Relaxation::of(self.classes, dimension, *need)?;
            if other.bound() > tightest.0.bound() {
                tightest = (other, dimension);
            }
        }
        Some(tightest)
    }

    pub(super) fn offer(&self, class: usize, at: usize) -> Option<&Offer> {
        self.classes.get(class)?.get(at)
    }

    fn chosen<'c>(&'c self, chosen: &'c [usize]) -> impl Iterator<Item = &'c Offer> {
        chosen.iter().enumerate().filter_map(|(class, at)| self.offer(class, *at))
    }

    fn price(&self, chosen: &[usize]) -> u64 {
        self.chosen(chosen).map(|offer| offer.price).sum()
    }

    fn value(&self, chosen: &[usize]) -> Value {
        self.chosen(chosen).fold(Value::default(), |total, one| sum(total, one.value))
    }

    /// A choice that meets the needs, from one that may not: the cheapest single change that is
    /// enough, else the change that brings most of what is missing for its cost.
    fn rounded_up(&self, start: &[usize]) -> Option<Vec<usize>> {
        let mut chosen = start.to_vec();
        loop {
            let now = self.value(&chosen);
            if covers(now, self.need) {
                return Some(chosen);
            }
            let mut lacking = self.need;
            for (lacking, now) in lacking.iter_mut().zip(now) {
                *lacking = lacking.saturating_sub(now);
            }
            let mut enough: Option<(u64, usize, usize)> = None;
            let mut best: Option<(u64, u64, usize, usize)> = None;
            for (class, (offers, held)) in self.classes.iter().zip(&chosen).enumerate() {
                let Some(held) = offers.get(*held) else { continue };
                for (at, offer) in offers.iter().enumerate() {
                    let mut more = offer.value;
                    for (more, held) in more.iter_mut().zip(held.value) {
                        *more = more.saturating_sub(held);
                    }
                    let gain = more.iter().zip(lacking).map(|(more, most)| most.min(*more)).sum();
                    if !covers(offer.value, held.value) || gain == 0 {
                        continue;
                    }
                    let cost = offer.price.saturating_sub(held.price);
                    if covers(more, lacking) && enough.is_none_or(|one| cost < one.0) {
                        enough = Some((cost, class, at));
                    }
                    let is_better = best.is_none_or(|one| {
                        u128::from(cost) * u128::from(one.1) < u128::from(one.0) * u128::from(gain)
                    });
                    if is_better {
                        best = Some((cost, gain, class, at));
                    }
                }
            }
            let change = enough.map(|one| (one.1, one.2)).or(best.map(|one| (one.2, one.3)));
            let (class, at) = change?;
            *chosen.get_mut(class)? = at;
        }
    }
}
