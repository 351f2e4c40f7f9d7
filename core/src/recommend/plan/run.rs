//! The best plan, put in order and explained.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use super::answer::{Answer, Desk};
use super::formulate::{Aim, Formulation, Question};
use super::instance::Instance;
use super::order::{Ordered, order};
use super::units::{float, level};
use super::{
    GoalOutcome, LearningGoals, LearningPlan, PlanChange, PlanOptions, PlanRoom, PlanStatus,
    PlanStep, PlanTarget, RejectedResource, RejectionReason,
};
use crate::kernel::Key;
use crate::recommend::{LearningResource, RecommendError};

/// The best set of resources for some goals, in the order to take them in, with the proof that no
/// set is better.
///
/// What is best, and how it is found, is said in the room of plans; the target is one of
/// [`PlanTarget`].
///
/// # Errors
///
/// * `recommend.invalid_amount` when a cost, hours or a limit is below 0 or too large.
/// * `recommend.duplicate_resource`, `recommend.duplicate_goal` when one is there twice.
/// * `recommend.unknown_resource` when a prerequisite or a wish names a resource that is not there.
/// * `recommend.conflicting_wish` when a resource is pinned, and excluded or completed.
/// * `recommend.cyclic_prerequisites` when resources wait for each other in a circle.
/// * `recommend.missing_pace` when there is a deadline without a start or hours a week.
/// * `recommend.too_large` beyond 5,000 resources or goals.
///
/// # Cost
///
/// Exponential in the worst case, within `options.nodes`; milliseconds for 30 goals and 200
/// resources as they are met in practice. An explanation solves once more for every resource.
pub fn learning_plan(
    goals: &LearningGoals,
    resources: &[LearningResource],
    options: &PlanOptions,
) -> Result<LearningPlan, RecommendError> {
    solved(goals, resources, options, None)
}

/// The plan, where changes to one that was there before are made few first.
pub(super) fn solved(
    goals: &LearningGoals,
    resources: &[LearningResource],
    options: &PlanOptions,
    before: Option<&[Key]>,
) -> Result<LearningPlan, RecommendError> {
    let mut instance = Instance::new(goals, resources, options)?;
    let reachable = instance.reachable(options.gain_model)?;
    let kept: Option<Vec<bool>> = before
        .map(|before| instance.offers.iter().map(|offer| before.contains(&offer.id)).collect());
    let rejected = std::mem::take(&mut instance.rejected);
    let waiting = RefCell::default();
    let desk = Desk { instance: &instance, goals, options, reachable: &reachable, waiting };
    let question = Question {
        aim: Aim::Price,
        target: options.target,
        budget: instance.budget,
        minutes: instance.minutes,
        fixed: BTreeMap::new(),
        loosened: BTreeSet::new(),
        kept: kept.as_deref(),
    };
    let answer = desk.answer(&question)?;
    let mut plan = desk.told(&answer, resources)?;
    desk.reject(&mut plan, &answer, rejected);
    if answer.status == PlanStatus::Impossible {
        plan.obstacles = super::obstacle::obstacles(&desk, &question)?;
    } else if options.explain && answer.status != PlanStatus::Undecided {
        desk.explain(&mut plan, &answer, &question)?;
    }
    Ok(plan)
}

/// What a set of offers comes to.
struct Sums {
    cents: i64,
    minutes: i64,
    /// In sixtieths of hundredths.
    price: i128,
}

