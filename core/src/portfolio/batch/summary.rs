//! How groups stand for roles, as columns.

use pulp::NullaryFnOnce;

use super::block::{Block, Session};
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
        let bars = session.bars(self.options().threshold.unwrap_or(Share::ALL));
        let width = session.slots().len();
        let zeros = vec![0.0; session.slots().whole_first];
        let few = Few { people: 0, sums: zeros.clone(), reaching: zeros };
        let make = || Tally {
            people: vec![0; count],
            sums: vec![0; width * count],
            unrated: vec![0; width * count],
            reaching: vec![0; width * count],
            few: vec![few.clone(); count],
        };
        let units = std::iter::repeat(());
        let mut tallies = session.each_block(units, run, make, |tally, block, ()| {
            session.add_block(tally, block, groups, &bars);
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

impl Session<'_> {
    fn add_block(
        &self,
        tally: &mut Tally,
        block: &Block<'_>,
        groups: Option<GroupColumn<'_>>,
        bars: &[f64],
    ) {
        let width = block.width;
        for (at, row) in block.rows().enumerate() {
            let group = groups.and_then(|groups| groups.of.get(block.first + at)).copied();
            let group = group.unwrap_or(0) as usize;
            if tally.few.get(group).is_some_and(|few| few.people >= FEW) {
                tally.flush(group, width);
            }
            let Some(few) = tally.few.get_mut(group) else { continue };
            few.people += 1;
            let has_gaps = self.instructions.run(AddFew { row, bars, few });
            let start = group * width;
            let first = self.slots().whole_first;
            for (slot, cell) in row.iter().enumerate().skip(if has_gaps { 0 } else { first }) {
                let at = start + slot;
                if cell.is_nan() {
                    tally.unrated.get_mut(at).into_iter().for_each(|unrated| *unrated += 1);
                } else if slot >= first {
                    let bar = bars.get(slot).copied().unwrap_or(f64::INFINITY);
                    let is_reaching = u32::from(*cell >= bar);
                    tally.sums.get_mut(at).into_iter().for_each(|sum| *sum += *cell as i128);
                    let reaching = tally.reaching.get_mut(at);
                    reaching.into_iter().for_each(|reaching| *reaching += is_reaching);
                }
            }
        }
    }

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

/// Adds one person; whether some role has no score.
struct AddFew<'a> {
    row: &'a [f64],
    bars: &'a [f64],
    few: &'a mut Few,
}

impl NullaryFnOnce for AddFew<'_> {
    type Output = bool;

    #[inline(always)]
    fn call(self) -> bool {
        let Self { row, bars, few } = self;
        let sums = few.sums.iter_mut().zip(&mut few.reaching);
        let mut has_gaps = false;
        for ((cell, bar), (sum, reaching)) in row.iter().zip(bars).zip(sums) {
            let is_gap = cell.is_nan();
            has_gaps |= is_gap;
            *sum += if is_gap { 0.0 } else { *cell };
            *reaching += if *cell >= *bar { 1.0 } else { 0.0 };
        }
        has_gaps
    }
}

impl Session<'_> {
    /// For each slot the lowest cell whose score is this or higher; nobody's slot has none.
    pub(super) fn bars(&self, score: Share) -> Vec<f64> {
        let score = score.get();
        let bar = |whole: &f64| {
            let near = (whole * score).ceil();
            let some = [near - 2.0, near - 1.0, near, near + 1.0];
            some.into_iter().find(|cell| cell / whole >= score).unwrap_or(near)
        };
        let slots = self.slots().whole.iter().zip(&self.slots().inverse);
        slots
            .map(|(whole, inverse)| if inverse.is_nan() { f64::INFINITY } else { bar(whole) })
            .collect()
    }
}
