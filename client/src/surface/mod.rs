//! How does the client reach another language?
//!
//! `endpoints` has a row for each endpoint: its first doc line, its kind, its arguments, its answer
//! and the call. Everything else is made from the row: the method of Python, of Node and of the
//! browser, its types, and its documentation. So adding an endpoint is one row.
//!
//! | kind | answer | what a binding makes of it |
//! |---|---|---|
//! | `call` | one value | a method that gives it |
//! | `done` | nothing | a method that gives nothing |
//! | `list` | things on pages | something to walk over |
//! | `bulk` | what became of each of many things | a method that gives the report |
//! | `download` | bytes, while they arrive | a handle that writes them to a file |
//!
//! A binding brings [`Arguments`], which reads what the caller gave, and a [`Sink`], which makes
//! values of its language from answers; [`prepare`] does the rest. What may be set up is read by
//! [`Setup`] and [`CallSettings`], so that a name is spelled once and means the same everywhere.
//!
//! Not here: what is sent again, when tokens are renewed, and what a failure means
//! ([`proto`](crate::proto)).

mod arguments;
mod endpoints;
mod prepare;
mod raw;
#[cfg(feature = "schema")]
pub mod schema;
mod settings;
mod setup;

pub use arguments::{Arguments, JsonArguments, Upload, misfit};
pub use prepare::{PageOf, Prepared, Sink, Told, Walk, prepare};
pub use raw::{RawAsk, raw};
pub use settings::{BulkSettings, CallSettings, ListSettings};
pub use setup::{AuthSetup, Setup};

#[cfg(test)]
mod surface_tests;
