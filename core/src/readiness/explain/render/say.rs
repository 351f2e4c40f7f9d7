//! From statements to sentences.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::template::{Piece, fill, harmless, pieces};
use super::{Message, MessageCatalogue, PluralCategory, number, plural_category};
use crate::kernel::{Key, LanguageTag, Text};
use crate::readiness::{Explanation, ParameterValue, Reason, Section, Tone};

/// How texts from elsewhere stand in a sentence.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields, expecting = "options of rendering")]
pub struct RenderOptions {
    /// Whether inserted labels stand between U+2068 and U+2069, so that a label from right to left
    /// does not change the order of a sentence from left to right, and the other way round.
    pub isolate: bool,
    /// The most characters of a label; a longer one is cut and ends in `…`. Without it, all.
    pub longest_label: Option<u32>,
}

/// A statement in words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RenderedStatement {
    /// One or two short sentences: plain text, to be escaped for the page it stands on.
    pub text: String,
    /// The language of the text: that of the catalogue, or English where it has no message.
    pub language: LanguageTag,
    /// What is said.
    pub reason: Reason,
    /// The part of the explanation it belongs to.
    pub section: Section,
    /// Whether it speaks for the person, against, or of what is not known.
    pub tone: Tone,
    /// Uri of the competency or id of the choice it is about.
    pub subject: Option<Key>,
}

/// An explanation in sentences, one rendered statement for each statement, in their order.
///
/// Placeholders take the values of the statement, written as the catalogue says.
/// Percentages are rounded halves away from 0; only all of it shows as 100 % and only none as 0 %.
/// A plural form is chosen by the number as it is shown.
/// This never fails; what is missing is stood in for, and [`RenderedStatement::language`] says so:
///
/// | missing in the catalogue | said instead |
/// |---|---|
/// | the message | the built-in English one |
/// | the plural form of the number | the form `other`, else the built-in English message |
/// | a value that the text names | the message's text `otherwise`, else the English message |
///
/// A statement that was made elsewhere and lacks values keeps the placeholder in its sentence.
///
/// The text is plain: no mark-up, no line ends.
/// In inserted labels, control characters become blanks, and characters that turn the direction
/// of a text are left out; other letters stay as they are, `<` and `&` as well, so a page must
/// escape the text as any other.
/// A label is cut between characters of Unicode, which may part a letter from its accent.
///
/// The example is at [`explain`](crate::readiness::explain()).
#[must_use]
pub fn render(
    explanation: &Explanation,
    catalogue: &MessageCatalogue,
    options: &RenderOptions,
) -> Vec<RenderedStatement> {
    let mut sayer = Sayer::new(catalogue, options);
    let statements = explanation.statements.iter();
    let rendered = statements.map(|statement| {
        let (text, language) = sayer.say(statement.reason.code(), &statement.parameters);
        RenderedStatement {
            text,
            language,
            reason: statement.reason,
            section: statement.section,
            tone: statement.tone,
            subject: statement.subject.clone(),
        }
    });
    rendered.collect()
}

/// Says one thing after the other, in one language as far as it goes.
pub(crate) struct Sayer<'a> {
    catalogue: &'a MessageCatalogue,
    options: &'a RenderOptions,
    /// What is said in English, once it was needed.
    english: Option<MessageCatalogue>,
    /// Makes that.
    in_english: fn() -> MessageCatalogue,
}

impl<'a> Sayer<'a> {
    pub(super) fn new(catalogue: &'a MessageCatalogue, options: &'a RenderOptions) -> Self {
        Self::falling_back(catalogue, options, MessageCatalogue::english)
    }

    /// For the messages of another room, with its own English ones for what the catalogue lacks.
    pub(crate) fn falling_back(
        catalogue: &'a MessageCatalogue,
        options: &'a RenderOptions,
        in_english: fn() -> MessageCatalogue,
    ) -> Self {
        Self { catalogue, options, english: None, in_english }
    }

