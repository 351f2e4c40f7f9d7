//! How difficult items are, by the answers of many people.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::item::{Curve, OnGrid, STEEPEST, add, log_weights, normalise, points};
use crate::evidence::EvidenceError;
use crate::evidence::within::{count_within, within};
use crate::kernel::{Key, KeyIndex, math};
use crate::problem::Fault;

mod maximise;

use maximise::{Expected, Group};

/// The answers that some people gave alike.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, expecting = "a row of answers")]
pub struct AnswerPattern {
    /// For each item whether the answer is right; nothing where it was not asked.
    pub answers: Vec<Option<bool>>,
    /// How many people answered so; without it, 1.
    #[serde(default = "one")]
    pub people: u32,
}

const fn one() -> u32 {
    1
}

/// What items may differ in.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum ItemModel {
    /// In difficulty alone: all items have one discrimination, which is estimated too.
    #[default]
    Rasch,
    /// In difficulty and in discrimination.
    TwoParameter,
}

/// How items are calibrated.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default, expecting = "options of a calibration")]
pub struct CalibrationOptions {
    /// What the items may differ in.
    pub model: ItemModel,
    /// The most rounds, from 1 to 100000.
    pub iterations: u32,
    /// The change of all parameters in one round below which it ends, from 0 to 1.
    pub tolerance: f64,
}

impl Default for CalibrationOptions {
    fn default() -> Self {
        Self { model: ItemModel::Rasch, iterations: 1000, tolerance: 1e-7 }
    }
}

/// The items of a test, as the answers of many people describe them.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Calibration {
    /// What the items may differ in.
    pub model: ItemModel,
    /// The items, in the order they were given in.
    pub items: Vec<CalibratedItem>,
    /// Logarithm of the likelihood of all answers.
    pub log_likelihood: f64,
    /// How many rounds it took.
    pub iterations: u32,
    /// Whether the last round changed no parameter by more than the tolerance.
    pub converged: bool,
    /// How many people answered at least one item.
    pub people: u32,
}

/// One item of a test, as the answers of many people describe it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CalibratedItem {
    /// Id of the item.
    pub id: Key,
    /// The ability at which half of the answers are right.
    pub difficulty: f64,
    /// How sharply it tells people below from people above.
    pub discrimination: f64,
    /// How many people answered it.
    pub asked: u32,
    /// How many answers are right.
    pub right: u32,
    /// Whether the discrimination stands at the end of its range: 0.01, where the item tells nobody
    /// apart or has a wrong key, or 10, where the answers are too few or too regular.
    pub at_limit: bool,
}

/// Difficulty and discrimination of the items of a test, by marginal maximum likelihood.
///
/// Ability is taken as normal with mean 0 and standard deviation 1, over 61 points.
/// Rounds of two steps, until no parameter changes by more than the tolerance (Bock and Aitkin
/// 1981): how many people at each point of ability answered each item, and rightly, is expected
/// from the parameters; then the parameters are chosen that fit this best, by Newton's method.
/// No round lowers the likelihood.
///
/// In the Rasch model one discrimination is estimated for all items; with a discrimination fixed at
/// 1 it would be the standard deviation of ability, and difficulties would be multiplied by it.
/// Discriminations stay from 0.01 to 10, so that every difficulty is a number; an item that wants
/// to go beyond says so in [`CalibratedItem::at_limit`].
/// Items a person was not asked are left out; people without answers do not count.
///
/// The order of rows means nothing, and neither does how people are gathered in them.
/// A good likelihood does not say that the model fits, and the difficulties hold for people like
/// these.
///
/// Law School Admission Test, section 6 (1,000 people, 5 items; Bock and Lieberman 1970): the log
/// likelihood is -2466.938 in the Rasch model and -2466.653 with two parameters.
///
/// # Errors
///
/// * `kernel.out_of_range` for fewer than 2 items in the Rasch model and 3 with two parameters, and
///   for options outside their range.
/// * `evidence.duplicate_item` when two items have one id.
/// * `evidence.answers_mismatch` when a row does not have one answer for each item.
/// * `evidence.no_answers` when nobody answered anything, or nobody answered an item.
/// * `evidence.constant_item` when all answers to an item are right or all are wrong: then no
///   difficulty fits best.
///
/// # Cost
///
/// O(rounds * different rows * items), with 61 steps for each.
pub fn calibrate(
    items: &[Key],
    patterns: &[AnswerPattern],
    options: &CalibrationOptions,
) -> Result<Calibration, EvidenceError> {
    count_within("options.iterations", options.iterations, 1, 100_000)?;
    within("options.tolerance", options.tolerance, 0.0, 1.0)?;
    let fewest = match options.model {
        ItemModel::Rasch => 2,
        ItemModel::TwoParameter => 3,
    };
    count_within("items", u32::try_from(items.len()).unwrap_or(u32::MAX), fewest, 10_000)?;
    let twice = KeyIndex::of(items, |item| Some(item)).duplicates();
    if let Some((at, item)) = twice.first().and_then(|at| Some((at, items.get(*at as usize)?))) {
        let fault = Fault::new().at(format!("items[{at}]")).with("item", item);
        return Err(EvidenceError::DuplicateItem(fault));
    }
    let (rows, people) = gathered(items, patterns)?;
    let counts = counts(items, &rows)?;

    let starts = counts.iter().map(|(asked, right)| {
        let right = (right + 0.5) / (asked + 1.0);
        math::ln(right / (1.0 - right))
    });
    let mut groups: Vec<Group> = match options.model {
        ItemModel::Rasch => vec![Group { slope: 1.0, starts: starts.collect() }],
        ItemModel::TwoParameter => {
            starts.map(|start| Group { slope: 1.0, starts: vec![start] }).collect()
        }
    };
    let (mut iterations, mut converged) = (0, false);
    while iterations < options.iterations && !converged {
        let (_, expected) = expect(&groups, &rows);
        let mut expected = expected.as_slice();
        let mut change = 0.0_f64;
        for group in &mut groups {
            let (own, rest) = expected.split_at_checked(group.starts.len()).unwrap_or_default();
            change = change.max(group.maximise(own));
            expected = rest;
        }
        iterations += 1;
        converged = change <= options.tolerance;
    }
    let (log_likelihood, _) = expect(&groups, &rows);
    let parameters = groups.iter().flat_map(Group::parameters);
    let items = items.iter().zip(parameters).zip(&counts);
    let items = items.map(|((id, (slope, start)), (asked, right))| CalibratedItem {
        id: id.clone(),
        difficulty: -start / slope,
        discrimination: slope,
        asked: count(*asked),
        right: count(*right),
        at_limit: slope <= maximise::FLATTEST || slope >= STEEPEST,
    });
    let items = items.collect();
    let model = options.model;
    Ok(Calibration { model, items, log_likelihood, iterations, converged, people: count(people) })
}

