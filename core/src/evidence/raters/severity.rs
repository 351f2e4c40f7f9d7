//! How strict each judge is.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::JudgeRating;
use super::rating::check;
use crate::evidence::EvidenceError;
use crate::evidence::within::{count_within, within};
use crate::kernel::{Key, Level, math};

mod solve;

use solve::{Linked, Solved, linked};

/// The most judges that are compared at once.
const MOST_JUDGES: u32 = 1000;

/// How ratings are corrected.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default, expecting = "options of severity")]
pub struct SeverityOptions {
    /// With so many shared ratings a judge is corrected by half of the severity; 0 corrects by all
    /// of it. From 0 to a million.
    pub half_at: f64,
}

impl Default for SeverityOptions {
    fn default() -> Self {
        Self { half_at: 3.0 }
    }
}

/// How strict judges are, and what their ratings are without that.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Severities {
    /// The judges, ordered by name.
    pub judges: Vec<JudgeSeverity>,
    /// The ratings, in the order they were given in.
    pub ratings: Vec<CorrectedRating>,
    /// How many groups of linked judges there are; severities compare within a group only.
    pub groups: u32,
    /// Standard deviation of what neither units nor judges explain, in levels; nothing without
    /// ratings to spare.
    pub deviation: Option<f64>,
    /// How many ratings there are beyond those that determine units and judges.
    pub degrees_of_freedom: u32,
}

/// How strict one judge is.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct JudgeSeverity {
    /// Who judges.
    pub judge: Key,
    /// The group of linked judges, counted from 0.
    pub group: u32,
    /// How many ratings the judge gives.
    pub ratings: u32,
    /// How many of them are on units that another judge rates too.
    pub shared: u32,
    /// How many levels lower than the others of the group this judge rates; negative for a lenient
    /// one, nothing for a judge who shares no unit.
    pub severity: Option<f64>,
    /// Standard error of the severity; nothing where it cannot be estimated.
    pub standard_error: Option<f64>,
    /// What is added to each rating: the severity, shrunk by how few ratings are shared.
    pub correction: Option<f64>,
}

/// One rating without the severity of its judge.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CorrectedRating {
    /// Who judges.
    pub judge: Key,
    /// What is judged.
    pub unit: Key,
    /// The level given.
    pub given: Level,
    /// The level given plus the correction of the judge; nothing where that is not known.
    pub level: Option<Level>,
}

