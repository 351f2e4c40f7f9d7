//! The classes that the relaxation leaves open, by dynamic programming.

use std::cmp::{Ordering, Reverse};

use super::bound::{Relaxation, signed, value};
use super::offer::{Offer, Value, covers, rank, sum};
use super::search::{Found, Search};

/// A choice for the classes looked at so far; the others are open.
struct State {
    price: u64,
    value: Value,
    parent: usize,
    offer: usize,
}

/// A class in which more than one offer may be part of a best choice.
struct Open {
    class: usize,
    /// The offers left, by position.
    offers: Vec<usize>,
    /// What leaving the relaxation's offer costs at least.
    detour: i128,
}

/// The search among the classes that are not decided by their reduced costs.
pub(super) struct Core<'s> {
    search: &'s Search<'s>,
    relaxation: &'s Relaxation,
    dimension: usize,
    ceiling: u64,
    /// What a choice may cost beyond the relaxation, times its `value`.
    budget: i128,
    /// The choice of the relaxation, where a class is decided what is left of it.
    base: Vec<usize>,
    open: Vec<Open>,
}

/// What the classes give that are not looked at yet.
struct Rest {
    price: u64,
    value: Value,
    most: Value,
    /// The sum of the least reduced costs of those looked at.
    reduced: i128,
    /// The least detour.
    detour: Option<i128>,
}

impl<'s> Core<'s> {
    pub(super) fn new(
        search: &'s Search<'s>,
        relaxation: &'s Relaxation,
        dimension: usize,
        ceiling: u64,
    ) -> Self {
        let budget = signed(ceiling) * signed(relaxation.value) - relaxation.least;
        let mut base = relaxation.chosen.clone();
        let mut open = Vec::new();
        for (class, offers) in search.classes.iter().enumerate() {
            let least = relaxation.cheapest(offers, dimension);
            let detour = |offer: &Offer| relaxation.reduced(offer, dimension) - least;
            let left: Vec<usize> = offers
                .iter()
                .enumerate()
                .filter(|(_, offer)| detour(offer) <= budget)
                .map(|(at, _)| at)
                .collect();
            match left.as_slice() {
                [only] => {
                    if let Some(slot) = base.get_mut(class) {
                        *slot = *only;
                    }
                }
                _ => {
                    let mut detours: Vec<i128> =
                        left.iter().filter_map(|at| offers.get(*at)).map(detour).collect();
                    detours.sort_unstable();
                    let detour = detours.get(1).copied().unwrap_or(0);
                    open.push(Open { class, offers: left, detour });
                }
            }
        }
        open.sort_by_key(|one| (one.detour, one.class));
        Self { search, relaxation, dimension, ceiling, budget, base, open }
    }

    /// What is left after each number of open classes.
    fn rests(&self) -> Vec<Rest> {
        let all: i128 = self
            .search
            .classes
            .iter()
            .map(|offers| self.relaxation.cheapest(offers, self.dimension))
            .sum();
        let mut rest = Rest {
            price: 0,
            value: Value::default(),
            most: Value::default(),
            reduced: all,
            detour: None,
        };
        let mut rests = Vec::with_capacity(self.open.len() + 1);
        for one in self.open.iter().rev() {
            let Some(offers) = self.search.classes.get(one.class) else { continue };
            let at = self.base.get(one.class).copied().unwrap_or(0);
            let mut next = Rest {
                reduced: rest.reduced - self.relaxation.cheapest(offers, self.dimension),
                detour: Some(one.detour),
                ..rest
            };
            if let Some(offer) = offers.get(at) {
                next.price += offer.price;
                next.value = sum(next.value, offer.value);
            }
            for (most, dimension) in next.most.iter_mut().zip(0..) {
                let values = one.offers.iter().filter_map(|at| offers.get(*at));
                *most += values.map(|offer| value(offer, dimension)).max().unwrap_or(0);
            }
            rests.push(std::mem::replace(&mut rest, next));
        }
        rests.push(rest);
        rests.reverse();
        rests
    }

    /// Opens one class after the other, those nearest to the relaxation first.
    pub(super) fn expand(mut self, incumbent: Option<Vec<usize>>) -> (Found, u32) {
        if self.budget < 0 {
            return (Found::Nothing, 0);
        }
        let rests = self.rests();
        let mut states = vec![self.first_state()];
        let mut layer = 0..1;
        let mut nodes: u32 = 1;
        let mut best: Option<(usize, usize)> = None;
        for (depth, rest) in (1..).zip(rests.iter().skip(1)) {
            let mut next: Vec<State> = Vec::new();
            let Some(open) = self.open.get(depth - 1) else { break };
            for (parent, state) in states.iter().enumerate().take(layer.end).skip(layer.start) {
                for at in &open.offers {
                    let Some(offer) = self.search.offer(open.class, *at) else { continue };
                    let value = sum(state.value, offer.value);
                    let price = state.price + offer.price;
                    let state = State { price, value, parent, offer: *at };
                    if self.may_be_best(&state, rest) {
                        next.push(state);
                    }
                }
            }
            nodes = nodes.saturating_add(u32::try_from(next.len()).unwrap_or(u32::MAX));
            if nodes > self.search.limit {
                let chosen = best.map(|(state, depth)| self.choice(&states, state, depth));
                let chosen = chosen.or(incumbent);
                return (Found::Limited { chosen, bound: self.relaxation.bound() }, nodes);
            }
            layer = self.keep_undominated(&mut states, next, depth);
            for at in layer.clone() {
                let Some(state) = states.get(at) else { continue };
                let total = state.price + rest.price;
                if total < self.ceiling && self.is_enough(state, rest) {
                    self.ceiling = total;
                    self.budget =
                        signed(total) * signed(self.relaxation.value) - self.relaxation.least;
                    best = Some((at, depth));
                }
            }
        }
        let depth = self.open.len();
        let finals = layer.filter(|at| {
            states.get(*at).is_some_and(|state| {
                state.price <= self.ceiling && covers(state.value, self.search.need)
            })
        });
        let found = finals.min_by(|a, b| {
            let key = |at: usize| states.get(at).map(|one| (one.price, Reverse(rank(one.value))));
            key(*a).cmp(&key(*b)).then_with(|| self.tie(&states, *a, *b, depth))
        });
        match found {
            Some(found) => (Found::Best(self.choice(&states, found, depth)), nodes),
            None => (Found::Nothing, nodes),
        }
    }

