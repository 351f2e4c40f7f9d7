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
//! | how are rows in any order read? | [`group_rows`], [`sort_rows`] |
//! | how ready is everybody for the own role, and what is missing? | [`OwnRoles::measure`] |
//! | what do people lack for the roles they aim at, and how often? | [`OwnRoles::recurring_gaps`] |
//! | how do the groups of each role stand, part by part? | [`RoleTallies`] |
//!
//! # The same bits
//!
//! Scores of roles that ask for single competencies alone are sums of whole numbers, and sums over
//! people are too: no order of people, of competencies or of blocks changes a bit, and neither do
//! [threads](BatchRun::threads) nor [vector instructions](BatchRun::tier).

mod bars;
mod block;
mod cells;
mod dense;
mod exact;
mod fault;
mod finds;
mod gaps;
mod grid;
mod heights;
mod known;
mod lanes;
mod levels;
mod marks;
mod matrix;
mod own;
mod people;
mod plan;
mod postings;
mod precision;
mod roles;
mod rows;
mod run;
mod see;
mod simd;
mod slots;
mod sparse;
mod summary;
mod table;
mod tallies;
mod tier;
mod top;
mod waves;
mod whole;

pub use exact::ExactSum;
pub use gaps::{CompetencyTally, GapTally};
pub use levels::{LevelColumns, LevelRows, Levels};
pub use own::{
    GapCodes, GapLevels, GapReasonCode, NO_ROLE, OwnColumns, OwnReadiness, OwnRoles, OwnSpace,
    UnratedPerson, VerdictCode,
};
pub use people::{PeopleSearch, TopPeople};
pub use precision::Precision;
pub use roles::RoleBatch;
pub use rows::{
    Codes, DuplicateRule, LevelValues, LongTable, RowSpace, SortedRows, group_rows, sort_rows,
};
pub use run::{BatchRun, Watch};
pub use summary::{GroupColumn, GroupSummary};
pub use table::{LevelTable, refused_table};
pub use tallies::{RoleTallies, RoleTally};
pub use tier::Tier;
pub use top::TopRoles;

#[cfg(test)]
mod batch_tests;
#[cfg(test)]
mod sample_tests;
#[cfg(test)]
mod world_tests;
