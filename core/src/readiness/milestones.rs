//! When a score passed its marks.

use std::cmp::Ordering;

use serde::{Deserialize, Serialize};

use super::ReadinessError;
use crate::kernel::{Day, Key, KeyIndex, Share};
use crate::problem::Fault;

/// The score of one day.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, expecting = "a day and its score")]
pub struct MilestonePoint {
    /// The day.
    pub day: Day,
    /// The score on that day, from 0 to 1.
    pub score: Share,
}

/// A mark that a score may pass.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, expecting = "a milestone")]
pub struct Milestone {
    /// Id, such as `ready`.
    pub id: Key,
    /// The score from which it is reached, from 0 to 1.
    pub score: Share,
    /// How far the score may fall below it before it is lost; without it, 0.
    #[serde(default)]
    pub margin: Share,
}

/// A mark that was passed.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Crossing {
    /// The day it was passed.
    pub day: Day,
    /// Id of the milestone.
    pub milestone: Key,
    /// Whether it was reached or lost.
    pub direction: CrossingDirection,
    /// The score on that day.
    pub score: Share,
}

/// The way in which a mark was passed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum CrossingDirection {
    /// From below.
    Reached,
    /// From above.
    Lost,
}

/// Every mark that a score reached or lost, day by day, without the chatter around a mark.
///
/// A milestone is reached on the first day with score >= mark, and lost on the first day after
/// that with score < mark - margin; inside the margin nothing happens.
/// Before the series nothing is reached, so what the first day finds reached is a crossing of that
/// day.
/// Crossings are ordered by day; those of one day as the score passed them: upwards by rising
/// marks, downwards by falling ones, equal marks by id.
/// A margin above the mark means that it is never lost.
///
/// ```
/// use prowess::kernel::{Day, Key, Share};
/// use prowess::readiness::{CrossingDirection, Milestone, MilestonePoint, milestones};
///
/// let point = |day, score| Ok::<_, prowess::kernel::KernelError>(MilestonePoint {
///     day: Day::parse(day)?, score: Share::new(score)?,
/// });
/// let series = [point("2026-01-01", 0.7)?, point("2026-02-01", 0.81)?,
///               point("2026-03-01", 0.79)?, point("2026-04-01", 0.82)?];
/// let ready = Milestone {
///     id: Key::parse("ready")?, score: Share::new(0.8)?, margin: Share::new(0.05)?,
/// };
/// let crossings = milestones(&series, &[ready])?;
///
/// // March is below the mark and inside the margin, so nothing was lost and nothing reached again.
/// assert_eq!(crossings.len(), 1);
/// assert_eq!(crossings[0].day, Day::parse("2026-02-01")?);
/// assert_eq!(crossings[0].direction, CrossingDirection::Reached);
/// # Ok::<(), prowess::Problem>(())
/// ```
///
/// What it does not tell: what happened between two days of the series.
///
/// # Errors
///
/// * `readiness.disordered_series` when a day does not come after the one before it.
/// * `readiness.duplicate_milestone` when two milestones have the same id.
///
/// # Cost
///
/// O(n m) in the number of days and marks.
pub fn milestones(
    series: &[MilestonePoint],
    marks: &[Milestone],
) -> Result<Vec<Crossing>, ReadinessError> {
    check(series, marks)?;
    let mut rising: Vec<(&Milestone, bool)> = marks.iter().map(|mark| (mark, false)).collect();
    rising.sort_by(|(a, _), (b, _)| a.score.cmp(&b.score).then_with(|| a.id.cmp(&b.id)));
    let mut crossings = Vec::new();
    for point in series {
        let start = crossings.len();
        for (mark, is_reached) in &mut rising {
            // Both are whole numbers of parts of 2^-52, so the difference is exact.
            let is_lost = point.score.get() < mark.score.get() - mark.margin.get();
            let direction = match is_reached {
                false if point.score >= mark.score => CrossingDirection::Reached,
                true if is_lost => CrossingDirection::Lost,
                _ => continue,
            };
            *is_reached = direction == CrossingDirection::Reached;
            crossings.push((
                mark.score,
                Crossing {
                    day: point.day,
                    milestone: mark.id.clone(),
                    direction,
                    score: point.score,
                },
            ));
        }
        // On one day a score goes one way only.
        if let Some(passed) = crossings.get_mut(start..) {
            passed.sort_by(|(a, one), (b, _)| match one.direction {
                CrossingDirection::Reached => Ordering::Equal,
                CrossingDirection::Lost => b.cmp(a),
            });
        }
    }
    Ok(crossings.into_iter().map(|(_, crossing)| crossing).collect())
}

fn check(series: &[MilestonePoint], marks: &[Milestone]) -> Result<(), ReadinessError> {
    let mut pairs = (1_u32..).zip(series.iter().zip(series.iter().skip(1)));
    if let Some((at, (before, after))) = pairs.find(|(_, (before, after))| before.day >= after.day)
    {
        let fault = Fault::new().at(format!("series[{at}].day"));
        let fault = fault.with("day", after.day).with("before", before.day);
        return Err(ReadinessError::DisorderedSeries(fault));
    }
    let ids = KeyIndex::of(marks, |mark| Some(&mark.id));
    if let Some(at) = ids.duplicates().first() {
        let id = marks.get(*at as usize).map_or("", |mark| mark.id.as_str());
        let fault = Fault::new().at(format!("marks[{at}].id")).with("milestone", id);
        return Err(ReadinessError::DuplicateMilestone(fault));
    }
    Ok(())
}
