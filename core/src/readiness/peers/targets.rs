//! Which target, and which rating, a gap is measured with.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::PeerRule;
use crate::kernel::{Key, Level};
use crate::problem::Fault;
use crate::readiness::ReadinessError;

/// The benchmark of a role and two ratings of a person, on one scale on which more is better.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, expecting = "a benchmark and ratings")]
pub struct BenchmarkRatings {
    /// The level the role asks for.
    pub benchmark: Level,
    /// What the manager says.
    #[serde(default)]
    pub manager: Option<Level>,
    /// What the person says.
    #[serde(default)]
    pub own: Option<Level>,
}

/// Whose rating was taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum RatingSource {
    /// That of the manager.
    Manager,
    /// That of the person.
    SelfAssessment,
}

/// A gap, and whose rating it was measured with.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct GapByPrecedence {
    /// The formula.
    pub formula: PeerRule,
    /// Its version here; a change of any result is a new version.
    pub version: u32,
    /// The levels that are missing; negative where there are more than asked, and nothing where
    /// nobody rated.
    pub gap: Option<Level>,
    /// Whose rating was taken.
    pub source: Option<RatingSource>,
    /// How far the rating that was not taken is from the one that was, where there are both: more
    /// than 0 where the person rates higher than the manager.
    pub disagreement: Option<Level>,
}

/// The gap of Eightfold: the benchmark without the manager's rating, or without the person's own
/// where the manager gave none.
///
/// gap = benchmark - (manager ?? self).
/// What the other rating would have said is lost at the peer; here it is the disagreement.
/// The peer's match does not look at proficiency at all, so this gap and that match may contradict
/// each other.
///
/// ```
/// use prowess::kernel::Level;
/// use prowess::readiness::peers::{BenchmarkRatings, RatingSource, gap_by_precedence};
///
/// let [three, four, five] = [Level::new(3.0)?, Level::new(4.0)?, Level::new(5.0)?];
/// let ratings = BenchmarkRatings { benchmark: five, manager: Some(three), own: Some(four) };
/// let gap = gap_by_precedence(&ratings)?;
/// assert_eq!((gap.gap.map(Level::get), gap.source), (Some(2.0), Some(RatingSource::Manager)));
/// # Ok::<(), prowess::Problem>(())
/// ```
///
/// # Errors
///
/// * `kernel.not_finite` when two levels are too far apart for a computer.
pub fn gap_by_precedence(ratings: &BenchmarkRatings) -> Result<GapByPrecedence, ReadinessError> {
    let taken = match (ratings.manager, ratings.own) {
        (Some(manager), _) => Some((manager, RatingSource::Manager)),
        (None, Some(own)) => Some((own, RatingSource::SelfAssessment)),
        (None, None) => None,
    };
    let apart = |from: Level, to: Level| Level::new(from.get() - to.get());
    let both = ratings.manager.zip(ratings.own);
    let gap = taken.map(|(rating, _)| apart(ratings.benchmark, rating));
    let formula = PeerRule::GapByPrecedence;
    Ok(GapByPrecedence {
        formula,
        version: formula.version(),
        gap: gap.transpose()?,
        source: taken.map(|(_, source)| source),
        disagreement: both.map(|(manager, own)| apart(own, manager)).transpose()?,
    })
}

/// What one model of a role asks of a competency, on a scale on which more is better.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, expecting = "a target of a model")]
pub struct ModelTarget {
    /// The model.
    pub model: Key,
    /// Uri of the competency.
    pub competency: Key,
    /// The level it asks for.
    pub target: Level,
}

/// The target of a competency, and which model set it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct WinningTarget {
    /// Uri of the competency.
    pub competency: Key,
    /// The highest target.
    pub target: Level,
    /// The model that asks for it; of several, the first by key.
    pub model: Key,
    /// The models that ask for less and are overruled, ordered.
    pub overruled: Vec<Key>,
}

/// The target of each competency.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct WinningTargets {
    /// The formula.
    pub formula: PeerRule,
    /// Its version here; a change of any result is a new version.
    pub version: u32,
    /// One for each competency, ordered by it.
    pub targets: Vec<WinningTarget>,
}

/// The target of each competency where several models ask for it: the highest wins, as in
/// Cornerstone.
///
/// The peer does not say which model won; here the models that are overruled are named.
/// Ordered by competency.
///
/// ```
/// use prowess::kernel::{Key, Level};
/// use prowess::readiness::peers::{ModelTarget, target_of_models};
///
/// let target = |model: &str, level: f64| -> Result<_, prowess::Problem> {
///     let (model, competency) = (Key::parse(model)?, Key::parse("sql")?);
///     Ok(ModelTarget { model, competency, target: Level::new(level)? })
/// };
/// let targets = target_of_models(&[target("analyst", 3.0)?, target("lead", 4.0)?])?.targets;
/// assert_eq!((targets[0].target.get(), targets[0].model.as_str()), (4.0, "lead"));
/// # Ok::<(), prowess::Problem>(())
/// ```
///
/// # Errors
///
/// * `readiness.named_twice` when a model asks for a competency twice.
///
/// # Cost
///
/// O(n log n).
pub fn target_of_models(targets: &[ModelTarget]) -> Result<WinningTargets, ReadinessError> {
    let mut models: BTreeMap<&Key, BTreeMap<&Key, Level>> = BTreeMap::new();
    for (at, one) in targets.iter().enumerate() {
        let others = models.entry(&one.competency).or_default();
        if others.insert(&one.model, one.target).is_some() {
            let fault = Fault::new().at(format!("targets[{at}].competency"));
            return Err(ReadinessError::NamedTwice(fault.with("name", &one.competency)));
        }
    }
    let winner = |(competency, targets): (&Key, BTreeMap<&Key, Level>)| {
        let target = targets.values().copied().max()?;
        let (model, _) = targets.iter().find(|(_, one)| **one == target)?;
        let below = targets.iter().filter(|(_, one)| **one < target);
        let overruled = below.map(|(model, _)| (*model).clone()).collect();
        Some(WinningTarget {
            competency: competency.clone(),
            target,
            model: (*model).clone(),
            overruled,
        })
    };
    let formula = PeerRule::TargetOfModels;
    let targets = models.into_iter().filter_map(winner).collect();
    Ok(WinningTargets { formula, version: formula.version(), targets })
}
