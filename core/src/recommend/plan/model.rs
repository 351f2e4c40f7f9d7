//! What is asked of a learning plan, and what is answered.

use serde::{Deserialize, Serialize};

use crate::framework::Direction;
use crate::kernel::{Day, Key, LanguageTag, Level, Share, Text, Weight};

/// What somebody has to learn: gaps with their weights, and what is held already.
///
/// [`learning_goals`](super::learning_goals) makes it from a person and a role; it can be written
/// by hand too.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, expecting = "learning goals")]
pub struct LearningGoals {
    /// The score so far; with the weights of all goals it is 1. Without a role, 0.
    #[serde(default = "nothing")]
    pub score: Share,
    /// What is missing.
    pub goals: Vec<LearningGoal>,
    /// Levels of other competencies, which prerequisites may ask for.
    #[serde(default)]
    pub held: Vec<KnownLevel>,
}

const fn nothing() -> Share {
    Share::NONE
}

/// One gap to close.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, expecting = "a learning goal")]
pub struct LearningGoal {
    /// Uri of the competency.
    pub competency: Key,
    /// Its code, so that resources may name it by that.
    #[serde(default)]
    pub code: Option<Key>,
    /// Its label.
    #[serde(default)]
    pub label: Option<Text>,
    /// The level held; without it, that of `bottom`.
    #[serde(default)]
    pub held: Option<Level>,
    /// The level to reach; without it, any level will do.
    #[serde(default)]
    pub required: Option<Level>,
    /// The lowest level of the scale; without it, 0.
    #[serde(default)]
    pub bottom: Option<Level>,
    /// Which end of the scale is the good one.
    #[serde(default)]
    pub direction: Direction,
    /// How much closing it counts; closing a part of it counts that part.
    #[serde(default = "once")]
    pub weight: Weight,
    /// Whether it is a must-have.
    #[serde(default)]
    pub is_must_have: bool,
    /// The level from which the must-have is there; without it, the level to reach.
    #[serde(default)]
    pub gate: Option<Level>,
    /// The choice it belongs to.
    #[serde(default)]
    pub choice: Option<GoalChoice>,
}

const fn once() -> Weight {
    Weight::ONE
}

/// A choice of several goals, of which some are enough.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, expecting = "a choice of goals")]
pub struct GoalChoice {
    /// Its id.
    pub id: Key,
    /// How many more of its goals have to be closed.
    pub choose: u32,
}

/// A level that is held.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, expecting = "a level that is held")]
pub struct KnownLevel {
    /// Uri of the competency, or its code.
    pub competency: Key,
    /// The level.
    pub level: Level,
}

/// What a plan has to reach, and within which limits.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields, expecting = "options of a learning plan")]
pub struct PlanOptions {
    /// What has to be reached.
    pub target: PlanTarget,
    /// How what several resources teach adds up.
    pub gain_model: GainModel,
    /// What an hour counts beside cost, from 0 to 100,000; at 0, hours only decide between plans
    /// of one cost.
    pub hour_value: f64,
    /// The most that all resources together may cost.
    pub budget: Option<f64>,
    /// The most hours that they may take.
    pub hours: Option<f64>,
    /// The day on which the plan begins; resources have to be valid then.
    pub start: Option<Day>,
    /// The day by which everything has to be done; it needs a start and hours a week.
    pub deadline: Option<Day>,
    /// How many hours a week there are, from 0.25 to 168.
    pub hours_per_week: Option<f64>,
    /// Resources that were finished: they meet prerequisites and are not taken again. What they
    /// taught stands in the levels.
    pub completed: Vec<Key>,
    /// Resources that were begun, with what is left of them.
    pub in_progress: Vec<ResourceInProgress>,
    /// Resources that are not taken.
    pub excluded: Vec<Key>,
    /// Resources that the person does not want: not taken, unless they are pinned.
    pub dismissed: Vec<Key>,
    /// Resources that are taken in any case.
    pub pinned: Vec<Key>,
    /// The languages that are understood; empty for any. A resource that names none fits.
    pub languages: Vec<LanguageTag>,
    /// What is liked better.
    pub preference: PlanPreference,
    /// Whether to say what each resource is worth, by solving the plan anew without it or with it.
    pub explain: bool,
    /// How many nodes the search looks at; beyond, the best plan so far is the answer.
    pub nodes: u32,
}

