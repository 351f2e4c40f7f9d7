//! Which resources to take, in which order, for which price?
//!
//! Words: a [`LearningGoal`] is a gap with a weight; a [`LearningPlan`] is the best set of resources
//! for some goals, in the order to take them in; its **price** is its cost, its hours at what an
//! hour is worth, and surcharges for what is liked less.
//!
//! # The problem
//!
//! Each resource is taken or not, *x* = 1 or 0. For the targets that close something:
//!
//! minimise sum(price * x) so that the goals are closed, and each resource with what it requires
//!
//! and for the most gain: the least weight of what stays open, within a budget, hours and a
//! deadline; of plans that gain as much, the one of the least price.
//!
//! | model | a goal is closed when |
//! |---|---|
//! | attain | one of the resources leads to its level; each needs the level it begins at |
//! | additive | the lifts of the resources add up to its gap |
//!
//! Under *attain*, whoever gets to a level has taken a resource over every step below it, so each
//! step has a row of its own.
//! Where the most is to be gained, that comes first by itself, and then the least price of plans
//! that gain as much.
//!
//! Levels are whole numbers of thousandths, costs of hundredths and times of minutes, so no answer
//! hangs on rounding; what counts is a whole number too, and [`solve`] proves the best one.
//!
//! # Which of several best plans
//!
//! The one of the least cost; then of the fewest hours; then of the fewest resources; then the one
//! that has the first resource, by id, in which they differ.
//!
//! # Order
//!
//! Of what can be begun, always the resource that leads to the most urgent goal, by itself or by
//! what it opens: must-haves first, then by weight; of equal ones the shortest, then by id.
//! Resources may teach each other's levels in a circle; such a set is never a plan.
//!
//! # No plan
//!
//! Where there is none, [`PlanObstacle`]s say why: which gap no resource closes, which limit is too
//! narrow and what would be enough.
//! Prerequisites in a circle are a problem, since no plan can use them.

mod answer;
mod calendar;
mod formulate;
mod goals;
mod instance;
mod ladder;
mod loops;
mod model;
mod obstacle;
mod order;
mod pack;
mod progress;
mod reach;
mod replan;
mod run;
mod solve;
mod template;
mod units;

pub use goals::learning_goals;
pub use model::{
    GainModel, GoalChoice, GoalOutcome, KnownLevel, LearningGoal, LearningGoals, LearningPlan,
    NarrowedGoal, PlanChange, PlanObstacle, PlanOptions, PlanPreference, PlanRoom, PlanStatus,
    PlanStep, PlanTarget, RejectedResource, RejectionReason, ResourceInProgress,
};
pub use progress::{PlanProgress, PlannedStep, StepRecord, plan_progress};
pub use replan::{Replan, replan};
pub use run::learning_plan;
pub use template::{
    ChangedResource, PlanTemplate, ResourceField, TemplateDrift, plan_template, template_drift,
};

use run::reachable_goals;

#[cfg(test)]
mod brute_tests;
