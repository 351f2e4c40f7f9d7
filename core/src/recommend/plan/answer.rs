//! One question about an instance, answered by a set of resources that can be taken in some order.

use super::formulate::{Formulation, Question, formulate};
use super::instance::Instance;
use super::reach::Progress;
use super::solve::{Program, solve};
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
}

/// What came of a question.
pub(super) struct Answer {
    pub(super) status: PlanStatus,
    /// Which offers are taken; none where there is no plan.
    pub(super) chosen: Vec<bool>,
    /// What every plan costs at least, packed.
    pub(super) bound: i128,
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
        let mut nodes = 0;
        loop {
            let left = options.nodes.saturating_sub(nodes);
            let outcome = solve(&formulation.program, left);
            nodes += outcome.nodes;
            let Some(solution) = outcome.solution else {
                let status =
                    if outcome.is_limited { PlanStatus::Undecided } else { PlanStatus::Impossible };
                return Ok(nothing(status, nodes));
            };
            let chosen: Vec<bool> = (0..instance.offers.len()).map(|at| solution.has(at)).collect();
            if !self.untangle(&chosen, &mut formulation.program) {
                let is_open = outcome.is_limited && outcome.bound < solution.cost;
                let status = if is_open { PlanStatus::WithinBound } else { PlanStatus::Optimal };
                let bound = if is_open { outcome.bound } else { solution.cost };
                let formulation = Some(formulation);
                return Ok(Answer { status, chosen, bound, nodes, formulation });
            }
            if nodes >= options.nodes {
                return Ok(nothing(PlanStatus::Undecided, nodes));
            }
        }
    }

    /// Adds rows where chosen offers wait for each other; whether there were some.
    fn untangle(&self, chosen: &[bool], program: &mut Program) -> bool {
        let (instance, model) = (self.instance, self.options.gain_model);
        let mut progress = Progress::new(instance, model);
        if progress.take_all(chosen) {
            return false;
        }
        let is_stuck =
            |at: usize| chosen.get(at) == Some(&true) && progress.taken.get(at) == Some(&false);
        let stuck: Vec<usize> = (0..chosen.len()).filter(|at| is_stuck(*at)).collect();
        let mut help: Vec<usize> = Vec::new();
        for own in &stuck {
            let Some(offer) = instance.offers.get(*own) else { continue };
            for ask in instance.asks_of(offer, model).iter().filter(|ask| !progress.meets(ask)) {
                let others = instance.supporters(*own, ask, model);
                help.extend(others.into_iter().filter(|at| chosen.get(*at) == Some(&false)));
            }
        }
        help.sort_unstable();
        help.dedup();
        for own in stuck {
            let row = program.row(0);
            help.iter().for_each(|at| program.enter(*at, row, 1));
            program.enter(own, row, -1);
        }
        true
    }
}
