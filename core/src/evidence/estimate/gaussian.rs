//! The default estimator: a level that evidence moves, as far as it is to be trusted.

use super::frame::Frame;
use super::mix::{Mix, Ordered, Term};
use super::sources::Figures;
use super::{NoLevel, Observation, PartKind, Prior};
use crate::evidence::decay::Decay;
use crate::kernel::{Day, Weight, math};

/// The smallest variance of a piece of evidence, as a part of the scale squared: nothing is exact.
const LEAST_VARIANCE: f64 = 1e-12;

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

/// Where the level is while evidence comes in, in parts of the scale from the bottom.
struct State {
    height: f64,
    floor: f64,
    variance: f64,
    /// The day of the last evidence, and how many days had some before it.
    since: Option<(Day, u32)>,
}

impl State {
    /// Lets time pass until a day; returns what is left of the distance to the floor.
    fn wait(&mut self, until: Day, decay: Option<&Decay>, drift: f64) -> Option<f64> {
        let (day, further_uses) = self.since?;
        let days = f64::from(until.days_since(day));
        let mut left = None;
        if let Some(decay) = decay.filter(|_| days > 0.0 && self.height > self.floor) {
            let rho = math::exp2(-days / decay.half_life(further_uses));
            self.height = self.floor + (self.height - self.floor) * rho;
            self.variance *= rho * rho;
            left = Some(rho);
        }
        self.variance += drift * days;
        left
    }

    /// Takes a piece of evidence in.
    fn learn(&mut self, value: f64, variance: f64) -> f64 {
        let gain = self.variance / (self.variance + variance);
        self.height += gain * (value - self.height);
        self.variance *= 1.0 - gain;
        gain
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
    let counts = |one: &Observation| one.weight.unwrap_or(Weight::ONE) > Weight::ZERO;
    if !ordered.iter().any(|one| counts(one)) {
        return Err(NoLevel::NoEvidence);
    }
    let (mean, sd) = match prior {
        Some(prior) => (frame.height(prior.mean.get()), prior.sd / frame.range),
        None => (figures.prior_mean, figures.prior_sd),
    };
    let mut state = State { height: mean, floor: 0.0, variance: sd * sd, since: None };
    let floor = decay.map_or(0.0, |decay| decay.floor.get());
    let mut steps = Vec::with_capacity(ordered.len());
    for one in ordered {
        if !counts(one) {
            steps.push(Step {
                left: None,
                gain: 0.0,
                raised_floor: false,
                value: one.level.get(),
                conflict: false,
            });
            continue;
        }
        let left = state.wait(one.occurred_on, decay, figures.drift);
        let (value, variance) = reading(one, frame, figures);
        let height = frame.height(value);
        let surprise = (height - state.height) * (height - state.height);
        let conflict = surprise > CONFLICT * CONFLICT * (state.variance + variance);
        let gain = state.learn(height, variance);
        let raised_floor = floor * state.height > state.floor;
        if raised_floor {
            state.floor = floor * state.height;
        }
        let days = match state.since {
            Some((day, uses)) if day == one.occurred_on => uses,
            Some((_, uses)) => uses + 1,
            None => 0,
        };
        state.since = Some((one.occurred_on, days));
        steps.push(Step { left, gain, raised_floor, value, conflict });
    }
    let left = state.wait(as_of, decay, figures.drift);
    let terms = unroll(&steps, left, floor, mean, frame);
    Ok(Mix {
        level: frame.level(state.height),
        terms,
        belief: Some((state.height, math::sqrt(state.variance))),
    })
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
    let variance = ((own + width * width / 12.0) / weight).max(LEAST_VARIANCE);
    (one.level.get() - frame.sign * bias * figures.spread * frame.range, variance)
}

/// The level as a sum, found by going back from the last step to the first.
///
/// `height` and `floor` are what a unit more of each at a step would add to the level at the end.
fn unroll(
    steps: &[Step],
    left: Option<f64>,
    floor_share: f64,
    mean: f64,
    frame: &Frame<'_>,
) -> Vec<Term> {
    let (mut height, mut floor) = (1.0, 0.0);
    let mut terms = Vec::with_capacity(steps.len() + 2);
    let fade = |height: &mut f64, floor: &mut f64, left: Option<f64>| {
        if let Some(rho) = left {
            *floor += *height * (1.0 - rho);
            *height *= rho;
        }
    };
    fade(&mut height, &mut floor, left);
    let mut all = 0.0;
    for (at, step) in steps.iter().enumerate().rev() {
        if step.raised_floor {
            height += floor_share * floor;
            floor = 0.0;
        }
        let factor = height * step.gain;
        all += factor;
        height *= 1.0 - step.gain;
        let mut term = Term::evidence(at, factor, step.value);
        term.conflict = step.conflict;
        terms.push(term);
        fade(&mut height, &mut floor, step.left);
    }
    terms.reverse();
    terms.insert(0, Term::other(PartKind::Prior, height, frame.level(mean)));
    let faded = 1.0 - all - height;
    if steps.iter().any(|step| step.left.is_some()) || left.is_some() {
        terms.push(Term::other(PartKind::Faded, faded, frame.bottom));
    }
    terms
}
