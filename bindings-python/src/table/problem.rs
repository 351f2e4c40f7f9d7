//! What is wrong with a table: the column and its first rows.

use prowess::Problem;
use prowess::portfolio::batch::refused_table;

/// How many rows a problem names.
const FEW: usize = 5;

/// The problem of a column; the reason goes on after its name.
pub(super) fn refused(column: &str, reason: &str) -> Problem {
    refused_table(&format!("table.{column}"), &format!("has a column `{column}` that {reason}"))
}

/// The first rows of many, counted from 0, and how many there are.
pub(super) fn rows(rows: impl IntoIterator<Item = usize>) -> String {
    let mut rows = rows.into_iter();
    let first: Vec<String> = rows.by_ref().take(FEW).map(|row| row.to_string()).collect();
    let more = rows.count();
    match (first.as_slice(), more) {
        ([one], 0) => format!("row {one}"),
        (first, 0) => format!("rows {}", first.join(", ")),
        (first, more) => format!("rows {} and {more} more", first.join(", ")),
    }
}
