//! Whether a person has learned something, answer by answer.

use serde::{Deserialize, Serialize};

use crate::evidence::EvidenceError;
use crate::kernel::{Share, math};
use crate::problem::Fault;

/// How people learn one thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, expecting = "parameters of mastery")]
pub struct MasteryParameters {
    /// The chance that a person knows it before the first answer.
    pub known: Share,
    /// The chance to learn it after an answer, for who does not know it.
    pub learn: Share,
    /// The chance of a right answer of who does not know it.
    pub guess: Share,
    /// The chance of a wrong answer of who knows it.
    pub slip: Share,
    /// The chance to forget it after an answer, for who knows it; without it, nobody forgets.
    #[serde(default)]
    pub forget: Share,
}

/// What the answers of one person say about mastery.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct MasteryTrace {
    /// One step for each answer, in order.
    pub steps: Vec<MasteryStep>,
    /// The chance that the person knows it now.
    pub mastered: Share,
    /// The chance that the next answer is right.
    pub next_right: Share,
    /// Logarithm of the likelihood of all answers; 0 without answers.
    pub log_likelihood: f64,
}

/// One answer, and what it changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct MasteryStep {
    /// Whether the answer is right.
    pub right: bool,
    /// The chance of a right answer, before it was given.
    pub expected: Share,
    /// The chance that the person knew it when answering, by this answer and those before.
    pub knew: Share,
    /// The chance that the person knows it after the answer, since people learn and forget then.
    pub mastered: Share,
}

/// The chance that a person has mastered something, after each answer (Bayesian knowledge tracing).
///
/// With the chance *p* to know it before an answer:
///
/// | step | rule |
/// |---|---|
/// | expected | p (1 - slip) + (1 - p) guess |
/// | knew, after a right answer | p (1 - slip) / expected |
/// | knew, after a wrong answer | p slip / (1 - expected) |
/// | mastered | knew (1 - forget) + (1 - knew) learn |
///
/// Source: Corbett and Anderson 1995, there without forgetting.
/// Answers stand in order of time, and another order says something else.
/// The chance speaks of one thing that is known or not; it is no level.
///
/// # Errors
///
/// * `evidence.guess_and_slip` when guess and slip are more than 1 together.
/// * `evidence.impossible_answer` when the parameters say that an answer cannot happen.
pub fn trace_mastery(
    answers: &[bool],
    parameters: &MasteryParameters,
) -> Result<MasteryTrace, EvidenceError> {
    check_guess_and_slip(parameters.guess, parameters.slip, "parameters.slip")?;
    let model = Model::of(parameters);
    let share = |value: f64| Share::ratio(value, 1.0);
    let mut steps = Vec::with_capacity(answers.len());
    let mut known = model.known;
    let mut log_likelihood = 0.0;
    for (at, right) in answers.iter().enumerate() {
        let step = model.step(known, *right);
        if step.chance <= 0.0 {
            let fault = Fault::new().at(format!("answers[{at}]")).with("answer", at + 1);
            return Err(EvidenceError::ImpossibleAnswer(fault));
        }
        log_likelihood += math::ln(step.chance);
        known = model.later(step.knew);
        steps.push(MasteryStep {
            right: *right,
            expected: share(if *right { step.chance } else { 1.0 - step.chance }),
            knew: share(step.knew),
            mastered: share(known),
        });
    }
    let next_right = share(model.step(known, true).chance);
    Ok(MasteryTrace { steps, mastered: share(known), next_right, log_likelihood })
}

/// Refuses parameters under which who knows is less often right than who does not.
pub(super) fn check_guess_and_slip(
    guess: Share,
    slip: Share,
    path: &str,
) -> Result<(), EvidenceError> {
    if guess.get() + slip.get() <= 1.0 {
        return Ok(());
    }
    let fault = Fault::new().at(path).with("guess", guess).with("slip", slip);
    Err(EvidenceError::GuessAndSlip(fault))
}

/// The parameters as numbers to calculate with.
#[derive(Debug, Clone, Copy)]
pub(super) struct Model {
    pub(super) known: f64,
    pub(super) learn: f64,
    pub(super) guess: f64,
    pub(super) slip: f64,
    pub(super) forget: f64,
}

/// One answer of a person.
pub(super) struct Step {
    /// The chance of the answer.
    pub(super) chance: f64,
    /// The chance to have known it, once the answer is there.
    pub(super) knew: f64,
}

impl Model {
    pub(super) fn of(parameters: &MasteryParameters) -> Self {
        Self {
            known: parameters.known.get(),
            learn: parameters.learn.get(),
            guess: parameters.guess.get(),
            slip: parameters.slip.get(),
            forget: parameters.forget.get(),
        }
    }

    /// What an answer says, where this is the chance to know it before.
    pub(super) fn step(&self, known: f64, right: bool) -> Step {
        let (by_knowing, by_guessing) =
            if right { (1.0 - self.slip, self.guess) } else { (self.slip, 1.0 - self.guess) };
        let knowing = known * by_knowing;
        let chance = knowing + (1.0 - known) * by_guessing;
        Step { chance, knew: knowing / chance }
    }

    /// The chance to know it after an answer, by the chance to have known it then.
    pub(super) fn later(&self, knew: f64) -> f64 {
        knew * (1.0 - self.forget) + (1.0 - knew) * self.learn
    }
}
