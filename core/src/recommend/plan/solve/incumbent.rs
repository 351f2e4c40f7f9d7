//! A good solution at once, from a solution of the relaxation.

use super::program::{ColumnKind, Program, Solution};

/// How many choices are tried beside those that the relaxation takes.
const TRIED: usize = 24;

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
    for (place, at) in order.iter().enumerate() {
        if best.has(*at) || place > TRIED && value(at) <= 0.0 {
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

/// The first row that is not reached and that choices can help: itself, or one whose shortfall
/// stands in its way.
fn lacking(program: &Program, choices: &[i64]) -> Option<usize> {
    let values = program.followed(choices);
    let activity = program.activity(&values);
    let mut rows = activity.iter().zip(&program.needs).enumerate();
    let row = rows.find(|(_, (given, need))| given < need)?.0;
    let stands = program.columns.iter().zip(&values).find_map(|(column, value)| {
        let ColumnKind::Shortfall { row: own } = column.kind else { return None };
        let entry = column.entries.iter().find(|one| one.0 == row && own != row)?.1;
        (entry < 0 && *value > 0).then_some(own)
    });
    Some(stands.unwrap_or(row))
}
