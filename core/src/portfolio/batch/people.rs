//! The best people of every role, as columns.

use std::cmp::Ordering;
use std::collections::BinaryHeap;

use super::block::Session;
use super::table::malformed;
use super::{BatchRun, LevelTable, RoleBatch};
use crate::kernel::Share;
use crate::problem::Problem;
use crate::readiness::{GateState, assess};

/// Whom to look for in a table.
///
/// It is a [`TalentSearch`](crate::portfolio::TalentSearch) for people who have no names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PeopleSearch {
    /// How many people are named for each role; without it, 10.
    pub top: u32,
    /// The score from which people are named, from 0 to 1; without it, 0.
    pub minimum_score: Share,
    /// The coverage from which people are named, from 0 to 1; without it, 0.
    pub minimum_coverage: Share,
    /// Whether a must-have that is closed or unknown leaves a person out; without it, it does.
    pub only_open_gates: bool,
    /// The places of people who are not looked at.
    pub exclude: Vec<u32>,
}

impl Default for PeopleSearch {
    fn default() -> Self {
        let (minimum_score, minimum_coverage) = (Share::NONE, Share::NONE);
        Self { top: 10, minimum_score, minimum_coverage, only_open_gates: true, exclude: vec![] }
    }
}

/// Who suits each role best: those of role *r* are from `starts[r]` up to, and without,
/// `starts[r + 1]`.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct TopPeople {
    /// Where the people of each role start, and at last where they end.
    pub starts: Vec<u32>,
    /// The places of the best people: by score, then by coverage, then by place.
    pub person: Vec<u32>,
    /// Their scores.
    pub score: Vec<f64>,
    /// The parts of the weight about which something is known of them.
    pub coverage: Vec<f64>,
    /// For each role, how many people pass all conditions, whether named or not.
    pub found: Vec<u32>,
    /// How many are below the score asked.
    pub below_score: Vec<u32>,
    /// How many reach it and are below the coverage asked.
    pub below_coverage: Vec<u32>,
    /// How many reach both and lack a must-have.
    pub gates_not_open: Vec<u32>,
    /// How many have no score.
    pub unrated: Vec<u32>,
    /// How many were excluded; the same for each role.
    pub excluded: u32,
}

/// A person among the best.
#[derive(Debug, Clone, Copy)]
struct Candidate {
    score: f64,
    coverage: f64,
    person: u32,
}

impl Candidate {
    /// The best first: by score, then by coverage, then by place.
    fn order(&self, other: &Self) -> Ordering {
        let by_score = other.score.total_cmp(&self.score);
        let by_coverage = || other.coverage.total_cmp(&self.coverage);
        by_score.then_with(by_coverage).then(self.person.cmp(&other.person))
    }
}

impl Ord for Candidate {
    fn cmp(&self, other: &Self) -> Ordering {
        self.order(other)
    }
}

impl PartialOrd for Candidate {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Candidate {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Candidate {}

/// What was found for one role so far.
#[derive(Debug, Default)]
struct Finds {
    /// The worst of the best is on top.
    best: BinaryHeap<Candidate>,
    found: u32,
    below_score: u32,
    below_coverage: u32,
    gates_not_open: u32,
    unrated: u32,
}

impl Finds {
    fn add(&mut self, candidate: Candidate, top: usize) {
        if self.best.len() < top {
            self.best.push(candidate);
        } else if let Some(mut worst) = self.best.peek_mut().filter(|worst| candidate < **worst) {
            *worst = candidate;
        }
    }

    /// The score of the worst of the best, once there are enough of them.
    fn bar(&self, top: usize) -> f64 {
        let is_full = self.best.len() >= top;
        let worst = self.best.peek().filter(|_| is_full);
        worst.map_or(if is_full { f64::INFINITY } else { 0.0 }, |worst| worst.score)
    }

