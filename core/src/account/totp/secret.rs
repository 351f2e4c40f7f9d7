//! The secret that an authenticator and the host share.

use zeroize::Zeroizing;

use super::{NewTotpSecret, OtpAlgorithm};
use crate::account::material::{BASE32, take};
use crate::account::{AccountError, Disclosed, Secret};
use crate::problem::Fault;

/// RFC 4226 section 4, R6: 128 bits at least.
const FEWEST_BYTES: usize = 16;

/// Longer than any key that an HMAC takes as it is.
const MOST_LETTERS: usize = 512;

/// A new secret, as long as the hash is: 20, 32 or 64 bytes (RFC 6238 section 5.1).
///
/// # Errors
///
/// * `account.entropy_too_short` for less entropy than that.
pub fn generate_totp_secret(
    entropy: &Secret<Vec<u8>>,
    algorithm: OtpAlgorithm,
) -> Result<NewTotpSecret, AccountError> {
    let text = match algorithm {
        OtpAlgorithm::Sha1 => BASE32.encode(take::<20>(entropy)?.as_slice()),
        OtpAlgorithm::Sha256 => BASE32.encode(take::<32>(entropy)?.as_slice()),
        OtpAlgorithm::Sha512 => BASE32.encode(take::<64>(entropy)?.as_slice()),
    };
    Ok(NewTotpSecret { secret_once: Disclosed::new(text) })
}

/// The bytes of a secret in base 32; blanks, hyphens, small letters and padding do no harm.
///
/// # Errors
///
/// * `account.totp_secret_invalid`, `account.totp_secret_too_short`.
pub(super) fn secret_bytes(secret: &Secret<String>) -> Result<Zeroizing<Vec<u8>>, AccountError> {
    let invalid = || AccountError::TotpSecretInvalid(Fault::new().at("secret"));
    if secret.expose().len() > MOST_LETTERS {
        return Err(invalid());
    }
    let letters = secret.expose().trim_end_matches('=').chars();
    let letters = letters.filter(|letter| !matches!(letter, ' ' | '-'));
    let text: Zeroizing<String> =
        Zeroizing::new(letters.map(|letter| letter.to_ascii_uppercase()).collect());
    let bytes = BASE32.decode(&text).ok_or_else(invalid)?;
    if bytes.len() < FEWEST_BYTES {
        let fault = Fault::new().at("secret").with("bytes", bytes.len());
        return Err(AccountError::TotpSecretTooShort(fault.with("needed", FEWEST_BYTES)));
    }
    Ok(bytes)
}
