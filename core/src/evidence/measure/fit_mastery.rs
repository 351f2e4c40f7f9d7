//! How people learn one thing, by the answers of many.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::MasteryParameters;
use super::trace::{Model, check_guess_and_slip};
use crate::evidence::EvidenceError;
use crate::evidence::within::{count_within, within};
use crate::kernel::{Share, math};
use crate::problem::Fault;

/// How the parameters of mastery are found.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default, expecting = "options of a fit of mastery")]
pub struct MasteryFitOptions {
    /// The most rounds from each start, from 1 to 100000.
    pub iterations: u32,
    /// The change of all parameters in one round below which it ends, from 0 to 1.
    pub tolerance: f64,
    /// The largest guess.
    pub most_guess: Share,
    /// The largest slip.
    pub most_slip: Share,
}

impl Default for MasteryFitOptions {
    fn default() -> Self {
        let half = Share::ratio(1.0, 2.0);
        Self { iterations: 1000, tolerance: 1e-7, most_guess: half, most_slip: half }
    }
}

/// The parameters that fit the answers of many people best.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct MasteryFit {
    /// The best parameters, of all starts.
    pub parameters: MasteryParameters,
    /// Logarithm of the likelihood of all answers under them.
    pub log_likelihood: f64,
    /// The start they were reached from, counted from 0.
    pub start: u32,
    /// Where each start led.
    pub starts: Vec<MasteryStart>,
    /// How many sequences have answers.
    pub sequences: u32,
    /// How many answers there are.
    pub answers: u32,
}

/// Where one start led.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct MasteryStart {
    /// The parameters it ended at.
    pub parameters: MasteryParameters,
    /// Logarithm of the likelihood of all answers under them.
    pub log_likelihood: f64,
    /// How many rounds it took.
    pub iterations: u32,
    /// Whether the last round changed no parameter by more than the tolerance.
    pub converged: bool,
}

/// The parameters of [`trace_mastery`](super::trace_mastery) that make the answers of many people
/// most likely.
///
/// Rounds of two steps from each start, until no parameter changes by more than the tolerance: how
/// often people knew it, learned it and forgot it is expected from the parameters, by the forward
/// and backward algorithm; then each parameter becomes its expected rate (Baum and others 1970).
/// No round lowers the likelihood.
/// The best start wins, the first of equals; different starts can end in different places, so give
/// several, such as a low and a high guess.
///
/// The same answers can be explained with knowing and not knowing swapped.
/// So guess and slip stay at or below `most_guess` and `most_slip`, each 0.5 unless given; these
/// may not be more than 1 together.
/// A parameter that starts at 0 or 1 stays there, so a start with `forget` 0 fits without
/// forgetting.
///
/// Each sequence is the answers of one person in order of time; the order of sequences means
/// nothing.
///
/// # Errors
///
/// * `evidence.no_answers` when there are no answers, or no start.
/// * `evidence.guess_and_slip` when the largest guess and slip are more than 1 together.
/// * `evidence.impossible_answer` when a start says that an answer given cannot happen.
/// * `kernel.out_of_range` for options outside their range, and a start above the largest guess or
///   slip.
///
/// # Cost
///
/// O(starts * rounds * answers).
pub fn fit_mastery(
    sequences: &[Vec<bool>],
    starts: &[MasteryParameters],
    options: &MasteryFitOptions,
) -> Result<MasteryFit, EvidenceError> {
    count_within("options.iterations", options.iterations, 1, 100_000)?;
    within("options.tolerance", options.tolerance, 0.0, 1.0)?;
    check_guess_and_slip(options.most_guess, options.most_slip, "options.most_slip")?;
    let mut rows = Rows::new();
    for (at, answers) in sequences.iter().enumerate().filter(|(_, answers)| !answers.is_empty()) {
        rows.entry(answers).or_insert(Row { people: 0.0, first: at }).people += 1.0;
    }
    if rows.is_empty() {
        return Err(EvidenceError::NoAnswers(Fault::new().at("sequences")));
    }
    let mut ends = Vec::with_capacity(starts.len());
    let mut best: Option<(u32, &MasteryStart)> = None;
    for (at, start) in starts.iter().enumerate() {
        let (guess, slip) = (start.guess.get(), start.slip.get());
        within(&format!("starts[{at}].guess"), guess, 0.0, options.most_guess.get())?;
        within(&format!("starts[{at}].slip"), slip, 0.0, options.most_slip.get())?;
        ends.push(climb(start, &rows, options)?);
    }
    for (at, end) in (0_u32..).zip(&ends) {
        if best.is_none_or(|(_, best)| end.log_likelihood > best.log_likelihood) {
            best = Some((at, end));
        }
    }
    let Some((start, end)) = best else {
        return Err(EvidenceError::NoAnswers(Fault::new().at("starts")));
    };
    let (parameters, log_likelihood) = (end.parameters, end.log_likelihood);
    let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    Ok(MasteryFit {
        parameters,
        log_likelihood,
        start,
        sequences: count(sequences.iter().filter(|answers| !answers.is_empty()).count()),
        answers: count(sequences.iter().map(Vec::len).sum()),
        starts: ends,
    })
}

