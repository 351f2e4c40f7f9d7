//! Branch and bound: the least bound first while few nodes are open, else depth first.

use std::cmp::Ordering;

use super::bound::{Bound, Prices};
use super::incumbent::rounded;
use super::lines::Lines;
use super::program::{ColumnKind, Judge, Program, Solution};
use super::simplex::{Ended, Tableau, wide};
use super::{Grain, Terms};

/// How near to a whole number counts as whole.
const WHOLE: f64 = 1e-6;

/// At how many nodes the relaxation is rounded always; then only now and then.
const ROUNDED: u32 = 8;

/// How many nodes are open at a time, where the most promising one comes next.
const OPEN: usize = 64;

/// How often it is dived from the root.
const DIVES: u32 = 8;

/// How often it is rounded anew where the solution misses something.
const ROUNDS: u32 = 8;

/// How many columns are tried at a node.
const TRIES: u32 = 8;

/// After how many tries what was learnt is trusted.
const TRUSTED: u32 = 1;

/// How many steps a try takes at the most.
const TRY_STEPS: u32 = 6;

/// How often a column was tried, and by how much each side of it cost more for a whole step.
#[derive(Clone, Copy, Default)]
struct Learnt {
    count: u32,
    down: f64,
    up: f64,
}

/// One search of one connected program.
pub(super) struct Search<'t> {
    /// With the rows that were told of solutions.
    pub(super) program: Program,
    pub(super) best: Option<Solution>,
    /// What costs more than this is of no use.
    ceiling: i128,
    grain: Option<Grain>,
    judge: Option<Judge<'t>>,
    /// How many nodes were looked at, the root left out.
    pub(super) nodes: u32,
    /// The least that is left undecided, where the limit was met.
    pub(super) undecided: Option<i128>,
    learnt: Vec<Learnt>,
    lines: Lines,
    /// Where columns are tried.
    scratch: Tableau,
}

/// A place in the tree: what is decided, and a basis that is nearly right.
pub(super) struct Node {
    tableau: Tableau,
    pub(super) ranges: Vec<(i64, i64)>,
    pub(super) bound: i128,
}

/// What is known of a node once its relaxation is solved.
struct Solved {
    bound: Bound,
    values: Vec<f64>,
}

impl<'t> Search<'t> {
    pub(super) fn new(
        program: Program,
        best: Option<Solution>,
        ceiling: Option<i128>,
        terms: Terms<'t>,
    ) -> Self {
        let known = best.as_ref().map_or(i128::MAX, |it| it.cost);
        Self {
            ceiling: ceiling.unwrap_or(i128::MAX).min(known),
            grain: terms.grain,
            judge: terms.judge,
            nodes: 0,
            undecided: None,
            learnt: vec![Learnt::default(); program.columns.len()],
            lines: Lines::new(&program),
            scratch: Tableau::new(&program),
            program,
            best,
        }
    }

    /// The most that something of use may cost: no more than the ceiling, or one grain less.
    const fn useful(&self) -> i128 {
        match self.grain {
            Some(grain) if self.ceiling < i128::MAX => {
                (self.ceiling.div_euclid(grain.whole) - 1) * grain.whole + grain.rest
            }
            _ => self.ceiling,
        }
    }

    /// The ceiling as the relaxation sees it: a little above, so that rounding does not stop it
    /// early.
    fn height(&self) -> f64 {
        if self.ceiling == i128::MAX {
            return f64::INFINITY;
        }
        let cost = wide(self.useful());
        cost + cost.abs() * 1e-9 + 1.0
    }

    /// The root, with what is decided there; nothing where nothing is better than what is known.
    pub(super) fn root(&mut self, ranges: Vec<(i64, i64)>) -> Option<Node> {
        let mut root = Node { tableau: Tableau::new(&self.program), ranges, bound: 0 };
        let mut solved = self.look(&mut root)?;
        self.round(&root, &solved);
        for _ in 0..DIVES {
            if self.dive(&root) {
                break;
            }
            // With the rows that were missing, the relaxation is another one.
            solved = self.look(&mut root)?;
        }
        self.tighten(&mut root, &solved.bound);
        Some(root)
    }

