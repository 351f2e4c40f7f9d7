//! Tokens that are random texts.

use super::effects::effects_of;
use super::{NewToken, TokenAnswer, TokenCheck, TokenPurpose, TokenRecord, TokenRefusal};
use crate::account::material::{
    BASE64_URL, fingerprint, later, not_longer, same_text, take, whole,
};
use crate::account::{AccountError, Disclosed, Secret};
use crate::kernel::Instant;
use crate::problem::Fault;

/// How many letters spell 256 bits.
const LETTERS: usize = 43;

/// The most records that are looked at.
const MOST_RECORDS: usize = 1000;

/// A new token for a purpose, in place of those of the same purpose and subject that are open.
///
/// It has 256 bits of entropy; what is stored of it is
/// `SHA-256("tok/v1/" purpose 0 token)`, so it is found only by somebody who asks for its purpose.
///
/// # Errors
///
/// * `account.entropy_too_short` for less than 32 bytes.
/// * `account.too_large` for more than 1000 open records.
pub fn issue_token(
    purpose: TokenPurpose,
    subject: &str,
    bound_email: Option<&str>,
    open: &[TokenRecord],
    now: Instant,
    entropy: &Secret<Vec<u8>>,
) -> Result<NewToken, AccountError> {
    not_longer("open", "records", open.len(), MOST_RECORDS)?;
    let text = BASE64_URL.encode(take::<32>(entropy)?.as_slice());
    let now = whole(now);
    let record = TokenRecord {
        hash: hash_of(purpose, &text),
        purpose,
        subject: subject.to_owned(),
        bound_email: bound_email.map(str::to_owned),
        issued_at: now,
        expires_at: later(now, purpose.lifetime_seconds()),
        used_at: None,
        superseded_at: None,
        version: 0,
    };
    let replaced = open.iter().filter(|old| {
        let is_open = old.used_at.is_none() && old.superseded_at.is_none();
        is_open && old.purpose == purpose && old.subject == subject
    });
    let superseded = replaced.map(|old| TokenRecord {
        superseded_at: Some(now),
        version: old.version.wrapping_add(1),
        ..old.clone()
    });
    let superseded = superseded.collect();
    Ok(NewToken { token_once: Disclosed::new(text), record, superseded })
}

/// The hash under which the record of a token is stored.
///
/// # Errors
///
/// * `account.token_invalid` for a text that can be no token.
pub fn token_hash(purpose: TokenPurpose, token: &Secret<String>) -> Result<String, AccountError> {
    if !is_token(token) {
        return Err(AccountError::TokenInvalid(Fault::new()));
    }
    Ok(hash_of(purpose, token.expose()))
}

/// Whether a token would be taken, without using it up: for a request that only reads.
#[must_use]
pub fn check_token(
    record: &TokenRecord,
    token: &Secret<String>,
    purpose: TokenPurpose,
    current_email: Option<&str>,
    now: Instant,
) -> TokenCheck {
    match refusal(record, token, purpose, current_email, now) {
        None => {
            TokenCheck::Usable { subject: record.subject.clone(), expires_at: record.expires_at }
        }
        Some(reason) => {
            let problem = AccountError::TokenInvalid(Fault::new()).into();
            TokenCheck::Refused { reason, problem }
        }
    }
}

/// Takes a token, which is used up, or says why not.
///
/// It is looked at in this order: form, purpose, hash, used, superseded, address, time.
/// The address has to be the one the token was sent to, byte for byte; for a change of address,
/// give the new one that is waiting.
///
/// Store the record where the stored one still has the old version, and carry the effects out only
/// then: of two requests at once, one is taken.
#[must_use]
pub fn consume_token(
    record: &TokenRecord,
    token: &Secret<String>,
    purpose: TokenPurpose,
    current_email: Option<&str>,
    now: Instant,
) -> TokenAnswer {
    if let Some(reason) = refusal(record, token, purpose, current_email, now) {
        let problem = AccountError::TokenInvalid(Fault::new()).into();
        return TokenAnswer::Refused { reason, problem };
    }
    let version = record.version.wrapping_add(1);
    let record = TokenRecord { used_at: Some(whole(now)), version, ..record.clone() };
    TokenAnswer::Accepted { record, effects: effects_of(purpose) }
}

fn refusal(
    record: &TokenRecord,
    token: &Secret<String>,
    purpose: TokenPurpose,
    current_email: Option<&str>,
    now: Instant,
) -> Option<TokenRefusal> {
    let email_fits = || match (&record.bound_email, current_email) {
        (None, _) => true,
        (Some(bound), Some(current)) => bound == current,
        (Some(_), None) => false,
    };
    if !is_token(token) {
        Some(TokenRefusal::Malformed)
    } else if record.purpose != purpose {
        Some(TokenRefusal::PurposeMismatch)
    } else if !same_text(&record.hash, &hash_of(purpose, token.expose())) {
        Some(TokenRefusal::Unknown)
    } else if record.used_at.is_some() {
        Some(TokenRefusal::Used)
    } else if record.superseded_at.is_some() {
        Some(TokenRefusal::Superseded)
    } else if !email_fits() {
        Some(TokenRefusal::EmailChanged)
    } else if now >= record.expires_at {
        Some(TokenRefusal::Expired)
    } else {
        None
    }
}

fn hash_of(purpose: TokenPurpose, token: &str) -> String {
    fingerprint(&format!("tok/v1/{}", purpose.name()), token.as_bytes())
}

/// Whether a text has the form of a token.
fn is_token(token: &Secret<String>) -> bool {
    let text = token.expose();
    text.len() == LETTERS && BASE64_URL.decode(text).is_some()
}
