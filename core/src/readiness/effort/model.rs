//! What is asked of a plan, and what is answered.

use serde::{Deserialize, Serialize};

use crate::kernel::{Key, Level, Share, Text};
use crate::readiness::Verdict;

/// What a plan has to reach, and what it may do for that.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields, expecting = "options of an effort plan")]
pub struct EffortOptions {
    /// What has to be reached.
    pub target: Target,
    /// What single levels cost; what is not named here costs `cost_per_level`.
    pub costs: Vec<LevelCost>,
    /// What one level costs, from 0 to 1,000,000, in any unit; counted in millionths.
    pub cost_per_level: f64,
    /// Uris or codes of competencies that stay as they are.
    pub frozen: Vec<Key>,
    /// Where a raise begins of which nobody knows the level.
    pub unknown: UnknownStart,
    /// Whether to say for each raise what the cheapest plan without it costs.
    pub without: bool,
    /// When to stop.
    pub limits: EffortLimits,
}

impl Default for EffortOptions {
    fn default() -> Self {
        Self {
            target: Target::default(),
            costs: Vec::new(),
            cost_per_level: 1.0,
            frozen: Vec::new(),
            unknown: UnknownStart::default(),
            without: false,
            limits: EffortLimits::default(),
        }
    }
}

/// What a plan has to reach.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum Target {
    /// A score of at least this share, whatever the must-haves.
    Score {
        /// The share, from 0 to 1.
        share: Share,
    },
    /// All must-haves, whatever the score.
    Gates {},
    /// Being ready: the threshold of the assessment, its must-haves and its coverage floor.
    Ready {},
}

impl Default for Target {
    fn default() -> Self {
        Self::Ready {}
    }
}

/// Where a raise begins of which nobody knows the level.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum UnknownStart {
    /// At the bottom of the scale: the plan costs no more than this in truth.
    #[default]
    Bottom,
    /// Nowhere: what is unknown stays as it is.
    Frozen,
}

/// What a level of one competency costs.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, expecting = "the cost of a level")]
pub struct LevelCost {
    /// Uri of the competency, or its code.
    pub competency: Key,
    /// The level from which it holds; without it, the bottom of the scale.
    #[serde(default)]
    pub from: Option<Level>,
    /// The level up to which it holds; without it, the top of the scale.
    #[serde(default)]
    pub to: Option<Level>,
    /// What one level costs there, from 0 to 1,000,000; where no level is asked, what showing the
    /// competency costs.
    pub cost: f64,
}

/// When to stop, as counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields, expecting = "limits of an effort plan")]
pub struct EffortLimits {
    /// How many partial plans are looked at; beyond, the best plan so far is the answer.
    pub nodes: u32,
    /// How many combinations of levels are assessed of competencies that depend on one another;
    /// beyond, there is no answer.
    pub combinations: u32,
    /// How many cases of what counts are looked at; beyond, there is no answer.
    pub scenarios: u32,
}

impl Default for EffortLimits {
    fn default() -> Self {
        Self { nodes: 2_000_000, combinations: 20_000, scenarios: 4_096 }
    }
}

/// The cheapest set of raises that reaches a target, with the proof of that.
///
/// It says what would be enough, and not what is sure to work: costs are those of the caller.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct EffortPlan {
    /// The person.
    pub person: Key,
    /// The role's uri.
    pub role: Key,
    /// What has to be reached.
    pub target: Target,
    /// How good the plan is.
    pub status: EffortStatus,
    /// The raises, by competency.
    pub raises: Vec<Raise>,
    /// What they cost together; nothing where there is no plan.
    pub cost: Option<f64>,
    /// What every plan costs at least: the cost itself where the plan is optimal.
    pub lower_bound: Option<f64>,
    /// The score before.
    pub score_before: Share,
    /// The score after all raises.
    pub score_after: Share,
    /// Whether the person is ready after all raises.
    pub verdict_after: Verdict,
    /// The best score within reach, where the target is not.
    pub best_score: Option<Share>,
    /// The best coverage within reach, where the target is not.
    pub best_coverage: Option<Share>,
    /// Must-haves that stay closed whatever is raised, where the target is out of reach.
    pub closed_gates: Vec<Key>,
    /// How many partial plans were looked at.
    pub nodes: u32,
}

/// How good a plan is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum EffortStatus {
    /// No plan is cheaper.
    Optimal,
    /// A cheaper plan costs at least the lower bound; a limit was met before that was decided.
    WithinBound,
    /// No plan reaches the target.
    Impossible,
    /// Nothing has to be raised.
    AlreadyReached,
}

/// One competency, lifted to a higher level.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Raise {
    /// Uri of the competency.
    pub competency: Key,
    /// Its label.
    pub label: Option<Text>,
    /// The level held, on the scale of the role; nothing where none is known or none is asked.
    pub from: Option<Level>,
    /// Whether no level is known and the bottom of the scale is taken for it.
    pub assumes_bottom: bool,
    /// The level to reach; nothing where any demonstrated level would do.
    pub to: Option<Level>,
    /// What it costs.
    pub cost: f64,
    /// What it adds to the score: with the score before, these add up to the score after.
    ///
    /// Below 0 where what becomes known or asked by it is not met.
    /// Where raises depend on one another, each adds to those before it.
    pub adds: f64,
    /// The cheapest plan that leaves this competency as it is, where that is asked for.
    pub without: Option<Without>,
}

/// The cheapest plan without one of the raises.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Without {
    /// How good that plan is.
    pub status: EffortStatus,
    /// What it costs; nothing where there is none.
    pub cost: Option<f64>,
}
