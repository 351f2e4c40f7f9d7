//! From what somebody typed to the bytes that are hashed.

use std::fmt;

use serde::Serialize;
use zeroize::Zeroizing;

use super::assigned::is_assigned;
use crate::account::{AccountError, Disclosed, Secret};
use crate::kernel::for_each_composed;
use crate::problem::Fault;

/// The most bytes of a password that are looked at.
pub(super) const MOST_BYTES: u32 = 4096;

/// How passwords are prepared: the version of the rule, and that of Unicode.
const PREPARATION: &str = "prep=1;u=17.0";

/// A password in the one spelling that is hashed and compared.
///
/// There is no other way to one than [`prepare_password`], and it prints as `[secret]`.
#[derive(Clone)]
pub struct Prepared {
    text: Zeroizing<String>,
    length: u32,
}

impl Prepared {
    /// The text, whose UTF-8 bytes are what has to be hashed.
    #[must_use]
    pub fn expose(&self) -> &str {
        &self.text
    }

    /// How many code points it has.
    #[must_use]
    pub const fn length(&self) -> u32 {
        self.length
    }
}

impl fmt::Debug for Prepared {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[secret]")
    }
}

/// A prepared password as another language takes it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PreparedPassword {
    /// The text, whose UTF-8 bytes are what has to be hashed.
    pub text: Disclosed,
    /// How many code points it has.
    pub length: u32,
    /// How it was prepared, to be stored beside the hash: the version of the rule and of Unicode.
    pub preparation: String,
}

impl From<Prepared> for PreparedPassword {
    fn from(prepared: Prepared) -> Self {
        Self {
            text: Disclosed::new(prepared.text.as_str().to_owned()),
            length: prepared.length,
            preparation: PREPARATION.to_owned(),
        }
    }
}

/// The one spelling of a password that is hashed and compared.
///
/// Control characters are refused; blanks of any kind become the plain blank; then comes NFC.
/// Code points that Unicode 17 has not assigned are refused, since another version may spell what
/// holds them otherwise (UAX 15, section 12.1).
/// Nothing is trimmed, folded or cut (SP 800-63B-4 section 3.1.1.2; RFC 8265 section 4.2).
///
/// # Errors
///
/// * `account.password_empty` when there is nothing in it.
/// * `account.password_too_large` above 4096 bytes.
/// * `account.password_control_character`.
/// * `account.password_unassigned_codepoint`.
pub fn prepare_password(password: &Secret<String>) -> Result<Prepared, AccountError> {
    let raw = password.expose();
    if raw.is_empty() {
        return Err(AccountError::PasswordEmpty(Fault::new()));
    }
    if raw.len() > MOST_BYTES as usize {
        let fault = Fault::new().with("bytes", raw.len()).with("limit", MOST_BYTES);
        return Err(AccountError::PasswordTooLarge(fault));
    }
    if let Some(at) = raw.chars().position(char::is_control) {
        let fault = Fault::new().with("place", at.saturating_add(1));
        return Err(AccountError::PasswordControlCharacter(fault));
    }
    let blanks = raw.chars().map(|letter| if is_blank(letter) { ' ' } else { letter });
    // Room for the longest result, so that no copy is left behind by a text that grows.
    let mut text = Zeroizing::new(String::with_capacity(raw.len().saturating_mul(3)));
    for_each_composed(blanks, |letter| text.push(letter));
    if let Some(at) = text.chars().position(|letter| !is_assigned(letter)) {
        let fault = Fault::new().with("place", at.saturating_add(1));
        return Err(AccountError::PasswordUnassignedCodepoint(fault));
    }
    let length = u32::try_from(text.chars().count()).unwrap_or(u32::MAX);
    Ok(Prepared { text, length })
}

/// Unicode's blanks (category Zs) other than U+0020.
const fn is_blank(letter: char) -> bool {
    matches!(
        letter,
        '\u{a0}' | '\u{1680}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}'
    )
}
