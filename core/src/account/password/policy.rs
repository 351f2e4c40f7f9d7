//! What a site asks of passwords, as data.

use serde::{Deserialize, Serialize};

use crate::account::AccountError;
use crate::problem::Fault;

/// The most old passwords that are compared: each costs one slow hash.
const MOST_HISTORY: u32 = 24;

/// What a site asks of passwords, and how it deals with them.
///
/// The default is `nist_63b4`: length and the list of common passwords, and nothing else.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields)]
pub struct PasswordPolicy {
    /// The fewest code points of a password that is the only factor.
    pub min_length: u32,
    /// The fewest code points where there is a second factor.
    pub min_length_with_second_factor: u32,
    /// The most code points.
    pub max_length: u32,
    /// What is hashed with, which may limit the length in bytes.
    pub hash: HashAlgorithm,
    /// The classes of characters that may occur; empty allows all.
    pub allowed: Vec<CharacterClass>,
    /// The classes of characters of which each has to occur.
    pub required: Vec<CharacterClass>,
    /// How many of lower, upper, digit and symbol have to occur.
    pub min_classes: u32,
    /// Whether a password of digits alone is refused.
    pub refuse_digits_only: bool,
    /// The most times that one character may follow itself, itself counted; 0 is no limit.
    pub max_repeated: u32,
    /// The longest run such as `abcd` or `4321` that may occur; 0 is no limit.
    pub max_sequence: u32,
    /// Whether common passwords are refused.
    pub refuse_common: bool,
    /// What words of the person, the tenant and the product do.
    pub context: ContextRule,
    /// Fewer guesses than this are refused, as a decimal logarithm in thousandths; 0 is no limit.
    pub min_guesses_log10_milli: u32,
    /// Fewer guesses than this give a warning, as a decimal logarithm in thousandths.
    pub warn_guesses_log10_milli: u32,
    /// What a look-up among breached passwords does.
    pub breach: BreachRule,
    /// Whether small changes of the current password are refused, where it is typed in.
    pub refuse_similar_to_current: bool,
    /// How many of the last passwords may not come again.
    pub history: u32,
    /// Hours before a password may be changed again by its person.
    pub min_age_hours: u32,
    /// Days after which a password has to be changed; 0 is never.
    pub max_age_days: u32,
    /// Whether the day of change counts only where the password is the only factor.
    pub max_age_for_single_factor_only: bool,
    /// Days before that day on which the person is told.
    pub warn_age_days: u32,
    /// Hours for which a password is good that somebody else set.
    pub initial_valid_hours: u32,
    /// Whether the current password has to be typed in to change it.
    pub require_current: bool,
    /// Whether a hint can be stored that strangers see.
    pub has_hints: bool,
    /// Whether questions about the person can stand for the password.
    pub has_security_questions: bool,
    /// Whether passwords may be pasted and filled in by password managers.
    pub allows_paste: bool,
    /// Whether the person can look at what they typed.
    pub allows_reveal: bool,
}

/// Characters by what they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum CharacterClass {
    /// Small letters of any script.
    Lower,
    /// Capital letters of any script.
    Upper,
    /// Letters of any script, small, capital or without case.
    Letter,
    /// Decimal digits 0 to 9.
    Digit,
    /// Printing ASCII that is neither letter nor digit nor blank.
    Symbol,
    /// The blank.
    Space,
    /// Everything else: letters without case, emoji, marks beyond ASCII.
    Other,
}

impl CharacterClass {
    /// The four that `min_classes` counts.
    pub const FOUR: [Self; 4] = [Self::Lower, Self::Upper, Self::Digit, Self::Symbol];

    /// Whether a prepared character is of this class.
    #[must_use]
    pub fn holds(self, letter: char) -> bool {
        match self {
            Self::Lower => letter.is_lowercase(),
            Self::Upper => letter.is_uppercase(),
            Self::Letter => letter.is_alphabetic(),
            Self::Digit => letter.is_ascii_digit(),
            Self::Symbol => letter.is_ascii_punctuation(),
            Self::Space => letter == ' ',
            Self::Other => {
                let has_case = letter.is_lowercase() || letter.is_uppercase();
                !letter.is_ascii() && !has_case
            }
        }
    }

    /// Its name in data.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Lower => "lower",
            Self::Upper => "upper",
            Self::Letter => "letter",
            Self::Digit => "digit",
            Self::Symbol => "symbol",
            Self::Space => "space",
            Self::Other => "other",
        }
    }
}

