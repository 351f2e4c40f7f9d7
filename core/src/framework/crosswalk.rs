//! Levels from one scale to another, with the loss stated.

use serde::{Deserialize, Serialize};

use super::{Direction, FrameworkError, ProficiencyScale, ScaleKind};
use crate::kernel::{Key, Level};
use crate::problem::Fault;

/// A level of one scale and the level of the other that it becomes.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, expecting = "a row of a crosswalk")]
pub struct CrosswalkRow {
    /// Level on the scale that is left.
    pub from: Level,
    /// Level on the scale that is reached.
    pub to: Level,
}

/// How a level becomes another.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum CrosswalkMethod {
    /// The ends meet the ends and the rest lies in proportion.
    ///
    /// to = minimum' + (from - minimum) * (maximum' - minimum') / (maximum - minimum),
    /// mirrored where the directions differ; on an ordinal scale with anchors the nearest lower
    /// anchor.
    Linear {},
    /// A level becomes what the highest row at or below it says; of two for one level, the one
    /// that says more.
    Table {
        /// The rows, in any order.
        #[serde(deserialize_with = "crate::kernel::through_tree")]
        rows: Vec<CrosswalkRow>,
    },
}

/// A way from one scale to another.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, expecting = "a crosswalk")]
pub struct Crosswalk {
    /// The scale that is left.
    pub from: Key,
    /// The scale that is reached.
    pub to: Key,
    /// How a level becomes another.
    pub method: CrosswalkMethod,
    /// The loss its author states: the largest distance, in levels of the scale that is left,
    /// between two levels that become one.
    #[serde(default)]
    pub loss: Option<Level>,
}

/// The level on the other scale.
///
/// # Errors
///
/// * `framework.level_off_scale` when the level is not on the scale that is left.
/// * `framework.no_crosswalk` when no row of the table lies at or below the level, or when a scale
///   is nominal: names without an order have no levels to carry over.
/// * `framework.invalid_scale` when the minimum of a scale is not below its maximum, or too far
///   from it.
/// * `kernel.not_finite` when the scales are too long for the numbers of a computer.
pub fn convert(
    level: Level,
    crosswalk: &Crosswalk,
    from: &ProficiencyScale,
    to: &ProficiencyScale,
) -> Result<Level, FrameworkError> {
    from.check_ends("from")?;
    to.check_ends("to")?;
    if !from.holds(level) {
        return Err(off_scale(level, from));
    }
    match &crosswalk.method {
        CrosswalkMethod::Linear {} => {
            if [from.kind, to.kind].contains(&ScaleKind::Nominal) {
                return Err(no_crosswalk(level, crosswalk));
            }
            // Multiplied first: whole steps that fit then stay whole, and hit their anchor.
            let height = from.height(level) * (to.maximum.get() - to.minimum.get())
                / (from.maximum.get() - from.minimum.get());
            let bottom_up = to.height(to.minimum) <= 0.0;
            let exact =
                if bottom_up { to.minimum.get() + height } else { to.maximum.get() - height };
            let exact = Level::new(exact)?.clamp(to.minimum, to.maximum);
            Ok(if to.kind == ScaleKind::Ordinal { nearest_below(exact, to) } else { exact })
        }
        CrosswalkMethod::Table { rows } => {
            let at_or_below = rows.iter().filter(|row| row.from <= level);
            let row = at_or_below.max_by_key(|row| (row.from, row.to));
            let reached = row.ok_or_else(|| no_crosswalk(level, crosswalk))?.to;
            if to.holds(reached) { Ok(reached) } else { Err(off_scale(reached, to)) }
        }
    }
}

/// The largest distance between two levels of the scale that is left which become one.
///
/// This is what a crosswalk loses: two people that far apart look the same afterwards.
/// Levels are tried at the anchors of the scale; where it has none, at whole steps and at both
/// ends, or at a thousand even steps where it is longer than that.
/// For a table they are also tried at its rows, from the lowest row on.
/// 0 means that every level that was tried can be carried back.
///
/// # Errors
///
/// * those of [`convert`].
///
/// # Cost
///
/// O(n m) for n levels and m rows or anchors.
pub fn largest_error(
    crosswalk: &Crosswalk,
    from: &ProficiencyScale,
    to: &ProficiencyScale,
) -> Result<f64, FrameworkError> {
    let mut tried = from.steps()?;
    if let CrosswalkMethod::Table { rows } = &crosswalk.method {
        let lowest = rows.iter().map(|row| row.from).min();
        tried.retain(|level| lowest.is_some_and(|lowest| *level >= lowest));
        tried.extend(rows.iter().map(|row| row.from));
    }
    let mut reached = Vec::with_capacity(tried.len());
    for level in tried {
        reached.push((convert(level, crosswalk, from, to)?, level));
    }
    reached.sort_unstable();
    let one = reached.chunk_by(|(a, _), (b, _)| a == b);
    let apart = one.filter_map(|levels| {
        let ((_, lowest), (_, highest)) = (levels.first()?, levels.last()?);
        Some(highest.get() - lowest.get())
    });
    Ok(apart.fold(0.0, f64::max))
}

/// The best anchor that is not better than the level, or the bottom of the scale below them all;
/// the level itself on a scale without anchors.
fn nearest_below(level: Level, scale: &ProficiencyScale) -> Level {
    let height = scale.height(level);
    let reached = scale.anchors.iter().filter(|anchor| scale.height(anchor.level) <= height);
    let best = reached
        .max_by(|a, b| scale.height(a.level).total_cmp(&scale.height(b.level)))
        .map(|anchor| anchor.level);
    match best {
        Some(anchor) => anchor,
        None if scale.anchors.is_empty() => level,
        None => match scale.direction {
            Direction::HigherIsBetter => scale.minimum,
            Direction::LowerIsBetter => scale.maximum,
        },
    }
}

fn off_scale(level: Level, scale: &ProficiencyScale) -> FrameworkError {
    let fault = Fault::new().at("level").with("level", level).with("scale", &scale.id);
    FrameworkError::LevelOffScale(
        fault.with("minimum", scale.minimum).with("maximum", scale.maximum),
    )
}

fn no_crosswalk(level: Level, crosswalk: &Crosswalk) -> FrameworkError {
    let fault = Fault::new().at("level").with("level", level);
    FrameworkError::NoCrosswalk(fault.with("from", &crosswalk.from).with("to", &crosswalk.to))
}

impl ProficiencyScale {
    /// The levels to try one by one: the anchors, or steps from the minimum to the maximum.
    fn steps(&self) -> Result<Vec<Level>, FrameworkError> {
        /// More whole steps than this are no scale a person can rate on.
        const MOST: u32 = 1000;
        if !self.anchors.is_empty() {
            return Ok(self.anchors.iter().map(|anchor| anchor.level).collect());
        }
        let length = (self.maximum.get() - self.minimum.get()) / f64::from(MOST);
        let step = length.max(1.0);
        let mut steps = Vec::new();
        for at in 0..MOST {
            let level = Level::new(self.minimum.get() + f64::from(at) * step)?;
            if level >= self.maximum {
                break;
            }
            steps.push(level);
        }
        steps.push(self.maximum);
        Ok(steps)
    }
}
