//! What is sent again, and when.

use http::{HeaderMap, Method};

use super::ids::{Entropy, uniform};
use super::retry_after::text;

/// How often and how patiently a call is sent again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RetryPolicy {
    /// How many times after the first; 0 means never.
    pub max_retries: u32,
    /// The longest delay before the first retry; it doubles with each.
    pub base_ms: u64,
    /// The longest delay before any retry that the server does not ask for.
    pub cap_ms: u64,
    /// The longest wait that a server may ask for; above it the call fails at once, with the wait
    /// in the error.
    pub longest_retry_after_ms: u64,
}

impl Default for RetryPolicy {
    /// Two retries, from 0.5 s up to 8 s; a server may ask for up to 60 s.
    fn default() -> Self {
        Self { max_retries: 2, base_ms: 500, cap_ms: 8_000, longest_retry_after_ms: 60_000 }
    }
}

/// Whether sending this again could do a thing twice.
///
/// The methods that RFC 9110 calls idempotent may always be repeated; `POST` and `PATCH` only
/// under an `Idempotency-Key`, by which the service knows them again.
#[must_use]
pub fn is_replayable(method: &Method, has_key: bool) -> bool {
    method.is_idempotent() || has_key
}

/// Whether an answer is worth asking again for.
///
/// | status | again? |
/// |---|---|
/// | 408, 425, 429, 500, 502, 503, 504 | yes |
/// | 409 | if the code says that a lock or the first call under this key is still held |
/// | 501, 505 and all others | no |
///
/// The header `x-should-retry: true` or `false` wins over the table: the service knows best.
#[must_use]
pub fn is_worth_it(status: u16, headers: &HeaderMap, code: Option<&str>) -> bool {
    match text(headers, "x-should-retry") {
        Some("true") => return true,
        Some("false") => return false,
        _ => {}
    }
    match status {
        408 | 425 | 429 | 500 | 502 | 503 | 504 => true,
        409 => code.is_some_and(is_held),
        _ => false,
    }
}

/// Whether the code says that something is held for the moment.
fn is_held(code: &str) -> bool {
    let reason = code.rsplit('.').next().unwrap_or(code);
    matches!(reason, "locked" | "lock_held" | "idempotency_in_progress")
}

/// Milliseconds until the next attempt, or nothing if it would come too late.
///
/// The delay is drawn evenly from 0 to `base * 2^retries`, at most `cap` ("full jitter": many
/// clients that failed together do not come back together).
/// What the server asks for is the least, never the most: the larger of the two is taken.
/// It is too late if the server asks for more than the policy allows, or if the wait would not
/// end before the deadline, `remaining_ms` from now.
#[must_use]
pub fn delay_ms(
    policy: &RetryPolicy,
    retries: u32,
    asked_ms: Option<u64>,
    remaining_ms: u64,
    entropy: &Entropy,
) -> Option<u64> {
    let doubled = policy.base_ms.saturating_mul(1_u64.checked_shl(retries).unwrap_or(u64::MAX));
    let drawn = uniform(doubled.min(policy.cap_ms), entropy);
    let asked = asked_ms.unwrap_or(0);
    let delay = drawn.max(asked);
    (asked <= policy.longest_retry_after_ms && delay < remaining_ms).then_some(delay)
}
