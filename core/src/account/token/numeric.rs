//! Codes of eight digits that a person types.

use zeroize::Zeroizing;

use super::effects::effects_of;
use super::{
    NewNumericCode, NumericAnswer, NumericCode, SigningKey, TokenPurpose, TokenRefusal, check_keys,
};
use crate::account::material::{HEX, framed_mac, later, same_text, take, whole};
use crate::account::totp::typed_digits;
use crate::account::{AccountError, Disclosed, Secret};
use crate::kernel::Instant;
use crate::problem::Fault;

/// How many digits a code has.
const DIGITS: u32 = 8;

/// How long a code lives at most, in seconds.
const LIFETIME: u32 = 10 * 60;

/// How many wrong codes may be tried.
const TRIES: u32 = 5;

/// A new code of eight digits, which lives for ten minutes at most and bears five wrong tries, in
/// place of the one there was.
///
/// All codes are equally likely.
/// Five tries find one in 20 million; count the codes that are asked for, too.
///
/// # Errors
///
/// * `account.entropy_too_short` for less than 16 bytes.
/// * `account.invalid_keys`, `account.key_too_short`, `account.too_large`.
pub fn issue_numeric_code(
    purpose: TokenPurpose,
    subject: &str,
    email: &str,
    now: Instant,
    keys: &[SigningKey],
    entropy: &Secret<Vec<u8>>,
) -> Result<NewNumericCode, AccountError> {
    let key = check_keys(keys)?;
    // Of 128 bits, what a modulus makes more likely is one part in 10^30.
    let number = u128::from_be_bytes(*take::<16>(entropy)?) % 10_u128.pow(DIGITS);
    let code = Zeroizing::new(format!("{number:08}"));
    let record = NumericCode {
        mac: mac_of(key, purpose, subject, email, &code),
        key: key.id.clone(),
        purpose,
        subject: subject.to_owned(),
        bound_email: email.to_owned(),
        expires_at: later(whole(now), LIFETIME.min(purpose.lifetime_seconds())),
        tries_left: TRIES,
        used_at: None,
        version: 0,
    };
    Ok(NewNumericCode { code_once: Disclosed::new(code.to_string()), record })
}

/// Takes a code, which is used up, or counts a try.
///
/// A text that is no code of eight digits costs no try.
/// Store the record in both cases, where the stored one still has the old version; otherwise this
/// answer does not count, so that many requests at once get no more tries than one after another.
///
/// # Errors
///
/// * `account.invalid_keys`, `account.key_too_short`, `account.too_large`.
pub fn verify_numeric_code(
    record: &NumericCode,
    code: &Secret<String>,
    purpose: TokenPurpose,
    current_email: &str,
    now: Instant,
    keys: &[SigningKey],
) -> Result<NumericAnswer, AccountError> {
    check_keys(keys)?;
    let mut record = record.clone();
    let reason = match (typed_digits(code.expose(), DIGITS), key_of(&record, keys)) {
        (None, _) => TokenRefusal::Malformed,
        _ if record.purpose != purpose => TokenRefusal::PurposeMismatch,
        _ if record.used_at.is_some() => TokenRefusal::Used,
        _ if record.tries_left == 0 => TokenRefusal::TriesExhausted,
        _ if record.bound_email != current_email => TokenRefusal::EmailChanged,
        _ if now >= record.expires_at => TokenRefusal::Expired,
        (_, None) => TokenRefusal::Unknown,
        (Some(code), Some(key)) => {
            record.version = record.version.wrapping_add(1);
            let mac = mac_of(key, purpose, &record.subject, current_email, &code);
            if same_text(&record.mac, &mac) {
                record.used_at = Some(whole(now));
                return Ok(NumericAnswer::Accepted { record, effects: effects_of(purpose) });
            }
            record.tries_left -= 1;
            TokenRefusal::Unknown
        }
    };
    let problem = AccountError::TokenInvalid(Fault::new()).into();
    Ok(NumericAnswer::Refused { reason, record, problem })
}

fn key_of<'a>(record: &NumericCode, keys: &'a [SigningKey]) -> Option<&'a SigningKey> {
    keys.iter().find(|key| key.id == record.key)
}

fn mac_of(
    key: &SigningKey,
    purpose: TokenPurpose,
    subject: &str,
    email: &str,
    code: &str,
) -> String {
    let fields = [purpose.name(), subject, email, code].map(str::as_bytes);
    HEX.encode(&framed_mac(key.secret.expose().as_bytes(), "numeric/v1", &fields))
}
