//! From messages to sentences.

use super::{CoachMessage, SaidMessage, english, german};
use crate::kernel::{LanguageTag, Text, fallback_chain};
use crate::readiness::{Message, MessageCatalogue, RenderOptions, Sayer};

/// Messages in sentences, one for each, in their order.
///
/// What a catalogue lacks is said in built-in English, and a code that nobody knows as itself;
/// [`SaidMessage::language`] tells which it was.
/// Values are written as [`render`](crate::readiness::render()) writes them.
///
/// ```
/// use prowess::recommend::{coach_catalogue, say};
///
/// let message = serde_json::from_str(
///     r#"{"code": "coach.find_out", "parameters": {
///         "competency": {"kind": "text", "value": "SQL"}, "loss": {"kind": "share", "value": 0.25}}}"#,
/// ).expect("a message");
/// let said = say(&[message], &coach_catalogue(&[]), &Default::default());
/// assert_eq!(said[0].text, "Find out how well SQL is known: up to 25% hangs on it.");
/// ```
#[must_use]
pub fn say(
    messages: &[CoachMessage],
    catalogue: &MessageCatalogue,
    options: &RenderOptions,
) -> Vec<SaidMessage> {
    let mut sayer = Sayer::falling_back(catalogue, options, english::catalogue);
    let said = messages.iter().map(|message| {
        let (text, language) = sayer.say(&message.code, &message.parameters);
        SaidMessage { text, language, code: message.code.clone() }
    });
    said.collect()
}

/// The built-in messages in the first of these languages that has some, else in English: the
/// pattern for a new language.
#[must_use]
pub fn coach_catalogue(languages: &[LanguageTag]) -> MessageCatalogue {
    let chain = fallback_chain(languages, &LanguageTag::english());
    let first = chain.iter().find(|tag| matches!(tag.as_str(), "de" | "en"));
    match first.map(LanguageTag::as_str) {
        Some("de") => german::catalogue(),
        _ => english::catalogue(),
    }
}

/// The messages of a built-in language.
pub(super) fn messages(
    texts: impl IntoIterator<Item = (&'static str, Message)>,
) -> std::collections::BTreeMap<Text, Message> {
    texts.into_iter().map(|(code, message)| (Text::from(code), message)).collect()
}
