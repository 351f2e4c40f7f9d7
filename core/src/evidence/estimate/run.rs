//! From pieces of evidence to a level with its parts.

use super::frame::Frame;
use super::mix::{Mix, Ordered, Term};
use super::sources::Figures;
use super::{
    Certainty, Confidence, Estimate, EstimateOptions, Estimator, EstimatorVersion, NoLevel,
    Observation, Part, PartKind, StepProbability, check, gaussian, pick, raters,
};
use crate::evidence::EvidenceError;
use crate::framework::ProficiencyScale;
use crate::kernel::{Day, Level, Share, add_up, math};
use crate::problem::Fault;

/// Standard errors on either side that hold 95 % of a normal distribution.
const NINETY_FIVE: f64 = 1.96;

/// The level that pieces of evidence about one competency give together, with all its parts.
///
/// All observations given count, in the order of the days they happened on, ties by entry id;
/// neither their order in the list nor the time of recording matters.
/// Those of days after `as_of` are ignored, as if they were not there: so any earlier day can be
/// asked about.
/// What has run out, was withdrawn or waits for a review is left out by the caller.
///
/// Without evidence there is no level, but a reason: never the lowest level.
/// The contributions of the parts add up to the level in every bit and in any order.
/// A part says `without` what the level would be had its evidence never been there.
///
/// With [`Decay`](crate::evidence::Decay), `linear_gaussian` fades between its pieces of evidence;
/// any other estimator gives its level first, which then fades from the latest day that it rests
/// on, counting each day that it rests on as a use.
///
/// The level tells what evidence says about a person, not what the person is worth; two levels
/// with standard errors that overlap are not a rank.
///
/// ```
/// use prowess::evidence::{EstimateOptions, EvidenceKind, Observation, estimate};
/// use prowess::framework::{ProficiencyScale, ScaleKind};
/// use prowess::kernel::{Day, Key, Level};
///
/// let scale = ProficiencyScale::new(
///     Key::parse("0-5")?, ScaleKind::Interval, Level::new(0.0)?, Level::new(5.0)?,
/// );
/// let seen = |entry, kind, day, level| -> Result<Observation, prowess::Problem> {
///     let text = format!(
///         r#"{{"entry": "{entry}", "kind": "{kind}", "occurred_on": "{day}", "level": {level}}}"#,
///     );
///     Ok(serde_json::from_str(&text).expect("an observation"))
/// };
/// let ana = [
///     seen("exam", "test", "2026-05-01", 3.0)?,
///     seen("interview", "self_assessment", "2026-05-01", 5.0)?,
/// ];
/// let options = EstimateOptions { without_each: true, ..EstimateOptions::default() };
/// let answer = estimate(&ana, &scale, Day::parse("2026-05-01")?, &options)?;
///
/// // What the person says of herself moves what the exam says only a little.
/// let level = answer.level.map(Level::get).unwrap_or_default();
/// assert!(level > 3.0 && level < 3.1);
/// assert_eq!(answer.parts[1].without.map(Level::get), Some(3.0));
/// assert_eq!(answer.parts[1].evidence, Some(EvidenceKind::SelfAssessment));
/// # Ok::<(), prowess::Problem>(())
/// ```
///
/// # Errors
///
/// * `evidence.invalid_estimator` when a parameter of the estimator is outside its range.
/// * `evidence.invalid_decay` when one of the decay is.
/// * `evidence.invalid_observation` when an entry is there twice on one day, a reliability is 0, or
///   a range has its ends exchanged.
/// * `framework.level_off_scale` when a level is not on the scale.
/// * `framework.invalid_scale` when the minimum of the scale is not below its maximum.
/// * `kernel.out_of_range` when an end of the scale is farther than 1e150 from 0.
///
/// # Cost
///
/// O(n log n) in the number of observations, and O(n) where they are in order; with
/// `without_each`, O(n^2).
pub fn estimate(
    observations: &[Observation],
    scale: &ProficiencyScale,
    as_of: Day,
    options: &EstimateOptions,
) -> Result<Estimate, EvidenceError> {
    let frame = Frame::of(scale)?;
    let task = Task::of(&frame, scale, as_of, options)?;
    let ordered = in_order(observations, scale, as_of)?;
    let mut answer = Estimate {
        level: None,
        reason: None,
        step: None,
        parts: Vec::new(),
        certainty: None,
        rests_on: None,
        estimator: task.version(),
        as_of,
    };
    let mix = match task.weigh(&ordered) {
        Ok(mix) => mix,
        Err(reason) => {
            answer.reason = Some(reason);
            return Ok(answer);
        }
    };
    let mut contributions: Vec<f64> = mix.terms.iter().map(Term::contribution).collect();
    let level = add_up(&mut contributions, mix.level);
    let steps = frame.steps();
    answer.level = Some(Level::new(level)?);
    answer.step = frame.reached(&steps, frame.height(level));
    answer.rests_on = mix.days(&ordered).max();
    if let Some((height, error)) = mix.belief {
        answer.certainty = Some(certainty(&frame, &steps, height, error)?);
    }
    answer.parts.reserve(mix.terms.len());
    for (term, contribution) in mix.terms.iter().zip(&contributions) {
        let one = term.at.and_then(|at| ordered.get(at));
        let without = match term.at.filter(|_| options.without_each) {
            Some(at) => task.without(&ordered, at)?,
            None => None,
        };
        answer.parts.push(Part {
            kind: term.kind,
            entry: one.map(|one| one.entry.clone()),
            evidence: one.map(|one| one.kind),
            occurred_on: one.map(|one| one.occurred_on),
            value: Level::new(term.value)?,
            factor: term.factor,
            contribution: Level::new(*contribution)?,
            without,
            conflict: term.conflict,
        });
    }
    Ok(answer)
}

