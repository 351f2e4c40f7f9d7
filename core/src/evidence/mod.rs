//! What does a person show?
//!
//! Words: a [`Profile`] is what one person shows on one day; a [`HeldLevel`] is what it says about
//! one competency; [`Standing`] is that in one of its meanings.
//!
//! A profile may be written by hand, or come out of an [`EvidenceLog`], which holds each piece of
//! evidence with its day and the instant it was recorded at: see [`profile_as_of`].
//!
//! About every competency a profile says one of these:
//!
//! | it says | written | counts as |
//! |---|---|---|
//! | a level | `{"competency": "sql", "level": 3.5}` | that level |
//! | demonstrated, without a level | `{"competency": "sql", "status": "demonstrated"}` | enough where no level is asked, else unknown |
//! | not demonstrated | `{"competency": "sql", "status": "not_demonstrated"}` | the bottom of the scale |
//! | not applicable | `{"competency": "sql", "status": "not_applicable"}` | left out |
//! | nothing: unknown | no entry, or `"status": "unknown"` | unknown, which is not zero |
//! | a level that does not count | `{"competency": "sql", "level": 3, "status": "expired"}`, or `pending`, `too_few_raters`, `superseded` | unknown, with its reason |
//!
//! Any level is a demonstrated one, the lowest of the scale too: who showed nothing is
//! `not_demonstrated`.
//!
//! A competency is named by its uri or by the code of its framework.
//!
//! What the children of a competency say about it is in [`rollup`].
//! What judges say is looked at in [`raters`], and what a test says in [`measure`].
//! A level comes out of pieces of evidence by a named rule, with all its parts ([`estimate()`]), and
//! may fade while nobody shows it ([`decay`]).
//!
//! Not here: what a role asks (`role`) and what is missing (`readiness`).

mod check;
pub mod decay;
mod error;
pub mod estimate;
mod log;
pub mod measure;
mod model;
mod parse;
pub mod raters;
mod resolve;
pub mod rollup;
mod within;

pub use check::check;
pub use decay::Decay;
pub use error::EvidenceError;
pub use estimate::{
    Estimate, EstimateOptions, Estimator, NoLevel, Observation, SourceModel, estimate,
};
pub use log::{
    AsOf, CompetencyPolicy, Decision, Entry, EntryAsOf, EntryState, EntryVerdict, EvidenceKind,
    EvidenceLog, EvidencePolicy, Held, HistoryPoint, HistorySpan, Knowledge, LevelAsOf,
    LevelChange, LogIndex, ProfileSteps, Provenance, Shown, StateChange, audit_log, history,
    level_changes, levels_as_of, merge_logs, parse_log, print_log, profile_as_of, profile_steps,
};
pub use model::{HeldLevel, HoldingStatus, Profile, Standing, UnknownReason};
pub use parse::{parse, print};
pub(crate) use resolve::duplicate;
pub use resolve::{Standings, resolve};
pub use rollup::{roll_up, roll_up_outcomes, tree_share};

#[cfg(test)]
mod wild_tests;
