//! The formula that takes what is like a competency for the competency.

use std::collections::BTreeMap;

use super::held::Ask;
use super::score::{Tally, those};
use super::{PeerRemark, PeerUnit, Similarity};
use crate::evidence::{Profile, Standing};
use crate::kernel::{Key, KeyIndex, Level};
use crate::problem::Fault;
use crate::readiness::ReadinessError;

/// `similarity_mean`.
pub(super) fn mean(
    asks: &[Ask<'_>],
    profile: &Profile,
    similarities: &[Similarity],
    missing_below: Level,
) -> Result<Tally, ReadinessError> {
    let best = best_by_asked(profile, similarities)?;
    let earns = |ask: &Ask<'_>| {
        if ask.is_held() {
            return Some(1.0);
        }
        let by_uri = best.get(&ask.requirement.competency);
        let by_code = ask.requirement.code.as_ref().and_then(|code| best.get(code));
        by_uri.into_iter().chain(by_code).max().map(|best| best.get())
    };
    let earned: Vec<Option<f64>> = asks.iter().map(earns).collect();
    let all: Option<Vec<f64>> = earned.iter().copied().collect();
    let number = asks.len() as f64;
    let total = all.filter(|all| !all.is_empty()).map(|all| all.iter().sum::<f64>() / number);
    let parts = earned.iter().map(|earned| earned.map(|earned| earned / number)).collect();

    let is_missing = |ask: &Ask<'_>| earns(ask).is_none_or(|earned| earned < missing_below.get());
    let mut tally = Tally::percent(asks, parts, total);
    tally.unit = PeerUnit::Ratio;
    // What is not held is judged by what is alike, so that it does not count as 0.
    tally.remarks.remove(&PeerRemark::UnknownCountedAsZero);
    tally.missing = Some(those(asks, is_missing));
    tally.matching = Some(those(asks, |ask| !is_missing(ask)));
    let unknown = earned.iter().any(Option::is_none);
    if unknown {
        tally.remarks.remove(&PeerRemark::NothingAsked);
    }
    let below = asks.iter().any(|ask| ask.is_held() && ask.reaches() == Some(false));
    let alike = asks.iter().any(|ask| !ask.is_held() && earns(ask).is_some_and(|one| one > 0.0));
    Ok(tally
        .remark(PeerRemark::SimilarityNotGiven, unknown)
        .remark(PeerRemark::LevelIgnored, below)
        .remark(PeerRemark::ResemblanceCountedAsEvidence, alike))
}

/// For each competency that is asked, the best similarity to one that is held.
fn best_by_asked<'a>(
    profile: &Profile,
    similarities: &'a [Similarity],
) -> Result<BTreeMap<&'a Key, Level>, ReadinessError> {
    let entries = (0_u32..).zip(&profile.levels);
    let held = entries.filter(|(entry, held)| {
        matches!(held.standing(*entry), Ok(Standing::Level(..) | Standing::Demonstrated))
    });
    let held = KeyIndex::new(held.map(|(entry, held)| (&held.competency, entry)));
    let mut best: BTreeMap<&Key, Level> = BTreeMap::new();
    for (at, one) in similarities.iter().enumerate() {
        if !(-1.0..=1.0).contains(&one.similarity.get()) {
            let fault = Fault::new().at(format!("formula.similarities[{at}].similarity"));
            let reason = format!("similarity `{}` is outside of -1 to 1", one.similarity);
            return Err(ReadinessError::InvalidFormula(fault.with("reason", reason)));
        }
        if held.get(&one.held).is_some() {
            let place = best.entry(&one.asked).or_insert(one.similarity);
            *place = one.similarity.max(*place);
        }
    }
    Ok(best)
}