    /// The sentence of this code with these values, and its language.
    pub(crate) fn say(
        &mut self,
        code: &str,
        values: &BTreeMap<Text, ParameterValue>,
    ) -> (String, LanguageTag) {
        if let Some(text) = say_in(self.catalogue, self.options, code, values) {
            return (text, self.catalogue.language.clone());
        }
        let english = self.english.get_or_insert_with(self.in_english);
        let text = say_in(english, self.options, code, values);
        let text = text.unwrap_or_else(|| as_far_as_known(english, self.options, code, values));
        (text, english.language.clone())
    }
}

/// The sentence in the language of a catalogue; nothing where it has no text that fits.
fn say_in(
    catalogue: &MessageCatalogue,
    options: &RenderOptions,
    code: &str,
    values: &BTreeMap<Text, ParameterValue>,
) -> Option<String> {
    let (text, otherwise) = match catalogue.messages.get(code)? {
        Message::Single { text, otherwise } => (Some(text), otherwise),
        Message::Plural { by, forms, otherwise } => {
            let form = values.get(by).and_then(|value| {
                let number = countable(value, catalogue)?;
                plural_category(&catalogue.language, &number).ok()
            });
            let text = form
                .and_then(|form| forms.get(&form).or_else(|| forms.get(&PluralCategory::Other)));
            (text, otherwise)
        }
    };
    let value = |name: &str| Some(written(values.get(name)?, catalogue, options));
    let first = text.and_then(|text| fill(text, value));
    first.or_else(|| fill(otherwise.as_ref()?, value))
}

/// The first text of a message with the values that are there, and else the code.
///
/// Only for a statement that was not made by [`explain`](crate::readiness::explain()) and lacks
/// values.
fn as_far_as_known(
    catalogue: &MessageCatalogue,
    options: &RenderOptions,
    code: &str,
    values: &BTreeMap<Text, ParameterValue>,
) -> String {
    let text = catalogue.messages.get(code).and_then(|message| match message {
        Message::Single { text, otherwise } => Some(otherwise.as_ref().unwrap_or(text)),
        Message::Plural { forms, otherwise, .. } => {
            otherwise.as_ref().or_else(|| forms.get(&PluralCategory::Other))
        }
    });
    let Some(text) = text else { return code.to_owned() };
    let shown = |piece| match piece {
        Piece::Plain(plain) | Piece::Broken(plain) => plain.to_owned(),
        Piece::Placeholder(name) => match values.get(name) {
            Some(value) => written(value, catalogue, options),
            None => format!("{{{name}}}"),
        },
    };
    pieces(text).into_iter().map(shown).collect()
}

/// The number that a value is, in ASCII as it is shown; nothing for what is not counted.
fn countable(value: &ParameterValue, catalogue: &MessageCatalogue) -> Option<String> {
    let digits = catalogue.numbers.level_digits;
    match value {
        ParameterValue::Level { value } => Some(number::plain(value.get(), digits)),
        ParameterValue::Number { value } => Some(number::plain(*value, digits)),
        ParameterValue::Count { value } => Some(value.to_string()),
        ParameterValue::Text { .. } | ParameterValue::Share { .. } | ParameterValue::Day { .. } => {
            None
        }
    }
}

/// A value as the language writes it.
fn written(
    value: &ParameterValue,
    catalogue: &MessageCatalogue,
    options: &RenderOptions,
) -> String {
    let numbers = &catalogue.numbers;
    match value {
        ParameterValue::Text { value } => harmless(value, options.longest_label, options.isolate),
        ParameterValue::Share { value } => numbers.share(*value),
        ParameterValue::Day { value } => numbers.day(*value),
        ParameterValue::Level { .. }
        | ParameterValue::Number { .. }
        | ParameterValue::Count { .. } => {
            countable(value, catalogue).map(|number| numbers.localised(&number)).unwrap_or_default()
        }
    }
}
