//! Texts that go out and come back, such as cursors: signed, so that nobody writes their own.

use hmac::{Hmac, KeyInit, Mac};
use prowess::account::Secret;
use sha2::{Digest, Sha256};

/// HMAC-SHA-256 of parts, each behind its length, under a label.
#[must_use]
#[expect(clippy::expect_used, reason = "an HMAC takes keys of any length")]
pub fn mac(key: &Secret<Vec<u8>>, label: &str, parts: &[&[u8]]) -> [u8; 32] {
    let mut mac = Hmac::<Sha256>::new_from_slice(key.expose()).expect("any length is a key");
    for part in [label.as_bytes()].iter().chain(parts) {
        mac.update(&(part.len() as u64).to_be_bytes());
        mac.update(part);
    }
    mac.finalize().into_bytes().into()
}

/// SHA-256 of parts, each behind its length, in hexadecimal.
#[must_use]
pub fn digest(parts: &[&[u8]]) -> String {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update((part.len() as u64).to_be_bytes());
        hash.update(part);
    }
    hex(&hash.finalize())
}

/// Bytes in hexadecimal.
#[must_use]
pub fn hex(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let letters = |byte: &u8| [DIGITS[usize::from(byte >> 4)], DIGITS[usize::from(byte & 15)]];
    bytes.iter().flat_map(letters).map(char::from).collect()
}

/// The bytes of a text in hexadecimal.
#[must_use]
pub fn from_hex(text: &str) -> Option<Vec<u8>> {
    let digit = |byte: u8| char::from(byte).to_digit(16).and_then(|one| u8::try_from(one).ok());
    if !text.len().is_multiple_of(2) {
        return None;
    }
    text.as_bytes().chunks(2).map(|two| Some(digit(two[0])? << 4 | digit(*two.get(1)?)?)).collect()
}

/// A text with its signature, in letters that an address takes.
#[must_use]
pub fn seal(key: &Secret<Vec<u8>>, label: &str, text: &str) -> String {
    let signature = mac(key, label, &[text.as_bytes()]);
    format!("{}.{}", hex(text.as_bytes()), hex(&signature[..16]))
}

/// The text, if we signed it under this label.
#[must_use]
pub fn unseal(key: &Secret<Vec<u8>>, label: &str, sealed: &str) -> Option<String> {
    let (text, signature) = sealed.split_once('.')?;
    let (text, signature) = (from_hex(text)?, from_hex(signature)?);
    let wanted = mac(key, label, &[&text]);
    // Compared in constant time, as all secrets are.
    let same = Secret::new(wanted[..16].to_vec()) == Secret::new(signature);
    same.then(|| String::from_utf8(text).ok()).flatten()
}
