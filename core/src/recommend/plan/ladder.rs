//! Which offers lead over each step of a ladder.

use super::GainModel;
use super::instance::{Ask, Instance};

/// One step between two heights of a skill, and the offers that lead over it.
pub(super) struct Step {
    pub(super) bottom: i64,
    pub(super) top: i64,
    /// By place.
    pub(super) offers: Vec<usize>,
}

impl Instance {
    /// The steps from one height of a skill to another, the lowest first: they end where some offer
    /// begins or ends.
    ///
    /// Where each offer leads from its own beginning to its end, whoever gets to the top has taken
    /// an offer over every step: the first one that led beyond it began no higher than its bottom.
    /// So a row for each step says more than a row for the top, and in the linear relaxation the
    /// cheapest chain of offers for one skill is no longer a fraction (intervals that cover a line
    /// have a totally unimodular matrix: Fulkerson and Gross 1965).
    pub(super) fn ladder(&self, skill: usize, start: i64, top: i64) -> Vec<Step> {
        let mut points = vec![start, top];
        let mut over: Vec<(usize, i64, i64)> = Vec::new();
        for (at, offer) in self.offers.iter().enumerate() {
            for lift in offer.lifts.iter().filter(|lift| lift.skill == skill) {
                let from = lift.from.unwrap_or(start).max(start);
                points.extend([from, lift.exit]);
                over.push((at, from, lift.exit));
            }
        }
        points.retain(|point| (start..=top).contains(point));
        points.sort_unstable();
        points.dedup();
        let ends = points.iter().zip(points.iter().skip(1));
        ends.map(|(bottom, top)| {
            let leads = over.iter().filter(|(_, from, exit)| from <= bottom && exit >= top);
            Step { bottom: *bottom, top: *top, offers: leads.map(|one| one.0).collect() }
        })
        .collect()
    }

    /// Sets of offers, of each of which one is needed for what an offer asks; where lifts add up,
    /// those that help.
    pub(super) fn supports(&self, own: usize, ask: &Ask, model: GainModel) -> Vec<Vec<usize>> {
        match ask {
            Ask::Height { skill, height } if model == GainModel::Attain => {
                let start = self.skills.get(*skill).map_or(0, super::instance::Skill::start);
                let mut sets: Vec<Vec<usize>> = Vec::new();
                for step in self.ladder(*skill, start, *height) {
                    let mut offers = step.offers;
                    offers.retain(|at| *at != own);
                    keep_smallest(&mut sets, offers);
                }
                sets
            }
            _ => vec![self.supporters(own, ask, model)],
        }
    }
}

/// Adds a set unless it holds one that is there, and drops those that hold it.
pub(super) fn keep_smallest(sets: &mut Vec<Vec<usize>>, set: Vec<usize>) {
    if sets.iter().any(|one| is_within(one, &set)) {
        return;
    }
    sets.retain(|one| !is_within(&set, one));
    sets.push(set);
}

/// Whether everything in one sorted list is in another one.
pub(super) fn is_within(one: &[usize], other: &[usize]) -> bool {
    let mut rest = other.iter();
    one.iter().all(|wanted| rest.any(|at| at == wanted))
}
