//! One question about an instance, answered by a set of resources that can be taken in some order.

use std::cell::RefCell;

use super::formulate::{Formulation, Question, formulate};
use super::instance::Instance;
use super::loops::{Waiting, waiting};
use super::reach::Progress;
use super::solve::{Grain, Program, Row, Solution, Terms, solve};
use super::{LearningGoals, PlanOptions, PlanStatus};
use crate::problem::Fault;
use crate::recommend::RecommendError;

/// Everything that questions are put to.
pub(super) struct Desk<'d> {
    pub(super) instance: &'d Instance,
    pub(super) goals: &'d LearningGoals,
    pub(super) options: &'d PlanOptions,
    /// Which offers can be begun at all.
    pub(super) reachable: &'d [bool],
    /// Sets that were found to wait for each other; what forbids one of them holds for every
    /// question.
    pub(super) waiting: RefCell<Vec<Waiting>>,
}

/// What came of a question.
pub(super) struct Answer {
    pub(super) status: PlanStatus,
    /// Which offers are taken; none where there is no plan.
    pub(super) chosen: Vec<bool>,
    /// What every plan costs at least, packed.
    pub(super) bound: i128,
    /// What every plan loses at least, where less than this one may be possible.
    pub(super) lost: Option<i128>,
    pub(super) nodes: u32,
    pub(super) formulation: Option<Formulation>,
}

impl Desk<'_> {
    /// Answers a question.
    ///
    /// Levels that resources ask for may lead to sets in which each waits for another one's level.
    /// Such a set is found afterwards; then a row is added which says that one of those who wait
    /// needs help from outside (the loop formulas of Lin and Zhao 2004), and all is solved again.
    ///
    /// # Errors
    ///
    /// * `recommend.too_large` where amounts are so large and so fine that they cannot be told apart.
    pub(super) fn answer(&self, question: &Question<'_>) -> Result<Answer, RecommendError> {
        let nothing = |status, nodes| Answer {
            status,
            chosen: Vec::new(),
            bound: 0,
            lost: None,
            nodes,
            formulation: None,
        };
        let (instance, options) = (self.instance, self.options);
        let made = formulate(instance, self.goals, options, self.reachable, question);
        let mut formulation = match made {
            Ok(Some(formulation)) => formulation,
            Ok(None) => return Ok(nothing(PlanStatus::Impossible, 0)),
            Err(size) => {
                let fault = Fault::new().at("resources").with("what", "bits of cost and time");
                return Err(RecommendError::TooLarge(
                    fault.with("size", size).with("limit", super::pack::BITS),
                ));
            }
        };
        let mut tally = Tally { nodes: 0, limit: options.nodes };
        add_rows(&mut formulation.program, &self.waiting.borrow());
        let mut known = None;
        let mut is_gain_open = None;
        if let Some(lost) = formulation.lost.take() {
            let stage = Stage::new(&formulation.program, &lost);
            let mut first = stage.program(&formulation.program);
            let found = self.settle(&mut first, None, Some(stage.grain), &mut tally);
            let Settled::Plan { solution, bound, is_open } = found else {
                return Ok(nothing(found.status(), tally.nodes));
            };
            let least = lost_by(&lost, &solution.values);
            if is_open {
                is_gain_open = Some(bound.div_euclid(stage.grain.whole));
            }
            // Rows that were found to be missing hold for the price too.
            let rows = formulation.program.needs.len();
            formulation.program.adopt(&first, rows);
            let row = formulation.program.row(-i64::try_from(least).unwrap_or(i64::MAX));
            for (at, lost) in lost.iter().enumerate().filter(|one| *one.1 > 0) {
                formulation.program.enter(at, row, -i64::try_from(*lost).unwrap_or(i64::MAX));
            }
            known = formulation.program.completed(&solution.values);
            let most = formulation.program.columns.iter().zip(&lost);
            formulation.most_lost = most.map(|(one, lost)| i128::from(one.upper) * lost).sum();
        }
        if let (Some(least), Some(known)) = (is_gain_open, &known) {
            let chosen = self.chosen(known);
            let (status, bound) = (PlanStatus::WithinBound, 0);
            let lost = Some(least);
            let (nodes, formulation) = (tally.nodes, Some(formulation));
            return Ok(Answer { status, chosen, bound, lost, nodes, formulation });
        }
        let found = self.settle(&mut formulation.program, known, None, &mut tally);
        let Settled::Plan { solution, bound, is_open } = found else {
            return Ok(nothing(found.status(), tally.nodes));
        };
        let status = if is_open { PlanStatus::WithinBound } else { PlanStatus::Optimal };
        Ok(Answer {
            status,
            chosen: self.chosen(&solution),
            bound,
            lost: None,
            nodes: tally.nodes,
            formulation: Some(formulation),
        })
    }

    fn chosen(&self, solution: &Solution) -> Vec<bool> {
        (0..self.instance.offers.len()).map(|at| solution.has(at)).collect()
    }

    /// Solves a program until its best solution can be taken in some order.
    fn settle(
        &self,
        program: &mut Program,
        mut known: Option<Solution>,
        grain: Option<Grain>,
        tally: &mut Tally,
    ) -> Settled {
        let model = self.options.gain_model;
        let asks = |offer| !self.instance.asks_of(offer, model).is_empty();
        let can_wait = self.instance.offers.iter().any(asks);
        loop {
            let found = RefCell::new(Vec::new());
            let judge = |values: &[i64]| {
                let chosen: Vec<bool> =
                    values.iter().take(self.instance.offers.len()).map(|one| *one > 0).collect();
                let waiting = waiting(self.instance, model, &chosen);
                let rows = waiting.iter().flat_map(Waiting::rows).collect();
                found.borrow_mut().extend(waiting);
                rows
            };
            let limit = tally.limit.saturating_sub(tally.nodes);
            let judge = can_wait.then_some(&judge as &dyn Fn(&[i64]) -> Vec<Row>);
            let outcome = solve(program, known.take(), Terms { grain, limit, judge });
            tally.nodes += outcome.nodes;
            self.learn(program, found.into_inner());
            let Some(solution) = outcome.solution else {
                return if outcome.is_limited { Settled::Undecided } else { Settled::Impossible };
            };
            let chosen = self.chosen(&solution);
            let found = waiting(self.instance, model, &chosen);
            if found.is_empty() {
                let is_open = outcome.is_limited && outcome.bound < solution.cost;
                let bound = if is_open { outcome.bound } else { solution.cost };
                return Settled::Plan { solution, bound, is_open };
            }
            let bound = outcome.bound.min(solution.cost);
            known = self.mended(program, &chosen);
            if tally.nodes >= tally.limit {
                let plan = |solution| Settled::Plan { solution, bound, is_open: true };
                return known.map_or(Settled::Undecided, plan);
            }
            self.learn(program, found);
            // What was known is one column of numbers, whatever rows there are.
            known = known.and_then(|known| program.completed(&known.values));
        }
    }

    /// Adds the rows of sets that wait for each other, each of them once.
    fn learn(&self, program: &mut Program, found: Vec<Waiting>) {
        let mut known = self.waiting.borrow_mut();
        for one in found {
            if !known.contains(&one) {
                add_rows(program, std::slice::from_ref(&one));
                known.push(one);
            }
        }
    }

    /// The part of a set that can be taken in some order, where that is a solution, or else the
    /// cheapest that is left of everything when the dearest are left out one by one.
    fn mended(&self, program: &Program, chosen: &[bool]) -> Option<Solution> {
        let orderly = |wanted: &[bool]| {
            let mut progress = Progress::new(self.instance, self.options.gain_model);
            progress.take_all(wanted);
            let choices = progress.taken.iter().map(|taken| i64::from(*taken));
            let rest = program.columns.len().saturating_sub(wanted.len());
            let choices: Vec<i64> = choices.chain(std::iter::repeat_n(0, rest)).collect();
            program.completed(&choices)
        };
        if let Some(found) = orderly(chosen) {
            return Some(found);
        }
        let mut best = orderly(self.reachable)?;
        let mut order: Vec<usize> = (0..self.instance.offers.len()).collect();
        let cost = |at: &usize| program.columns.get(*at).map_or(0, |column| column.cost);
        order.sort_by_key(|at| (std::cmp::Reverse(cost(at)), *at));
        for at in order {
            let mut fewer = self.chosen(&best);
            if fewer.get(at) == Some(&true) {
                fewer.iter_mut().skip(at).take(1).for_each(|one| *one = false);
                best = orderly(&fewer).unwrap_or(best);
            }
        }
        Some(best)
    }
}

