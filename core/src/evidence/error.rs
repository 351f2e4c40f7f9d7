//! What can be wrong with a profile.

use crate::framework::FrameworkError;
use crate::kernel::KernelError;
use crate::problem::{Fault, Kind, Problem};

/// Why a profile, or a part of it, is refused or reported.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum EvidenceError {
    /// A basic value is wrong.
    #[error(transparent)]
    Kernel(#[from] KernelError),
    /// A level or a scale is wrong.
    #[error(transparent)]
    Framework(#[from] FrameworkError),
    /// A document is not a profile.
    #[error("the profile cannot be read: {}", .0.get("reason"))]
    Malformed(Fault),
    /// A profile speaks twice of the same competency.
    #[error("`{}` is there twice", .0.get("competency"))]
    DuplicateCompetency(Fault),
    /// An entry has a level and a status that denies it.
    #[error("`{}` has level `{}` and a status that denies it", .0.get("competency"), .0.get("level"))]
    Contradiction(Fault),
    /// A profile speaks of another framework.
    #[error("the profile speaks of framework `{}`, and is checked with `{}`", .0.get("named"), .0.get("framework"))]
    OtherFramework(Fault),
    /// A profile names a competency that is not in the framework.
    #[error("competency `{}` is not in the framework", .0.get("competency"))]
    UnknownCompetency(Fault),
    /// A piece of evidence cannot be estimated with.
    #[error("observation `{}` {}", .0.get("entry"), .0.get("reason"))]
    InvalidObservation(Fault),
    /// The parameters of an estimator make no sense.
    #[error("estimator `{}` {}", .0.get("estimator"), .0.get("reason"))]
    InvalidEstimator(Fault),
    /// A document is not the options of an estimate.
    #[error("the options of the estimate cannot be read: {}", .0.get("reason"))]
    MalformedOptions(Fault),
    /// A rule of fading makes no sense.
    #[error("{} is `{}`, and must be {}", .0.get("field"), .0.get("value"), .0.get("limits"))]
    InvalidDecay(Fault),
    /// A rule of a parent makes no sense.
    #[error("the rule of `{}` cannot be used: {}", .0.get("parent"), .0.get("reason"))]
    InvalidRollUpRule(Fault),
    /// Rules of parents wait for each other.
    #[error("the rules of parents wait for each other in a circle: {}", .0.get("cycle"))]
    RollUpCycle(Fault),
    /// A run of a roll-up has the id of an earlier one.
    #[error("`{}` is already in the log", .0.get("id"))]
    RollUpIdTaken(Fault),
    /// A judge gives two levels to one unit.
    #[error("`{}` judges `{}` twice", .0.get("judge"), .0.get("unit"))]
    DuplicateRating(Fault),
    /// An item of a test, or an answer to it, is there twice.
    #[error("item `{}` is there twice", .0.get("item"))]
    DuplicateItem(Fault),
    /// An answer names an item that the test does not have.
    #[error("item `{}` is not in the test", .0.get("item"))]
    UnknownItem(Fault),
    /// Nobody answered anything.
    #[error("there are no answers to learn from")]
    NoAnswers(Fault),
    /// A row of answers does not have one answer for each item.
    #[error("the row has `{}` answers, and the test has {} items", .0.get("answers"), .0.get("items"))]
    AnswersMismatch(Fault),
    /// Everybody answered an item alike, so nothing says how hard it is.
    #[error("all `{}` answers to item `{}` are {}", .0.get("answers"), .0.get("item"), .0.get("alike"))]
    ConstantItem(Fault),
    /// A scale of names has no levels to reach.
    #[error("scale `{}` has no order, so a result reaches no level of it", .0.get("scale"))]
    UnorderedScale(Fault),
    /// Cut scores do not rise.
    #[error("the cut at `{}` does not rise above the one before it", .0.get("share"))]
    UnorderedCuts(Fault),
    /// Guess and slip are so large that a right answer speaks against mastery.
    #[error("guess `{}` and slip `{}` are more than 1 together", .0.get("guess"), .0.get("slip"))]
    GuessAndSlip(Fault),
    /// The parameters say that the answers given never happen.
    #[error("answer {} cannot happen with these parameters", .0.get("answer"))]
    ImpossibleAnswer(Fault),
}

impl From<EvidenceError> for Problem {
    fn from(error: EvidenceError) -> Self {
        use EvidenceError as E;
        use Kind::{Conflict, Invalid, NotFound};

        let message = error.to_string();
        let (code, kind, help, fault) = match error {
            E::Kernel(error) => return error.into(),
            E::Framework(error) => return error.into(),
            E::Malformed(fault) => (
                "evidence.malformed",
                Invalid,
                r#"write {"person": "ana", "levels": [{"competency": "sql", "level": 3}]}"#,
                fault,
            ),
            E::DuplicateCompetency(fault) => (
                "evidence.duplicate_competency",
                Conflict,
                "keep one entry for each competency; its uri and its code name the same one",
                fault,
            ),
            E::Contradiction(fault) => (
                "evidence.contradiction",
                Conflict,
                "give a level, or the status not_demonstrated, not_applicable or unknown",
                fault,
            ),
            E::OtherFramework(fault) => (
                "evidence.other_framework",
                Conflict,
                "take the framework the profile names, or leave its name out",
                fault,
            ),
            E::UnknownCompetency(fault) => (
                "evidence.unknown_competency",
                NotFound,
                "name a competency by its uri or by its code in the framework",
                fault,
            ),
            E::InvalidObservation(fault) => (
                "evidence.invalid_observation",
                Invalid,
                "give each entry once, with levels of the scale and a reliability above 0",
                fault,
            ),
            E::InvalidEstimator(fault) => (
                "evidence.invalid_estimator",
                Invalid,
                "use a parameter inside its range, or leave it out where it has a default",
                fault,
            ),
            E::MalformedOptions(fault) => (
                "evidence.malformed_options",
                Invalid,
                r#"write {"estimator": {"kind": "latest_vs_rest", "latest": 0.65, "decimals": 2}}"#,
                fault,
            ),
            E::InvalidDecay(fault) => (
                "evidence.invalid_decay",
                Invalid,
                "use a value inside the range, or leave it out where it has a default",
                fault,
            ),
            E::InvalidRollUpRule(fault) => (
                "evidence.invalid_roll_up_rule",
                Invalid,
                "give each parent one rule that its direct children can meet",
                fault,
            ),
            E::RollUpCycle(fault) => (
                "evidence.roll_up_cycle",
                Invalid,
                "remove the rule of one of these parents, or one of the relations between them",
                fault,
            ),
            E::RollUpIdTaken(fault) => {
                ("evidence.roll_up_id_taken", Conflict, "give every run an id of its own", fault)
            }
            E::DuplicateRating(fault) => (
                "evidence.duplicate_rating",
                Conflict,
                "keep one level of each judge for each unit, or name the units more closely",
                fault,
            ),
            E::DuplicateItem(fault) => {
                ("evidence.duplicate_item", Conflict, "keep one of them", fault)
            }
            E::UnknownItem(fault) => (
                "evidence.unknown_item",
                NotFound,
                "add the item with its difficulty, or leave the answer out",
                fault,
            ),
            E::NoAnswers(fault) => {
                ("evidence.no_answers", Invalid, "give at least one answer of one person", fault)
            }
            E::AnswersMismatch(fault) => (
                "evidence.answers_mismatch",
                Invalid,
                "write one answer for each item, and null where it was not asked",
                fault,
            ),
            E::ConstantItem(fault) => (
                "evidence.constant_item",
                Invalid,
                "leave the item out: it tells nobody apart",
                fault,
            ),
            E::UnorderedScale(fault) => (
                "evidence.unordered_scale",
                Invalid,
                "use a scale whose kind is ordinal or interval",
                fault,
            ),
            E::UnorderedCuts(fault) => (
                "evidence.unordered_cuts",
                Invalid,
                "order the cuts by share, each with a better level than the one before",
                fault,
            ),
            E::GuessAndSlip(fault) => (
                "evidence.guess_and_slip",
                Invalid,
                "lower one of them: who knows must be at least as often right as who guesses",
                fault,
            ),
            E::ImpossibleAnswer(fault) => {
                ("evidence.impossible_answer", Invalid, "use a guess and a slip above 0", fault)
            }
        };
        fault.into_problem(code, kind, message, help)
    }
}
