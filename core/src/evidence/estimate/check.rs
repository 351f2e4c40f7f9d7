//! Whether an estimator and the evidence make sense on a scale.

use super::sources::Figures;
use super::{Estimator, EvidencePath, Observation, Prior};
use crate::evidence::{EvidenceError, EvidenceKind};
use crate::framework::{FrameworkError, ProficiencyScale};
use crate::kernel::{Level, Share};
use crate::problem::Fault;

/// Where an estimator stands in the caller's data.
const PATH: &str = "options.estimator";

/// The most decimals a level is rounded to.
const MOST_DECIMALS: u32 = 12;

/// Checks a piece of evidence against the scale it is on.
pub(super) fn observation(
    one: &Observation,
    at: u32,
    scale: &ProficiencyScale,
) -> Result<(), EvidenceError> {
    let levels = [("level", Some(one.level)), ("low", one.low), ("high", one.high)];
    for (field, level) in levels {
        if let Some(level) = level.filter(|level| !scale.holds(*level)) {
            let fault = Fault::new().at(format!("observations[{at}].{field}"));
            let fault = fault.with("level", level).with("scale", &scale.id);
            let fault = fault.with("minimum", scale.minimum).with("maximum", scale.maximum);
            return Err(FrameworkError::LevelOffScale(fault).into());
        }
    }
    let wrong = |field: &str, reason: String| {
        let fault = Fault::new().at(format!("observations[{at}].{field}"));
        let fault = fault.with("entry", &one.entry).with("reason", reason);
        Err(EvidenceError::InvalidObservation(fault))
    };
    if let (Some(low), Some(high)) = (one.low, one.high)
        && low > high
    {
        return wrong("low", format!("has its low `{low}` above its high `{high}`"));
    }
    if one.reliability == Some(Share::NONE) {
        return wrong("reliability", "has a reliability of `0`, which must be above 0".to_owned());
    }
    Ok(())
}

/// Checks an estimator; returns the mark and the figures that it works with, where it has them.
pub(super) fn estimator<'a>(
    estimator: &'a Estimator,
    scale: &ProficiencyScale,
) -> Result<(f64, Option<Figures<'a>>), EvidenceError> {
    at_path(estimator, scale, PATH)
}

fn at_path<'a>(
    estimator: &'a Estimator,
    scale: &ProficiencyScale,
    path: &str,
) -> Result<(f64, Option<Figures<'a>>), EvidenceError> {
    let wrong = |field: String, reason: String| {
        let fault = Fault::new().at(format!("{path}.{field}"));
        let fault = fault.with("estimator", estimator.name().as_str()).with("reason", reason);
        EvidenceError::InvalidEstimator(fault)
    };
    let within = |field: &str, value: f64, low: f64, high: f64| {
        if (low..=high).contains(&value) {
            return Ok(());
        }
        let reason = format!("has {field} `{value}`, which must be from {low} to {high}");
        Err(wrong(field.to_owned(), reason))
    };
    if let Estimator::MinimumRaters { minimum, estimator } = estimator {
        within("minimum", f64::from(*minimum), 1.0, f64::from(u32::MAX))?;
        return at_path(estimator, scale, &format!("{path}.estimator"));
    }
    if let Some(decimals) = estimator.decimals() {
        within("decimals", f64::from(decimals), 0.0, f64::from(MOST_DECIMALS))?;
    }
    let mut figures = None;
    let mut of_mark = 0.0;
    match estimator {
        Estimator::LinearGaussian { sources, prior } => {
            if let Some((field, reason)) = prior.and_then(|prior| wrong_prior(&prior, scale)) {
                return Err(wrong(field.to_owned(), reason));
            }
            figures = Some(Figures::of(sources.as_deref(), path)?);
        }
        Estimator::LatestVsRest { latest, .. } => within("latest", *latest, 0.01, 0.99)?,
        Estimator::Ewma { latest, .. } => within("latest", *latest, 0.5, 0.99)?,
        Estimator::NTimes { mark, times, .. } => {
            within("times", f64::from(*times), 1.0, 10.0)?;
            let Some(mark) = mark.or(scale.mastery) else {
                let reason = "needs a mark, since the scale has no mastery mark".to_owned();
                return Err(wrong("mark".to_owned(), reason));
            };
            let (low, high) = (scale.minimum.get(), scale.maximum.get());
            within("mark", mark.get(), low, high)?;
            of_mark = Level::get(mark);
        }
        Estimator::Precedence { order } => {
            if let Some(reason) = wrong_kinds(order) {
                return Err(wrong("order".to_owned(), reason.to_owned()));
            }
        }
        Estimator::Prioritised { paths, .. } => {
            if paths.is_empty() {
                return Err(wrong("paths".to_owned(), "has no path".to_owned()));
            }
            let reasons = paths.iter().map(|EvidencePath { kinds }| wrong_kinds(kinds));
            if let Some((at, reason)) = reasons.enumerate().find_map(|(at, it)| Some((at, it?))) {
                return Err(wrong(format!("paths[{at}].kinds"), reason.to_owned()));
            }
        }
        Estimator::Latest { .. }
        | Estimator::Highest { .. }
        | Estimator::Mean { .. }
        | Estimator::WeightedMean { .. }
        | Estimator::MinimumRaters { .. } => {}
    }
    Ok((of_mark, figures))
}

/// What is wrong with a prior: the field and why.
fn wrong_prior(prior: &Prior, scale: &ProficiencyScale) -> Option<(&'static str, String)> {
    let Prior { mean, sd } = prior;
    if !scale.holds(*mean) {
        let (low, high) = (scale.minimum, scale.maximum);
        let reason =
            format!("believes in `{mean}` first, which is not on the scale from {low} to {high}");
        return Some(("prior.mean", reason));
    }
    let most = 1000.0 * (scale.maximum.get() - scale.minimum.get());
    let is_within = *sd > 0.0 && *sd <= most;
    let reason = || format!("has prior sd `{sd}`, which must be above 0 and at most 1000 scales");
    (!is_within).then(|| ("prior.sd", reason()))
}

/// What is wrong with a list of kinds.
fn wrong_kinds(kinds: &[EvidenceKind]) -> Option<&'static str> {
    let mut places = kinds.iter().enumerate();
    if kinds.is_empty() {
        Some("names no kind of evidence")
    } else if places.any(|(at, kind)| kinds.iter().take(at).any(|other| other == kind)) {
        Some("names a kind of evidence twice")
    } else {
        None
    }
}
