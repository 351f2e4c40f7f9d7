//! How groups stand for roles, as columns.

use pulp::NullaryFnOnce;

use super::block::{Block, Session};
use super::cells::{Cell, WithCells};
use super::known::Known;
use super::marks::Marks;
use super::table::malformed;
use super::{BatchRun, LevelTable, RoleBatch};
use crate::kernel::Share;
use crate::portfolio::PortfolioError;
use crate::problem::Problem;

/// Which group each person is in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct GroupColumn<'a> {
    /// The group of each person, from 0 on.
    pub of: &'a [u32],
    /// How many groups there are.
    pub count: u32,
}

/// How each group stands for each role: a row of roles for each group.
///
/// Row *g*, role *r* is at place *g* times the number of roles, plus *r*.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct GroupSummary {
    /// How many people each group has.
    pub people: Vec<u32>,
    /// How many of them have a score for the role.
    pub rated: Vec<u32>,
    /// The mean of their scores; NaN where nobody has one.
    pub mean: Vec<f64>,
    /// How many of them reach the threshold of the options, which is 1 where there is none.
    pub reaching: Vec<u32>,
}

/// What a thread has added up, one group after the other, in each a place for each slot.
struct Tally {
    people: Vec<u32>,
    /// In parts of the whole of each slot; exact.
    sums: Vec<i128>,
    unrated: Vec<u32>,
    reaching: Vec<u32>,
    /// Sums and counts of the last few people of each group.
    few: Vec<Few>,
    known: Known,
}

/// Sums and counts of so few people that they are exact in double precision.
#[derive(Clone, Default)]
struct Few {
    people: usize,
    sums: Vec<f64>,
    reaching: Vec<f64>,
}

/// So many cells add up exactly in double precision.
const FEW: usize = 128;

impl RoleBatch {
    /// The mean and the count above the threshold, for every role and every group.
    ///
    /// Without groups everybody is in one.
    /// Sums are taken in whole numbers, so no order of people changes a bit.
    /// A mean of few people tells about single people: see the safe aggregates before it is shown.
    ///
    /// # Errors
    ///
    /// * `portfolio.malformed_table` when the table does not have the form that it says, or a
    ///   group is missing or beyond their number.
    /// * `portfolio.cancelled` when the host stops it.
    ///
    /// # Cost
    ///
    /// That of [`RoleBatch::score_matrix`], without its memory.
    pub fn summarise(
        &self,
        levels: &LevelTable<'_>,
        groups: Option<GroupColumn<'_>>,
        run: &BatchRun<'_>,
    ) -> Result<GroupSummary, Problem> {
        let session = Session::new(self, levels, run)?;
        if let Some(groups) = groups {
            check_groups(groups, levels.people())?;
        }
        let count = groups.map_or(1, |groups| groups.count) as usize;
        let marks = Marks::new(&session, self.options().threshold.unwrap_or(Share::ALL));
        let width = session.slots().len();
        let zeros = vec![0.0; session.slots().whole_first];
        let few = Few { people: 0, sums: zeros.clone(), reaching: zeros };
        let make = || Tally {
            people: vec![0; count],
            sums: vec![0; width * count],
            unrated: vec![0; width * count],
            reaching: vec![0; width * count],
            few: vec![few.clone(); count],
            known: Known::default(),
        };
        let units = std::iter::repeat(());
        let mut tallies = session.each_block(units, run, make, |tally, block, ()| {
            let session = &session;
            block.cells.with(AddBlock { session, tally, block, groups, marks: &marks });
            Ok(())
        })?;
        for tally in &mut tallies {
            (0..count).for_each(|group| tally.flush(group, width));
        }
        Ok(session.put_together(&tallies, count))
    }
}

fn check_groups(groups: GroupColumn<'_>, people: u32) -> Result<(), PortfolioError> {
    if groups.of.len() != people as usize {
        let reason = "has not a group for each person".to_owned();
        return Err(malformed("groups.of".to_owned(), reason));
    }
    match groups.of.iter().position(|group| *group >= groups.count) {
        Some(at) => {
            let reason = format!("has a group beyond the {} there are", groups.count);
            Err(malformed(format!("groups.of[{at}]"), reason))
        }
        None => Ok(()),
    }
}

/// Adds the people of a block.
struct AddBlock<'a> {
    session: &'a Session<'a>,
    tally: &'a mut Tally,
    block: &'a Block<'a>,
    groups: Option<GroupColumn<'a>>,
    marks: &'a Marks,
}

