//! The words of this program, in English and in German.

use prowess::framework::Necessity;
use prowess::kernel::LanguageTag;

use crate::need::{Held, Need};
use crate::number::Numbers;

/// All words of one language; `{name}` stands for a value.
#[derive(Debug)]
pub(crate) struct Texts {
    pub(crate) tag: &'static str,
    pub(crate) numbers: Numbers,
    pub(crate) report: &'static str,
    pub(crate) title: &'static str,
    pub(crate) skip: &'static str,
    pub(crate) as_of: &'static str,
    pub(crate) framework: &'static str,
    pub(crate) version: &'static str,
    pub(crate) compared: &'static str,
    pub(crate) roles_count: &'static str,
    pub(crate) roles: &'static str,
    pub(crate) roles_intro: &'static str,
    pub(crate) roles_cut: &'static str,
    pub(crate) roles_unrated: &'static str,
    pub(crate) role: &'static str,
    pub(crate) family: &'static str,
    pub(crate) grade: &'static str,
    pub(crate) score: &'static str,
    pub(crate) high: &'static str,
    pub(crate) coverage: &'static str,
    pub(crate) known_of: &'static str,
    pub(crate) up_to: &'static str,
    pub(crate) met: &'static str,
    pub(crate) met_part: &'static str,
    pub(crate) unknown: &'static str,
    pub(crate) missing: &'static str,
    pub(crate) next: &'static str,
    pub(crate) next_short: &'static str,
    pub(crate) why: &'static str,
    pub(crate) why_only: &'static str,
    pub(crate) why_range: &'static str,
    pub(crate) none_left: &'static str,
    pub(crate) radar: &'static str,
    pub(crate) radar_all: &'static str,
    pub(crate) radar_cut: &'static str,
    pub(crate) radar_none: &'static str,
    pub(crate) radar_read: &'static str,
    pub(crate) asked: &'static str,
    pub(crate) held: &'static str,
    pub(crate) ideal: &'static str,
    pub(crate) gaps: &'static str,
    pub(crate) gaps_scope: &'static str,
    pub(crate) gaps_cut: &'static str,
    pub(crate) gaps_more: &'static str,
    pub(crate) loss: &'static str,
    pub(crate) weight: &'static str,
    pub(crate) competency: &'static str,
    pub(crate) necessity: &'static str,
    pub(crate) required: &'static str,
    pub(crate) desired: &'static str,
    pub(crate) not_shown: &'static str,
    pub(crate) enough: &'static str,
    pub(crate) not_applicable: &'static str,
    pub(crate) any_level: &'static str,
    pub(crate) of: &'static str,
    pub(crate) instead: &'static str,
    pub(crate) already: &'static str,
    pub(crate) already_none: &'static str,
    pub(crate) unknown_head: &'static str,
    pub(crate) unknown_text: &'static str,
    pub(crate) excluded: &'static str,
    pub(crate) table: &'static str,
    pub(crate) reading: &'static str,
    pub(crate) reading_score: &'static str,
    pub(crate) reading_unknown: &'static str,
    pub(crate) reading_limits: &'static str,
    pub(crate) levels: &'static str,
    pub(crate) level: &'static str,
    pub(crate) meaning: &'static str,
    pub(crate) licence: &'static str,
    pub(crate) publisher: &'static str,
    pub(crate) formula: &'static str,
    pub(crate) made_with: &'static str,
    pub(crate) found: &'static str,
    pub(crate) written: &'static str,
}

