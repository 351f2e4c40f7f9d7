//! Signing a message, and taking one.

use super::secret::{padded, secret_bytes, unpadded};
use super::{WebhookAnswer, WebhookHeaders, WebhookRefusal, WebhookSignature};
use crate::account::material::{hmac_sha256, in_range, later, not_longer, same, since};
use crate::account::{AccountError, Secret};
use crate::kernel::{Instant, KernelError};
use crate::problem::Fault;

/// The version of the scheme, before each signature.
const VERSION: &str = "v1,";

/// The most secrets, and the most signatures of a message.
const MOST: usize = 32;

/// The most bytes of an id.
const MOST_ID_BYTES: usize = 256;

/// The headers that go out with a message: one signature by each secret, so that secrets can be
/// changed while messages are under way.
///
/// The body has to go out byte for byte as it was signed.
///
/// # Errors
///
/// * `account.webhook_secret_invalid`; `account.invalid_keys` where there is no secret.
/// * `account.invalid_setting` for an id that is empty, has more than 256 bytes, or holds a point, a
///   blank or a control character: it would flow into what is signed after it.
/// * `account.too_large` for more than 32 secrets.
/// * `kernel.invalid_time` for a time before 1970.
///
/// # Cost
///
/// O(n) for a body of n bytes, for each secret.
pub fn sign_webhook(
    id: &str,
    body: &str,
    secrets: &[Secret<String>],
    now: Instant,
) -> Result<WebhookSignature, AccountError> {
    check_secrets(secrets)?;
    if !is_id(id) {
        let fault = Fault::new().at("id").with("setting", "id");
        let reason = "is not 1 to 256 letters without points, blanks and control characters";
        return Err(AccountError::InvalidSetting(fault.with("reason", reason)));
    }
    let seconds = now.unix_milliseconds().div_euclid(1000);
    if seconds < 0 {
        let fault = Fault::new().at("now").with("value", now);
        return Err(KernelError::InvalidTime(fault.with("expected", "a time after 1970")).into());
    }
    let timestamp = seconds.to_string();
    let mut signatures = Vec::new();
    for (at, secret) in secrets.iter().enumerate() {
        let mac = mac_of(&secret_bytes(secret, at)?, id, &timestamp, body);
        signatures.push(format!("{VERSION}{}", padded(&mac)));
    }
    let headers = WebhookHeaders { id: id.to_owned(), timestamp, signature: signatures.join(" ") };
    Ok(WebhookSignature { headers })
}

/// Whether a message was signed by one of the secrets, and sent within the tolerance of now.
///
/// The signature is looked at before the time.
/// A signature of another version is passed over; one that fits is enough.
///
/// # Errors
///
/// * `account.webhook_secret_invalid`; `account.invalid_keys` where there is no secret.
/// * `account.too_large` for more than 32 secrets.
/// * `kernel.out_of_range` for a tolerance that is not from 1 second to an hour.
///
/// # Cost
///
/// O(n) for a body of n bytes, for each secret.
pub fn verify_webhook(
    headers: &WebhookHeaders,
    body: &str,
    secrets: &[Secret<String>],
    tolerance_seconds: u32,
    now: Instant,
) -> Result<WebhookAnswer, AccountError> {
    check_secrets(secrets)?;
    in_range("tolerance_seconds", tolerance_seconds, 1, 3600)?;
    let refused = |reason| {
        let problem = AccountError::SignatureInvalid(Fault::new()).into();
        Ok(WebhookAnswer::Refused { reason, problem })
    };
    let sent_at = sent_at(&headers.timestamp);
    let given = signatures(&headers.signature);
    let (Some(sent_at), Some(given), true) = (sent_at, given, is_id(&headers.id)) else {
        // A secret that is none is the host's mistake, whatever the sender sent.
        secrets.iter().enumerate().try_for_each(|(at, one)| secret_bytes(one, at).map(drop))?;
        return refused(WebhookRefusal::Malformed);
    };
    let mut signed_by = None;
    for (at, secret) in (0..).zip(secrets) {
        let bytes = secret_bytes(secret, at as usize)?;
        let mac = mac_of(&bytes, &headers.id, &headers.timestamp, body);
        for signature in &given {
            if same(signature, &mac) {
                signed_by = Some(at);
            }
        }
    }
    let Some(secret) = signed_by else { return refused(WebhookRefusal::NotSigned) };
    let tolerance = i64::from(tolerance_seconds) * 1000;
    let age = since(sent_at, now);
    if age > tolerance {
        return refused(WebhookRefusal::TooOld);
    }
    if age < -tolerance {
        return refused(WebhookRefusal::TooNew);
    }
    let remember_until = later(sent_at, tolerance_seconds);
    Ok(WebhookAnswer::Accepted { id: headers.id.clone(), sent_at, remember_until, secret })
}

fn mac_of(secret: &[u8], id: &str, timestamp: &str, body: &str) -> [u8; 32] {
    let parts = [id.as_bytes(), b".", timestamp.as_bytes(), b".", body.as_bytes()];
    hmac_sha256(secret, &parts)
}

fn check_secrets(secrets: &[Secret<String>]) -> Result<(), AccountError> {
    not_longer("secrets", "secrets", secrets.len(), MOST)?;
    if secrets.is_empty() {
        let fault = Fault::new().at("secrets").with("reason", "are none");
        return Err(AccountError::InvalidKeys(fault));
    }
    Ok(())
}

fn is_id(id: &str) -> bool {
    let is_plain = |letter: char| letter != '.' && !letter.is_whitespace() && !letter.is_control();
    (1..=MOST_ID_BYTES).contains(&id.len()) && id.chars().all(is_plain)
}

/// The instant of a header, which has one spelling.
fn sent_at(timestamp: &str) -> Option<Instant> {
    let seconds: u32 = timestamp.parse().ok()?;
    let is_plain = seconds.to_string() == timestamp;
    Instant::from_unix_milliseconds(i64::from(seconds) * 1000).filter(|_| is_plain)
}

/// The signatures of the version that is known; nothing where there are too many.
fn signatures(header: &str) -> Option<Vec<Vec<u8>>> {
    let all = header.split(' ').filter(|one| !one.is_empty());
    if all.clone().nth(MOST).is_some() {
        return None;
    }
    let ours = all.filter_map(|one| one.strip_prefix(VERSION)).filter(|one| one.len() <= 64);
    Some(ours.filter_map(|one| unpadded(one).map(|bytes| bytes.to_vec())).collect())
}
