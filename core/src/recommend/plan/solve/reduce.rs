//! What is decided before anything is searched.

use super::program::{Column, ColumnKind, Program};

/// A smaller program, and which column of the larger one each of its columns is.
pub(super) struct Part {
    pub(super) program: Program,
    pub(super) columns: Vec<usize>,
    /// What the columns cost that are decided.
    pub(super) constant: i128,
}

/// A program with all that can be decided decided.
pub(super) struct Reduced {
    /// What is left; its columns are those of the whole program.
    pub(super) part: Part,
    /// The values of all columns of the whole program, those of open ones at their lower end.
    pub(super) choices: Vec<i64>,
}

/// Decides what can be decided within some ranges, and leaves out rows that say nothing more.
///
/// Where nothing is said of a solution afterwards (`is_told_all`), choices that another one makes
/// needless are 0.
pub(super) fn reduced(
    program: &Program,
    mut ranges: Vec<(i64, i64)>,
    is_told_all: bool,
) -> Reduced {
    narrow(program, &mut ranges, is_told_all);
    let mut choices: Vec<i64> = ranges.iter().map(|range| range.0).collect();
    let mut part = restricted(program, &ranges);
    loop {
        let has_dropped = super::rows::drop_needless(&mut part.program);
        let open = part.program.columns.iter().map(|one| (one.lower, one.upper));
        let mut ranges: Vec<(i64, i64)> = open.collect();
        narrow(&part.program, &mut ranges, is_told_all);
        if !has_dropped && ranges.iter().all(|range| range.0 < range.1) {
            return Reduced { part, choices };
        }
        for (at, range) in part.columns.iter().zip(&ranges) {
            if let Some(choice) = choices.get_mut(*at) {
                *choice = range.0;
            }
        }
        let inner = restricted(&part.program, &ranges);
        let columns = inner.columns.iter().filter_map(|at| part.columns.get(*at).copied());
        let constant = part.constant + inner.constant;
        part = Part { columns: columns.collect(), program: inner.program, constant };
    }
}

/// Narrows ranges: choices that another one makes needless are 0, and a choice without which a row
/// cannot be reached is 1.
///
/// A choice *j* is needless beside *i* where *i* costs no more, gives at least as much to every row,
/// and reaches by itself every row to which *j* gives something: then *i* can take the place of
/// *j*, and beside *i*, *j* adds nothing. Of two that are equal the first in order stays.
fn narrow(program: &Program, ranges: &mut [(i64, i64)], is_told_all: bool) {
    if is_told_all {
        dominated(program, ranges);
    }
    while forced(program, ranges) {}
}

fn dominated(program: &Program, ranges: &mut [(i64, i64)]) {
    let lowest: Vec<i64> = lowest(program, ranges, |_| true);
    let mut by_row: Vec<Vec<usize>> = vec![Vec::new(); program.needs.len()];
    for (at, column) in program.columns.iter().enumerate() {
        let is_free = ranges.get(at).is_some_and(|range| range.1 > range.0);
        if column.kind == ColumnKind::Choice && is_free {
            for (row, entry) in &column.entries {
                if let Some(columns) = by_row.get_mut(*row).filter(|_| *entry > 0) {
                    columns.push(at);
                }
            }
        }
    }
    for (at, column) in program.columns.iter().enumerate() {
        if column.kind != ColumnKind::Choice || ranges.get(at).is_none_or(|one| one.0 == one.1) {
            continue;
        }
        let rivals =
            column.entries.iter().filter(|one| one.1 > 0).filter_map(|one| by_row.get(one.0));
        let Some(rivals) = rivals.min_by_key(|rivals| rivals.len()) else {
            // It gives nothing to anything.
            if let Some(range) = ranges.get_mut(at).filter(|range| range.0 == 0) {
                range.1 = 0;
            }
            continue;
        };
        let is_beaten = rivals.iter().any(|rival| {
            *rival != at
                && ranges.get(*rival).is_some_and(|range| range.1 > 0)
                && program.columns.get(*rival).is_some_and(|other| {
                    let order = other.cost.cmp(&column.cost).then(rival.cmp(&at));
                    order.is_lt() && replaces(program, other, column, &lowest)
                })
        });
        if let Some(range) = ranges.get_mut(at).filter(|_| is_beaten) {
            range.1 = 0;
        }
    }
}

/// Whether one column gives each row at least what the other gives, and by itself enough.
fn replaces(program: &Program, one: &Column, other: &Column, lowest: &[i64]) -> bool {
    let entry = |column: &Column, row: usize| {
        let at = column.entries.binary_search_by_key(&row, |one| one.0).ok();
        at.and_then(|at| column.entries.get(at)).map_or(0, |one| one.1)
    };
    let is_enough = |row: usize, gives: i64| {
        let rest = lowest.get(row).copied().unwrap_or(i64::MIN / 2);
        program.needs.get(row).is_some_and(|need| gives + rest >= *need)
    };
    other.entries.iter().all(|(row, given)| {
        let gives = entry(one, *row);
        gives >= *given && (*given <= 0 || is_enough(*row, gives))
    }) && one.entries.iter().all(|(row, gives)| *gives >= 0 || *gives >= entry(other, *row))
}

