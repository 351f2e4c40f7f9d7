//! Signed messages as data.

use serde::{Deserialize, Serialize};

use crate::account::Disclosed;
use crate::kernel::Instant;
use crate::problem::Problem;

/// A new secret for webhooks, which is shown once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct NewWebhookSecret {
    /// `whsec_` and 32 bytes in base 64: hand it to the other side, and store it encrypted.
    pub secret_once: Disclosed,
}

/// The headers of a signed message.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, expecting = "the headers of a webhook")]
pub struct WebhookHeaders {
    /// `webhook-id`.
    pub id: String,
    /// `webhook-timestamp`, in seconds since 1970.
    pub timestamp: String,
    /// `webhook-signature`: one or more of `v1,...`, with blanks between them.
    pub signature: String,
}

/// What goes out with a message.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct WebhookSignature {
    /// The headers to set.
    pub headers: WebhookHeaders,
}

/// Whether a signed message is taken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum WebhookAnswer {
    /// It is, unless its id was seen before.
    Accepted {
        /// The id of the message.
        id: String,
        /// When it was sent.
        sent_at: Instant,
        /// Until when the id has to be remembered.
        remember_until: Instant,
        /// The place of the secret that signed it.
        secret: u32,
    },
    /// It is not.
    Refused {
        /// Why, for the audit log.
        reason: WebhookRefusal,
        /// What the sender is told.
        problem: Problem,
    },
}

/// Why a signed message is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum WebhookRefusal {
    /// The id or the time has another form, or there are too many signatures.
    Malformed,
    /// No signature of the version that is known is one of ours.
    NotSigned,
    /// It was sent too long ago.
    TooOld,
    /// It was sent by a clock that is too far ahead.
    TooNew,
}
