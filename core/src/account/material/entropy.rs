//! Bytes that the host hands in: entropy, and keys that it keeps.

use zeroize::Zeroizing;

use crate::account::{AccountError, Secret};
use crate::problem::Fault;

/// The fewest bytes of a key that signs: as many as SHA-256 gives, which RFC 2104 section 3 asks.
const KEY_BYTES: usize = 32;

/// The first `N` bytes of the host's entropy.
///
/// # Errors
///
/// * `account.entropy_too_short`.
pub(crate) fn take<const N: usize>(
    entropy: &Secret<Vec<u8>>,
) -> Result<Zeroizing<[u8; N]>, AccountError> {
    match entropy.expose().first_chunk::<N>() {
        Some(bytes) => Ok(Zeroizing::new(*bytes)),
        None => {
            let bytes = entropy.expose().len();
            let fault = Fault::new().at("entropy").with("bytes", bytes).with("needed", N);
            Err(AccountError::EntropyTooShort(fault))
        }
    }
}

/// The bytes of a key that signs.
///
/// # Errors
///
/// * `account.key_too_short`; the path is the one given.
pub(crate) fn key_bytes<'a>(key: &'a Secret<String>, path: &str) -> Result<&'a [u8], AccountError> {
    let bytes = key.expose().as_bytes();
    if bytes.len() < KEY_BYTES {
        let fault = Fault::new().at(path).with("bytes", bytes.len()).with("needed", KEY_BYTES);
        return Err(AccountError::KeyTooShort(fault));
    }
    Ok(bytes)
}
