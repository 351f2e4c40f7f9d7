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
    /// A choice asks for none or for more than all of its members, or names one twice.
    #[error("choice `{}` of role `{}` {}", .0.get("choice"), .0.get("role"), .0.get("reason"))]
    InvalidChoice(Fault),
    /// The id of a choice stands for something else of the role too.
    #[error("`{}` is the id of a choice of role `{}`, and of another choice or requirement", .0.get("choice"), .0.get("role"))]
    DuplicateChoice(Fault),
    /// A choice names a member that the role neither asks for nor has as a choice.
    #[error("choice `{}` names `{}`, which role `{}` neither asks for nor has as a choice", .0.get("choice"), .0.get("member"), .0.get("role"))]
    UnknownMember(Fault),
    /// A member belongs to two choices.
    #[error("`{}` belongs to choice `{}` and to choice `{}`", .0.get("member"), .0.get("other"), .0.get("choice"))]
    SharedMember(Fault),
    /// Choices contain one another.
    #[error("choices of role `{}` contain one another: {}", .0.get("role"), .0.get("cycle"))]
    CyclicChoice(Fault),
    /// A gate contradicts what it belongs to.
    #[error("the gate of `{}` {}", .0.get("asked"), .0.get("reason"))]
    ContradictoryGate(Fault),
    /// An equivalent says nothing, or says it twice.
    #[error("equivalent `{}` of `{}` {}", .0.get("equivalent"), .0.get("competency"), .0.get("reason"))]
    InvalidEquivalent(Fault),
    /// A condition contradicts itself, its scale or what it belongs to.
    #[error("the condition of `{}` {}", .0.get("asked"), .0.get("reason"))]
    InvalidCondition(Fault),
    /// Conditions or choices are nested too deep.
    #[error("{} nests deeper than {}", .0.get("what"), .0.get("limit"))]
    TooDeep(Fault),
    /// A ladder or a career path names a role that was not given.
    #[error("{} `{}` names role `{}`, which is not among the roles", .0.get("what"), .0.get("uri"), .0.get("role"))]
    MissingRole(Fault),
    /// A ladder names the same role twice.
    #[error("ladder `{}` names role `{}` twice", .0.get("ladder"), .0.get("role"))]
    RepeatedRung(Fault),
    /// A role stands above another, and its grade does not.
    #[error("role `{}` comes after role `{}`, and its grade {} is not above grade {}", .0.get("higher"), .0.get("lower"), .0.get("higher_grade"), .0.get("lower_grade"))]
    GradeOrder(Fault),
    /// A higher role asks for a lower level.
    #[error("role `{}` asks for level `{}` of `{}`, less than level `{}` of role `{}` below it", .0.get("higher"), .0.get("higher_level"), .0.get("competency"), .0.get("lower_level"), .0.get("lower"))]
    LevelFalls(Fault),
    /// A higher role does not ask for what a role below it asks.
    #[error("role `{}` does not ask for `{}`, which role `{}` below it asks for at level `{}`", .0.get("higher"), .0.get("competency"), .0.get("lower"), .0.get("lower_level"))]
    RequirementDropped(Fault),
    /// A higher role has no gate, or a lower one, where a role below it has one.
    #[error("role `{}` lets pass from level `{}` of `{}` on, and role `{}` below it from level `{}` on", .0.get("higher"), .0.get("higher_level"), .0.get("competency"), .0.get("lower"), .0.get("lower_level"))]
    GateDropped(Fault),
    /// A higher role asks less strictly for what a role below it asks.
    #[error("role `{}` asks for `{}` as {}, and role `{}` below it as {}", .0.get("higher"), .0.get("competency"), .0.get("higher_necessity"), .0.get("lower"), .0.get("lower_necessity"))]
    NecessityFalls(Fault),
    /// Two roles of a ladder ask on scales that cannot be compared.
    #[error("role `{}` asks for level `{}` of `{}` on scale `{}`, and role `{}` below it for level `{}` on scale `{}`", .0.get("higher"), .0.get("higher_level"), .0.get("competency"), .0.get("higher_scale"), .0.get("lower"), .0.get("lower_level"), .0.get("lower_scale"))]
    ScalesDiffer(Fault),
    /// No version is in force on a day.
    #[error("no version of `{}` is in force on {}", .0.get("uri"), .0.get("day"))]
    NotInForce(Fault),
    /// Two versions are in force on one day.
    #[error("versions `{}` and `{}` of `{}` are both in force on {}", .0.get("first"), .0.get("second"), .0.get("uri"), .0.get("day"))]
    OverlappingVersions(Fault),
    /// No version is in force between two others.
    #[error("no version of `{}` is in force from {} to {}", .0.get("uri"), .0.get("from"), .0.get("until"))]
    VersionGap(Fault),
    /// A version ends before it begins.
    #[error("version `{}` of `{}` ends on {}, before it begins on {}", .0.get("version"), .0.get("uri"), .0.get("until"), .0.get("from"))]
    InvalidTerm(Fault),
    /// Two versions have the same name.
    #[error("version `{}` of `{}` is there twice", .0.get("version"), .0.get("uri"))]
    DuplicateVersion(Fault),
    /// A version speaks of something else than its history.
    #[error("version `{}` is of `{}`, and the history is of `{}`", .0.get("version"), .0.get("named"), .0.get("uri"))]
    ForeignVersion(Fault),
    /// A new version would change what was in force before.
    #[error("version `{}` of `{}` would begin on {}, and {}", .0.get("version"), .0.get("uri"), .0.get("from"), .0.get("reason"))]
    RewritesPast(Fault),
    /// A step of a career path leads from a role to itself.
    #[error("career path `{}` leads from role `{}` to itself", .0.get("path"), .0.get("role"))]
    SelfStep(Fault),
    /// The same step is there twice.
    #[error("career path `{}` leads from role `{}` to role `{}` twice", .0.get("path"), .0.get("from"), .0.get("to"))]
    DuplicateStep(Fault),
    /// A step starts from a role that the path does not lead to.
    #[error("nothing on career path `{}` leads to role `{}`, from which a step goes to role `{}`", .0.get("path"), .0.get("from"), .0.get("to"))]
    UnreachableStep(Fault),
    /// Steps of a career path go round in a circle.
    #[error("career path `{}` goes round in a circle: {}", .0.get("path"), .0.get("cycle"))]
    PathCircle(Fault),
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
            E::InvalidChoice(fault) => (
                "role.invalid_choice",
                Invalid,
                "choose from 1 to all of the members, and name each of them once",
                fault,
            ),
            E::DuplicateChoice(fault) => (
                "role.duplicate_choice",
                Conflict,
                "give each choice an id of its own, other than the uris the role asks for",
                fault,
            ),
            E::UnknownMember(fault) => (
                "role.unknown_member",
                NotFound,
                "add the requirement or the choice, or remove the member",
                fault,
            ),
            E::SharedMember(fault) => (
                "role.shared_member",
                Conflict,
                "keep it in one choice: its weight can be given away once only",
                fault,
            ),
            E::CyclicChoice(fault) => (
                "role.cyclic_choice",
                Invalid,
                "take one choice of the circle out of the other",
                fault,
            ),
            E::ContradictoryGate(fault) => (
                "role.contradictory_gate",
                Invalid,
                "let the gate open at or below what is asked, for somebody of whom it is asked",
                fault,
            ),
            E::InvalidEquivalent(fault) => (
                "role.invalid_equivalent",
                Invalid,
                "name another competency, once, with a factor above 0",
                fault,
            ),
            E::InvalidCondition(fault) => (
                "role.invalid_condition",
                Invalid,
                "state a condition that can hold and can fail, with levels of the scale",
                fault,
            ),
            E::TooDeep(fault) => (
                "role.too_deep",
                Invalid,
                "write it with fewer levels: `all` and `any` take any number of conditions",
                fault,
            ),
            E::MissingRole(fault) => {
                ("role.missing_role", NotFound, "give the role along, or take it out", fault)
            }
            E::RepeatedRung(fault) => {
                ("role.repeated_rung", Conflict, "keep one of the rungs", fault)
            }
            E::GradeOrder(fault) => (
                "role.grade_order",
                Invalid,
                "correct the grades, or the order of the roles",
                fault,
            ),
            E::LevelFalls(fault) => (
                "role.level_falls",
                Invalid,
                "raise the level of the higher role, or lower that of the one below",
                fault,
            ),
            E::RequirementDropped(fault) => {
                ("role.requirement_dropped", Invalid, "ask for it in the higher role too", fault)
            }
            E::GateDropped(fault) => {
                ("role.gate_dropped", Invalid, "keep the gate in the higher role", fault)
            }
            E::NecessityFalls(fault) => (
                "role.necessity_falls",
                Invalid,
                "ask for it as strictly in the higher role",
                fault,
            ),
            E::ScalesDiffer(fault) => {
                ("role.scales_differ", Invalid, "ask on one scale throughout the ladder", fault)
            }
            E::NotInForce(fault) => (
                "role.not_in_force",
                NotFound,
                "ask for a day of a version, or publish one that covers the day",
                fault,
            ),
            E::OverlappingVersions(fault) => (
                "role.overlapping_versions",
                Conflict,
                "end the earlier version on the day before the later one begins",
                fault,
            ),
            E::VersionGap(fault) => (
                "role.version_gap",
                Invalid,
                "let a version last until the day before the next one begins",
                fault,
            ),
            E::InvalidTerm(fault) => (
                "role.invalid_term",
                Invalid,
                "let it end on the day it begins or later, or leave the end out",
                fault,
            ),
            E::DuplicateVersion(fault) => {
                ("role.duplicate_version", Conflict, "give each version a name of its own", fault)
            }
            E::ForeignVersion(fault) => {
                ("role.foreign_version", Conflict, "keep one history for each uri", fault)
            }
            E::RewritesPast(fault) => (
                "role.rewrites_past",
                Conflict,
                "begin later, or ask for the past to be rewritten",
                fault,
            ),
            E::SelfStep(fault) => ("role.self_step", Invalid, "remove the step", fault),
            E::DuplicateStep(fault) => {
                ("role.duplicate_step", Conflict, "keep one of the steps", fault)
            }
            E::UnreachableStep(fault) => (
                "role.unreachable_step",
                Invalid,
                "name the role among the starts, or add a step that leads to it",
                fault,
            ),
            E::PathCircle(fault) => (
                "role.path_circle",
                Invalid,
                "nothing needs to be done: moves sideways and back are part of careers",
                fault,
            ),
        };
        fault.into_problem(code, kind, message, help)
    }
}