/// The different sequences of answers, in a fixed order.
type Rows<'a> = BTreeMap<&'a Vec<bool>, Row>;

/// How many people answered so, and the place of the first of them.
struct Row {
    people: f64,
    first: usize,
}

/// The end of the way up from one start.
fn climb(
    start: &MasteryParameters,
    rows: &Rows<'_>,
    options: &MasteryFitOptions,
) -> Result<MasteryStart, EvidenceError> {
    let mut model = Model::of(start);
    let (mut iterations, mut converged) = (0, false);
    while iterations < options.iterations && !converged {
        let next = expect(&model, rows)?.rates(&model, options);
        let change = next.distance(&model);
        model = next;
        iterations += 1;
        converged = change <= options.tolerance;
    }
    let log_likelihood = expect(&model, rows)?.log_likelihood;
    let share = |value| Share::ratio(value, 1.0);
    let parameters = MasteryParameters {
        known: share(model.known),
        learn: share(model.learn),
        guess: share(model.guess),
        slip: share(model.slip),
        forget: share(model.forget),
    };
    Ok(MasteryStart { parameters, log_likelihood, iterations, converged })
}

/// How often something happened among the times it could have.
#[derive(Default)]
struct Rate {
    times: f64,
    of: f64,
}

impl Rate {
    fn count(&mut self, times: f64, of: f64) {
        self.times += times;
        self.of += of;
    }

    /// The rate, or what it was where it could never have happened.
    fn or(&self, before: f64) -> f64 {
        if self.of > 0.0 { (self.times / self.of).clamp(0.0, 1.0) } else { before }
    }
}

/// What is expected to have happened, by the parameters and the answers.
#[derive(Default)]
struct Expected {
    log_likelihood: f64,
    known: Rate,
    learn: Rate,
    guess: Rate,
    slip: Rate,
    forget: Rate,
}

impl Expected {
    /// The parameters that fit this best, within their bounds.
    ///
    /// The fit of a rate falls away on both sides of its best value, so where that lies above the
    /// largest allowed one, the largest is best.
    fn rates(&self, before: &Model, options: &MasteryFitOptions) -> Model {
        Model {
            known: self.known.or(before.known),
            learn: self.learn.or(before.learn),
            guess: self.guess.or(before.guess).min(options.most_guess.get()),
            slip: self.slip.or(before.slip).min(options.most_slip.get()),
            forget: self.forget.or(before.forget),
        }
    }

    /// Adds one sequence: forward with what the answers so far say, and back with the later ones.
    fn add(&mut self, model: &Model, answers: &[bool], row: &Row) -> Result<(), EvidenceError> {
        let mut knew_so_far = Vec::with_capacity(answers.len());
        let mut known = model.known;
        for (at, right) in answers.iter().enumerate() {
            let step = model.step(known, *right);
            if step.chance <= 0.0 {
                let fault = Fault::new().at(format!("sequences[{}][{at}]", row.first));
                return Err(EvidenceError::ImpossibleAnswer(fault.with("answer", at + 1)));
            }
            self.log_likelihood += row.people * math::ln(step.chance);
            knew_so_far.push(step.knew);
            known = model.later(step.knew);
        }
        let mut knew_later: Option<f64> = None;
        for (knew, right) in knew_so_far.iter().zip(answers).rev() {
            let knew = match knew_later {
                None => *knew,
                Some(later) => self.turn(model, *knew, later, row.people),
            };
            let (knew_people, others) = (row.people * knew, row.people * (1.0 - knew));
            self.slip.count(if *right { 0.0 } else { knew_people }, knew_people);
            self.guess.count(if *right { others } else { 0.0 }, others);
            knew_later = Some(knew);
        }
        self.known.count(row.people * knew_later.unwrap_or_default(), row.people);
        Ok(())
    }

    /// Counts what happened between two answers, and returns the chance to have known it at the
    /// first, by all answers.
    fn turn(&mut self, model: &Model, knew: f64, later: f64, people: f64) -> f64 {
        let known = model.later(knew);
        let part =
            |share: f64, of: f64, whole: f64| if of > 0.0 { share * whole / of } else { 0.0 };
        let kept = part(knew * (1.0 - model.forget), known, later);
        let learned = part((1.0 - knew) * model.learn, known, later);
        let forgot = part(knew * model.forget, 1.0 - known, 1.0 - later);
        let never = part((1.0 - knew) * (1.0 - model.learn), 1.0 - known, 1.0 - later);
        self.learn.count(people * learned, people * (learned + never));
        self.forget.count(people * forgot, people * (forgot + kept));
        kept + forgot
    }
}

fn expect(model: &Model, rows: &Rows<'_>) -> Result<Expected, EvidenceError> {
    let mut expected = Expected::default();
    for (answers, row) in rows {
        expected.add(model, answers, row)?;
    }
    Ok(expected)
}

impl Model {
    /// The largest difference of a parameter.
    fn distance(&self, other: &Self) -> f64 {
        let differences = [
            self.known - other.known,
            self.learn - other.learn,
            self.guess - other.guess,
            self.slip - other.slip,
            self.forget - other.forget,
        ];
        differences.into_iter().map(f64::abs).fold(0.0, f64::max)
    }
}
