//! Which level do pieces of evidence give together?
//!
//! Words: an [`Observation`] is a piece of evidence on the scale of the competency; an
//! [`Estimator`] is a named rule with a version; an [`Estimate`] is the level, with the [`Part`]s
//! it is made of; a [`SourceModel`] says how far each kind of evidence is to be trusted.
//!
//! # The default, `linear_gaussian`
//!
//! A true level that moves a little every day, and evidence that shows it with a bias and an error.
//! For each piece of evidence in the order of days, with the level *L* and its variance *P* before
//! it, the level *y* shown, the bias *b*, the standard deviation *s* and the weight *w* of it:
//!
//! | step | formula |
//! |---|---|
//! | time passes, *d* days | P = P + drift^2 d / 365.25 |
//! | with fading, before that | P = rho^2 P, and above the floor *F* L = F + (L - F) rho, with rho = 2^(-d / h) |
//! | how far it is believed | K = P / (P + (s^2 + (high - low)^2 / 12) / w) |
//! | evidence comes in | L = L + K (y - b - L) and P = (1 - K) P |
//! | it contradicts what was known | abs(y - b - L) > 3 sqrt(P + (s^2 + (high - low)^2 / 12) / w) |
//!
//! s = spread sqrt(1 - r^2) / r, where *r* is the reliability: the correlation with true
//! proficiency.
//! The floor is the part of the best level so far that is never lost.
//! Nothing is believed before the first piece of evidence, unless a prior is given.
//!
//! The answer is a sum: each piece of evidence has the factor K, times (1 - K) of each later one.
//! The standard error is sqrt(P), the interval of 95 % is 1.96 of them to either side, held on the
//! scale, and the probability of each step comes from the normal distribution.
//! A standard error of at most a tenth of the scale is high confidence, of at most a quarter
//! moderate, of more low: these words are a convention.
//!
//! | kind | reliability | bias | source |
//! |---|---|---|---|
//! | self-assessment | 0.20 | +0.32 | Rangel 2015; Heidemeier and Moser 2009 |
//! | manager | 0.16 | 0 | Rangel 2015 |
//! | peer | 0.31 | 0 | Rangel 2015 |
//! | certificate | 0.60 | 0 | an assumption |
//! | test, work sample | 0.70 | 0 | an assumption |
//! | course | 0.30 | 0 | an assumption |
//! | inferred | 0.20 | 0 | an assumption |
//!
//! The spread of true levels, a fifth of the scale, and their drift, a tenth of it in a year, are
//! assumptions too.
//!
//! # What better evidence does
//!
//! To raise the value of any piece of evidence never lowers the level.
//! One more piece never lowers it either, on its day and until newer evidence comes, where it is
//! the newest and shows at least the level of that day *after* its bias is subtracted.
//! Else it may, by what the rule means:
//!
//! | one more piece | level |
//! |---|---|
//! | of oneself, 3.2 after a test of 3.0, from 0 to 5 | a little below 3, since 3.2 is read as 2.88 |
//! | an older result above the level of its day, before a newer and much higher one | lower, since what is believed more surely is moved less by the newer one |
//!
//! # Exact parts
//!
//! The parts of a level are whole numbers of a step that is a power of two, small against their
//! size, and so is the level; what rounding leaves over goes to the largest part.
//! Such numbers add up exactly, in any order.
//!
//! Not here: which evidence counts (the log), and what a role asks (`role`).

mod check;
mod estimator;
mod frame;
mod gaussian;
mod group;
mod mix;
mod model;
mod options;
mod pick;
mod points;
mod pooled;
mod progress;
mod raters;
mod run;
mod sources;

pub use estimator::{Estimator, EstimatorName, EstimatorVersion, EvidencePath, PathChoice};
pub use group::{
    GroupLevel, GroupStatistic, PercentileBand, StepCount, group_level, percentile_band,
};
pub use model::{
    Certainty, Confidence, Estimate, EstimateOptions, NoLevel, Observation, Part, PartKind,
    StepProbability,
};
pub use options::{parse_estimate_options, print_estimate_options};
pub use points::{PointsAward, PointsFormula, PointsLevel, PointsRule, level_of_points};
pub use pooled::{QuizResult, pooled_share};
pub use progress::{
    ConfidenceReason, CourseMastery, CourseWork, Difficulty, ExerciseResult, ExerciseWork,
    progress_x_confidence,
};
pub use run::estimate;
pub use sources::{KindReliability, Prior, SourceModel};

#[cfg(test)]
mod estimate_tests;
