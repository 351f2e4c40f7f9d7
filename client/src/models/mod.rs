//! The shapes of requests and answers.
//!
//! Frameworks, roles, evidence, profiles, readiness and reports are the types of the crate
//! `prowess`, one definition for rules and wire.
//! Here are the others: people with an account, and comparisons, which hold problems.

mod open;
mod reports;
mod users;

pub use open::Open;
pub use prowess::evidence::{Entry, HeldLevel, Profile};
pub use prowess::framework::{Competency, Framework, FrameworkVersion};
pub use prowess::kernel::{Day, Key, Level, Share, Text};
pub use prowess::portfolio::{
    Cohort, CompetencyCoverage, Coverage, CoverageOptions, Heatmap, HeatmapCell, HeatmapColumn,
    LevelDemand, Member, RecurringGap, RecurringGaps, RoleSummary,
};
pub use prowess::readiness::{Contribution, Formula, Gap, Options, Readiness, Verdict};
pub use prowess::role::{Requirement, Role, RoleCatalogue};
pub use reports::{Comparison, ReportedProblem, UnratedRole};
pub use users::{Credentials, Health, NewUser, User, UserChange, UserStatus};

#[cfg(test)]
mod models_tests;
