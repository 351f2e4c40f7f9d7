//! A plan anew, with as few changes as possible.

use serde::Serialize;

use super::run::solved;
use super::{LearningGoals, LearningPlan, PlanOptions};
use crate::kernel::Key;
use crate::recommend::{LearningResource, RecommendError};

/// A plan after something changed, and how it differs from the one before.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Replan {
    /// The plan now.
    pub plan: LearningPlan,
    /// What stays, in the order of the new plan.
    pub kept: Vec<Key>,
    /// What is new, in the order of the new plan.
    pub added: Vec<Key>,
    /// What falls away, in the order of the plan before: done, needless or replaced.
    pub dropped: Vec<Key>,
}

/// A plan after new evidence, new resources or new wishes, with the fewest resources that were not
/// in the plan before; of those with equally few, the best.
///
/// Where the most is to be gained, gain still comes first.
/// A resource of the plan before that is no longer needed falls away: keeping it is no merit.
///
/// # Errors
///
/// * those of [`learning_plan`](super::learning_plan).
pub fn replan(
    goals: &LearningGoals,
    resources: &[LearningResource],
    before: &[Key],
    options: &PlanOptions,
) -> Result<Replan, RecommendError> {
    let plan = solved(goals, resources, options, Some(before))?;
    let now = || plan.steps.iter().map(|step| &step.resource);
    let kept = now().filter(|id| before.contains(id)).cloned().collect();
    let added = now().filter(|id| !before.contains(id)).cloned().collect();
    let dropped = before.iter().filter(|id| now().all(|one| one != *id)).cloned().collect();
    Ok(Replan { kept, added, dropped, plan })
}
