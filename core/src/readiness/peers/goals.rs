//! The progress of goals and of key results.

use serde::{Deserialize, Serialize};

use super::{PeerRemark, PeerRule};
use crate::kernel::{KernelError, Level, math};
use crate::problem::Fault;
use crate::readiness::ReadinessError;

/// A goal below another goal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, expecting = "a goal below another")]
pub struct ChildGoal {
    /// How far it is reached, in percent.
    pub progress: Level,
    /// Whether it was put aside, and does not count.
    #[serde(default)]
    pub archived: bool,
}

/// The progress of a goal or of an objective.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct MeanProgress {
    /// The formula.
    pub formula: PeerRule,
    /// Its version here; a change of any result is a new version.
    pub version: u32,
    /// In percent; nothing where there is nothing to take the mean of.
    pub percent: Option<f64>,
}

/// The progress of a goal in Frappe HR: the mean of the goals below it that are not archived.
///
/// Nothing where there are none: a mean of nothing has no meaning.
/// A goal of a day and a goal of a year weigh the same.
///
/// ```
/// use prowess::kernel::Level;
/// use prowess::readiness::peers::{ChildGoal, goal_mean_children};
///
/// let [done, begun] = [Level::new(100.0)?, Level::new(20.0)?];
/// let children = [
///     ChildGoal { progress: done, archived: false },
///     ChildGoal { progress: begun, archived: false },
///     ChildGoal { progress: Level::ZERO, archived: true },
/// ];
/// assert_eq!(goal_mean_children(&children)?.percent, Some(60.0));
/// assert_eq!(goal_mean_children(&[])?.percent, None);
/// # Ok::<(), prowess::Problem>(())
/// ```
///
/// # Errors
///
/// * `kernel.not_finite` when the numbers are too large for a computer.
pub fn goal_mean_children(children: &[ChildGoal]) -> Result<MeanProgress, ReadinessError> {
    let counted = children.iter().filter(|child| !child.archived);
    let percent = mean(counted.map(|child| child.progress.get()), "children")?;
    let formula = PeerRule::GoalMeanChildren;
    Ok(MeanProgress { formula, version: formula.version(), percent })
}

/// The mean of numbers; nothing of nothing.
fn mean(numbers: impl Iterator<Item = f64>, path: &str) -> Result<Option<f64>, ReadinessError> {
    let (mut sum, mut count) = (0.0, 0.0);
    for number in numbers {
        sum += number;
        count += 1.0;
    }
    let mean = (count > 0.0).then_some(sum / count);
    finite(mean, path)
}

fn finite(value: Option<f64>, path: &str) -> Result<Option<f64>, ReadinessError> {
    match value.filter(|value| !value.is_finite()) {
        None => Ok(value),
        Some(value) => {
            let fault = Fault::new().at(path).with("name", "progress").with("value", value);
            Err(KernelError::NotFinite(fault).into())
        }
    }
}

/// A key result: a number that is to go from a start to a target.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, expecting = "a key result")]
pub struct KeyResult {
    /// Where it started.
    #[serde(default = "zero")]
    pub start: Level,
    /// Where it is.
    pub current: Level,
    /// Where it is to go.
    pub target: Level,
}

fn zero() -> Level {
    Level::ZERO
}

/// How the progress of a key result is measured.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum KeyResultFormula {
    /// The part of the way from the start to the target: (current - start) / (target - start).
    #[default]
    Linear,
    /// The part of the target, wherever it started, as Horilla counts: current / target.
    OfTarget,
}

/// The progress of a key result.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct KeyResultProgress {
    /// The formula.
    pub formula: PeerRule,
    /// Its version here; a change of any result is a new version.
    pub version: u32,
    /// In percent; below 0 where it went the wrong way and above 100 beyond the target; nothing
    /// where there is no way to go.
    pub percent: Option<f64>,
    /// The known faults that struck in this case.
    pub remarks: Vec<PeerRemark>,
}

/// The progress of a key result, in percent.
///
/// Linear: 100 (current - start) / (target - start), which works downwards too: from 40 to 10
/// complaints, 25 is half of the way.
/// Of the target: 100 current / target, as Horilla counts; from 80 to 100 it starts at 80 %.
/// Where start and target, or target and 0, are the same, there is no way to go and no progress.
///
/// ```
/// use prowess::kernel::Level;
/// use prowess::readiness::peers::{KeyResult, KeyResultFormula, key_result};
///
/// let [start, current, target] = [Level::new(80.0)?, Level::new(90.0)?, Level::new(100.0)?];
/// let result = KeyResult { start, current, target };
/// assert_eq!(key_result(&result, KeyResultFormula::Linear)?.percent, Some(50.0));
/// assert_eq!(key_result(&result, KeyResultFormula::OfTarget)?.percent, Some(90.0));
/// # Ok::<(), prowess::Problem>(())
/// ```
///
/// # Errors
///
/// * `kernel.not_finite` when the numbers are too far apart for a computer.
pub fn key_result(
    result: &KeyResult,
    formula: KeyResultFormula,
) -> Result<KeyResultProgress, ReadinessError> {
    let start = match formula {
        KeyResultFormula::Linear => result.start,
        KeyResultFormula::OfTarget => Level::ZERO,
    };
    let ignored = result.start != start;
    let way = (result.target != start).then(|| {
        100.0 * (result.current.get() - start.get()) / (result.target.get() - start.get())
    });
    let rule = PeerRule::KeyResult;
    Ok(KeyResultProgress {
        formula: rule,
        version: rule.version(),
        percent: finite(way, "result")?,
        remarks: ignored.then_some(PeerRemark::StartIgnored).into_iter().collect(),
    })
}

/// The progress of an objective in Horilla: the mean of its key results, cut to whole percent.
///
/// Nothing where there are none, or where one of them has no progress.
///
/// ```
/// use prowess::kernel::Level;
/// use prowess::readiness::peers::{KeyResult, KeyResultFormula, objective};
///
/// let result = |current: f64| -> Result<_, prowess::Problem> {
///     let (start, target) = (Level::ZERO, Level::new(3.0)?);
///     Ok(KeyResult { start, current: Level::new(current)?, target })
/// };
/// let results = [result(1.0)?, result(3.0)?];
/// assert_eq!(objective(&results, KeyResultFormula::OfTarget)?.percent, Some(66.0));
/// # Ok::<(), prowess::Problem>(())
/// ```
///
/// # Errors
///
/// * those of [`key_result`].
pub fn objective(
    results: &[KeyResult],
    formula: KeyResultFormula,
) -> Result<MeanProgress, ReadinessError> {
    let rule = PeerRule::Objective;
    let answer = |percent| MeanProgress { formula: rule, version: rule.version(), percent };
    let mut progress = Vec::with_capacity(results.len());
    for result in results {
        match key_result(result, formula)?.percent {
            Some(percent) => progress.push(percent),
            None => return Ok(answer(None)),
        }
    }
    Ok(answer(mean(progress.into_iter(), "results")?.map(math::floor)))
}
