//! Why is a readiness what it is, and how is that said to people?
//!
//! Words: a [`Statement`] is one thing to say, as a [`Reason`] with values and without words; an
//! [`Explanation`] is all of them; a [`MessageCatalogue`] holds the sentences of one language.
//!
//! # Parts that add up
//!
//! sum(contribution of the statements) = score
//!
//! sum(loss of the statements) = 1 - score
//!
//! Both hold in every bit and in any order, whatever the limits, since all of them are whole
//! numbers of parts of 2^-52; see [`Share`](crate::kernel::Share).
//! As shown, percentages are rounded one by one and need not add up.
//!
//! Not here: what a person should do about it, and how one readiness differs from another.

mod model;
mod names;
mod reason;
mod render;
mod tell;

pub use model::{ExplainOptions, Explanation, ParameterValue, Section, Statement, Tone};
pub use names::labels;
pub use reason::Reason;
pub use render::{
    Message, MessageCatalogue, NumberFormat, PluralCategory, RenderOptions, RenderedStatement,
    built_in_catalogue, check_catalogue, parse_catalogue, plural_categories, plural_category,
    render,
};
pub(crate) use render::{Sayer, either, single, two_forms};
pub use tell::explain;

#[cfg(test)]
mod explain_tests;
