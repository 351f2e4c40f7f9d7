//! Names for calls, made from the host's entropy.

use super::Moment;

/// Sixteen random bytes of the host.
pub type Entropy = [u8; 16];

/// A UUID of version 7 ([RFC 9562]) in lower case: sorts by the time it was made.
///
/// It names a call (`X-Request-Id`) or makes it safe to repeat (`Idempotency-Key`).
/// Ten of the sixteen bytes are used.
///
/// [RFC 9562]: https://www.rfc-editor.org/rfc/rfc9562#name-uuid-version-7
#[must_use]
pub fn unique_id(now: Moment, entropy: &Entropy) -> String {
    let mut random = [0; 10];
    random.copy_from_slice(&entropy[..10]);
    uuid::Builder::from_unix_timestamp_millis(now.unix_ms, &random).into_uuid().to_string()
}

/// A number from 0 to `most`, both included, from one draw of entropy.
///
/// The draw is taken as a fraction of 2^64, so that the bias is below 1 in 2^32 for delays.
#[must_use]
pub fn uniform(most: u64, entropy: &Entropy) -> u64 {
    let mut eight = [0; 8];
    eight.copy_from_slice(&entropy[8..]);
    let wide = u128::from(u64::from_le_bytes(eight)) * (u128::from(most) + 1);
    // The product is below (most + 1) * 2^64, so what is left fits.
    (wide >> 64) as u64
}
