//! What is wrong with a catalogue of messages.

use std::collections::BTreeMap;

use super::template::{Piece, pieces};
use super::{Message, MessageCatalogue, PluralCategory, plural, plural_categories};
use crate::kernel::{Text, short_path};
use crate::problem::{Diagnostic, Fault};
use crate::readiness::explain::reason::{Meaning, is_countable};
use crate::readiness::{ReadinessError, Reason};

/// Everything about a catalogue that makes a sentence fall back to English or read wrong.
///
/// | finding | severity |
/// |---|---|
/// | text that names a value which its statement never has; curly bracket that opens no name | error |
/// | plural that agrees with what is no number; form that the language needs is missing | error |
/// | text names a value that may be absent, and there is no text `otherwise` | error |
/// | percentage, day or digits in a form that cannot be used | error |
/// | message of a code that no statement has; form that the language never takes | warning |
/// | reason without a message; language whose plural rule is not known | note |
///
/// Messages whose code begins with `coach.` are said beside readiness, with recommendations; any of
/// them may be there, with any values, so nothing is found about them.
///
/// Findings come with the language and the numbers first, then messages by code, then missing ones.
/// What [`render`](super::render()) does about each is told there.
/// What it does not tell: whether the sentences are true, kind and right in their language.
///
/// ```
/// let catalogue = prowess::readiness::parse_catalogue(
///     r#"{"language": "en",
///         "messages": {"readiness.met": {"kind": "single", "text": "{skill} is met."}}}"#,
/// )?;
/// let found = prowess::readiness::check_catalogue(&catalogue);
/// assert_eq!(found[0].problem.code, "readiness.unknown_placeholder");
/// assert_eq!(found[0].problem.path.as_deref(), Some("catalogue.messages.readiness.met.text"));
/// # Ok::<(), prowess::Problem>(())
/// ```
#[must_use]
pub fn check_catalogue(catalogue: &MessageCatalogue) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    if plural::family(&catalogue.language).is_none() {
        let fault = Fault::new().at("catalogue.language").with("language", &catalogue.language);
        found.push(Diagnostic::note(ReadinessError::UnknownPluralRule(fault)));
    }
    numbers(catalogue, &mut found);
    let reasons: BTreeMap<&str, Meaning> =
        Reason::ALL.iter().map(|reason| (reason.code(), reason.meaning())).collect();
    for (code, message) in &catalogue.messages {
        let path = short_path(&format!("catalogue.messages.{code}"));
        match reasons.get(&**code) {
            Some(meaning) => Checker { catalogue, meaning, path, found: &mut found }.check(message),
            // What is said beside readiness: its rules may send any code with any values.
            None if code.starts_with("coach.") => {}
            None => {
                let fault = Fault::new().at(path).with("message", code);
                found.push(Diagnostic::warning(ReadinessError::UnknownMessage(fault)));
            }
        }
    }
    let missing = Reason::ALL.iter().map(|reason| reason.code());
    for code in missing.filter(|code| !catalogue.messages.contains_key(*code)) {
        let fault = Fault::new().at("catalogue.messages").with("message", code);
        let fault = fault.with("language", &catalogue.language);
        found.push(Diagnostic::note(ReadinessError::MissingMessage(fault)));
    }
    found
}

/// Whether numbers can be written as the catalogue says.
fn numbers(catalogue: &MessageCatalogue, found: &mut Vec<Diagnostic>) {
    let format = &catalogue.numbers;
    let names = |text: &str| -> Option<Vec<String>> {
        let name = |piece| match piece {
            Piece::Plain(_) => None,
            Piece::Placeholder(name) => Some(Some(name.to_owned())),
            Piece::Broken(_) => Some(None),
        };
        let mut names: Vec<String> =
            pieces(text).into_iter().filter_map(name).collect::<Option<_>>()?;
        names.sort_unstable();
        Some(names)
    };
    let is_made_of = |text: &str, wanted: &[&str]| {
        names(text).is_some_and(|names| names.iter().map(String::as_str).eq(wanted.iter().copied()))
    };
    let mut refuse = |field: &str, value: &dyn ToString, form: &str| {
        let fault = Fault::new().at(format!("catalogue.numbers.{field}"));
        let fault = fault.with("name", field).with("value", value.to_string()).with("form", form);
        found.push(Diagnostic::error(ReadinessError::MalformedFormat(fault)));
    };
    if !is_made_of(&format.percent, &["number"]) {
        refuse("percent", &format.percent, "a text with {number}");
    }
    if !is_made_of(&format.day, &["day", "month", "year"]) {
        refuse("day", &format.day, "a text with {year}, {month} and {day}");
    }
    let digits = format.digits.as_ref();
    if let Some(digits) = digits.filter(|digits| digits.chars().count() != 10) {
        refuse("digits", digits, "the ten digits from 0 to 9");
    }
    for (field, value) in
        [("share_digits", format.share_digits), ("level_digits", format.level_digits)]
    {
        if value > super::number::MOST_DIGITS {
            refuse(field, &value, "a number from 0 to 6");
        }
    }
}

