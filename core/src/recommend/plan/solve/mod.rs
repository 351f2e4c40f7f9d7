//! The best choice, with the proof of that: an own solver for small programs of choices.
//!
//! # The method
//!
//! 1. Choices that another one makes needless are left out, those without which a row cannot be
//!    reached are taken, and parts that share no row are solved one by one.
//! 2. The linear relaxation is solved by the dual simplex method with bounds, which passes over
//!    columns that reach their other end on the way (Maros 2003, chapter 10).
//! 3. Its prices, rounded to whole parts, give a bound in whole numbers that holds whatever
//!    rounding did before (the Lagrangean bound: Geoffrion 1974; made safe in this way by Neumaier
//!    and Shcherbina 2004).
//! 4. The relaxation is rounded to a solution; choices whose other end would cost more than that
//!    are decided (Crowder, Johnson and Padberg 1983), and what is left is a smaller program.
//! 5. The rest is branch and bound, depth first (Land and Doig 1960).
//!
//! Every comparison that decides something is one of whole numbers, so the answer is proved and is
//! the same everywhere; the order of the search is too.
//!
//! Not here: what a choice means.

mod bound;
mod incumbent;
mod program;
mod reduce;
mod search;
mod simplex;

pub(super) use program::{Column, ColumnKind, Program, Solution};

/// What came of it.
pub(super) struct Outcome {
    /// The best solution that was found; nothing where there is none, or none was found.
    pub(super) solution: Option<Solution>,
    /// What every solution costs at least: the cost itself where the solution is proved.
    pub(super) bound: i128,
    /// Whether a limit was met before it was decided whether there is a better one.
    pub(super) is_limited: bool,
    /// How many nodes were looked at.
    pub(super) nodes: u32,
}

/// The cheapest solution; of equal ones the one with the first choice in which they differ.
///
/// # Cost
///
/// Exponential in the worst case, within `limit` nodes; each node takes some steps of
/// O(rows * columns).
pub(super) fn solve(program: &Program, limit: u32) -> Outcome {
    let mut outcome = Outcome { solution: None, bound: 0, is_limited: false, nodes: 0 };
    let mut ranges: Vec<(i64, i64)> =
        program.columns.iter().map(|one| (one.lower, one.upper)).collect();
    reduce::narrow(program, &mut ranges);
    let whole = reduce::restricted(program, &ranges);
    outcome.bound = whole.constant;
    let mut choices: Vec<i64> = ranges.iter().map(|range| range.0).collect();
    let Some(parts) = reduce::parts(&whole.program) else { return outcome };
    let mut is_found = true;
    for part in &parts {
        let (solution, bound) = solve_part(&part.program, limit, &mut outcome);
        outcome.bound = outcome.bound.saturating_add(bound);
        let Some(solution) = solution else {
            is_found = false;
            if !outcome.is_limited {
                return outcome;
            }
            continue;
        };
        for (at, value) in part.columns.iter().zip(solution.values) {
            let column = whole.columns.get(*at).copied();
            if let Some(slot) = column.and_then(|column| choices.get_mut(column)) {
                *slot = value;
            }
        }
    }
    if is_found {
        outcome.solution = program.completed(&choices);
    }
    outcome
}

/// The price of each row in the linear relaxation: what one more of its need costs.
pub(super) fn prices(program: &Program) -> Vec<f64> {
    search::prices(program)
}

fn solve_part(program: &Program, limit: u32, outcome: &mut Outcome) -> (Option<Solution>, i128) {
    let mut ranges: Vec<(i64, i64)> =
        program.columns.iter().map(|one| (one.lower, one.upper)).collect();
    let mut best = None;
    outcome.nodes += 1;
    let root = search::root(program, &mut ranges, &mut best);
    let Some(bound) = root else {
        // Beaten by what it found itself, or without any solution.
        let cost = best.as_ref().map_or(0, |one: &Solution| one.cost);
        return (best, cost);
    };
    let smaller = reduce::restricted(program, &ranges);
    let inner = best.as_ref().map(|best| Solution {
        cost: best.cost - smaller.constant,
        values: smaller.columns.iter().filter_map(|at| best.values.get(*at).copied()).collect(),
    });
    let open: Vec<(i64, i64)> =
        smaller.program.columns.iter().map(|one| (one.lower, one.upper)).collect();
    let left = limit.saturating_sub(outcome.nodes);
    let mut search = search::Search::new(&smaller.program, inner, left);
    search.run(open);
    outcome.nodes = outcome.nodes.saturating_add(search.nodes);
    let found = search.best.as_ref().and_then(|inner| {
        let mut choices: Vec<i64> = ranges.iter().map(|range| range.0).collect();
        for (at, value) in smaller.columns.iter().zip(&inner.values) {
            if let Some(slot) = choices.get_mut(*at) {
                *slot = *value;
            }
        }
        program.completed(&choices)
    });
    let cost = found.as_ref().map_or(0, |one| one.cost);
    match search.undecided {
        Some(least) => {
            outcome.is_limited = true;
            (found, least.saturating_add(smaller.constant).max(bound))
        }
        None => (found, cost),
    }
}
