//! What should come next?
//!
//! Words: a **resource** is something to learn from, such as a course, a book or a project; it
//! **teaches** competencies, each from a level to a level.
//!
//! | question | function |
//! |---|---|
//! | how good is a resource, by what people said of it? | [`resource_quality`] |
//! | what does a person lack for a role, as goals? | [`learning_goals`] |
//! | which resources close that, in which order, at the least price? | [`learning_plan`] |
//! | what of it has to change after something changed? | [`replan`] |
//! | does a plan that was kept for many people still hold? | [`template_drift`] |
//! | how far is somebody with a plan? | [`plan_progress`] |
//!
//! Not here: what is missing (`readiness`), and who is put on what (`matching`).

mod error;
mod plan;
mod resource;

pub use error::RecommendError;
pub use plan::{
    ChangedResource, GainModel, GoalChoice, GoalOutcome, KnownLevel, LearningGoal, LearningGoals,
    LearningPlan, NarrowedGoal, PlanChange, PlanObstacle, PlanOptions, PlanPreference,
    PlanProgress, PlanRoom, PlanStatus, PlanStep, PlanTarget, PlanTemplate, PlannedStep,
    RejectedResource, RejectionReason, Replan, ResourceField, ResourceInProgress, StepRecord,
    TemplateDrift, learning_goals, learning_plan, plan_progress, plan_template, replan,
    template_drift,
};
pub use resource::{
    LearningResource, Prerequisite, QualityOptions, ResourceFeedback, ResourceQuality, StarRating,
    Teaching, resource_quality,
};
