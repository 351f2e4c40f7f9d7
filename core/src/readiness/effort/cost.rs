//! What a raise costs.

use super::EffortOptions;
use crate::framework::ProficiencyScale;
use crate::kernel::{Key, Level, math};
use crate::problem::Fault;
use crate::readiness::ReadinessError;

/// The most that one level may cost.
const MAXIMUM: f64 = 1e6;

/// Costs are whole numbers of these.
const MILLIONTHS: f64 = 1e6;

/// Checks that all costs are in their range and that no level is priced twice.
///
/// # Errors
///
/// * `readiness.invalid_cost`.
pub(super) fn check(effort: &EffortOptions) -> Result<(), ReadinessError> {
    let is_good = |cost: f64| (0.0..=MAXIMUM).contains(&cost);
    let bad = |path: String, cost: f64, reason: &str| {
        let fault = Fault::new().at(path).with("value", cost).with("reason", reason);
        ReadinessError::InvalidCost(fault)
    };
    if !is_good(effort.cost_per_level) {
        let path = "effort.cost_per_level".to_owned();
        return Err(bad(path, effort.cost_per_level, "is not from 0 to 1000000"));
    }
    for (at, one) in effort.costs.iter().enumerate() {
        if !is_good(one.cost) {
            let path = format!("effort.costs[{at}].cost");
            return Err(bad(path, one.cost, "is not from 0 to 1000000"));
        }
        let mut earlier = effort.costs.iter().take(at);
        let overlaps = |other: &super::LevelCost| {
            let ends_before = |to: Option<Level>, from: Option<Level>| match (to, from) {
                (Some(to), Some(from)) => to <= from,
                _ => false,
            };
            other.competency == one.competency
                && !ends_before(other.to, one.from)
                && !ends_before(one.to, other.from)
        };
        if earlier.any(overlaps) {
            let path = format!("effort.costs[{at}]");
            return Err(bad(path, one.cost, "prices levels that are priced before"));
        }
    }
    Ok(())
}

/// Prices of one competency.
pub(super) struct Prices<'a> {
    effort: &'a EffortOptions,
    names: [Option<&'a Key>; 2],
}

impl<'a> Prices<'a> {
    /// The prices of the competency with these names.
    pub(super) const fn new(effort: &'a EffortOptions, names: [Option<&'a Key>; 2]) -> Self {
        Self { effort, names }
    }

    /// What it costs to climb from one height to another, in millionths.
    pub(super) fn climb(&self, scale: &ProficiencyScale, from: f64, to: f64) -> u64 {
        let mut rest = to - from;
        let mut sum = 0.0;
        for one in self.table() {
            let start = one.from.map_or(0.0, |level| scale.height(level));
            let end = one.to.map_or(f64::INFINITY, |level| scale.height(level));
            // Where lower is better the two levels of a price stand the other way round.
            let (start, end) = if start <= end { (start, end) } else { (end, start) };
            let climbed = (end.min(to) - start.max(from)).max(0.0);
            sum += climbed * one.cost;
            rest -= climbed;
        }
        millionths(sum + rest.max(0.0) * self.effort.cost_per_level)
    }

    /// What it costs to show a competency of which no level is asked, in millionths.
    pub(super) fn show(&self) -> u64 {
        let cost = self.table().next().map_or(self.effort.cost_per_level, |one| one.cost);
        millionths(cost)
    }

    fn table(&self) -> impl Iterator<Item = &'a super::LevelCost> {
        let names = self.names;
        self.effort.costs.iter().filter(move |one| names.contains(&Some(&one.competency)))
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "costs are checked to be 0 or more, and sums of them are held below 2^50 in total"
)]
fn millionths(cost: f64) -> u64 {
    math::round(cost * MILLIONTHS) as u64
}

/// The cost in the unit of the caller.
#[expect(clippy::cast_precision_loss, reason = "sums of costs are held below 2^50")]
pub(super) fn in_units(millionths: u64) -> f64 {
    millionths as f64 / MILLIONTHS
}
