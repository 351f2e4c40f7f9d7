//! What can be said about a readiness.

use serde::{Deserialize, Serialize};

use super::{Section, Tone};

/// What a statement says about a readiness.
///
/// A reason never changes its meaning; new ones may come.
/// Its message in a catalogue is `readiness.` and its name, such as `readiness.below`.
/// Texts are `person`, `role`, `competency`, `equivalent` and `choice`; shares are `score`, `low`,
/// `high`, `coverage`, `unknown`, `contribution`, `share`, `met` and `loss`; levels are `held`,
/// `asked`, `shown`, `missing` and `levels`; `count` and `version` are counts.
/// Names in brackets are there only where there is a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Reason {
    /// The score reaches the threshold, and every must-have is there: `person`, `role`, `score`.
    Ready,
    /// The score is too low, or a must-have is missing: `person`, `role`, `score`.
    NotReady,
    /// Too little is known to say: `person`, `role`, `score`.
    Undecided,
    /// A must-have is missing: `competency` (`held`, `asked`).
    GateClosed,
    /// Nobody knows whether a must-have is there: `competency` (`asked`).
    GateUnknown,
    /// What was known of a must-have has run out: `competency` (`asked`, `shown`).
    GateExpired,
    /// What is claimed of a must-have waits for a review: `competency` (`asked`, `shown`).
    GatePending,
    /// Fewer people judged a must-have than are asked for: `competency` (`asked`, `shown`).
    GateTooFewRaters,
    /// What was known of a must-have speaks of something that was replaced: `competency` (`asked`,
    /// `shown`).
    GateSuperseded,
    /// Too few members of a choice are there that is a must-have: `choice`.
    ChoiceClosed,
    /// Nobody knows whether enough members of such a choice are there: `choice`.
    ChoiceUnknown,
    /// The score is below the threshold: `score`.
    BelowThreshold,
    /// The score is below the threshold, and would not be if unknowns were met: `low`, `high`.
    UnknownsDecide,
    /// Too little of what is asked is known: `coverage`.
    CoverageTooLow,
    /// So many more things stand in the way: `count`.
    OtherBlockers,
    /// Nobody knows whether a must-have is there, and that does not block: `competency` (`asked`).
    GateNotCounted,
    /// The same of a choice that is a must-have: `choice`.
    ChoiceNotCounted,
    /// So many more must-haves of which the same holds: `count`.
    OtherNotCounted,
    /// All must-haves are there: `count`.
    GatesOpen,
    /// A requirement is fully met: `competency`, `contribution`, `share`.
    Met,
    /// A requirement is met in part: `competency`, `met`, `contribution`, `share`.
    MetInPart,
    /// Another competency counts for the one asked:
    /// `competency`, `equivalent`, `met`, `contribution`, `share`.
    MetByEquivalent,
    /// So many more requirements add to the score: `count`, `contribution`.
    OtherContributions,
    /// The level held is below the level asked: `competency`, `loss` (`held`, `asked`, `missing`).
    Below,
    /// Another competency counts for the one asked, and not for all of it:
    /// `competency`, `equivalent`, `loss` (`asked`, `missing`).
    EquivalentBelow,
    /// The person had the chance to show it, and did not:
    /// `competency`, `loss` (`asked`, `missing`).
    NotDemonstrated,
    /// Nobody knows the level: `competency`, `loss` (`asked`).
    Unknown,
    /// What was known has run out: `competency`, `loss` (`asked`, `shown`).
    Expired,
    /// What is claimed waits for a review: `competency`, `loss` (`asked`, `shown`).
    Pending,
    /// Fewer people judged than are asked for: `competency`, `loss` (`asked`, `shown`).
    TooFewRaters,
    /// Fewer results reach the mark than are asked for: `competency`, `loss` (`asked`, `shown`).
    TooFewResults,
    /// A review rejected what was claimed: `competency`, `loss` (`asked`, `shown`).
    Rejected,
    /// What was known speaks of something that was replaced:
    /// `competency`, `loss` (`asked`, `shown`).
    Superseded,
    /// So many more requirements are not fully met: `count`, `loss`.
    OtherLosses,
    /// Other members of its choice are counted: `competency`, `choice`.
    NotChosen,
    /// So many more are not counted, for the same reason: `count`.
    OtherAlternatives,
    /// It is asked at the bottom of its scale, which everybody has: `competency`.
    AsksNothing,
    /// It makes no sense for this person: `competency`.
    NotApplicable,
    /// Its condition, or that of its choice, does not hold: `competency`.
    ConditionFalse,
    /// It counts nothing: `competency`.
    NoWeight,
    /// Nothing is known of it, and the options leave out what is unknown:
    /// `competency` (`asked`, `shown`).
    UnknownLeftOut,
    /// So many more do not count: `count`.
    OtherLeftOut,
    /// A part of what is asked is not known: `coverage`, `unknown`, `low`, `high`.
    UnknownPart,
    /// Nothing of what is asked is known: `low`, `high`.
    NothingKnown,
    /// The formula of that name: `version`.
    WeightedProportional,
    /// The formula of that name: `version`.
    MeanProportional,
    /// The formula of that name: `version`.
    CountMet,
    /// The formula of that name, with the levels it forgives: `version`, `levels`.
    Tolerance,
    /// The formula of that name: `version`.
    WeightedCapped,
    /// The formula of that name: `version`.
    MandatoryFirst,
    /// The formula of that name: `version`.
    RequiredPlusPreferred,
}

