//! Mastery as progress times confidence.

use serde::{Deserialize, Serialize};

use super::NoLevel;
use crate::evidence::EvidenceError;
use crate::kernel::{Day, Key, add_up, math};
use crate::problem::Fault;

/// The most that each reason moves the confidence.
const MOST: f64 = 0.25;

/// How many results make a trend.
const TREND: usize = 3;

/// The score from which on an exercise is solved.
const SOLVED: f64 = 0.8;

/// The most submissions of an exercise that was solved quickly.
const QUICK: u32 = 3;

/// How far from 1 a confidence must be to have a reason.
const NOTABLE: f64 = 0.05;

/// What somebody did for one competency of a course.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, expecting = "the work on a competency")]
pub struct CourseWork {
    /// All exercises of the competency, also those nobody tried.
    #[serde(default)]
    pub exercises: Vec<ExerciseWork>,
    /// How many lecture units the competency has.
    #[serde(default)]
    pub units: u32,
    /// How many of them are done.
    #[serde(default)]
    pub units_done: u32,
    /// The mastery from which on it is mastered, from 0 to 100.
    #[serde(default = "all")]
    pub threshold: f64,
}

/// What somebody did for one exercise.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, expecting = "the work on an exercise")]
pub struct ExerciseWork {
    /// Id of the exercise.
    pub id: Key,
    /// The points that can be reached, from 0.001 to a thousand million.
    pub maximum: f64,
    /// How hard it is.
    #[serde(default)]
    pub difficulty: Option<Difficulty>,
    /// What came of it; nothing where it was not tried.
    #[serde(default)]
    pub result: Option<ExerciseResult>,
}

/// What came of an exercise.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, expecting = "a result of an exercise")]
pub struct ExerciseResult {
    /// The points reached, from 0 to a thousand million; with a bonus they may be more than the
    /// maximum.
    pub points: f64,
    /// The day of the last submission.
    pub occurred_on: Day,
    /// How many submissions it took, where submissions are counted.
    #[serde(default)]
    pub submissions: Option<u32>,
}

/// How hard an exercise is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Difficulty {
    /// Easier than most.
    Easy,
    /// As most are.
    Medium,
    /// Harder than most.
    Hard,
}

/// Mastery, with what it is made of.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CourseMastery {
    /// Progress times confidence, from 0 to 100; nothing where nothing is known.
    pub mastery: Option<f64>,
    /// Whether the mastery reaches the threshold.
    pub mastered: Option<bool>,
    /// Why there is no mastery.
    pub reason: Option<NoLevel>,
    /// The progress in whole percents: the sum of the next three, held from 0 to 100.
    pub progress: Option<f64>,
    /// What the exercises add; nothing where there are none.
    pub of_exercises: Option<f64>,
    /// What the lecture units add; nothing where there are none.
    pub of_units: Option<f64>,
    /// What rounding and the ends of the range add; nothing where there is no progress.
    pub of_rounding: Option<f64>,
    /// 1 and the three reasons that there are, from 0.5 to 1.75; nothing where nothing is known.
    pub confidence: Option<f64>,
    /// What the trend of the scores adds to the confidence; nothing where no trend can be seen.
    pub recency: Option<f64>,
    /// What hard and easy points add to it; nothing where no points were reached.
    pub difficulty: Option<f64>,
    /// What quick solutions add to it; nothing where no submissions were counted.
    pub quick: Option<f64>,
    /// The strongest reason, where the confidence is notably not 1; nothing where there is none.
    pub confidence_reason: Option<ConfidenceReason>,
    /// The version of the formula `progress_x_confidence`.
    pub version: u32,
}

/// Why a confidence is above or below 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum ConfidenceReason {
    /// It is about 1.
    NoReason,
    /// The scores became better.
    RecentScoresHigher,
    /// The scores became worse.
    RecentScoresLower,
    /// More of the points come from hard exercises, or less from easy ones, than there are.
    MoreHardPoints,
    /// More of the points come from easy exercises, or less from hard ones, than there are.
    MoreEasyPoints,
    /// Exercises were solved with few submissions.
    QuicklySolved,
}

const fn all() -> f64 {
    100.0
}

