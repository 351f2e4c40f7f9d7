//! The best people of every role, as columns.

use std::cmp::Ordering;
use std::collections::BinaryHeap;

use pulp::NullaryFnOnce;

use super::block::Session;
use super::known::Known;
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
        self.below_coverage += other.below_coverage;
        self.gates_not_open += other.gates_not_open;
        self.unrated += other.unrated;
    }
}

/// What a thread works with.
struct Desk {
    /// What was found for each role.
    finds: Vec<Finds>,
    /// For each slot how many people reach the score asked; exact.
    reaching: Vec<f64>,
    /// For each slot the cell from which somebody has to be looked at.
    bars: Vec<f64>,
    hits: Vec<u32>,
    /// For each slot whether as many were found as are named.
    is_full: Vec<bool>,
    known: Known,
    people: u32,
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
        let minimum = session.bars(search.minimum_score);
        let is_careful = session.careful(search);
        // Who is looked at in any case is found by a bar that everybody reaches.
        let bars = minimum.iter().zip(&is_careful);
        let bars = bars.map(|(bar, is_careful)| if *is_careful { f64::NEG_INFINITY } else { *bar });
        let bars: Vec<f64> = bars.collect();
        let make = || Desk {
            finds: std::iter::repeat_with(Finds::default).take(self.roles().len()).collect(),
            reaching: vec![0.0; session.slots().len()],
            bars: bars.clone(),
            hits: Vec::new(),
            is_full: vec![false; session.slots().len()],
            known: Known::default(),
            people: 0,
            excluded: 0,
        };
        let chunks = is_out.chunks(session.block());
        let look = Look { search, minimum: &minimum, is_careful: &is_careful };
        let desks = session.each_block(chunks, run, make, |desk, block, is_out| {
            for (at, (cells, is_out)) in block.rows().zip(is_out).enumerate() {
                if *is_out {
                    desk.excluded += 1;
                } else {
                    desk.people += 1;
                    let skips_zero = block.zero_is_unknown(at);
                    session.look_at((block.first + at, skips_zero), cells, &look, desk);
                }
            }
            Ok(())
        })?;
        Ok(session.put_in_order(desks, search.top as usize))
    }
}

/// What is looked for.
struct Look<'a> {
    search: &'a PeopleSearch,
    /// For each slot the cell of somebody who just reaches the score asked.
    minimum: &'a [f64],
    /// Whether everybody is looked at for a slot.
    is_careful: &'a [bool],
}

