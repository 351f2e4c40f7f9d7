//! What would become of a readiness if something changed?
//!
//! Words: a [`Change`] is one thing that is imagined, of the person, of the role or of the
//! situation; an [`Outcome`] is a readiness, or why there is none; a [`ContributionChange`] is what
//! one competency has to do with the difference.
//!
//! Nothing that is given is touched: the changes lie over copies, in the order they are given.
//!
//! difference = score after - score before = sum over competencies of
//! (contribution after - contribution before)
//!
//! Contributions are whole numbers of parts of 2^-52, so the parts of the difference add up to it
//! in every bit, in any order of addition.
//!
//! Not here: which change would be the best one (`unlocks`, `sensitivity`).

mod model;
mod names;
mod overlay;
mod run;

pub use model::{Change, ContributionChange, GateChange, Outcome, VerdictChange, WhatIf};
pub(super) use names::entry_names;
pub use run::what_if;
