//! Hashes and message authentication codes, and the comparison of secrets.
//!
//! HMAC is that of RFC 2104; its vectors are those of RFC 2202 and RFC 4231.

use hmac::{Hmac, KeyInit, Mac};
use sha1::Sha1;
use sha2::{Digest, Sha256, Sha512};
use subtle::ConstantTimeEq;

use super::HEX;

/// The HMAC of some parts, one after the other, by the hash of the name.
macro_rules! hmac_by {
    ($($name:ident: $hash:ty, $length:literal;)*) => {$(
        /// The HMAC of some parts, one after the other.
        pub(crate) fn $name(key: &[u8], parts: &[&[u8]]) -> [u8; $length] {
            // HMAC takes a key of any length, so there is always one.
            let Ok(mut mac) = Hmac::<$hash>::new_from_slice(key) else { return [0; $length] };
            parts.iter().for_each(|part| mac.update(part));
            mac.finalize().into_bytes().into()
        }
    )*};
}

hmac_by! {
    hmac_sha1: Sha1, 20;
    hmac_sha256: Sha256, 32;
    hmac_sha512: Sha512, 64;
}

/// The HMAC-SHA-256 of fields, each behind its length, so that no two lists of fields are one text.
pub(crate) fn framed_mac(key: &[u8], label: &str, fields: &[&[u8]]) -> [u8; 32] {
    let mut framed = Vec::new();
    for field in [&[label.as_bytes()], fields].concat() {
        framed.extend((field.len() as u64).to_be_bytes());
        framed.extend(field);
    }
    hmac_sha256(key, &[&framed])
}

/// The SHA-256 of some parts, one after the other.
fn sha256(parts: &[&[u8]]) -> [u8; 32] {
    let mut hash = Sha256::new();
    parts.iter().for_each(|part| hash.update(part));
    hash.finalize().into()
}

/// What is stored of a secret with at least 112 bits of entropy: its SHA-256 behind a label that
/// says what it is, in hexadecimal.
///
/// Such a secret cannot be guessed, so no slow hash is needed (ASVS 5.0, requirement 6.5.2).
pub(crate) fn fingerprint(label: &str, secret: &[u8]) -> String {
    HEX.encode(&sha256(&[label.as_bytes(), &[0], secret]))
}

/// Whether two values are equal, in a time that hangs only on their lengths.
pub(crate) fn same(one: &[u8], other: &[u8]) -> bool {
    one.ct_eq(other).into()
}

/// As [`same`], for texts.
pub(crate) fn same_text(one: &str, other: &str) -> bool {
    same(one.as_bytes(), other.as_bytes())
}
