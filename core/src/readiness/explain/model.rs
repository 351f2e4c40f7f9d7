//! What is told, and how much of it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::Reason;
use crate::kernel::{Day, Key, Level, Share, Text};

/// Why a readiness is what it is, as statements that add up to it.
///
/// What the statements add makes up the score, and what they cost makes up the rest to 1, in every
/// bit and in any order.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, expecting = "an explanation")]
pub struct Explanation {
    /// The person.
    pub person: Key,
    /// The role's uri.
    pub role: Key,
    /// The score that is explained.
    pub score: Share,
    /// The statements, section by section, in each the one that matters most first.
    pub statements: Vec<Statement>,
}

/// One thing to say about a readiness: a reason and its values, without words.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, expecting = "a statement")]
pub struct Statement {
    /// What is said.
    pub reason: Reason,
    /// The part of the explanation it belongs to.
    pub section: Section,
    /// Whether it speaks for the person, against, or of what is not known.
    pub tone: Tone,
    /// Uri of the competency or id of the choice it is about, where it is about one.
    #[serde(default)]
    pub subject: Option<Key>,
    /// What it adds to the score.
    #[serde(default)]
    pub contribution: Share,
    /// What it costs the score.
    #[serde(default)]
    pub loss: Share,
    /// The values it speaks of, by name; which a reason has is said at [`Reason`].
    #[serde(default)]
    pub parameters: BTreeMap<Text, ParameterValue>,
}

/// A part of an explanation; they come in this order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Section {
    /// Whether the person is ready.
    Verdict,
    /// What stands in the way, must-haves first, and must-haves that do not.
    Blockers,
    /// What adds to the score.
    Contributions,
    /// What the score lacks.
    Losses,
    /// Members of choices that others are counted for.
    Alternatives,
    /// What does not count.
    LeftOut,
    /// What is not known.
    Unknown,
    /// How the score is made.
    Formula,
}

/// How a statement is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Tone {
    /// It speaks for the person.
    Strength,
    /// Something is missing.
    Lack,
    /// Something is not known.
    Unknown,
    /// It is so, for better or worse.
    Fact,
}

/// A value that a statement speaks of.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum ParameterValue {
    /// A label, or a key where there is none.
    Text {
        /// The text.
        value: Text,
    },
    /// A part of a whole, shown as a percentage.
    Share {
        /// The share.
        value: Share,
    },
    /// A place on a scale, or a number of levels.
    Level {
        /// The level.
        value: Level,
    },
    /// How many.
    Count {
        /// The number.
        value: u32,
    },
    /// Any other number.
    Number {
        /// The number.
        value: f64,
    },
    /// A day.
    Day {
        /// The day.
        value: Day,
    },
}

/// How much is told, and by which names.
///
/// A limit of null tells all; what a limit cuts off is told together, as so many more.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields, expecting = "options of an explanation")]
pub struct ExplainOptions {
    /// Labels of competencies and choices, by key; see [`labels`](super::labels).
    /// Where one is not here, that of the gap or of the must-have is taken, and else the key.
    pub labels: BTreeMap<Key, Text>,
    /// The most things in the way that are told one by one; without this field, 10.
    pub blockers: Option<u32>,
    /// The most contributions that are told one by one; without this field, 5.
    pub contributions: Option<u32>,
    /// The most losses that are told one by one; without this field, 5.
    pub losses: Option<u32>,
    /// The most alternatives that are told one by one; without this field, 3.
    pub alternatives: Option<u32>,
    /// The most requirements without count that are told one by one; without this field, 3.
    pub left_out: Option<u32>,
}

impl Default for ExplainOptions {
    fn default() -> Self {
        Self {
            labels: BTreeMap::new(),
            blockers: Some(10),
            contributions: Some(5),
            losses: Some(5),
            alternatives: Some(3),
            left_out: Some(3),
        }
    }
}

impl Statement {
    /// A statement without values.
    pub(super) fn new(reason: Reason) -> Self {
        let meaning = reason.meaning();
        Self {
            reason,
            section: meaning.section,
            tone: meaning.tone,
            subject: None,
            contribution: Share::NONE,
            loss: Share::NONE,
            parameters: BTreeMap::new(),
        }
    }

    /// The same, about this.
    pub(super) fn about(mut self, subject: &Key) -> Self {
        self.subject = Some(subject.clone());
        self
    }

    /// The same, with what it adds to the score, which is also a value of it.
    pub(super) fn adding(mut self, contribution: Share) -> Self {
        self.contribution = contribution;
        self.share("contribution", contribution)
    }

    /// The same, with what it costs the score, which is also a value of it.
    pub(super) fn costing(mut self, loss: Share) -> Self {
        self.loss = loss;
        self.share("loss", loss)
    }

    pub(super) fn text(self, name: &str, value: Text) -> Self {
        self.with(name, ParameterValue::Text { value })
    }

    pub(super) fn share(self, name: &str, value: Share) -> Self {
        self.with(name, ParameterValue::Share { value })
    }

    pub(super) fn count(self, name: &str, value: u32) -> Self {
        self.with(name, ParameterValue::Count { value })
    }

    /// The same, with a level where there is one.
    pub(super) fn level(self, name: &str, value: Option<Level>) -> Self {
        match value {
            Some(value) => self.with(name, ParameterValue::Level { value }),
            None => self,
        }
    }

    fn with(mut self, name: &str, value: ParameterValue) -> Self {
        self.parameters.insert(Text::from(name), value);
        self
    }
}