impl WithCells for AddBlock<'_> {
    fn run<C: Cell>(self, cells: &[C]) {
        let Self { session, tally, block, groups, marks } = self;
        let width = block.width;
        for (at, row) in cells.chunks_exact(width.max(1)).enumerate() {
            let group = groups.and_then(|groups| groups.of.get(block.first + at)).copied();
            let group = group.unwrap_or(0) as usize;
            if tally.few.get(group).is_some_and(|few| few.people >= FEW) {
                tally.flush(group, width);
            }
            let Some(few) = tally.few.get_mut(group) else { continue };
            few.people += 1;
            let (has_gaps, is_near) = session.instructions.run(AddFew { row, marks, few });
            if is_near {
                // Which side of the threshold they are on is told by an assessment.
                for (slot, reaching) in few.reaching.iter_mut().enumerate() {
                    let is_near =
                        row.get(slot).is_some_and(|cell| marks.is_near(slot, cell.wide()));
                    let person = block.first + at;
                    if is_near && !marks.is_reached(session, slot, person, &mut tally.known) {
                        *reaching -= 1.0;
                    }
                }
            }
            let start = group * width;
            let first = session.slots().whole_first;
            for (slot, cell) in row.iter().enumerate().skip(if has_gaps { 0 } else { first }) {
                let (at, cell) = (start + slot, cell.wide());
                if cell.is_nan() {
                    tally.unrated.get_mut(at).into_iter().for_each(|unrated| *unrated += 1);
                } else if slot >= first {
                    let bar = marks.low.get(slot).copied().unwrap_or(f64::INFINITY);
                    let is_reaching = u32::from(cell >= bar);
                    tally.sums.get_mut(at).into_iter().for_each(|sum| *sum += cell as i128);
                    let reaching = tally.reaching.get_mut(at);
                    reaching.into_iter().for_each(|reaching| *reaching += is_reaching);
                }
            }
        }
    }
}

impl Session<'_> {
    fn put_together(&self, tallies: &[Tally], groups: usize) -> GroupSummary {
        let slots = self.slots();
        let mut summary = GroupSummary::default();
        for group in 0..groups {
            let people = tallies.iter().filter_map(|tally| tally.people.get(group));
            let people = people.sum::<u32>();
            summary.people.push(people);
            for role in 0..self.batch.roles().len() {
                let slot = slots.slot(role);
                let at = group * slots.len() + slot;
                let sum: i128 = tallies.iter().filter_map(|tally| tally.sums.get(at)).sum();
                let unrated = tallies.iter().filter_map(|tally| tally.unrated.get(at));
                let rated = people - unrated.sum::<u32>();
                let reaching = tallies.iter().filter_map(|tally| tally.reaching.get(at));
                let whole = slots.whole.get(slot).copied().unwrap_or(f64::NAN);
                let mean = sum as f64 / whole / f64::from(rated);
                summary.rated.push(rated);
                summary.reaching.push(reaching.sum());
                summary.mean.push(if rated == 0 { f64::NAN } else { mean });
            }
        }
        summary
    }
}

impl Tally {
    /// Adds the last few people of a group to all of it.
    fn flush(&mut self, group: usize, width: usize) {
        let Some(few) = self.few.get_mut(group) else { return };
        let start = group * width;
        let sums = self.sums.iter_mut().skip(start).zip(&mut few.sums);
        for (all, sum) in sums {
            *all += i128::from(*sum as i64);
            *sum = 0.0;
        }
        let reaching = self.reaching.iter_mut().skip(start).zip(&mut few.reaching);
        for (all, reaching) in reaching {
            *all += *reaching as u32;
            *reaching = 0.0;
        }
        if let Some(people) = self.people.get_mut(group) {
            *people += u32::try_from(few.people).unwrap_or(u32::MAX);
        }
        few.people = 0;
    }
}

/// Adds one person; whether some role has no score, and whether some score is near the threshold.
struct AddFew<'a, C> {
    row: &'a [C],
    marks: &'a Marks,
    few: &'a mut Few,
}

impl<C: Cell> NullaryFnOnce for AddFew<'_, C> {
    type Output = (bool, bool);

    #[inline(always)]
    fn call(self) -> (bool, bool) {
        let Self { row, marks: Marks { low, high, .. }, few } = self;
        let sums = few.sums.iter_mut().zip(&mut few.reaching);
        let (mut has_gaps, mut is_near) = (false, false);
        for ((cell, (low, high)), (sum, reaching)) in row.iter().zip(low.iter().zip(high)).zip(sums)
        {
            let cell = cell.wide();
            let is_gap = cell.is_nan();
            has_gaps |= is_gap;
            *sum += if is_gap { 0.0 } else { cell };
            *reaching += if cell >= *low { 1.0 } else { 0.0 };
            // Not by `&&`: the counts would be stored in two parts, and be waited for in between.
            is_near |= (cell >= *low) & (cell < *high);
        }
        (has_gaps, is_near)
    }
}
