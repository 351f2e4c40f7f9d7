//! How good a resource is, by what people said of it and did with it.

use serde::{Deserialize, Serialize};

use crate::evidence::measure::{Proportion, wilson};
use crate::kernel::Key;
use crate::problem::{Fault, Problem};
use crate::recommend::RecommendError;

/// What people said of one resource, and did with it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, expecting = "feedback on a resource")]
pub struct ResourceFeedback {
    /// Id of the resource.
    pub resource: Key,
    /// How many found it helpful.
    #[serde(default)]
    pub helpful: u32,
    /// How many did not.
    #[serde(default)]
    pub not_helpful: u32,
    /// How many gave which number of stars.
    #[serde(default)]
    pub stars: Vec<StarRating>,
    /// How many began it.
    #[serde(default)]
    pub started: u32,
    /// How many of those finished it.
    #[serde(default)]
    pub completed: u32,
    /// How many were offered it, and did not want it.
    #[serde(default)]
    pub dismissed: u32,
}

/// How many people gave this number of stars.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, expecting = "a number of stars with a count")]
pub struct StarRating {
    /// The stars, any whole number; more is better.
    pub stars: u32,
    /// How many people gave them.
    pub count: u32,
}

/// How to weigh what people said.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields, expecting = "options of a quality")]
pub struct QualityOptions {
    /// How much of the distribution the ranges hold, from 0.01 to 0.9999.
    pub confidence: f64,
    /// How many ratings the mean of all resources counts for, from 0 to 1,000,000.
    pub prior_weight: f64,
}

impl Default for QualityOptions {
    fn default() -> Self {
        Self { confidence: 0.95, prior_weight: 5.0 }
    }
}

/// How good one resource is.
///
/// What nobody said anything of has no quality, which is not a bad one.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ResourceQuality {
    /// Id of the resource.
    pub resource: Key,
    /// Of those who said so, how many found it helpful; resources go by its low end.
    pub helpful: Proportion,
    /// The mean number of stars; nothing where nobody gave any.
    pub mean_stars: Option<f64>,
    /// The mean number of stars, drawn to that of all resources; nothing where nobody gave any
    /// to any of them.
    pub stars: Option<f64>,
    /// How many gave stars.
    pub ratings: u32,
    /// Of those who began it, how many finished it.
    pub completion: Proportion,
    /// Of those who began it or did not want it, how many did not want it.
    pub dismissal: Proportion,
}

/// How good each resource is, in the order given: shares with their ranges (Wilson 1927), and stars
/// as a Bayesian average.
///
/// With *n* ratings of a resource, and *m* the mean of all ratings of all resources here:
///
/// stars = (prior_weight * m + sum of stars) / (prior_weight + n)
///
/// One rating of 5 stars so does not beat a hundred of 4.9.
/// With a prior weight of 0 a resource without ratings has no stars.
/// To order resources by helpfulness, take the low end of the range, as one vote of one is less
/// sure than 90 of 100.
///
/// # Errors
///
/// * `recommend.duplicate_resource` when a resource is there twice.
/// * `kernel.out_of_range` when more finished than began, and when an option is out of its range.
///
/// # Cost
///
/// O(n log n).
pub fn resource_quality(
    feedback: &[ResourceFeedback],
    options: &QualityOptions,
) -> Result<Vec<ResourceQuality>, Problem> {
    check(feedback, options)?;
    let (all_stars, all_ratings) = feedback
        .iter()
        .map(stars_of)
        .fold((0.0, 0.0), |total, one| (total.0 + one.0, total.1 + one.1));
    let overall = (all_ratings > 0.0).then(|| all_stars / all_ratings);
    let mut qualities = Vec::with_capacity(feedback.len());
    for (at, one) in feedback.iter().enumerate() {
        let confident = |right: u32, asked: u32| {
            let path = format!("feedback[{at}]");
            wilson(right, asked, options.confidence)
                .map_err(|error| Problem::from(error).under(&path))
        };
        let (sum, count) = stars_of(one);
        let weight = options.prior_weight + count;
        qualities.push(ResourceQuality {
            resource: one.resource.clone(),
            helpful: confident(one.helpful, one.helpful.saturating_add(one.not_helpful))?,
            mean_stars: (count > 0.0).then(|| sum / count),
            stars: overall
                .filter(|_| weight > 0.0)
                .map(|mean| (options.prior_weight * mean + sum) / weight),
            ratings: ratings_of(one),
            completion: confident(one.completed, one.started)?,
            dismissal: confident(one.dismissed, one.dismissed.saturating_add(one.started))?,
        });
    }
    Ok(qualities)
}

fn check(feedback: &[ResourceFeedback], options: &QualityOptions) -> Result<(), Problem> {
    if !(0.0..=1e6).contains(&options.prior_weight) {
        let fault = Fault::new().at("options.prior_weight").with("name", "prior_weight");
        let fault = fault.with("value", options.prior_weight);
        let fault = fault.with("minimum", 0).with("maximum", "1000000");
        return Err(crate::kernel::KernelError::OutOfRange(fault).into());
    }
    let mut ids: Vec<(&Key, usize)> =
        feedback.iter().enumerate().map(|(at, one)| (&one.resource, at)).collect();
    ids.sort_unstable();
    let twice = ids.iter().zip(ids.iter().skip(1)).find(|(one, next)| one.0 == next.0);
    if let Some((_, (resource, at))) = twice {
        let fault = Fault::new().at(format!("feedback[{at}].resource")).with("resource", resource);
        return Err(RecommendError::DuplicateResource(fault).into());
    }
    Ok(())
}

/// The sum of all stars and how many ratings there are; whole numbers, so any order gives the same.
fn stars_of(feedback: &ResourceFeedback) -> (f64, f64) {
    feedback.stars.iter().fold((0.0, 0.0), |(sum, count), one| {
        let people = f64::from(one.count);
        (sum + f64::from(one.stars) * people, count + people)
    })
}

fn ratings_of(feedback: &ResourceFeedback) -> u32 {
    feedback.stars.iter().fold(0_u32, |sum, one| sum.saturating_add(one.count))
}
