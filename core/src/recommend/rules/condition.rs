//! Conditions over facts.

use serde::{Deserialize, Serialize};

use crate::kernel::Text;

/// When a rule fires.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(
    tag = "kind",
    rename_all = "snake_case",
    deny_unknown_fields,
    expecting = "a condition of a rule"
)]
pub enum RuleCondition {
    /// All of these hold; of none, always.
    All {
        /// The conditions.
        #[serde(deserialize_with = "crate::kernel::through_tree")]
        of: Vec<RuleCondition>,
    },
    /// At least one of these holds; of none, never.
    Any {
        /// The conditions.
        #[serde(deserialize_with = "crate::kernel::through_tree")]
        of: Vec<RuleCondition>,
    },
    /// This does not hold.
    Not {
        /// The condition.
        #[serde(deserialize_with = "crate::kernel::through_tree")]
        of: Box<RuleCondition>,
    },
    /// A number is on this side of a value.
    Number {
        /// Name of the fact.
        fact: Text,
        /// The side.
        #[serde(deserialize_with = "crate::kernel::through_tree")]
        is: NumberTest,
        /// The value.
        value: f64,
    },
    /// A text is one of these, letter by letter.
    Among {
        /// Name of the fact.
        fact: Text,
        /// The texts.
        values: Vec<Text>,
    },
    /// A yes or no is this.
    Flag {
        /// Name of the fact.
        fact: Text,
        /// Yes or no.
        value: bool,
    },
    /// Something is known, whatever it is.
    Known {
        /// Name of the fact.
        fact: Text,
    },
}

/// How a number stands to a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum NumberTest {
    /// The value or more.
    AtLeast,
    /// More than the value.
    Above,
    /// The value or less.
    AtMost,
    /// Less than the value.
    Below,
    /// The value.
    Equals,
}

impl NumberTest {
    /// Whether a number stands so.
    pub(super) fn holds(self, number: f64, value: f64) -> bool {
        use std::cmp::Ordering::{Equal, Greater, Less};

        let order = number.partial_cmp(&value);
        match self {
            Self::AtLeast => matches!(order, Some(Greater | Equal)),
            Self::Above => order == Some(Greater),
            Self::AtMost => matches!(order, Some(Less | Equal)),
            Self::Below => order == Some(Less),
            Self::Equals => order == Some(Equal),
        }
    }
}

/// The value of a fact.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(
    tag = "kind",
    rename_all = "snake_case",
    deny_unknown_fields,
    expecting = "the value of a fact"
)]
pub enum FactValue {
    /// A number.
    Number {
        /// The number.
        value: f64,
    },
    /// A text.
    Text {
        /// The text.
        value: Text,
    },
    /// Yes or no.
    Flag {
        /// Yes or no.
        value: bool,
    },
}

impl FactValue {
    /// The number that it is.
    pub(super) const fn number(&self) -> Option<f64> {
        match self {
            Self::Number { value } => Some(*value),
            Self::Text { .. } | Self::Flag { .. } => None,
        }
    }
}

impl std::fmt::Display for FactValue {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Number { value } => value.fmt(f),
            Self::Text { value } => value.fmt(f),
            Self::Flag { value } => value.fmt(f),
        }
    }
}

/// What a condition comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Truth {
    Holds,
    Fails,
    Unknown,
}

impl Truth {
    pub(super) const fn of(holds: bool) -> Self {
        if holds { Self::Holds } else { Self::Fails }
    }

    pub(super) const fn turned(self) -> Self {
        match self {
            Self::Holds => Self::Fails,
            Self::Fails => Self::Holds,
            Self::Unknown => Self::Unknown,
        }
    }

    /// Both; all of them are looked at, so that the cost is the same for every case.
    pub(super) fn all(truths: impl Iterator<Item = Self>) -> Self {
        truths.fold(Self::Holds, |so_far, one| match (so_far, one) {
            (Self::Fails, _) | (_, Self::Fails) => Self::Fails,
            (Self::Unknown, _) | (_, Self::Unknown) => Self::Unknown,
            (Self::Holds, Self::Holds) => Self::Holds,
        })
    }

    pub(super) fn any(truths: impl Iterator<Item = Self>) -> Self {
        Self::all(truths.map(Self::turned)).turned()
    }
}
