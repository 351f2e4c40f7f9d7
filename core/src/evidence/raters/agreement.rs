//! How far judges agree beyond chance.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Bound::{Excluded, Unbounded};

use serde::{Deserialize, Serialize};

use super::JudgeRating;
use super::rating::check;
use crate::evidence::EvidenceError;
use crate::kernel::Level;

/// What the numbers of ratings mean, which decides how far apart two of them are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Measurement {
    /// Names of categories: two levels are alike or not.
    Nominal,
    /// Steps in an order: two levels are apart by how many ratings lie between them.
    Ordinal,
    /// Equal distances: two levels are apart by their difference.
    Interval,
    /// Multiples of a unit, from 0 up: two levels are apart by their difference over their sum.
    Ratio,
}

/// How far judges agree.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Agreement {
    /// Agreement beyond chance, at most 1; nothing where there is none to speak of.
    pub alpha: Option<f64>,
    /// Why there is no alpha.
    pub unknown: Option<NoAgreement>,
    /// How many judges rate a unit that another one rates too.
    pub judges: u32,
    /// How many units have at least two ratings.
    pub units: u32,
    /// How many ratings those units have: the pairable values.
    pub values: u32,
    /// How many ratings stand alone on their unit, and say nothing about agreement.
    pub unpaired: u32,
    /// Mean squared distance of ratings of one unit; nothing without pairs.
    pub observed: Option<f64>,
    /// Mean squared distance of any two ratings; nothing without pairs.
    pub expected: Option<f64>,
}

/// Why there is no alpha.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum NoAgreement {
    /// No unit has two ratings.
    NoPairs,
    /// All ratings are the same, so agreement cannot be told from habit.
    NoVariation,
}

/// How far judges agree beyond chance: Krippendorff's alpha, with missing ratings.
///
/// alpha = 1 - observed / expected
///
/// Each pair of ratings of one unit counts 1 / (m - 1), where the unit has m ratings; observed is
/// the mean squared distance of those pairs, and expected that of all pairs of ratings:
///
/// | ratings are | squared distance of c and k |
/// |---|---|
/// | nominal | 1 |
/// | ordinal | (ratings from c to k - half of those at c and at k)^2 |
/// | interval | (c - k)^2 |
/// | ratio | ((c - k) / (c + k))^2 |
///
/// Units with one rating are left out and counted.
/// No pairs, or ratings that are all the same, give no alpha and a reason.
/// The names of judges and units and the order of ratings change no bit.
/// Alpha does not say who is right: judges may agree and all be wrong.
///
/// Source: Krippendorff 2011, Computing Krippendorff's Alpha-Reliability; its example of 4 judges
/// and 12 units gives 0.743 nominal, 0.815 ordinal, 0.849 interval and 0.797 ratio.
///
/// # Errors
///
/// * `evidence.duplicate_rating` when a judge rates a unit twice.
/// * `kernel.out_of_range` for a level beyond a million millions, and below 0 as a ratio.
///
/// # Cost
///
/// O(n log n) in the number of ratings, and O(v^2) in the number of different levels.
pub fn agreement(
    ratings: &[JudgeRating],
    measurement: Measurement,
) -> Result<Agreement, EvidenceError> {
    check(ratings, (measurement == Measurement::Ratio).then_some(0.0))?;
    let mut units: BTreeMap<_, Vec<&JudgeRating>> = BTreeMap::new();
    for rating in ratings {
        units.entry(&rating.unit).or_default().push(rating);
    }
    let paired = || units.values().filter(|ratings| ratings.len() > 1);
    let judges: BTreeSet<_> = paired().flatten().map(|rating| &rating.judge).collect();
    let counts = counts(paired().flatten().map(|rating| rating.level));
    let values: u32 = counts.values().sum();
    let size = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    let mut found = Agreement {
        alpha: None,
        unknown: Some(NoAgreement::NoPairs),
        judges: size(judges.len()),
        units: size(paired().count()),
        values,
        unpaired: size(ratings.len()).saturating_sub(values),
        observed: None,
        expected: None,
    };
    if values > 0 {
        let places = places(&counts, measurement);
        let n = f64::from(values);
        let observed = observed(paired(), &places, measurement) / n;
        let expected = expected(&places, measurement) / (n * (n - 1.0));
        let varies = expected > 0.0;
        found.alpha = varies.then(|| 1.0 - observed / expected);
        found.unknown = (!varies).then_some(NoAgreement::NoVariation);
        found.observed = Some(observed);
        found.expected = Some(expected);
    }
    Ok(found)
}

/// A level: where it stands for distances, and how often it was given.
struct Place {
    at: f64,
    count: f64,
}

fn counts(levels: impl Iterator<Item = Level>) -> BTreeMap<Level, u32> {
    let mut counts = BTreeMap::new();
    for level in levels {
        *counts.entry(level).or_default() += 1;
    }
    counts
}

/// Where each level stands: at itself, or at its mean rank where ratings are ordinal.
fn places(counts: &BTreeMap<Level, u32>, measurement: Measurement) -> BTreeMap<Level, Place> {
    let mut below = 0.0;
    let place = |(level, count): (&Level, &u32)| {
        let count = f64::from(*count);
        let rank = below + count / 2.0;
        below += count;
        let at = if measurement == Measurement::Ordinal { rank } else { level.get() };
        (*level, Place { at, count })
    };
    counts.iter().map(place).collect()
}

/// The squared distance of two different levels.
fn distance(one: &Place, other: &Place, measurement: Measurement) -> f64 {
    let apart = one.at - other.at;
    match measurement {
        Measurement::Nominal => 1.0,
        Measurement::Ordinal | Measurement::Interval => apart * apart,
        Measurement::Ratio => {
            let part = apart / (one.at + other.at);
            part * part
        }
    }
}

/// The sum of squared distances within units, each pair in both directions.
///
/// Pairs are counted as whole numbers for each number of ratings of a unit first, and weighed then,
/// so that the order of units changes no bit.
fn observed<'a>(
    units: impl Iterator<Item = &'a Vec<&'a JudgeRating>>,
    places: &BTreeMap<Level, Place>,
    measurement: Measurement,
) -> f64 {
    let mut pairs: BTreeMap<(usize, Level, Level), f64> = BTreeMap::new();
    for ratings in units {
        let levels = counts(ratings.iter().map(|rating| rating.level));
        for (low, many) in &levels {
            for (high, others) in levels.range((Excluded(*low), Unbounded)) {
                let both = 2.0 * f64::from(*many) * f64::from(*others);
                *pairs.entry((ratings.len(), *low, *high)).or_default() += both;
            }
        }
    }
    let terms = pairs.iter().map(|((ratings, low, high), count)| {
        let apart = places.get(low).zip(places.get(high));
        let apart = apart.map_or(0.0, |(low, high)| distance(low, high, measurement));
        count / (*ratings as f64 - 1.0) * apart
    });
    // An empty sum would be a negative zero.
    terms.fold(0.0, |sum, term| sum + term)
}

/// The sum of squared distances of all pairs of ratings, each in both directions.
fn expected(places: &BTreeMap<Level, Place>, measurement: Measurement) -> f64 {
    let mut sum = 0.0;
    for (at, one) in places.values().enumerate() {
        for other in places.values().skip(at + 1) {
            sum += 2.0 * one.count * other.count * distance(one, other, measurement);
        }
    }
    sum
}