/// What goes with a reason.
pub(super) struct Meaning {
    /// Name of its message.
    pub(super) code: &'static str,
    pub(super) section: Section,
    pub(super) tone: Tone,
    /// Values that it always has.
    pub(super) always: &'static [&'static str],
    /// Values that it has where they are known.
    pub(super) sometimes: &'static [&'static str],
}

impl Reason {
    /// All of them.
    pub(super) const ALL: &'static [Self] = &[
        Self::Ready,
        Self::NotReady,
        Self::Undecided,
        Self::GateClosed,
        Self::GateUnknown,
        Self::GateExpired,
        Self::GatePending,
        Self::GateTooFewRaters,
        Self::GateSuperseded,
        Self::ChoiceClosed,
        Self::ChoiceUnknown,
        Self::BelowThreshold,
        Self::UnknownsDecide,
        Self::CoverageTooLow,
        Self::OtherBlockers,
        Self::GateNotCounted,
        Self::ChoiceNotCounted,
        Self::OtherNotCounted,
        Self::GatesOpen,
        Self::Met,
        Self::MetInPart,
        Self::MetByEquivalent,
        Self::OtherContributions,
        Self::Below,
        Self::EquivalentBelow,
        Self::NotDemonstrated,
        Self::Unknown,
        Self::Expired,
        Self::Pending,
        Self::TooFewRaters,
        Self::TooFewResults,
        Self::Rejected,
        Self::Superseded,
        Self::OtherLosses,
        Self::NotChosen,
        Self::OtherAlternatives,
        Self::AsksNothing,
        Self::NotApplicable,
        Self::ConditionFalse,
        Self::NoWeight,
        Self::UnknownLeftOut,
        Self::OtherLeftOut,
        Self::UnknownPart,
        Self::NothingKnown,
        Self::WeightedProportional,
        Self::MeanProportional,
        Self::CountMet,
        Self::Tolerance,
        Self::WeightedCapped,
        Self::MandatoryFirst,
        Self::RequiredPlusPreferred,
    ];

    /// The name of its message in a catalogue.
    #[must_use]
    pub fn code(self) -> &'static str {
        self.meaning().code
    }

    /// What goes with it.
    #[rustfmt::skip] // one line for each reason
    pub(super) const fn meaning(self) -> Meaning {
        use Section as S;
        use Tone as T;

        const fn meaning(
            code: &'static str,
            section: Section,
            tone: Tone,
            always: &'static [&'static str],
            sometimes: &'static [&'static str],
        ) -> Meaning {
            Meaning { code, section, tone, always, sometimes }
        }

        match self {
            Self::Ready => meaning("readiness.ready", S::Verdict, T::Strength, &["person", "role", "score"], &[]),
            Self::NotReady => meaning("readiness.not_ready", S::Verdict, T::Lack, &["person", "role", "score"], &[]),
            Self::Undecided => meaning("readiness.undecided", S::Verdict, T::Unknown, &["person", "role", "score"], &[]),
            Self::GateClosed => meaning("readiness.gate_closed", S::Blockers, T::Lack, &["competency"], &["held", "asked"]),
            Self::GateUnknown => meaning("readiness.gate_unknown", S::Blockers, T::Unknown, &["competency"], &["asked"]),
            Self::GateExpired => meaning("readiness.gate_expired", S::Blockers, T::Unknown, &["competency"], &["asked", "shown"]),
            Self::GatePending => meaning("readiness.gate_pending", S::Blockers, T::Unknown, &["competency"], &["asked", "shown"]),
            Self::GateTooFewRaters => meaning("readiness.gate_too_few_raters", S::Blockers, T::Unknown, &["competency"], &["asked", "shown"]),
            Self::GateSuperseded => meaning("readiness.gate_superseded", S::Blockers, T::Unknown, &["competency"], &["asked", "shown"]),
            Self::ChoiceClosed => meaning("readiness.choice_closed", S::Blockers, T::Lack, &["choice"], &[]),
            Self::ChoiceUnknown => meaning("readiness.choice_unknown", S::Blockers, T::Unknown, &["choice"], &[]),
            Self::BelowThreshold => meaning("readiness.below_threshold", S::Blockers, T::Lack, &["score"], &[]),
            Self::UnknownsDecide => meaning("readiness.unknowns_decide", S::Blockers, T::Unknown, &["low", "high"], &[]),
            Self::CoverageTooLow => meaning("readiness.coverage_too_low", S::Blockers, T::Unknown, &["coverage"], &[]),
            Self::OtherBlockers => meaning("readiness.other_blockers", S::Blockers, T::Lack, &["count"], &[]),
            Self::GateNotCounted => meaning("readiness.gate_not_counted", S::Blockers, T::Unknown, &["competency"], &["asked"]),
            Self::ChoiceNotCounted => meaning("readiness.choice_not_counted", S::Blockers, T::Unknown, &["choice"], &[]),
            Self::OtherNotCounted => meaning("readiness.other_not_counted", S::Blockers, T::Unknown, &["count"], &[]),
            Self::GatesOpen => meaning("readiness.gates_open", S::Blockers, T::Strength, &["count"], &[]),
            Self::Met => meaning("readiness.met", S::Contributions, T::Strength, &["competency", "contribution", "share"], &[]),
            Self::MetInPart => meaning("readiness.met_in_part", S::Contributions, T::Strength, &["competency", "met", "contribution", "share"], &[]),
            Self::MetByEquivalent => meaning("readiness.met_by_equivalent", S::Contributions, T::Strength, &["competency", "equivalent", "met", "contribution", "share"], &[]),
            Self::OtherContributions => meaning("readiness.other_contributions", S::Contributions, T::Strength, &["count", "contribution"], &[]),
            Self::Below => meaning("readiness.below", S::Losses, T::Lack, &["competency", "loss"], &["held", "asked", "missing"]),
            Self::EquivalentBelow => meaning("readiness.equivalent_below", S::Losses, T::Lack, &["competency", "equivalent", "loss"], &["asked", "missing"]),
            Self::NotDemonstrated => meaning("readiness.not_demonstrated", S::Losses, T::Lack, &["competency", "loss"], &["asked", "missing"]),
            Self::Unknown => meaning("readiness.unknown", S::Losses, T::Unknown, &["competency", "loss"], &["asked"]),
            Self::Expired => meaning("readiness.expired", S::Losses, T::Unknown, &["competency", "loss"], &["asked", "shown"]),
            Self::Pending => meaning("readiness.pending", S::Losses, T::Unknown, &["competency", "loss"], &["asked", "shown"]),
            Self::TooFewRaters => meaning("readiness.too_few_raters", S::Losses, T::Unknown, &["competency", "loss"], &["asked", "shown"]),
            Self::TooFewResults => meaning("readiness.too_few_results", S::Losses, T::Unknown, &["competency", "loss"], &["asked", "shown"]),
            Self::Rejected => meaning("readiness.rejected", S::Losses, T::Unknown, &["competency", "loss"], &["asked", "shown"]),
            Self::Superseded => meaning("readiness.superseded", S::Losses, T::Unknown, &["competency", "loss"], &["asked", "shown"]),
            Self::OtherLosses => meaning("readiness.other_losses", S::Losses, T::Lack, &["count", "loss"], &[]),
            Self::NotChosen => meaning("readiness.not_chosen", S::Alternatives, T::Fact, &["competency", "choice"], &[]),
            Self::OtherAlternatives => meaning("readiness.other_alternatives", S::Alternatives, T::Fact, &["count"], &[]),
            Self::AsksNothing => meaning("readiness.asks_nothing", S::LeftOut, T::Fact, &["competency"], &[]),
            Self::NotApplicable => meaning("readiness.not_applicable", S::LeftOut, T::Fact, &["competency"], &[]),
            Self::ConditionFalse => meaning("readiness.condition_false", S::LeftOut, T::Fact, &["competency"], &[]),
            Self::NoWeight => meaning("readiness.no_weight", S::LeftOut, T::Fact, &["competency"], &[]),
            Self::UnknownLeftOut => meaning("readiness.unknown_left_out", S::LeftOut, T::Unknown, &["competency"], &["asked", "shown"]),
            Self::OtherLeftOut => meaning("readiness.other_left_out", S::LeftOut, T::Fact, &["count"], &[]),
            Self::UnknownPart => meaning("readiness.unknown_part", S::Unknown, T::Unknown, &["coverage", "unknown", "low", "high"], &[]),
            Self::NothingKnown => meaning("readiness.nothing_known", S::Unknown, T::Unknown, &["low", "high"], &[]),
            Self::WeightedProportional => meaning("readiness.weighted_proportional", S::Formula, T::Fact, &["version"], &[]),
            Self::MeanProportional => meaning("readiness.mean_proportional", S::Formula, T::Fact, &["version"], &[]),
            Self::CountMet => meaning("readiness.count_met", S::Formula, T::Fact, &["version"], &[]),
            Self::Tolerance => meaning("readiness.tolerance", S::Formula, T::Fact, &["version", "levels"], &[]),
            Self::WeightedCapped => meaning("readiness.weighted_capped", S::Formula, T::Fact, &["version"], &[]),
            Self::MandatoryFirst => meaning("readiness.mandatory_first", S::Formula, T::Fact, &["version"], &[]),
            Self::RequiredPlusPreferred => meaning("readiness.required_plus_preferred", S::Formula, T::Fact, &["version"], &[]),
        }
    }
}

/// Whether a value of this name is a number that nouns agree with.
pub(super) fn is_countable(name: &str) -> bool {
    matches!(name, "held" | "asked" | "shown" | "missing" | "levels" | "count" | "version")
}
