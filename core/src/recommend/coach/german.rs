//! The German messages.

use super::say::messages;
use crate::kernel::{LanguageTag, Text};
use crate::readiness::{MessageCatalogue, NumberFormat, either, single, two_forms};

/// The German catalogue.
#[rustfmt::skip] // one message after the other, so that two languages stand side by side
pub(super) fn catalogue() -> MessageCatalogue {
    MessageCatalogue {
        language: LanguageTag::german(),
        numbers: NumberFormat {
            decimal: Text::from(","),
            percent: Text::from("{number}\u{a0}%"),
            day: Text::from("{day}.{month}.{year}"),
            ..NumberFormat::default()
        },
        messages: messages([
            ("coach.ready", single(
                "Alles, was {role} verlangt, ist da: Der Wert ist {score}.",
            )),
            ("coach.nearly_ready", single(
                "{role} ist nah: Der Wert ist {score}.",
            )),
            ("coach.close_must_have", single(
                "{role} ist ohne {competency} nicht zu erreichen: Hier beginnen.",
            )),
            ("coach.renew", single(
                "{competency} wurde gezeigt und ist abgelaufen: Bitte erneuern.",
            )),
            ("coach.await_review", single(
                "{competency} wartet auf eine Prüfung: Bitte darum bitten.",
            )),
            ("coach.find_out", single(
                "Herausfinden, wie gut {competency} bekannt ist: Bis zu {loss} hängen daran.",
            )),
            ("coach.use_before", two_forms(
                "days",
                "{competency} innerhalb eines Tages anwenden, sonst fällt es unter das Verlangte.",
                "{competency} innerhalb von {days} Tagen anwenden, sonst fällt es unter das \
                 Verlangte.",
                None,
            )),
            ("coach.certify_before", two_forms(
                "days",
                "{competency} läuft innerhalb eines Tages ab: Bitte neu zertifizieren.",
                "{competency} läuft innerhalb von {days} Tagen ab: Bitte neu zertifizieren.",
                None,
            )),
            ("coach.use_by", single(
                "{competency} vor dem {day} anwenden, sonst fällt es unter das Verlangte.",
            )),
            ("coach.certify_by", single(
                "{competency} vor dem {day} neu zertifizieren: Dann läuft es ab.",
            )),
            ("coach.use_overdue", single(
                "{competency} wieder anwenden: Seit dem {day} liegt es unter dem Verlangten.",
            )),
            ("coach.certify_overdue", single(
                "{competency} neu zertifizieren: Am {day} ist es abgelaufen.",
            )),
            ("coach.quick_win", either(
                "{competency} geht schnell: etwa {hours} Stunden für {loss} des vollen Werts.",
                "{competency} geht schnell und bringt {loss} des vollen Werts.",
            )),
            ("coach.largest_gap", single(
                "{competency} ist die größte Lücke und kostet {loss} des vollen Werts.",
            )),
            ("coach.take_resource", single(
                "{resource} vermittelt {competency} in etwa {hours} Stunden.",
            )),
            ("coach.learn_next", single(
                "{competency} lernen: Etwa {hours} Stunden bringen {gain}.",
            )),
            ("coach.show_next", single(
                "{competency} zeigen: Etwa {hours} Stunden bringen vielleicht {gain}.",
            )),
            ("coach.keep_next", single(
                "{competency} erhalten: Etwa {hours} Stunden bewahren {gain}.",
            )),
            ("coach.learn_first", two_forms(
                "count",
                "{competency} muss auf eine andere Kompetenz warten.",
                "{competency} muss auf {count} andere Kompetenzen warten.",
                None,
            )),
            ("coach.role", either(
                "{role} passt zu {score}; bereit dafür zu {readiness}.",
                "{role} passt zu {score}; wie bereit, ist nicht bekannt.",
            )),
            ("coach.alike", two_forms(
                "people",
                "Eine Person hat {item} und {because}.",
                "{people} Personen haben {item} und {because}.",
                None,
            )),
            ("coach.alike_many", two_forms(
                "people",
                "Eine Person mit vielem gemeinsam hat {item}.",
                "{people} Personen haben {item} und vieles gemeinsam.",
                None,
            )),
            ("coach.completion", two_forms(
                "likely_days",
                "{hours} Stunden sind übrig: Fertig in einem Tag ist so wahrscheinlich wie nicht; \
                 in 4 von 5 Fällen in {safe_days} Tagen, in 19 von 20 in {latest_days}.",
                "{hours} Stunden sind übrig: Fertig in {likely_days} Tagen ist so wahrscheinlich \
                 wie nicht; in 4 von 5 Fällen in {safe_days}, in 19 von 20 in {latest_days}.",
                None,
            )),
            ("coach.completion_on", single(
                "{hours} Stunden sind übrig: Fertig bis {likely} ist so wahrscheinlich wie nicht; \
                 in 4 von 5 Fällen bis {safe}, in 19 von 20 bis {latest}.",
            )),
            ("coach.completion_open", single(
                "{hours} Stunden sind übrig: In {unfinished} aller Fälle sind sie nach {weeks} \
                 Wochen nicht fertig.",
            )),
        ]),
    }
}
