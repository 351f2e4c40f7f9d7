//! A good solution at once, from a solution of the relaxation.

use super::program::{ColumnKind, Program, Solution};

/// Rounds the relaxation to a solution: takes choices in its order until all rows are reached,
/// drops what is not needed, and adds what is worth more than it costs.
///
/// Nothing where that reaches no solution, which does not mean that there is none.
pub(super) fn rounded(
    program: &Program,
    ranges: &[(i64, i64)],
    relaxed: &[f64],
    reduced: &[i128],
) -> Option<Solution> {
    let mut order: Vec<usize> = Vec::new();
    for (at, (column, (lower, upper))) in program.columns.iter().zip(ranges).enumerate() {
        if column.kind == ColumnKind::Choice && upper > lower {
            order.push(at);
        }
    }
    let value = |at: &usize| relaxed.get(*at).copied().unwrap_or(0.0);
    let dear = |at: &usize| reduced.get(*at).copied().unwrap_or(0);
    order.sort_by(|a, b| value(b).total_cmp(&value(a)).then(dear(a).cmp(&dear(b))).then(a.cmp(b)));
    let mut choices: Vec<i64> = ranges.iter().map(|range| range.0).collect();
    let mut best = program.completed(&choices);
    if best.is_none() {
        for at in &order {
            set(&mut choices, *at, 1);
            best = program.completed(&choices);
            if best.is_some() {
                break;
            }
        }
    }
    let mut best = best?;
    for at in order.iter().rev().filter(|at| best.has(**at)).copied().collect::<Vec<_>>() {
        let mut fewer = best.values.clone();
        set(&mut fewer, at, 0);
        best = better(program.completed(&fewer), best);
    }
    for at in &order {
        if best.has(*at) {
            continue;
        }
        let mut more = best.values.clone();
        set(&mut more, *at, 1);
        support(program, ranges, &order, &mut more);
        best = better(program.completed(&more), best);
    }
    for at in order.iter().rev().filter(|at| best.has(**at)).copied().collect::<Vec<_>>() {
        let mut fewer = best.values.clone();
        set(&mut fewer, at, 0);
        best = better(program.completed(&fewer), best);
    }
    Some(best)
}

fn better(new: Option<Solution>, old: Solution) -> Solution {
    match new {
        Some(new) if new.beats(&old) => new,
        _ => old,
    }
}

fn set(choices: &mut [i64], at: usize, value: i64) {
    if let Some(choice) = choices.get_mut(at) {
        *choice = value;
    }
}

/// Adds what the choices need to be allowed, the first in order for each.
fn support(program: &Program, ranges: &[(i64, i64)], order: &[usize], choices: &mut [i64]) {
    /// How many are added at the most: longer chains are left to the search.
    const LONGEST: usize = 8;
    for _ in 0..LONGEST {
        let Some(row) = lacking(program, choices) else { return };
        let gives = |at: &&usize| {
            choices.get(**at) == Some(&0)
                && ranges.get(**at).is_some_and(|range| range.1 > 0)
                && program.entry(**at, row) > 0
        };
        let Some(at) = order.iter().find(gives).copied() else { return };
        set(choices, at, 1);
    }
}

/// The first row that is not reached and that no shortfall or indicator takes up.
fn lacking(program: &Program, choices: &[i64]) -> Option<usize> {
    let mut given = vec![0; program.needs.len()];
    let mut is_soft = vec![false; program.needs.len()];
    for (column, value) in program.columns.iter().zip(choices) {
        match column.kind {
            ColumnKind::Choice if *value > 0 => {
                for (row, entry) in &column.entries {
                    if let Some(given) = given.get_mut(*row) {
                        *given += entry;
                    }
                }
            }
            ColumnKind::Choice => {}
            ColumnKind::Shortfall { .. } | ColumnKind::Indicator { .. } => {
                for (row, _) in &column.entries {
                    if let Some(soft) = is_soft.get_mut(*row) {
                        *soft = true;
                    }
                }
            }
        }
    }
    let rows = given.iter().zip(&program.needs).zip(&is_soft).enumerate();
    rows.filter(|(_, (_, soft))| !**soft)
        .find(|(_, ((given, need), _))| given < need)
        .map(|one| one.0)
}
