//! Tables of people: Arrow columns in, Arrow columns out.
//!
//! Words: a **table of people** holds the levels of many people in columns, in long or in wide
//! form; a **group** is a column such as a department; **ready roles** are roles in numbers.
//! Columns stay in the memory of whoever made them where their type is one that is read.
//! Work runs without the lock of the interpreter, on all cores where nothing else is said.

mod answer;
mod build;
mod cohort;
mod groups;
mod keys;
mod levels;
mod long;
mod own;
mod people;
mod problem;
mod ranked;
mod ready;
mod run;
mod scattered;
mod source;

pub(crate) use answer::Table;
pub(crate) use own::Workspace;
pub(crate) use people::{TableCohort, gap_counts_of};
pub(crate) use ready::ReadyRoles;
