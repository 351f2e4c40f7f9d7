//! What can be wrong with a question about many people.

use crate::kernel::KernelError;
use crate::problem::{Fault, Kind, Problem};
use crate::readiness::ReadinessError;

/// Why there is no answer about many people.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum PortfolioError {
    /// A basic value is wrong.
    #[error(transparent)]
    Kernel(#[from] KernelError),
    /// Somebody cannot be held against a role.
    #[error(transparent)]
    Readiness(#[from] ReadinessError),
    /// A person is in the cohort twice.
    #[error("person `{}` is in the cohort twice", .0.get("person"))]
    DuplicatePerson(Fault),
}

impl From<PortfolioError> for Problem {
    fn from(error: PortfolioError) -> Self {
        use Kind::Conflict;
        use PortfolioError as E;

        let message = error.to_string();
        let (code, kind, help, fault) = match error {
            E::Kernel(error) => return error.into(),
            E::Readiness(error) => return error.into(),
            E::DuplicatePerson(fault) => (
                "portfolio.duplicate_person",
                Conflict,
                "merge the two profiles, or remove one",
                fault,
            ),
        };
        fault.into_problem(code, kind, message, help)
    }
}
