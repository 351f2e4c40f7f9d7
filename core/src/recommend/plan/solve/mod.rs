//! The best choice, with the proof of that: an own solver for small programs of choices.
//!
//! # The method
//!
//! 1. Choices that another one makes needless are left out, those without which a row cannot be
//!    reached are taken, rows that say nothing beside others are emptied, and parts that share no
//!    row are solved one by one.
//! 2. The linear relaxation is solved by the dual simplex method with bounds, which passes over
//!    columns that reach their other end on the way (Maros 2003, chapter 10).
//! 3. Its prices, rounded to whole parts, give a bound in whole numbers that holds whatever
//!    rounding did before (the Lagrangean bound: Geoffrion 1974; made safe in this way by Neumaier
//!    and Shcherbina 2004).
//! 4. The relaxation is rounded to a solution; choices whose other end would cost more than that
//!    are decided (Crowder, Johnson and Padberg 1983), and what is left is a smaller program, which
//!    begins at 1 again where a tenth of it is decided.
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
mod rows;
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
/// A solution that is known helps to leave out what cannot be better.
/// Where there is a grain, only whole multiples of it count, and the rest of a cost is at most
/// `grain.rest`: then the answer is one of the solutions with the fewest multiples.
///
/// # Cost
///
/// Exponential in the worst case, within `limit` nodes; each node takes some steps of
/// O(rows * columns).
pub(super) fn solve(
    program: &Program,
    known: Option<Solution>,
    grain: Option<Grain>,
    limit: u32,
) -> Outcome {
    let ranges = program.columns.iter().map(|one| (one.lower, one.upper)).collect();
    let mut tally = Tally { grain, limit, nodes: 0, is_limited: false };
    let (solution, bound) = solve_within(program, ranges, known, &mut tally, DEEPEST);
    Outcome { solution, bound, is_limited: tally.is_limited, nodes: tally.nodes }
}

/// How often a program is made smaller before the rest is searched.
const DEEPEST: u32 = 5;

/// Of what a cost is made up: multiples of a whole that count, and a rest that does not.
#[derive(Debug, Clone, Copy)]
pub(super) struct Grain {
    pub(super) whole: i128,
    pub(super) rest: i128,
}

struct Tally {
    grain: Option<Grain>,
    limit: u32,
    nodes: u32,
    is_limited: bool,
}

/// Makes a program smaller within some ranges, and solves its parts one by one: the best solution
/// and what every solution costs at least.
fn solve_within(
    program: &Program,
    ranges: Vec<(i64, i64)>,
    known: Option<Solution>,
    tally: &mut Tally,
    depth: u32,
) -> (Option<Solution>, i128) {
    let whole = reduce::reduced(program, ranges);
    let mut bound = whole.part.constant;
    let mut choices = whole.choices;
    let Some(parts) = reduce::parts(&whole.part.program) else {
        let cost = known.as_ref().map_or(bound, |known| known.cost);
        return (known, cost);
    };
    // Its cost is that of a part where there is but one.
    let alone = known.as_ref().filter(|_| parts.len() == 1);
    let mut is_found = true;
    let mut is_limited = false;
    for part in &parts {
        let outer = part.columns.iter().filter_map(|at| whole.part.columns.get(*at).copied());
        let outer: Vec<usize> = outer.collect();
        let inner = known.as_ref().and_then(|known| {
            let values: Vec<i64> =
                outer.iter().filter_map(|at| known.values.get(*at).copied()).collect();
            part.program.completed(&values)
        });
        let ceiling = alone.map(|known| known.cost - whole.part.constant);
        let (solution, least) = solve_part(&part.program, inner, ceiling, tally, depth);
        bound = bound.saturating_add(least);
        is_limited |= tally.is_limited;
        let Some(solution) = solution else {
            is_found = false;
            if !tally.is_limited {
                break;
            }
            continue;
        };
        for (at, value) in outer.iter().zip(solution.values) {
            if let Some(slot) = choices.get_mut(*at) {
                *slot = value;
            }
        }
    }
    let found = if is_found { program.completed(&choices) } else { None };
    let best = match (found, known) {
        (Some(found), Some(known)) => Some(if found.beats(&known) { found } else { known }),
        (found, known) => found.or(known),
    };
    let cost = best.as_ref().map_or(bound, |one| one.cost);
    (best, if is_limited { bound.min(cost) } else { cost })
}

/// The price of each row in the linear relaxation: what one more of its need costs.
pub(super) fn prices(program: &Program) -> Vec<f64> {
    search::prices(program)
}

fn solve_part(
    program: &Program,
    known: Option<Solution>,
    ceiling: Option<i128>,
    tally: &mut Tally,
    depth: u32,
) -> (Option<Solution>, i128) {
    let mut ranges: Vec<(i64, i64)> =
        program.columns.iter().map(|one| (one.lower, one.upper)).collect();
    let mut best = known;
    tally.nodes += 1;
    let Some(bound) = search::root(program, &mut ranges, &mut best, ceiling, tally.grain) else {
        // Beaten by what is known, or without any solution.
        let cost = best.as_ref().map(|one| one.cost).or(ceiling).unwrap_or(0);
        return (best, cost);
    };
    let open = ranges.iter().filter(|range| range.0 < range.1).count();
    if depth > 0 && open * 10 <= program.columns.len() * 9 {
        let (found, least) = solve_within(program, ranges, best, tally, depth - 1);
        return (found, least.max(bound));
    }
    let left = tally.limit.saturating_sub(tally.nodes);
    let mut search = search::Search::new(program, best, ceiling, tally.grain, left);
    search.run(ranges);
    tally.nodes = tally.nodes.saturating_add(search.nodes);
    let cost = search.best.as_ref().map(|one| one.cost).or(ceiling).unwrap_or(0);
    match search.undecided {
        Some(least) => {
            tally.is_limited = true;
            (search.best, least.max(bound))
        }
        None => (search.best, cost),
    }
}