/// The different rows of answers, in a fixed order, each with the number of people behind it.
type Rows<'a> = BTreeMap<&'a [Option<bool>], f64>;

/// Rows that are alike put together, and the number of people in all.
fn gathered<'a>(
    items: &[Key],
    patterns: &'a [AnswerPattern],
) -> Result<(Rows<'a>, f64), EvidenceError> {
    let mut rows = Rows::new();
    let mut people = 0.0;
    for (at, pattern) in patterns.iter().enumerate() {
        if pattern.answers.len() != items.len() {
            let fault = Fault::new().at(format!("patterns[{at}].answers"));
            let fault = fault.with("answers", pattern.answers.len()).with("items", items.len());
            return Err(EvidenceError::AnswersMismatch(fault));
        }
        if pattern.people > 0 && pattern.answers.iter().any(Option::is_some) {
            *rows.entry(pattern.answers.as_slice()).or_default() += f64::from(pattern.people);
            people += f64::from(pattern.people);
        }
    }
    if rows.is_empty() {
        return Err(EvidenceError::NoAnswers(Fault::new().at("patterns")));
    }
    Ok((rows, people))
}

/// How many people answered each item, and how many of them rightly.
fn counts(items: &[Key], rows: &Rows<'_>) -> Result<Vec<(f64, f64)>, EvidenceError> {
    let mut counts = vec![(0.0, 0.0); items.len()];
    for (answers, people) in rows {
        for ((asked, right), answer) in counts.iter_mut().zip(*answers) {
            if let Some(is_right) = answer {
                *asked += people;
                *right += if *is_right { *people } else { 0.0 };
            }
        }
    }
    for (at, (item, (asked, right))) in items.iter().zip(&counts).enumerate() {
        if *asked <= 0.0 {
            let fault = Fault::new().at(format!("items[{at}]")).with("item", item);
            return Err(EvidenceError::NoAnswers(fault));
        }
        let alike = if *right <= 0.0 {
            "wrong"
        } else if right >= asked {
            "right"
        } else {
            continue;
        };
        let fault = Fault::new().at(format!("items[{at}]")).with("item", item);
        let fault = fault.with("answers", asked).with("alike", alike);
        return Err(EvidenceError::ConstantItem(fault));
    }
    Ok(counts)
}

/// A count of people as a whole number; beyond what it can hold, the largest.
fn count(people: f64) -> u32 {
    // The cast holds at the ends of the range, and counts are whole.
    people as u32
}

/// The log likelihood of all answers, and for each item who is expected to have answered it.
fn expect(groups: &[Group], rows: &Rows<'_>) -> (f64, Vec<Expected>) {
    let points = points();
    let weights = log_weights(&points);
    let curve = |(slope, start): (f64, f64)| Curve::of_odds(points.map(|at| slope * at + start));
    let curves: Vec<Curve> = groups.iter().flat_map(Group::parameters).map(curve).collect();
    let mut expected: Vec<Expected> = curves.iter().map(|_| Expected::default()).collect();
    let mut log_likelihood = 0.0;
    for (answers, people) in rows {
        let mut parts: OnGrid = weights;
        for (curve, answer) in curves.iter().zip(*answers) {
            if let Some(right) = answer {
                add(&mut parts, curve.of(*right));
            }
        }
        log_likelihood += people * normalise(&mut parts);
        let parts = parts.map(|part| part * people);
        for (expected, answer) in expected.iter_mut().zip(*answers) {
            if let Some(right) = answer {
                add(&mut expected.asked, &parts);
                if *right {
                    add(&mut expected.right, &parts);
                }
            }
        }
    }
    (log_likelihood, expected)
}
