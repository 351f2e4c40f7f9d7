//! What should come next?
//!
//! Words: a **resource** is something to learn from, such as a course, a book or a project; it
//! **teaches** competencies, each from a level to a level.
//!
//! | question | function |
//! |---|---|
//! | how good is a resource, by what people said of it? | [`resource_quality`] |
//! | which resources are in a table or a document? | [`resources_csv`], [`resources_json`] |
//! | what does a person lack for a role, as goals? | [`learning_goals`] |
//! | which resources close that, in which order, at the least price? | [`learning_plan`] |
//! | what of it has to change after something changed? | [`replan`] |
//! | does a plan that was kept for many people still hold? | [`template_drift`] |
//! | how far is somebody with a plan? | [`plan_progress`] |
//! | which competency should come next? | [`next_competencies`] |
//! | what has to be used or certified again, before which day? | [`refresh_schedule`] |
//! | which roles may suit a person? | [`suggest_roles`] |
//! | when will what is left be done? | [`forecast_completion`] |
//! | who is told what, by which rule? | [`evaluate_rules`], on recorded people [`dry_run`] |
//! | what do people have who have much in common? | [`alike()`] |
//! | how is it said? | [`say`] |
//!
//! Not here: what is missing (`readiness`), and who is put on what (`matching`).

mod alike;
mod coach;
mod error;
mod forecast;
mod next;
mod plan;
mod refresh;
mod resource;
mod roles;
mod rules;

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
    LearningResource, Prerequisite, QualityOptions, ResourceCatalogue, ResourceFeedback,
    ResourceQuality, StarRating, Teaching, resource_quality, resources_csv, resources_json,
};

pub use alike::{
    AlikeItem, AlikeList, AlikeModel, AlikeOptions, AlikeReason, AlikeRest, Alikes, PersonItems,
    alike,
};
pub use coach::{CoachMessage, SaidMessage, coach_catalogue, say};
pub use forecast::{
    CompletionDay, CompletionForecast, CompletionInput, CompletionOptions, CompletionRange,
    FinishedWork, ItemForecast, PaceUsed, WorkLeft, forecast_completion,
};
pub use next::{
    NextAction, NextCompetencies, NextCompetency, NextEvidence, NextInput, NextNeed, NextOptions,
    NextPart, NextSource, UnratedTarget, next_competencies,
};
pub use refresh::{
    RefreshAction, RefreshDue, RefreshItem, RefreshOptions, RefreshSchedule, RefreshSteady,
    refresh_schedule,
};
pub use roles::{
    MissingTerm, PeerAims, RoleContext, RolePreset, RoleSuggestOptions, SuggestedRole,
    SuggestedRoles, TermTrace, suggest_roles,
};
pub use rules::{
    CaseOutcome, CompetencyNote, DryRun, FactKind, FactMove, FactValue, FiredRule, HeldBack,
    HeldBackReason, NearMiss, NumberTest, PastMessage, Rule, RuleAbout, RuleCase, RuleCheck,
    RuleCondition, RuleCost, RuleFact, RuleMessage, RuleReach, RuleRun, RuleRunOptions, RuleScore,
    RuleSet, Rules, ScorePart, ScoreTerm, SeenFact, UndecidedRule, check_rules, default_rules,
    dry_run, evaluate_rules, rule_cases, rule_facts,
};

/// Refuses a number outside its range, NaN too.
///
/// # Errors
///
/// * `kernel.not_finite`, `kernel.out_of_range`.
fn within(path: &str, value: f64, minimum: f64, maximum: f64) -> Result<(), RecommendError> {
    if (minimum..=maximum).contains(&value) {
        return Ok(());
    }
    let name = path.rsplit('.').next().unwrap_or(path);
    let fault = crate::problem::Fault::new().at(path).with("name", name).with("value", value);
    Err(if value.is_finite() {
        let fault = fault.with("minimum", minimum).with("maximum", maximum);
        crate::kernel::KernelError::OutOfRange(fault).into()
    } else {
        crate::kernel::KernelError::NotFinite(fault).into()
    })
}
