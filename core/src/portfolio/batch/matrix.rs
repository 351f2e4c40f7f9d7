//! Everybody against every role, into the caller's memory.

use pulp::NullaryFnOnce;

use super::block::Session;
use super::cells::{Cell, WithCells};
use super::slots::Slots;
use super::table::malformed;
use super::tier::Instructions;
use super::{BatchRun, LevelTable, RoleBatch};
use crate::problem::Problem;

impl RoleBatch {
    /// Scores everybody for every role: a row for each person, in it a score for each role.
    ///
    /// Scores are rounded to single precision, which adds at most 6e-8; NaN stands where there is
    /// no score, such as for a level that is not on the scale of the role.
    ///
    /// # Errors
    ///
    /// * `portfolio.malformed_table` when the table does not have the form that it says, or `out`
    ///   does not have a place for each person and role.
    /// * `portfolio.cancelled` when the host stops it; `out` then holds nothing that counts.
    ///
    /// # Cost
    ///
    /// O(people * requirements), or O(people * roles * competencies) where that is quicker.
    pub fn score_matrix(
        &self,
        levels: &LevelTable<'_>,
        run: &BatchRun<'_>,
        out: &mut [f32],
    ) -> Result<(), Problem> {
        let session = Session::new(self, levels, run)?;
        let width = self.roles().len();
        let places = width.checked_mul(levels.people() as usize);
        if places != Some(out.len()) {
            let reason = "is to be answered into a matrix of another size".to_owned();
            return Err(malformed("out".to_owned(), reason).into());
        }
        let slots = session.slots();
        let rows = out.chunks_mut((width * session.block()).max(1));
        session.each_block(
            rows,
            run,
            || (),
            |(), block, chunk| {
                let (instructions, cells) = (session.instructions, block.width);
                block.cells.with(Write { slots, instructions, chunk, widths: (cells, width) });
                Ok(())
            },
        )?;
        Ok(())
    }
}

/// Puts the scores of some people into their rows.
struct Write<'a> {
    slots: &'a Slots,
    instructions: Instructions,
    chunk: &'a mut [f32],
    /// How many cells and how many scores each person has.
    widths: (usize, usize),
}

impl WithCells for Write<'_> {
    fn run<C: Cell>(self, cells: &[C]) {
        let Self { slots, instructions, chunk, widths: (width, roles) } = self;
        instructions.run(Rows { slots, cells: cells.chunks_exact(width.max(1)), chunk, roles });
    }
}

struct Rows<'a, C> {
    slots: &'a Slots,
    cells: std::slice::ChunksExact<'a, C>,
    chunk: &'a mut [f32],
    roles: usize,
}

impl<C: Cell> NullaryFnOnce for Rows<'_, C> {
    type Output = ();

    #[inline(always)]
    fn call(self) {
        let rows = self.chunk.chunks_exact_mut(self.roles.max(1));
        for (row, cells) in rows.zip(self.cells) {
            self.slots.write(cells, row);
        }
    }
}
