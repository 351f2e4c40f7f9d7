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
    /// A document is not options of an assessment.
    #[error("the options cannot be read: {}", .0.get("reason"))]
    MalformedOptions(Fault),
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
    /// A text is no number, so it has no plural form.
    #[error("`{}` is no number of at most 15 digits on each side of a full stop", .0.get("number"))]
    NotANumber(Fault),
    /// A text is no catalogue of messages.
    #[error("this is no catalogue of messages: {}", .0.get("reason"))]
    MalformedCatalogue(Fault),
    /// Nobody says how the language makes its plurals.
    #[error("the plural rule of language `{}` is not known", .0.get("language"))]
    UnknownPluralRule(Fault),
    /// A format of numbers cannot be used.
    #[error("`{}` of the numbers is `{}`, which is not {}", .0.get("name"), .0.get("value"), .0.get("form"))]
    MalformedFormat(Fault),
    /// No statement has a message of this code.
    #[error("no statement is said by message `{}`", .0.get("message"))]
    UnknownMessage(Fault),
    /// A catalogue has no message of this code.
    #[error("message `{}` is missing in language `{}`", .0.get("message"), .0.get("language"))]
    MissingMessage(Fault),
    /// A message names a value that its statement never has.
    #[error("message `{}` names `{}`, and its values are {}", .0.get("message"), .0.get("placeholder"), .0.get("names"))]
    UnknownPlaceholder(Fault),
    /// A curly bracket opens no placeholder.
    #[error("message `{}` has a curly bracket that opens no placeholder: `{}`", .0.get("message"), .0.get("text"))]
    MalformedMessage(Fault),
    /// The forms of a message agree with what is no number.
    #[error("the forms of message `{}` agree with `{}`, which is not counted", .0.get("message"), .0.get("name"))]
    NotCountable(Fault),
    /// A message lacks a form that its language has.
    #[error("message `{}` has no form `{}`, which language `{}` needs", .0.get("message"), .0.get("form"), .0.get("language"))]
    MissingPluralForm(Fault),
    /// A message has a form that its language never takes.
    #[error("message `{}` has a form `{}`, which language `{}` never takes", .0.get("message"), .0.get("form"), .0.get("language"))]
    UnusedPluralForm(Fault),
    /// A message names a value that may be absent, and nothing else to say.
    #[error("message `{}` names a value that may be absent, and has no text for that", .0.get("message"))]
    MissingOtherwise(Fault),
    /// A level has no scale, or names one that nobody describes.
    #[error("the level for `{}` is on scale `{}`, which is not known", .0.get("competency"), .0.get("scale"))]
    UnknownScale(Fault),
    /// The formula of a peer is given something it has no meaning for.
    #[error("the formula cannot be computed: {}", .0.get("reason"))]
    InvalidFormula(Fault),
    /// A text is no formula of a peer.
    #[error("this is no formula of a peer: {}", .0.get("reason"))]
    MalformedFormula(Fault),
    /// A list names the same thing twice.
    #[error("`{}` is named twice", .0.get("name"))]
    NamedTwice(Fault),
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
    /// A cost is out of range, or a level is priced twice.
    #[error("cost `{}` {}", .0.get("value"), .0.get("reason"))]
    InvalidCost(Fault),
    /// Too much depends on one another for an exact plan.
    #[error("role `{}` {}; the limit is {}", .0.get("role"), .0.get("reason"), .0.get("limit"))]
    TooEntangled(Fault),
}

impl From<ReadinessError> for Problem {
    fn from(error: ReadinessError) -> Self {
        use Kind::{Conflict, Invalid, Limit, NotFound};
        use ReadinessError as E;

        let message = error.to_string();
        let (code, kind, help, fault) = match error {
            E::Kernel(error) => return error.into(),
            E::Framework(error) => return error.into(),
            E::Evidence(error) => return error.into(),
            E::Role(error) => return error.into(),
            E::MalformedOptions(fault) => (
                "readiness.malformed_options",
                Invalid,
                r#"write {"formula": {"kind": "weighted_proportional"}, "unknown": "strict", "threshold": 0.8}"#,
                fault,
            ),
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
            E::NotANumber(fault) => (
                "readiness.not_a_number",
                Invalid,
                "write the number as it is shown, with digits from 0 to 9, such as 3 or 1.50",
                fault,
            ),
            E::MalformedCatalogue(fault) => (
                "readiness.malformed_catalogue",
                Invalid,
                "take the English catalogue as a pattern",
                fault,
            ),
            E::UnknownPluralRule(fault) => (
                "readiness.unknown_plural_rule",
                NotFound,
                "give each message the form `other`, which all numbers take",
                fault,
            ),
            E::MalformedFormat(fault) => {
                ("readiness.malformed_format", Invalid, "correct the field, or leave it out", fault)
            }
            E::UnknownMessage(fault) => (
                "readiness.unknown_message",
                NotFound,
                "correct the code, or remove the message",
                fault,
            ),
            E::MissingMessage(fault) => (
                "readiness.missing_message",
                NotFound,
                "add the message; until then, it is said in English",
                fault,
            ),
            E::UnknownPlaceholder(fault) => (
                "readiness.unknown_placeholder",
                NotFound,
                "name one of the values of the statement",
                fault,
            ),
            E::MalformedMessage(fault) => (
                "readiness.malformed_message",
                Invalid,
                "close the bracket after a name of letters from a to z, or remove it",
                fault,
            ),
            E::NotCountable(fault) => {
                ("readiness.not_countable", Invalid, "name a level or a count", fault)
            }
            E::MissingPluralForm(fault) => {
                ("readiness.missing_plural_form", NotFound, "add the form", fault)
            }
            E::UnusedPluralForm(fault) => (
                "readiness.unused_plural_form",
                Invalid,
                "remove the form, or correct the language of the catalogue",
                fault,
            ),
            E::MissingOtherwise(fault) => (
                "readiness.missing_otherwise",
                NotFound,
                "add a text `otherwise` that names only values which are always there",
                fault,
            ),
            E::UnknownScale(fault) => (
                "readiness.unknown_scale",
                NotFound,
                "add the scale to the role, or to the scales of the options",
                fault,
            ),
            E::InvalidFormula(fault) => (
                "readiness.invalid_formula",
                Invalid,
                "give what the page of the formula asks for",
                fault,
            ),
            E::MalformedFormula(fault) => (
                "readiness.malformed_formula",
                Invalid,
                "name one of `count_met`, `count_met_floor`, `mean_proportional`, \
                 `weighted_capped`, `overcapped_sum`, `required_plus_preferred`, `tolerance`, \
                 `mandatory_first`, `similarity_mean` as its kind, with its parameters beside it",
                fault,
            ),
            E::NamedTwice(fault) => {
                ("readiness.named_twice", Conflict, "name each of them once", fault)
            }
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
            E::InvalidCost(fault) => (
                "readiness.invalid_cost",
                Invalid,
                "give each level one cost from 0 to 1000000, in a unit that keeps sums small",
                fault,
            ),
            E::TooEntangled(fault) => (
                "readiness.too_entangled",
                Limit,
                "freeze competencies that need not be raised, or raise the limit",
                fault,
            ),
        };
        fault.into_problem(code, kind, message, help)
    }
}
