//! What can this person do, what does that role need, what is missing, and what comes next?
//!
//! Prowess is the rules of talent intelligence as plain functions over plain data:
//! competency frameworks, roles and their requirements, what people show, and how ready they are.
//! The same input gives the same bits on every platform and in every language.
//!
//! ```
//! use prowess::{evidence, readiness, role};
//!
//! let ana = evidence::parse(r#"{"person": "ana", "levels": [{"competency": "sql", "level": 3}]}"#)?;
//! let analyst = role::parse(
//!     r#"{"uri": "role/analyst", "titles": {"en": "Analyst"},
//!         "scales": [{"id": "five-step", "kind": "ordinal", "minimum": 0, "maximum": 5}],
//!         "requirements": [{"competency": "sql", "required_level": 4}]}"#,
//! )?;
//! let report = readiness::assess(&ana, &analyst, &readiness::Options::default())?;
//!
//! assert_eq!(report.score.get(), 0.75);
//! assert_eq!(report.gaps[0].competency.as_str(), "sql");
//! # Ok::<(), prowess::Problem>(())
//! ```
//!
//! # Rooms
//!
//! Each module is a room with one question; a room uses only rooms before it.
//!
//! | room | question |
//! |---|---|
//! | [`kernel`] | which keys, days, levels and texts does everything stand on? |
//! | [`problem`] | what went wrong, in one shape on every surface? |
//! | [`framework`] | what can be known or done, and how is it graded? |
//! | [`evidence`] | what does a person show, and what level does that give today? |
//! | [`role`] | what does a position ask? |
//! | [`readiness`] | how far is one person from one role, and why? |
//! | [`portfolio`] | how do many people stand, against many roles, at once? |
//! | [`surface`] | how does everything here reach another language? |
//!
//! # What is absent
//!
//! No clock, no randomness, no files, no sockets, no threads, no globals, no `unsafe`,
//! and no panic on any input.
//! What a function needs from the world is an argument.
//! Questions about tables of levels ([`portfolio::batch`]) share their work among threads where the
//! host turns the feature `parallel` on, and their answers are the same in every bit.
#![cfg_attr(
    test,
    allow(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::panic,
        clippy::indexing_slicing,
        clippy::float_cmp,
        reason = "a test that fails should stop where it fails"
    )
)]

pub mod evidence;
pub mod framework;
pub mod kernel;
pub mod portfolio;
pub mod problem;
pub mod readiness;
pub mod role;
pub mod surface;

pub use problem::Problem;

/// The version of this library, the same for all packages of one release.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");

/// The pages of the repository, whose examples are run with the tests.
#[cfg(doctest)]
mod pages {
    #[doc = include_str!("../../README.md")]
    struct Readme;

    #[doc = include_str!("../../ARCHITECTURE.md")]
    struct Architecture;
}