    /// Leaves out of what the relaxation takes in part the one that it takes least of, or takes it
    /// where that leads nowhere, until all is whole. Whether that does not miss rows that nobody
    /// had told.
    fn dive(&mut self, node: &Node) -> bool {
        let (height, steps) = (self.height(), steps(&self.program));
        let mut tableau = node.tableau.clone();
        loop {
            let choices = self.program.columns.iter().zip(tableau.values()).enumerate();
            let mut least: Option<(f64, usize)> = None;
            for (at, (column, value)) in choices {
                let is_part = value.min(1.0 - value) > WHOLE && column.kind == ColumnKind::Choice;
                if is_part && least.is_none_or(|one| *value < one.0) {
                    least = Some((*value, at));
                }
            }
            let Some((_, at)) = least else {
                return self.whole(tableau.values()).is_none_or(|found| self.accepts(found));
            };
            let can_be = [0.0, 1.0].into_iter().any(|value| {
                self.scratch.copy_from(&tableau);
                self.scratch.fix(at, value);
                matches!(self.scratch.solve(&self.lines, height, steps), Ended::Optimal)
            });
            if !can_be {
                return true;
            }
            std::mem::swap(&mut tableau, &mut self.scratch);
        }
    }

    /// Looks for some solution without a relaxation.
    pub(super) fn guess(&mut self, ranges: &[(i64, i64)]) {
        let found = rounded(&self.program, ranges, &[], &[]);
        if let Some(found) = found {
            self.accepts(found);
        }
    }

    /// Looks at all that could be better than the best that is known, within so many nodes.
    pub(super) fn run(&mut self, root: Node, limit: u32) {
        let mut open = vec![root];
        while let Some(mut node) = next(&mut open) {
            if self.is_beaten(node.bound, &node.ranges) {
                continue;
            }
            if self.nodes >= limit {
                let least = open.iter().map(|one| one.bound).fold(node.bound, i128::min);
                let is_open = self.best.is_none() || least < self.ceiling;
                self.undecided = is_open.then_some(least);
                return;
            }
            self.nodes += 1;
            let Some(solved) = self.look(&mut node) else { continue };
            if self.nodes < ROUNDED || self.nodes.is_multiple_of(16) {
                self.round(&node, &solved);
            }
            self.tighten(&mut node, &solved.bound);
            if self.is_beaten(node.bound, &node.ranges) {
                continue;
            }
            if let Some(found) = self.whole(&solved.values) {
                if !self.accepts(found) {
                    // With the rows that it misses, the relaxation is another one.
                    open.push(node);
                    continue;
                }
                if self.is_beaten(node.bound, &node.ranges) {
                    continue;
                }
            }
            if let Some((column, up_first)) = self.branching(&node, &solved) {
                let mut other = Node {
                    tableau: node.tableau.clone(),
                    ranges: node.ranges.clone(),
                    bound: node.bound,
                };
                decide(&mut other, column, i64::from(!up_first));
                decide(&mut node, column, i64::from(up_first));
                open.push(other);
                open.push(node);
            } else {
                let choices: Vec<i64> = node.ranges.iter().map(|range| range.0).collect();
                if let Some(found) = self.program.completed(&choices) {
                    self.accepts(found);
                }
            }
        }
    }

    /// Rounds a relaxation to a solution, and anew where it misses rows that nobody had told.
    fn round(&mut self, node: &Node, solved: &Solved) {
        let reduced = &solved.bound.reduced;
        for _ in 0..ROUNDS {
            let found = rounded(&self.program, &node.ranges, &solved.values, reduced);
            if found.is_none_or(|found| self.accepts(found)) {
                return;
            }
        }
    }

