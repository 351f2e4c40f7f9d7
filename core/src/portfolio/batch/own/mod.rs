//! Everybody against the own role.
//!
//! [`OwnRoles`] has the roles in numbers; [`OwnRoles::measure`] holds each person against one of
//! them, in columns, and lists all gaps; [`OwnRoles::recurring_gaps`] counts them.
//!
//! The score and the coverage are those of [`assess`](crate::readiness::assess) in every bit, for
//! any formula, any policy and any terms that roles have, with any number of threads.
//! A role that asks for single competencies alone is measured by arithmetic; one that has
//! must-haves, choices, equivalents or conditions, or that another policy than `strict` and
//! `interval` looks at, is assessed in full for each person, which takes much longer.
//!
//! Who aims at several roles is there several times: the same rows, once for each role.
//!
//! # Levels
//!
//! A level lies on the scale on which roles ask for its competency; a competency that no role asks
//! for may have any level. A row without a number says the same as no row: nobody knows.

mod block;
mod check;
mod compile;
mod encode;
mod full;
mod grid;
mod measure;
mod model;
mod part;
mod sheet;

pub use compile::OwnRoles;
pub use measure::OwnSpace;
pub use model::{
    GapCodes, GapLevels, GapReasonCode, NO_ROLE, OwnColumns, OwnReadiness, UnratedPerson,
    VerdictCode,
};

pub(super) use block::{People, Piece};
pub(super) use compile::{Asks, position};
pub(super) use grid::{Cell, Grid, of_parts};
pub(super) use sheet::{Desk, Sheet, WithSheet};

#[cfg(test)]
#[path = "../own_tests.rs"]
mod own_tests;
