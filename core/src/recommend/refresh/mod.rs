//! What has to be used or certified again, before which day?
//!
//! Words: an item is **due** before the first day on which its level is not enough any more, by
//! fading, or on which what was shown does not count any more, by running out; what fades has to be
//! **used**, and what runs out has to be **certified** again.
//!
//! due = min(the day of [`fade`](crate::evidence::decay::fade()), the day of
//! [`expiry`](crate::evidence::decay::expiry()))
//!
//! Where both are on one day, it has to be certified, which uses it too.
//!
//! Not here: days that come out of a whole log of evidence
//! ([`met_until`](crate::evidence::met_until())).

mod model;
mod schedule;

pub use model::{
    RefreshAction, RefreshDue, RefreshItem, RefreshOptions, RefreshSchedule, RefreshSteady,
};
pub use schedule::refresh_schedule;

#[cfg(test)]
mod refresh_tests;
