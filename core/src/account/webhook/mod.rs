//! Was this message sent by the one who shares our secret, just now?
//!
//! The Standard Webhooks scheme, <https://github.com/standard-webhooks/standard-webhooks>:
//!
//! ```text
//! webhook-id, webhook-timestamp (seconds), webhook-signature: v1,base64(HMAC-SHA-256(secret, id.timestamp.body))
//! ```
//!
//! Words: the **id** names the message and stays when it is sent again, so a receiver keeps the ids
//! it has seen for the length of the **tolerance**.
//!
//! Not here: sending, and sending again.

mod model;
mod secret;
mod sign;

pub use model::{
    NewWebhookSecret, WebhookAnswer, WebhookHeaders, WebhookRefusal, WebhookSignature,
};
pub use secret::generate_webhook_secret;
pub use sign::{sign_webhook, verify_webhook};

#[cfg(test)]
mod webhook_tests;
