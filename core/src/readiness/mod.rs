//! How far is one person from one role, and why?
//!
//! Words: a [`Readiness`] is the answer; its **score** is the met part of what the role asks, by
//! weight; its **coverage** is the part about which anything is known; a [`Contribution`] is what
//! one requirement adds to the score; a [`Gap`] is what it lacks; a [`Formula`] is a named,
//! versioned rule.
//!
//! # The formula `weighted_proportional`
//!
//! With the level held *a*, the level asked *r* and the bottom of the scale *m*:
//!
//! met = min(1, (a - m) / (r - m))
//!
//! score = sum(weight * met) / sum(weight)
//!
//! | case | rule |
//! |---|---|
//! | the level asked is the bottom of the scale | it asks nothing, and leaves both sums |
//! | no level is asked | any demonstrated level meets it |
//! | no importance is given | a required one weighs 1, a desired one 0.5 (an option) |
//! | not applicable to this person | leaves both sums |
//! | not demonstrated | met = 0 |
//! | unknown | met = 0 in `score` and `low`, 1 in `high`; not in `coverage` |
//! | more than asked | met = 1: strength in one competency cannot pay for the lack of another |
//! | nothing is asked | a problem, never 0 and never NaN |
//!
//! Unknown is not zero: a score stands beside its coverage and between its low and its high.
//!
//! # Exact parts
//!
//! The weights are turned into shares of one whole ([`apportion`](crate::kernel::apportion)), and
//! every part of the result is a whole number of parts of 2^-52.
//! So the contributions add up to the score, and the score and the losses to 1, in every bit and in
//! any order of addition; against real arithmetic they are off by less than 1e-13.
//!
//! # Questions around a readiness
//!
//! | question | function |
//! |---|---|
//! | what would become of it if something changed? | [`what_if`] |
//! | what should be found out next, and how much may be lost? | [`sensitivity`] |
//! | which gaps open the most roles? | [`unlocks`] |
//! | when did it pass its marks? | [`milestones`] |
//! | where does a change come from? | [`split_change`] |
//! | what does a new version of roles do to people? | [`impact`] |
//!
//! All of them assess anew and differ from [`assess`] in nothing else.
//!
//! Not here: where levels come from (`evidence`), and many people at once (`portfolio`).

mod assess;
mod choice;
mod compare;
mod condition;
mod difference;
mod error;
mod formula;
mod impact;
mod judge;
mod lookup;
mod milestones;
mod model;
mod options;
mod place;
mod sensitivity;
mod split;
mod unlocks;
mod verdict;
mod what_if;

pub use assess::assess;
pub use compare::compare;
pub use error::ReadinessError;
pub use formula::Formula;
pub use impact::{
    AffectedPerson, EvidenceFate, EvidenceMove, Impact, ImpactCount, ImpactOptions, ReasonCount,
    RoleImpact, impact,
};
pub use milestones::{Crossing, CrossingDirection, Milestone, MilestonePoint, milestones};
pub use model::{
    Blocker, BlockerReason, Comparison, Contribution, Gap, GapReason, GateResult, GateState,
    LeftOut, Readiness, UnratedRole, Verdict,
};
pub use options::{Options, UnknownPolicy};
pub use sensitivity::{Hypothesis, Margin, Sensitivity, UnknownRequirement, sensitivity};
pub use split::{ChangeSplit, CompetencyChange, split_change};
pub use unlocks::{Closure, RaisedLevel, Unlock, UnlockLimits, Unlocks, unlocks};
pub use what_if::{
    Change, ContributionChange, GateChange, Outcome, VerdictChange, WhatIf, what_if,
};

#[cfg(test)]
mod impact_tests;
#[cfg(test)]
mod milestones_tests;
#[cfg(test)]
mod readiness_tests;
#[cfg(test)]
mod sample_tests;
#[cfg(test)]
mod sensitivity_tests;
#[cfg(test)]
mod split_tests;
#[cfg(test)]
mod unlocks_tests;
#[cfg(test)]
mod what_if_tests;
