//! Rules, as people write them.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::RuleCondition;
use crate::kernel::{Day, Key, Text};

/// Rules that belong together.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, expecting = "a set of rules")]
pub struct RuleSet {
    /// Its id.
    pub id: Key,
    /// Its version; a change of any rule is a new version.
    #[serde(default)]
    pub version: u32,
    /// The rules; their order does not matter.
    pub rules: Vec<Rule>,
}

/// One rule: when, how strongly, and what is said.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, expecting = "a rule")]
pub struct Rule {
    /// Its id.
    pub id: Key,
    /// Its version.
    #[serde(default)]
    pub version: u32,
    /// Who answers for it.
    #[serde(default)]
    pub owner: Option<Text>,
    /// Why it is there, for people.
    #[serde(default)]
    pub note: Option<Text>,
    /// What its cases are about.
    pub about: RuleAbout,
    /// When it fires.
    pub when: RuleCondition,
    /// How strongly it speaks; without it, 1.
    #[serde(default)]
    pub score: RuleScore,
    /// What is said.
    pub emits: RuleMessage,
    /// Who speaks first: the higher number.
    #[serde(default)]
    pub priority: u32,
    /// Of rules with the same word here only the one that stands highest speaks in a case.
    #[serde(default)]
    pub exclusive: Option<Key>,
    /// For how many days after it spoke it is silent in the same case.
    #[serde(default)]
    pub cool_down_days: Option<u32>,
    /// The first day on which it speaks.
    #[serde(default)]
    pub valid_from: Option<Day>,
    /// The last day on which it speaks.
    #[serde(default)]
    pub valid_until: Option<Day>,
}

/// What a case is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum RuleAbout {
    /// A person and a role.
    Role,
    /// One competency, for a person and a role.
    Competency,
}

/// How strongly a rule speaks: base + sum(weight * fact).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields, expecting = "the score of a rule")]
pub struct RuleScore {
    /// What it is without the terms; without this field, 1.
    pub base: f64,
    /// What facts add to it; an unknown one adds nothing, and the answer says so.
    pub terms: Vec<ScoreTerm>,
}

impl Default for RuleScore {
    fn default() -> Self {
        Self { base: 1.0, terms: Vec::new() }
    }
}

/// A fact that adds to a score.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, expecting = "a term of a score")]
pub struct ScoreTerm {
    /// Name of the fact, which is a number.
    pub fact: Text,
    /// How many times it is added; from -1000000 to 1000000.
    pub weight: f64,
}

/// What a rule says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, expecting = "the message of a rule")]
pub struct RuleMessage {
    /// The code, by which a catalogue has its sentence.
    pub code: Key,
    /// Names of facts by names of values; one that is unknown is left out.
    #[serde(default)]
    pub parameters: BTreeMap<Text, Text>,
}
