//! Terms of a requirement beyond "this competency at this level".

use serde::{Deserialize, Serialize};

use crate::framework::{Necessity, RelationKind};
use crate::kernel::{Key, Level, Share, Text, Weight};

/// A must-have: who does not pass it is not ready, whatever the score.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default, expecting = "a gate")]
pub struct Gate {
    /// The level that opens it, at most the level asked; without it, the level asked, and where
    /// none or the bottom of the scale is asked any demonstrated one.
    ///
    /// A must-have that is not applicable to a person is none for that person.
    pub minimum_level: Option<Level>,
}

/// Another competency that counts for the one asked, with a discount.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, expecting = "an equivalent")]
pub struct Equivalent {
    /// Uri of the other competency.
    pub competency: Key,
    /// Its code, so that a person's level may name it by that.
    #[serde(default)]
    pub code: Option<Key>,
    /// Its label, for showing.
    #[serde(default)]
    pub label: Option<Text>,
    /// What being met by it is worth, above 0; 1 means that it is as good.
    pub factor: Share,
    /// The relation of the framework it comes from.
    #[serde(default)]
    pub relation: Option<RelationKind>,
}

/// When something is asked at all.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum Condition {
    /// The person shows a competency, at this level or above where one is given.
    Holds {
        /// Uri of the competency, or its code.
        competency: Key,
        /// The level; without it, any demonstrated one.
        #[serde(default)]
        level: Option<Level>,
    },
    /// The caller says so: `location` is `EU`.
    Context {
        /// What it is about.
        name: Key,
        /// What it must be, letter by letter.
        value: Text,
    },
    /// All of these hold; of none, always.
    All {
        /// The conditions.
        #[serde(deserialize_with = "crate::kernel::through_tree")]
        of: Vec<Condition>,
    },
    /// At least one of these holds; of none, never.
    Any {
        /// The conditions.
        #[serde(deserialize_with = "crate::kernel::through_tree")]
        of: Vec<Condition>,
    },
    /// This does not hold.
    Not {
        /// The condition.
        #[serde(deserialize_with = "crate::kernel::through_tree")]
        of: Box<Condition>,
    },
}

/// So many of several: alternatives, where one is enough, or k of n.
///
/// It counts as one thing with one weight, and each of the `choose` best members is an equal part
/// of it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, expecting = "a choice")]
pub struct Choice {
    /// Id within the role, other than the uris it asks for.
    pub id: Key,
    /// What it is called, for showing.
    #[serde(default)]
    pub label: Option<Text>,
    /// How many of the members are asked for, from 1 to all of them.
    pub choose: u32,
    /// Members: uris of requirements of the role, or ids of other choices; each belongs to one
    /// choice only.
    pub of: Vec<Key>,
    /// Whether it must be there or should be.
    #[serde(default)]
    pub necessity: Necessity,
    /// How much it counts beside the other requirements; the weights of its members do not count.
    #[serde(default)]
    pub importance: Option<Weight>,
    /// Whether it is a must-have: then `choose` of its members must be fully met, or pass their
    /// own gates where they have one.
    #[serde(default)]
    pub gate: bool,
    /// When it is asked at all; without it, always.
    #[serde(default)]
    pub when: Option<Box<Condition>>,
}
