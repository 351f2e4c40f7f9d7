//! What a check says of a password, without the password.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::breach::Breach;
use super::strength::Strength;

/// What a check says of a password.
///
/// It never holds the password or a part of it, beyond a word of the context that was found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PasswordReport {
    /// Whether the password is taken.
    pub ok: bool,
    /// Everything that is wrong with it, in the order of the codes.
    pub violations: Vec<PasswordFinding>,
    /// What the person should know, and decide for themselves.
    pub warnings: Vec<PasswordFinding>,
    /// How many guesses it takes; nothing where it could not be prepared.
    pub strength: Option<Strength>,
    /// What the look-up among breached passwords gave.
    pub breach: Breach,
    /// How many code points it has after preparation.
    pub length: u32,
}

/// One thing that is to be said of a password.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct PasswordFinding {
    /// Its stable name.
    pub code: PasswordCode,
    /// The values that a sentence about it names.
    #[serde(default)]
    pub params: BTreeMap<String, String>,
    /// The sentence in English.
    #[serde(default)]
    pub hint: String,
}

/// The stable name of what can be said of a password.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum PasswordCode {
    /// There is no letter at all.
    PasswordEmpty,
    /// It has fewer code points than the policy asks.
    PasswordTooShort,
    /// It has more code points than the policy takes.
    PasswordTooLong,
    /// It has more bytes than the hash can take.
    PasswordTooLongForHash,
    /// It holds a control character.
    PasswordControlCharacter,
    /// It holds a code point that Unicode has not assigned yet.
    PasswordUnassignedCodepoint,
    /// It holds a character of a class that is not allowed.
    PasswordCharacterNotAllowed,
    /// It is common, or only a little more than that.
    PasswordCommon,
    /// It is among breached passwords.
    PasswordBreached,
    /// Nobody looked whether it is among breached passwords.
    PasswordBreachNotChecked,
    /// It takes too few guesses.
    PasswordTooGuessable,
    /// It is a word of the context, or made from one.
    PasswordMatchesContext,
    /// It holds a word of the context.
    PasswordContainsContext,
    /// It is the user name or the e-mail address.
    PasswordEqualsUsername,
    /// It is the current password.
    PasswordSameAsCurrent,
    /// It is the current password with a small change.
    PasswordSimilarToCurrent,
    /// It was used before.
    PasswordReused,
    /// It has no small letter.
    PasswordMissingLower,
    /// It has no capital letter.
    PasswordMissingUpper,
    /// It has no letter of any kind.
    PasswordMissingLetter,
    /// It has no digit.
    PasswordMissingDigit,
    /// It has no symbol.
    PasswordMissingSymbol,
    /// It has no character of another class that has to occur.
    PasswordMissingOther,
    /// It has characters of too few classes.
    PasswordTooFewClasses,
    /// It has digits alone.
    PasswordDigitsOnly,
    /// One character follows itself too often.
    PasswordRepeatedChars,
    /// A run such as `abcd` is too long.
    PasswordSequence,
    /// The last change was too short a time ago.
    PasswordMinAge,
}

impl PasswordCode {
    /// Its name in data.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::PasswordEmpty => "password_empty",
            Self::PasswordTooShort => "password_too_short",
            Self::PasswordTooLong => "password_too_long",
            Self::PasswordTooLongForHash => "password_too_long_for_hash",
            Self::PasswordControlCharacter => "password_control_character",
            Self::PasswordUnassignedCodepoint => "password_unassigned_codepoint",
            Self::PasswordCharacterNotAllowed => "password_character_not_allowed",
            Self::PasswordCommon => "password_common",
            Self::PasswordBreached => "password_breached",
            Self::PasswordBreachNotChecked => "password_breach_not_checked",
            Self::PasswordTooGuessable => "password_too_guessable",
            Self::PasswordMatchesContext => "password_matches_context",
            Self::PasswordContainsContext => "password_contains_context",
            Self::PasswordEqualsUsername => "password_equals_username",
            Self::PasswordSameAsCurrent => "password_same_as_current",
            Self::PasswordSimilarToCurrent => "password_similar_to_current",
            Self::PasswordReused => "password_reused",
            Self::PasswordMissingLower => "password_missing_lower",
            Self::PasswordMissingUpper => "password_missing_upper",
            Self::PasswordMissingLetter => "password_missing_letter",
            Self::PasswordMissingDigit => "password_missing_digit",
            Self::PasswordMissingSymbol => "password_missing_symbol",
            Self::PasswordMissingOther => "password_missing_other",
            Self::PasswordTooFewClasses => "password_too_few_classes",
            Self::PasswordDigitsOnly => "password_digits_only",
            Self::PasswordRepeatedChars => "password_repeated_chars",
            Self::PasswordSequence => "password_sequence",
            Self::PasswordMinAge => "password_min_age",
        }
    }
}
