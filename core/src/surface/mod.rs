//! How does everything here reach another language?
//!
//! One table, [`operations!`](crate::operations), has a row for each operation: its first doc line,
//! its arguments and its result.
//! The functions of [`functions`] are made from it, and so are the functions of the packages for
//! Python, Node and the browser, their types and their documentation.
//!
//! Words: a **carrier** is an argument as another language hands it over; a **handle** is data
//! that stays on this side, because it is too big to be handed over at every call; a **mode** says
//! how an argument is read:
//!
//! | mode | what the caller gives |
//! |---|---|
//! | `given` | plain data |
//! | `optional` | plain data or nothing, which is the default of its type |
//! | `held` | a handle, or the plain data of one |
//! | `held_optional` | the same, or nothing |
//! | `file`, `files` | a name with bytes or text, as a publisher gives them out |
//!
//! Every argument that does not fit ends in a problem that names the place, such as
//! `profile.levels[0].level`, the same in every language.
//!
//! Not here: the operations themselves, which live in their rooms, and anything of another
//! language, which lives in its package.

mod carrier;
mod error;
mod file;
pub mod functions;
mod held;
mod json;
mod number;
mod operations;
#[cfg(feature = "schema")]
pub mod schema;
mod table;

pub use carrier::{Carrier, Misfit, file, files, given, held, held_optional, optional};
pub use error::SurfaceError;
pub use file::InputFile;
pub use held::{
    Handle, HeldCohort, HeldFramework, HeldLog, HeldProfile, HeldRole, HeldRoles, HeldRules,
    HeldScorer, Holdable,
};
pub use json::{JsonText, answer_text, problem_text};
pub use number::Number;
pub use table::{ScorerNames, score_rows};

#[cfg(test)]
mod surface_tests;
