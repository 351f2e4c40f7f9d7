//! Who scored above the median of everybody.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{ProtectedCount, ProtectedGroup};
use crate::kernel::KernelError;
use crate::portfolio::PortfolioError;
use crate::problem::Fault;

/// A person's groups and the score that a tool gave, to look at the tool and not at the person.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, expecting = "a score of a person with protected groups")]
pub struct ScoredPerson {
    /// The person's group of each attribute; an attribute that is not named is unknown.
    #[serde(default)]
    pub groups: Vec<ProtectedGroup>,
    /// The score.
    pub score: f64,
}

/// How many people of each group scored above the median of everybody.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct AboveMedian {
    /// The median of all scores; nothing where there are none.
    pub median: Option<f64>,
    /// The people of each combination of groups, in the order of the names, ready to be compared.
    pub counts: Vec<ProtectedCount>,
}

/// How many people of each group scored above the median of everybody, unknown ones with them.
///
/// The median is the middle score or, of an even number of scores, half-way between the two in the
/// middle; to score just the median is not above it (6 RCNY 5-300, "scoring rate").
/// So where many scores are equal far fewer than half may be above, and no score but the order of
/// scores counts.
///
/// # Errors
///
/// * `kernel.not_finite` for a score that is no number.
///
/// # Cost
///
/// n log n for n people.
pub fn count_above_median(people: &[ScoredPerson]) -> Result<AboveMedian, PortfolioError> {
    let bad = people.iter().position(|person| !person.score.is_finite());
    if let Some((at, person)) = bad.and_then(|at| Some((at, people.get(at)?))) {
        let fault = Fault::new().at(format!("people[{at}].score"));
        let fault = fault.with("name", "score").with("value", person.score);
        return Err(KernelError::NotFinite(fault).into());
    }
    let mut scores: Vec<f64> = people.iter().map(|person| person.score).collect();
    scores.sort_by(f64::total_cmp);
    let middle = scores.len() / 2;
    let above_middle = scores.get(middle).copied();
    let median = if scores.len() % 2 == 1 {
        above_middle
    } else {
        let below = middle.checked_sub(1).and_then(|at| scores.get(at).copied());
        // Halves first, so that two large scores do not add up to infinity.
        below.zip(above_middle).map(|(below, above)| below / 2.0 + above / 2.0)
    };
    let mut counts: BTreeMap<Vec<ProtectedGroup>, (u32, u32)> = BTreeMap::new();
    for person in people {
        let mut groups = person.groups.clone();
        groups.sort();
        let (all, above) = counts.entry(groups).or_default();
        *all += 1;
        *above += u32::from(median.is_some_and(|median| person.score > median));
    }
    let count = |(groups, (people, favoured))| ProtectedCount { groups, people, favoured };
    Ok(AboveMedian { median, counts: counts.into_iter().map(count).collect() })
}
