//! How fast a person goes, from what was done.

use super::{CompletionInput, CompletionOptions, PaceUsed};
use crate::kernel::{Key, math};
use crate::problem::Fault;
use crate::recommend::RecommendError;

/// The most items, and the most outcomes of all trials together.
const MOST_ITEMS: usize = 1_000;
const MOST_OUTCOMES: usize = 5_000_000;

/// The pace, once everything is in its range.
///
/// # Errors
///
/// * `recommend.out_of_range` when a number is outside its range or there is no past week.
/// * `recommend.named_twice` when an item is there twice.
/// * `recommend.too_large` when there are too many items, weeks or outcomes.
pub(super) fn pace(
    input: &CompletionInput,
    options: &CompletionOptions,
) -> Result<Pace, RecommendError> {
    check(input, options)?;
    let mut weeks = input.weeks.clone();
    weeks.sort_by(f64::total_cmp);
    let mut overruns: Vec<f64> =
        input.finished.iter().map(|one| math::ln(one.spent / one.planned)).collect();
    overruns.sort_by(f64::total_cmp);
    let count = f64::from(u32::try_from(overruns.len()).unwrap_or(u32::MAX));
    let whole = count + options.prior_items;
    let (mut middle, mut spread) = (0.0, options.spread);
    if whole > 0.0 {
        middle = overruns.iter().sum::<f64>() / whole;
        let squares: f64 = overruns.iter().map(|one| (one - middle) * (one - middle)).sum();
        let prior = options.prior_items * options.spread * options.spread;
        spread = math::sqrt((prior + squares) / whole);
    }
    let used = PaceUsed {
        weeks: u32::try_from(weeks.len()).unwrap_or(u32::MAX),
        weekly_hours: weeks.iter().sum::<f64>() / weeks.len() as f64,
        finished: u32::try_from(overruns.len()).unwrap_or(u32::MAX),
        overrun: math::exp(middle),
        spread,
    };
    Ok(Pace { weeks, middle, used })
}

/// What trials draw from.
pub(super) struct Pace {
    /// Hours of past weeks, the fewest first.
    pub(super) weeks: Vec<f64>,
    /// The middle of the logarithm of overruns.
    pub(super) middle: f64,
    pub(super) used: PaceUsed,
}

fn check(input: &CompletionInput, options: &CompletionOptions) -> Result<(), RecommendError> {
    within("options.trials", f64::from(options.trials), 100.0, 100_000.0)?;
    within("options.horizon_weeks", f64::from(options.horizon_weeks), 1.0, 1_040.0)?;
    within("options.spread", options.spread, 0.0, 3.0)?;
    within("options.prior_items", options.prior_items, 0.0, 1_000.0)?;
    let outcomes = input.items.len().saturating_mul(options.trials as usize);
    for (path, what, size, limit) in [
        ("input.items", "items", input.items.len(), MOST_ITEMS),
        ("input.weeks", "past weeks", input.weeks.len(), MOST_ITEMS),
        ("input.finished", "finished items", input.finished.len(), MOST_ITEMS),
        ("options.trials", "outcomes of items and trials", outcomes, MOST_OUTCOMES),
    ] {
        if size > limit {
            let fault = Fault::new().at(path).with("what", what);
            return Err(RecommendError::TooLarge(fault.with("size", size).with("limit", limit)));
        }
    }
    if input.weeks.is_empty() {
        return Err(RecommendError::NothingToGoBy(
            Fault::new().at("input.weeks").with("what", "past weeks"),
        ));
    }
    for (at, hours) in input.weeks.iter().enumerate() {
        within(&format!("input.weeks[{at}]"), *hours, 0.0, 168.0)?;
    }
    for (at, item) in input.items.iter().enumerate() {
        within(&format!("input.items[{at}].hours"), item.hours, 0.0, 100_000.0)?;
    }
    for (at, one) in input.finished.iter().enumerate() {
        within(&format!("input.finished[{at}].planned"), one.planned, 0.001, 100_000.0)?;
        within(&format!("input.finished[{at}].spent"), one.spent, 0.001, 100_000.0)?;
    }
    let mut ids: Vec<(&Key, usize)> =
        input.items.iter().zip(0..).map(|(item, at)| (&item.id, at)).collect();
    ids.sort();
    let twice = ids.iter().zip(ids.iter().skip(1)).find(|((a, _), (b, _))| a == b);
    if let Some((_, (id, at))) = twice {
        let fault = Fault::new().at(format!("input.items[{at}].id")).with("name", id);
        return Err(RecommendError::NamedTwice(fault));
    }
    Ok(())
}

/// Refuses a number outside its range, NaN too.
fn within(path: &str, value: f64, minimum: f64, maximum: f64) -> Result<(), RecommendError> {
    crate::recommend::within(path, value, minimum, maximum)
}