/// How far somebody masters a competency of a course: progress times confidence (Artemis).
///
/// With e exercises, u lecture units and n = e + u:
///
/// progress = round(100 (e/n * sum(points) / sum(maximum) + u/n * done/u)), held from 0 to 100
///
/// confidence = 1 + recency + difficulty + quick, each held from -0.25 to 0.25
///
/// mastery = progress * confidence, held from 0 to 100
///
/// | reason | rule |
/// |---|---|
/// | recency | sum(s t) / sum(t) - mean(s), with the scores *s* from 0 to 1 and their time *t* from 0, the first, to 1, the last; at least 3 results on at least 2 days |
/// | difficulty | (hard part of the points reached - hard part of all points) - (the same of easy ones) |
/// | quick | the part of the exercises with counted submissions that were solved, with a score of at least 0.8, in at most 3 of them |
///
/// A reason of which nothing can be said adds nothing.
/// A group without members has no part, so exercises alone, or units alone, make a progress.
/// Without any of them, and where nothing was tried or done, nothing is known: neither 0 nor 100.
/// It does not tell what was forgotten since.
/// Source: Artemis, `CompetencyProgressService`, which divides 0 by 0 without lecture units.
///
/// # Errors
///
/// * `evidence.invalid_observation` when points or a maximum are outside their range.
/// * `evidence.invalid_estimator` when more units are done than there are, or the threshold is not
///   from 0 to 100.
pub fn progress_x_confidence(work: &CourseWork) -> Result<CourseMastery, EvidenceError> {
    check(work)?;
    let tried: Vec<Tried<'_>> = work.exercises.iter().filter_map(Tried::of).collect();
    let mut answer = CourseMastery {
        mastery: None,
        mastered: None,
        reason: None,
        progress: None,
        of_exercises: None,
        of_units: None,
        of_rounding: None,
        confidence: None,
        recency: recency(&tried).map(|part| part.clamp(-MOST, MOST)),
        difficulty: difficulty(&tried, &work.exercises).map(|part| part.clamp(-MOST, MOST)),
        quick: quick(&tried).map(|part| part.clamp(-MOST, MOST)),
        confidence_reason: None,
        version: 1,
    };
    if tried.is_empty() && work.units_done == 0 {
        answer.reason = Some(NoLevel::NoEvidence);
        return Ok(answer);
    }
    let reasons = [answer.recency, answer.difficulty, answer.quick].map(Option::unwrap_or_default);
    let confidence = reasons.iter().fold(1.0, |sum, part| sum + part);
    answer.confidence = Some(confidence);
    answer.confidence_reason = Some(reason(confidence, reasons));
    let (exercises, units) = (work.exercises.len() as f64, f64::from(work.units));
    let whole = exercises + units;
    let points: f64 = tried.iter().map(|one| one.points).sum();
    let maximum: f64 = work.exercises.iter().map(|one| one.maximum).sum();
    let of_exercises = (maximum > 0.0).then(|| 100.0 * (exercises / whole) * (points / maximum));
    let of_units = (work.units > 0).then(|| 100.0 * f64::from(work.units_done) / whole);
    let sum = of_exercises.unwrap_or_default() + of_units.unwrap_or_default();
    let progress = math::round(sum).clamp(0.0, 100.0);
    let mut parts =
        [of_exercises.unwrap_or_default(), of_units.unwrap_or_default(), progress - sum];
    let progress = add_up(&mut parts, progress);
    let [exercises, units, rounding] = parts;
    answer.of_exercises = of_exercises.map(|_| exercises);
    answer.of_units = of_units.map(|_| units);
    answer.of_rounding = Some(rounding + 0.0);
    answer.progress = Some(progress);
    let mastery = (progress * confidence).clamp(0.0, 100.0);
    answer.mastery = Some(mastery);
    answer.mastered = Some(mastery >= work.threshold);
    Ok(answer)
}

/// An exercise that was tried.
struct Tried<'a> {
    exercise: &'a ExerciseWork,
    points: f64,
    score: f64,
    result: ExerciseResult,
}

impl<'a> Tried<'a> {
    fn of(exercise: &'a ExerciseWork) -> Option<Self> {
        let result = exercise.result?;
        let score = result.points / exercise.maximum;
        Some(Self { exercise, points: result.points, score, result })
    }
}