/// What words of the person, the tenant and the product do in a password.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum ContextRule {
    /// They are not looked at.
    Ignored,
    /// A password that is such a word, or one made from it, is refused; one that holds such a word
    /// gives a warning (SP 800-63B-4: compared are whole passwords).
    WholePassword,
    /// A password that holds such a word is refused.
    Contains,
    /// A password with 7 of 10 letters in common with an attribute is refused, as Django does.
    Similar,
    /// Each such word and each common one counts one point, each other character too, and five
    /// points are needed, as Microsoft Entra does.
    Points,
}

/// What a look-up among breached passwords does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum BreachRule {
    /// It is not asked for.
    Ignored,
    /// A breached password is refused; where nobody could look, there is a warning.
    RefuseIfFound,
    /// A breached password is refused, and so is one that nobody could look up.
    RefuseUnlessChecked,
}

/// What passwords are hashed with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum HashAlgorithm {
    /// Argon2id (RFC 9106).
    Argon2id,
    /// scrypt (RFC 7914).
    Scrypt,
    /// bcrypt, which looks at 72 bytes.
    Bcrypt,
    /// PBKDF2 with SHA-256 (RFC 8018).
    Pbkdf2Sha256,
}

/// What a hash can take.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct HashLimits {
    /// The most bytes that all count; nothing where there is no such limit.
    pub max_bytes: Option<u32>,
}

/// The most bytes a hash can take without leaving some out.
///
/// bcrypt leaves out what comes after 72 bytes; such a password is refused, never cut.
#[must_use]
pub const fn hash_limits(algorithm: HashAlgorithm) -> HashLimits {
    match algorithm {
        HashAlgorithm::Bcrypt => HashLimits { max_bytes: Some(72) },
        _ => HashLimits { max_bytes: None },
    }
}

impl PasswordPolicy {
    /// The fewest code points for somebody.
    #[must_use]
    pub const fn shortest(&self, has_second_factor: bool) -> u32 {
        if has_second_factor { self.min_length_with_second_factor } else { self.min_length }
    }

    /// Whether a character may occur.
    #[must_use]
    pub fn allows(&self, letter: char) -> bool {
        self.allowed.is_empty() || self.allowed.iter().any(|class| class.holds(letter))
    }

    /// Whether some characters of a class may occur.
    #[must_use]
    pub fn allows_class(&self, class: CharacterClass) -> bool {
        let sample = match class {
            CharacterClass::Lower | CharacterClass::Letter => 'a',
            CharacterClass::Upper => 'A',
            CharacterClass::Digit => '0',
            CharacterClass::Symbol => '!',
            CharacterClass::Space => ' ',
            CharacterClass::Other => '\u{5b57}',
        };
        self.allows(sample) || (class == CharacterClass::Letter && self.allows('A'))
    }

    /// Refuses a policy that no password, or no host, can meet.
    ///
    /// # Errors
    ///
    /// * `account.policy_invalid`; the path names the field.
    pub fn check(&self) -> Result<(), AccountError> {
        let wrong = |field: &str, reason: String| {
            let fault = Fault::new().at(format!("policy.{field}")).with("reason", reason);
            Err(AccountError::PolicyInvalid(fault.with("field", field)))
        };
        let Self { min_length, max_length, history, min_classes, .. } = *self;
        if min_length == 0 || self.min_length_with_second_factor == 0 {
            return wrong("min_length", "is 0, and an empty password is never one".to_owned());
        }
        if min_length.max(self.min_length_with_second_factor) > max_length {
            return wrong("max_length", format!("is {max_length}, below the shortest allowed"));
        }
        if history > MOST_HISTORY {
            return wrong("history", format!("is {history}; the limit is {MOST_HISTORY}"));
        }
        if min_classes > 4 {
            return wrong("min_classes", format!("is {min_classes}; there are 4 classes"));
        }
        if let Some(class) = self.required.iter().find(|class| !self.allows_class(**class)) {
            return wrong("required", format!("has {}, which is not allowed", class.name()));
        }
        let open = CharacterClass::FOUR.iter().filter(|class| self.allows_class(**class)).count();
        if usize::try_from(min_classes).unwrap_or(usize::MAX) > open {
            return wrong("min_classes", format!("is {min_classes}, and {open} are allowed"));
        }
        if self.max_sequence == 1 || self.max_sequence == 2 {
            return wrong("max_sequence", "is below 3, and every two letters are a run".to_owned());
        }
        Ok(())
    }
}
