//! Things to say, without words.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::kernel::{Day, LanguageTag, Level, Share, Text};
use crate::readiness::ParameterValue;

/// One thing to say: a code and its values.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, expecting = "something to say")]
pub struct CoachMessage {
    /// The code, by which a catalogue has its sentence.
    pub code: Text,
    /// The values it speaks of, by name.
    #[serde(default)]
    pub parameters: BTreeMap<Text, ParameterValue>,
}

/// Something to say, in words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SaidMessage {
    /// What is said: plain text, to be escaped for the page it stands on.
    pub text: String,
    /// The language of the text: that of the catalogue, or English where it has no message.
    pub language: LanguageTag,
    /// The code.
    pub code: Text,
}

impl CoachMessage {
    /// A message without values.
    pub(crate) fn new(code: &str) -> Self {
        Self { code: Text::from(code), parameters: BTreeMap::new() }
    }

    pub(crate) fn text(self, name: &str, value: Text) -> Self {
        self.with(name, ParameterValue::Text { value })
    }

    pub(crate) fn share(self, name: &str, value: Share) -> Self {
        self.with(name, ParameterValue::Share { value })
    }

    pub(crate) fn level(self, name: &str, value: Level) -> Self {
        self.with(name, ParameterValue::Level { value })
    }

    pub(crate) fn count(self, name: &str, value: u32) -> Self {
        self.with(name, ParameterValue::Count { value })
    }

    pub(crate) fn number(self, name: &str, value: f64) -> Self {
        self.with(name, ParameterValue::Number { value })
    }

    pub(crate) fn day(self, name: &str, value: Day) -> Self {
        self.with(name, ParameterValue::Day { value })
    }

    fn with(mut self, name: &str, value: ParameterValue) -> Self {
        self.parameters.insert(Text::from(name), value);
        self
    }
}
