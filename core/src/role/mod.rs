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

mod error;
pub mod import;
mod model;
mod parse;

pub use error::RoleError;
pub use model::{Rating, Requirement, Role, RoleCatalogue, find};
pub use parse::{parse, print};
