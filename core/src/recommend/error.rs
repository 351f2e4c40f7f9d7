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
    /// A goal is there twice.
    #[error("goal `{}` is there twice", .0.get("competency"))]
    DuplicateGoal(Fault),
    /// Something names a resource that is not there.
    #[error("there is no resource `{}`", .0.get("resource"))]
    UnknownResource(Fault),
    /// A resource is wanted in any case, and something stands against it.
    #[error("resource `{}` is pinned and {}", .0.get("resource"), .0.get("other"))]
    ConflictingWish(Fault),
    /// Money, time or a limit is below 0 or too large.
    #[error("`{}` is not from 0 to {}", .0.get("value"), .0.get("maximum"))]
    InvalidAmount(Fault),
    /// Resources wait for each other in a circle.
    #[error("resources wait for each other: {}", .0.get("resources"))]
    CyclicPrerequisites(Fault),
    /// A deadline says nothing without a start and hours a week.
    #[error("the deadline says nothing without a start and hours a week")]
    MissingPace(Fault),
    /// There is more to look at than is looked at.
    #[error("there are `{}` {}; the limit is {}", .0.get("size"), .0.get("what"), .0.get("limit"))]
    TooLarge(Fault),
}

impl From<RecommendError> for Problem {
    fn from(error: RecommendError) -> Self {
        use Kind::{Conflict, Invalid, Limit, NotFound};
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
            E::DuplicateGoal(fault) => (
                "recommend.duplicate_goal",
                Conflict,
                "keep one goal for each competency; its uri and its code name the same one",
                fault,
            ),
            E::UnknownResource(fault) => (
                "recommend.unknown_resource",
                NotFound,
                "add the resource, correct its id, or name it as completed",
                fault,
            ),
            E::ConflictingWish(fault) => (
                "recommend.conflicting_wish",
                Conflict,
                "take the resource out of one of the two lists",
                fault,
            ),
            E::InvalidAmount(fault) => (
                "recommend.invalid_amount",
                Invalid,
                "give an amount within the range; 0 where something is free",
                fault,
            ),
            E::CyclicPrerequisites(fault) => (
                "recommend.cyclic_prerequisites",
                Conflict,
                "take one of the prerequisites out of the circle",
                fault,
            ),
            E::MissingPace(fault) => (
                "recommend.missing_pace",
                Invalid,
                "give the day of the start and the hours a week beside the deadline",
                fault,
            ),
            E::TooLarge(fault) => (
                "recommend.too_large",
                Limit,
                "leave out what cannot matter, or round costs and hours",
                fault,
            ),
        };
        fault.into_problem(code, kind, message, help)
    }
}
