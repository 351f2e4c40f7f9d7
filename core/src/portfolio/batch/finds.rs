//! The best people of one role, of whom there may be many alike.

use std::cmp::Ordering;

use super::block::Session;
use super::known::Known;

/// What was found for one role so far.
#[derive(Debug, Default)]
pub(super) struct Finds {
    /// Among them are the best; see [`Finds::settle`].
    best: Vec<Candidate>,
    pub(super) below_coverage: u32,
    pub(super) gates_not_open: u32,
    pub(super) unrated: u32,
}

/// Somebody who may be among the best.
#[derive(Debug, Clone, Copy)]
struct Candidate {
    cell: f64,
    person: u32,
}

/// Somebody who is among the best.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place {
    pub(super) cell: f64,
    pub(super) coverage: f64,
    pub(super) person: u32,
}

impl Place {
    /// The best first: by score, then by coverage, then by place.
    fn order(&self, other: &Self) -> Ordering {
        let by_cell = other.cell.total_cmp(&self.cell);
        let by_coverage = || other.coverage.total_cmp(&self.coverage);
        by_cell.then_with(by_coverage).then(self.person.cmp(&other.person))
    }
}

impl Finds {
    /// Adds somebody whose cell is not below the bar; the new bar, where it rose.
    pub(super) fn add(
        &mut self,
        (cell, person): (f64, u32),
        top: usize,
        coverage: impl FnMut(u32) -> f64,
    ) -> Option<f64> {
        if top == 0 {
            return Some(f64::INFINITY);
        }
        self.best.push(Candidate { cell, person });
        // So many more, so that one settling serves many.
        let is_full = self.best.len() >= top.saturating_mul(2).max(top.saturating_add(16));
        is_full.then(|| self.settle(top, coverage)).flatten()
    }

    /// Whether there are as many as are asked for.
    pub(super) fn has(&self, top: usize) -> bool {
        self.best.len() >= top
    }

    /// Leaves out who is not among the best; the cell that others have to reach, where it is known.
    ///
    /// Those alike at the end stay together as long as they are few: which of them are in is told
    /// by their coverage, which takes long to find out.
    fn settle(&mut self, top: usize, mut coverage: impl FnMut(u32) -> f64) -> Option<f64> {
        let last = top.checked_sub(1).filter(|last| *last < self.best.len())?;
        let by_cell = |one: &Candidate, other: &Candidate| other.cell.total_cmp(&one.cell);
        let edge = self.best.select_nth_unstable_by(last, by_cell).1.cell;
        self.best.retain(|one| one.cell >= edge);
        if self.best.len() <= top + top / 2 {
            return Some(edge);
        }
        let above = self.best.iter().filter(|one| one.cell > edge).count();
        let mut alike: Vec<Place> = Vec::new();
        self.best.retain(|one| {
            if one.cell > edge {
                return true;
            }
            let coverage = coverage(one.person);
            alike.push(Place { cell: one.cell, coverage, person: one.person });
            false
        });
        alike.sort_unstable_by(Place::order);
        alike.truncate(top - above);
        let all_cover = alike.last().is_some_and(|worst| worst.coverage >= 1.0);
        let kept = alike.into_iter().map(|Place { cell, person, .. }| Candidate { cell, person });
        self.best.extend(kept);
        // Nobody covers more than all, and who comes later stands behind.
        Some(if all_cover { edge.next_up() } else { edge })
    }

    /// Adds what another thread found.
    pub(super) fn merge(&mut self, other: Self) {
        self.best.extend(other.best);
        self.below_coverage += other.below_coverage;
        self.gates_not_open += other.gates_not_open;
        self.unrated += other.unrated;
    }
}

impl Session<'_> {
    /// The best people of a role, in order.
    pub(super) fn in_order(
        &self,
        (role, finds): (usize, &Finds),
        top: usize,
        known: &mut Known,
    ) -> Vec<Place> {
        let mut best = finds.best.clone();
        if let Some(last) = top.checked_sub(1).filter(|last| *last < best.len()) {
            let by_cell = |one: &Candidate, other: &Candidate| other.cell.total_cmp(&one.cell);
            let edge = best.select_nth_unstable_by(last, by_cell).1.cell;
            best.retain(|one| one.cell >= edge);
        }
        // So that what is known of one is looked up near that of the next.
        best.sort_unstable_by_key(|one| one.person);
        let places = best.into_iter().map(|Candidate { cell, person }| {
            let coverage = self.coverage(person as usize, role, known);
            Place { cell, coverage, person }
        });
        let mut places: Vec<Place> = places.collect();
        places.sort_unstable_by(Place::order);
        places.truncate(top);
        places
    }
}
