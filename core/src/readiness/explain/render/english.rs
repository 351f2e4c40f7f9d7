//! The English messages, which stand for what any other catalogue lacks.

use super::catalogue::{either, single, two_forms};
use super::{Message, MessageCatalogue, NumberFormat};
use crate::kernel::{LanguageTag, Text};
use crate::readiness::Reason;

/// The English catalogue.
pub(super) fn catalogue() -> MessageCatalogue {
    let messages = Reason::ALL.iter();
    let messages = messages.map(|reason| (Text::from(reason.code()), message(*reason)));
    MessageCatalogue {
        language: LanguageTag::english(),
        numbers: NumberFormat::default(),
        messages: messages.collect(),
    }
}

/// How a reason is said.
#[rustfmt::skip] // one message after the other, so that two languages stand side by side
fn message(reason: Reason) -> Message {
    use Reason as R;

    match reason {
        R::Ready => single(
            "Ready for {role}: the score is {score}.",
        ),
        R::NotReady => single(
            "Not ready for {role} yet: the score is {score}.",
        ),
        R::Undecided => single(
            "Not decided for {role}: too little is known. The score so far is {score}.",
        ),
        R::GateClosed => either(
            "{competency} is a must-have from level {asked}, and level {held} is held.",
            "{competency} is a must-have and is not there yet.",
        ),
        R::GateUnknown => single(
            "It is not known whether {competency}, a must-have, is there.",
        ),
        R::GateExpired => either(
            "{competency} is a must-have: level {shown} was shown and has run out.",
            "{competency} is a must-have: what was shown has run out.",
        ),
        R::GatePending => either(
            "{competency} is a must-have: level {shown} waits for a review.",
            "{competency} is a must-have and waits for a review.",
        ),
        R::GateTooFewRaters => single(
            "{competency} is a must-have: too few people have given a rating yet.",
        ),
        R::GateSuperseded => single(
            "{competency} is a must-have: what is known speaks of something that was replaced.",
        ),
        R::ChoiceClosed => single(
            "{choice} is a must-have, and too few of its options are there yet.",
        ),
        R::ChoiceUnknown => single(
            "It is not known whether enough options of {choice}, a must-have, are there.",
        ),
        R::BelowThreshold => single(
            "The score of {score} is below the threshold.",
        ),
        R::UnknownsDecide => single(
            "The score may lie anywhere from {low} to {high}, and the threshold lies between \
             them.",
        ),
        R::CoverageTooLow => single(
            "Only {coverage} of what counts is known, which is too little to decide.",
        ),
        R::OtherBlockers => two_forms(
            "count",
            "One more thing stands in the way.",
            "{count} more things stand in the way.",
            None,
        ),
        R::GateNotCounted => single(
            "It is not known whether {competency}, a must-have, is there; this does not stand \
             in the way here.",
        ),
        R::ChoiceNotCounted => single(
            "It is not known whether enough options of {choice}, a must-have, are there; this \
             does not stand in the way here.",
        ),
        R::OtherNotCounted => two_forms(
            "count",
            "The same is so for one more must-have.",
            "The same is so for {count} more must-haves.",
            None,
        ),
        R::GatesOpen => two_forms(
            "count",
            "The one must-have is there.",
            "All {count} must-haves are there.",
            None,
        ),
        R::Met => single(
            "{competency} is fully met and adds {contribution} to the score.",
        ),
        R::MetInPart => single(
            "{competency} is met by {met} and adds {contribution} to the score.",
        ),
        R::MetByEquivalent => single(
            "{equivalent} counts for {competency} and adds {contribution} to the score.",
        ),
        R::OtherContributions => two_forms(
            "count",
            "One more competency adds {contribution} to the score.",
            "{count} more competencies add {contribution} to the score together.",
            None,
        ),
        R::Below => two_forms(
            "missing",
            "{competency}: level {held}, and level {asked} is asked; one level is missing. This \
             costs {loss} of the full score.",
            "{competency}: level {held}, and level {asked} is asked; {missing} levels are \
             missing. This costs {loss} of the full score.",
            Some(
                "{competency} is below what is asked. This costs {loss} of the full score.",
            ),
        ),
        R::EquivalentBelow => single(
            "{equivalent} counts for {competency}, but not for all that is asked. The rest \
             costs {loss} of the full score.",
        ),
        R::NotDemonstrated => single(
            "{competency} was not shown when there was a chance to. This costs {loss} of the \
             full score.",
        ),
        R::Unknown => single(
            "The level of {competency} is not known. This costs {loss} of the full score.",
        ),
        R::Expired => either(
            "{competency}: level {shown} was shown and has run out. This costs {loss} of the \
             full score.",
            "{competency}: what was shown has run out. This costs {loss} of the full score.",
        ),
        R::Pending => either(
            "{competency}: level {shown} waits for a review. Until then, this costs {loss} of \
             the full score.",
            "{competency} waits for a review. Until then, this costs {loss} of the full score.",
        ),
        R::TooFewRaters => single(
            "{competency}: too few people have given a rating yet. This costs {loss} of the \
             full score.",
        ),
        R::TooFewResults => single(
            "{competency}: too few results reach the mark yet. This costs {loss} of the full \
             score.",
        ),
        R::Rejected => single(
            "{competency}: a review rejected what was claimed. This costs {loss} of the full \
             score.",
        ),
        R::Superseded => single(
            "{competency}: what is known speaks of something that was replaced. This costs \
             {loss} of the full score.",
        ),
        R::OtherLosses => two_forms(
            "count",
            "One more gap costs {loss} of the full score.",
            "{count} more gaps cost {loss} of the full score together.",
            None,
        ),
        R::NotChosen => single(
            "{competency} is not counted: other options of {choice} are.",
        ),
        R::OtherAlternatives => two_forms(
            "count",
            "One more option is not counted.",
            "{count} more options are not counted.",
            None,
        ),
        R::AsksNothing => single(
            "{competency} is not counted: it is asked at the lowest level.",
        ),
        R::NotApplicable => single(
            "{competency} is not counted: it does not apply here.",
        ),
        R::ConditionFalse => single(
            "{competency} is not counted: it is asked under a condition that does not hold.",
        ),
        R::NoWeight => single(
            "{competency} is not counted: it has no weight.",
        ),
        R::UnknownLeftOut => single(
            "{competency} is not counted: its level is not known.",
        ),
        R::OtherLeftOut => two_forms(
            "count",
            "One more competency is not counted.",
            "{count} more competencies are not counted.",
            None,
        ),
        R::UnknownPart => single(
            "{coverage} of what counts is known. Whatever the rest turns out to be, the score \
             lies from {low} to {high}.",
        ),
        R::NothingKnown => single(
            "Nothing of what counts is known: the score may lie anywhere from {low} to {high}.",
        ),
        R::WeightedProportional => single(
            "Each competency counts by its weight, and is met in proportion to the level held.",
        ),
        R::MeanProportional => single(
            "All competencies count the same, and each is met in proportion to the level held.",
        ),
        R::CountMet => single(
            "All competencies count the same, and each is met fully or not at all.",
        ),
        R::Tolerance => two_forms(
            "levels",
            "All competencies count the same, and each is met from one level below the level \
             asked.",
            "All competencies count the same, and each is met from {levels} levels below the \
             level asked.",
            None,
        ),
        R::WeightedCapped => single(
            "Each competency counts by its weight and the level asked, and is met in proportion \
             to the level held.",
        ),
        R::MandatoryFirst => single(
            "Only what is required counts, by the level asked; where nothing is required, what \
             is desired counts.",
        ),
        R::RequiredPlusPreferred => single(
            "All competencies count the same: a required one is met fully or not at all, a \
             desired one by any level.",
        ),
    }
}
