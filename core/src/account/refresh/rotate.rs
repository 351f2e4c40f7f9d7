//! Taking a refresh token for the next one.

use super::check::check;
use super::family::hash_of;
use super::{
    RefreshAnswer, RefreshFamily, RefreshLeaf, RefreshPolicy, RefreshRefusal, refresh_token_hash,
    revoke_refresh_family,
};
use crate::account::material::{BASE64_URL, later, not_longer, same_text, since, take, whole};
use crate::account::{AccountError, Disclosed, Effect, Notice, Recipient, Secret};
use crate::kernel::Instant;
use crate::problem::Fault;

/// Takes a token of a family for the next one, makes a lost answer good, or revokes the family.
///
/// It is looked at in this order: whether the token is of the family, whether that is revoked, the
/// client, reuse, absolute time, idle time.
/// Reuse comes before time, so that an old token that was stolen is noticed even when it is late.
///
/// A retry is let in while the clock is within the grace of the first use, before or after it: of
/// two machines one may be behind.
///
/// Store the family where the stored one still has the old version; otherwise read it anew and ask
/// again.
///
/// # Errors
///
/// * `account.entropy_too_short` for less than 32 bytes.
/// * `account.too_large` for a family with more than 20,000 tokens.
/// * `kernel.out_of_range` for a policy outside its ranges.
///
/// # Cost
///
/// One comparison for each token that the family has had.
pub fn rotate_refresh_token(
    family: &RefreshFamily,
    token: &Secret<String>,
    binding: Option<&str>,
    policy: &RefreshPolicy,
    now: Instant,
    entropy: &Secret<Vec<u8>>,
) -> Result<RefreshAnswer, AccountError> {
    check(policy)?;
    not_longer("family.spent", "tokens", family.spent.len(), 20_000)?;
    let next = BASE64_URL.encode(take::<32>(entropy)?.as_slice());
    let denied = |reason| {
        let problem = AccountError::TokenInvalid(Fault::new()).into();
        Ok(RefreshAnswer::Denied { reason, problem })
    };
    let Ok(hash) = refresh_token_hash(token) else { return denied(RefreshRefusal::Malformed) };
    let Some(place) = place_of(family, &hash) else { return denied(RefreshRefusal::Unknown) };
    if family.revoked_at.is_some() {
        return denied(RefreshRefusal::Revoked);
    }
    if family.binding.is_some() && family.binding.as_deref() != binding {
        return denied(RefreshRefusal::BindingMismatch);
    }
    let is_retry = match place {
        Place::Leaf => false,
        Place::Predecessor { used_at } if is_within_grace(used_at, policy, now) => true,
        Place::Predecessor { .. } | Place::Spent => return Ok(reuse(family, now)),
    };
    if now >= family.expires_at {
        return denied(RefreshRefusal::AbsoluteExpired);
    }
    if since(family.leaf.at, now) >= i64::from(policy.idle_seconds) * 1000 {
        return denied(RefreshRefusal::IdleExpired);
    }
    if family.spent.len() + 2 >= policy.most_tokens as usize {
        return denied(RefreshRefusal::Exhausted);
    }
    let now = whole(now);
    let mut family = family.clone();
    let old = std::mem::replace(&mut family.leaf, RefreshLeaf { hash: hash_of(&next), at: now });
    if is_retry {
        // The successor that got lost was never used; the predecessor keeps the time of its use.
        family.spent.push(old.hash);
    } else {
        let used = RefreshLeaf { hash: old.hash, at: now };
        family.spent.extend(family.predecessor.replace(used).map(|before| before.hash));
    }
    family.version = family.version.wrapping_add(1);
    let expires_at = family.expires_at.min(later(now, policy.idle_seconds));
    let token_once = Disclosed::new(next);
    Ok(match is_retry {
        true => RefreshAnswer::Retry { token_once, expires_at, family },
        false => RefreshAnswer::Rotated { token_once, expires_at, family },
    })
}

/// What a token is in its family.
enum Place {
    Leaf,
    Predecessor { used_at: Instant },
    Spent,
}

/// The place of a token; all of the family are compared, so that the time does not tell which.
fn place_of(family: &RefreshFamily, hash: &str) -> Option<Place> {
    let mut place = None;
    for spent in &family.spent {
        if same_text(spent, hash) {
            place = Some(Place::Spent);
        }
    }
    if let Some(before) = &family.predecessor
        && same_text(&before.hash, hash)
    {
        place = Some(Place::Predecessor { used_at: before.at });
    }
    if same_text(&family.leaf.hash, hash) {
        place = Some(Place::Leaf);
    }
    place
}

fn is_within_grace(used_at: Instant, policy: &RefreshPolicy, now: Instant) -> bool {
    let grace = i64::from(policy.grace_seconds) * 1000;
    grace > 0 && since(used_at, now).abs() <= grace
}

fn reuse(family: &RefreshFamily, now: Instant) -> RefreshAnswer {
    RefreshAnswer::Reuse {
        family: revoke_refresh_family(family, now),
        effects: vec![
            Effect::EndSession,
            Effect::Notify { notice: Notice::RefreshTokenReused, to: Recipient::Current },
            Effect::Audit { event: "refresh.reused" },
        ],
        problem: AccountError::TokenInvalid(Fault::new()).into(),
    }
}
