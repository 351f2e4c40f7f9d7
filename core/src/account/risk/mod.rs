//! Does this sign-in look like the person's?
//!
//! Words: a **reason** is one thing that is unusual, worth some points; the sum of the points says
//! whether the sign-in is let pass, needs one more factor, or is blocked.
//!
//! The list of reasons is the answer, and goes to the audit log and, as a notice, to the person
//! (ASVS 5.0, 6.3.5); the points only say what to do now.
//!
//! Not here: where an address of the internet is on the map, which the host looks up.

mod assess;
mod distance;
mod model;

pub use assess::assess_login;
pub use model::{
    GeoPoint, LoginAction, LoginAttempt, LoginRisk, PastLogin, RiskPolicy, RiskReason,
};

#[cfg(test)]
mod risk_tests;