/// How many levels lower or higher than the others each judge rates, and the ratings without that.
///
/// Least squares over all ratings of the model
///
/// level = unit - severity
///
/// with a mean severity of 0 in each group of judges who are linked by shared units, directly or
/// through others.
/// Across groups nothing can be compared: a strict group and a group of weak people look the same.
/// A judge who shares no unit with anybody has no severity, which is not a severity of 0.
///
/// standard error = sqrt(variance of the rest * diagonal of the inverse)
///
/// The correction is shrunk, since few ratings tell little; with s shared ratings:
///
/// correction = severity * s / (s + half_at)
///
/// `half_at` is a convention, 3 unless given; after shrinking corrections need not have a mean of
/// 0.
/// Corrected levels may lie off the scale, and are not rounded.
/// The model takes a judge to be equally strict with everybody, and says nothing about a bias
/// against some.
///
/// Ana and Ben rate three people 3, 4, 2 and 4, 5, 3: Ana is half a level stricter than the mean,
/// Ben half a level more lenient.
///
/// # Errors
///
/// * `evidence.duplicate_rating` when a judge rates a unit twice.
/// * `kernel.out_of_range` for a level beyond a million millions, for more than 1,000 judges and
///   for an option outside its range.
///
/// # Cost
///
/// O(n log n) in the number of ratings, and O(j^3) in the number of linked judges.
pub fn severity(
    ratings: &[JudgeRating],
    options: &SeverityOptions,
) -> Result<Severities, EvidenceError> {
    within("options.half_at", options.half_at, 0.0, 1e6)?;
    check(ratings, None)?;
    // Names in their order stand for the order of all sums.
    let mut by_judge = Linked::new();
    let mut by_unit = Linked::new();
    for JudgeRating { judge, unit, level } in ratings {
        by_judge.entry(judge).or_default().insert(unit, level.get());
        by_unit.entry(unit).or_default().insert(judge, level.get());
    }
    let size = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    count_within("ratings.judges", size(by_judge.len()), 0, MOST_JUDGES)?;
    let groups = linked(&by_judge, &by_unit);
    let places = places(&groups, &by_judge, &by_unit);
    let fixed = by_unit.len() + by_judge.len() - groups.len();
    let spare = ratings.len().saturating_sub(fixed);
    let variance = (spare > 0).then(|| unexplained(&by_unit, &places) / spare as f64);

    let judges = by_judge.iter().map(|(judge, levels)| {
        let Place { group, solved } = places.get(*judge).copied().unwrap_or_default();
        let is_shared = |unit: &&&Key| by_unit.get(**unit).is_some_and(|judges| judges.len() > 1);
        let shared = size(levels.keys().filter(is_shared).count());
        let s = f64::from(shared);
        JudgeSeverity {
            judge: (*judge).clone(),
            group,
            ratings: size(levels.len()),
            shared,
            severity: solved.map(|solved| solved.severity),
            standard_error: solved
                .zip(variance)
                .map(|(solved, all)| math::sqrt(solved.factor * all)),
            correction: solved.map(|solved| solved.severity * (s / (s + options.half_at))),
        }
    });
    let judges: Vec<_> = judges.collect();
    Ok(Severities {
        ratings: corrected(ratings, &judges)?,
        groups: size(groups.len()),
        deviation: variance.map(math::sqrt),
        degrees_of_freedom: size(spare),
        judges,
    })
}

/// Where a judge stands.
#[derive(Clone, Copy, Default)]
struct Place {
    group: u32,
    solved: Option<Solved>,
}

/// The place of each judge; without a severity where a judge shares no unit.
fn places<'a>(
    groups: &[BTreeSet<&'a Key>],
    by_judge: &Linked<'a>,
    by_unit: &Linked<'a>,
) -> BTreeMap<&'a Key, Place> {
    let mut places = BTreeMap::new();
    for (number, group) in (0_u32..).zip(groups) {
        let solved = if group.len() > 1 { solve::solve(group, by_judge, by_unit) } else { None };
        let mut solved = solved.unwrap_or_default().into_iter();
        let place = |judge| (judge, Place { group: number, solved: solved.next() });
        places.extend(group.iter().copied().map(place));
    }
    places
}

/// The sum of squares of what neither units nor judges explain.
fn unexplained(by_unit: &Linked<'_>, places: &BTreeMap<&Key, Place>) -> f64 {
    let severity_of = |judge: &Key| {
        places.get(judge).and_then(|place| place.solved).map_or(0.0, |solved| solved.severity)
    };
    let of_unit = |levels: &BTreeMap<&Key, f64>| {
        let bare = || levels.iter().map(|(judge, level)| level + severity_of(judge));
        let mean = bare().sum::<f64>() / levels.len() as f64;
        bare().map(|level| (level - mean) * (level - mean)).sum::<f64>()
    };
    by_unit.values().map(of_unit).sum()
}

/// The ratings, each with the correction of its judge.
fn corrected(
    ratings: &[JudgeRating],
    judges: &[JudgeSeverity],
) -> Result<Vec<CorrectedRating>, EvidenceError> {
    let corrections: BTreeMap<&Key, f64> =
        judges.iter().filter_map(|one| Some((&one.judge, one.correction?))).collect();
    let corrected = ratings.iter().map(|rating| {
        let correction = corrections.get(&rating.judge);
        let level = correction.map(|correction| Level::new(rating.level.get() + correction));
        let (judge, unit) = (rating.judge.clone(), rating.unit.clone());
        Ok(CorrectedRating { judge, unit, given: rating.level, level: level.transpose()? })
    });
    corrected.collect()
}