/// The least that the columns can give to each row, those without a say left out; a column that
/// follows from others counts as it harms most.
fn lowest(program: &Program, ranges: &[(i64, i64)], counts: impl Fn(usize) -> bool) -> Vec<i64> {
    extreme(program, ranges, counts, |entry, (lower, upper)| (entry * lower).min(entry * upper))
}

pub(super) fn extreme(
    program: &Program,
    ranges: &[(i64, i64)],
    counts: impl Fn(usize) -> bool,
    value: impl Fn(i64, (i64, i64)) -> i64,
) -> Vec<i64> {
    let mut sums = vec![0_i64; program.needs.len()];
    for (at, (column, range)) in program.columns.iter().zip(ranges).enumerate() {
        if !counts(at) {
            continue;
        }
        for (row, entry) in &column.entries {
            if let Some(sum) = sums.get_mut(*row) {
                *sum += value(*entry, *range);
            }
        }
    }
    sums
}

/// Sets the choices without which a row cannot be reached; whether there was one.
fn forced(program: &Program, ranges: &mut [(i64, i64)]) -> bool {
    let highest = extreme(
        program,
        ranges,
        |_| true,
        |entry, (lower, upper)| (entry * lower).max(entry * upper),
    );
    let mut changed = false;
    for (column, range) in program.columns.iter().zip(ranges) {
        if column.kind != ColumnKind::Choice || range.0 == range.1 {
            continue;
        }
        for (row, entry) in &column.entries {
            let most = highest.get(*row).copied().unwrap_or(0);
            let need = program.needs.get(*row).copied().unwrap_or(0);
            if most - entry.abs() < need && most >= need {
                *range = if *entry > 0 { (1, 1) } else { (0, 0) };
                changed = true;
                break;
            }
        }
    }
    changed
}

/// The program of the columns that are open, with the others taken in.
fn restricted(program: &Program, ranges: &[(i64, i64)]) -> Part {
    let mut part = Part { program: Program::default(), columns: Vec::new(), constant: 0 };
    part.program.needs.clone_from(&program.needs);
    for (at, (column, (lower, upper))) in program.columns.iter().zip(ranges).enumerate() {
        if lower < upper {
            part.columns.push(at);
            let open = Column { lower: *lower, upper: *upper, ..column.clone() };
            part.program.columns.push(open);
        } else if *lower != 0 {
            part.constant += column.cost * i128::from(*lower);
            for (row, entry) in &column.entries {
                if let Some(need) = part.program.needs.get_mut(*row) {
                    *need -= entry * lower;
                }
            }
        }
    }
    part
}

/// The parts of a program that share no row, in the order of their first columns; rows without a
/// column stay with nobody, and nothing comes back where one of those is not reached.
pub(super) fn parts(program: &Program) -> Option<Vec<Part>> {
    // Each row points to a row of its part with a smaller number.
    let mut root: Vec<usize> = (0..program.needs.len()).collect();
    for column in &program.columns {
        let mut rows = column.entries.iter().map(|one| one.0);
        let Some(first) = rows.next() else { continue };
        for row in rows {
            let (a, b) = (find(&root, first), find(&root, row));
            if let Some(one) = root.get_mut(a.max(b)) {
                *one = a.min(b);
            }
        }
    }
    let mut places: Vec<Option<usize>> = vec![None; program.needs.len()];
    let mut parts: Vec<Part> = Vec::new();
    let mut new_rows: Vec<Option<usize>> = vec![None; program.needs.len()];
    for (at, column) in program.columns.iter().enumerate() {
        let row = column.entries.first().map(|one| find(&root, one.0));
        let place = match row.and_then(|row| places.get(row).copied().flatten()) {
            Some(place) => place,
            None => {
                parts.push(Part { program: Program::default(), columns: Vec::new(), constant: 0 });
                if let Some(slot) = row.and_then(|row| places.get_mut(row)) {
                    *slot = Some(parts.len() - 1);
                }
                parts.len() - 1
            }
        };
        let part = parts.get_mut(place)?;
        let mut moved = column.clone();
        for (row, _) in &mut moved.entries {
            let slot = new_rows.get_mut(*row)?;
            *row = match *slot {
                Some(new) => new,
                None => {
                    let new = part.program.row(program.needs.get(*row).copied()?);
                    *slot = Some(new);
                    new
                }
            };
        }
        moved.entries.sort_unstable();
        moved.kind = match moved.kind {
            ColumnKind::Choice | ColumnKind::Indicator => moved.kind,
            ColumnKind::Shortfall { row } => {
                ColumnKind::Shortfall { row: new_rows.get(row).copied().flatten()? }
            }
        };
        part.program.columns.push(moved);
        part.columns.push(at);
    }
    let lonely = new_rows.iter().zip(&program.needs).any(|(new, need)| new.is_none() && *need > 0);
    (!lonely).then_some(parts)
}

fn find(root: &[usize], mut row: usize) -> usize {
    while let Some(up) = root.get(row).copied().filter(|up| *up != row) {
        row = up;
    }
    row
}
