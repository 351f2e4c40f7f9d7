//! What does a position ask?
//!
//! Words: a [`Role`] is an occupation, a job or a position; a [`Requirement`] is one competency it
//! asks for, with its necessity, its importance and its level, each as far as it is known;
//! a [`RoleCatalogue`] is the roles that a publisher ships with a framework.
//!
//! | here | O*NET | ESCO | HR Open Standards |
//! |---|---|---|---|
//! | [`Role`] | occupation | occupation | position |
//! | [`Necessity`](crate::framework::Necessity) | - | essential, optional | required, desired |
//! | [`Requirement::importance`] | importance (IM) | - | weight |
//! | [`Requirement::required_level`] | level (LV) | - | requiredProficiencyLevel |
//! | [`Requirement::desired_level`] | - | - | desiredProficiencyLevel |
//! | [`Role::grade`] | job zone | - | - |
//! | [`Role::family`] | SOC major group | ISCO group | - |
//!
//! A role carries the scales of its levels and the labels of its competencies, so that it can be
//! read, sent and compared without its framework.
//!
//! # What can be asked
//!
//! | asked | written | rule |
//! |---|---|---|
//! | one competency | a [`Requirement`] | met in proportion to its level |
//! | k of n | a [`Choice`] with `choose` k | one weight; each of the k best members is an equal part of it |
//! | alternatives | a [`Choice`] with `choose` 1 | the best member counts |
//! | a must-have | a [`Gate`] on a requirement or a choice | closed below its minimum, whatever the score |
//! | or something near it | an [`Equivalent`] with a factor | being met by the other one is worth the factor |
//! | only when | a [`Condition`] on a requirement or a choice | not asked at all where it does not hold |
//!
//! Members of choices are requirements or other choices, and each belongs to one choice only, so
//! that choices make trees.
//! [`check`](check()) finds terms that contradict one another, [`parse`] refuses them, and
//! [`add_equivalents`] proposes equivalents out of the relations of a framework.
//!
//! # Grades, versions, moves
//!
//! A [`Ladder`] is the grades of a family: each asks at least what the one below it asks
//! ([`check_ladder`]).
//! A [`RoleHistory`] is the versions of a role, each in force from one day to another
//! ([`in_force`], [`publish`], [`check_history`]); [`diff`](diff()) and [`diff_roles`] tell what
//! changed between two.
//! A [`CareerPath`] is which roles lead to which ([`check_path`]); it has versions too.
//!
//! Not here: how far a person is from a role, and who gains or loses by a new version
//! (`readiness`).

mod algebra;
mod audit;
mod check;
mod diff;
mod equivalents;
mod error;
mod history;
pub mod import;
mod ladder;
mod model;
mod names;
mod parse;
mod path;
mod terms;

pub(crate) use algebra::check_algebra;
pub use audit::audit;
pub use check::check;
pub use diff::{
    ChoiceChange, ConditionChange, EquivalentsChange, GradeChange, ImportanceChange, NamedChoice,
    NamedRequirement, NamedRole, PathDiff, RequiredLevelChange, RequiredLevels, RequirementFlip,
    RequirementGateChange, RoleDiff, StepChange, diff, diff_paths, diff_roles,
};
pub use equivalents::{EquivalentFactors, EquivalentOptions, add_equivalents};
pub use error::RoleError;
pub use history::{
    CareerPathHistory, CareerPathVersion, PublishOptions, RoleHistory, RoleVersion, check_history,
    check_path_history, in_force, path_in_force, publish, publish_path,
};
pub use ladder::{Ladder, check_ladder};
pub use model::{Rating, Requirement, Role, RoleCatalogue, find};
pub use names::{label_index, required_competencies};
pub use parse::{parse, print};
pub use path::{CareerPath, PathStep, StepKind, check_path};
pub use terms::{Choice, Condition, Equivalent, Gate};

#[cfg(test)]
mod algebra_tests;
#[cfg(test)]
mod audit_tests;
#[cfg(test)]
mod diff_tests;
#[cfg(test)]
mod equivalents_tests;
#[cfg(test)]
mod history_tests;
#[cfg(test)]
mod ladder_tests;
#[cfg(test)]
mod names_tests;
#[cfg(test)]
mod parse_tests;
#[cfg(test)]
mod path_tests;
