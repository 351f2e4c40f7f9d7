//! The same for millions of people: columns in, columns out.
//!
//! Words: a **row** says which level one person has in one competency; **long form** is a table of
//! rows; **wide form** has a column for each competency.

mod levels;

pub use levels::{LevelColumns, LevelRows, Levels};
