//! The best choice, with the proof of that: an own solver for small programs of choices.
//!
//! # The method
//!
//! 1. Choices that another one makes needless are left out where no more is to be said of a
//!    solution, those without which a row cannot be reached are taken, rows that say nothing beside
//!    others are emptied, and parts that share no row are solved one by one.
//! 2. The linear relaxation is solved by the dual simplex method with bounds, which passes over
//!    columns that reach their other end on the way (Maros 2003, chapter 10); rows that hold
//!    nothing back are not written down.
//! 3. Its prices, rounded to whole parts, give a bound in whole numbers that holds whatever
//!    rounding did before (the Lagrangean bound: Geoffrion 1974; made safe in this way by Neumaier
//!    and Shcherbina 2004).
//! 4. The relaxation is rounded to a solution, and dived into: what it takes least of is left out,
//!    until all is whole. Choices whose other end would cost more than the best solution are decided
//!    (Crowder, Johnson and Padberg 1983), and what is left is a smaller program, which begins at 1
//!    again where a tenth of it is decided.
//! 5. The rest is branch and bound (Land and Doig 1960), the least bound first while few nodes are
//!    open, else depth first.
//! 6. A solution may miss rows that were not there, since they are too many to be written down
//!    beforehand: then they are added where the search stands, and it goes on.
//!
//! Every comparison that decides something is one of whole numbers, so the answer is proved and is
//! the same everywhere; the order of the search is too.
//!
//! Not here: what a choice means.

mod bound;
mod incumbent;
mod lines;
mod program;
mod reduce;
mod rows;
mod search;
mod simplex;

pub(super) use program::{Column, ColumnKind, Judge, Program, Row, Solution};

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

/// What is asked beside a program.
#[derive(Clone, Copy)]
pub(super) struct Terms<'t> {
    /// What a cost is made up of.
    pub(super) grain: Option<Grain>,
    /// How many nodes may be looked at.
    pub(super) limit: u32,
    /// What more is to be said of a solution before it counts.
    pub(super) judge: Option<Judge<'t>>,
}

/// The cheapest solution; of equal ones the one with the first choice in which they differ.
///
/// A solution that is known helps to leave out what cannot be better.
/// Where there is a grain, only whole multiples of it count, and the rest of a cost is at most
/// `grain.rest`: then the answer is one of the solutions with the fewest multiples.
/// Where there is a judge, no solution counts that misses one of its rows, as far as these can be
/// told of the part of the program in which the solution was found.
///
/// # Cost
///
/// Exponential in the worst case, within the limit of nodes; each node takes some steps of
/// O(columns * columns in the basis).
pub(super) fn solve(program: &Program, known: Option<Solution>, terms: Terms<'_>) -> Outcome {
    let ranges = program.columns.iter().map(|one| (one.lower, one.upper)).collect();
    let mut tally = Tally { nodes: 0, is_limited: false };
    let (solution, bound) = solve_within(program, ranges, known, terms, &mut tally, DEEPEST);
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
    nodes: u32,
    is_limited: bool,
}

/// Makes a program smaller within some ranges, and solves its parts one by one: the best solution
/// and what every solution costs at least.
fn solve_within(
    program: &Program,
    ranges: Vec<(i64, i64)>,
    known: Option<Solution>,
    terms: Terms<'_>,
    tally: &mut Tally,
    depth: u32,
) -> (Option<Solution>, i128) {
    let whole = reduce::reduced(program, ranges, terms.judge.is_none());
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
        let judge = |values: &[i64]| {
            let rows = terms.judge.map(|judge| judge(&put(&choices, &outer, values)));
            let told = |row: Row| row.within(&choices, &outer, &whole.part.columns);
            rows.into_iter().flatten().map(told).collect()
        };
        let inner_terms = Terms { judge: terms.judge.is_some().then_some(&judge), ..terms };
        let (solution, least) =
            solve_part(&part.program, inner, ceiling, inner_terms, tally, depth);
        bound = bound.saturating_add(least);
        is_limited |= tally.is_limited;
        let Some(solution) = solution else {
            is_found = false;
            if !tally.is_limited {
                break;
            }
            continue;
        };
        choices = put(&choices, &outer, &solution.values);
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
    terms: Terms<'_>,
    tally: &mut Tally,
    depth: u32,
) -> (Option<Solution>, i128) {
    if program.needs.is_empty() && program.columns.iter().all(|one| one.cost > 0) {
        // Nothing is asked, so nothing is taken.
        let values: Vec<i64> = program.columns.iter().map(|one| one.lower).collect();
        let solution = program.completed(&values);
        let cost = solution.as_ref().map_or(0, |one| one.cost);
        return (solution, cost);
    }
    let ranges: Vec<(i64, i64)> =
        program.columns.iter().map(|one| (one.lower, one.upper)).collect();
    let mut search = search::Search::new(program.clone(), known, ceiling, terms);
    if tally.nodes >= terms.limit {
        tally.is_limited = true;
        search.guess(&ranges);
        let least = program.columns.iter().map(|one| one.cost * i128::from(one.lower)).sum();
        return (search.best, least);
    }
    tally.nodes += 1;
    let Some(root) = search.root(ranges) else {
        // Beaten by what is known, or without any solution.
        let cost = search.best.as_ref().map(|one| one.cost).or(ceiling).unwrap_or(0);
        return (search.best, cost);
    };
    let bound = root.bound;
    let open = root.ranges.iter().filter(|range| range.0 < range.1).count();
    if depth > 0 && open * 10 <= program.columns.len() * 9 {
        let search::Search { program, best, .. } = search;
        let (found, least) = solve_within(&program, root.ranges, best, terms, tally, depth - 1);
        return (found, least.max(bound));
    }
    search.run(root, terms.limit.saturating_sub(tally.nodes));
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

/// Some values with those of some places put in.
fn put(values: &[i64], places: &[usize], inner: &[i64]) -> Vec<i64> {
    let mut values = values.to_vec();
    for (at, value) in places.iter().zip(inner) {
        if let Some(slot) = values.get_mut(*at) {
            *slot = *value;
        }
    }
    values
}
