//! What can be wrong with a role.

use crate::framework::FrameworkError;
use crate::kernel::KernelError;
use crate::problem::{Fault, Kind, Problem};

/// Why a role, or a part of it, is refused or reported.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum RoleError {
    /// A basic value is wrong.
    #[error(transparent)]
    Kernel(#[from] KernelError),
    /// Something is wrong with a file, a scale or a level.
    #[error(transparent)]
    Framework(#[from] FrameworkError),
    /// A document is not a role.
    #[error("the role cannot be read: {}", .0.get("reason"))]
    Malformed(Fault),
    /// A role contradicts itself in one or more places.
    #[error("role `{}` contradicts itself; problems: {}", .0.get("role"), .0.get("count"))]
    Inconsistent(Fault),
    /// No role has this uri, code or title.
    #[error("role `{}` is not there", .0.get("role"))]
    NotFound(Fault),
    /// A title stands for several roles.
    #[error("title `{}` stands for {} roles: {}", .0.get("title"), .0.get("count"), .0.get("roles"))]
    AmbiguousTitle(Fault),
    /// A role asks for the same competency twice.
    #[error("role `{}` asks for `{}` twice", .0.get("role"), .0.get("competency"))]
    DuplicateRequirement(Fault),
    /// A role asks for a competency as required and as desired.
    #[error("role `{}` asks for `{}` as required and as desired", .0.get("role"), .0.get("competency"))]
    ConflictingNecessity(Fault),
    /// A role asks for a competency that is not in its framework.
    #[error("role `{}` asks for `{}`, which is not in the framework", .0.get("role"), .0.get("competency"))]
    UnknownCompetency(Fault),
    /// A requirement names a role that is not in the catalogue.
    #[error("requirements name role `{}`, which is not in the catalogue", .0.get("role"))]
    UnknownRole(Fault),
    /// Two roles have the same uri.
    #[error("role `{}` is there twice", .0.get("role"))]
    DuplicateRole(Fault),
    /// A role asks for a level that nobody can reach.
    #[error("role `{}` asks for level `{}` of `{}`, and scale `{}` goes from {} to {}", .0.get("role"), .0.get("level"), .0.get("competency"), .0.get("scale"), .0.get("minimum"), .0.get("maximum"))]
    Unreachable(Fault),
    /// A requirement names a scale that its role does not carry.
    #[error("role `{}` names scale `{}`, and does not carry it", .0.get("role"), .0.get("scale"))]
    UnknownScale(Fault),
    /// Published ratings that are no requirement were left out.
    #[error("ratings that are no requirement: {} ({})", .0.get("count"), .0.get("reason"))]
    RatingsLeftOut(Fault),
    /// Roles without any requirement.
    #[error("roles that ask nothing, and so have no readiness: {}", .0.get("count"))]
    NothingAsked(Fault),
}

impl From<RoleError> for Problem {
    fn from(error: RoleError) -> Self {
        use Kind::{Conflict, Invalid, NotFound};
        use RoleError as E;

        let message = error.to_string();
        let (code, kind, help, fault) = match error {
            E::Kernel(error) => return error.into(),
            E::Framework(error) => return error.into(),
            E::Malformed(fault) => (
                "role.malformed",
                Invalid,
                "a role is an object with uri, titles, scales and requirements",
                fault,
            ),
            E::Inconsistent(fault) => {
                ("role.inconsistent", Invalid, "correct the problems listed in the details", fault)
            }
            E::NotFound(fault) => {
                ("role.not_found", NotFound, "name a role by its uri, its code or its title", fault)
            }
            E::AmbiguousTitle(fault) => {
                ("role.ambiguous_title", Conflict, "name one of them by its uri or its code", fault)
            }
            E::DuplicateRequirement(fault) => (
                "role.duplicate_requirement",
                Conflict,
                "keep one requirement for each competency",
                fault,
            ),
            E::ConflictingNecessity(fault) => (
                "role.conflicting_necessity",
                Conflict,
                "keep one of them; an import keeps the required one unless told otherwise",
                fault,
            ),
            E::UnknownCompetency(fault) => (
                "role.unknown_competency",
                NotFound,
                "name a competency of the framework by its uri, or another version of the framework",
                fault,
            ),
            E::UnknownRole(fault) => (
                "role.unknown_role",
                NotFound,
                "add the role to the catalogue, or remove the requirements",
                fault,
            ),
            E::DuplicateRole(fault) => {
                ("role.duplicate_role", Conflict, "give each role a uri of its own", fault)
            }
            E::Unreachable(fault) => (
                "role.unreachable",
                Invalid,
                "ask for a level of the scale, or name another scale",
                fault,
            ),
            E::UnknownScale(fault) => (
                "role.unknown_scale",
                NotFound,
                "add the scale to the role, or name one it carries",
                fault,
            ),
            E::RatingsLeftOut(fault) => (
                "role.ratings_left_out",
                Invalid,
                "nothing needs to be done: the publisher marked these ratings",
                fault,
            ),
            E::NothingAsked(fault) => (
                "role.nothing_asked",
                Invalid,
                "choose a more specific role: publishers do not rate collective ones",
                fault,
            ),
        };
        fault.into_problem(code, kind, message, help)
    }
}
