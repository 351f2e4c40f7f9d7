//! The appraisal of goals, feedback and self-rating.

use serde::{Deserialize, Serialize};

use super::model::level;
use super::rounding::two_decimals;
use super::{PeerRemark, PeerRule};
use crate::kernel::{Level, Text};
use crate::problem::Fault;
use crate::readiness::ReadinessError;

/// The most points an appraisal may be out of.
const MOST_POINTS: f64 = 1000.0;

/// What an appraisal is made of.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default, expecting = "an appraisal")]
pub struct Appraisal {
    /// The goals; their weights add up to 100, or there are none.
    pub goals: Vec<AppraisalGoal>,
    /// The mean of the feedback of others, from 0 to `out_of`; nothing where nobody gave any.
    pub feedback: Option<Level>,
    /// The person's own ratings; their weights add up to 100, or there are none.
    pub self_ratings: Vec<SelfRating>,
    /// The most points there are, above 0 and up to 1000; without it, 5.
    pub out_of: Level,
}

impl Default for Appraisal {
    /// An appraisal of nothing, out of 5 as the peer counted before it could be chosen.
    fn default() -> Self {
        let (goals, self_ratings) = (Vec::new(), Vec::new());
        Self { goals, feedback: None, self_ratings, out_of: level(5.0) }
    }
}

/// A goal of an appraisal.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, expecting = "a goal of an appraisal")]
pub struct AppraisalGoal {
    /// Its name.
    pub name: Text,
    /// How far it is reached, in percent.
    pub completion: Level,
    /// Its weight, in percent.
    pub weight: Level,
}

/// A rating of a person by the person.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, expecting = "a self-rating")]
pub struct SelfRating {
    /// What is rated.
    pub name: Text,
    /// The rating, from 0 to 1.
    pub rating: Level,
    /// Its weight, in percent.
    pub weight: Level,
}

/// What each part of an appraisal weighs, in percent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, expecting = "the weights of an appraisal")]
pub struct AppraisalWeights {
    /// Of the goals.
    pub goals: Level,
    /// Of the feedback.
    pub feedback: Level,
    /// Of the person's own ratings.
    pub own: Level,
}

/// The score of an appraisal, in points from 0 to [`Appraisal::out_of`].
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct AppraisalScore {
    /// The formula.
    pub formula: PeerRule,
    /// Its version here; a change of any result is a new version.
    pub version: u32,
    /// The points of the goals: sum(completion x weight / 100) x out of / 100; nothing without
    /// goals.
    pub goals: Option<f64>,
    /// The points of the feedback.
    pub feedback: Option<f64>,
    /// The points of the self-ratings: sum(rating x out of x weight / 100); nothing without any.
    pub own: Option<f64>,
    /// What the peer shows: the mean, or the weighted mean, with two decimals; an absent part is 0.
    pub value: f64,
    /// The mean of the parts that are there, weighted where `value` is; nothing where none of
    /// them is there or weighs anything.
    pub mean_of_present: Option<f64>,
    /// The known faults that struck in this case.
    pub remarks: Vec<PeerRemark>,
}

/// The final score of an appraisal in Frappe HR, and beside it the mean of the parts that are there.
///
/// value = (goals + feedback + self-ratings) / 3.
/// The peer divides by 3 however many parts there are: goals 5 and feedback 5 make 3.33.
///
/// ```
/// use prowess::kernel::{Level, Text};
/// use prowess::readiness::peers::{Appraisal, AppraisalGoal, appraisal_mean_of_parts};
///
/// let hundred = Level::new(100.0)?;
/// let goal = AppraisalGoal { name: Text::from("sales"), completion: hundred, weight: hundred };
/// let feedback = Some(Level::new(5.0)?);
/// let appraisal = Appraisal { goals: vec![goal], feedback, ..Appraisal::default() };
/// let score = appraisal_mean_of_parts(&appraisal)?;
/// assert_eq!((score.value, score.mean_of_present), (3.33, Some(5.0)));
/// # Ok::<(), prowess::Problem>(())
/// ```
///
/// # Errors
///
/// * `readiness.invalid_formula` when weights do not add up to 100 within two decimals, or when a
///   percentage, a rating, the feedback or `out_of` is outside of its range.
pub fn appraisal_mean_of_parts(appraisal: &Appraisal) -> Result<AppraisalScore, ReadinessError> {
    score(PeerRule::AppraisalMeanOfParts, appraisal, [1.0, 1.0, 1.0])
}

