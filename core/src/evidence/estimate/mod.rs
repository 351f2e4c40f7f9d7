//! Which level do pieces of evidence give together?
//!
//! Words: an [`Observation`] is a piece of evidence on the scale of the competency; an
//! [`Estimator`] is a named rule; an [`Estimate`] is the level, with the [`Part`]s it is made of.

mod check;
mod estimator;
mod exact;
mod frame;
mod gaussian;
mod group;
mod mix;
mod model;
mod options;
mod pick;
mod points;
mod progress;
mod raters;
mod run;
mod sources;

pub use estimator::{Estimator, EstimatorName, EstimatorVersion, EvidencePath, PathChoice};
pub use group::{GroupLevel, PercentileBand, RollUp, StepCount, percentile_band, roll_up_group};
pub use model::{
    Certainty, Confidence, Estimate, EstimateOptions, NoLevel, Observation, Part, PartKind,
    StepProbability,
};
pub use options::{parse_estimate_options, print_estimate_options};
pub use points::{PointsAward, PointsFormula, PointsLevel, PointsRule, level_of_points};
pub use progress::{
    ConfidenceReason, CourseMastery, CourseWork, Difficulty, ExerciseResult, ExerciseWork,
    progress_x_confidence,
};
pub use run::estimate;
pub use sources::{KindReliability, Prior, SourceModel};

#[cfg(test)]
mod estimate_tests;
