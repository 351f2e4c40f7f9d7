//! Beginning and ending a family of refresh tokens.

use super::check::check;
use super::{NewRefreshFamily, RefreshFamily, RefreshLeaf, RefreshPolicy};
use crate::account::material::{BASE64_URL, fingerprint, later, take, whole};
use crate::account::{AccountError, Disclosed, Secret};
use crate::kernel::{Instant, generated_key};
use crate::problem::Fault;

/// How many letters spell 256 bits.
const LETTERS: usize = 43;

/// What the fingerprint of a token begins with.
const LABEL: &str = "refresh/v1";

/// A new family with its first token, after somebody has signed in.
///
/// `binding` names the client or the device it is made for; the token is taken from no other.
///
/// # Errors
///
/// * `account.entropy_too_short` for less than 48 bytes: 16 for the id, 32 for the token.
/// * `kernel.out_of_range` for a policy outside its ranges.
pub fn start_refresh_family(
    subject: &str,
    binding: Option<&str>,
    policy: &RefreshPolicy,
    now: Instant,
    entropy: &Secret<Vec<u8>>,
) -> Result<NewRefreshFamily, AccountError> {
    check(policy)?;
    let bytes = take::<48>(entropy)?;
    let mut id = [0; 16];
    id.copy_from_slice(bytes.first_chunk::<16>().unwrap_or(&[0; 16]));
    let token = BASE64_URL.encode(bytes.last_chunk::<32>().unwrap_or(&[0; 32]));
    let now = whole(now);
    let expires_at = later(now, policy.absolute_seconds);
    let family = RefreshFamily {
        id: generated_key(id).as_str().to_owned(),
        subject: subject.to_owned(),
        binding: binding.map(str::to_owned),
        expires_at,
        leaf: RefreshLeaf { hash: hash_of(&token), at: now },
        predecessor: None,
        spent: Vec::new(),
        revoked_at: None,
        version: 0,
    };
    let expires_at = expires_at.min(later(now, policy.idle_seconds));
    Ok(NewRefreshFamily { token_once: Disclosed::new(token), expires_at, family })
}

/// The family without any token that works, as at the end of a sign-in; a revoked one stays as it
/// is.
#[must_use]
pub fn revoke_refresh_family(family: &RefreshFamily, now: Instant) -> RefreshFamily {
    let mut family = family.clone();
    if family.revoked_at.is_none() {
        family.revoked_at = Some(whole(now));
        family.version = family.version.wrapping_add(1);
    }
    family
}

/// The hash under which the family of a token is looked up.
///
/// # Errors
///
/// * `account.token_invalid` for a text that can be no token.
pub fn refresh_token_hash(token: &Secret<String>) -> Result<String, AccountError> {
    let text = token.expose();
    if text.len() != LETTERS || BASE64_URL.decode(text).is_none() {
        return Err(AccountError::TokenInvalid(Fault::new()));
    }
    Ok(hash_of(text))
}

pub(super) fn hash_of(token: &str) -> String {
    fingerprint(LABEL, token.as_bytes())
}
