//! Cells of people of whom only what they have is looked at.

use super::LevelRows;
use super::block::{BLOCK, Session};
use super::sparse::{ROOM, Sparse};

/// What a thread works with.
#[derive(Debug, Clone)]
pub(super) struct Postings {
    /// Sums of one person, by slot.
    sums: Box<[u16; ROOM]>,
    /// Cells of the people of a block.
    pub(super) cells: Vec<u16>,
    /// Whether somebody has a level that is not on its scale.
    pub(super) is_off: [bool; BLOCK],
    /// Whether somebody has no height of 0, so that nothing is known where nothing is met.
    pub(super) zero_is_unknown: [bool; BLOCK],
}

impl Default for Postings {
    fn default() -> Self {
        let none = [false; BLOCK];
        let sums = Box::new([0; ROOM]);
        Self { sums, cells: Vec::new(), is_off: none, zero_is_unknown: none }
    }
}

impl Session<'_> {
    /// Fills the small cells of so many people from the first one on.
    pub(super) fn add_small(
        &self,
        sparse: &Sparse,
        rows: &LevelRows<'_>,
        (first, people): (usize, usize),
        desk: &mut Postings,
    ) {
        let width = self.slots().len();
        let Postings { sums, cells, is_off, zero_is_unknown } = desk;
        cells.resize(self.block() * width, 0);
        let zero_tells = self.zero_tells();
        let marks = is_off.iter_mut().zip(zero_is_unknown);
        let people = cells.chunks_exact_mut(width.max(1)).take(people);
        for ((person, row), (is_off, zero_is_unknown)) in (first..).zip(people).zip(marks) {
            (*is_off, *zero_is_unknown) = (false, zero_tells);
            rows.each_known(person, |competency, level| {
                let (off, above) = sparse.add_small((competency, level), &self.batch.plain, sums);
                *is_off |= off;
                *zero_is_unknown &= above;
            });
            if let Some(sums) = sums.get_mut(..width) {
                row.copy_from_slice(sums);
                sums.fill(0);
            }
        }
    }

    /// The same in double precision.
    pub(super) fn add_wide(
        &self,
        sparse: &Sparse,
        rows: &LevelRows<'_>,
        (first, people): (usize, usize),
        cells: &mut [f64],
        desk: &mut Postings,
    ) {
        let width = self.slots().len();
        let zero_tells = self.zero_tells();
        let marks = desk.is_off.iter_mut().zip(&mut desk.zero_is_unknown);
        let people = cells.chunks_exact_mut(width.max(1)).take(people);
        for ((person, row), (is_off, zero_is_unknown)) in (first..).zip(people).zip(marks) {
            (*is_off, *zero_is_unknown) = (false, zero_tells);
            row.fill(0.0);
            rows.each_known(person, |competency, level| {
                let (off, above) = sparse.add((competency, level), &self.batch.plain, row);
                *is_off |= off;
                *zero_is_unknown &= above;
            });
        }
    }

    /// Whether a cell of 0 tells that nothing is known, of somebody without a height of 0.
    fn zero_tells(&self) -> bool {
        self.is_whole() && !self.plan.has_zero_factor
    }

    /// Whether all roles are scored in whole numbers.
    pub(super) fn is_whole(&self) -> bool {
        self.plan.singly.is_empty() && self.batch.full_at.is_empty()
    }
}
