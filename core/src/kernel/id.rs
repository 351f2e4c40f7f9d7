//! Ids made from the host's entropy.

use super::Key;

/// A new key, as the text of a random UUID (version 4 of RFC 9562).
///
/// The host supplies 16 bytes of entropy; the same bytes give the same key.
///
/// ```
/// let key = prowess::kernel::generated_key([7; 16]);
/// assert_eq!(key.as_str(), "07070707-0707-4707-8707-070707070707");
/// ```
#[must_use]
pub fn generated_key(entropy: [u8; 16]) -> Key {
    let id = uuid::Builder::from_random_bytes(entropy).into_uuid();
    Key::trusted(&id.hyphenated().to_string())
}
