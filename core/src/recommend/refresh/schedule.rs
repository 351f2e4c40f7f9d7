//! From fading and running out to days.

use std::collections::BTreeSet;

use super::{
    RefreshAction, RefreshDue, RefreshItem, RefreshOptions, RefreshSchedule, RefreshSteady,
};
use crate::evidence::decay::{Faded, expiry, fade};
use crate::kernel::{Day, Text};
use crate::problem::{Fault, Problem};
use crate::recommend::{CoachMessage, RecommendError, within};

/// What has to be used or certified again, before which day, the most urgent first.
///
/// The rule is at the module; it tells how a level fades on average, and not who forgets less.
///
/// # Errors
///
/// The path of those of `evidence` and `framework` begins with the item.
///
/// * `evidence.invalid_decay` when a number of a rule is outside its range.
/// * `framework.level_off_scale`, `framework.invalid_scale` when a level or a scale is wrong.
/// * `recommend.named_twice` when a competency is there twice.
/// * `kernel.out_of_range` when the horizon is above 36500.
///
/// # Cost
///
/// O(n log n).
pub fn refresh_schedule(
    items: &[RefreshItem],
    as_of: Day,
    options: RefreshOptions,
) -> Result<RefreshSchedule, Problem> {
    within("options.horizon_days", f64::from(options.horizon_days), 0.0, 36_500.0)?;
    let mut seen = BTreeSet::new();
    let (mut due, mut steady) = (Vec::new(), Vec::new());
    for (at, item) in items.iter().enumerate() {
        if !seen.insert(&item.competency) {
            let fault = Fault::new().at(format!("items[{at}].competency"));
            return Err(RecommendError::NamedTwice(fault.with("name", &item.competency)).into());
        }
        let under = |problem: Problem| problem.under(&format!("items[{at}]"));
        let faded = fade(&item.last, item.required, &item.scale, as_of, &item.decay);
        let faded = faded.map_err(|error| under(error.into()))?;
        let certified_on = item.certified_on.unwrap_or(item.last.day);
        let expiry = item.expiry.map(|rule| expiry(&rule, certified_on, as_of)).transpose();
        let expiry = expiry.map_err(|error| {
            let path = Some(format!("items[{at}].expiry"));
            Problem { path, ..error.into() }
        })?;
        let certify =
            expiry.and_then(|one| one.expires_on).map(|day| (day, RefreshAction::Certify));
        let used = faded.refresh_before.map(|day| (day, RefreshAction::Use));
        let first = [certify, used].into_iter().flatten().min();
        let in_time = |(day, _): &(Day, RefreshAction)| {
            day.days_since(as_of) <= options.horizon_days.cast_signed()
        };
        match first.filter(in_time) {
            Some((before, action)) => due.push(one_due(item, &faded, before, action, as_of)),
            None => steady.push(RefreshSteady {
                competency: item.competency.clone(),
                before: first.map(|(day, _)| day),
            }),
        }
    }
    due.sort_by(|a, b| a.before.cmp(&b.before).then_with(|| a.competency.cmp(&b.competency)));
    steady.sort_by(|a, b| a.competency.cmp(&b.competency));
    Ok(RefreshSchedule { as_of, due, steady })
}

fn one_due(
    item: &RefreshItem,
    faded: &Faded,
    before: Day,
    action: RefreshAction,
    as_of: Day,
) -> RefreshDue {
    let code = match (action, before > as_of) {
        (RefreshAction::Use, true) => "coach.use_by",
        (RefreshAction::Use, false) => "coach.use_overdue",
        (RefreshAction::Certify, true) => "coach.certify_by",
        (RefreshAction::Certify, false) => "coach.certify_overdue",
    };
    let label = item.label.clone();
    let named = label.clone().unwrap_or_else(|| Text::from(item.competency.as_str()));
    RefreshDue {
        competency: item.competency.clone(),
        label,
        action,
        before,
        days_left: before.days_since(as_of),
        level: faded.level,
        lost: faded.lost,
        message: CoachMessage::new(code).text("competency", named).day("day", before),
    }
}
