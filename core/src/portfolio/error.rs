//! What can be wrong with a question about many people.

use crate::problem::{Fault, Kind, Problem};

/// Why there is no answer about many people.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum PortfolioError {
    /// A person is in the cohort twice.
    #[error("person `{}` is in the cohort twice", .0.get("person"))]
    DuplicatePerson(Fault),
    /// Nobody of the cohort has a group of this column.
    #[error("nobody of the cohort has a group `{}`", .0.get("column"))]
    UnknownColumn(Fault),
    /// A person aims at a role that is not among those given.
    #[error("person `{}` aims at role `{}`, which is not among the roles", .0.get("person"), .0.get("role"))]
    UnknownTargetRole(Fault),
}

impl From<PortfolioError> for Problem {
    fn from(error: PortfolioError) -> Self {
        use Kind::{Conflict, NotFound};
        use PortfolioError as E;

        let message = error.to_string();
        let (code, kind, help, fault) = match error {
            E::DuplicatePerson(fault) => (
                "portfolio.duplicate_person",
                Conflict,
                "merge the two profiles, or remove one",
                fault,
            ),
            E::UnknownColumn(fault) => (
                "portfolio.unknown_column",
                NotFound,
                "name a column that stands in the groups of at least one member",
                fault,
            ),
            E::UnknownTargetRole(fault) => (
                "portfolio.unknown_target_role",
                NotFound,
                "add the role, or name one of the roles by its uri or its code",
                fault,
            ),
        };
        fault.into_problem(code, kind, message, help)
    }
}
