//! A request that has no endpoint of its own.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::Value;

use super::arguments::bytes;
use super::settings::CallSettings;
use crate::client::Client;
use crate::proto::ApiError;
use crate::request::{RawAnswer, Request};

/// A request that has no endpoint of its own.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawAsk {
    /// The method.
    pub method: String,
    /// The path below `/api/v2`, with places such as `{id}`.
    pub template: String,
    /// What stands in the places.
    #[serde(default)]
    pub path: BTreeMap<String, String>,
    /// Parameters of the query.
    #[serde(default)]
    pub query: BTreeMap<String, String>,
    /// A body of JSON.
    #[serde(default)]
    pub json: Option<Value>,
    /// Any other body.
    #[serde(default, deserialize_with = "bytes")]
    pub content: Vec<u8>,
    /// What the other body is.
    #[serde(default)]
    pub content_type: Option<String>,
}

/// Sends a request that has no endpoint of its own, with the same credentials, retries and errors.
///
/// # Errors
/// As [`Request::send_raw`]; `client.invalid_method`.
pub async fn raw(
    client: Client,
    ask: RawAsk,
    settings: CallSettings,
) -> Result<RawAnswer, ApiError> {
    let method = ask.method.parse().map_err(|_| {
        ApiError::config("client.invalid_method", "there is no such method")
            .hint("write it in capitals, such as `GET`")
    })?;
    let mut request: Request = client.request(method, &ask.template).with(settings.options());
    for (name, value) in &ask.path {
        request = request.path(name, value);
    }
    for (name, value) in ask.query.iter().chain(&settings.query) {
        request = request.query(name, value);
    }
    if let Some(body) = &ask.json {
        request = request.json(body);
    } else if !ask.content.is_empty() {
        let kind = ask.content_type.as_deref().unwrap_or("application/octet-stream");
        request = request.bytes(kind, ask.content);
    }
    if let Some(tag) = settings.tag()? {
        request = request.if_match(&tag);
    }
    request.send_raw().await
}
