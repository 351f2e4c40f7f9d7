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
    /// A document is not a log of evidence.
    #[error("the log of evidence cannot be read: {}", .0.get("reason"))]
    MalformedLog(Fault),
    /// A log contradicts itself in one or more records.
    #[error("the log of evidence contradicts itself; problems: {}", .0.get("count"))]
    InconsistentLog(Fault),
    /// Two entries of a log have the same id.
    #[error("entry `{}` is there twice", .0.get("entry"))]
    DuplicateEntry(Fault),
    /// Two decisions of a log have the same id.
    #[error("decision `{}` is there twice", .0.get("decision"))]
    DuplicateDecision(Fault),
    /// An entry contradicts itself.
    #[error("entry `{}` {}", .0.get("entry"), .0.get("reason"))]
    InvalidEntry(Fault),
    /// Two logs have different entries under one id.
    #[error("entry `{}` is there with two contents", .0.get("entry"))]
    ConflictingEntry(Fault),
    /// Two logs have different decisions under one id.
    #[error("decision `{}` is there with two contents", .0.get("decision"))]
    ConflictingDecision(Fault),
    /// A log names another framework than what it is put together with.
    #[error("framework `{}` and framework `{}` do not go together", .0.get("first"), .0.get("second"))]
    ConflictingFramework(Fault),
    /// An entry is named that is not in the log.
    #[error("`{}` names entry `{}`, which is not in the log", .0.get("from"), .0.get("entry"))]
    UnknownEntry(Fault),
    /// An entry takes the place of one that it cannot take the place of.
    #[error("entry `{}` cannot take the place of `{}`, which {}", .0.get("entry"), .0.get("overridden"), .0.get("reason"))]
    InvalidOverride(Fault),
    /// Entries take each other's place in a circle.
    #[error("entries take each other's place in a circle: {}", .0.get("cycle"))]
    OverrideCycle(Fault),
    /// A day or an instant lies after what must come later.
    #[error("`{}` {}", .0.get("record"), .0.get("reason"))]
    ImpossibleDate(Fault),
    /// An entry counts on no day.
    #[error("entry `{}` is valid until `{}`, and was shown on `{}`: it counts on no day", .0.get("entry"), .0.get("valid_until"), .0.get("occurred_on"))]
    NeverValid(Fault),
    /// An entry has points below 0 or above those that could be reached.
    #[error("entry `{}` has `{}` points of `{}`", .0.get("entry"), .0.get("points"), .0.get("maximum"))]
    PointsOffRange(Fault),
    /// The level of an entry is not on its scale.
    #[error("entry `{}` has level `{}`, which is not on scale `{}` from {} to {}", .0.get("entry"), .0.get("level"), .0.get("scale"), .0.get("minimum"), .0.get("maximum"))]
    EntryOffScale(Fault),
    /// A document is not a policy of evidence.
    #[error("the policy of evidence cannot be read: {}", .0.get("reason"))]
    MalformedPolicy(Fault),
    /// A part of a policy can have no effect.
    #[error("the policy for `{}` is never used: {}", .0.get("competency"), .0.get("reason"))]
    UnusedPolicy(Fault),
    /// A document is not a list of rules of parents.
    #[error("the rules of parents cannot be read: {}", .0.get("reason"))]
    MalformedRollUpRules(Fault),
    /// A span ends before it begins.
    #[error("the span goes from `{}` back to `{}`", .0.get("first"), .0.get("last"))]
    InvalidSpan(Fault),
    /// The levels of a competency are on no scale that is known.
    #[error("no scale is known for `{}`", .0.get("competency"))]
    Unscaled(Fault),
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
            E::MalformedLog(fault) => (
                "evidence.malformed_log",
                Invalid,
                r#"write {"entries": [...], "decisions": [...]}; an entry has an id, a person, a competency, a kind, occurred_on, recorded_at and what it shows"#,
                fault,
            ),
            E::InconsistentLog(fault) => (
                "evidence.inconsistent_log",
                Invalid,
                "correct the problems listed in the details",
                fault,
            ),
            E::DuplicateEntry(fault) => (
                "evidence.duplicate_entry",
                Conflict,
                "give each entry an id of its own; to merge two logs, use merge_logs",
                fault,
            ),
            E::DuplicateDecision(fault) => (
                "evidence.duplicate_decision",
                Conflict,
                "give each decision an id of its own; to merge two logs, use merge_logs",
                fault,
            ),
            E::InvalidEntry(fault) => (
                "evidence.invalid_entry",
                Invalid,
                "correct the entry where it is recorded, or leave out what is not known",
                fault,
            ),
            E::ConflictingEntry(fault) => (
                "evidence.conflicting_entry",
                Conflict,
                "never edit an entry: record a new one that overrides it, or retract it",
                fault,
            ),
            E::ConflictingDecision(fault) => (
                "evidence.conflicting_decision",
                Conflict,
                "never edit a decision: record a new one, and the latest holds",
                fault,
            ),
            E::ConflictingFramework(fault) => (
                "evidence.conflicting_framework",
                Conflict,
                "bring all to one version of one framework, or leave its name out",
                fault,
            ),
            E::UnknownEntry(fault) => (
                "evidence.unknown_entry",
                NotFound,
                "nothing needs to be done if the entry has yet to arrive; else correct its id",
                fault,
            ),
            E::InvalidOverride(fault) => (
                "evidence.invalid_override",
                Invalid,
                "override an earlier entry about the same person and competency, else retract it",
                fault,
            ),
            E::OverrideCycle(fault) => {
                ("evidence.override_cycle", Invalid, "retract one entry of the circle", fault)
            }
            E::ImpossibleDate(fault) => (
                "evidence.impossible_date",
                Invalid,
                "check the day and the time zone of the system it comes from",
                fault,
            ),
            E::NeverValid(fault) => (
                "evidence.never_valid",
                Invalid,
                "check the day it was shown and the last day on which it is valid",
                fault,
            ),
            E::PointsOffRange(fault) => (
                "evidence.points_off_range",
                Invalid,
                "check the points; they count as none or all that could be reached",
                fault,
            ),
            E::EntryOffScale(fault) => (
                "evidence.entry_off_scale",
                Invalid,
                "retract the entry and record it with a level of the scale",
                fault,
            ),
            E::MalformedPolicy(fault) => (
                "evidence.malformed_policy",
                Invalid,
                r#"write {"estimator": {"kind": "latest"}, "scales": [...]}; all fields may be left out"#,
                fault,
            ),
            E::UnusedPolicy(fault) => (
                "evidence.unused_policy",
                NotFound,
                "name the competency as answers do: by its uri where the log is indexed for a framework",
                fault,
            ),
            E::MalformedRollUpRules(fault) => (
                "evidence.malformed_roll_up_rules",
                Invalid,
                r#"write [{"parent": "databases", "needs": {"kind": "all"}}]"#,
                fault,
            ),
            E::InvalidSpan(fault) => (
                "evidence.invalid_span",
                Invalid,
                "give the earlier point first; without an instant, everything recorded is known",
                fault,
            ),
            E::Unscaled(fault) => (
                "evidence.unscaled",
                NotFound,
                "name the scale of the competency in the policy, or a default scale",
                fault,
            ),
        };
        fault.into_problem(code, kind, message, help)
    }
}
