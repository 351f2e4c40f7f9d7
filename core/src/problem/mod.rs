//! What went wrong, in one shape on every surface?
//!
//! Words: a **problem** is one thing that is wrong, with a stable code, a path to the place in the
//! caller's data and help; a **diagnostic** is a problem found while reading something large,
//! with its severity and its place in a file; a **fault** carries the values a message names.
//!
//! Every room has an error enum of its own; each converts into a [`Problem`], which is what
//! Python, JavaScript and HTTP see.
//!
//! Not here: the codes themselves, which live in the `error.rs` of their room.

mod diagnostic;
mod fault;
mod model;

pub use diagnostic::{Diagnostic, Location, Severity};
pub use fault::Fault;
pub use model::{Details, Kind, Problem};

#[cfg(test)]
mod problem_tests;
