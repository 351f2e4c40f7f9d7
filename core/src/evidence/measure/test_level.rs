//! The level a test result stands for.

use serde::{Deserialize, Serialize};

use super::Proportion;
use super::proportion::proportion;
use crate::evidence::EvidenceError;
use crate::framework::{Direction, FrameworkError, ProficiencyScale, ScaleKind};
use crate::kernel::{Level, Share};
use crate::problem::Fault;

/// How a share of right answers becomes a level.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default, expecting = "options of test levels")]
pub struct TestLevelOptions {
    /// How sure the range is to hold the true share, from 0.01 to 0.9999.
    pub confidence: f64,
    /// From which share on which level is reached; without any, levels rise evenly.
    pub cuts: Vec<Cut>,
}

impl Default for TestLevelOptions {
    fn default() -> Self {
        Self { confidence: 0.95, cuts: Vec::new() }
    }
}

/// A share of right answers from which on a level is reached.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, expecting = "a cut")]
pub struct Cut {
    /// The least share of right answers.
    pub share: Share,
    /// The level it reaches.
    pub level: Level,
}

/// The level a test result stands for, and the levels it could stand for.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct TestLevel {
    /// The level of the share of right answers; nothing where nothing was asked.
    pub level: Option<Level>,
    /// The worst level that fits the answers; nothing where nothing was asked.
    pub low: Option<Level>,
    /// The best level that fits the answers; nothing where nothing was asked.
    pub high: Option<Level>,
    /// The share behind it.
    pub proportion: Proportion,
}

/// The level of a scale that right answers stand for, with the range of levels that fit them.
///
/// Without cuts levels rise evenly from the bottom of the scale to its top:
///
/// level = minimum + share * (maximum - minimum)
///
/// and from the maximum down where lower is better.
/// With cuts it is the level of the last cut whose share is reached, and the bottom of the scale
/// below the first cut; where only the steps of a scale mean something, use cuts.
/// The range is that of [`wilson`](super::wilson), carried to the scale in the same way.
/// An even rise is a convention: it does not say that half of the answers show half of the skill.
///
/// 80 % on a scale from 1 to 4 is 3.4, as in the expected ratings of SAP SuccessFactors.
///
/// # Errors
///
/// * `kernel.out_of_range` when more are right than were asked, or for a confidence that is not
///   from 0.01 to 0.9999.
/// * `framework.invalid_scale` when the scale contradicts itself.
/// * `evidence.unordered_scale` when its levels are names, or shares of categories.
/// * `framework.level_off_scale` when the level of a cut is not on the scale.
/// * `evidence.unordered_cuts` when shares or levels of the cuts do not rise.
pub fn test_level(
    right: u32,
    asked: u32,
    scale: &ProficiencyScale,
    options: &TestLevelOptions,
) -> Result<TestLevel, EvidenceError> {
    scale.check("scale")?;
    if matches!(scale.kind, ScaleKind::Nominal | ScaleKind::CategoryDistribution) {
        let fault = Fault::new().at("scale.kind").with("scale", &scale.id);
        return Err(EvidenceError::UnorderedScale(fault));
    }
    check_cuts(scale, &options.cuts)?;
    let proportion = proportion(right, asked, options.confidence, "options.confidence")?;
    let level =
        |share: Option<Share>| share.map(|share| level_of(share, scale, &options.cuts)).transpose();
    Ok(TestLevel {
        level: level(proportion.share)?,
        low: level(proportion.low)?,
        high: level(proportion.high)?,
        proportion,
    })
}

/// The bottom of a scale and its top: the worst level and the best.
fn ends(scale: &ProficiencyScale) -> (Level, Level) {
    match scale.direction {
        Direction::HigherIsBetter => (scale.minimum, scale.maximum),
        Direction::LowerIsBetter => (scale.maximum, scale.minimum),
    }
}

fn level_of(share: Share, scale: &ProficiencyScale, cuts: &[Cut]) -> Result<Level, EvidenceError> {
    let (bottom, top) = ends(scale);
    if cuts.is_empty() {
        let rise = share.get() * (top.get() - bottom.get());
        let level = Level::new(bottom.get() + rise)?;
        // Rounding may not carry a level off its scale.
        return Ok(level.clamp(scale.minimum, scale.maximum));
    }
    let reached = cuts.iter().rev().find(|cut| cut.share <= share);
    Ok(reached.map_or(bottom, |cut| cut.level))
}

fn check_cuts(scale: &ProficiencyScale, cuts: &[Cut]) -> Result<(), EvidenceError> {
    let mut before: Option<&Cut> = None;
    for (at, cut) in cuts.iter().enumerate() {
        let place = |field| Fault::new().at(format!("options.cuts[{at}].{field}"));
        if !scale.holds(cut.level) {
            let fault = place("level").with("level", cut.level).with("scale", &scale.id);
            let fault = fault.with("minimum", scale.minimum).with("maximum", scale.maximum);
            return Err(FrameworkError::LevelOffScale(fault).into());
        }
        let rises = before.is_none_or(|before| {
            before.share < cut.share && scale.height(before.level) < scale.height(cut.level)
        });
        if !rises {
            return Err(EvidenceError::UnorderedCuts(place("share").with("share", cut.share)));
        }
        before = Some(cut);
    }
    Ok(())
}