    /// Solves the relaxation of a node; nothing where it has no solution, or none good enough.
    fn look(&self, node: &mut Node) -> Option<Solved> {
        let ended = node.tableau.solve(&self.lines, self.height(), steps(&self.program));
        let mut prices = node.tableau.prices(&self.lines);
        if let Ended::Infeasible { ray } = ended {
            let known = if self.ceiling == i128::MAX { self.most() } else { self.ceiling };
            let far = wide(known).max(1e6) * 16.0;
            for (price, along) in prices.iter_mut().zip(ray) {
                *price += along * far;
            }
        }
        let bound = Prices::new(prices.into_iter()).bound(&self.program, &node.ranges);
        // Without prices nothing grows too large.
        let bound =
            bound.or_else(|| Prices::new(std::iter::empty()).bound(&self.program, &node.ranges))?;
        node.bound = node.bound.max(bound.cost());
        // Far above everything that anything could cost: there is no solution.
        if node.bound > self.most() || self.is_beaten(node.bound, &node.ranges) {
            return None;
        }
        Some(Solved { bound, values: node.tableau.values().to_vec() })
    }

    /// What everything together costs.
    fn most(&self) -> i128 {
        self.program.columns.iter().map(|one| one.cost * i128::from(one.upper)).sum()
    }

    /// The relaxation as a solution, where it is whole and is one.
    fn whole(&self, values: &[f64]) -> Option<Solution> {
        let is_whole = |value: &f64| value.min(1.0 - value) <= WHOLE;
        let choices = self.program.columns.iter().zip(values);
        let mut choices = choices.filter(|one| one.0.kind == ColumnKind::Choice);
        let is_found = choices.all(|(_, value)| is_whole(value));
        let rounded = || values.iter().map(|value| i64::from(*value > 0.5)).collect::<Vec<_>>();
        is_found.then(rounded).and_then(|choices| self.program.completed(&choices))
    }

    /// Decides what is 0 or 1 and whose other end costs too much.
    fn tighten(&self, node: &mut Node, bound: &Bound) {
        for (at, column) in self.program.columns.iter().enumerate() {
            let is_open = node.ranges.get(at).is_some_and(|range| range.0 < range.1);
            if column.upper <= 1 && is_open && bound.forbids(at, self.useful()) {
                let is_dear = bound.reduced.get(at).is_some_and(|one| *one > 0);
                decide(node, at, i64::from(!is_dear));
            }
        }
    }

    /// Whether nothing within these ranges beats the best that is known.
    fn is_beaten(&self, bound: i128, ranges: &[(i64, i64)]) -> bool {
        let Some(best) = self.best.as_ref().filter(|_| self.grain.is_none()) else {
            return bound > self.useful();
        };
        match bound.cmp(&self.ceiling.min(best.cost)) {
            Ordering::Less => false,
            Ordering::Greater => true,
            Ordering::Equal => {
                // Only one with an earlier choice would be preferred.
                let differs = self.program.columns.iter().zip(ranges).zip(&best.values);
                let mut choices = differs.filter(|((one, _), _)| one.kind == ColumnKind::Choice);
                let first = choices.find(|((_, range), value)| range.1 != **value);
                first.is_none_or(|((_, range), value)| range.1 < *value)
            }
        }
    }

    /// Takes a solution if it is better, unless it misses rows that nobody had told: these are
    /// then rows of the program. Whether it misses none.
    fn accepts(&mut self, found: Solution) -> bool {
        if self.best.as_ref().is_some_and(|best| !found.beats(best)) {
            return true;
        }
        let mut missed = self.judge.map(|judge| judge(&found.values)).unwrap_or_default();
        missed.retain(|row| !row.is_reached(&found.values));
        for row in &missed {
            self.program.add(row);
            self.lines.add(row);
        }
        if missed.is_empty() {
            self.ceiling = self.ceiling.min(found.cost);
            self.best = Some(found);
        }
        missed.is_empty()
    }

