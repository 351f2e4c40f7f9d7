//! What an estimator hands over: a level as a sum over pieces of evidence.

use super::{Observation, PartKind};
use crate::kernel::Day;

/// Pieces of evidence in the order of the days they happened on, ties by id.
pub(super) type Ordered<'a> = [&'a Observation];

/// A level as a sum, and how sure it is.
pub(super) struct Mix {
    /// The level, as its formula gives it.
    pub(super) level: f64,
    /// What makes it up.
    pub(super) terms: Vec<Term>,
    /// The height believed and its standard error, as parts of the scale, where it has one.
    pub(super) belief: Option<(f64, f64)>,
}

/// One summand: factor times value.
pub(super) struct Term {
    pub(super) kind: PartKind,
    /// The place of the evidence in its order.
    pub(super) at: Option<usize>,
    pub(super) factor: f64,
    pub(super) value: f64,
    pub(super) conflict: bool,
}

impl Term {
    /// A piece of evidence that counts so much, as it stands.
    pub(super) fn evidence(at: usize, factor: f64, value: f64) -> Self {
        Self { kind: PartKind::Evidence, at: Some(at), factor, value, conflict: false }
    }

    /// Something other than evidence.
    pub(super) fn other(kind: PartKind, factor: f64, value: f64) -> Self {
        Self { kind, at: None, factor, value, conflict: false }
    }

    pub(super) fn contribution(&self) -> f64 {
        self.factor * self.value
    }
}

impl Mix {
    /// A level that is one piece of evidence.
    pub(super) fn only(at: usize, level: f64) -> Self {
        Self { level, terms: vec![Term::evidence(at, 1.0, level)], belief: None }
    }

    /// The days it rests on, from the first to the last; a day may be there several times.
    pub(super) fn days<'a>(&'a self, ordered: &'a Ordered<'_>) -> impl Iterator<Item = Day> + 'a {
        let counting = self.terms.iter().filter(|term| term.factor > 0.0);
        counting.filter_map(|term| Some(ordered.get(term.at?)?.occurred_on))
    }
}
