//! What can be wrong with a question about what should come next.

use crate::evidence::EvidenceError;
use crate::framework::FrameworkError;
use crate::kernel::KernelError;
use crate::problem::{Fault, Kind, Problem};
use crate::readiness::ReadinessError;
use crate::role::RoleError;

/// Why nothing can be recommended.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum RecommendError {
    /// A basic value is wrong.
    #[error(transparent)]
    Kernel(#[from] KernelError),
    /// A framework or a scale is wrong.
    #[error(transparent)]
    Framework(#[from] FrameworkError),
    /// A profile is wrong, or a share cannot be estimated.
    #[error(transparent)]
    Evidence(#[from] EvidenceError),
    /// A role is wrong.
    #[error(transparent)]
    Role(#[from] RoleError),
    /// A person cannot be held against a role.
    #[error(transparent)]
    Readiness(#[from] ReadinessError),
    /// A resource is there twice.
    #[error("resource `{}` is there twice", .0.get("resource"))]
    DuplicateResource(Fault),
}

impl From<RecommendError> for Problem {
    fn from(error: RecommendError) -> Self {
        use Kind::Conflict;
        use RecommendError as E;

        let message = error.to_string();
        let (code, kind, help, fault) = match error {
            E::Kernel(error) => return error.into(),
            E::Framework(error) => return error.into(),
            E::Evidence(error) => return error.into(),
            E::Role(error) => return error.into(),
            E::Readiness(error) => return error.into(),
            E::DuplicateResource(fault) => (
                "recommend.duplicate_resource",
                Conflict,
                "keep one entry for each resource, with an id of its own",
                fault,
            ),
        };
        fault.into_problem(code, kind, message, help)
    }
}
