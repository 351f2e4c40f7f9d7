//! How far somebody is with a plan.

use serde::{Deserialize, Serialize};

use super::units::within;
use crate::kernel::{Day, Key, Share, math};
use crate::problem::Fault;
use crate::recommend::RecommendError;

/// One step of a plan, as it was planned.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, expecting = "a planned step")]
pub struct PlannedStep {
    /// Id of the resource.
    pub resource: Key,
    /// How many hours it takes.
    pub hours: f64,
    /// The day by which it should end.
    #[serde(default)]
    pub ends: Option<Day>,
}

/// What was done of one step.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, expecting = "a record of a step")]
pub struct StepRecord {
    /// Id of the resource.
    pub resource: Key,
    /// How many hours were spent on it so far.
    #[serde(default)]
    pub hours_spent: Option<f64>,
    /// Which part of it is done, from 0 to 1; without it, 0, or all where it was finished.
    #[serde(default)]
    pub done: Option<Share>,
    /// The day on which it was finished.
    #[serde(default)]
    pub finished: Option<Day>,
}

/// How far somebody is with a plan.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PlanProgress {
    /// How many hours were planned.
    pub hours_planned: f64,
    /// How many of them are done.
    pub hours_done: f64,
    /// The done part of the planned hours; nothing where no hours were planned.
    pub done: Option<Share>,
    /// Steps that are finished, in their order.
    pub finished: Vec<Key>,
    /// The first step that is not finished.
    pub next: Option<Key>,
    /// Steps that should have ended before today and did not.
    pub overdue: Vec<Key>,
    /// How many hours an hour of the plan takes this person.
    pub pace: f64,
    /// How many hours are left at that pace.
    pub hours_left: f64,
    /// The day on which the plan ends at that pace; nothing without hours a week.
    pub expected_end: Option<Day>,
    /// By how many days that is later than planned; negative where it is earlier.
    pub days_late: Option<i32>,
}

/// How many planned hours the assumption weighs that a person is as quick as planned.
const ASSUMED_HOURS: f64 = 20.0;

/// How far somebody is with a plan, and when it will end.
///
/// pace = (20 + hours spent) / (20 + hours planned for what was done in them)
///
/// So nobody is called slow for one hard course: the pace of 1 that was planned counts as 20 hours
/// (the mean of a gamma distribution for a Poisson rate: Gelman et al. 2013, section 2.6).
/// Records without hours do not tell of the pace.
///
/// # Errors
///
/// * `recommend.invalid_amount` when hours are below 0 or too large.
/// * `recommend.duplicate_resource` when a step is there twice.
/// * `recommend.unknown_resource` when a record is of no step.
pub fn plan_progress(
    steps: &[PlannedStep],
    records: &[StepRecord],
    today: Day,
    hours_per_week: Option<f64>,
) -> Result<PlanProgress, RecommendError> {
    check(steps, records)?;
    let week = hours_per_week.map(|it| within("hours_per_week", it, 168.0)).transpose()?;
    let mut progress = PlanProgress {
        hours_planned: 0.0,
        hours_done: 0.0,
        done: None,
        finished: Vec::new(),
        next: None,
        overdue: Vec::new(),
        pace: 1.0,
        hours_left: 0.0,
        expected_end: None,
        days_late: None,
    };
    let (mut spent, mut told) = (0.0, 0.0);
    for step in steps {
        let record = records.iter().find(|one| one.resource == step.resource);
        let is_finished = record.is_some_and(|one| one.finished.is_some_and(|day| day <= today));
        let part =
            if is_finished { 1.0 } else { record.and_then(|one| one.done).map_or(0.0, Share::get) };
        progress.hours_planned += step.hours;
        progress.hours_done += step.hours * part;
        if let Some(hours) = record.and_then(|one| one.hours_spent).filter(|_| part > 0.0) {
            spent += hours;
            told += step.hours * part;
        }
        if is_finished {
            progress.finished.push(step.resource.clone());
        } else {
            progress.next.get_or_insert_with(|| step.resource.clone());
            if step.ends.is_some_and(|ends| ends < today) {
                progress.overdue.push(step.resource.clone());
            }
        }
    }
    if progress.hours_planned > 0.0 {
        progress.done = Some(Share::ratio(progress.hours_done, progress.hours_planned));
    }
    progress.pace = (ASSUMED_HOURS + spent) / (ASSUMED_HOURS + told);
    let left = (progress.hours_planned - progress.hours_done).max(0.0);
    progress.hours_left = left * progress.pace;
    progress.expected_end = week
        .filter(|week| *week > 0.0)
        .and_then(|week| today.plus_days(days(progress.hours_left * 7.0 / week)));
    let planned_end = steps.iter().filter_map(|step| step.ends).max();
    progress.days_late =
        progress.expected_end.zip(planned_end).map(|(end, planned)| end.days_since(planned));
    Ok(progress)
}

/// Whole days, the last one counted in.
#[expect(clippy::cast_possible_truncation, reason = "the cast holds at the ends of its type")]
fn days(days: f64) -> i32 {
    -(math::floor(-days) as i32)
}

fn check(steps: &[PlannedStep], records: &[StepRecord]) -> Result<(), RecommendError> {
    for (at, step) in steps.iter().enumerate() {
        within(&format!("steps[{at}].hours"), step.hours, super::units::MOST_HOURS)?;
        if steps.iter().take(at).any(|one| one.resource == step.resource) {
            let fault = Fault::new().at(format!("steps[{at}].resource"));
            return Err(RecommendError::DuplicateResource(fault.with("resource", &step.resource)));
        }
    }
    for (at, record) in records.iter().enumerate() {
        if let Some(hours) = record.hours_spent {
            within(&format!("records[{at}].hours_spent"), hours, super::units::MOST_HOURS)?;
        }
        let path = format!("records[{at}].resource");
        let fault = Fault::new().at(path).with("resource", &record.resource);
        if steps.iter().all(|step| step.resource != record.resource) {
            return Err(RecommendError::UnknownResource(fault));
        }
        if records.iter().take(at).any(|one| one.resource == record.resource) {
            return Err(RecommendError::DuplicateResource(fault));
        }
    }
    Ok(())
}
