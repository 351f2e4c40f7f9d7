//! Which keys, days, levels and texts does everything stand on?
//!
//! Words: a [`Key`] is a stable text id; a [`Level`] is a place on a proficiency scale; a
//! [`Weight`] says how much something counts; a [`Share`] is a part of a whole, from 0 to 1;
//! a [`Day`], a [`Month`] and an [`Instant`] are points in time that somebody else read from a
//! clock; a [`LanguageMap`] holds the same text in several languages.
//!
//! # Numbers
//!
//! Levels and weights are finite 64-bit floating-point numbers.
//! Addition, multiplication and division of those give the same bits on every platform;
//! everything beyond goes through [`math`].
//! A share is a whole number of parts of 2^-52, so shares that make up a whole add up to it
//! exactly, in any order and in any language (see [`Share`]).
//!
//! # Look-up
//!
//! [`KeyIndex`] finds keys in O(log n) and cannot be iterated, and [`fold`] makes two spellings of
//! one label equal.
//!
//! Not here: what a level means (`framework`), and where the current day comes from (the caller).

#[cfg(any(test, target_family = "wasm"))]
mod canonical;
mod error;
mod exact;
mod fold;
mod id;
mod index;
mod json;
mod key;
mod language;
mod level;
mod lower;
pub mod math;
mod normal;
#[cfg(feature = "schema")]
mod schema;
mod share;
mod time;

pub use error::KernelError;
pub(crate) use exact::add_up;
pub use fold::{fold, tidy};
pub use id::generated_key;
pub use index::KeyIndex;
pub(crate) use json::{Misread, Tree, read_json, read_within, short_path, write_json};
pub use key::Key;
pub use language::{LanguageMap, LanguageTag, fallback_chain};
pub use level::{Level, Weight};
pub(crate) use lower::lower;
#[cfg(feature = "account")]
pub(crate) use normal::for_each_composed;
pub(crate) use share::apportion_into;
pub use share::{Share, apportion};
pub use time::{Day, Instant, Month};

/// A text that many values share, such as the label of a competency that many roles ask for.
pub type Text = std::sync::Arc<str>;

#[cfg(test)]
mod canonical_tests;
#[cfg(test)]
mod fold_tests;
#[cfg(test)]
mod index_tests;
#[cfg(test)]
mod language_tests;
#[cfg(test)]
mod lower_tests;
#[cfg(test)]
mod share_tests;
#[cfg(test)]
mod value_tests;
