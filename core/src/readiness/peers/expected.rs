//! A level asked, written as a percentage of its scale.

use serde::Serialize;

use super::{PeerRemark, PeerRule};
use crate::framework::{Direction, ProficiencyScale};
use crate::kernel::{KernelError, Level};
use crate::problem::Fault;
use crate::readiness::ReadinessError;

/// The level that a percentage of a scale stands for.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ExpectedLevel {
    /// The formula.
    pub formula: PeerRule,
    /// Its version here; a change of any result is a new version.
    pub version: u32,
    /// The level, on the scale.
    pub level: Level,
    /// Whether the peer supports such a scale.
    pub remarks: Vec<PeerRemark>,
}

/// The percentage of its scale that a level stands for.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ExpectedPercent {
    /// The formula.
    pub formula: PeerRule,
    /// Its version here; a change of any result is a new version.
    pub version: u32,
    /// The percentage, from 0 to 100.
    pub percent: f64,
}

/// The level asked that a percentage stands for, as SAP SuccessFactors keeps it in a role.
///
/// level = percent / 100 (M - m) + m; 80 % on a scale from 1 to 4 is 3.4 (KBA 2219817).
/// Where lower is better, it counts from the other end; the peer supports neither that nor a scale
/// with 0 on it, and a remark says so.
///
/// ```
/// use prowess::framework::{ProficiencyScale, ScaleKind};
/// use prowess::kernel::{Key, Level};
/// use prowess::readiness::peers::expected_from_percent;
///
/// let scale = ProficiencyScale::new(
///     Key::parse("four")?, ScaleKind::Ordinal, Level::new(1.0)?, Level::new(4.0)?,
/// );
/// assert_eq!(expected_from_percent(80.0, &scale)?.level.get(), 3.4);
/// # Ok::<(), prowess::Problem>(())
/// ```
///
/// # Errors
///
/// * `kernel.out_of_range` when the percentage is not from 0 to 100.
/// * `framework.invalid_scale` when the scale has no length.
pub fn expected_from_percent(
    percent: f64,
    scale: &ProficiencyScale,
) -> Result<ExpectedLevel, ReadinessError> {
    scale.check_ends("scale")?;
    if !(0.0..=100.0).contains(&percent) {
        let fault = Fault::new().at("percent").with("name", "percent").with("value", percent);
        let fault = fault.with("minimum", 0).with("maximum", 100);
        return Err(KernelError::OutOfRange(fault).into());
    }
    let (minimum, maximum) = (scale.minimum.get(), scale.maximum.get());
    let height = percent * (maximum - minimum) / 100.0;
    let (level, reversed) = match scale.direction {
        Direction::HigherIsBetter => (height + minimum, false),
        Direction::LowerIsBetter => (maximum - height, true),
    };
    let zero = minimum <= 0.0 && maximum >= 0.0;
    let remarks = [(reversed, PeerRemark::ReversedScale), (zero, PeerRemark::ZeroOnScale)];
    let formula = PeerRule::ExpectedFromPercent;
    Ok(ExpectedLevel {
        formula,
        version: formula.version(),
        level: Level::new(level)?,
        remarks: remarks.into_iter().filter(|(struck, _)| *struck).map(|(_, one)| one).collect(),
    })
}

/// The percentage that a level asked stands for: the other way of [`expected_from_percent`].
///
/// percent = 100 (level - m) / (M - m), from 0 to 100.
///
/// ```
/// use prowess::framework::{ProficiencyScale, ScaleKind};
/// use prowess::kernel::{Key, Level};
/// use prowess::readiness::peers::percent_from_expected;
///
/// let scale = ProficiencyScale::new(
///     Key::parse("four")?, ScaleKind::Ordinal, Level::new(1.0)?, Level::new(4.0)?,
/// );
/// assert_eq!(percent_from_expected(Level::new(2.5)?, &scale)?.percent, 50.0);
/// # Ok::<(), prowess::Problem>(())
/// ```
///
/// # Errors
///
/// * `readiness.level_off_scale` when the level is not on the scale.
/// * `framework.invalid_scale` when the scale has no length.
pub fn percent_from_expected(
    level: Level,
    scale: &ProficiencyScale,
) -> Result<ExpectedPercent, ReadinessError> {
    scale.check_ends("scale")?;
    if !scale.holds(level) {
        let fault = Fault::new().at("level").with("level", level).with("scale", &scale.id);
        let fault = fault.with("competency", "the role").with("minimum", scale.minimum);
        return Err(ReadinessError::LevelOffScale(fault.with("maximum", scale.maximum)));
    }
    let formula = PeerRule::PercentFromExpected;
    let percent = 100.0 * scale.height(level) / (scale.maximum.get() - scale.minimum.get());
    Ok(ExpectedPercent { formula, version: formula.version(), percent })
}
