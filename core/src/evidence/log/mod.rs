//! The record of what people showed: a log that only grows.

mod as_of;
mod audit;
mod change;
mod check;
mod history;
mod index;
mod levels;
mod merge;
mod model;
mod observe;
mod parse;
mod policy;
mod profile;
mod seen;

pub use as_of::{AsOf, EntryState};
pub use audit::audit_log;
pub use change::{Held, LevelChange, ProfileSteps, level_changes, profile_steps};
pub use history::{HistoryPoint, HistorySpan, Knowledge, StateChange, history};
pub use index::LogIndex;
pub use levels::{EntryAsOf, LevelAsOf, levels_as_of};
pub use merge::merge_logs;
pub use model::{Decision, Entry, EntryVerdict, EvidenceKind, EvidenceLog, Provenance, Shown};
pub use parse::{parse_log, print_log};
pub use policy::{CompetencyPolicy, EvidencePolicy};
pub use profile::profile_as_of;

#[cfg(test)]
mod as_of_tests;
#[cfg(test)]
mod audit_tests;
#[cfg(test)]
mod change_tests;
#[cfg(test)]
mod history_tests;
#[cfg(test)]
mod levels_tests;
#[cfg(test)]
mod merge_tests;
#[cfg(test)]
mod parse_tests;
#[cfg(test)]
mod sample_tests;
