//! What was shown, by whom and when, and what does that give on any day?
//!
//! Words: a **log** is two sets that only grow, of **entries** and of **decisions** about them; an
//! entry **occurred** on a day, the clock of the world, and was **recorded** at an instant, the
//! clock of the record; [`AsOf`] is a point on both; a **policy** says how entries become levels.
//!
//! # Which entries count
//!
//! An entry is there when it occurred on or before the day, was recorded at or before the instant,
//! and is not retracted.
//! Of those that are there, each stands in one of these states, the first that fits:
//!
//! | state | when |
//! |---|---|
//! | `rejected` | the last decision known rejects it |
//! | `pending` | it needs a review, and no decision is known |
//! | `overridden` | another entry takes its place |
//! | `not_yet_valid` | its first valid day has not come |
//! | `expired` | its last valid day is over, or a rule of the policy ends it |
//! | `counted` | else |
//!
//! Decisions are taken in the order they were recorded, ties by id: the last one holds, and a
//! retraction is final.
//! To retract an entry is never to have had it.
//!
//! An entry takes the place of another one when it names it, is about the same person and
//! competency, was not recorded before it, is itself there, accepted where it needs a review, not
//! rejected, and has begun.
//! So in a chain of overrides the last one counts, and a link that is rejected or retracted hides
//! nothing.
//! What was replaced does not come back when its replacement runs out.
//!
//! # What an entry shows, on the scale of its competency
//!
//! | shown | level |
//! |---|---|
//! | a level | itself, carried over by the crosswalk of the policy where its scale is another one |
//! | a range | the middle, from its low to its high |
//! | points | bottom + points / maximum * (top - bottom), held between the two |
//! | not demonstrated | the bottom; below a level: the middle between the bottom and that level |
//! | demonstrated | open: it gives no level, and says that it was shown |
//!
//! Not here: how several pieces of evidence become one level (`estimate`), how a level fades
//! (`decay`), and people who judge otherwise than all others.

mod as_of;
mod audit;
mod change;
mod check;
mod check_policy;
mod history;
mod index;
mod levels;
mod merge;
mod met_until;
mod model;
mod observe;
mod parse;
mod policy;
mod policy_text;
mod profile;
mod seen;
mod superseded;
mod verdict;

pub use as_of::{AsOf, EntryState};
pub use audit::audit_log;
pub use change::{Held, LevelChange, ProfileSteps, level_changes, profile_steps};
pub use check_policy::check_policy;
pub use history::{HistoryPoint, HistorySpan, Knowledge, StateChange, history};
pub use index::LogIndex;
pub use levels::{EntryAsOf, LevelAsOf, levels_as_of};
pub use merge::merge_logs;
pub use met_until::{MetUntil, MetUntilCause, met_until};
pub use model::{Decision, Entry, EntryVerdict, EvidenceKind, EvidenceLog, Provenance, Shown};
pub use parse::{parse_log, print_log};
pub use policy::{CompetencyPolicy, EvidencePolicy};
pub use policy_text::{parse_policy, print_policy};
pub use profile::profile_as_of;
pub(super) use seen::Upheld;
pub(super) use verdict::verdicts;

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
mod met_until_tests;
#[cfg(test)]
mod parse_tests;
#[cfg(test)]
mod sample_tests;
