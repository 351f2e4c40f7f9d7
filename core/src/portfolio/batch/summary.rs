//! How groups stand for roles, as columns.

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

/// Whole parts, and how many people they are of.
struct Tally {
    /// In parts of the whole of each slot; exact.
    sums: Vec<i128>,
    rated: Vec<u32>,
    reaching: Vec<u32>,
    people: Vec<u32>,
}

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
        let threshold = self.options().threshold.unwrap_or(Share::ALL).get();
        let width = session.slots().len();
        let make = || Tally {
            sums: vec![0; width * count],
            rated: vec![0; width * count],
            reaching: vec![0; width * count],
            people: vec![0; count],
        };
        let units = std::iter::repeat(());
        let tallies = session.each_block(units, run, make, |tally, block, ()| {
            session.add_block(tally, block, groups, threshold);
            Ok(())
        })?;
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
        threshold: f64,
    ) {
        let width = block.width.max(1);
        for (at, row) in block.rows().enumerate() {
            let group = groups.and_then(|groups| groups.of.get(block.first + at)).copied();
            let group = group.unwrap_or(0) as usize;
            if let Some(people) = tally.people.get_mut(group) {
                *people += 1;
            }
            let sums = tally.sums.chunks_exact_mut(width).nth(group);
            let rated = tally.rated.chunks_exact_mut(width).nth(group);
            let reaching = tally.reaching.chunks_exact_mut(width).nth(group);
            let (Some(sums), Some(rated), Some(reaching)) = (sums, rated, reaching) else {
                continue;
            };
            let cells = row.iter().zip(&self.slots().whole);
            let own = sums.iter_mut().zip(rated).zip(reaching);
            for ((cell, whole), ((sum, rated), reaching)) in cells.zip(own) {
                if !cell.is_nan() {
                    *sum += *cell as i128;
                    *rated += 1;
                    *reaching += u32::from(cell / whole >= threshold);
                }
            }
        }
    }

    fn put_together(&self, tallies: &[Tally], groups: usize) -> GroupSummary {
        let slots = self.slots();
        let mut summary = GroupSummary::default();
        for group in 0..groups {
            let people = tallies.iter().filter_map(|tally| tally.people.get(group));
            summary.people.push(people.sum());
            for role in 0..self.batch.roles().len() {
                let slot = slots.slot(role);
                let at = group * slots.len() + slot;
                let sum: i128 = tallies.iter().filter_map(|tally| tally.sums.get(at)).sum();
                let rated: u32 = tallies.iter().filter_map(|tally| tally.rated.get(at)).sum();
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