impl Desk<'_> {
    fn sums(&self, chosen: &[bool]) -> Sums {
        let mut sums = Sums { cents: 0, minutes: 0, price: 0 };
        for (offer, _) in self.instance.offers.iter().zip(chosen).filter(|(_, taken)| **taken) {
            sums.cents += offer.cents;
            sums.minutes += offer.minutes;
            sums.price += i128::from(offer.cents + offer.surcharge) * 60
                + i128::from(offer.minutes) * i128::from(self.instance.minute_value);
        }
        sums
    }

    /// The gained part of the weight of all goals: each by the part of its gap that is closed.
    fn gain(&self, heights: &[i64]) -> f64 {
        let (mut gained, mut total) = (0.0, 0.0);
        let skills = self.instance.skills.iter().zip(heights);
        for (goal, (skill, height)) in self.goals.goals.iter().zip(skills) {
            let gap = skill.gap();
            if gap > 0 {
                let closed = (height - skill.start()).clamp(0, gap);
                gained += goal.weight.get() * (float(closed) / float(gap));
                total += goal.weight.get();
            }
        }
        if total > 0.0 { gained / total } else { 1.0 }
    }

    fn told(
        &self,
        answer: &Answer,
        resources: &[LearningResource],
    ) -> Result<LearningPlan, RecommendError> {
        let ordered = order(self, &answer.chosen);
        let Ordered { offers, heights, narrows, opens } = ordered;
        let sums = self.sums(&answer.chosen);
        let mut steps = Vec::with_capacity(offers.len());
        let (mut minutes, mut sources) = (Vec::new(), Vec::new());
        for ((at, narrows), opens) in offers.iter().zip(narrows).zip(opens) {
            let Some(offer) = self.instance.offers.get(*at) else { continue };
            minutes.push(offer.minutes);
            sources.extend(resources.get(offer.at));
            steps.push(PlanStep {
                resource: offer.id.clone(),
                cost: money(offer.cents),
                hours: hours(offer.minutes),
                begins: None,
                ends: None,
                ends_too_late: false,
                narrows,
                opens,
                without: None,
            });
        }
        let ends = super::calendar::lay_out(&mut steps, &minutes, &sources, self.options)?;
        let has_plan = matches!(answer.status, PlanStatus::Optimal | PlanStatus::WithinBound);
        let is_gain = matches!(self.options.target, PlanTarget::MostGain {});
        Ok(LearningPlan {
            status: answer.status,
            cost: money(sums.cents),
            hours: hours(sums.minutes),
            price: price(sums.price),
            lower_bound: (has_plan && !is_gain).then(|| self.lower_bound(answer, &sums)),
            upper_bound: (has_plan && is_gain).then(|| self.upper_bound(answer, &heights)),
            gain: self.gain(&heights),
            goals: self.outcomes(answer, &heights),
            ends: ends.filter(|_| has_plan),
            steps,
            rejected: Vec::new(),
            obstacles: Vec::new(),
            room: None,
            nodes: answer.nodes,
        })
    }

    fn lower_bound(&self, answer: &Answer, sums: &Sums) -> f64 {
        if answer.status == PlanStatus::Optimal {
            return price(sums.price);
        }
        let packing = answer.formulation.as_ref().map(|one| &one.packing);
        packing.map_or(0.0, |packing| price(packing.at_least(answer.bound, 2)))
    }

    fn upper_bound(&self, answer: &Answer, heights: &[i64]) -> f64 {
        let gain = self.gain(heights);
        let most = answer.formulation.as_ref().map_or(0, |one| one.most_lost);
        let Some(lost) = answer.lost.filter(|_| most > 0) else { return gain };
        #[expect(clippy::cast_precision_loss, reason = "parts of weights are far below 2^53")]
        let part = lost as f64 / most as f64;
        gain.max(1.0 - part)
    }

    fn outcomes(&self, answer: &Answer, heights: &[i64]) -> Vec<GoalOutcome> {
        let prices = answer.formulation.as_ref().map(Formulation::row_prices);
        let mut outcomes = Vec::with_capacity(self.goals.goals.len());
        let skills = self.instance.skills.iter().zip(heights);
        for (at, (goal, (skill, height))) in self.goals.goals.iter().zip(skills).enumerate() {
            let price = answer.formulation.as_ref().and_then(|one| {
                let rows = one.goal_rows.get(at).filter(|rows| !rows.is_empty())?;
                let price = |(row, need): &(usize, i64)| {
                    prices.as_ref().and_then(|all| all.get(*row)).map(|price| price * float(*need))
                };
                let whole: f64 = rows.iter().filter_map(price).sum();
                Some(whole / 6000.0 / (float(skill.gap()) / 1000.0))
            });
            let is_closed = skill.goal.is_some_and(|goal| *height >= goal);
            let after = if skill.is_open { None } else { level(*height, skill.direction) };
            outcomes.push(GoalOutcome {
                competency: goal.competency.clone(),
                after: after.filter(|_| skill.held.is_some() || *height > skill.start()),
                is_closed,
                // Four digits after the point: the relaxation is not more exact than that.
                price_per_level: price.map(|it| crate::kernel::math::round(it * 1e4) / 1e4),
            });
        }
        outcomes
    }

    fn reject(
        &self,
        plan: &mut LearningPlan,
        answer: &Answer,
        rejected: Vec<(Key, RejectionReason)>,
    ) {
        let row = |(resource, reason)| RejectedResource { resource, reason, with: None };
        plan.rejected = rejected.into_iter().map(row).collect();
        for (at, offer) in self.instance.offers.iter().enumerate() {
            if answer.chosen.get(at) == Some(&true) {
                continue;
            }
            let reason = if self.reachable.get(at) != Some(&true) {
                RejectionReason::OutOfReach
            } else if self.is_of_use(at) {
                RejectionReason::NotNeeded
            } else {
                RejectionReason::TeachesNothing
            };
            plan.rejected.push(row((offer.id.clone(), reason)));
        }
        plan.rejected.sort_by(|a, b| a.resource.cmp(&b.resource));
    }

    /// Whether an offer narrows a gap, or something asks for it or for what it teaches.
    fn is_of_use(&self, at: usize) -> bool {
        let Some(offer) = self.instance.offers.get(at) else { return false };
        let narrows = offer.lifts.iter().any(|lift| {
            let skill = self.instance.skills.get(lift.skill);
            let lifts = skill.is_some_and(|skill| match self.options.gain_model {
                super::GainModel::Attain => skill.gap() > 0 && lift.exit > skill.start(),
                super::GainModel::Additive => skill.gap() > 0,
            });
            lifts && skill.is_some_and(|skill| skill.goal.is_some())
        });
        let model = self.options.gain_model;
        narrows
            || self.instance.offers.iter().enumerate().any(|(own, other)| {
                let asks = self.instance.asks_of(other, model);
                asks.iter().any(|ask| self.instance.supporters(own, ask, model).contains(&at))
            })
    }

    /// Solves anew without each step, with each rejected resource, and with a little more room.
    fn explain(
        &self,
        plan: &mut LearningPlan,
        answer: &Answer,
        question: &Question<'_>,
    ) -> Result<(), RecommendError> {
        let places: BTreeMap<&Key, usize> =
            self.instance.offers.iter().enumerate().map(|(at, one)| (&one.id, at)).collect();
        let anew = |at: usize, taken: bool| {
            let mut question = question.clone();
            question.fixed.insert(at, taken);
            self.compared(answer, &question)
        };
        for step in &mut plan.steps {
            if let Some(at) = places.get(&step.resource) {
                step.without = Some(anew(*at, false)?);
            }
        }
        for rejected in &mut plan.rejected {
            let can = matches!(
                rejected.reason,
                RejectionReason::NotNeeded | RejectionReason::TeachesNothing
            );
            if let Some(at) = places.get(&rejected.resource).filter(|_| can) {
                rejected.with = Some(anew(*at, true)?);
            }
        }
        let more = |budget: i64, minutes: i64| {
            let mut question = question.clone();
            question.budget = question.budget.map(|it| it + budget);
            question.minutes = question.minutes.map(|it| it + minutes);
            self.compared(answer, &question)
        };
        let hour = question.minutes.map(|_| more(0, 60)).transpose()?;
        let money = question.budget.map(|_| more(100, 0)).transpose()?;
        plan.room = (hour.is_some() || money.is_some()).then_some(PlanRoom { hour, money });
        Ok(())
    }

    /// How the answer to another question differs.
    fn compared(
        &self,
        answer: &Answer,
        question: &Question<'_>,
    ) -> Result<PlanChange, RecommendError> {
        let other = self.answer(question)?;
        let has_plan = matches!(other.status, PlanStatus::Optimal | PlanStatus::WithinBound);
        if !has_plan {
            return Ok(PlanChange { status: other.status, price: None, gain: None });
        }
        let more = self.sums(&other.chosen).price - self.sums(&answer.chosen).price;
        let gain = |chosen: &[bool]| self.gain(&order(self, chosen).heights);
        let less = gain(&answer.chosen) - gain(&other.chosen);
        Ok(PlanChange { status: other.status, price: Some(price(more)), gain: Some(less) })
    }
}

pub(super) fn money(cents: i64) -> f64 {
    float(cents) / 100.0
}

pub(super) fn hours(minutes: i64) -> f64 {
    float(minutes) / 60.0
}

/// A price in units of money, from sixtieths of hundredths.
#[expect(clippy::cast_precision_loss, reason = "prices are held far below 2^53 in practice")]
fn price(sixtieths: i128) -> f64 {
    sixtieths as f64 / 6000.0
}

/// Which goals are closed when everything is taken that can be.
pub(super) fn reachable_goals(
    goals: &LearningGoals,
    resources: &[LearningResource],
    options: &PlanOptions,
) -> Result<Vec<bool>, RecommendError> {
    let instance = Instance::new(goals, resources, options)?;
    let reachable = instance.reachable(options.gain_model)?;
    let mut progress = super::reach::Progress::new(&instance, options.gain_model);
    progress.take_all(&reachable);
    let skills = instance.skills.iter().zip(&progress.heights).take(goals.goals.len());
    Ok(skills.map(|(skill, height)| skill.goal.is_none_or(|goal| *height >= goal)).collect())
}
