//! One look through a table before anybody is scored.

use pulp::NullaryFnOnce;

use super::grid::Seen;
use super::run::share_work;
use super::tier::Instructions;
use super::{BatchRun, LevelTable, Levels};
use crate::portfolio::PortfolioError;

/// What was seen of each column, or of all rows together.
pub(super) fn see(
    table: &LevelTable<'_>,
    instructions: Instructions,
    run: &BatchRun<'_>,
) -> Result<Vec<Seen>, PortfolioError> {
    let columns = match table {
        LevelTable::Columns(table) => table.columns.as_slice(),
        LevelTable::Rows(rows) => std::slice::from_ref(&rows.level),
    };
    let look = |seen: &mut Vec<(usize, Seen)>, (at, levels): (usize, &Levels<'_>)| {
        seen.push((at, instructions.run(Look(levels))));
        Ok::<(), PortfolioError>(())
    };
    let seen = share_work(columns.iter().enumerate(), run.threads, Vec::new, look)?;
    let mut seen: Vec<(usize, Seen)> = seen.into_iter().flatten().collect();
    seen.sort_unstable_by_key(|(at, _)| *at);
    Ok(seen.into_iter().map(|(_, seen)| seen).collect())
}

struct Look<'a>(&'a Levels<'a>);

impl NullaryFnOnce for Look<'_> {
    type Output = Seen;

    #[inline(always)]
    fn call(self) -> Seen {
        Seen::of(self.0)
    }
}
