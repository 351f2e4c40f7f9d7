//! Counting gaps, requirement by requirement.

use super::super::exact::ExactSum;
use super::super::own::{Asks, Desk, OwnRoles, People, Piece, Sheet, WithSheet, of_parts};
use super::{CompetencyTally, GapTally};
use crate::kernel::Share;
use crate::readiness::{GapReason, Readiness, UnknownPolicy, Verdict};

/// How many people are counted in one line before it is put with the others: the parts of their
/// losses have room in 64 bits.
const ROOM: u32 = 4095;

/// What was counted since the last time that it was put together.
#[derive(Debug, Clone)]
pub(super) struct Lines {
    /// One for each requirement of roles that are measured by arithmetic.
    lines: Vec<Line>,
    /// How many people were held against each role since then.
    held: Vec<u32>,
    /// The roles of those.
    touched: Vec<u32>,
    /// One for each competency.
    tallies: Vec<CompetencyTally>,
    /// What is counted of people.
    people: GapTally,
    /// Levels as numbers, for roles that are assessed in full.
    levels: Vec<f64>,
    /// People in order of their roles.
    order: Vec<u32>,
    /// Where the people of each role start there.
    starts: Vec<u32>,
}

/// Counts of one requirement.
#[derive(Debug, Clone, Copy, Default)]
struct Line {
    /// How many people lack it, and nothing is known of them; from the 33rd bit on, how many lack it
    /// and show a level.
    counts: u64,
    /// What the scores of those lose, in parts of 2^-52.
    loss: u64,
}

impl Lines {
    pub(super) fn new(roles: &OwnRoles) -> Self {
        let requirements = roles.starts.last().copied().unwrap_or_default() as usize;
        Self {
            lines: vec![Line::default(); requirements],
            held: vec![0; roles.roles.len()],
            touched: Vec::new(),
            tallies: vec![CompetencyTally::default(); roles.competencies.len()],
            people: GapTally::default(),
            levels: Vec::new(),
            order: Vec::new(),
            starts: Vec::new(),
        }
    }

    /// Counts some people; whether nothing was wrong with their rows.
    pub(super) fn add(
        &mut self,
        roles: &OwnRoles,
        people: &People<'_>,
        piece: &Piece,
        desk: &mut Desk,
    ) -> bool {
        let work = Work { lines: self, roles, people, piece: piece.clone() };
        roles.with_sheet(people, piece, desk, work).is_ok_and(|is_right| is_right)
    }

    /// What was counted of people and competencies since the last time.
    pub(super) fn close(&mut self, roles: &OwnRoles) -> GapTally {
        for role in std::mem::take(&mut self.touched) {
            self.flush(roles, role);
        }
        let mut tally = std::mem::take(&mut self.people);
        for (competency, one) in (0_u32..).zip(&mut self.tallies) {
            if one.asked > 0 {
                tally.competencies.push(CompetencyTally { competency, ..*one });
                *one = CompetencyTally::default();
            }
        }
        tally
    }

    /// Puts what was counted of the requirements of a role with their competencies.
    fn flush(&mut self, roles: &OwnRoles, role: u32) {
        let held = self.held.get_mut(role as usize).map(std::mem::take).unwrap_or_default();
        let Some(asks) = roles.asks(role) else { return };
        let lines = self.lines.get_mut(asks.from..asks.to).unwrap_or_default();
        for (line, (place, share)) in lines.iter_mut().zip(roles.asked_in(asks)) {
            let Line { counts, loss } = std::mem::take(line);
            let (unknown, too_low) = (counts as u32, (counts >> 32) as u32);
            let Some(tally) = self.tallies.get_mut(place as usize) else { continue };
            tally.asked += held;
            tally.lacking += unknown + too_low;
            tally.unknown += unknown;
            tally.too_low += too_low;
            let nothing = u128::from(ExactSum::parts_of(share)) * u128::from(unknown);
            tally.loss.add_parts(nothing + u128::from(loss));
        }
    }

    /// Some people, those of the same role one after the other, so that its lines stay at hand.
    fn order_by_role(&mut self, people: &People<'_>, piece: Piece) -> Vec<u32> {
        let mut order = std::mem::take(&mut self.order);
        order.clear();
        order.resize((piece.end - piece.start) as usize, 0);
        self.starts.clear();
        self.starts.resize(self.held.len() + 2, 0);
        // Who has no role comes first.
        let rank = |person| people.role_of(person).map_or(0, |role| role as usize + 1);
        for person in piece.clone() {
            if let Some(count) = self.starts.get_mut(rank(person) + 1) {
                *count += 1;
            }
        }
        let mut sum = 0;
        for start in &mut self.starts {
            sum += *start;
            *start = sum;
        }
        for person in piece {
            let Some(at) = self.starts.get_mut(rank(person)) else { continue };
            if let Some(slot) = order.get_mut(*at as usize) {
                *slot = person;
            }
            *at += 1;
        }
        order
    }

