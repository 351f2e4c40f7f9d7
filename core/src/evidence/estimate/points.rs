//! Levels by points that add up.

use serde::{Deserialize, Serialize};

use crate::evidence::EvidenceError;
use crate::kernel::{Day, Key};
use crate::problem::Fault;

/// Points somebody got for one thing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, expecting = "an award of points")]
pub struct PointsAward {
    /// Id of the entry.
    pub entry: Key,
    /// The points.
    pub points: u32,
    /// The day they were earned.
    pub occurred_on: Day,
}

/// From how many points on each level is reached.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum PointsRule {
    /// From so many percent of all points that can be earned (SkillTree).
    PercentOfPoints {
        /// All points that can be earned, at least 100.
        total: u32,
        /// The percents, rising, from 1 to 100.
        #[serde(default = "skilltree_percents")]
        percents: Vec<u32>,
    },
    /// From these points on (SkillTree).
    ExplicitPoints {
        /// The points, rising, from 1.
        from: Vec<u32>,
    },
}

/// The level that points reach.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PointsLevel {
    /// How many levels are reached, from 0.
    pub level: u32,
    /// The level that the points alone reach, where an earlier one is kept.
    pub by_points: u32,
    /// The points, as the sum of all that counts.
    pub points: u32,
    /// How many points the next level still needs; nothing at the top.
    pub missing: Option<u32>,
    /// From how many points on each level is reached.
    pub thresholds: Vec<u32>,
    /// The name of the rule.
    pub formula: PointsFormula,
    /// Its version.
    pub version: u32,
}

/// The name of a rule of points.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum PointsFormula {
    /// [`PointsRule::PercentOfPoints`].
    PercentOfPoints,
    /// [`PointsRule::ExplicitPoints`].
    ExplicitPoints,
}

/// SkillTree's percents where nothing is said.
fn skilltree_percents() -> Vec<u32> {
    vec![10, 25, 45, 67, 92]
}

/// The level that points reach by a day.
///
/// level = how many thresholds are at most the points; a level goes from its threshold, which
/// belongs to it, up to the next one, which does not.
///
/// | rule | threshold |
/// |---|---|
/// | `percent_of_points` | floor(total * percent / 100) |
/// | `explicit_points` | as it is given |
///
/// Points earned after `as_of` do not count yet.
/// More things to earn points with raise every threshold of `percent_of_points`, so a level may
/// fall without anybody having lost anything: give the level that was reached before, and it is
/// kept.
/// Source: SkillTree, its default percents and its rule of never taking a level away.
///
/// # Errors
///
/// * `evidence.invalid_estimator` when the total is below 100, there is no threshold, the
///   thresholds do not rise, or a percent is not from 1 to 100.
/// * `evidence.invalid_observation` when an entry is there twice, or the points do not fit a
///   number of 32 bits.
///
/// # Cost
///
/// O(n log n) in the number of awards.
pub fn level_of_points(
    awards: &[PointsAward],
    rule: &PointsRule,
    reached_before: u32,
    as_of: Day,
) -> Result<PointsLevel, EvidenceError> {
    let (formula, thresholds) = thresholds(rule)?;
    let mut entries: Vec<&Key> = awards.iter().map(|award| &award.entry).collect();
    entries.sort_unstable();
    let mut pairs = entries.iter().zip(entries.iter().skip(1));
    let wrong = |entry: &Key, reason: &str| {
        let fault = Fault::new().at("awards").with("entry", entry).with("reason", reason);
        EvidenceError::InvalidObservation(fault)
    };
    if let Some((twice, _)) = pairs.find(|(a, b)| a == b) {
        return Err(wrong(twice, "is there twice"));
    }
    let mut points = 0_u32;
    for award in awards.iter().filter(|award| award.occurred_on <= as_of) {
        let sum = points.checked_add(award.points);
        points = sum.ok_or_else(|| wrong(&award.entry, "makes more than 4294967295 points"))?;
    }
    let reached = thresholds.iter().take_while(|from| **from <= points).count();
    let by_points = u32::try_from(reached).unwrap_or(u32::MAX);
    let highest = u32::try_from(thresholds.len()).unwrap_or(u32::MAX);
    let level = by_points.max(reached_before.min(highest));
    let next = thresholds.get(level as usize);
    let missing = next.map(|next| next.saturating_sub(points));
    Ok(PointsLevel { level, by_points, points, missing, thresholds, formula, version: 1 })
}

/// The points from which on each level is reached.
fn thresholds(rule: &PointsRule) -> Result<(PointsFormula, Vec<u32>), EvidenceError> {
    let wrong = |name: &str, field: &str, reason: String| {
        let fault = Fault::new().at(format!("rule.{field}")).with("estimator", name);
        EvidenceError::InvalidEstimator(fault.with("reason", reason))
    };
    let rising = |name: &str, field: &str, values: &[u32]| {
        if values.is_empty() {
            return Err(wrong(name, field, "has no threshold".to_owned()));
        }
        let mut pairs = values.iter().zip(values.iter().skip(1));
        if let Some((first, second)) = pairs.find(|(first, second)| first >= second) {
            let reason =
                format!("has thresholds that do not rise: `{second}` comes after `{first}`");
            return Err(wrong(name, field, reason));
        }
        Ok(())
    };
    match rule {
        PointsRule::PercentOfPoints { total, percents } => {
            let name = "percent_of_points";
            rising(name, "percents", percents)?;
            if *total < 100 {
                let reason = format!("has a total of `{total}` points, which must be at least 100");
                return Err(wrong(name, "total", reason));
            }
            if let Some(percent) = percents.iter().find(|percent| !(1..=100).contains(*percent)) {
                let reason = format!("has percent `{percent}`, which must be from 1 to 100");
                return Err(wrong(name, "percents", reason));
            }
            let points = |percent: &u32| u64::from(*total) * u64::from(*percent) / 100;
            let points = |percent| u32::try_from(points(percent)).unwrap_or(u32::MAX);
            Ok((PointsFormula::PercentOfPoints, percents.iter().map(points).collect()))
        }
        PointsRule::ExplicitPoints { from } => {
            let name = "explicit_points";
            rising(name, "from", from)?;
            if from.first() == Some(&0) {
                let reason = "has a threshold of `0`, which everybody reaches".to_owned();
                return Err(wrong(name, "from", reason));
            }
            Ok((PointsFormula::ExplicitPoints, from.clone()))
        }
    }
}
