//! Sets of offers in which each waits for another one.

use std::collections::BTreeSet;

use super::GainModel;
use super::instance::Instance;
use super::reach::Progress;
use super::solve::Row;

/// Offers that wait for each other, and what would help one of them to begin.
///
/// Whoever takes some of them takes one first, and that one is not helped by the others; so one of
/// the help is taken too (the loop formulas of Lin and Zhao 2004).
#[derive(Clone, PartialEq, Eq)]
pub(super) struct Waiting {
    offers: Vec<usize>,
    help: Vec<usize>,
}

impl Waiting {
    /// The rows which forbid that these offers wait for each other.
    pub(super) fn rows(&self) -> impl Iterator<Item = Row> {
        self.offers.iter().map(|own| {
            let help = self.help.iter().map(|at| (*at, 1));
            Row { entries: help.chain([(*own, -1)]).collect(), need: 0 }
        })
    }
}

/// The smallest sets of chosen offers that wait for each other; none where all can be taken in
/// some order.
pub(super) fn waiting(instance: &Instance, model: GainModel, chosen: &[bool]) -> Vec<Waiting> {
    let mut progress = Progress::new(instance, model);
    if progress.take_all(chosen) {
        return Vec::new();
    }
    // For each one that is stuck, what it waits for first.
    let mut waits: Vec<Option<Vec<usize>>> = vec![None; chosen.len()];
    for (own, offer) in instance.offers.iter().enumerate() {
        if chosen.get(own) != Some(&true) || progress.taken.get(own) == Some(&true) {
            continue;
        }
        let asks = instance.asks_of(offer, model);
        let Some(ask) = asks.iter().find(|ask| !progress.meets(ask)) else { continue };
        let is_taken = |at: &usize| progress.taken.get(*at) == Some(&true);
        let unmet = |set: &Vec<usize>| model == GainModel::Additive || !set.iter().any(is_taken);
        let set = instance.supports(own, ask, model).into_iter().find(unmet);
        let mut set = set.unwrap_or_default();
        set.retain(|at| !is_taken(at));
        if let Some(slot) = waits.get_mut(own) {
            *slot = Some(set);
        }
    }
    let mut found: Vec<(BTreeSet<usize>, Waiting)> = Vec::new();
    let mut circles: Vec<BTreeSet<usize>> =
        (0..chosen.len()).filter_map(|own| circle(own, &waits)).collect();
    circles.sort_by_key(BTreeSet::len);
    for circle in circles {
        if found.iter().any(|(other, _)| !other.is_disjoint(&circle)) {
            continue;
        }
        let mut help = BTreeSet::new();
        for own in &circle {
            help.extend(waits.get(*own).cloned().flatten().unwrap_or_default());
        }
        let help = help.into_iter().filter(|at| !circle.contains(at)).collect();
        let offers = circle.iter().copied().collect();
        found.push((circle, Waiting { offers, help }));
    }
    found.into_iter().map(|one| one.1).collect()
}

/// Everything that a stuck offer waits for, over however many others.
fn circle(own: usize, waits: &[Option<Vec<usize>>]) -> Option<BTreeSet<usize>> {
    waits.get(own)?.as_ref()?;
    let mut circle = BTreeSet::from([own]);
    let mut open = vec![own];
    while let Some(at) = open.pop() {
        for other in waits.get(at).and_then(Option::as_ref).into_iter().flatten() {
            if waits.get(*other).is_some_and(Option::is_some) && circle.insert(*other) {
                open.push(*other);
            }
        }
    }
    Some(circle)
}
