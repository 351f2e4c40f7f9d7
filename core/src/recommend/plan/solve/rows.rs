//! Rows that say nothing beside others.

use super::program::{ColumnKind, Program};
use super::reduce::extreme;

/// A row that asks for one of some columns: in any case, or where another column is chosen.
struct Cover {
    row: usize,
    /// The column without which it asks for nothing.
    own: Option<usize>,
    columns: Vec<usize>,
}

/// Empties rows that are met whatever is chosen, and those that another one implies: whoever has
/// one of a few has one of many. Whether there were some.
pub(super) fn drop_needless(program: &mut Program) -> bool {
    let ranges: Vec<(i64, i64)> =
        program.columns.iter().map(|one| (one.lower, one.upper)).collect();
    let least = extreme(
        program,
        &ranges,
        |_| true,
        |entry, (lower, upper)| (entry * lower).min(entry * upper),
    );
    let mut lines: Vec<Vec<(usize, i64)>> = vec![Vec::new(); program.needs.len()];
    for (at, column) in program.columns.iter().enumerate() {
        for (row, entry) in &column.entries {
            if let Some(line) = lines.get_mut(*row) {
                line.push((at, *entry));
            }
        }
    }
    let mut needless: Vec<bool> = lines
        .iter()
        .zip(least.iter().zip(&program.needs))
        .map(|(line, (least, need))| !line.is_empty() && least >= need)
        .collect();
    let mut covers: Vec<Cover> = Vec::new();
    for (row, (line, need)) in lines.iter().zip(&program.needs).enumerate() {
        if needless.get(row) == Some(&false) {
            covers.extend(cover(program, row, line, *need));
        }
    }
    covers.sort_by_key(|one| (one.own.is_some(), one.columns.len(), one.row));
    let mut kept: Vec<Cover> = Vec::new();
    for one in covers {
        let is_implied = kept.iter().any(|other| {
            (other.own.is_none() || other.own == one.own)
                && crate::recommend::plan::ladder::is_within(&other.columns, &one.columns)
        });
        if is_implied {
            if let Some(slot) = needless.get_mut(one.row) {
                *slot = true;
            }
        } else {
            kept.push(one);
        }
    }
    let is_needless = |row: usize| needless.get(row) == Some(&true);
    for column in &mut program.columns {
        column.entries.retain(|one| !is_needless(one.0));
        // What is met without it leaves nothing open.
        if matches!(column.kind, ColumnKind::Shortfall { row } if is_needless(row)) {
            column.upper = 0;
        }
    }
    for (need, needless) in program.needs.iter_mut().zip(&needless) {
        if *needless {
            *need = 0;
        }
    }
    needless.contains(&true)
}

fn cover(program: &Program, row: usize, line: &[(usize, i64)], need: i64) -> Option<Cover> {
    let mut own = None;
    let mut columns = Vec::with_capacity(line.len());
    for (at, entry) in line {
        match entry {
            1.. => columns.push(*at),
            -1 if own.is_none() && program.columns.get(*at).is_some_and(|one| one.upper == 1) => {
                own = Some(*at);
            }
            _ => return None,
        }
    }
    (need == i64::from(own.is_none())).then_some(Cover { row, own, columns })
}
