//! Gaps in the order of a peer.

use std::cmp::Reverse;

use serde::{Deserialize, Serialize};

use super::{PeerRemark, PeerRule};
use crate::kernel::{KernelError, Key, Level, Share, Weight, apportion};
use crate::problem::Fault;
use crate::readiness::ReadinessError;

/// One competency whose gap is to be put in order.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, expecting = "a gap to close")]
pub struct GapToClose {
    /// Uri of the competency.
    pub competency: Key,
    /// The level held; nothing where nobody knows.
    #[serde(default)]
    pub held: Option<Level>,
    /// The level asked, on the same scale.
    pub asked: Level,
    /// How important it is, on the peer's scale from 1 to 5.
    pub importance: Weight,
    /// Its weight beside the others.
    pub weight: Weight,
}

/// A gap and how pressing a peer finds it.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PrioritizedGap {
    /// Uri of the competency.
    pub competency: Key,
    /// The levels that are missing, 0 where none is; nothing where the level is unknown.
    pub gap: Option<f64>,
    /// Its part of all weights; nothing where all weights are 0.
    pub weight_share: Option<Share>,
    /// Gap x importance x share of the weight x 10; nothing where one of them is unknown.
    pub priority: Option<f64>,
    /// Hours to close it; nothing where the level is unknown.
    pub hours: Option<f64>,
}

/// Gaps, the most pressing first, equal ones by competency, unknown ones last.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PrioritizedGaps {
    /// The formula.
    pub formula: PeerRule,
    /// Its version here; a change of any result is a new version.
    pub version: u32,
    /// The gaps.
    pub gaps: Vec<PrioritizedGap>,
    /// The hours of all known gaps together.
    pub hours: f64,
    /// How many gaps are unknown, and stand in no sum.
    pub unknown: u32,
    /// What the peer would do wrong with this input.
    pub remarks: Vec<PeerRemark>,
}

/// Gaps in the order of the competency mapping tool of codingace.
///
/// gap = max(0, asked - held); priority = gap x importance x (weight / sum of weights) x 10;
/// hours = gap x hours per level.
/// An unknown level gives no gap, no priority and no hours here; the tool counts it as 0, so that
/// the most pressing gap may be one that does not exist.
/// An hour per level is the same for every competency and every level, which it is not in life.
///
/// ```
/// use prowess::kernel::{Key, Level, Weight};
/// use prowess::readiness::peers::{GapToClose, gap_priority};
///
/// let sql = GapToClose {
///     competency: Key::parse("sql")?,
///     held: Some(Level::new(2.0)?),
///     asked: Level::new(4.0)?,
///     importance: Weight::new(5.0)?,
///     weight: Weight::ONE,
/// };
/// let order = gap_priority(&[sql], 20.0)?;
/// assert_eq!((order.gaps[0].priority, order.hours), (Some(100.0), 40.0));
/// # Ok::<(), prowess::Problem>(())
/// ```
///
/// # Errors
///
/// * `readiness.named_twice` when a competency is there twice.
/// * `kernel.out_of_range` when the hours per level are no number from 0 up.
/// * `kernel.not_finite` when a gap is too large for a computer.
///
/// # Cost
///
/// O(n log n).
pub fn gap_priority(
    gaps: &[GapToClose],
    hours_per_level: f64,
) -> Result<PrioritizedGaps, ReadinessError> {
    if !(0.0..=Weight::MAXIMUM).contains(&hours_per_level) {
        let fault = Fault::new().at("hours_per_level").with("name", "hours per level");
        let fault = fault.with("value", hours_per_level);
        let fault = fault.with("minimum", 0).with("maximum", "1e12");
        return Err(KernelError::OutOfRange(fault).into());
    }
    let mut order: Vec<(usize, &GapToClose)> = gaps.iter().enumerate().collect();
    order.sort_by(|(_, a), (_, b)| a.competency.cmp(&b.competency));
    let mut pairs = order.iter().zip(order.iter().skip(1));
    if let Some((_, (at, twice))) = pairs.find(|((_, a), (_, b))| a.competency == b.competency) {
        let fault = Fault::new().at(format!("gaps[{at}].competency"));
        return Err(ReadinessError::NamedTwice(fault.with("name", &twice.competency)));
    }
    let weights: Vec<Weight> = order.iter().map(|(_, one)| one.weight).collect();
    let shares = apportion(&weights);
    let mut prioritized = Vec::with_capacity(order.len());
    for (place, (at, one)) in order.into_iter().enumerate() {
        let gap = one.held.map(|held| (one.asked.get() - held.get()).max(0.0));
        let weight_share = shares.get(place).copied();
        let priority = gap.zip(weight_share);
        let priority = priority.map(|(gap, share)| gap * one.importance.get() * share.get() * 10.0);
        let hours = gap.map(|gap| gap * hours_per_level);
        if !hours.into_iter().chain(priority).all(f64::is_finite) {
            let fault = Fault::new().at(format!("gaps[{at}].asked")).with("name", "gap");
            return Err(KernelError::NotFinite(fault.with("value", one.asked)).into());
        }
        let competency = one.competency.clone();
        prioritized.push(PrioritizedGap { competency, gap, weight_share, priority, hours });
    }
    // No gap is known to be less than none, so unknown ones come last; the sort is stable.
    prioritized.sort_by_key(|one| Reverse(one.priority.and_then(|one| Level::new(one).ok())));
    let unknown = prioritized.iter().filter(|one| one.gap.is_none()).count();
    let formula = PeerRule::GapPriority;
    Ok(PrioritizedGaps {
        formula,
        version: formula.version(),
        hours: prioritized.iter().filter_map(|one| one.hours).fold(0.0, |sum, one| sum + one),
        unknown: u32::try_from(unknown).unwrap_or(u32::MAX),
        remarks: (unknown > 0).then_some(PeerRemark::UnknownCountedAsZero).into_iter().collect(),
        gaps: prioritized,
    })
}
