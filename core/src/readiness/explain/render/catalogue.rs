//! The sentences of one language, as data.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{PluralCategory, english, german};
use crate::kernel::{LanguageTag, Text, fallback_chain, read_json};
use crate::readiness::ReadinessError;

/// The messages of one language, and how it writes numbers.
///
/// [`english`](Self::english) as JSON is the pattern for a new language.
/// [`check_catalogue`](super::check_catalogue) tells what is wrong with a catalogue, and
/// [`render`](super::render()) takes any.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, expecting = "a catalogue of messages")]
pub struct MessageCatalogue {
    /// The language; it decides which plural form a number takes.
    pub language: LanguageTag,
    /// How it writes numbers.
    #[serde(default)]
    pub numbers: NumberFormat,
    /// The messages, by code: `readiness.` and the name of a [`Reason`](crate::readiness::Reason).
    #[serde(default)]
    pub messages: BTreeMap<Text, Message>,
}

/// How one reason is said.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum Message {
    /// In one form.
    Single {
        /// The text, with placeholders.
        text: Text,
        /// The text where a value that the other one names is not there.
        #[serde(default)]
        otherwise: Option<Text>,
    },
    /// In forms that agree with a number.
    Plural {
        /// Name of the value that they agree with.
        by: Text,
        /// The text of each form, with placeholders.
        #[serde(deserialize_with = "crate::kernel::read_within")]
        forms: BTreeMap<PluralCategory, Text>,
        /// The text where a value that the other ones name is not there.
        #[serde(default)]
        otherwise: Option<Text>,
    },
}

/// How a language writes numbers and days.
///
/// Thousands are not grouped: an explanation has no numbers of that size.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields, expecting = "a format of numbers")]
pub struct NumberFormat {
    /// What stands before the fraction; without this field, a full stop.
    pub decimal: Text,
    /// What stands before a number below 0; without this field, a hyphen.
    pub minus: Text,
    /// A percentage, with the placeholder `{number}`; without this field, `{number}%`.
    pub percent: Text,
    /// The ten digits from 0 to 9; without this field, those of ASCII.
    pub digits: Option<Text>,
    /// The most digits of the fraction of a percentage, up to 6; without this field, 0.
    pub share_digits: u32,
    /// The most digits of the fraction of a level or a number, up to 6; without this field, 2.
    pub level_digits: u32,
    /// A day, with the placeholders `{year}`, `{month}` and `{day}`; without this field,
    /// `{year}-{month}-{day}`.
    pub day: Text,
}

impl Default for NumberFormat {
    fn default() -> Self {
        Self {
            decimal: Text::from("."),
            minus: Text::from("-"),
            percent: Text::from("{number}%"),
            digits: None,
            share_digits: 0,
            level_digits: 2,
            day: Text::from("{year}-{month}-{day}"),
        }
    }
}

impl MessageCatalogue {
    /// The built-in English one, which is complete.
    #[must_use]
    pub fn english() -> Self {
        english::catalogue()
    }

    /// The built-in German one, which is complete.
    #[must_use]
    pub fn german() -> Self {
        german::catalogue()
    }
}

/// The built-in catalogue in the first of these languages that has one, else the English one.
///
/// Each wish falls back to its wider tags: `de-AT` to `de`.
/// Built in are English and German.
///
/// ```
/// use prowess::kernel::LanguageTag;
///
/// let wishes = [LanguageTag::parse("fr")?, LanguageTag::parse("de-AT")?];
/// let catalogue = prowess::readiness::built_in_catalogue(&wishes);
/// assert_eq!(catalogue.language.as_str(), "de");
/// # Ok::<(), prowess::Problem>(())
/// ```
#[must_use]
pub fn built_in_catalogue(languages: &[LanguageTag]) -> MessageCatalogue {
    let chain = fallback_chain(languages, &LanguageTag::english());
    let first = chain.iter().find(|tag| matches!(tag.as_str(), "de" | "en"));
    match first.map(LanguageTag::as_str) {
        Some("de") => german::catalogue(),
        _ => english::catalogue(),
    }
}

/// The catalogue that a JSON text holds.
///
/// What it says is not checked here: see [`check_catalogue`](super::check_catalogue).
///
/// ```
/// let italian = prowess::readiness::parse_catalogue(
///     r#"{"language": "it", "numbers": {"decimal": ","},
///         "messages": {"readiness.ready": {"kind": "single", "text": "Pronto per {role}."}}}"#,
/// )?;
/// assert_eq!(italian.messages.len(), 1);
/// # Ok::<(), prowess::Problem>(())
/// ```
///
/// # Errors
///
/// * `readiness.malformed_catalogue` when the text is no catalogue; the path names the field.
pub fn parse_catalogue(text: &str) -> Result<MessageCatalogue, ReadinessError> {
    read_json(text, "catalogue").map_err(ReadinessError::MalformedCatalogue)
}

/// A message in one form, of a built-in language.
pub(crate) fn single(text: &str) -> Message {
    Message::Single { text: Text::from(text), otherwise: None }
}

/// A message in one form, and what is said where a value of it is not there.
pub(crate) fn either(text: &str, otherwise: &str) -> Message {
    Message::Single { text: Text::from(text), otherwise: Some(Text::from(otherwise)) }
}

/// A message in two forms, singular and plural, that agree with the value of that name.
pub(crate) fn two_forms(by: &str, one: &str, other: &str, otherwise: Option<&str>) -> Message {
    let forms = [(PluralCategory::One, one), (PluralCategory::Other, other)];
    Message::Plural {
        by: Text::from(by),
        forms: forms.into_iter().map(|(form, text)| (form, Text::from(text))).collect(),
        otherwise: otherwise.map(Text::from),
    }
}
