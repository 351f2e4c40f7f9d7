//! Two languages that say the same things, with the numbers of the trace.

use super::{coach_catalogue, english, german, say};
use crate::kernel::LanguageTag;
use crate::readiness::{Message, ParameterValue, RenderOptions};
use crate::recommend::CoachMessage;

/// The names in curly brackets of a message, in order.
fn names(message: &Message) -> Vec<Vec<String>> {
    let of = |text: &str| {
        let mut names: Vec<String> = text
            .split('{')
            .skip(1)
            .map(|piece| piece.split('}').next().unwrap().to_owned())
            .collect();
        names.sort();
        names
    };
    match message {
        Message::Single { text, otherwise } => {
            std::iter::once(text).chain(otherwise).map(|text| of(text)).collect()
        }
        Message::Plural { forms, otherwise, .. } => {
            forms.values().chain(otherwise).map(|text| of(text)).collect()
        }
    }
}

#[test]
fn both_languages_have_the_same_messages_with_the_same_values() {
    let (english, german) = (english::catalogue(), german::catalogue());
    assert!(english.messages.keys().eq(german.messages.keys()));
    for (code, message) in &english.messages {
        let other = &german.messages[code];
        assert_eq!(names(message), names(other), "{code}");
    }
}

#[test]
fn a_code_that_nobody_knows_is_said_as_itself() {
    let said =
        say(&[CoachMessage::new("our.own")], &coach_catalogue(&[]), &RenderOptions::default());
    assert_eq!(said[0].text, "our.own");
}

#[test]
fn numbers_in_the_sentence_are_those_of_the_message() {
    let message = CoachMessage::new("coach.completion")
        .number("hours", 12.5)
        .count("likely_days", 21)
        .count("safe_days", 28)
        .count("latest_days", 42);
    let german = coach_catalogue(&[LanguageTag::german()]);
    let said = say(std::slice::from_ref(&message), &german, &RenderOptions::default());
    let text = &said[0].text;
    for value in message.parameters.values() {
        let number = match value {
            ParameterValue::Number { value } => value.to_string().replace('.', ","),
            ParameterValue::Count { value } => value.to_string(),
            _ => continue,
        };
        assert!(text.contains(&number), "{number} is not in `{text}`");
    }
}