/// One question to an estimator, once it is known to make sense.
struct Task<'a> {
    frame: &'a Frame<'a>,
    /// The estimator, and those within it.
    estimator: &'a Estimator,
    figures: Option<Figures<'a>>,
    options: &'a EstimateOptions,
    /// The mark of `n_times`.
    mark: f64,
    as_of: Day,
}

impl<'a> Task<'a> {
    fn of(
        frame: &'a Frame<'a>,
        scale: &ProficiencyScale,
        as_of: Day,
        options: &'a EstimateOptions,
    ) -> Result<Self, EvidenceError> {
        let estimator = &options.estimator;
        let (mark, figures) = check::estimator(estimator, scale)?;
        if let Some(decay) = &options.decay {
            decay.check("options.decay")?;
        }
        Ok(Self { frame, estimator, figures, options, mark, as_of })
    }

    fn version(&self) -> EstimatorVersion {
        let sources = self.figures.as_ref().map(Figures::version);
        EstimatorVersion { name: self.estimator.name(), version: 1, sources }
    }

    /// The level after fading and rounding, held on the scale.
    fn weigh(&self, ordered: &Ordered<'_>) -> Result<Mix, NoLevel> {
        let mut mix = self.by(self.estimator, ordered)?;
        if mix.belief.is_none() {
            self.fade(&mut mix, ordered);
        }
        if let Some(decimals) = self.estimator.decimals() {
            let tens = math::pow(10.0, f64::from(decimals));
            let rounded = math::round(mix.level * tens) / tens;
            correct(&mut mix, PartKind::Rounding, rounded);
        }
        let held = self.frame.hold(mix.level);
        correct(&mut mix, PartKind::ScaleEnd, held);
        Ok(mix)
    }

    fn by(&self, estimator: &Estimator, ordered: &Ordered<'_>) -> Result<Mix, NoLevel> {
        let frame = self.frame;
        match estimator {
            Estimator::LinearGaussian { prior, .. } => {
                let figures = self.figures.as_ref().ok_or(NoLevel::NoEvidence)?;
                let (prior, decay) = (prior.as_ref(), self.options.decay.as_ref());
                gaussian::weigh(ordered, frame, figures, prior, decay, self.as_of)
            }
            Estimator::Latest { .. } => pick::latest(ordered),
            Estimator::Highest { .. } => pick::highest(ordered, frame),
            Estimator::Mean { .. } => pick::mean(ordered),
            Estimator::WeightedMean { .. } => pick::weighted_mean(ordered),
            Estimator::LatestVsRest { latest, .. } => pick::latest_vs_rest(ordered, *latest),
            Estimator::Ewma { latest, .. } => pick::ewma(ordered, *latest),
            Estimator::NTimes { times, .. } => pick::n_times(ordered, frame, self.mark, *times),
            Estimator::Precedence { order } => raters::precedence(ordered, order),
            Estimator::Prioritised { paths, choose } => {
                raters::prioritised(ordered, frame, paths, *choose)
            }
            Estimator::MinimumRaters { minimum, estimator } => {
                raters::enough(ordered, *minimum)?;
                self.by(estimator, ordered)
            }
        }
    }

