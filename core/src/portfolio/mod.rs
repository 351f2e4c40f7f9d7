//! How do many people stand, against many roles, at once?
//!
//! Words: a [`Cohort`] is a set of people, each with what they show, the groups they are in and the
//! role they aim at; a **target role** is that role; a **holder** of a competency shows it at the
//! level asked or above; the **bus factor** of a list of competencies is how many people have to
//! leave, at the least, until nobody holds one of them.
//!
//! Everybody is measured for every role as by [`assess`](crate::readiness::assess), in every bit,
//! with all terms that a role may have; nothing here has a formula of readiness of its own.
//!
//! | question | function |
//! |---|---|
//! | how ready is everybody for every role? | [`score_matrix`] |
//! | which roles suit each person best? | [`top_roles`] |
//! | who suits each role best? | [`top_people`] |
//! | how does each group stand for each role? | [`summarise`], as a chart [`heatmap`] |
//! | what do people lack for the roles they aim at, and how often? | [`recurring_gaps`] |
//! | who holds what is needed, and who must not leave? | [`coverage`] |
//! | how many people have which level? | [`distribution`] |
//! | who moved between two days, and why? | [`movement`] |
//! | which numbers may be shown without finding anybody out? | [`suppress`] |
//! | how often are people of each protected group favoured? | [`fairness()`] |
//! | how do millions stand, in columns or rows of a table? | [`batch`] |
//!
//! # Means
//!
//! mean = sum of scores / number of people who have one
//!
//! Scores are whole numbers of parts of 2^-52, and the sum is taken in whole numbers too, so a mean
//! is the same in every bit whatever the order of people; who has no score is counted beside it and
//! is not a 0 in it.
//!
//! # Groups
//!
//! A group is a column such as `department`, and each member may have one value in it.
//! Those who have none are a row of their own, without a name, and the last one.
//!
//! Not here: one person against one role (`readiness`), and who is put on what (`matching`).

pub mod batch;
mod coverage;
mod distribution;
mod error;
pub mod fairness;
mod gaps;
mod groups;
mod heatmap;
mod matrix;
mod model;
mod movement;
mod roster;
pub mod safe;
mod summary;
mod top_people;
mod top_roles;

pub use coverage::{CompetencyCoverage, Coverage, CoverageOptions, LevelDemand, coverage};
pub use distribution::{LevelCount, LevelDistribution, distribution};
pub use error::PortfolioError;
pub use gaps::{RecurringGap, RecurringGaps, recurring_gaps};
pub use heatmap::{Heatmap, HeatmapCell, HeatmapColumn, heatmap};
pub use matrix::{PersonScores, ScoreMatrix, UnratedCell, score_matrix};
pub use model::{Cohort, Member};
pub use movement::{Movement, MovementParts, Mover, movement};
pub use summary::{RoleSummary, summarise};
pub use top_people::{Candidate, RoleCandidates, TalentSearch, top_people};
pub use top_roles::top_roles;

pub use fairness::{
    AboveMedian, FairnessCaution, FairnessData, FairnessOptions, FairnessRow, FairnessSection,
    FairnessTable, FisherExact, GroupDifference, GroupStanding, GroupSuppression,
    ProtectedAttribute, ProtectedCount, ProtectedGroup, RateKind, RateRange, ScoredPerson,
    count_above_median, fairness, fisher_exact,
};
pub use safe::{
    CountCell, CountRange, CountTable, Dominance, HiddenReason, ReasonTally, SafeCell, SafeTable,
    SafeValue, SuppressionPolicy, suppress,
};

#[cfg(test)]
#[path = "portfolio_tests.rs"]
mod portfolio_tests;
