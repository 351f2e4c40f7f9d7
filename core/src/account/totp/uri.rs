//! The address that a QR code shows to an authenticator.

use super::secret::secret_bytes;
use super::verify::check;
use super::{OtpAlgorithm, TotpOptions};
use crate::account::material::{BASE32, not_longer};
use crate::account::{AccountError, Disclosed, Secret};
use crate::problem::Fault;

/// The most bytes of an issuer or an account name.
const MOST_BYTES: usize = 256;

/// The address from which an authenticator takes the secret:
/// `otpauth://totp/Issuer:account?secret=...&issuer=Issuer&algorithm=SHA1&digits=6&period=30`.
///
/// Whatever stands for itself in no address is written as `%20` and the like (RFC 3986 section 2.1).
/// Some authenticators read `algorithm`, `digits` and `period` and ignore them: test with the ones
/// that people have before leaving the common options.
/// The format is described at <https://github.com/google/google-authenticator/wiki/Key-Uri-Format>.
///
/// # Errors
///
/// * `account.totp_secret_invalid`, `account.totp_secret_too_short`.
/// * `account.invalid_setting` for an issuer or an account that is empty or holds a colon, which
///   would end the issuer.
/// * `account.too_large` for one of more than 256 bytes.
/// * `kernel.out_of_range` for options outside their ranges.
pub fn totp_uri(
    secret: &Secret<String>,
    issuer: &str,
    account: &str,
    options: &TotpOptions,
) -> Result<Disclosed, AccountError> {
    check(options)?;
    let secret = BASE32.encode(&secret_bytes(secret)?);
    let (issuer, account) = (named("issuer", issuer)?, named("account", account)?);
    let algorithm = match options.algorithm {
        OtpAlgorithm::Sha1 => "SHA1",
        OtpAlgorithm::Sha256 => "SHA256",
        OtpAlgorithm::Sha512 => "SHA512",
    };
    let TotpOptions { digits, period_seconds, .. } = options;
    Ok(Disclosed::new(format!(
        "otpauth://totp/{issuer}:{account}?secret={secret}&issuer={issuer}\
         &algorithm={algorithm}&digits={digits}&period={period_seconds}"
    )))
}

/// A name as it stands in an address.
fn named(setting: &'static str, name: &str) -> Result<String, AccountError> {
    not_longer(setting, "bytes", name.len(), MOST_BYTES)?;
    let reason = match name.trim() {
        "" => "is empty",
        _ if name.contains(':') => "holds a colon",
        _ => return Ok(escaped(name)),
    };
    let fault = Fault::new().at(setting).with("setting", setting).with("reason", reason);
    Err(AccountError::InvalidSetting(fault))
}

/// All bytes but the unreserved ones of RFC 3986 section 2.3 as a percent sign and two digits.
fn escaped(name: &str) -> String {
    let mut text = String::new();
    for byte in name.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            text.push(char::from(byte));
        } else {
            text.push_str(&format!("%{byte:02X}"));
        }
    }
    text
}
