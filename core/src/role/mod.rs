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
//! Not here: how far a person is from a role (`readiness`).

mod audit;
mod diff;
mod error;
pub mod import;
mod model;
mod names;
mod parse;
mod terms;

pub use audit::audit;
pub use diff::{
    GradeChange, ImportanceChange, NamedRequirement, NamedRole, RequiredLevelChange,
    RequiredLevels, RequirementFlip, RoleDiff, diff,
};
pub use error::RoleError;
pub use model::{Rating, Requirement, Role, RoleCatalogue, find};
pub use names::{label_index, required_competencies};
pub use parse::{parse, print};
pub use terms::{Choice, Condition, Equivalent, Gate};

#[cfg(test)]
mod audit_tests;
#[cfg(test)]
mod diff_tests;
#[cfg(test)]
mod names_tests;
#[cfg(test)]
mod parse_tests;
