//! Which competency should come next, for one or several roles?
//!
//! Words: a **candidate** is a gap of one of the roles, something that a gap waits for, or something
//! met that will soon not be; its **gain** is what closing it adds to the score of each role, by the
//! weight of the role; it **waits** where a competency that it needs is not there.
//!
//! # The score
//!
//! With the gain *g*, the hours *h* until it is closed, the demand *d* as a part of the largest one,
//! the share *p* of peers who have it, and the gain *b* of all gaps that wait for it:
//!
//! score = (g + demand_boost d g + peers_boost p g + behind_boost b) / h
//!
//! It is the readiness gained per hour, with boosts that the caller sets; each of its parts is named,
//! and they add up to it in every bit.
//!
//! | action | when | gain | hours, where none are given |
//! |---|---|---|---|
//! | `learn` | the level is too low | what closing it adds | levels missing * `hours_per_level` |
//! | `show` | nobody knows the level | what it may add | `hours_to_show` |
//! | `keep` | it is met, and will not be within `keep_within_days` | what would be lost | `hours_to_show` |
//!
//! Both hours are assumptions, marked as such in the answer.
//!
//! Not here: a whole plan under a budget ([`learning_plan`](super::learning_plan)).

mod gather;
mod model;
mod needs;
mod run;

pub use model::{
    NextAction, NextCompetencies, NextCompetency, NextEvidence, NextInput, NextNeed, NextOptions,
    NextPart, NextSource, UnratedTarget,
};
pub use run::next_competencies;

#[cfg(test)]
mod next_tests;
