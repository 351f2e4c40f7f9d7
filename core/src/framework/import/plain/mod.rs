//! Our own tables and documents, and what importing them would change.

mod csv;
mod json;
mod plan;

pub use csv::plain_csv;
pub use json::plain_json;
pub use plan::{
    ChangePlan, PlannedAlignments, PlannedChange, PlannedCrosswalks, PlannedEntries, PlannedEntry,
    PlannedField, PlannedRelations, plan,
};

pub(crate) use csv::LIST_SEPARATOR;

#[cfg(test)]
mod plain_tests;
#[cfg(test)]
mod plan_tests;