impl Session<'_> {
    /// For which slots everybody is looked at: where the score does not settle who passes.
    fn careful(&self, search: &PeopleSearch) -> Vec<bool> {
        let asks_coverage = search.minimum_coverage > Share::NONE;
        let roles = self.batch.roles();
        let slots = self.slots();
        let is_careful = |slot| {
            let role = roles.get(slots.role(slot) as usize);
            role.is_some_and(|role| asks_coverage || search.only_open_gates && role.has_terms())
        };
        (0..slots.len()).map(is_careful).collect()
    }

    /// Looks at one person for all roles; `skips_zero` tells that nothing is known of the person
    /// where a cell is 0.
    fn look_at(
        &self,
        (person, skips_zero): (usize, bool),
        cells: &[f64],
        look: &Look<'_>,
        desk: &mut Desk,
    ) {
        let Desk { reaching, bars, hits, .. } = desk;
        let has_gaps =
            self.instructions.run(Hit { cells, minimum: look.minimum, bars, reaching, hits });
        if has_gaps {
            for (slot, _) in cells.iter().enumerate().filter(|(_, cell)| cell.is_nan()) {
                let role = self.slots().role(slot) as usize;
                desk.finds.get_mut(role).into_iter().for_each(|finds| finds.unrated += 1);
            }
        }
        let hits = std::mem::take(&mut desk.hits);
        for slot in &hits {
            // Whoever is not known at all comes behind all who came before.
            let is_zero = || cells.get(*slot as usize).is_some_and(|cell| *cell <= 0.0);
            if skips_zero && desk.is_full.get(*slot as usize) == Some(&true) && is_zero() {
                continue;
            }
            self.look_closer(person, *slot as usize, cells, look, desk);
        }
        desk.hits = hits;
    }

    /// Looks at one person for the role of one slot.
    fn look_closer(
        &self,
        person: usize,
        slot: usize,
        cells: &[f64],
        look: &Look<'_>,
        desk: &mut Desk,
    ) {
        let Desk { finds, bars, known, is_full, .. } = desk;
        let (search, top) = (look.search, look.search.top as usize);
        let role = self.slots().role(slot) as usize;
        let parts = cells.get(slot).zip(self.slots().whole.get(slot)).zip(look.minimum.get(slot));
        let (Some(((cell, whole), minimum)), Some(finds)) = (parts, finds.get_mut(role)) else {
            return;
        };
        let is_careful = look.is_careful.get(slot) == Some(&true);
        if is_careful && *cell < *minimum {
            return;
        }
        let score = cell / whole;
        let coverage = self.coverage(person, role, known);
        if is_careful {
            if coverage < search.minimum_coverage.get() {
                finds.below_coverage += 1;
                return;
            }
            if search.only_open_gates && self.lacks_must_have(person, role, known) {
                finds.gates_not_open += 1;
                return;
            }
        }
        let place = u32::try_from(person).unwrap_or(u32::MAX);
        finds.add(Candidate { score, coverage, person: place }, top);
        if let (Some(bar), false) = (bars.get_mut(slot), is_careful) {
            *bar = bar.max(finds.bar(top) * whole * SLACK);
            let is_full = is_full.get_mut(slot);
            is_full.into_iter().for_each(|is_full| *is_full = finds.best.len() >= top);
        }
    }

    /// Whether a must-have is closed or unknown; only a role with terms has some.
    fn lacks_must_have(&self, person: usize, role: usize, known: &mut Known) -> bool {
        let Some(role) = self.batch.roles().get(role).filter(|role| role.has_terms()) else {
            return false;
        };
        let profile = self.profile(self.levels_of(person, known));
        let report = assess(&profile, role, &self.batch.options);
        report.is_ok_and(|report| !report.gates.iter().all(|gate| gate.state == GateState::Open))
    }

    fn put_in_order(&self, desks: Vec<Desk>, top: usize) -> TopPeople {
        let roles = self.batch.roles().len();
        let mut all: Vec<(Finds, u32)> =
            std::iter::repeat_with(Default::default).take(roles).collect();
        let mut answer = TopPeople { starts: vec![0], ..TopPeople::default() };
        let mut people = 0;
        for desk in desks {
            answer.excluded += desk.excluded;
            people += desk.people;
            for (role, (own, (finds, reaching))) in desk.finds.into_iter().zip(&mut all).enumerate()
            {
                finds.merge(own, top);
                let slot = self.slots().slot(role);
                *reaching += desk.reaching.get(slot).map_or(0, |reaching| *reaching as u32);
            }
        }
        for (finds, reaching) in all {
            answer.below_score.push(people - finds.unrated - reaching);
            answer.found.push(reaching - finds.below_coverage - finds.gates_not_open);
            answer.below_coverage.push(finds.below_coverage);
            answer.gates_not_open.push(finds.gates_not_open);
            answer.unrated.push(finds.unrated);
            for candidate in finds.best.into_sorted_vec() {
                answer.person.push(candidate.person);
                answer.score.push(candidate.score);
                answer.coverage.push(candidate.coverage);
            }
            answer.starts.push(u32::try_from(answer.person.len()).unwrap_or(u32::MAX));
        }
        answer
    }
}

/// How far a score times the whole is off its cell at most, in parts of itself, and more.
const SLACK: f64 = 1.0 - 1e-14;

/// How many slots are looked at together.
const TOGETHER: usize = 16;

/// Finds the slots for which a person has to be looked at; whether some role has no score.
struct Hit<'a> {
    cells: &'a [f64],
    minimum: &'a [f64],
    bars: &'a [f64],
    reaching: &'a mut [f64],
    hits: &'a mut Vec<u32>,
}

impl NullaryFnOnce for Hit<'_> {
    type Output = bool;

    #[inline(always)]
    fn call(self) -> bool {
        let Self { cells, minimum, bars, reaching, hits } = self;
        hits.clear();
        let mut has_gaps = false;
        let bars = bars.as_chunks::<TOGETHER>().0.iter().zip(minimum.as_chunks::<TOGETHER>().0);
        let cells = cells.as_chunks::<TOGETHER>().0.iter();
        let reaching = reaching.as_chunks_mut::<TOGETHER>().0;
        let all = cells.zip(bars).zip(reaching).zip((0_u32..).step_by(TOGETHER));
        for (((cells, (bars, minimum)), reaching), start) in all {
            let mut any = false;
            for (((cell, bar), minimum), reaching) in
                cells.iter().zip(bars).zip(minimum).zip(reaching)
            {
                *reaching += if *cell >= *minimum { 1.0 } else { 0.0 };
                has_gaps |= cell.is_nan();
                any |= *cell >= *bar;
            }
            if any {
                let own = (start..).zip(cells.iter().zip(bars));
                hits.extend(own.filter(|(_, (cell, bar))| *cell >= *bar).map(|(at, _)| at));
            }
        }
        has_gaps
    }
}
