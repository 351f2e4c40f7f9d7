//! Hiding what tells on somebody.

use std::collections::BTreeMap;

use super::guard::{GuardedCell, Measured, OpenCell, guard};
use super::{
    CountCell, CountTable, Dominance, HiddenReason, ReasonTally, SafeCell, SafeTable, SafeValue,
    SuppressionPolicy,
};
use crate::kernel::{KernelError, Key};
use crate::portfolio::PortfolioError;
use crate::problem::Fault;

/// The most cells of a table, with its totals.
const MOST_CELLS: usize = 10_000;

/// A table of people with its totals, in which nobody can be found out.
///
/// Cells with few people, and cells whose sum few people make up, are hidden, and so are as many
/// others as it takes that no hidden cell can be worked out from the totals (see
/// [`safe`](crate::portfolio::safe)).
/// A hidden cell is never shown as a zero.
/// It stands for one table alone: tables that share people can give away together what each of them
/// hides.
///
/// ```
/// use prowess::portfolio::{CountTable, SuppressionPolicy, suppress};
///
/// let table: CountTable = serde_json::from_str(
///     r#"{"rows": ["sales", "legal"], "columns": ["junior", "senior"], "cells": [
///         {"row": "sales", "column": "junior", "people": 3},
///         {"row": "sales", "column": "senior", "people": 20},
///         {"row": "legal", "column": "junior", "people": 12},
///         {"row": "legal", "column": "senior", "people": 30}]}"#,
/// ).unwrap();
/// let safe = suppress(&table, &SuppressionPolicy::default())?;
/// // The 3 are few; with any of the other three shown, they would follow from the totals.
/// assert_eq!((safe.hidden.small, safe.hidden.complementary), (1, 3));
/// # Ok::<(), prowess::Problem>(())
/// ```
///
/// # Errors
///
/// * `portfolio.duplicate_category` when a row or a column is named twice.
/// * `portfolio.unknown_category` when a cell is in a row or a column that is not there.
/// * `portfolio.duplicate_cell` when a cell is there twice.
/// * `portfolio.malformed_cell` when a cell has a sum and another has none, amounts that are more
///   than the sum or the people, or too few amounts for the rule of dominance.
/// * `portfolio.too_large` when there are more than 10000 cells with the totals.
/// * `kernel.out_of_range` and `kernel.not_finite` for numbers of the policy, sums and people.
///
/// # Cost
///
/// For each hidden cell a few searches through all cells of the table: well below a millisecond
/// for ten rows by six, and up to some seconds at the limit of 10000 cells.
pub fn suppress(
    table: &CountTable,
    policy: &SuppressionPolicy,
) -> Result<SafeTable, PortfolioError> {
    check_policy(policy, "policy")?;
    let guarded = guard(&measured(table, policy)?, policy);
    let mut hidden = ReasonTally::default();
    for reason in guarded.iter().filter_map(|cell| cell.hidden) {
        *match reason {
            HiddenReason::Small => &mut hidden.small,
            HiddenReason::Dominated => &mut hidden.dominated,
            HiddenReason::Complementary => &mut hidden.complementary,
        } += 1;
    }
    let columns: Vec<Option<Key>> =
        if table.columns.is_empty() { vec![None] } else { named(&table.columns).collect() };
    let names = named(&table.rows)
        .flat_map(|row| columns.iter().map(move |column| (row.clone(), column.clone())));
    let cell = |((row, column), cell): (_, &GuardedCell)| SafeCell {
        row,
        column,
        value: shown(cell, policy),
    };
    Ok(SafeTable {
        rows: table.rows.clone(),
        columns: table.columns.clone(),
        cells: names.zip(&guarded).map(cell).collect(),
        hidden,
        policy: policy.clone(),
    })
}

/// All names, and then that of the total.
fn named(names: &[Key]) -> impl Iterator<Item = Option<Key>> + '_ {
    names.iter().cloned().map(Some).chain([None])
}

fn shown(cell: &GuardedCell, policy: &SuppressionPolicy) -> SafeValue {
    match cell.hidden {
        Some(reason) => {
            SafeValue::Hidden { reason, range: cell.range.filter(|_| policy.round_to.is_none()) }
        }
        None => SafeValue::Shown { people: rounded(cell.people, policy), sum: cell.sum },
    }
}

/// To a multiple of the base, halves up.
pub(super) fn rounded(people: u32, policy: &SuppressionPolicy) -> u32 {
    let Some(base) = policy.round_to.map(u64::from).filter(|base| *base > 0) else { return people };
    let rounded = (u64::from(people) * 2 + base) / (base * 2) * base;
    u32::try_from(rounded).unwrap_or(u32::MAX)
}

/// The policy, if its numbers are in range.
pub(in crate::portfolio) fn check_policy(
    policy: &SuppressionPolicy,
    path: &str,
) -> Result<(), KernelError> {
    let count = |name: &str, value: u32, minimum: u32, maximum: u32| {
        within(&format!("{path}.{name}"), value.into(), minimum.into(), maximum.into())
    };
    count("minimum", policy.minimum, 3, 1000)?;
    count("protection", policy.protection, 1, 1000)?;
    if let Some(base) = policy.round_to {
        count("round_to", base, 1, policy.minimum * 2)?;
    }
    match policy.dominance {
        None => Ok(()),
        Some(Dominance::LargestShare { contributors, percent }) => {
            count("dominance.contributors", contributors, 1, 10)?;
            within(&format!("{path}.dominance.percent"), percent, 1.0, 99.9)
        }
        Some(Dominance::PPercent { percent }) => {
            within(&format!("{path}.dominance.percent"), percent, 0.1, 100.0)
        }
    }
}

