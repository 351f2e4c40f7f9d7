//! How do many people stand, against many roles, at once?
//!
//! Not here: one person against one role (`readiness`), and who is put on what (`matching`).

mod error;
pub mod fairness;
pub mod safe;

pub use error::PortfolioError;
pub use fairness::{
    AboveMedian, FairnessCaution, FairnessData, FairnessOptions, FairnessRow, FairnessSection,
    FairnessTable, FisherExact, GroupDifference, GroupStanding, GroupSuppression,
    ProtectedAttribute, ProtectedCount, ProtectedGroup, RateKind, RateRange, ScoredPerson,
    count_above_median, fairness, fisher_exact,
};
pub use safe::{
    CountCell, CountRange, CountTable, Dominance, HiddenReason, ReasonTally, SafeCell, SafeTable,
    SafeValue, SuppressionPolicy, suppress,
};