/// Checks the message of one reason.
struct Checker<'a> {
    catalogue: &'a MessageCatalogue,
    meaning: &'a Meaning,
    path: String,
    found: &'a mut Vec<Diagnostic>,
}

impl Checker<'_> {
    fn check(mut self, message: &Message) {
        let (texts, otherwise) = match message {
            Message::Single { text, otherwise } => (vec![("text".to_owned(), text)], otherwise),
            Message::Plural { by, forms, otherwise } => {
                self.check_plural(by, forms);
                let texts =
                    forms.iter().map(|(form, text)| (format!("forms.{}", name(*form)), text));
                (texts.collect(), otherwise)
            }
        };
        let mut needs_otherwise = match message {
            Message::Plural { by, .. } => self.may_be_absent(by),
            Message::Single { .. } => false,
        };
        for (field, text) in &texts {
            needs_otherwise |= self.check_text(field, text);
        }
        let complete = match otherwise {
            Some(text) => !self.check_text("otherwise", text),
            None => !needs_otherwise,
        };
        if !complete {
            let fault = self.fault("otherwise");
            self.found.push(Diagnostic::error(ReadinessError::MissingOtherwise(fault)));
        }
    }

    fn fault(&self, field: &str) -> Fault {
        let fault = Fault::new().at(short_path(&format!("{}.{field}", self.path)));
        fault.with("message", self.meaning.code)
    }

    fn may_be_absent(&self, name: &str) -> bool {
        self.meaning.sometimes.contains(&name)
    }

    fn is_there(&self, name: &str) -> bool {
        self.meaning.always.contains(&name) || self.may_be_absent(name)
    }

    /// Checks the number that forms agree with, and which forms there are.
    fn check_plural(&mut self, by: &Text, forms: &BTreeMap<PluralCategory, Text>) {
        if !self.is_there(by) {
            self.unknown_placeholder("by", by);
        } else if !is_countable(by) {
            let fault = self.fault("by").with("name", by);
            self.found.push(Diagnostic::error(ReadinessError::NotCountable(fault)));
        }
        let language = &self.catalogue.language;
        let needed = plural_categories(language);
        for form in needed.iter().filter(|form| !forms.contains_key(*form)) {
            let fault = self.fault("forms").with("form", name(*form)).with("language", language);
            self.found.push(Diagnostic::error(ReadinessError::MissingPluralForm(fault)));
        }
        let is_known = plural::family(language).is_some();
        for form in forms.keys().filter(|form| is_known && !needed.contains(form)) {
            let fault = self.fault(&format!("forms.{}", name(*form)));
            let fault = fault.with("form", name(*form)).with("language", language);
            self.found.push(Diagnostic::warning(ReadinessError::UnusedPluralForm(fault)));
        }
    }

    /// Checks a text; whether it names a value that may be absent.
    fn check_text(&mut self, field: &str, text: &str) -> bool {
        let mut may_be_absent = false;
        let mut is_broken = false;
        for piece in pieces(text) {
            match piece {
                Piece::Plain(_) => {}
                Piece::Placeholder(name) if self.is_there(name) => {
                    may_be_absent |= self.may_be_absent(name);
                }
                Piece::Placeholder(name) => self.unknown_placeholder(field, name),
                Piece::Broken(_) => is_broken = true,
            }
        }
        if is_broken {
            let fault = self.fault(field).with("text", text);
            self.found.push(Diagnostic::error(ReadinessError::MalformedMessage(fault)));
        }
        may_be_absent
    }

    fn unknown_placeholder(&mut self, field: &str, name: &str) {
        let (always, sometimes) = (self.meaning.always, self.meaning.sometimes);
        let names: Vec<&str> = always.iter().chain(sometimes).copied().collect();
        let fault = self.fault(field).with("placeholder", name).with("names", names.join(", "));
        self.found.push(Diagnostic::error(ReadinessError::UnknownPlaceholder(fault)));
    }
}

/// The name of a form, as a catalogue writes it.
const fn name(form: PluralCategory) -> &'static str {
    match form {
        PluralCategory::Zero => "zero",
        PluralCategory::One => "one",
        PluralCategory::Two => "two",
        PluralCategory::Few => "few",
        PluralCategory::Many => "many",
        PluralCategory::Other => "other",
    }
}