    fn merge(&mut self, other: Self, top: usize) {
        for candidate in other.best {
            self.add(candidate, top);
        }
        self.found += other.found;
        self.below_score += other.below_score;
        self.below_coverage += other.below_coverage;
        self.gates_not_open += other.gates_not_open;
        self.unrated += other.unrated;
    }
}

/// What a thread works with.
struct Desk {
    finds: Vec<Finds>,
    levels: Vec<f64>,
    excluded: u32,
}

impl RoleBatch {
    /// Who suits each role best.
    ///
    /// A person is left out by the first condition that is not passed, in the order of the counts
    /// of [`TopPeople`]; the counts and the people found add up to everybody.
    /// It finds people to talk to; it does not decide about anybody.
    ///
    /// # Errors
    ///
    /// * `portfolio.malformed_table` when the table does not have the form that it says, or
    ///   somebody is excluded who is not in it.
    /// * `portfolio.cancelled` when the host stops it.
    ///
    /// # Cost
    ///
    /// That of [`RoleBatch::score_matrix`], without its memory.
    pub fn top_people(
        &self,
        levels: &LevelTable<'_>,
        search: &PeopleSearch,
        run: &BatchRun<'_>,
    ) -> Result<TopPeople, Problem> {
        let session = Session::new(self, levels, run)?;
        let mut is_out = vec![false; levels.people() as usize];
        for (at, person) in search.exclude.iter().enumerate() {
            let Some(is_out) = is_out.get_mut(*person as usize) else {
                let reason = "has nobody in the place of somebody who is excluded".to_owned();
                return Err(malformed(format!("search.exclude[{at}]"), reason).into());
            };
            *is_out = true;
        }
        let roles = self.roles().len();
        let make = || Desk {
            finds: std::iter::repeat_with(Finds::default).take(roles).collect(),
            levels: Vec::new(),
            excluded: 0,
        };
        let chunks = is_out.chunks(session.block());
        let desks = session.each_block(chunks, run, make, |desk, block, is_out| {
            for (at, (cells, is_out)) in block.rows().zip(is_out).enumerate() {
                if *is_out {
                    desk.excluded += 1;
                } else {
                    session.look_at(block.first + at, cells, search, desk);
                }
            }
            Ok(())
        })?;
        Ok(put_together(desks, roles, search.top as usize))
    }
}

impl Session<'_> {
    fn look_at(&self, person: usize, cells: &[f64], search: &PeopleSearch, desk: &mut Desk) {
        let (slots, top) = (self.slots(), search.top as usize);
        let minimum = search.minimum_score.get();
        for (role, finds) in desk.finds.iter_mut().enumerate() {
            let slot = slots.slot(role);
            let Some((cell, whole)) = cells.get(slot).zip(slots.whole.get(slot)) else { continue };
            let score = cell / whole;
            if score.is_nan() {
                finds.unrated += 1;
                continue;
            }
            if score < minimum {
                finds.below_score += 1;
                continue;
            }
            let asks_coverage = search.minimum_coverage > Share::NONE;
            let may_be_best = score >= finds.bar(top);
            let coverage = if asks_coverage || may_be_best {
                self.coverage(person, role, &mut desk.levels)
            } else {
                0.0
            };
            if asks_coverage && coverage < search.minimum_coverage.get() {
                finds.below_coverage += 1;
            } else if search.only_open_gates && self.lacks_must_have(person, role) {
                finds.gates_not_open += 1;
            } else {
                finds.found += 1;
                if may_be_best {
                    let person = u32::try_from(person).unwrap_or(u32::MAX);
                    finds.add(Candidate { score, coverage, person }, top);
                }
            }
        }
    }

    /// Whether a must-have is closed or unknown; only a role with terms has some.
    fn lacks_must_have(&self, person: usize, role: usize) -> bool {
        let Some(role) = self.batch.roles().get(role).filter(|role| role.has_terms()) else {
            return false;
        };
        let mut levels = Vec::new();
        self.levels_of(person, &mut levels);
        let report = assess(&self.profile(&levels), role, &self.batch.options);
        report.is_ok_and(|report| !report.gates.iter().all(|gate| gate.state == GateState::Open))
    }
}

fn put_together(desks: Vec<Desk>, roles: usize, top: usize) -> TopPeople {
    let mut all: Vec<Finds> = std::iter::repeat_with(Finds::default).take(roles).collect();
    let mut people = TopPeople { starts: vec![0], ..TopPeople::default() };
    for desk in desks {
        people.excluded += desk.excluded;
        for (finds, own) in all.iter_mut().zip(desk.finds) {
            finds.merge(own, top);
        }
    }
    for finds in all {
        for candidate in finds.best.into_sorted_vec() {
            people.person.push(candidate.person);
            people.score.push(candidate.score);
            people.coverage.push(candidate.coverage);
        }
        people.starts.push(u32::try_from(people.person.len()).unwrap_or(u32::MAX));
        people.found.push(finds.found);
        people.below_score.push(finds.below_score);
        people.below_coverage.push(finds.below_coverage);
        people.gates_not_open.push(finds.gates_not_open);
        people.unrated.push(finds.unrated);
    }
    people
}
