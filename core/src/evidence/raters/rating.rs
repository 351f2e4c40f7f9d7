//! What one judge says about one unit.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::evidence::EvidenceError;
use crate::evidence::within::within;
use crate::kernel::{Key, Level};
use crate::problem::Fault;

/// The level one judge gives to one unit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, expecting = "a rating")]
pub struct JudgeRating {
    /// Who judges.
    pub judge: Key,
    /// What is judged: a person, or a person in one competency.
    pub unit: Key,
    /// The level given; for nominal data the number of the category.
    pub level: Level,
}

/// The largest level that can be compared with others without overflow.
const LARGEST: f64 = 1e12;

/// Checks that every judge judges a unit once, and that levels are at least this low.
pub(super) fn check(ratings: &[JudgeRating], lowest: Option<f64>) -> Result<(), EvidenceError> {
    let mut seen = BTreeSet::new();
    for (at, rating) in ratings.iter().enumerate() {
        let path = format!("ratings[{at}].level");
        within(&path, rating.level.get(), lowest.unwrap_or(-LARGEST), LARGEST)?;
        if !seen.insert((&rating.judge, &rating.unit)) {
            let fault = Fault::new().at(format!("ratings[{at}]"));
            let fault = fault.with("judge", &rating.judge).with("unit", &rating.unit);
            return Err(EvidenceError::DuplicateRating(fault));
        }
    }
    Ok(())
}
