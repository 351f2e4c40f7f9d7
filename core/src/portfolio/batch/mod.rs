//! The same for millions of people: columns in, columns out.
//!
//! Words: a **row** says which level one person has in one competency; **long form** is a table of
//! rows; **wide form** has a column for each competency.
//!
//! | question | function |
//! |---|---|
//! | how are rows in any order read? | [`group_rows`] |
//! | how ready is everybody for the own role, and what is missing? | [`OwnRoles::measure`] |
//! | what do people lack for the roles they aim at, and how often? | [`OwnRoles::recurring_gaps`] |
//! | how do the groups of each role stand, part by part? | [`RoleTallies`] |

mod exact;
mod fault;
mod gaps;
mod levels;
mod own;
mod rows;
mod tallies;
mod waves;

pub use exact::ExactSum;
pub use gaps::{CompetencyTally, GapTally};
pub use levels::{LevelColumns, LevelRows, Levels};
pub use own::{
    GapCodes, GapLevels, GapReasonCode, NO_ROLE, OwnColumns, OwnReadiness, OwnRoles, OwnSpace,
    UnratedPerson, VerdictCode,
};
pub use rows::{Codes, DuplicateRule, LongTable, RowSpace, group_rows};
pub use tallies::{RoleTallies, RoleTally};
pub use waves::Run;

#[cfg(test)]
mod world_tests;
