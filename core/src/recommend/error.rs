//! What can be wrong with a question about what should come next.

use crate::evidence::EvidenceError;
use crate::framework::FrameworkError;
use crate::kernel::KernelError;
use crate::portfolio::PortfolioError;
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
    /// A cohort is wrong.
    #[error(transparent)]
    Portfolio(#[from] PortfolioError),
    /// Something is named twice.
    #[error("`{}` is named twice", .0.get("name"))]
    NamedTwice(Fault),
    /// Something that is needed is not there at all.
    #[error("there are no {}", .0.get("what"))]
    NothingToGoBy(Fault),
    /// Rules cannot be run.
    #[error("{} of the rules `{}` are wrong; the first: {}", .0.get("count"), .0.get("rules"), .0.get("first"))]
    InvalidRules(Fault),
    /// A rule has a number, a day or a size that makes no sense.
    #[error("rule `{}` {}", .0.get("rule"), .0.get("reason"))]
    InvalidRule(Fault),
    /// A rule names a fact that is not in the list.
    #[error("rule `{}` names the fact `{}`, which is not in the list{}", .0.get("rule"), .0.get("fact"), .0.get("nearest"))]
    UnknownFact(Fault),
    /// A rule expects something of a fact that it cannot be.
    #[error("fact `{}` of rule `{}` {}", .0.get("fact"), .0.get("rule"), .0.get("reason"))]
    FactMismatch(Fault),
    /// There is no case in which a rule fires.
    #[error("rule `{}` can never fire", .0.get("rule"))]
    RuleNeverFires(Fault),
    /// There is no case in which a rule is silent.
    #[error("rule `{}` fires whatever its facts are", .0.get("rule"))]
    RuleAlwaysFires(Fault),
    /// Two rules exclude each other, stand equally high and can fire together.
    #[error("rules `{}` and `{}` exclude each other and stand equally high, and both fire where {}", .0.get("other"), .0.get("rule"), .0.get("case"))]
    RuleConflict(Fault),
    /// A rule never speaks, since another one does.
    #[error("rule `{}` never speaks: `{}` overrules it whenever it fires", .0.get("rule"), .0.get("other"))]
    RuleShadowed(Fault),
    /// Two rules say the same and can fire together.
    #[error("rules `{}` and `{}` say the same, and both fire where {}", .0.get("other"), .0.get("rule"), .0.get("case"))]
    RulesOverlap(Fault),
    /// A rule has too many cases.
    #[error("rule `{}` has more cases than are looked at", .0.get("rule"))]
    RuleTooWide(Fault),
    /// A case has a fact that cannot be.
    #[error("fact `{}` of `{}` {}", .0.get("fact"), .0.get("person"), .0.get("reason"))]
    InvalidCase(Fault),
    /// Competencies need each other in a circle.
    #[error("competencies need each other in a circle: {}", .0.get("competencies"))]
    CircularNeeds(Fault),
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
            E::Portfolio(error) => return error.into(),
            E::NamedTwice(fault) => {
                ("recommend.named_twice", Conflict, "give each of them an id of its own", fault)
            }
            E::NothingToGoBy(fault) => (
                "recommend.nothing_to_go_by",
                Invalid,
                "give at least one; nothing can be said without any",
                fault,
            ),
            E::InvalidRules(fault) => (
                "recommend.invalid_rules",
                Invalid,
                "correct them one by one; a check of the rules lists everything",
                fault,
            ),
            E::InvalidRule(fault) => {
                ("recommend.invalid_rule", Invalid, "correct the field that is named", fault)
            }
            E::UnknownFact(fault) => {
                ("recommend.unknown_fact", NotFound, "name one of the facts of the list", fault)
            }
            E::FactMismatch(fault) => (
                "recommend.fact_mismatch",
                Invalid,
                "compare the fact with a value that it can have, where it is there",
                fault,
            ),
            E::RuleNeverFires(fault) => (
                "recommend.rule_never_fires",
                Invalid,
                "look for two conditions that cannot both hold",
                fault,
            ),
            E::RuleAlwaysFires(fault) => (
                "recommend.rule_always_fires",
                Invalid,
                "add a condition, or leave it as it is where it is meant for everybody",
                fault,
            ),
            E::RuleConflict(fault) => (
                "recommend.rule_conflict",
                Conflict,
                "give one of them a higher priority, or make the conditions exclude each other",
                fault,
            ),
            E::RuleShadowed(fault) => (
                "recommend.rule_shadowed",
                Conflict,
                "remove the rule, or give it a higher priority",
                fault,
            ),
            E::RulesOverlap(fault) => (
                "recommend.rules_overlap",
                Conflict,
                "let them exclude each other where a person should hear it once",
                fault,
            ),
            E::RuleTooWide(fault) => (
                "recommend.rule_too_wide",
                Limit,
                "split the rule; it runs, and is not checked as a whole",
                fault,
            ),
            E::InvalidCase(fault) => (
                "recommend.invalid_case",
                Invalid,
                "name a fact of the list, with a value that it can have",
                fault,
            ),
            E::CircularNeeds(fault) => (
                "recommend.circular_needs",
                Conflict,
                "take one of the needs out of the circle",
                fault,
            ),
        };
        fault.into_problem(code, kind, message, help)
    }
}