/// English.
static ENGLISH: Texts = Texts {
    tag: "en",
    numbers: Numbers::ENGLISH,
    report: "Readiness report",
    title: "Readiness of {person}",
    skip: "Skip to the roles",
    as_of: "As of",
    framework: "Framework",
    version: "version {version}",
    compared: "Compared with",
    roles_count: "{n} roles",
    roles: "Roles, the readiest first",
    roles_intro: "A full bar is all that a role asks, by weight.",
    roles_cut: "The first {n} of {all} roles.",
    roles_unrated: "Without a score: {names} (--json says why).",
    role: "Role",
    family: "Family",
    grade: "Grade",
    score: "Score",
    high: "At most",
    coverage: "Known",
    known_of: "{known} known",
    up_to: "up to {high}",
    met: "met",
    met_part: "Met",
    unknown: "unknown",
    missing: "missing",
    next: "Best next role: {role}",
    next_short: "Best next role",
    why: "Chosen because its score is the highest of the {n} roles that are not fully met.",
    why_only: "Chosen because it is the only role that is not fully met.",
    why_range: "Its score is {score}, and {high} if everything unknown turned out to be met.",
    none_left: "Everything these roles ask is met. There is no next role to show.",
    radar: "Asked and held, by competency",
    radar_all: "All {n} competencies of {role} that ask for a level; {person}.",
    radar_cut: "The {n} competencies of {role} with the most weight, of {all} that ask for a level; {person}.",
    radar_none: "Fewer than three competencies of this role ask for a level, so there is no radar.",
    radar_read: "The centre is the lowest level, the rim the highest. A hatched wedge is unknown: nobody has rated it.",
    asked: "Asked",
    held: "Held",
    ideal: "Ideal",
    gaps: "What the score loses, the most first",
    gaps_scope: "All {n} competencies of {role} that are not fully met; {person}.",
    gaps_cut: "The {n} largest of {all} gaps in {role}; {person}. The table has all.",
    gaps_more: "and {n} more",
    loss: "Loss",
    weight: "Weight",
    competency: "Competency",
    necessity: "Necessity",
    required: "required",
    desired: "desired",
    not_shown: "not shown",
    enough: "enough",
    not_applicable: "not applicable",
    any_level: "any",
    of: "{held} of {asked}",
    instead: "{held}, {asked} asked",
    already: "Already met",
    already_none: "Nothing yet.",
    unknown_head: "Unknown, which is not zero",
    unknown_text: "Nobody has rated these. They count as unmet in the score and as met in what it is at most:",
    excluded: "Not applicable to this person, and therefore left out:",
    table: "The same as a table: {name}",
    reading: "How to read this",
    reading_score: "The score is the met part of what a role asks, by weight. Each competency is met in proportion to the level held, and never more than once: strength in one cannot pay for the lack of another.",
    reading_unknown: "Solid is met, hatched is unknown, empty is missing. The score lies between its solid end and the end of its hatched part.",
    reading_limits: "It compares a person with a role. It does not compare people: two equal scores can hide different gaps.",
    levels: "The levels of the scale: {scale}",
    level: "Level",
    meaning: "Meaning",
    licence: "Licence",
    publisher: "Publisher",
    formula: "Formula",
    made_with: "Made with Prowess {version}. No score here is a decision about a person.",
    found: "While reading: {errors} errors, {warnings} warnings, {notes} notes (--json lists them).",
    written: "The page is in {file}.",
};

/// German.
static GERMAN: Texts = Texts {
    tag: "de",
    numbers: Numbers::GERMAN,
    report: "Eignungsbericht",
    title: "Eignung von {person}",
    skip: "Direkt zu den Rollen",
    as_of: "Stand",
    framework: "Kompetenzrahmen",
    version: "Version {version}",
    compared: "Verglichen mit",
    roles_count: "{n} Rollen",
    roles: "Rollen, die passendste zuerst",
    roles_intro: "Ein voller Balken ist alles, was eine Rolle verlangt, nach Gewicht.",
    roles_cut: "Die ersten {n} von {all} Rollen.",
    roles_unrated: "Ohne Ergebnis: {names} (--json nennt den Grund).",
    role: "Rolle",
    family: "Familie",
    grade: "Stufe",
    score: "Ergebnis",
    high: "Höchstens",
    coverage: "Bekannt",
    known_of: "{known} bekannt",
    up_to: "bis {high}",
    met: "erfüllt",
    met_part: "Erfüllt",
    unknown: "unbekannt",
    missing: "fehlt",
    next: "Beste nächste Rolle: {role}",
    next_short: "Beste nächste Rolle",
    why: "Gewählt, weil ihr Ergebnis das höchste der {n} Rollen ist, die nicht ganz erfüllt sind.",
    why_only: "Gewählt, weil nur diese Rolle nicht ganz erfüllt ist.",
    why_range: "Das Ergebnis ist {score}, und {high}, falls alles Unbekannte erfüllt wäre.",
    none_left: "Alles, was diese Rollen verlangen, ist erfüllt. Es gibt keine nächste Rolle zu zeigen.",
    radar: "Verlangt und vorhanden, nach Kompetenz",
    radar_all: "Alle {n} Kompetenzen der Rolle {role}, die ein Niveau verlangen; {person}.",
    radar_cut: "Die {n} gewichtigsten von {all} Kompetenzen der Rolle {role}, die ein Niveau verlangen; {person}.",
    radar_none: "Weniger als drei Kompetenzen dieser Rolle verlangen ein Niveau, daher gibt es kein Netz.",
    radar_read: "Die Mitte ist das niedrigste Niveau, der Rand das höchste. Ein schraffierter Keil ist unbekannt: niemand hat es bewertet.",
    asked: "Verlangt",
    held: "Vorhanden",
    ideal: "Ideal",
    gaps: "Was das Ergebnis verliert, das meiste zuerst",
    gaps_scope: "Alle {n} Kompetenzen der Rolle {role}, die nicht ganz erfüllt sind; {person}.",
    gaps_cut: "Die {n} größten von {all} Lücken der Rolle {role}; {person}. Die Tabelle enthält alle.",
    gaps_more: "und {n} weitere",
    loss: "Verlust",
    weight: "Gewicht",
    competency: "Kompetenz",
    necessity: "Bedarf",
    required: "nötig",
    desired: "erwünscht",
    not_shown: "nicht gezeigt",
    enough: "genug",
    not_applicable: "nicht anwendbar",
    any_level: "beliebig",
    of: "{held} von {asked}",
    instead: "{held}, verlangt: {asked}",
    already: "Bereits erfüllt",
    already_none: "Noch nichts.",
    unknown_head: "Unbekannt ist nicht null",
    unknown_text: "Niemand hat diese bewertet. Im Ergebnis zählen sie als nicht erfüllt, im Höchstwert als erfüllt:",
    excluded: "Für diese Person nicht anwendbar und daher ausgelassen:",
    table: "Dasselbe als Tabelle: {name}",
    reading: "Wie dies zu lesen ist",
    reading_score: "Das Ergebnis ist der erfüllte Teil dessen, was eine Rolle verlangt, nach Gewicht. Jede Kompetenz ist im Verhältnis zum vorhandenen Niveau erfüllt und nie mehr als einmal: Stärke in einer gleicht den Mangel in einer anderen nicht aus.",
    reading_unknown: "Gefüllt ist erfüllt, schraffiert ist unbekannt, leer fehlt. Das Ergebnis liegt zwischen dem gefüllten Ende und dem Ende des schraffierten Teils.",
    reading_limits: "Verglichen wird eine Person mit einer Rolle, nicht Personen miteinander: gleiche Ergebnisse können verschiedene Lücken verbergen.",
    levels: "Die Niveaus der Skala: {scale}",
    level: "Niveau",
    meaning: "Bedeutung",
    licence: "Lizenz",
    publisher: "Herausgeber",
    formula: "Formel",
    made_with: "Erstellt mit Prowess {version}. Kein Ergebnis hier ist eine Entscheidung über einen Menschen.",
    found: "Beim Lesen: {errors} Fehler, {warnings} Warnungen, {notes} Hinweise (--json zeigt sie).",
    written: "Die Seite liegt in {file}.",
};

