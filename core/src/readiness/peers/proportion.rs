//! Formulas that add up how far requirements are met.

use super::count::{leaves_out, without_level};
use super::held::{Ask, Held};
use super::rounding::two_decimals;
use super::score::{Tally, those};
use super::{Degrees, PeerRemark};
use crate::kernel::math::round_even;

/// How far one requirement is met, as `mean_proportional` counts it, in percent.
fn met_percent(ask: &Ask<'_>) -> f64 {
    let (Some(asked), Held::Level(held)) = (ask.asked, ask.held) else { return 0.0 };
    if held >= asked.level {
        100.0
    } else {
        100.0 * (held - asked.bottom) / (asked.level - asked.bottom)
    }
}

/// The number of `mean_proportional`; nothing where nothing is asked.
pub(super) fn mean_percent(asks: &[Ask<'_>]) -> Option<f64> {
    let sum: f64 = asks.iter().map(met_percent).sum();
    (!asks.is_empty()).then(|| sum / asks.len() as f64)
}

/// `mean_proportional`.
pub(super) fn mean(asks: &[Ask<'_>]) -> Tally {
    let number = asks.len() as f64;
    let parts = asks.iter().map(|ask| Some(met_percent(ask) / number)).collect();
    let total = mean_percent(asks);
    let reached = asks.iter().filter(|ask| ask.reaches() == Some(true)).count() as f64;
    let other = two_decimals(100.0 * reached / number);
    let differs = total.is_some() && total.map(two_decimals) != Some(other);
    let tally = Tally::percent(asks, parts, total);
    without_level(tally, asks).remark(PeerRemark::OtherScreenDiffers, differs)
}

/// What is earned of what is asked, both weighted: 100 sum(earned) / sum(asked).
///
/// Requirements for which `terms` has nothing are left out.
fn earned(
    asks: &[Ask<'_>],
    terms: impl Fn(&Ask<'_>) -> Option<(f64, f64)>,
) -> (Vec<Option<f64>>, Option<f64>) {
    let terms: Vec<Option<(f64, f64)>> = asks.iter().map(terms).collect();
    let whole: f64 = terms.iter().flatten().map(|(_, asked)| asked).sum();
    if whole <= 0.0 {
        return (vec![None; asks.len()], None);
    }
    let part = |term: &Option<(f64, f64)>| term.map(|(earned, _)| 100.0 * earned / whole);
    let sum: f64 = terms.iter().flatten().map(|(earned, _)| earned).sum();
    (terms.iter().map(part).collect(), Some(100.0 * sum / whole))
}

/// Whether points are earned for the lowest level of a scale that starts above 0.
fn bottom_earns(asks: &[Ask<'_>], parts: &[Option<f64>]) -> bool {
    asks.iter().zip(parts).any(|(ask, part)| {
        let bottom = ask.asked.is_some_and(|asked| asked.bottom > 0.0);
        bottom && part.is_some_and(|part| part > 0.0)
    })
}

/// The smaller of the level held and the level asked.
fn capped(ask: &Ask<'_>) -> Option<(f64, f64)> {
    let asked = ask.asked?.level;
    Some((ask.level().min(asked), asked))
}

/// `weighted_capped`, rounded to whole percent.
pub(super) fn weighted_capped(asks: &[Ask<'_>]) -> Tally {
    let weighted = |ask: &Ask<'_>| {
        let weight = ask.requirement.importance.map_or(1.0, crate::kernel::Weight::get);
        capped(ask).map(|(held, asked)| (weight * held, weight * asked))
    };
    let (parts, total) = earned(asks, weighted);
    let bottom = bottom_earns(asks, &parts);
    let mut tally = Tally::percent(asks, parts, total);
    tally.value = total.map(|total| crate::kernel::math::floor(total + 0.5));
    leaves_out(tally, asks).remark(PeerRemark::BottomEarnsPoints, bottom)
}

/// `mandatory_first`: over the required ones; without any, over the desired ones.
pub(super) fn mandatory_first(asks: &[Ask<'_>]) -> Tally {
    let any_required = asks.iter().any(Ask::is_required);
    let counts = |ask: &Ask<'_>| ask.is_required() == any_required;
    let (parts, total) = earned(asks, |ask| capped(ask).filter(|_| counts(ask)));
    let bottom = bottom_earns(asks, &parts);
    let ignored = !asks.iter().all(counts);
    let tally = Tally::percent(asks, parts, total)
        .remark(PeerRemark::BottomEarnsPoints, bottom)
        .remark(PeerRemark::RecommendedIgnored, ignored);
    let without = asks.iter().any(|ask| counts(ask) && ask.asked.is_none());
    tally.remark(PeerRemark::NoLevelLeftOut, without)
}

/// A level as the peer has it: a percentage of its scale.
fn progress(level: f64, ask: &Ask<'_>) -> f64 {
    let Some(asked) = ask.asked else { return 0.0 };
    100.0 * (level - asked.bottom) / (asked.top - asked.bottom)
}

/// `overcapped_sum`: each level counts up to twice the one asked, and the degree beside them.
pub(super) fn overcapped_sum(asks: &[Ask<'_>], degrees: Option<Degrees>) -> Tally {
    let asked = |ask: &Ask<'_>| ask.asked.map(|asked| progress(asked.level, ask));
    let held = |ask: &Ask<'_>| match ask.held {
        Held::Level(level) => progress(level, ask),
        _ => 0.0,
    };
    let degree_asked = degrees.map_or(0.0, |degrees| 100.0 * degrees.asked.get());
    // The peer lets the degree of the person count from 1 % of a degree asked.
    let degree_counts = degree_asked > 1.0;
    let degree_held = degrees.map_or(0.0, |degrees| 100.0 * degrees.held.get());
    let degree = if degree_counts { degree_held } else { 0.0 };

    let whole: f64 = asks.iter().filter_map(asked).sum::<f64>() + degree_asked;
    let earns = |ask: &Ask<'_>| asked(ask).map(|asked| held(ask).min(2.0 * asked));
    let sum: f64 = asks.iter().filter_map(earns).sum::<f64>() + degree;
    let something = asks.iter().any(|ask| ask.asked.is_some()) || degree_asked > 0.0;
    let of_whole = |earned: f64| if whole > 0.0 { earned / whole * 100.0 } else { 0.0 };
    let parts = asks.iter().map(|ask| earns(ask).map(of_whole)).collect();
    let total = something.then(|| of_whole(sum));

    let surplus = asks.iter().any(|ask| earns(ask) > asked(ask));
    let lacking = asks.iter().any(|ask| ask.reaches() == Some(false));
    let mut tally = Tally::percent(asks, parts, total);
    tally.value = total.map(round_even);
    tally.degree_part = degrees.filter(|_| something).map(|_| of_whole(degree));
    tally.matching = Some(those(asks, |ask| ask.asked.is_some() && ask.is_held()));
    tally.missing = Some(those(asks, |ask| ask.asked.is_some() && !ask.is_held()));
    leaves_out(tally, asks)
        .remark(PeerRemark::SurplusHidesGap, surplus && lacking)
        .remark(PeerRemark::ExceedsWhole, total.is_some_and(|total| total > 100.0))
        .remark(PeerRemark::DegreeIgnored, !degree_counts && degree_held > 0.0)
        .remark(PeerRemark::DecidedWithoutRequirements, something && whole <= 0.0)
}