    /// Lets a level fade from the latest day it rests on.
    fn fade(&self, mix: &mut Mix, ordered: &Ordered<'_>) {
        let Some(decay) = &self.options.decay else { return };
        let (mut last, mut uses) = (None, 0);
        for day in mix.days(ordered) {
            uses += u32::from(last.is_some_and(|last| last != day));
            last = Some(day);
        }
        let Some(last) = last else { return };
        let days = f64::from(self.as_of.days_since(last));
        let left = decay.left(days, decay.half_life(uses));
        let bottom = self.frame.bottom;
        mix.level = bottom + left * (mix.level - bottom);
        for term in &mut mix.terms {
            term.factor *= left;
        }
        mix.terms.push(Term::other(PartKind::Faded, 1.0 - left, bottom));
    }

    /// The level without one piece of evidence, if there is one then.
    fn without(&self, ordered: &Ordered<'_>, at: usize) -> Result<Option<Level>, EvidenceError> {
        let others = ordered.iter().enumerate().filter(|(other, _)| *other != at);
        let others: Vec<&Observation> = others.map(|(_, one)| *one).collect();
        let Ok(mix) = self.weigh(&others) else { return Ok(None) };
        let mut contributions: Vec<f64> = mix.terms.iter().map(Term::contribution).collect();
        Ok(Some(Level::new(add_up(&mut contributions, mix.level))?))
    }
}

/// Puts another level in the place of one, with a part that says why.
fn correct(mix: &mut Mix, kind: PartKind, level: f64) {
    let difference = level - mix.level;
    if difference.to_bits() << 1 != 0 {
        mix.terms.push(Term::other(kind, 1.0, difference));
        mix.level = level;
    }
}

/// What can be said of a level with a normal error.
fn certainty(
    frame: &Frame<'_>,
    steps: &[Level],
    height: f64,
    error: f64,
) -> Result<Certainty, EvidenceError> {
    let end = |errors: f64| Level::new(frame.hold(frame.level(height + errors * error)));
    let (worse, better) = (end(-NINETY_FIVE)?, end(NINETY_FIVE)?);
    let mut probabilities = Vec::with_capacity(steps.len());
    let mut below = Share::NONE;
    for (at, step) in steps.iter().enumerate() {
        let above = Share::new(frame.below(steps, at + 1, height, error))?.max(below);
        probabilities.push(StepProbability { level: *step, probability: above.minus(below) });
        below = above;
    }
    Ok(Certainty {
        standard_error: error * frame.range,
        low: worse.min(better),
        high: worse.max(better),
        confidence: match error {
            error if error <= 0.1 => Confidence::High,
            error if error <= 0.25 => Confidence::Moderate,
            _ => Confidence::Low,
        },
        steps: probabilities,
    })
}

/// The evidence that had happened by that day, in the order it happened, ties by id.
fn in_order<'a>(
    observations: &'a [Observation],
    scale: &ProficiencyScale,
    as_of: Day,
) -> Result<Vec<&'a Observation>, EvidenceError> {
    for (at, one) in (0_u32..).zip(observations) {
        check::observation(one, at, scale)?;
    }
    let mut ordered: Vec<&Observation> =
        observations.iter().filter(|one| one.occurred_on <= as_of).collect();
    let key = |one: &&'a Observation| (one.occurred_on, &one.entry);
    if !ordered.is_sorted_by_key(key) {
        ordered.sort_by(|a, b| key(a).cmp(&key(b)));
    }
    let mut pairs = ordered.iter().zip(ordered.iter().skip(1));
    match pairs.find(|(a, b)| key(a) == key(b)) {
        None => Ok(ordered),
        Some((twice, _)) => {
            let fault = Fault::new().at("observations").with("entry", &twice.entry);
            Err(EvidenceError::InvalidObservation(fault.with("reason", "is there twice")))
        }
    }
}