fn recency(tried: &[Tried<'_>]) -> Option<f64> {
    let days = || tried.iter().map(|one| one.result.occurred_on);
    let (first, last) = days().min().zip(days().max())?;
    if tried.len() < TREND || first == last {
        return None;
    }
    let span = f64::from(last.days_since(first));
    let time = |one: &Tried<'_>| f64::from(one.result.occurred_on.days_since(first)) / span;
    let times: f64 = tried.iter().map(time).sum();
    let by_time: f64 = tried.iter().map(|one| one.score * time(one)).sum();
    let sum: f64 = tried.iter().map(|one| one.score).sum();
    Some(by_time / times - sum / tried.len() as f64)
}

fn difficulty(tried: &[Tried<'_>], exercises: &[ExerciseWork]) -> Option<f64> {
    let reached: f64 = tried.iter().map(|one| one.points).sum();
    let offered: f64 = exercises.iter().map(|one| one.maximum).sum();
    if reached <= 0.0 || offered <= 0.0 {
        return None;
    }
    let surplus = |wanted: Difficulty| {
        let is = |one: &&ExerciseWork| one.difficulty == Some(wanted);
        let of_tried = tried.iter().filter(|one| is(&one.exercise)).map(|one| one.points);
        let of_all = exercises.iter().filter(is).map(|one| one.maximum);
        of_tried.sum::<f64>() / reached - of_all.sum::<f64>() / offered
    };
    Some(surplus(Difficulty::Hard) - surplus(Difficulty::Easy))
}

fn quick(tried: &[Tried<'_>]) -> Option<f64> {
    let counted = || tried.iter().filter_map(|one| Some((one, one.result.submissions?)));
    let all = counted().count();
    if all == 0 {
        return None;
    }
    let quick = counted().filter(|(one, count)| one.score >= SOLVED && *count <= QUICK).count();
    Some(quick as f64 / all as f64)
}

/// The strongest reason in the direction of the confidence.
fn reason(confidence: f64, [recency, difficulty, quick]: [f64; 3]) -> ConfidenceReason {
    if confidence < 1.0 - NOTABLE {
        if recency <= difficulty {
            ConfidenceReason::RecentScoresLower
        } else {
            ConfidenceReason::MoreEasyPoints
        }
    } else if confidence > 1.0 + NOTABLE {
        if recency >= difficulty && recency >= quick {
            ConfidenceReason::RecentScoresHigher
        } else if difficulty >= quick {
            ConfidenceReason::MoreHardPoints
        } else {
            ConfidenceReason::QuicklySolved
        }
    } else {
        ConfidenceReason::NoReason
    }
}

fn check(work: &CourseWork) -> Result<(), EvidenceError> {
    /// The fewest and the most points of an exercise: parts of a progress that are larger than
    /// their quotient would leave no digits for the progress.
    const FEWEST_POINTS: f64 = 1e-3;
    const MOST_POINTS: f64 = 1e9;
    let wrong = |path: String, entry: &str, reason: &str| {
        let fault = Fault::new().at(path).with("entry", entry).with("reason", reason);
        Err(EvidenceError::InvalidObservation(fault))
    };
    for (at, one) in work.exercises.iter().enumerate() {
        let id = one.id.as_str();
        if !(FEWEST_POINTS..=MOST_POINTS).contains(&one.maximum) {
            let reason = "has a maximum that is not from 0.001 to 1000000000 points";
            return wrong(format!("work.exercises[{at}].maximum"), id, reason);
        }
        if one.result.is_some_and(|result| !(0.0..=MOST_POINTS).contains(&result.points)) {
            let reason = "has points that are not from 0 to 1000000000";
            return wrong(format!("work.exercises[{at}].result.points"), id, reason);
        }
    }
    let wrong = |field: &str, reason: String| {
        let fault = Fault::new().at(format!("work.{field}"));
        let fault = fault.with("estimator", "progress_x_confidence").with("reason", reason);
        Err(EvidenceError::InvalidEstimator(fault))
    };
    let (units, done, threshold) = (work.units, work.units_done, work.threshold);
    if done > units {
        return wrong("units_done", format!("has `{done}` units done of `{units}`"));
    }
    if !(0.0..=100.0).contains(&threshold) {
        let reason = format!("has threshold `{threshold}`, which must be from 0 to 100");
        return wrong("threshold", reason);
    }
    Ok(())
}
