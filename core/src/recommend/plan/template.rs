//! Plans that are kept for many people, and how far they still hold.

use serde::{Deserialize, Serialize};

use super::run::solved;
use super::{LearningGoals, PlanOptions, PlanStatus};
use crate::kernel::{Key, LanguageMap};
use crate::problem::Fault;
use crate::recommend::{LearningResource, RecommendError};

/// A plan that is kept, with its resources as they were then.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, expecting = "a template of a learning plan")]
pub struct PlanTemplate {
    /// Its id.
    pub id: Key,
    /// Its title by language.
    #[serde(default)]
    pub titles: LanguageMap,
    /// What it is for.
    pub goals: LearningGoals,
    /// Its resources in order, as they were.
    pub resources: Vec<LearningResource>,
}

/// How far a template still holds.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct TemplateDrift {
    /// Whether nothing below is said: the template can be used as it is.
    pub is_current: bool,
    /// Resources that are no longer there.
    pub missing: Vec<Key>,
    /// Resources that cannot be taken now, such as those that are not valid on the day of the start.
    pub not_usable: Vec<Key>,
    /// Resources that are not what they were.
    pub changed: Vec<ChangedResource>,
    /// Goals that the template does not close with what its resources are now.
    pub open_goals: Vec<Key>,
    /// Resources that the goals no longer need.
    pub needless: Vec<Key>,
    /// What the template costs now by its price; nothing where it closes not all goals.
    pub price: Option<f64>,
    /// What the best plan of all resources costs by its price; nothing where there is none.
    pub best_price: Option<f64>,
}

/// A resource that is not what it was.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ChangedResource {
    /// Its id.
    pub resource: Key,
    /// The fields that differ, in their order.
    pub fields: Vec<ResourceField>,
}

/// A field of a resource.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum ResourceField {
    /// What it teaches.
    Teaches,
    /// What it costs.
    Cost,
    /// How long it takes.
    Hours,
    /// How it is held.
    Modality,
    /// In which languages.
    Languages,
    /// By whom.
    Provider,
    /// What it requires.
    Requires,
    /// From when until when.
    Validity,
}

/// The template of a plan: its goals, and the resources that it names, as they are now.
///
/// # Errors
///
/// * `recommend.unknown_resource` when a resource of the plan is not there.
pub fn plan_template(
    id: &Key,
    goals: &LearningGoals,
    planned: &[Key],
    resources: &[LearningResource],
) -> Result<PlanTemplate, RecommendError> {
    let mut kept = Vec::with_capacity(planned.len());
    for (at, name) in planned.iter().enumerate() {
        let Some(found) = resources.iter().find(|one| one.id == *name) else {
            let fault = Fault::new().at(format!("planned[{at}]")).with("resource", name);
            return Err(RecommendError::UnknownResource(fault));
        };
        kept.push(found.clone());
    }
    let titles = LanguageMap::default();
    Ok(PlanTemplate { id: id.clone(), titles, goals: goals.clone(), resources: kept })
}

/// How far a template still holds against the resources and goals there are now.
///
/// It is solved with its own resources alone, and with all of them; goals are those of a role or a
/// person now, and may differ from those it was made for.
///
/// # Errors
///
/// * those of [`learning_plan`](super::learning_plan).
pub fn template_drift(
    template: &PlanTemplate,
    goals: &LearningGoals,
    resources: &[LearningResource],
    options: &PlanOptions,
) -> Result<TemplateDrift, RecommendError> {
    let is_own = |id: &Key| template.resources.iter().any(|one| one.id == *id);
    let all = solved(goals, resources, options, None)?;
    let mut own = options.clone();
    own.excluded.extend(resources.iter().map(|one| one.id.clone()).filter(|id| !is_own(id)));
    own.pinned.retain(is_own);
    let alone = solved(goals, resources, &own, None)?;
    let (mut missing, mut changed) = (Vec::new(), Vec::new());
    for before in &template.resources {
        match resources.iter().find(|one| one.id == before.id) {
            None => missing.push(before.id.clone()),
            Some(now) => {
                let fields = differing(before, now);
                if !fields.is_empty() {
                    changed.push(ChangedResource { resource: before.id.clone(), fields });
                }
            }
        }
    }
    let rejected = |wanted: &[super::RejectionReason]| {
        let rows = alone.rejected.iter().filter(|one| is_own(&one.resource));
        let rows = rows.filter(|one| wanted.contains(&one.reason));
        rows.map(|one| one.resource.clone()).collect::<Vec<_>>()
    };
    use super::RejectionReason as R;
    let not_usable =
        rejected(&[R::Excluded, R::Dismissed, R::NotValid, R::Language, R::OutOfReach]);
    let has_plan = |status| matches!(status, PlanStatus::Optimal | PlanStatus::WithinBound);
    let holds = has_plan(alone.status);
    let needless = if holds { rejected(&[R::NotNeeded, R::TeachesNothing]) } else { Vec::new() };
    let reach = super::reachable_goals(goals, resources, &own)?;
    let open = goals.goals.iter().zip(reach).filter(|(_, closed)| !closed);
    let mut drift = TemplateDrift {
        is_current: false,
        missing,
        not_usable,
        changed,
        open_goals: open.map(|(goal, _)| goal.competency.clone()).collect(),
        needless,
        price: holds.then_some(alone.price),
        best_price: has_plan(all.status).then_some(all.price),
    };
    drift.is_current = drift.missing.is_empty()
        && drift.not_usable.is_empty()
        && drift.changed.is_empty()
        && drift.open_goals.is_empty()
        && drift.needless.is_empty()
        && drift.price == drift.best_price;
    Ok(drift)
}

fn differing(before: &LearningResource, now: &LearningResource) -> Vec<ResourceField> {
    let validity = |one: &LearningResource| (one.valid_from, one.valid_until);
    let fields = [
        (ResourceField::Teaches, before.teaches != now.teaches),
        (ResourceField::Cost, before.cost.to_bits() != now.cost.to_bits()),
        (ResourceField::Hours, before.hours.to_bits() != now.hours.to_bits()),
        (ResourceField::Modality, before.modality != now.modality),
        (ResourceField::Languages, before.languages != now.languages),
        (ResourceField::Provider, before.provider != now.provider),
        (ResourceField::Requires, before.requires != now.requires),
        (ResourceField::Validity, validity(before) != validity(now)),
    ];
    fields.into_iter().filter(|one| one.1).map(|one| one.0).collect()
}
