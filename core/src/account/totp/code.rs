//! The code of one counter.

use zeroize::Zeroizing;

use super::OtpAlgorithm;
use crate::account::material::{hmac_sha1, hmac_sha256, hmac_sha512};

/// The code of a counter, as text of this many digits, from 1 to 9 (RFC 4226 section 5.3).
pub(super) fn code_of(
    algorithm: OtpAlgorithm,
    secret: &[u8],
    counter: u64,
    digits: u32,
) -> Zeroizing<String> {
    let counter = counter.to_be_bytes();
    let number = match algorithm {
        OtpAlgorithm::Sha1 => truncated(&hmac_sha1(secret, &[&counter])),
        OtpAlgorithm::Sha256 => truncated(&hmac_sha256(secret, &[&counter])),
        OtpAlgorithm::Sha512 => truncated(&hmac_sha512(secret, &[&counter])),
    };
    let length = digits as usize;
    Zeroizing::new(format!("{:0length$}", number % 10_u32.saturating_pow(digits)))
}

/// Four bytes from where the last half byte points, without their first bit.
///
/// The hash has at least 20 bytes, and the last half byte points to one of the first 16.
fn truncated(hash: &[u8]) -> u32 {
    let offset = hash.last().map_or(0, |byte| usize::from(byte & 0xf));
    let four = hash.get(offset..).and_then(<[u8]>::first_chunk::<4>);
    four.map_or(0, |four| u32::from_be_bytes(*four) & 0x7fff_ffff)
}
