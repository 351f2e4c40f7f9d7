//! The default estimator: a level that evidence moves, as far as it is to be trusted.

use super::frame::Frame;
use super::mix::{Mix, Ordered, Term};
use super::sources::Figures;
use super::{NoLevel, Observation, PartKind, Prior};
use crate::evidence::decay::Decay;
use crate::kernel::{Day, Weight, math};

/// The smallest variance of a piece of evidence, as a part of the scale squared: nothing is exact.
const LEAST_VARIANCE: f64 = 1e-12;

/// The largest: evidence of next to no weight says next to nothing, and never infinitely little.
const MOST_VARIANCE: f64 = 1e24;

/// How many standard deviations from what was expected is a conflict.
const CONFLICT: f64 = 3.0;

/// What one piece of evidence did.
struct Step {
    /// What was left of the distance to the floor when it came; nothing where nothing faded.
    left: Option<f64>,
    /// How far the level moved towards it.
    gain: f64,
    /// Whether it made a new best, which the floor follows.
    raised_floor: bool,
    /// The level it speaks for.
    value: f64,
    conflict: bool,
}

impl Step {
    /// What evidence does that does not count.
    const fn nothing(value: f64) -> Self {
        Self { left: None, gain: 0.0, raised_floor: false, value, conflict: false }
    }
}

/// Where the level is while evidence comes in.
struct State {
    level: f64,
    /// The level that fading does not go below.
    floor: f64,
    /// The variance as a part of the scale squared; nothing while nothing is believed.
    variance: Option<f64>,
    /// The day of the last evidence, and how many days had some before it.
    since: Option<(Day, u32)>,
}

impl State {
    /// Lets time pass until a day; returns what is left of the distance to the floor.
    fn wait(
        &mut self,
        until: Day,
        frame: &Frame<'_>,
        decay: Option<&Decay>,
        drift: f64,
    ) -> Option<f64> {
        let (day, further_uses) = self.since?;
        let days = f64::from(until.days_since(day));
        let variance = self.variance.as_mut()?;
        let mut left = None;
        if let Some(decay) = decay.filter(|_| days > 0.0) {
            let rho = math::exp2(-days / decay.half_life(further_uses));
            // Also below the floor: were it to depend on what was shown, better evidence could
            // lower a level by making later evidence count less.
            *variance *= rho * rho;
            if frame.sign * (self.level - self.floor) > 0.0 {
                self.level = self.floor + (self.level - self.floor) * rho;
                left = Some(rho);
            }
        }
        *variance += drift * days;
        left
    }

    /// Takes a piece of evidence in; returns how far the level moved towards it, and whether the
    /// two contradict each other.
    fn learn(&mut self, value: f64, variance: f64, frame: &Frame<'_>) -> (f64, bool) {
        let Some(believed) = self.variance else {
            (self.level, self.variance) = (value, Some(variance));
            return (1.0, false);
        };
        let surprise = (value - self.level) / frame.range;
        let conflict = surprise * surprise > CONFLICT * CONFLICT * (believed + variance);
        let gain = believed / (believed + variance);
        self.level += gain * (value - self.level);
        // As (1 - gain) * believed, which would lose its digits where the gain is nearly 1.
        self.variance = Some(gain * variance);
        (gain, conflict)
    }
}

/// The level after all evidence, as a sum over it.
pub(super) fn weigh(
    ordered: &Ordered<'_>,
    frame: &Frame<'_>,
    figures: &Figures<'_>,
    prior: Option<&Prior>,
    decay: Option<&Decay>,
    as_of: Day,
) -> Result<Mix, NoLevel> {
    let mut state = State { level: frame.bottom, floor: frame.bottom, variance: None, since: None };
    if let Some(prior) = prior {
        let sd = prior.sd / frame.range;
        (state.level, state.variance) = (prior.mean.get(), Some(sd * sd));
    }
    let floor_share = decay.map_or(0.0, |decay| decay.floor);
    let mut steps = Vec::with_capacity(ordered.len());
    for one in ordered {
        if one.weight == Some(Weight::ZERO) {
            steps.push(Step::nothing(one.level.get()));
            continue;
        }
        let left = state.wait(one.occurred_on, frame, decay, figures.drift);
        let (value, variance) = reading(one, frame, figures);
        let (gain, conflict) = state.learn(value, variance, frame);
        let floor = frame.bottom + floor_share * (state.level - frame.bottom);
        let raised_floor = frame.sign * (floor - state.floor) > 0.0;
        if raised_floor {
            state.floor = floor;
        }
        let uses = match state.since {
            Some((day, uses)) if day == one.occurred_on => uses,
            Some((_, uses)) => uses + 1,
            None => 0,
        };
        state.since = Some((one.occurred_on, uses));
        steps.push(Step { left, gain, raised_floor, value, conflict });
    }
    if state.since.is_none() {
        return Err(NoLevel::NoEvidence);
    }
    let left = state.wait(as_of, frame, decay, figures.drift);
    let error = math::sqrt(state.variance.unwrap_or_default());
    let terms = unroll(&steps, left, floor_share, prior, frame);
    Ok(Mix { level: state.level, terms, belief: Some((frame.height(state.level), error)) })
}

/// The level a piece of evidence speaks for, and the variance of that as a part of the scale.
fn reading(one: &Observation, frame: &Frame<'_>, figures: &Figures<'_>) -> (f64, f64) {
    let (of_kind, bias) = figures.kind(one.kind);
    let reliability = one.reliability.map_or(of_kind, crate::kernel::Share::get);
    let squared = reliability * reliability;
    let own = figures.spread * figures.spread * (1.0 - squared) / squared;
    let low = one.low.unwrap_or(one.level).get();
    let width = (one.high.unwrap_or(one.level).get() - low) / frame.range;
    let weight = one.weight.unwrap_or(Weight::ONE).get();
    let variance = (own + width * width / 12.0) / weight;
    let variance = variance.clamp(LEAST_VARIANCE, MOST_VARIANCE);
    (one.level.get() - frame.sign * bias * figures.spread * frame.range, variance)
}

/// The level as a sum, found by going back from the last step to the first.
///
/// `level` and `floor` are what a unit more of each at a step would add to the level at the end.
fn unroll(
    steps: &[Step],
    left: Option<f64>,
    floor_share: f64,
    prior: Option<&Prior>,
    frame: &Frame<'_>,
) -> Vec<Term> {
    let (mut level, mut floor) = (1.0, 0.0);
    let mut terms = Vec::with_capacity(steps.len() + 4);
    let fade = |level: &mut f64, floor: &mut f64, left: Option<f64>| {
        if let Some(rho) = left {
            *floor += *level * (1.0 - rho);
            *level *= rho;
        }
    };
    fade(&mut level, &mut floor, left);
    let mut all = 0.0;
    for (at, step) in steps.iter().enumerate().rev() {
        if step.raised_floor {
            level += floor_share * floor;
            floor = 0.0;
        }
        let factor = level * step.gain;
        all += factor;
        level *= 1.0 - step.gain;
        let mut term = Term::evidence(at, factor, step.value);
        term.conflict = step.conflict;
        terms.push(term);
        fade(&mut level, &mut floor, step.left);
    }
    if let Some(prior) = prior {
        all += level;
        terms.push(Term::other(PartKind::Prior, level, prior.mean.get()));
    }
    terms.reverse();
    if left.is_some() || steps.iter().any(|step| step.left.is_some()) {
        terms.push(Term::other(PartKind::Faded, (1.0 - all).max(0.0), frame.bottom));
    }
    terms
}