/// Adds the rows which forbid that offers wait for each other.
fn add_rows(program: &mut Program, found: &[Waiting]) {
    found.iter().flat_map(Waiting::rows).for_each(|row| program.add(&row));
}

struct Tally {
    nodes: u32,
    limit: u32,
}

/// What came of a program.
enum Settled {
    Plan { solution: Solution, bound: i128, is_open: bool },
    Undecided,
    Impossible,
}

impl Settled {
    const fn status(&self) -> PlanStatus {
        match self {
            Self::Impossible => PlanStatus::Impossible,
            _ => PlanStatus::Undecided,
        }
    }
}

/// The first of two questions where the most is to be gained: how little is lost.
///
/// What is lost are whole numbers, often few ones, so a bound of 12.3 is one of 13; a little of the
/// price beside it keeps the relaxation from going round in circles.
struct Stage {
    grain: Grain,
    costs: Vec<i128>,
}

impl Stage {
    fn new(program: &Program, lost: &[i128]) -> Self {
        /// How fine the little is, and how little against one that is lost.
        const FINE: i128 = 1 << 10;
        let most = program.columns.iter().map(|column| column.cost).max().unwrap_or(0).max(1);
        let little: Vec<i128> = program
            .columns
            .iter()
            .map(|column| if column.cost > 0 { 1 + column.cost * FINE / most } else { 0 })
            .collect();
        let uppers = program.columns.iter().map(|column| i128::from(column.upper));
        let rest = little.iter().zip(uppers).map(|(one, upper)| one * upper).sum::<i128>().max(1);
        let whole = rest * 256;
        let costs = lost.iter().zip(&little).map(|(lost, little)| lost * whole + little).collect();
        Self { grain: Grain { whole, rest }, costs }
    }

    fn program(&self, program: &Program) -> Program {
        let mut first = program.clone();
        for (column, cost) in first.columns.iter_mut().zip(&self.costs) {
            column.cost = *cost;
        }
        first
    }
}

fn lost_by(lost: &[i128], values: &[i64]) -> i128 {
    lost.iter().zip(values).map(|(lost, value)| lost * i128::from(*value)).sum()
}
