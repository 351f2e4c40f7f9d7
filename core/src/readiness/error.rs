//! What can be wrong with an assessment.

use crate::evidence::EvidenceError;
use crate::framework::FrameworkError;
use crate::kernel::KernelError;
use crate::problem::{Fault, Kind, Problem};
use crate::role::RoleError;

/// Why there is no readiness.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ReadinessError {
    /// A basic value is wrong.
    #[error(transparent)]
    Kernel(#[from] KernelError),
    /// A level cannot be carried to another scale.
    #[error(transparent)]
    Framework(#[from] FrameworkError),
    /// The profile is wrong.
    #[error(transparent)]
    Evidence(#[from] EvidenceError),
    /// The role is wrong.
    #[error(transparent)]
    Role(#[from] RoleError),
    /// The role asks nothing that counts: a share of nothing has no meaning.
    #[error("role `{}` asks nothing, so it has no score", .0.get("role"))]
    EmptyRole(Fault),
    /// Nothing of what the role asks is applicable to the person.
    #[error("nothing that role `{}` asks is applicable to `{}`", .0.get("role"), .0.get("person"))]
    NothingApplicable(Fault),
    /// Unknowns are left out, and nothing is known.
    #[error("nothing is known of `{}` for role `{}`, and unknowns are left out", .0.get("person"), .0.get("role"))]
    NothingKnown(Fault),
    /// The formula counts levels, and a requirement asks none.
    #[error("role `{}` asks for `{}` without a level, and the formula needs one", .0.get("role"), .0.get("competency"))]
    NoLevelAsked(Fault),
    /// A person's level is not on the scale.
    #[error("level `{}` for `{}` is not on scale `{}`, which goes from {} to {}", .0.get("level"), .0.get("competency"), .0.get("scale"), .0.get("minimum"), .0.get("maximum"))]
    LevelOffScale(Fault),
    /// A level has no scale, or names one that nobody describes.
    #[error("the level for `{}` is on scale `{}`, which is not known", .0.get("competency"), .0.get("scale"))]
    UnknownScale(Fault),
    /// A change speaks of a competency that neither the role nor the profile names.
    #[error("neither role `{}` nor the profile of `{}` names `{}`", .0.get("role"), .0.get("person"), .0.get("competency"))]
    UnknownCompetency(Fault),
    /// A change speaks of a requirement that the role does not have.
    #[error("role `{}` does not ask for `{}`", .0.get("role"), .0.get("competency"))]
    NotAsked(Fault),
    /// The days of a series are not in order.
    #[error("day `{}` does not come after `{}`", .0.get("day"), .0.get("before"))]
    DisorderedSeries(Fault),
    /// Two milestones have the same id.
    #[error("milestone `{}` is there twice", .0.get("milestone"))]
    DuplicateMilestone(Fault),
    /// Profiles that should be of one person are of several.
    #[error("the profiles are of `{}` and of `{}`", .0.get("person"), .0.get("other"))]
    OtherPerson(Fault),
    /// A change cannot be split, since one of its steps has no score.
    #[error("the change cannot be split, since `{}` has no score for the {} role: {}", .0.get("step"), .0.get("version"), .0.get("reason"))]
    UnsplitChange(Fault),
    /// Two profiles are of the same person.
    #[error("person `{}` is there twice", .0.get("person"))]
    DuplicatePerson(Fault),
}

impl From<ReadinessError> for Problem {
    fn from(error: ReadinessError) -> Self {
        use Kind::{Conflict, Invalid, NotFound};
        use ReadinessError as E;

        let message = error.to_string();
        let (code, kind, help, fault) = match error {
            E::Kernel(error) => return error.into(),
            E::Framework(error) => return error.into(),
            E::Evidence(error) => return error.into(),
            E::Role(error) => return error.into(),
            E::EmptyRole(fault) => (
                "readiness.empty_role",
                Invalid,
                "add a requirement above the bottom of its scale and with a weight above 0",
                fault,
            ),
            E::NothingApplicable(fault) => (
                "readiness.nothing_applicable",
                Invalid,
                "compare the person with another role",
                fault,
            ),
            E::NothingKnown(fault) => (
                "readiness.nothing_known",
                Invalid,
                "record evidence, or let unknowns count as unmet",
                fault,
            ),
            E::NoLevelAsked(fault) => (
                "readiness.no_level_asked",
                Invalid,
                "give the requirement a level, or take a formula that needs none",
                fault,
            ),
            E::LevelOffScale(fault) => (
                "readiness.level_off_scale",
                Invalid,
                "use a level of the scale, or name the scale the level is on",
                fault,
            ),
            E::UnknownScale(fault) => (
                "readiness.unknown_scale",
                NotFound,
                "add the scale to the role, or to the scales of the options",
                fault,
            ),
            E::UnknownCompetency(fault) => (
                "readiness.unknown_competency",
                NotFound,
                "name a competency by its uri or its code in the role, or as the profile does",
                fault,
            ),
            E::NotAsked(fault) => (
                "readiness.not_asked",
                NotFound,
                "name a competency the role asks for, or make the role ask for it first",
                fault,
            ),
            E::DisorderedSeries(fault) => (
                "readiness.disordered_series",
                Invalid,
                "give one score for each day, the earliest first",
                fault,
            ),
            E::DuplicateMilestone(fault) => (
                "readiness.duplicate_milestone",
                Conflict,
                "give each milestone an id of its own",
                fault,
            ),
            E::OtherPerson(fault) => (
                "readiness.other_person",
                Conflict,
                "give the profiles of one person at two days",
                fault,
            ),
            E::UnsplitChange(fault) => (
                "readiness.unsplit_change",
                Invalid,
                "split changes between days and roles that both have a score",
                fault,
            ),
            E::DuplicatePerson(fault) => {
                ("readiness.duplicate_person", Conflict, "give one profile for each person", fault)
            }
        };
        fault.into_problem(code, kind, message, help)
    }
}