    /// Counts a person who was measured by arithmetic.
    #[inline]
    fn plain(&mut self, sheet: &impl Sheet, (role, asks): (u32, Asks), roles: &OwnRoles) {
        let lines = self.lines.get_mut(asks.from..asks.to).unwrap_or_default();
        let mut lines = lines.iter_mut();
        let (mut score, mut coverage, mut gaps, mut last) = (0, 0, 0_u64, 0);
        sheet.walk(asks, |cell, share, place| {
            let Some(line) = lines.next() else { return };
            let (met, parts) = (share.met(cell), share.parts());
            score += met;
            coverage += cell.known & parts;
            let is_gap = u64::from(met < parts);
            line.counts += is_gap << (cell.known & 32);
            line.loss += (parts - met) & cell.known;
            gaps += is_gap;
            last = if is_gap > 0 { place } else { last };
        });
        let (score, coverage) = (of_parts(score), of_parts(coverage));
        self.people.assessed += 1;
        self.people.scores.add(score);
        let is_ready = roles.is_ready(score, coverage);
        self.people.ready += u32::from(is_ready);
        if gaps == 1
            && !is_ready
            && let Some(tally) = self.tallies.get_mut(last as usize)
        {
            tally.last_gap += 1;
        }
        let Some(held) = self.held.get_mut(role as usize) else { return };
        if *held == 0 {
            self.touched.push(role);
        }
        *held += 1;
        if *held == ROOM {
            self.flush(roles, role);
            self.touched.retain(|one| *one != role);
        }
    }

    /// Counts a person who was assessed in full.
    fn full(&mut self, report: &Readiness, role: u32, roles: &OwnRoles) {
        self.people.assessed += 1;
        self.people.scores.add(report.score.get());
        self.people.ready += u32::from(report.verdict == Verdict::Ready);
        let tallies = &mut self.tallies;
        let mut with = |competency, count: &dyn Fn(&mut CompetencyTally)| {
            let place = roles.place_in(role, competency);
            if let Some(tally) = place.and_then(|place| tallies.get_mut(place as usize)) {
                count(tally);
            }
        };
        for one in &report.contributions {
            with(&one.competency, &|tally| tally.asked += 1);
        }
        let is_last = report.gaps.len() == 1 && report.verdict != Verdict::Ready;
        for gap in &report.gaps {
            with(&gap.competency, &|tally| {
                tally.lacking += 1;
                tally.too_low += u32::from(gap.reason == GapReason::Below);
                tally.unknown += u32::from(gap.reason != GapReason::Below);
                tally.loss.add(gap.loss.get());
                tally.blocks += u32::from(gap.blocks);
                tally.last_gap += u32::from(is_last);
            });
        }
    }
}

/// The counting of some people.
struct Work<'a> {
    lines: &'a mut Lines,
    roles: &'a OwnRoles,
    people: &'a People<'a>,
    piece: Piece,
}

impl WithSheet for Work<'_> {
    /// Whether nothing was wrong with the rows.
    type Output = bool;

    fn run(self, mut sheet: impl Sheet) -> bool {
        let Self { lines, roles, people, piece } = self;
        let first = people.rows_of(&piece).start;
        let all_roles = 0..super::position(roles.roles.len());
        let order = lines.order_by_role(people, piece);
        for &person in &order {
            let all = people.rows_of(&(person..person + 1));
            let rows = all.start - first..all.end - first;
            if !sheet.put(rows.clone()) {
                return false;
            }
            let own = people.role_of(person);
            let aims = match own {
                Some(role) => role..role + 1,
                None if people.own.is_none() => all_roles.clone(),
                None => {
                    lines.people.without_role += 1;
                    0..0
                }
            };
            for role in aims {
                if let Some(asks) = roles.asks(role) {
                    lines.plain(&sheet, (role, asks), roles);
                    continue;
                }
                let mut levels = std::mem::take(&mut lines.levels);
                people.levels(all.clone(), &mut levels);
                match roles.in_full(role, people.competencies(all.clone()), &levels) {
                    Some(Ok(report)) => lines.full(&report, role, roles),
                    Some(Err(_)) | None => lines.people.unrated += 1,
                }
                lines.levels = levels;
            }
            sheet.clear(rows);
        }
        lines.order = order;
        true
    }
}

impl OwnRoles {
    /// The competencies and shares of requirements.
    fn asked_in(&self, asks: Asks) -> impl Iterator<Item = (u32, f64)> {
        let range = asks.from..asks.to;
        let places = self.places_asked.get(range.clone()).unwrap_or_default();
        let shares = self.shares.get(range).unwrap_or_default();
        places.iter().copied().zip(shares.iter().copied())
    }

    /// Whether somebody is ready for a role without must-haves.
    fn is_ready(&self, score: f64, coverage: f64) -> bool {
        debug_assert!(self.options.unknown != UnknownPolicy::Lenient, "those are assessed in full");
        let floor = self.options.coverage_floor.unwrap_or(Share::NONE).get();
        score >= self.options.threshold.unwrap_or(Share::ALL).get() && coverage >= floor
    }
}