    /// The column to decide next, and whether 1 comes first; nothing where all are decided.
    ///
    /// Of those that the relaxation leaves between 0 and 1, the one whose two sides both cost
    /// most, by what was learnt of it, or by trying (Achterberg, Koch and Martin 2005).
    fn branching(&mut self, node: &Node, solved: &Solved) -> Option<(usize, bool)> {
        let mut open: Vec<(f64, usize)> = Vec::new();
        let mut first = None;
        for (at, column) in self.program.columns.iter().enumerate() {
            let is_open = node.ranges.get(at).is_some_and(|range| range.0 < range.1);
            if !is_open || column.upper > 1 {
                continue;
            }
            let value = solved.values.get(at).copied().unwrap_or(0.0);
            if column.kind == ColumnKind::Choice {
                first = first.or(Some((at, value > 0.5)));
            }
            if value.min(1.0 - value) > WHOLE {
                open.push((value, at));
            }
        }
        let guess = |one: &(f64, usize)| {
            let cost = self.program.columns.get(one.1).map_or(0.0, |column| wide(column.cost));
            one.0.min(1.0 - one.0) * (1.0 + cost)
        };
        open.sort_by(|a, b| guess(b).total_cmp(&guess(a)).then(a.1.cmp(&b.1)));
        let mut best: Option<(f64, usize, bool)> = None;
        let mut tries = TRIES;
        for (value, at) in open {
            let Some(known) = self.learnt.get(at).copied() else { continue };
            if known.count < TRUSTED && tries > 0 {
                tries -= 1;
                let down = self.attempt(node, at, 0.0) / value;
                let up = self.attempt(node, at, 1.0) / (1.0 - value);
                if let Some(known) = self.learnt.get_mut(at) {
                    known.count += 1;
                    known.down += down;
                    known.up += up;
                }
            }
            let Some(known) = self.learnt.get(at) else { continue };
            if known.count == 0 {
                continue;
            }
            let times = f64::from(known.count);
            let (down, up) = (known.down / times * value, known.up / times * (1.0 - value));
            let score = down.max(1e-6) * up.max(1e-6);
            if best.is_none_or(|one| score > one.0) {
                best = Some((score, at, value > 0.5));
            }
        }
        best.map(|one| (one.1, one.2)).or(first)
    }

    /// By how much the relaxation costs more where a column is held to a value.
    fn attempt(&mut self, node: &Node, column: usize, value: f64) -> f64 {
        let ceiling = self.height();
        let tableau = &mut self.scratch;
        tableau.copy_from(&node.tableau);
        let before = tableau.objective();
        tableau.fix(column, value);
        match tableau.solve(&self.lines, ceiling, TRY_STEPS) {
            Ended::Infeasible { .. } if ceiling.is_finite() => ceiling - before,
            _ => tableau.objective() - before,
        }
    }
}

/// The node that is looked at next: the one with the least bound, the latest of equal ones; where
/// many are open, the latest, so that they do not become more and more.
fn next(open: &mut Vec<Node>) -> Option<Node> {
    if open.len() > OPEN {
        return open.pop();
    }
    let least = open.iter().enumerate().rev().min_by_key(|one| one.1.bound)?.0;
    Some(open.remove(least))
}

fn decide(node: &mut Node, column: usize, value: i64) {
    if let Some(range) = node.ranges.get_mut(column) {
        *range = (value, value);
    }
    node.tableau.fix(column, if value > 0 { 1.0 } else { 0.0 });
}

/// The price of each row in the relaxation.
pub(super) fn prices(program: &Program) -> Vec<f64> {
    let lines = Lines::new(program);
    let mut tableau = Tableau::new(program);
    tableau.solve(&lines, f64::INFINITY, steps(program));
    tableau.prices(&lines)
}

/// How many steps one relaxation may take: some ten times what is usual.
fn steps(program: &Program) -> u32 {
    let size = program.columns.len() + program.needs.len();
    u32::try_from(20 * size).unwrap_or(u32::MAX)
}
