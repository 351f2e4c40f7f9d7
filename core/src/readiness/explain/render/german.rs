//! The German messages.

use super::catalogue::{either, single, two_forms};
use super::{Message, MessageCatalogue, NumberFormat};
use crate::kernel::{LanguageTag, Text};
use crate::readiness::Reason;

/// The German catalogue.
pub(super) fn catalogue() -> MessageCatalogue {
    let messages = Reason::ALL.iter();
    let messages = messages.map(|reason| (Text::from(reason.code()), message(*reason)));
    MessageCatalogue {
        language: LanguageTag::german(),
        numbers: NumberFormat {
            decimal: Text::from(","),
            percent: Text::from("{number}\u{a0}%"),
            day: Text::from("{day}.{month}.{year}"),
            ..NumberFormat::default()
        },
        messages: messages.collect(),
    }
}

/// How a reason is said.
#[rustfmt::skip] // one message after the other, so that two languages stand side by side
fn message(reason: Reason) -> Message {
    use Reason as R;

    match reason {
        R::Ready => single(
            "Bereit für {role}: Der Wert ist {score}.",
        ),
        R::NotReady => single(
            "Noch nicht bereit für {role}: Der Wert ist {score}.",
        ),
        R::Undecided => single(
            "Nicht entschieden für {role}: Es ist zu wenig bekannt. Der Wert ist bisher {score}.",
        ),
        R::GateClosed => either(
            "{competency} ist ein Muss ab Stufe {asked}, vorhanden ist Stufe {held}.",
            "{competency} ist ein Muss und noch nicht vorhanden.",
        ),
        R::GateUnknown => single(
            "Es ist nicht bekannt, ob {competency} vorhanden ist; das ist ein Muss.",
        ),
        R::GateExpired => either(
            "{competency} ist ein Muss: Stufe {shown} wurde gezeigt und ist abgelaufen.",
            "{competency} ist ein Muss: Was gezeigt wurde, ist abgelaufen.",
        ),
        R::GatePending => either(
            "{competency} ist ein Muss: Stufe {shown} wartet auf eine Prüfung.",
            "{competency} ist ein Muss und wartet auf eine Prüfung.",
        ),
        R::GateTooFewRaters => single(
            "{competency} ist ein Muss: Noch zu wenige haben eine Einschätzung gegeben.",
        ),
        R::GateSuperseded => single(
            "{competency} ist ein Muss: Was bekannt ist, betrifft etwas, das ersetzt wurde.",
        ),
        R::ChoiceClosed => single(
            "{choice} ist ein Muss, und davon ist noch nicht genug vorhanden.",
        ),
        R::ChoiceUnknown => single(
            "Es ist nicht bekannt, ob von {choice} genug vorhanden ist; das ist ein Muss.",
        ),
        R::BelowThreshold => single(
            "Der Wert {score} liegt unter der Schwelle.",
        ),
        R::UnknownsDecide => single(
            "Der Wert kann überall von {low} bis {high} liegen, und die Schwelle liegt \
             dazwischen.",
        ),
        R::CoverageTooLow => single(
            "Nur {coverage} von dem, was zählt, sind bekannt; das reicht nicht für eine \
             Entscheidung.",
        ),
        R::OtherBlockers => two_forms(
            "count",
            "Noch etwas steht im Weg.",
            "Noch {count} Dinge stehen im Weg.",
            None,
        ),
        R::GateNotCounted => single(
            "Es ist nicht bekannt, ob {competency} vorhanden ist; das ist ein Muss, steht hier \
             aber nicht im Weg.",
        ),
        R::ChoiceNotCounted => single(
            "Es ist nicht bekannt, ob von {choice} genug vorhanden ist; das ist ein Muss, steht \
             hier aber nicht im Weg.",
        ),
        R::OtherNotCounted => two_forms(
            "count",
            "Das gilt für noch ein Muss.",
            "Das gilt für noch {count} Muss-Anforderungen.",
            None,
        ),
        R::GatesOpen => two_forms(
            "count",
            "Das eine Muss ist vorhanden.",
            "Alle {count} Muss-Anforderungen sind erfüllt.",
            None,
        ),
        R::Met => single(
            "{competency} ist ganz erfüllt und bringt {contribution} zum Wert.",
        ),
        R::MetInPart => single(
            "{competency} ist zu {met} erfüllt und bringt {contribution} zum Wert.",
        ),
        R::MetByEquivalent => single(
            "{equivalent} zählt für {competency} und bringt {contribution} zum Wert.",
        ),
        R::OtherContributions => two_forms(
            "count",
            "Noch eine Kompetenz bringt {contribution} zum Wert.",
            "Noch {count} Kompetenzen bringen zusammen {contribution} zum Wert.",
            None,
        ),
        R::Below => two_forms(
            "missing",
            "{competency}: Stufe {held}, gefragt ist Stufe {asked}; eine Stufe fehlt. Das \
             kostet {loss} vom vollen Wert.",
            "{competency}: Stufe {held}, gefragt ist Stufe {asked}; {missing} Stufen fehlen. \
             Das kostet {loss} vom vollen Wert.",
            Some(
                "{competency} liegt unter dem, was gefragt ist. Das kostet {loss} vom vollen \
                 Wert.",
            ),
        ),
        R::EquivalentBelow => single(
            "{equivalent} zählt für {competency}, aber nicht für alles, was gefragt ist. Der \
             Rest kostet {loss} vom vollen Wert.",
        ),
        R::NotDemonstrated => single(
            "{competency} wurde nicht gezeigt, obwohl es Gelegenheit dazu gab. Das kostet \
             {loss} vom vollen Wert.",
        ),
        R::Unknown => single(
            "Die Stufe von {competency} ist nicht bekannt. Das kostet {loss} vom vollen Wert.",
        ),
        R::Expired => either(
            "{competency}: Stufe {shown} wurde gezeigt und ist abgelaufen. Das kostet {loss} \
             vom vollen Wert.",
            "{competency}: Was gezeigt wurde, ist abgelaufen. Das kostet {loss} vom vollen Wert.",
        ),
        R::Pending => either(
            "{competency}: Stufe {shown} wartet auf eine Prüfung. Bis dahin kostet das {loss} \
             vom vollen Wert.",
            "{competency} wartet auf eine Prüfung. Bis dahin kostet das {loss} vom vollen Wert.",
        ),
        R::TooFewRaters => single(
            "{competency}: Noch zu wenige haben eine Einschätzung gegeben. Das kostet {loss} \
             vom vollen Wert.",
        ),
        R::TooFewResults => single(
            "{competency}: Noch zu wenige Ergebnisse erreichen die Marke. Das kostet {loss} vom \
             vollen Wert.",
        ),
        R::Rejected => single(
            "{competency}: Eine Prüfung hat abgelehnt, was angegeben wurde. Das kostet {loss} \
             vom vollen Wert.",
        ),
        R::Superseded => single(
            "{competency}: Was bekannt ist, betrifft etwas, das ersetzt wurde. Das kostet \
             {loss} vom vollen Wert.",
        ),
        R::OtherLosses => two_forms(
            "count",
            "Noch eine Lücke kostet {loss} vom vollen Wert.",
            "Noch {count} Lücken kosten zusammen {loss} vom vollen Wert.",
            None,
        ),
        R::NotChosen => single(
            "{competency} zählt nicht mit: Anderes aus {choice} zählt.",
        ),
        R::OtherAlternatives => two_forms(
            "count",
            "Noch eine Möglichkeit zählt nicht mit.",
            "Noch {count} Möglichkeiten zählen nicht mit.",
            None,
        ),
        R::AsksNothing => single(
            "{competency} zählt nicht mit: Gefragt ist die unterste Stufe.",
        ),
        R::NotApplicable => single(
            "{competency} zählt nicht mit: Es trifft hier nicht zu.",
        ),
        R::ConditionFalse => single(
            "{competency} zählt nicht mit: Die Bedingung dafür ist nicht erfüllt.",
        ),
        R::NoWeight => single(
            "{competency} zählt nicht mit: Es hat kein Gewicht.",
        ),
        R::UnknownLeftOut => single(
            "{competency} zählt nicht mit: Die Stufe ist nicht bekannt.",
        ),
        R::OtherLeftOut => two_forms(
            "count",
            "Noch eine Kompetenz zählt nicht mit.",
            "Noch {count} Kompetenzen zählen nicht mit.",
            None,
        ),
        R::UnknownPart => single(
            "{coverage} von dem, was zählt, sind bekannt. Was auch immer der Rest ergibt, der \
             Wert liegt von {low} bis {high}.",
        ),
        R::NothingKnown => single(
            "Nichts von dem, was zählt, ist bekannt: Der Wert kann überall von {low} bis {high} \
             liegen.",
        ),
        R::WeightedProportional => single(
            "Jede Kompetenz zählt nach ihrem Gewicht und ist im Verhältnis zur vorhandenen \
             Stufe erfüllt.",
        ),
        R::MeanProportional => single(
            "Alle Kompetenzen zählen gleich, und jede ist im Verhältnis zur vorhandenen Stufe \
             erfüllt.",
        ),
        R::CountMet => single(
            "Alle Kompetenzen zählen gleich, und jede ist ganz oder gar nicht erfüllt.",
        ),
        R::Tolerance => two_forms(
            "levels",
            "Alle Kompetenzen zählen gleich, und jede ist ab einer Stufe unter der gefragten \
             erfüllt.",
            "Alle Kompetenzen zählen gleich, und jede ist ab {levels} Stufen unter der \
             gefragten erfüllt.",
            None,
        ),
        R::WeightedCapped => single(
            "Jede Kompetenz zählt nach ihrem Gewicht und der gefragten Stufe und ist im \
             Verhältnis zur vorhandenen Stufe erfüllt.",
        ),
        R::MandatoryFirst => single(
            "Nur was verlangt ist, zählt, nach der gefragten Stufe; wo nichts verlangt ist, \
             zählt das Gewünschte.",
        ),
        R::RequiredPlusPreferred => single(
            "Alle Kompetenzen zählen gleich: Verlangtes ist ganz oder gar nicht erfüllt, \
             Gewünschtes durch jede Stufe.",
        ),
    }
}
