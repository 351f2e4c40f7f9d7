//! What is wrong with a table, with its column and its rows.

use super::super::PortfolioError;
use crate::problem::Fault;

/// How many rows are named at most.
const NAMED: usize = 5;

/// A column that is not what it should be, and the first rows that show it.
pub(super) fn malformed(
    column: &str,
    what: &str,
    rows: impl Iterator<Item = usize>,
) -> PortfolioError {
    let rows = listed(rows);
    let place = if rows.is_empty() { String::new() } else { format!(" in rows {rows}") };
    let fault = Fault::new().at(column).with("column", column).with("rows", rows);
    PortfolioError::MalformedTable(
        fault.with("reason", format!("has {what} in column `{column}`{place}")),
    )
}

/// Two columns that are not equally long.
pub(super) fn unequal(column: &str, length: usize, expected: usize) -> PortfolioError {
    let what = format!("{length} values where {expected} are expected");
    malformed(column, &what, std::iter::empty())
}

/// Rows that say again what an earlier row said.
pub(super) fn duplicate(rows: impl Iterator<Item = usize>) -> PortfolioError {
    let fault = Fault::new().at("competency").with("column", "competency");
    PortfolioError::DuplicateRow(fault.with("rows", listed(rows)))
}

/// The host said that it wants no more.
pub(super) fn cancelled(done: u32, of: u32) -> PortfolioError {
    PortfolioError::Cancelled(Fault::new().with("done", done).with("of", of))
}

/// The first row numbers as a text, counted from 0.
fn listed(rows: impl Iterator<Item = usize>) -> String {
    let mut rows = rows.take(NAMED + 1);
    let named: Vec<String> = rows.by_ref().take(NAMED).map(|row| row.to_string()).collect();
    let more = if rows.next().is_some() { " and more" } else { "" };
    named.join(", ") + more
}