impl Texts {
    /// The words in the first of these languages that has them, else in English.
    pub(crate) fn of(languages: &[LanguageTag]) -> &'static Self {
        let known = languages.iter().find_map(|language| match language.as_str() {
            "de" => Some(&GERMAN),
            "en" => Some(&ENGLISH),
            _ => None,
        });
        known.unwrap_or(&ENGLISH)
    }

    /// Whether it must be there or should be.
    pub(crate) fn necessity_of(&self, need: &Need<'_>) -> &'static str {
        match need.necessity {
            Necessity::Required => self.required,
            Necessity::Desired => self.desired,
        }
    }

    /// What is held, in words or as a level.
    pub(crate) fn held_of(&self, need: &Need<'_>) -> String {
        match need.held {
            Held::Level(level) => self.numbers.level(level),
            Held::Enough => self.enough.to_owned(),
            Held::NotDemonstrated => self.not_shown.to_owned(),
            Held::Unknown => self.unknown.to_owned(),
            Held::NotApplicable => self.not_applicable.to_owned(),
        }
    }

    /// The level asked, or that any would do.
    pub(crate) fn asked_of(&self, need: &Need<'_>) -> String {
        need.asked.map_or(self.any_level.to_owned(), |level| self.numbers.level(level))
    }

    /// What is held of what is asked: `3 of 4`, or `unknown, 4 asked`.
    pub(crate) fn held_of_asked(&self, need: &Need<'_>) -> String {
        let held = self.held_of(need);
        match (need.asked, need.held) {
            (None, _) => held,
            (Some(_), Held::Level(_)) => {
                fill(self.of, &[("held", &held), ("asked", &self.asked_of(need))])
            }
            (Some(_), _) => fill(self.instead, &[("held", &held), ("asked", &self.asked_of(need))]),
        }
    }
}

/// Puts values into a text; what a value itself holds is left as it is.
pub(crate) fn fill(text: &str, values: &[(&str, &str)]) -> String {
    let mut filled = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        let (name, behind) = after.split_once('}').unwrap_or((after, ""));
        filled.push_str(before);
        filled.push_str(values.iter().find(|(key, _)| *key == name).map_or("", |(_, value)| value));
        rest = behind;
    }
    filled + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_that_looks_like_a_placeholder_stays_as_it_is() {
        let filled = fill("{a} and {b}", &[("a", "{b}"), ("b", "x")]);
        assert_eq!(filled, "{b} and x");
    }

    #[test]
    fn an_unknown_language_gets_english() {
        let tags = |tag| [LanguageTag::parse(tag).expect("a tag")];
        assert_eq!(Texts::of(&tags("de")).tag, "de");
        assert_eq!(Texts::of(&tags("fi")).tag, "en");
    }
}
