//! How many hours there are, and on which days they fall.

use super::units::{total, whole, within};
use super::{PlanOptions, PlanStep};
use crate::kernel::Day;
use crate::problem::Fault;
use crate::recommend::{LearningResource, RecommendError};

/// How many minutes there are for a plan: the hours set, and those up to the deadline.
///
/// minutes up to the deadline = floor(days * minutes a week / 7), both days included.
///
/// # Errors
///
/// * `recommend.invalid_amount`, `recommend.missing_pace`.
pub(super) fn available(options: &PlanOptions) -> Result<Option<i64>, RecommendError> {
    let hours = options.hours.map(|it| total("options.hours", it, 60.0)).transpose()?;
    let week = minutes_per_week(options)?;
    let Some(deadline) = options.deadline else { return Ok(hours) };
    let (Some(start), Some(week)) = (options.start, week) else {
        return Err(RecommendError::MissingPace(Fault::new().at("options.deadline")));
    };
    let days = i64::from(deadline.days_since(start)) + 1;
    let until = (days.max(0) * week).div_euclid(7);
    Ok(Some(hours.map_or(until, |hours| hours.min(until))))
}

/// # Errors
///
/// * `recommend.invalid_amount`.
fn minutes_per_week(options: &PlanOptions) -> Result<Option<i64>, RecommendError> {
    let path = "options.hours_per_week";
    let Some(hours) = options.hours_per_week else { return Ok(None) };
    let minutes = within(path, hours, 168.0).map(|hours| whole(hours * 60.0))?;
    if minutes < 15 {
        let fault = Fault::new().at(path).with("value", hours);
        return Err(RecommendError::InvalidAmount(fault.with("maximum", 168)));
    }
    Ok(Some(minutes))
}

/// Puts steps on days, one after the other, at so many hours a week.
///
/// A step that takes the minutes from *a* to *b* begins on the day in which minute *a* falls and
/// ends on that of the last one before *b*; day *d* has the minutes from d * week / 7 on.
///
/// # Errors
///
/// * `recommend.invalid_amount`.
pub(super) fn lay_out(
    steps: &mut [PlanStep],
    minutes: &[i64],
    resources: &[&LearningResource],
    options: &PlanOptions,
) -> Result<Option<Day>, RecommendError> {
    let (Some(start), Some(week)) = (options.start, minutes_per_week(options)?) else {
        return Ok(None);
    };
    let day = |minute: i64| {
        let days = i32::try_from((minute * 7).div_euclid(week)).ok()?;
        start.plus_days(days)
    };
    let mut spent = 0;
    let mut last = Some(start);
    for ((step, minutes), resource) in steps.iter_mut().zip(minutes).zip(resources) {
        step.begins = day(spent);
        step.ends = day((spent + minutes - 1).max(spent));
        spent += minutes;
        last = step.ends;
        let until = resource.valid_until;
        step.ends_too_late = until.is_some_and(|until| step.ends.is_none_or(|end| end > until));
    }
    Ok(last)
}
