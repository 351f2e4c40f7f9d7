//! Was this message sent by the service, just now?
//!
//! The rules are those of the room `account` of the crate `prowess`, for whoever serves HTTP: they
//! take what a web framework hands over.

use http::HeaderMap;
use prowess::account::webhook::{WebhookAnswer, WebhookHeaders, verify_webhook};
use prowess::kernel::Instant;

use crate::proto::retry_after::text;
use crate::proto::{ApiError, Moment, Secret};

/// The seconds that a message may be old, or ahead, unless the receiver says otherwise.
pub const TOLERANCE_SECONDS: u32 = 300;

/// A message that was signed by one of the secrets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Webhook {
    /// The id, which stays when the message is sent again.
    pub id: String,
    /// When it was sent.
    pub sent_at: Instant,
    /// Until when the id has to be remembered, so that nobody can send the message twice.
    pub remember_until: Instant,
    /// The place of the secret that signed it.
    pub secret: u32,
}

/// Whether a message was signed by one of the secrets, and sent within the tolerance of now.
///
/// `raw_body` is the body as it came over the wire: one that was read and written again has other
/// bytes.
/// Several secrets are for the time in which they change.
///
/// # Errors
/// `account.signature_invalid` for a message that is not the service's, is too old or too new;
/// `account.webhook_secret_invalid` and its like where the receiver is set up wrongly.
pub fn verify(
    headers: &HeaderMap,
    raw_body: &[u8],
    secrets: &[Secret],
    now: Moment,
    tolerance_seconds: u32,
) -> Result<Webhook, ApiError> {
    let header = |name| text(headers, name).unwrap_or_default().to_owned();
    let given = WebhookHeaders {
        id: header("webhook-id"),
        timestamp: header("webhook-timestamp"),
        signature: header("webhook-signature"),
    };
    // The service sends JSON, which is UTF-8; other bytes become a text that nobody signed.
    let body = String::from_utf8_lossy(raw_body);
    let secrets: Vec<_> =
        secrets.iter().map(|one| prowess::account::Secret::from(one.expose())).collect();
    let now = i64::try_from(now.unix_ms).ok().and_then(Instant::from_unix_milliseconds);
    let now = now.ok_or_else(|| {
        ApiError::config("client.invalid_clock", "the time of the clock is no time")
    })?;
    match verify_webhook(&given, &body, &secrets, tolerance_seconds, now) {
        Ok(WebhookAnswer::Accepted { id, sent_at, remember_until, secret }) => {
            Ok(Webhook { id, sent_at, remember_until, secret })
        }
        Ok(WebhookAnswer::Refused { problem, .. }) => Err(problem.into()),
        Err(error) => Err(prowess::Problem::from(error).into()),
    }
}
