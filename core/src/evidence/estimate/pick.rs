//! Estimators that take one piece of evidence, or a mean of several.

use super::NoLevel;
use super::frame::Frame;
use super::mix::{Mix, Ordered, Term};
use crate::kernel::Weight;

pub(super) fn latest(ordered: &Ordered<'_>) -> Result<Mix, NoLevel> {
    let last = ordered.last().ok_or(NoLevel::NoEvidence)?;
    Ok(Mix::only(ordered.len() - 1, last.level.get()))
}

/// The best one; of equal ones the last, so that it fades from the day it was shown last.
pub(super) fn highest(ordered: &Ordered<'_>, frame: &Frame<'_>) -> Result<Mix, NoLevel> {
    let height = |level: f64| frame.sign * level;
    let mut best: Option<(usize, f64)> = None;
    for (at, level) in levels(ordered) {
        if best.is_none_or(|(_, so_far)| height(level) >= height(so_far)) {
            best = Some((at, level));
        }
    }
    best.map(|(at, level)| Mix::only(at, level)).ok_or(NoLevel::NoEvidence)
}

pub(super) fn mean(ordered: &Ordered<'_>) -> Result<Mix, NoLevel> {
    let all: Vec<(usize, f64)> = levels(ordered).collect();
    mean_of(&all).ok_or(NoLevel::NoEvidence)
}

/// sum(weight * level) / sum(weight); where nothing weighs anything there is no level.
pub(super) fn weighted_mean(ordered: &Ordered<'_>) -> Result<Mix, NoLevel> {
    let weight =
        |at: usize| ordered.get(at).and_then(|one| one.weight).unwrap_or(Weight::ONE).get();
    let total: f64 = levels(ordered).map(|(at, _)| weight(at)).sum();
    if total <= 0.0 {
        return Err(NoLevel::NoEvidence);
    }
    let sum: f64 = levels(ordered).map(|(at, level)| weight(at) * level).sum();
    let terms = levels(ordered).map(|(at, level)| Term::evidence(at, weight(at) / total, level));
    Ok(Mix { level: sum / total, terms: terms.collect(), belief: None })
}

/// latest * x_n + (1 - latest) * mean(x_1 .. x_(n-1)).
pub(super) fn latest_vs_rest(ordered: &Ordered<'_>, latest: f64) -> Result<Mix, NoLevel> {
    let all: Vec<(usize, f64)> = levels(ordered).collect();
    let ((at, last), rest) = all.split_last().map(|(a, b)| (*a, b)).ok_or(NoLevel::NoEvidence)?;
    let Some(mut mix) = mean_of(rest) else { return Ok(Mix::only(at, last)) };
    mix.level = latest * last + (1.0 - latest) * mix.level;
    for term in &mut mix.terms {
        term.factor *= 1.0 - latest;
    }
    mix.terms.push(Term::evidence(at, latest, last));
    Ok(mix)
}

/// level_k = latest * x_k + (1 - latest) * level_(k-1).
pub(super) fn ewma(ordered: &Ordered<'_>, latest: f64) -> Result<Mix, NoLevel> {
    let mut levels = levels(ordered);
    let (first, start) = levels.next().ok_or(NoLevel::NoEvidence)?;
    let level = levels.fold(start, |level, (_, next)| (1.0 - latest) * level + latest * next);
    let mut left = 1.0;
    let mut terms = Vec::with_capacity(ordered.len());
    for (at, one) in ordered.iter().enumerate().rev() {
        let factor = if at == first { left } else { latest * left };
        terms.push(Term::evidence(at, factor, one.level.get()));
        left *= 1.0 - latest;
    }
    terms.reverse();
    Ok(Mix { level, terms, belief: None })
}

/// The mean of those that reach the mark, if there are enough.
pub(super) fn n_times(
    ordered: &Ordered<'_>,
    frame: &Frame<'_>,
    mark: f64,
    times: u32,
) -> Result<Mix, NoLevel> {
    let kept = levels(ordered).filter(|(_, level)| frame.sign * level >= frame.sign * mark);
    let kept: Vec<(usize, f64)> = kept.collect();
    if ordered.is_empty() {
        return Err(NoLevel::NoEvidence);
    }
    if kept.len() < times as usize {
        return Err(NoLevel::TooFewResults);
    }
    mean_of(&kept).ok_or(NoLevel::TooFewResults)
}

fn levels<'a>(ordered: &'a Ordered<'_>) -> impl Iterator<Item = (usize, f64)> + 'a {
    ordered.iter().map(|one| one.level.get()).enumerate()
}

/// The mean; of nothing there is none.
fn mean_of(levels: &[(usize, f64)]) -> Option<Mix> {
    if levels.is_empty() {
        return None;
    }
    // A count fits in 52 binary places.
    let count = levels.len() as f64;
    let level = levels.iter().map(|(_, level)| level).sum::<f64>() / count;
    let terms = levels.iter().map(|(at, level)| Term::evidence(*at, 1.0 / count, *level));
    Some(Mix { level, terms: terms.collect(), belief: None })
}