/// The final score of an appraisal in Frappe HR whose parts weigh differently.
///
/// value = (goals x weight + feedback x weight + self-ratings x weight) / 100.
/// At the peer such a score is an expression in a programming language; weights as data give the
/// same number for a weighted mean, and no other expression is computed here.
/// An absent part is 0 and keeps its weight; a remark says so where it weighs anything.
///
/// ```
/// use prowess::kernel::Level;
/// use prowess::readiness::peers::{Appraisal, AppraisalWeights, appraisal_weighted};
///
/// let feedback = Some(Level::new(4.0)?);
/// let appraisal = Appraisal { feedback, ..Appraisal::default() };
/// let [most, rest] = [Level::new(75.0)?, Level::new(25.0)?];
/// let weights = AppraisalWeights { goals: rest, feedback: most, own: Level::ZERO };
/// let score = appraisal_weighted(&appraisal, &weights)?;
/// assert_eq!((score.value, score.mean_of_present), (3.0, Some(4.0)));
/// # Ok::<(), prowess::Problem>(())
/// ```
///
/// # Errors
///
/// * those of [`appraisal_mean_of_parts`].
/// * `readiness.invalid_formula` when a weight of a part is outside of 0 to 100, or when they do not
///   add up to 100 within two decimals.
pub fn appraisal_weighted(
    appraisal: &Appraisal,
    weights: &AppraisalWeights,
) -> Result<AppraisalScore, ReadinessError> {
    let named = [("goals", weights.goals), ("feedback", weights.feedback), ("own", weights.own)];
    for (name, weight) in named {
        if !(0.0..=100.0).contains(&weight.get()) {
            let reason = format!("weight `{weight}` is outside of 0 to 100");
            return Err(invalid(&format!("weights.{name}"), reason));
        }
    }
    let weights = named.map(|(_, weight)| weight.get());
    add_up(weights.iter().sum(), "weights")?;
    score(PeerRule::AppraisalWeighted, appraisal, weights)
}

/// The score of an appraisal whose goals, feedback and self-ratings weigh this much.
fn score(
    formula: PeerRule,
    appraisal: &Appraisal,
    weights: [f64; 3],
) -> Result<AppraisalScore, ReadinessError> {
    let most = appraisal.out_of.get();
    if most <= 0.0 || most > MOST_POINTS {
        let reason = format!("`{most}` points are not above 0 and at most {MOST_POINTS}");
        return Err(invalid("appraisal.out_of", reason));
    }
    let goals = appraisal.goals.iter().map(|goal| (goal.completion, goal.weight));
    let goals = weighted(goals.collect(), 100.0, "goals", "completion")?;
    let own = appraisal.self_ratings.iter().map(|one| (one.rating, one.weight));
    let own = weighted(own.collect(), 1.0, "self_ratings", "rating")?;
    let feedback = appraisal.feedback.map(Level::get);
    if let Some(feedback) = feedback.filter(|feedback| !(0.0..=most).contains(feedback)) {
        return Err(invalid(
            "appraisal.feedback",
            format!("feedback `{feedback}` is outside of 0 to {most}"),
        ));
    }
    let goals = goals.map(|percent| percent * most / 100.0);
    let own = own.map(|ratings| ratings * most);
    let parts = [goals, feedback, own];
    let counted = || parts.iter().zip(weights).filter(|(_, weight)| *weight > 0.0);
    let there = || counted().filter_map(|(part, weight)| part.map(|part| (part, weight)));
    let sum: f64 = there().map(|(part, weight)| part * weight).sum();
    let weighs: f64 = there().map(|(_, weight)| weight).sum();
    let absent = counted().any(|(part, _)| part.is_none());
    Ok(AppraisalScore {
        formula,
        version: formula.version(),
        goals,
        feedback,
        own,
        value: two_decimals(sum / weights.iter().sum::<f64>()),
        mean_of_present: (weighs > 0.0).then(|| sum / weighs),
        remarks: absent.then_some(PeerRemark::AbsentPartCountedAsZero).into_iter().collect(),
    })
}

/// sum(value x weight / 100) of values from 0 to `most`; nothing of nothing.
fn weighted(
    list: Vec<(Level, Level)>,
    most: f64,
    name: &str,
    field: &str,
) -> Result<Option<f64>, ReadinessError> {
    for (at, (value, weight)) in list.iter().enumerate() {
        if !(0.0..=most).contains(&value.get()) {
            let reason = format!("{field} `{value}` is outside of 0 to {most}");
            return Err(invalid(&format!("appraisal.{name}[{at}].{field}"), reason));
        }
        if !(0.0..=100.0).contains(&weight.get()) {
            let reason = format!("weight `{weight}` is outside of 0 to 100");
            return Err(invalid(&format!("appraisal.{name}[{at}].weight"), reason));
        }
    }
    if !list.is_empty() {
        let weights = list.iter().map(|(_, weight)| weight.get()).sum();
        add_up(weights, &format!("appraisal.{name}"))?;
    }
    let sum = list.iter().map(|(value, weight)| value.get() * weight.get() / 100.0).sum();
    Ok((!list.is_empty()).then_some(sum))
}

/// Refuses weights that are not 100 percent together, within two decimals.
fn add_up(weights: f64, path: &str) -> Result<(), ReadinessError> {
    if (99.995..100.005).contains(&weights) {
        return Ok(());
    }
    Err(invalid(path, format!("the weights add up to `{weights}`, and should to 100")))
}

fn invalid(path: &str, reason: String) -> ReadinessError {
    ReadinessError::InvalidFormula(Fault::new().at(path).with("reason", reason))
}
