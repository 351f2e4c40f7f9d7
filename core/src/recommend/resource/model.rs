//! Resources.

use serde::{Deserialize, Serialize};

use crate::kernel::{Day, Key, LanguageMap, LanguageTag, Level, Share, Text};

/// Something to learn from: a course, a book, a project, a mentor.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, expecting = "a learning resource")]
pub struct LearningResource {
    /// Stable address or id.
    pub id: Key,
    /// Title by language.
    #[serde(default)]
    pub titles: LanguageMap,
    /// What it teaches.
    #[serde(default)]
    pub teaches: Vec<Teaching>,
    /// What it costs, from 0 to 10,000,000 in any currency; counted in hundredths.
    #[serde(default)]
    pub cost: f64,
    /// How many hours it takes, from 0 to 100,000; counted in minutes.
    #[serde(default)]
    pub hours: f64,
    /// How it is held, such as `online`, `classroom` or `mentoring`.
    #[serde(default)]
    pub modality: Option<Key>,
    /// The languages it is given in.
    #[serde(default)]
    pub languages: Vec<LanguageTag>,
    /// Who offers it.
    #[serde(default)]
    pub provider: Option<Text>,
    /// What has to be there before it can be taken: all of these.
    #[serde(default)]
    pub requires: Vec<Prerequisite>,
    /// The name under which it goes with others that are as good.
    ///
    /// At most one of them is taken, and each meets a prerequisite of any other.
    #[serde(default)]
    pub alternative: Option<Key>,
    /// The first day on which it can be begun.
    #[serde(default)]
    pub valid_from: Option<Day>,
    /// The last day on which it is given.
    #[serde(default)]
    pub valid_until: Option<Day>,
}

/// One competency that a resource teaches.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, expecting = "what a resource teaches")]
pub struct Teaching {
    /// Uri of the competency, or its code.
    pub competency: Key,
    /// The level it begins at; without it, the bottom.
    #[serde(default)]
    pub from: Option<Level>,
    /// The level it leads to; without it, it only closes a gap that asks for no level.
    #[serde(default)]
    pub to: Option<Level>,
    /// Which part of the way from one to the other it leads, from 0 to 1; without it, all.
    #[serde(default = "all")]
    pub strength: Share,
}

const fn all() -> Share {
    Share::ALL
}

/// What has to be there before a resource can be taken.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum Prerequisite {
    /// Another resource, or one of its alternatives.
    Resource {
        /// Its id.
        resource: Key,
    },
    /// One of several resources.
    AnyOf {
        /// Their ids.
        resources: Vec<Key>,
    },
    /// A level of a competency.
    Level {
        /// Uri of the competency, or its code.
        competency: Key,
        /// The level.
        level: Level,
    },
}

impl LearningResource {
    /// A resource with nothing but its id.
    #[must_use]
    pub fn new(id: Key) -> Self {
        Self {
            id,
            titles: LanguageMap::default(),
            teaches: Vec::new(),
            cost: 0.0,
            hours: 0.0,
            modality: None,
            languages: Vec::new(),
            provider: None,
            requires: Vec::new(),
            alternative: None,
            valid_from: None,
            valid_until: None,
        }
    }
}