/// Checks that a number is in its range; else the problem names the place.
pub(in crate::portfolio) fn within(
    path: &str,
    value: f64,
    minimum: f64,
    maximum: f64,
) -> Result<(), KernelError> {
    if (minimum..=maximum).contains(&value) {
        return Ok(());
    }
    let name = path.rsplit('.').next().unwrap_or(path).replace('_', " ");
    let fault = Fault::new().at(path).with("name", name).with("value", value);
    if value.is_finite() {
        Err(KernelError::OutOfRange(fault.with("minimum", minimum).with("maximum", maximum)))
    } else {
        Err(KernelError::NotFinite(fault))
    }
}

/// The table by place.
fn measured(table: &CountTable, policy: &SuppressionPolicy) -> Result<Measured, PortfolioError> {
    let rows = places(&table.rows, "table.rows")?;
    let columns = places(&table.columns, "table.columns")?;
    let width = if table.columns.is_empty() { 1 } else { columns.len() };
    let with_totals = (rows.len() + 1).saturating_mul(columns.len() + 1);
    if with_totals > MOST_CELLS {
        let fault = Fault::new().at("table").with("size", with_totals).with("limit", MOST_CELLS);
        return Err(PortfolioError::TooLarge(fault.with("what", "cells and totals")));
    }
    let has_sums = table.cells.iter().any(|cell| cell.sum.is_some());
    let mut cells: Vec<Option<OpenCell>> = vec![None; rows.len() * width];
    let mut everybody = 0.0;
    for (at, cell) in table.cells.iter().enumerate() {
        let path = format!("table.cells[{at}]");
        let row = place(&rows, &cell.row, &format!("{path}.row"))?;
        let column = match &cell.column {
            Some(column) => place(&columns, column, &format!("{path}.column"))?,
            None if table.columns.is_empty() => 0,
            None => return Err(malformed(&path, cell, "names no column")),
        };
        everybody += f64::from(cell.people);
        within(&format!("{path}.people"), everybody, 0.0, f64::from(u32::MAX))?;
        let open = open(cell, &path, has_sums, policy)?;
        if let Some(slot) = cells.get_mut(row * width + column)
            && slot.replace(open).is_some()
        {
            let fault = Fault::new().at(path).with("cell", name(cell));
            return Err(PortfolioError::DuplicateCell(fault));
        }
    }
    let empty = OpenCell { sum: has_sums.then_some(0.0), ..OpenCell::default() };
    Ok(Measured {
        rows: rows.len(),
        columns: (!table.columns.is_empty()).then_some(columns.len()),
        cells: cells.into_iter().map(|cell| cell.unwrap_or_else(|| empty.clone())).collect(),
    })
}

/// The place of each name.
fn places<'a>(names: &'a [Key], path: &str) -> Result<BTreeMap<&'a Key, usize>, PortfolioError> {
    let mut places = BTreeMap::new();
    for (at, name) in names.iter().enumerate() {
        if places.insert(name, at).is_some() {
            let fault = Fault::new().at(format!("{path}[{at}]")).with("category", name);
            return Err(PortfolioError::DuplicateCategory(fault));
        }
    }
    Ok(places)
}

fn place(places: &BTreeMap<&Key, usize>, name: &Key, path: &str) -> Result<usize, PortfolioError> {
    places.get(name).copied().ok_or_else(|| {
        PortfolioError::UnknownCategory(Fault::new().at(path).with("category", name))
    })
}

/// What a cell holds, if it holds together.
fn open(
    cell: &CountCell,
    path: &str,
    has_sums: bool,
    policy: &SuppressionPolicy,
) -> Result<OpenCell, PortfolioError> {
    /// So large that no sum of it is lost, and so small that it can be counted in steps.
    const MOST: f64 = 1e15;
    let sum = match cell.sum {
        Some(sum) => {
            within(&format!("{path}.sum"), sum, 0.0, MOST)?;
            sum
        }
        None if has_sums && cell.people > 0 => {
            return Err(malformed(path, cell, "has no sum, and others have one"));
        }
        None => 0.0,
    };
    if cell.people == 0 && sum > 0.0 {
        return Err(malformed(path, cell, "has a sum and no people"));
    }
    let mut largest = cell.largest.clone();
    for (at, amount) in largest.iter().enumerate() {
        within(&format!("{path}.largest[{at}]"), *amount, 0.0, MOST)?;
    }
    largest.sort_by(|a, b| b.total_cmp(a));
    if largest.len() > cell.people as usize {
        return Err(malformed(path, cell, "has more amounts than people"));
    }
    // A sum that was added up in another order may be a little less than its parts.
    if largest.iter().sum::<f64>() > sum * (1.0 + 1e-9) {
        return Err(malformed(path, cell, "has amounts that are more than its sum"));
    }
    let needed = policy.dominance.map_or(0, |rule| rule.contributors().min(cell.people));
    if has_sums && largest.len() < needed as usize {
        return Err(malformed(path, cell, "has too few amounts for the rule of dominance"));
    }
    Ok(OpenCell {
        people: cell.people,
        sum: has_sums.then_some(sum),
        largest,
        ..OpenCell::default()
    })
}

fn malformed(path: &str, cell: &CountCell, reason: &str) -> PortfolioError {
    let fault = Fault::new().at(path).with("cell", name(cell)).with("reason", reason);
    PortfolioError::MalformedCell(fault)
}

/// The name of a cell, as a person would say it.
fn name(cell: &CountCell) -> String {
    match &cell.column {
        Some(column) => format!("{}, {column}", cell.row),
        None => cell.row.to_string(),
    }
}
