//! Making a token for forms, and taking one.

use serde::Serialize;

use crate::account::material::{HEX, hmac_sha256, same, take};
use crate::account::token::{SigningKey, check_keys};
use crate::account::{AccountError, Disclosed, Secret};
use crate::problem::{Fault, Problem};

/// How many letters the HMAC has.
const MAC_LETTERS: usize = 64;

/// How many letters the random part has.
const RANDOM_LETTERS: usize = 32;

/// A new token for forms.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct NewCsrfToken {
    /// The token: write it into the page and into its cookie.
    pub token_once: Disclosed,
}

/// Whether a token for forms is taken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum CsrfAnswer {
    /// It is.
    Accepted,
    /// It is not: nothing may change.
    Refused {
        /// Why, for the audit log.
        reason: CsrfRefusal,
        /// What the person is told.
        problem: Problem,
    },
}

/// Why a token for forms is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum CsrfRefusal {
    /// It has another form; nothing was compared.
    Malformed,
    /// The form and the cookie have two tokens.
    CookieMismatch,
    /// It was signed for another session, or by a key that is not known.
    NotSigned,
}

/// A new token for the forms of a session; it lives as long as the session and the key.
///
/// # Errors
///
/// * `account.entropy_too_short` for less than 16 bytes.
/// * `account.invalid_keys`, `account.key_too_short`, `account.too_large`.
pub fn issue_csrf_token(
    session_id: &Secret<String>,
    keys: &[SigningKey],
    entropy: &Secret<Vec<u8>>,
) -> Result<NewCsrfToken, AccountError> {
    let key = check_keys(keys)?;
    let random = HEX.encode(take::<16>(entropy)?.as_slice());
    let mac = HEX.encode(&mac_of(key, session_id, &random));
    Ok(NewCsrfToken { token_once: Disclosed::new(format!("{mac}.{random}")) })
}

/// Whether a token of a form is the one of its cookie, and signed for this session.
///
/// Any of the keys may have signed it.
///
/// # Errors
///
/// * `account.invalid_keys`, `account.key_too_short`, `account.too_large`.
pub fn verify_csrf_token(
    form_token: &Secret<String>,
    cookie_token: &Secret<String>,
    session_id: &Secret<String>,
    keys: &[SigningKey],
) -> Result<CsrfAnswer, AccountError> {
    check_keys(keys)?;
    let refused = |reason| {
        let problem = AccountError::TokenInvalid(Fault::new()).into();
        Ok(CsrfAnswer::Refused { reason, problem })
    };
    let text = form_token.expose();
    let parts = text.split_once('.').filter(|(mac, random)| {
        let is_hex = |text: &str| HEX.decode(text).is_some();
        mac.len() == MAC_LETTERS && random.len() == RANDOM_LETTERS && is_hex(random)
    });
    let read = parts.and_then(|(mac, random)| Some((HEX.decode(mac)?, random)));
    let Some((mac, random)) = read else { return refused(CsrfRefusal::Malformed) };
    if form_token != cookie_token {
        return refused(CsrfRefusal::CookieMismatch);
    }
    let mut is_signed = false;
    for key in keys {
        is_signed |= same(&mac_of(key, session_id, random), &mac);
    }
    if is_signed { Ok(CsrfAnswer::Accepted) } else { refused(CsrfRefusal::NotSigned) }
}

fn mac_of(key: &SigningKey, session_id: &Secret<String>, random: &str) -> [u8; 32] {
    let parts = [session_id.expose().as_bytes(), b"!", random.as_bytes()];
    hmac_sha256(key.secret.expose().as_bytes(), &parts)
}
