//! Everybody against every role, into the caller's memory.

use super::block::Session;
use super::table::malformed;
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
                for (row, cells) in chunk.chunks_exact_mut(width.max(1)).zip(block.rows()) {
                    slots.write(cells, row);
                }
                Ok(())
            },
        )?;
        Ok(())
    }
}
