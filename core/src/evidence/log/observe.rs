//! What an entry shows, on the scale of its competency.

use super::audit::{no_way, off_scale};
use super::policy::Rules;
use super::seen::Seen;
use super::{Entry, Shown};
use crate::evidence::{EvidenceError, Observation};
use crate::framework::{Direction, ProficiencyScale, convert};
use crate::kernel::{Key, Level, Share};
use crate::problem::Fault;

/// A level, and between which two it lies where it is a range.
struct Place {
    level: Level,
    range: Option<(Level, Level)>,
}

/// What an entry shows, as an estimator sees it; nothing where it shows an open level.
///
/// # Errors
///
/// * `evidence.entry_off_scale` when a level is not on the scale it is given on.
/// * `framework.unknown_scale`, `framework.no_crosswalk` when the scale it is given on is not in
///   the policy, or has no way to that of the competency.
pub(super) fn observation(
    seen: &Seen<'_>,
    scale: &ProficiencyScale,
    rules: &Rules<'_>,
) -> Result<Option<Observation>, EvidenceError> {
    let Some(place) = place(seen, scale, rules)? else { return Ok(None) };
    let entry = seen.entry;
    Ok(Some(Observation {
        entry: entry.id.clone(),
        kind: entry.kind,
        occurred_on: entry.occurred_on,
        level: place.level,
        low: place.range.map(|(low, _)| low),
        high: place.range.map(|(_, high)| high),
        // An observation does not say whom it is about, so nobody could leave the person out later.
        asserted_by: entry.other_judge().cloned(),
        source: entry.source.clone(),
        weight: entry.weight,
        reliability: entry.reliability,
    }))
}

impl Entry {
    /// Who says so, where it is not the person, under whatever kind it is recorded.
    pub(in crate::evidence) fn other_judge(&self) -> Option<&Key> {
        self.asserted_by.as_ref().filter(|judge| **judge != self.person)
    }
}

/// Whether an entry says that not even the bottom of the scale was shown.
pub(super) fn denies(entry: &Entry) -> bool {
    matches!(entry.shows, Shown::NotDemonstrated { level: None })
}

fn place(
    seen: &Seen<'_>,
    scale: &ProficiencyScale,
    rules: &Rules<'_>,
) -> Result<Option<Place>, EvidenceError> {
    let bottom = match scale.direction {
        Direction::HigherIsBetter => scale.minimum,
        Direction::LowerIsBetter => scale.maximum,
    };
    let at = |level| Place { level, range: None };
    let carried = |level, field| carried(seen, level, field, scale, rules);
    Ok(match seen.entry.shows {
        Shown::Level { level } => Some(at(carried(level, "level")?)),
        Shown::Range { low, high } => Some(between(carried(low, "low")?, carried(high, "high")?)?),
        Shown::Score { points, maximum } => {
            let reached = Share::ratio(points.get(), maximum.get()).get();
            let height = reached * (scale.maximum.get() - scale.minimum.get());
            let exact = match scale.direction {
                Direction::HigherIsBetter => bottom.get() + height,
                Direction::LowerIsBetter => bottom.get() - height,
            };
            // All points are the very end, whatever rounding says.
            Some(at(Level::new(exact)?.clamp(scale.minimum, scale.maximum)))
        }
        Shown::Demonstrated {} => None,
        Shown::NotDemonstrated { level: None } => Some(at(bottom)),
        Shown::NotDemonstrated { level: Some(level) } => {
            Some(between(bottom, carried(level, "level")?)?)
        }
    })
}

/// The middle of two levels, with both; a way between scales may have turned them round.
fn between(a: Level, b: Level) -> Result<Place, EvidenceError> {
    let (low, high) = (a.min(b), a.max(b));
    let middle = Level::new((low.get() + high.get()) / 2.0)?;
    Ok(Place { level: middle, range: Some((low, high)) })
}

/// A level of an entry on the scale of its competency.
fn carried(
    seen: &Seen<'_>,
    level: Level,
    field: &str,
    to: &ProficiencyScale,
    rules: &Rules<'_>,
) -> Result<Level, EvidenceError> {
    let entry = seen.entry;
    let path = |field: &str| format!("log.entries[{}].{field}", seen.given);
    let other = entry.scale.as_ref().filter(|named| **named != to.id);
    let from = match other {
        Some(named) => rules.scale_named(named, || path("scale"))?,
        None => to,
    };
    if !from.holds(level) {
        return Err(off_scale(entry, level, from, path(&format!("shows.{field}"))));
    }
    let Some(named) = other else { return Ok(level) };
    let mut ways = rules.policy.crosswalks.iter();
    match ways.find(|way| way.from == *named && way.to == to.id) {
        Some(way) => Ok(convert(level, way, from, to)?),
        None => Err(no_way(Fault::new().at("policy.crosswalks"), level, named, &to.id).into()),
    }
}