impl Default for PlanOptions {
    fn default() -> Self {
        Self {
            target: PlanTarget::default(),
            gain_model: GainModel::default(),
            hour_value: 0.0,
            budget: None,
            hours: None,
            start: None,
            deadline: None,
            hours_per_week: None,
            completed: Vec::new(),
            in_progress: Vec::new(),
            excluded: Vec::new(),
            dismissed: Vec::new(),
            pinned: Vec::new(),
            languages: Vec::new(),
            preference: PlanPreference::default(),
            explain: false,
            nodes: 20_000,
        }
    }
}

/// What a plan has to reach.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum PlanTarget {
    /// All goals closed, at the least price.
    AllGoals {},
    /// All must-haves closed, at the least price.
    MustHaves {},
    /// A score of at least this share, at the least price.
    Score {
        /// The share, from 0 to 1.
        share: Share,
    },
    /// As much gained as the limits allow, and that at the least price.
    MostGain {},
}

impl Default for PlanTarget {
    fn default() -> Self {
        Self::AllGoals {}
    }
}

/// How what several resources teach adds up.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum GainModel {
    /// A resource leads to its level, from the level it begins at on; the highest one counts.
    #[default]
    Attain,
    /// A resource lifts by strength * (to - from), wherever the person stands; lifts add up.
    Additive,
}

/// A resource that was begun.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, expecting = "a resource in progress")]
pub struct ResourceInProgress {
    /// Its id.
    pub resource: Key,
    /// What is left to pay.
    #[serde(default)]
    pub cost_left: f64,
    /// How many hours are left.
    #[serde(default)]
    pub hours_left: f64,
}

/// What is liked better, and how much.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields, expecting = "preferences of a learning plan")]
pub struct PlanPreference {
    /// Languages; empty for no preference.
    pub languages: Vec<LanguageTag>,
    /// Modalities; empty for no preference.
    pub modalities: Vec<Key>,
    /// What each resource counts on top that is not preferred, from 0 to 10,000,000.
    pub surcharge: f64,
}

/// The best plan, with the proof of that.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct LearningPlan {
    /// How good the plan is.
    pub status: PlanStatus,
    /// What to take, in this order.
    pub steps: Vec<PlanStep>,
    /// What it costs.
    pub cost: f64,
    /// How many hours it takes.
    pub hours: f64,
    /// What is made least: cost, hours at their value, and surcharges.
    pub price: f64,
    /// What every plan that reaches as much has as its price at least; the price itself where the
    /// plan is optimal, nothing where there is no plan or the most is to be gained.
    pub lower_bound: Option<f64>,
    /// The most that any plan could gain; nothing where the most is not to be gained.
    pub upper_bound: Option<f64>,
    /// The gained part of the weight of all goals.
    pub gain: f64,
    /// What becomes of each goal, in the order given.
    pub goals: Vec<GoalOutcome>,
    /// The day on which the last step ends.
    pub ends: Option<Day>,
    /// What is not taken, by id, and why.
    pub rejected: Vec<RejectedResource>,
    /// Why there is no plan, where there is none.
    pub obstacles: Vec<PlanObstacle>,
    /// What more room would bring, where that is asked for and a limit is set.
    pub room: Option<PlanRoom>,
    /// How many nodes the search looked at.
    pub nodes: u32,
}

/// How good a plan is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum PlanStatus {
    /// No plan is better.
    Optimal,
    /// A better one is at best as good as the bound; the limit of nodes was met before that was
    /// decided.
    WithinBound,
    /// The limit of nodes was met before any plan was found.
    Undecided,
    /// There is no plan.
    Impossible,
}

