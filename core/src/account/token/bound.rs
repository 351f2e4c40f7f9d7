//! Tokens that are signed over the state of an account, and stored nowhere.

use super::effects::effects_of;
use super::{
    AccountMark, BoundAnswer, BoundToken, SigningKey, TokenPurpose, TokenRefusal, check_keys,
};
use crate::account::material::{BASE64_URL, framed_mac, later, same, since, whole};
use crate::account::{AccountError, Disclosed, Secret};
use crate::kernel::Instant;
use crate::problem::Fault;

/// The version of the form, which stands at the front of a token.
const FORM: &str = "v1";

/// More bytes than a token has.
const MOST_BYTES: usize = 128;

/// How far ahead the clock of another machine may be, in milliseconds.
const AHEAD: i64 = 60_000;

/// A token for a purpose that opens it as long as the account stays as it is.
///
/// Its form is `v1.key.milliseconds.signature`; the signature is an HMAC-SHA-256 over purpose,
/// time, and all of the mark, each behind its length.
/// The idea to sign over what using the token changes is that of Django's reset tokens.
///
/// It opens its thing until something of the mark changes, so the host has to change something: a
/// reset changes the password, a login its time, a verified address its flag.
///
/// # Errors
///
/// * `account.invalid_keys`, `account.key_too_short`, `account.too_large`.
pub fn issue_bound_token(
    purpose: TokenPurpose,
    mark: &AccountMark,
    now: Instant,
    keys: &[SigningKey],
) -> Result<BoundToken, AccountError> {
    let key = check_keys(keys)?;
    let issued = now.unix_milliseconds();
    let signature = BASE64_URL.encode(&signature(key, purpose, issued, mark));
    let token = format!("{FORM}.{}.{issued}.{signature}", key.id);
    let expires_at = later(whole(now), purpose.lifetime_seconds());
    Ok(BoundToken { token_once: Disclosed::new(token), expires_at })
}

/// Whether a token was signed for this purpose and this state of the account, and lives.
///
/// The signature is looked at before the time.
///
/// # Errors
///
/// As for [`issue_bound_token`].
pub fn verify_bound_token(
    token: &Secret<String>,
    purpose: TokenPurpose,
    mark: &AccountMark,
    now: Instant,
    keys: &[SigningKey],
) -> Result<BoundAnswer, AccountError> {
    check_keys(keys)?;
    let refused = |reason| {
        let problem = AccountError::TokenInvalid(Fault::new()).into();
        Ok(BoundAnswer::Refused { reason, problem })
    };
    let Some((id, issued, given)) = parts(token.expose()) else {
        return refused(TokenRefusal::Malformed);
    };
    let Some(key) = keys.iter().find(|key| key.id == id) else {
        return refused(TokenRefusal::Unknown);
    };
    let milliseconds = issued.unix_milliseconds();
    let signed = |purpose| same(&signature(key, purpose, milliseconds, mark), &given);
    if !signed(purpose) {
        let other = TokenPurpose::ALL.into_iter().any(|other| other != purpose && signed(other));
        let reason = match other {
            true => TokenRefusal::PurposeMismatch,
            false => TokenRefusal::StateChanged,
        };
        return refused(reason);
    }
    if since(now, issued) > AHEAD {
        return refused(TokenRefusal::NotYetValid);
    }
    if now >= later(issued, purpose.lifetime_seconds()) {
        return refused(TokenRefusal::Expired);
    }
    let key = key.id.clone();
    Ok(BoundAnswer::Accepted { issued_at: issued, key, effects: effects_of(purpose) })
}

/// The parts of a token: the name of the key, the time and the signature.
///
/// One token has one text: a time with zeros in front or a plus is none.
fn parts(token: &str) -> Option<(&str, Instant, [u8; 32])> {
    if token.len() > MOST_BYTES {
        return None;
    }
    let mut parts = token.split('.');
    let (form, id, time, signature) = (parts.next()?, parts.next()?, parts.next()?, parts.next()?);
    let milliseconds: i64 = time.parse().ok()?;
    let is_plain = form == FORM && parts.next().is_none() && milliseconds.to_string() == time;
    let signature = BASE64_URL.decode(signature)?;
    let signature: [u8; 32] = signature.as_slice().try_into().ok()?;
    let issued = Instant::from_unix_milliseconds(milliseconds)?;
    is_plain.then_some((id, issued, signature))
}

fn signature(key: &SigningKey, purpose: TokenPurpose, issued: i64, mark: &AccountMark) -> [u8; 32] {
    let AccountMark { subject, email, email_verified, password_hash, last_login_at } = mark;
    let last_login = last_login_at.map(|at| at.unix_milliseconds().to_string());
    framed_mac(
        key.secret.expose().as_bytes(),
        "bound/v1",
        &[
            purpose.name().as_bytes(),
            issued.to_string().as_bytes(),
            subject.as_bytes(),
            email.as_bytes(),
            &[u8::from(*email_verified)],
            &[u8::from(password_hash.is_some())],
            password_hash.as_ref().map_or(&[], |hash| hash.expose().as_bytes()),
            last_login.unwrap_or_default().as_bytes(),
        ],
    )
}
