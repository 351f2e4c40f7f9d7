//! Groups of linked judges, and the equations of each.

use std::collections::{BTreeMap, BTreeSet};

use crate::kernel::Key;

/// Levels by judge and unit, or by unit and judge.
pub(super) type Linked<'a> = BTreeMap<&'a Key, BTreeMap<&'a Key, f64>>;

/// The judges, in groups who share units directly or through others; ordered by name.
pub(super) fn linked<'a>(by_judge: &Linked<'a>, by_unit: &Linked<'a>) -> Vec<BTreeSet<&'a Key>> {
    let mut groups: Vec<BTreeSet<&Key>> = Vec::new();
    let mut placed = BTreeSet::new();
    let mut seen_units = BTreeSet::new();
    for judge in by_judge.keys() {
        if !placed.insert(*judge) {
            continue;
        }
        let mut group = BTreeSet::new();
        let mut open = vec![*judge];
        while let Some(judge) = open.pop() {
            group.insert(judge);
            let units = by_judge.get(judge).into_iter().flat_map(BTreeMap::keys);
            for unit in units.filter(|unit| seen_units.insert(**unit)) {
                let others = by_unit.get(*unit).into_iter().flat_map(BTreeMap::keys);
                open.extend(others.filter(|other| placed.insert(**other)));
            }
        }
        groups.push(group);
    }
    groups
}

/// The severity of one judge.
#[derive(Clone, Copy)]
pub(super) struct Solved {
    pub(super) severity: f64,
    /// Its variance, as a multiple of that of the rest.
    pub(super) factor: f64,
}

/// The severity of each judge of a group, in their order.
///
/// With units eliminated, the equations of least squares have a matrix whose rows add up to 0.
/// Adding 1 / judges to every field makes it regular and picks the solution whose sum is 0; taking
/// 1 / judges from the diagonal of the inverse leaves the factors of the variances.
pub(super) fn solve(
    group: &BTreeSet<&Key>,
    by_judge: &Linked<'_>,
    by_unit: &Linked<'_>,
) -> Option<Vec<Solved>> {
    let share = 1.0 / group.len() as f64;
    let mut rows = Vec::with_capacity(group.len());
    let mut right_side = Vec::with_capacity(group.len());
    for judge in group {
        let units = by_judge.get(*judge)?;
        let mut row: BTreeMap<&Key, f64> = group.iter().map(|judge| (*judge, share)).collect();
        *row.get_mut(*judge)? += units.len() as f64;
        let mut below = 0.0;
        for (unit, level) in units {
            let others = by_unit.get(*unit)?;
            let part = 1.0 / others.len() as f64;
            for other in others.keys() {
                *row.get_mut(*other)? -= part;
            }
            below += others.values().sum::<f64>() * part - level;
        }
        rows.push(row.into_values().collect::<Vec<f64>>());
        right_side.push(below);
    }
    let inverse = inverse(rows)?;
    let solved = inverse.iter().enumerate().map(|(at, row)| {
        let severity = row.iter().zip(&right_side).map(|(field, value)| field * value).sum();
        Some(Solved { severity, factor: (row.get(at)? - share).max(0.0) })
    });
    solved.collect()
}

/// The inverse of a matrix that is symmetric and positive, by elimination; none of another.
fn inverse(mut rows: Vec<Vec<f64>>) -> Option<Vec<Vec<f64>>> {
    let size = rows.len();
    for (at, row) in rows.iter_mut().enumerate() {
        row.extend((0..size).map(|column| if column == at { 1.0 } else { 0.0 }));
    }
    for at in 0..size {
        let row = rows.get_mut(at)?;
        let pivot = *row.get(at)?;
        if pivot <= 0.0 {
            return None;
        }
        for field in row.iter_mut() {
            *field /= pivot;
        }
        let row = row.clone();
        for (_, fields) in rows.iter_mut().enumerate().filter(|(other, _)| *other != at) {
            let times = *fields.get(at)?;
            for (field, above) in fields.iter_mut().zip(&row) {
                *field -= times * above;
            }
        }
    }
    Some(rows.into_iter().map(|row| row.into_iter().skip(size).collect()).collect())
}
