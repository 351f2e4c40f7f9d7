//! The secret that sender and receiver share.

use zeroize::Zeroizing;

use super::NewWebhookSecret;
use crate::account::material::{BASE64, take};
use crate::account::{AccountError, Disclosed, Secret};
use crate::problem::Fault;

/// What stands before a secret.
const PREFIX: &str = "whsec_";

/// Letters of the longest secret: 64 bytes in base 64.
const MOST_LETTERS: usize = 88;

/// A new secret of 32 bytes.
///
/// # Errors
///
/// * `account.entropy_too_short` for less than that.
pub fn generate_webhook_secret(
    entropy: &Secret<Vec<u8>>,
) -> Result<NewWebhookSecret, AccountError> {
    let text = padded(take::<32>(entropy)?.as_slice());
    Ok(NewWebhookSecret { secret_once: Disclosed::new(format!("{PREFIX}{text}")) })
}

/// The bytes of a secret, from 24 to 64, with or without `whsec_`.
///
/// # Errors
///
/// * `account.webhook_secret_invalid`.
pub(super) fn secret_bytes(
    secret: &Secret<String>,
    at: usize,
) -> Result<Zeroizing<Vec<u8>>, AccountError> {
    let text = secret.expose().strip_prefix(PREFIX).unwrap_or(secret.expose());
    let bytes = (text.len() <= MOST_LETTERS).then(|| unpadded(text)).flatten();
    let reason = match &bytes {
        None => "is not in base 64, or is too long",
        Some(bytes) if !(24..=64).contains(&bytes.len()) => {
            "has fewer than 24 or more than 64 bytes"
        }
        Some(_) => "",
    };
    bytes.filter(|_| reason.is_empty()).ok_or_else(|| {
        let fault = Fault::new().at(format!("secrets[{at}]")).with("reason", reason);
        AccountError::WebhookSecretInvalid(fault)
    })
}

/// Base 64 with padding.
pub(super) fn padded(bytes: &[u8]) -> String {
    let mut text = BASE64.encode(bytes);
    while !text.len().is_multiple_of(4) {
        text.push('=');
    }
    text
}

/// The bytes of a text in base 64, with all of its padding or without any.
pub(super) fn unpadded(text: &str) -> Option<Zeroizing<Vec<u8>>> {
    let letters = text.trim_end_matches('=');
    let padding = text.len() - letters.len();
    let is_whole = padding == 0 || (padding <= 2 && text.len().is_multiple_of(4));
    BASE64.decode(letters).filter(|_| is_whole)
}
