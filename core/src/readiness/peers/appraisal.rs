//! The appraisal of goals, feedback and self-rating.

use serde::{Deserialize, Serialize};

use super::PeerRemark;
use super::exact::two_decimals;
use crate::kernel::{Level, Text};
use crate::problem::Fault;
use crate::readiness::ReadinessError;

/// What an appraisal is made of.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default, expecting = "an appraisal")]
pub struct Appraisal {
    /// The goals; their weights add up to 100, or there are none.
    pub goals: Vec<AppraisalGoal>,
    /// The mean of the feedback of others, from 0 to 5; nothing where nobody gave any.
    pub feedback: Option<Level>,
    /// The person's own ratings; their weights add up to 100, or there are none.
    pub self_ratings: Vec<SelfRating>,
}

/// A goal of an appraisal.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
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
#[serde(deny_unknown_fields, expecting = "a self-rating")]
pub struct SelfRating {
    /// What is rated.
    pub name: Text,
    /// The rating, from 0 to 1.
    pub rating: Level,
    /// Its weight, in percent.
    pub weight: Level,
}

/// The score of an appraisal, in points from 0 to 5.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct AppraisalScore {
    /// The points of the goals: sum(completion x weight / 100) / 20; nothing without goals.
    pub goals: Option<f64>,
    /// The points of the feedback.
    pub feedback: Option<f64>,
    /// The points of the self-ratings: sum(rating x 5 x weight / 100); nothing without any.
    pub own: Option<f64>,
    /// What the peer shows: a third of the sum, with two decimals; an absent part is 0.
    pub value: f64,
    /// The mean of the parts that are there; nothing where none is.
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
///   percentage, a rating or the feedback is outside of its range.
pub fn appraisal_mean_of_parts(appraisal: &Appraisal) -> Result<AppraisalScore, ReadinessError> {
    let goals = appraisal.goals.iter().map(|goal| (goal.completion, goal.weight));
    let goals = weighted(goals.collect(), 100.0, "goals", "completion")?;
    let own = appraisal.self_ratings.iter().map(|one| (one.rating, one.weight));
    let own = weighted(own.collect(), 1.0, "self_ratings", "rating")?;
    let feedback = appraisal.feedback.map(Level::get);
    if let Some(feedback) = feedback.filter(|feedback| !(0.0..=5.0).contains(feedback)) {
        return Err(invalid(
            "appraisal.feedback",
            format!("feedback `{feedback}` is outside of 0 to 5"),
        ));
    }
    let goals = goals.map(|percent| percent / 20.0);
    let own = own.map(|ratings| ratings * 5.0);
    let parts = [goals, feedback, own];
    let sum: f64 = parts.iter().flatten().sum();
    let there = parts.iter().flatten().count();
    let absent = there < parts.len();
    Ok(AppraisalScore {
        goals,
        feedback,
        own,
        value: two_decimals(sum / 3.0),
        mean_of_present: (there > 0).then(|| sum / there as f64),
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
    let weights: f64 = list.iter().map(|(_, weight)| weight.get()).sum();
    if !list.is_empty() && !(99.995..100.005).contains(&weights) {
        let reason = format!("the weights add up to `{weights}`, and should to 100");
        return Err(invalid(&format!("appraisal.{name}"), reason));
    }
    let sum = list.iter().map(|(value, weight)| value.get() * weight.get() / 100.0).sum();
    Ok((!list.is_empty()).then_some(sum))
}

fn invalid(path: &str, reason: String) -> ReadinessError {
    ReadinessError::InvalidFormula(Fault::new().at(path).with("reason", reason))
}
