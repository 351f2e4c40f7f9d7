//! The same for millions of people: columns in, columns out.
//!
//! Words: a **row** says which level one person has in one competency; **long form** is a table of
//! rows; **wide form** has a column for each competency; a **place** is a position in one of them.
//!
//! | question | function |
//! |---|---|
//! | how ready is everybody for every role? | [`RoleBatch::score_matrix`] |
//! | which roles suit each person best? | [`RoleBatch::top_roles`] |
//! | who suits each role best? | [`RoleBatch::top_people`] |
//! | how does each group stand for each role? | [`RoleBatch::summarise`] |
//!
//! # The same bits
//!
//! Scores of roles that ask for single competencies alone are sums of whole numbers, and sums over
//! people are too: no order of people, of competencies or of blocks changes a bit, and neither do
//! [threads](BatchRun::threads) nor [vector instructions](BatchRun::tier).

mod block;
mod dense;
mod grid;
mod heights;
mod known;
mod lanes;
mod levels;
mod matrix;
mod people;
mod plan;
mod precision;
mod roles;
mod run;
mod see;
mod simd;
mod slots;
mod sparse;
mod summary;
mod table;
mod tier;
mod top;
mod whole;

pub use levels::{LevelColumns, LevelRows, Levels};
pub use people::{PeopleSearch, TopPeople};
pub use precision::Precision;
pub use roles::RoleBatch;
pub use run::{BatchRun, Watch};
pub use summary::{GroupColumn, GroupSummary};
pub use table::LevelTable;
pub use tier::Tier;
pub use top::TopRoles;

#[cfg(test)]
mod batch_tests;
#[cfg(test)]
mod sample;
