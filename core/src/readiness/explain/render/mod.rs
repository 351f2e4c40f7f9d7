//! How is a statement said in a language?
//!
//! Words: a **message** is what one reason is said by, in one form or in one for each plural; a
//! **placeholder** is a name in curly brackets that a value takes the place of, such as
//! `{competency}`.
//!
//! A statement comes in as a code and named values, so that other rooms can be said by the same
//! catalogue.
//!
//! Rendering never fails: [`render`](render()) says what stands for what is missing, and
//! [`check_catalogue`] finds all of it beforehand.

mod catalogue;
mod check;
mod english;
mod german;
mod number;
mod plural;
mod say;
mod template;

pub use catalogue::{Message, MessageCatalogue, NumberFormat, built_in_catalogue, parse_catalogue};
pub(crate) use catalogue::{either, single, two_forms};
pub use check::check_catalogue;
pub use plural::{PluralCategory, plural_categories, plural_category};
pub(crate) use say::Sayer;
pub use say::{RenderOptions, RenderedStatement, render};

#[cfg(test)]
mod plural_tests;
#[cfg(test)]
mod render_tests;
