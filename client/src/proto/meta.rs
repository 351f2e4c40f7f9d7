//! What an answer says beside its body.

use http::HeaderMap;
use serde::Serialize;

use super::retry_after::text;
use super::{Deprecation, Moment, RateLimit};

/// The tag of one version of a thing, as the service gave it, quotes included.
///
/// Handed back with a change, it makes the change fail if somebody else was faster.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(inline))]
#[serde(transparent)]
pub struct ETag(String);

impl ETag {
    /// Reads a tag: `"abc"` or `W/"abc"`; nothing, if it is neither.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let opaque = text.strip_prefix("W/").unwrap_or(text);
        let inside = opaque.strip_prefix('"')?.strip_suffix('"')?;
        let allowed = |b: u8| b == 0x21 || (0x23..=0x7e).contains(&b);
        inside.bytes().all(allowed).then(|| Self(text.to_owned()))
    }

    /// Whether it stands for the very same bytes, so that a change may rest on it
    /// ([RFC 9110, 8.8.3.2]).
    ///
    /// [RFC 9110, 8.8.3.2]: https://www.rfc-editor.org/rfc/rfc9110#name-comparison-2
    #[must_use]
    pub fn is_strong(&self) -> bool {
        !self.0.starts_with("W/")
    }

    /// The tag as it is sent.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// What an answer says beside its body.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Meta {
    /// The status.
    pub status: u16,
    /// The name of the call in the logs of both sides.
    pub request_id: Option<String>,
    /// The tag of this version.
    pub etag: Option<ETag>,
    /// How many requests are left.
    pub rate_limit: Option<RateLimit>,
    /// That the endpoint is going to disappear.
    pub deprecation: Option<Deprecation>,
    /// How many attempts it took.
    pub attempts: u32,
}

impl Meta {
    pub(crate) fn read(status: u16, headers: &HeaderMap, sent_id: &str, now: Moment) -> Self {
        let id = text(headers, "x-request-id").unwrap_or(sent_id);
        Self {
            status,
            request_id: Some(id.to_owned()),
            etag: text(headers, "etag").and_then(ETag::parse),
            rate_limit: RateLimit::read(headers, now),
            deprecation: Deprecation::read(headers),
            attempts: 1,
        }
    }
}
