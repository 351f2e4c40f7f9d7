//! How able a person is, by the items they answered.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::TestItem;
use super::item::{add, log_weights, normalise, points};
use crate::evidence::EvidenceError;
use crate::evidence::within::within;
use crate::kernel::{Key, KeyIndex, math};
use crate::problem::Fault;

/// One answer of a person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, expecting = "an answer")]
pub struct ItemAnswer {
    /// Id of the item.
    pub item: Key,
    /// Whether the answer is right.
    pub right: bool,
}

/// What is known about the person before the first answer.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default, expecting = "options of abilities")]
pub struct AbilityOptions {
    /// Mean ability of people like this one, from -100 to 100.
    pub mean: f64,
    /// Standard deviation of the ability of people like this one, from 0.01 to 100.
    pub deviation: f64,
}

impl Default for AbilityOptions {
    fn default() -> Self {
        Self { mean: 0.0, deviation: 1.0 }
    }
}

/// How able a person is, and how sure that is.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Ability {
    /// The ability to expect after these answers; nothing where there are none.
    pub ability: Option<f64>,
    /// Its standard error: the standard deviation that is left; nothing where there are no answers.
    pub standard_error: Option<f64>,
    /// How many items were answered.
    pub asked: u32,
    /// How many answers are right.
    pub right: u32,
}

/// The ability that a person's answers let expect, with its standard error (EAP).
///
/// What is known before is a normal distribution over 61 points, from 6 deviations below its mean
/// to 6 above; each point is weighed by how likely the answers are there:
///
/// ability = sum(t * weight(t) * P(answers at t)) / sum(weight(t) * P(answers at t))
///
/// The standard error is the standard deviation of t by the same weights (Bock and Mislevy 1982).
/// The unit is the standard deviation of ability among the people who calibrated the items.
/// Few answers leave the ability near the mean, which is why the error belongs beside it.
/// All right or all wrong is no special case; no answer at all gives no ability, since the mean of
/// other people says nothing about this one.
/// Items that were not answered are left out: they do not count as wrong.
///
/// ```
/// use prowess::evidence::measure::{AbilityOptions, ItemAnswer, TestItem, ability};
/// use prowess::kernel::Key;
///
/// let item = TestItem { id: Key::parse("q1")?, difficulty: 0.0, discrimination: 1.0 };
/// let answer = ItemAnswer { item: Key::parse("q1")?, right: true };
/// let result = ability(&[item], &[answer], &AbilityOptions::default())?;
/// assert!(result.ability.unwrap() > 0.4 && result.standard_error.unwrap() < 1.0);
/// # Ok::<(), prowess::Problem>(())
/// ```
///
/// # Errors
///
/// * `evidence.duplicate_item` when two items have one id, or an item is answered twice.
/// * `evidence.unknown_item` when an answer names an item that is not among the items.
/// * `kernel.out_of_range`, `kernel.not_finite` when a number of an item or an option is not in its
///   range.
///
/// # Cost
///
/// O(n log n) in the number of items, and 61 steps for each answer.
pub fn ability(
    items: &[TestItem],
    answers: &[ItemAnswer],
    options: &AbilityOptions,
) -> Result<Ability, EvidenceError> {
    within("options.mean", options.mean, -100.0, 100.0)?;
    within("options.deviation", options.deviation, 0.01, 100.0)?;
    let index = KeyIndex::of(items, |item| Some(&item.id));
    let twice = |path: String, item: &Key| {
        EvidenceError::DuplicateItem(Fault::new().at(path).with("item", item))
    };
    if let Some(at) = index.duplicates().first()
        && let Some(item) = items.get(*at as usize)
    {
        return Err(twice(format!("items[{at}].id"), &item.id));
    }
    for (at, item) in items.iter().enumerate() {
        item.check(at)?;
    }
    // In the order of the ids, so that the order of the answers does not matter.
    let mut given = BTreeMap::new();
    for (at, answer) in answers.iter().enumerate() {
        let path = format!("answers[{at}].item");
        let item = index.get(&answer.item).and_then(|at| items.get(at as usize));
        let Some(item) = item else {
            let fault = Fault::new().at(path).with("item", &answer.item);
            return Err(EvidenceError::UnknownItem(fault));
        };
        if given.insert(&item.id, (item, answer.right)).is_some() {
            return Err(twice(path, &item.id));
        }
    }
    let points = points();
    let mut chances = log_weights(&points);
    let abilities = points.map(|point| options.mean + options.deviation * point);
    for (item, right) in given.values() {
        add(&mut chances, item.curve_over(&abilities).of(*right));
    }
    normalise(&mut chances);
    let mean: f64 = chances.iter().zip(&abilities).map(|(part, at)| part * at).sum();
    let square = |at: f64| (at - mean) * (at - mean);
    let variance: f64 = chances.iter().zip(&abilities).map(|(part, at)| part * square(*at)).sum();
    let known = !given.is_empty();
    let right = given.values().filter(|(_, right)| *right).count();
    Ok(Ability {
        ability: known.then_some(mean),
        standard_error: known.then(|| math::sqrt(variance)),
        asked: u32::try_from(given.len()).unwrap_or(u32::MAX),
        right: u32::try_from(right).unwrap_or(u32::MAX),
    })
}
