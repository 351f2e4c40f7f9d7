//! Finds competencies by what people call them, also while they type and with typing errors.

mod build;
mod index;
mod query;
mod words;

use serde::{Deserialize, Serialize};

use crate::kernel::{Key, LanguageTag, Text};

pub use build::LabelEntry;
pub(crate) use build::entries;
pub use index::LabelIndex;

/// How a label answers a search, the best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum MatchKind {
    /// The whole label, or the whole code.
    Exact,
    /// The label starts with the text.
    Prefix,
    /// Every word of the text is a word of the label, in any order; the last one may be unfinished.
    Words,
    /// The same with typing errors.
    Fuzzy,
}

/// How to search.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields)]
pub struct SearchOptions {
    /// How many hits at most; 10 by default.
    pub limit: u32,
    /// Only labels in this language, in a wider or in a narrower one (`de` also finds `de-AT`);
    /// codes have no language and are always found. All languages by default.
    pub language: Option<LanguageTag>,
    /// Whether typing errors are forgiven, as by default.
    pub fuzzy: bool,
}

impl Default for SearchOptions {
    fn default() -> Self {
        Self { limit: 10, language: None, fuzzy: true }
    }
}

/// One competency or role that a text may mean.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Hit {
    /// Its uri.
    pub uri: Key,
    /// The label, alternative label or code that matched, as it is published.
    pub label: Text,
    /// How it matched.
    pub matched_kind: MatchKind,
    /// How many typing errors were forgiven.
    pub distance: u32,
    /// Language of the label; nothing for a code.
    pub language: Option<LanguageTag>,
    /// Whether it is an alternative label.
    pub is_alternative: bool,
}