    /// The classes that are decided.
    fn first_state(&self) -> State {
        let mut first = State { price: 0, value: Value::default(), parent: 0, offer: 0 };
        for (class, at) in self.base.iter().enumerate() {
            if self.open.iter().any(|one| one.class == class) {
                continue;
            }
            if let Some(offer) = self.search.offer(class, *at) {
                first.price += offer.price;
                first.value = sum(first.value, offer.value);
            }
        }
        first
    }

    fn is_enough(&self, state: &State, rest: &Rest) -> bool {
        covers(sum(state.value, rest.value), self.search.need)
    }

    /// Whether a choice that begins like this may cost no more than the best one known.
    fn may_be_best(&self, state: &State, rest: &Rest) -> bool {
        let need = self.search.need;
        let can_be_met = covers(sum(state.value, rest.most), need);
        let cost = signed(state.price) * signed(self.relaxation.value);
        let worth = signed(at(state.value, self.dimension)) * signed(self.relaxation.cost);
        let spent = cost - worth - rest.reduced;
        if !can_be_met || spent > self.budget {
            return false;
        }
        if rest.detour.is_some_and(|detour| spent + detour <= self.budget) {
            return true;
        }
        // No class of the rest can leave the offer of the relaxation any more.
        let reached = at(state.value, self.dimension) + at(rest.value, self.dimension);
        let surplus = signed(reached) - signed(at(need, self.dimension));
        self.is_enough(state, rest) && spent + surplus * signed(self.relaxation.cost) <= self.budget
    }

    /// Adds the new states for which none is better in every way, and says where they stand.
    fn keep_undominated(
        &self,
        states: &mut Vec<State>,
        mut next: Vec<State>,
        depth: usize,
    ) -> std::ops::Range<usize> {
        next.sort_by(|a, b| a.price.cmp(&b.price).then_with(|| b.value.cmp(&a.value)));
        let start = states.len();
        // Price, value and position.
        let mut front: Vec<(u64, Value, usize)> = Vec::new();
        for state in next {
            let (price, value, new) = (state.price, state.value, states.len());
            let is_twin = |old: &State| old.price == price && old.value == value;
            let twin = states.len().checked_sub(1).filter(|old| *old >= start);
            let twin = twin.filter(|old| states.get(*old).is_some_and(is_twin));
            states.push(state);
            if let Some(old) = twin {
                if self.tie(states, new, old, depth) == Ordering::Less {
                    states.swap(new, old);
                }
                states.pop();
                continue;
            }
            // Of equally good ones the first by competency is the answer, if it is enough.
            let is_beaten = |one: &(u64, Value, usize)| {
                let is_tie = one.0 == price && rank(one.1) == rank(value);
                covers(one.1, value) && (!is_tie || self.tie(states, one.2, new, depth).is_le())
            };
            if front.iter().any(is_beaten) {
                states.pop();
                continue;
            }
            front.retain(|one| !covers(value, one.1));
            front.push((price, value, new));
        }
        start..states.len()
    }

    /// Which of two choices comes first in the order of competencies.
    fn tie(&self, states: &[State], one: usize, other: usize, depth: usize) -> Ordering {
        let (mut one, mut other) = (one, other);
        let mut first: Option<(usize, Ordering)> = None;
        for open in self.open.iter().take(depth).rev() {
            if one == other {
                break;
            }
            let (Some(a), Some(b)) = (states.get(one), states.get(other)) else { break };
            if let Some(found) = (self.search.tie)(open.class, a.offer, b.offer)
                && first.is_none_or(|known| found.0 < known.0)
            {
                first = Some(found);
            }
            (one, other) = (a.parent, b.parent);
        }
        first.map_or(Ordering::Equal, |(_, order)| order)
    }

    /// The offers of a state, and for the classes not looked at those of the relaxation.
    fn choice(&self, states: &[State], state: usize, depth: usize) -> Vec<usize> {
        let mut chosen = self.base.clone();
        let mut state = states.get(state);
        for open in self.open.iter().take(depth).rev() {
            let Some(one) = state else { break };
            if let Some(slot) = chosen.get_mut(open.class) {
                *slot = one.offer;
            }
            state = states.get(one.parent);
        }
        chosen
    }
}

fn at(values: Value, dimension: usize) -> u64 {
    values.get(dimension).copied().unwrap_or(0)
}
