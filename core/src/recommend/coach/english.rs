//! The English messages.

use super::say::messages;
use crate::kernel::LanguageTag;
use crate::readiness::{MessageCatalogue, NumberFormat, either, single, two_forms};

/// The English catalogue, which stands for what any other one lacks.
#[rustfmt::skip] // one message after the other, so that two languages stand side by side
pub(super) fn catalogue() -> MessageCatalogue {
    MessageCatalogue {
        language: LanguageTag::english(),
        numbers: NumberFormat::default(),
        messages: messages([
            ("coach.ready", single(
                "Everything that {role} asks is there: the score is {score}.",
            )),
            ("coach.nearly_ready", single(
                "{role} is close: the score is {score}.",
            )),
            ("coach.close_must_have", single(
                "{role} cannot be reached without {competency}: start there.",
            )),
            ("coach.renew", single(
                "{competency} was shown and has run out: renew it.",
            )),
            ("coach.await_review", single(
                "{competency} waits for a review: ask for it.",
            )),
            ("coach.find_out", single(
                "Find out how well {competency} is known: up to {loss} hangs on it.",
            )),
            ("coach.use_before", two_forms(
                "days",
                "Use {competency} within one day, or it falls below what is asked.",
                "Use {competency} within {days} days, or it falls below what is asked.",
                None,
            )),
            ("coach.certify_before", two_forms(
                "days",
                "{competency} runs out within one day: certify it again.",
                "{competency} runs out within {days} days: certify it again.",
                None,
            )),
            ("coach.use_by", single(
                "Use {competency} before {day}, or it falls below what is asked.",
            )),
            ("coach.certify_by", single(
                "Certify {competency} again before {day}: then it runs out.",
            )),
            ("coach.use_overdue", single(
                "Use {competency} again: it has been below what is asked since {day}.",
            )),
            ("coach.certify_overdue", single(
                "Certify {competency} again: it ran out on {day}.",
            )),
            ("coach.quick_win", either(
                "{competency} is a quick win: about {hours} hours for {loss} of the full score.",
                "{competency} is a quick win: it is worth {loss} of the full score.",
            )),
            ("coach.largest_gap", single(
                "{competency} is the largest gap: it costs {loss} of the full score.",
            )),
            ("coach.take_resource", single(
                "{resource} teaches {competency} in about {hours} hours.",
            )),
            ("coach.learn_next", single(
                "Learn {competency}: about {hours} hours add {gain} to the score.",
            )),
            ("coach.show_next", single(
                "Show {competency}: about {hours} hours may add {gain} to the score.",
            )),
            ("coach.keep_next", single(
                "Keep {competency}: about {hours} hours save {gain} of the score.",
            )),
            ("coach.learn_first", two_forms(
                "count",
                "{competency} has to wait for one other competency.",
                "{competency} has to wait for {count} other competencies.",
                None,
            )),
            ("coach.role", either(
                "{role} fits by {score}; the readiness for it is {readiness}.",
                "{role} fits by {score}; the readiness for it is not known.",
            )),
            ("coach.alike", two_forms(
                "people",
                "One person has both {item} and {because}.",
                "{people} people have both {item} and {because}.",
                None,
            )),
            ("coach.alike_many", two_forms(
                "people",
                "One person with much in common has {item}.",
                "{people} people have {item}, and much in common.",
                None,
            )),
            ("coach.completion", two_forms(
                "likely_days",
                "{hours} hours are left: as likely as not, they are done in one day; in 4 of 5 \
                 cases within {safe_days} days, in 19 of 20 within {latest_days}.",
                "{hours} hours are left: as likely as not, they are done in {likely_days} days; \
                 in 4 of 5 cases within {safe_days}, in 19 of 20 within {latest_days}.",
                None,
            )),
            ("coach.completion_on", single(
                "{hours} hours are left: as likely as not, they are done by {likely}; in 4 of 5 \
                 cases by {safe}, in 19 of 20 by {latest}.",
            )),
            ("coach.completion_open", single(
                "{hours} hours are left: in {unfinished} of all cases they are not done within \
                 {weeks} weeks.",
            )),
        ]),
    }
}