/// One resource of a plan.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PlanStep {
    /// Id of the resource.
    pub resource: Key,
    /// What it costs, or what is left of that.
    pub cost: f64,
    /// How many hours it takes, or what is left of them.
    pub hours: f64,
    /// The day on which it begins, where the plan has a start and hours a week.
    pub begins: Option<Day>,
    /// The day on which it ends.
    pub ends: Option<Day>,
    /// Whether it is no longer given on that day.
    pub ends_too_late: bool,
    /// Which gaps it narrows, in the order of goals.
    pub narrows: Vec<NarrowedGoal>,
    /// Which later steps it opens.
    pub opens: Vec<Key>,
    /// What becomes of the plan without it, where that is asked for.
    pub without: Option<PlanChange>,
}

/// What a step does to a gap.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct NarrowedGoal {
    /// Uri of the competency.
    pub competency: Key,
    /// The level before the step.
    pub from: Option<Level>,
    /// The level after it.
    pub to: Option<Level>,
    /// Whether the gap is closed then.
    pub is_closed: bool,
}

/// What becomes of a plan that is solved anew.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PlanChange {
    /// How good that plan is.
    pub status: PlanStatus,
    /// By how much its price is higher; nothing where there is none.
    pub price: Option<f64>,
    /// By how much less it gains; nothing where there is none.
    pub gain: Option<f64>,
}

/// What becomes of one goal.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct GoalOutcome {
    /// Uri of the competency.
    pub competency: Key,
    /// The level after the plan.
    pub after: Option<Level>,
    /// Whether it is closed.
    pub is_closed: bool,
    /// What the last level of it costs, by the prices of the linear relaxation; where goals have to
    /// be closed.
    pub price_per_level: Option<f64>,
}

/// A resource that is not taken.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RejectedResource {
    /// Its id.
    pub resource: Key,
    /// Why.
    pub reason: RejectionReason,
    /// What becomes of the plan with it, where that is asked for and it could be taken.
    pub with: Option<PlanChange>,
}

/// Why a resource is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum RejectionReason {
    /// It is excluded.
    Excluded,
    /// The person does not want it.
    Dismissed,
    /// It was finished.
    Completed,
    /// It is not valid on the day the plan begins.
    NotValid,
    /// It is in none of the languages.
    Language,
    /// It teaches nothing that is missing, and nothing needs it.
    TeachesNothing,
    /// Something that it requires cannot be reached.
    OutOfReach,
    /// The plan is better without it.
    NotNeeded,
}

/// Why there is no plan.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum PlanObstacle {
    /// No resource that can be taken closes this gap.
    Goal {
        /// Uri of the competency.
        competency: Key,
        /// The highest level within reach.
        reachable: Option<Level>,
    },
    /// The goals of a choice that can be closed are too few.
    Choice {
        /// Id of the choice.
        choice: Key,
    },
    /// The score cannot be reached.
    Score {
        /// The highest score within reach.
        reachable: Share,
    },
    /// A pinned resource cannot be taken: something that it requires cannot be reached, or one of
    /// its alternatives is pinned too.
    Pinned {
        /// Its id.
        resource: Key,
    },
    /// Each goal can be closed by itself, and not all of them: what closes them are alternatives of
    /// each other.
    Alternatives {},
    /// The budget is too small.
    Budget {
        /// What is needed at least.
        needed: f64,
    },
    /// The hours, by themselves or up to the deadline, are too few.
    Hours {
        /// How many are needed at least.
        needed: f64,
        /// How many there are.
        available: f64,
    },
    /// The budget is enough by itself and the hours are, and both together are not.
    BudgetAndHours {},
}

/// What more room would bring.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PlanRoom {
    /// What becomes of the plan with one more hour, where hours are limited.
    pub hour: Option<PlanChange>,
    /// What becomes of it with one more unit of money, where there is a budget.
    pub money: Option<PlanChange>,
}
