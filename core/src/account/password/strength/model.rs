//! What an estimate says.

use serde::{Deserialize, Serialize};

/// How many guesses a password takes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Strength {
    /// The decimal logarithm of the number of guesses, in thousandths: 6000 is a million.
    pub guesses_log10_milli: u32,
    /// From 0 to 4: above 10^3, 10^6, 10^8 and 10^10 guesses.
    pub score: u32,
    /// The parts it is put together from, from left to right.
    pub matches: Vec<StrengthMatch>,
}

/// One part of a password, which is not repeated.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct StrengthMatch {
    /// What it is.
    pub kind: MatchKind,
    /// How many code points stand before it.
    pub start: u32,
    /// How many code points it has.
    pub length: u32,
    /// The decimal logarithm of the guesses for it alone, in thousandths.
    pub guesses_log10_milli: u32,
}

/// What a part of a password is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum MatchKind {
    /// A word of the list of common passwords.
    Word,
    /// Such a word from right to left.
    ReversedWord,
    /// Such a word with digits or marks for letters.
    LeetWord,
    /// A word of the context: of the person, the tenant or the product.
    ContextWord,
    /// Neighbours on a keyboard.
    Keyboard,
    /// Letters that follow one another, such as `abcd` or `9753`.
    Sequence,
    /// The same again and again.
    Repeat,
    /// A day.
    Date,
    /// A year.
    Year,
    /// A mark that stands between words, more than once.
    Separator,
    /// None of these.
    Unknown,
}
