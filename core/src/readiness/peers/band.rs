//! Names for stretches of a score.

use serde::{Deserialize, Serialize};

use super::PeerRule;
use super::model::level;
use crate::kernel::{KernelError, Level, Text};
use crate::problem::Fault;
use crate::readiness::ReadinessError;

/// Names for stretches of a score, each from its cut upwards.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, expecting = "bands")]
pub struct Bands {
    /// Where a band starts; the order does not matter.
    pub cuts: Vec<BandCut>,
    /// The name of what is below all cuts.
    pub below: Text,
}

/// Where a band starts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, expecting = "a cut between bands")]
pub struct BandCut {
    /// The lowest value of the band, which belongs to it.
    pub from: Level,
    /// Its name.
    pub name: Text,
}

/// The band of a score.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ScoreBand {
    /// The formula.
    pub formula: PeerRule,
    /// Its version here; a change of any result is a new version.
    pub version: u32,
    /// The name of the band.
    pub band: Text,
}

fn bands(cuts: &[(f64, &str)], below: &str) -> Bands {
    let cut = |(from, name): &(f64, &str)| BandCut { from: level(*from), name: Text::from(*name) };
    Bands { cuts: cuts.iter().map(cut).collect(), below: Text::from(below) }
}

/// The bands of AdeptID for a match from 0 to 1: from .9 `very_high`, .8 `high`, .7 `medium`, else
/// `low`.
#[must_use]
pub fn adept_id_bands() -> Bands {
    bands(&[(0.9, "very_high"), (0.8, "high"), (0.7, "medium")], "low")
}

/// The bands of Neobrain for a match in percent: from 70 `green`, 40 `orange`, else `red`.
#[must_use]
pub fn neobrain_bands() -> Bands {
    bands(&[(70.0, "green"), (40.0, "orange")], "red")
}

/// The band of a score: that of the highest cut that is not above it.
///
/// A score that is not known has no band, so do not ask for one.
/// Bands say nothing about how sure a score is: .799 and .8 are in two of them.
///
/// ```
/// use prowess::readiness::peers::{adept_id_bands, band};
///
/// assert_eq!(&*band(0.8, &adept_id_bands())?.band, "high");
/// assert_eq!(&*band(0.69, &adept_id_bands())?.band, "low");
/// # Ok::<(), prowess::Problem>(())
/// ```
///
/// # Errors
///
/// * `kernel.not_finite` when the score is not a number.
/// * `readiness.invalid_formula` when two bands start at the same value.
///
/// # Cost
///
/// O(n log n) in the number of bands.
pub fn band(score: f64, bands: &Bands) -> Result<ScoreBand, ReadinessError> {
    let formula = PeerRule::Band;
    Ok(ScoreBand { formula, version: formula.version(), band: named(score, bands)? })
}

/// The name of the band of a score.
pub(super) fn named(score: f64, bands: &Bands) -> Result<Text, ReadinessError> {
    let Ok(score) = Level::new(score) else {
        let fault = Fault::new().at("score").with("name", "score").with("value", score);
        return Err(KernelError::NotFinite(fault).into());
    };
    let mut cuts: Vec<&BandCut> = bands.cuts.iter().collect();
    cuts.sort_by_key(|cut| cut.from);
    let mut pairs = cuts.iter().zip(cuts.iter().skip(1));
    if let Some((one, other)) = pairs.find(|(one, other)| one.from == other.from) {
        let reason = format!("bands `{}` and `{}` start at `{}`", one.name, other.name, one.from);
        let fault = Fault::new().at("bands.cuts").with("reason", reason);
        return Err(ReadinessError::InvalidFormula(fault));
    }
    let reached = cuts.iter().rev().find(|cut| cut.from <= score);
    Ok(reached.map_or(&bands.below, |cut| &cut.name).clone())
}
