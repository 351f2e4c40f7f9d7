//! Who has what, and what is suggested.

use serde::{Deserialize, Serialize};

use crate::kernel::Key;
use crate::recommend::CoachMessage;

/// What one person has.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, expecting = "the items of a person")]
pub struct PersonItems {
    /// Id of the person.
    pub person: Key,
    /// What the person has; one named twice counts once.
    pub items: Vec<Key>,
}

/// How people are compared, and how much is shown.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields, expecting = "options of people alike")]
pub struct AlikeOptions {
    /// How strongly rare pairs are held back, above 0 and at most 1000000; without it, 250.
    ///
    /// About as many people as must have two items before one speaks strongly for the other; the
    /// default is an assumption, and should be tried out on people who are left out.
    pub lambda: f64,
    /// How many people must have an item before it takes part, and two of them before one is named
    /// as a reason for the other; from 3 to 1000, without it 5.
    pub minimum_support: u32,
    /// How many items each person is suggested at most; without it, 10.
    pub top: u32,
    /// How many reasons are named for each; without it, 3.
    pub reasons: u32,
}

impl Default for AlikeOptions {
    fn default() -> Self {
        Self { lambda: 250.0, minimum_support: 5, top: 10, reasons: 3 }
    }
}

/// What is suggested to people, after what others have.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Alikes {
    /// How many people were compared.
    pub people: u32,
    /// How many items take part.
    pub items: u32,
    /// How many items fewer people have than are asked for, and that take no part.
    pub too_rare: u32,
    /// The options it was made with.
    pub options: AlikeOptions,
    /// The suggestions, in the order in which people were asked about.
    pub lists: Vec<AlikeList>,
}

/// What is suggested to one person.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct AlikeList {
    /// The person.
    pub person: Key,
    /// How many of the person's items take part; with none, nothing is suggested.
    pub known_items: u32,
    /// The suggestions, the highest score first, then by id; none has a score of 0 or less.
    pub suggestions: Vec<AlikeItem>,
}

/// One item that is suggested.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct AlikeItem {
    /// The item.
    pub item: Key,
    /// Its score: about 1 where everything speaks for it.
    pub score: f64,
    /// How many other people have it.
    pub support: u32,
    /// What speaks for it, the largest part first; with `rest` the parts add up to `score` in every
    /// bit.
    pub reasons: Vec<AlikeReason>,
    /// All other items of the person together.
    pub rest: AlikeRest,
    /// The suggestion as something to say.
    pub message: CoachMessage,
}

/// An item of the person that speaks for another one.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct AlikeReason {
    /// The item that the person has.
    pub item: Key,
    /// What it adds to the score.
    pub part: f64,
    /// How many other people have both.
    pub support: u32,
}

/// Items of the person that are not named.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct AlikeRest {
    /// How many they are.
    pub count: u32,
    /// What they add to the score together.
    pub part: f64,
}
