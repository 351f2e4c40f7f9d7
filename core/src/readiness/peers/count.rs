//! Formulas that count the requirements which are met.

use super::band::named;
use super::held::Ask;
use super::proportion;
use super::rounding::two_decimals;
use super::score::Tally;
use super::{Bands, LevelId, PeerRemark};
use crate::kernel::{Level, math};
use crate::problem::Fault;
use crate::readiness::ReadinessError;

/// The parts of a percentage of requirements, and the percentage; no percentage of nothing.
fn percentage(met: &[Option<bool>]) -> (Vec<Option<f64>>, Option<f64>) {
    let counted = met.iter().flatten().count();
    if counted == 0 {
        return (vec![None; met.len()], None);
    }
    let number = counted as f64;
    let reached = met.iter().flatten().filter(|met| **met).count() as f64;
    let part = |met: &Option<bool>| met.map(|met| if met { 100.0 / number } else { 0.0 });
    (met.iter().map(part).collect(), Some(100.0 * reached / number))
}

/// `count_met`: a competency without a level asked counts, and is never met.
pub(super) fn met(asks: &[Ask<'_>]) -> Tally {
    let reached: Vec<_> = asks.iter().map(|ask| Some(ask.reaches().unwrap_or(false))).collect();
    let (parts, total) = percentage(&reached);
    let mut tally = Tally::percent(asks, parts, total);
    tally.value = total.map(two_decimals);
    let other = proportion::mean_percent(asks).map(two_decimals);
    let differs = tally.value.is_some() && tally.value != other;
    without_level(tally, asks).remark(PeerRemark::OtherScreenDiffers, differs)
}

/// The remark of a peer that never takes a competency without a level asked for met.
pub(super) fn without_level(tally: Tally, asks: &[Ask<'_>]) -> Tally {
    let struck = asks.iter().any(|ask| ask.asked.is_none());
    tally.remark(PeerRemark::NoLevelNeverMet, struck)
}

/// The remark of a peer that has no competencies without a level asked.
pub(super) fn leaves_out(tally: Tally, asks: &[Ask<'_>]) -> Tally {
    let struck = asks.iter().any(|ask| ask.asked.is_none());
    tally.remark(PeerRemark::NoLevelLeftOut, struck)
}

/// `count_met_floor`: compares the ids of levels, and is fulfilled at 100 and nowhere else.
pub(super) fn met_floor(asks: &[Ask<'_>], level_ids: &[LevelId]) -> Result<Tally, ReadinessError> {
    let mut swapped = false;
    let mut reached = Vec::with_capacity(asks.len());
    for ask in asks {
        let by_level = ask.reaches();
        let by_id = match (ask.requirement.level(), ask.written) {
            (Some(asked), Some(held)) if !level_ids.is_empty() => {
                Some(id_of(held, level_ids)? >= id_of(asked, level_ids)?)
            }
            _ => by_level,
        };
        swapped |= by_id != by_level;
        reached.push(by_id);
    }
    let (parts, total) = percentage(&reached);
    let nothing = total.is_none();
    let mut tally = Tally::percent(asks, parts, total);
    if nothing {
        // The peer answers 0 for a profile without levels.
        tally.remarks.remove(&PeerRemark::NothingAsked);
        tally.total = Some(0.0);
    }
    tally.value = tally.total.map(math::floor);
    tally.fulfilled = tally.value.map(|value| value >= 100.0);
    let tally = tally.remark(PeerRemark::DecidedWithoutRequirements, nothing);
    Ok(leaves_out(tally, asks).remark(PeerRemark::LevelIdsCompared, swapped))
}

fn id_of(level: Level, ids: &[LevelId]) -> Result<u32, ReadinessError> {
    let found = ids.iter().find(|one| one.level == level);
    found.map(|one| one.id).ok_or_else(|| {
        let fault = Fault::new().at("formula.level_ids");
        let reason = format!("level `{level}` has no id");
        ReadinessError::InvalidFormula(fault.with("reason", reason))
    })
}

/// `required_plus_preferred`: a required one at its level, a preferred one at any.
pub(super) fn required_plus_preferred(asks: &[Ask<'_>]) -> Tally {
    let counts = |ask: &Ask<'_>| {
        if ask.is_required() { ask.reaches().unwrap_or(ask.is_held()) } else { ask.is_held() }
    };
    let met: Vec<_> = asks.iter().map(|ask| Some(counts(ask))).collect();
    let (parts, total) = percentage(&met);
    let lacks_required = asks.iter().any(|ask| ask.is_required() && !counts(ask));
    let has_preferred = asks.iter().any(|ask| !ask.is_required() && counts(ask));
    let below = asks.iter().any(|ask| counts(ask) && ask.reaches() == Some(false));
    Tally::percent(asks, parts, total)
        .remark(PeerRemark::PreferredHidesRequired, lacks_required && has_preferred)
        .remark(PeerRemark::LevelIgnored, below)
}

/// `tolerance`: at most so many levels short, and nothing held never meets a level above 0.
pub(super) fn tolerance(
    asks: &[Ask<'_>],
    levels: Level,
    bands: &Bands,
) -> Result<Tally, ReadinessError> {
    if levels.get() < 0.0 {
        let fault = Fault::new().at("formula.levels");
        let reason = format!("a tolerance of `{levels}` levels is below 0");
        return Err(ReadinessError::InvalidFormula(fault.with("reason", reason)));
    }
    let acquired = |ask: &Ask<'_>| {
        let asked = ask.asked?.level;
        let held = ask.level();
        Some(asked - held <= levels.get() && (held > 0.0 || asked <= 0.0))
    };
    let met: Vec<_> = asks.iter().map(acquired).collect();
    let (parts, total) = percentage(&met);
    let hidden = asks.iter().any(|ask| acquired(ask) == Some(true) && ask.reaches() == Some(false));
    let mut tally = Tally::percent(asks, parts, total);
    tally.band = total.map(|total| named(total, bands)).transpose()?;
    tally.matching = Some(super::score::those(asks, |ask| acquired(ask) == Some(true)));
    tally.missing = Some(super::score::those(asks, |ask| acquired(ask) == Some(false)));
    Ok(leaves_out(tally, asks).remark(PeerRemark::ToleranceHidesGap, hidden))
}
