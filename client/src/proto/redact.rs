//! What of a request and of an answer may be shown.
//!
//! Lists of what is allowed, not of what is forbidden: a header that nobody thought of is hidden.

use super::Url;
use http::HeaderMap;

/// What stands in place of what is hidden.
pub const HIDDEN: &str = "***";

/// Headers whose values may be shown.
const HEADERS: &[&str] = &[
    "accept",
    "api-version",
    "content-length",
    "content-type",
    "date",
    "deprecation",
    "etag",
    "idempotency-key",
    "if-match",
    "if-none-match",
    "ratelimit",
    "ratelimit-policy",
    "retry-after",
    "retry-after-ms",
    "sunset",
    "user-agent",
    "x-request-attempt",
    "x-request-id",
    "x-should-retry",
];

/// Query parameters whose values may be shown: none of them names a person.
const PARAMETERS: &[&str] =
    &["api-version", "as_of", "dry_run", "format", "language", "page_size", "sort"];

/// The headers by name, with the values of all but harmless ones hidden.
#[must_use]
pub fn headers(headers: &HeaderMap) -> Vec<(String, String)> {
    let shown = |name: &str, value: &http::HeaderValue| match value.to_str() {
        Ok(text) if HEADERS.contains(&name) => text.to_owned(),
        _ => HIDDEN.to_owned(),
    };
    headers.iter().map(|(name, value)| (name.to_string(), shown(name.as_str(), value))).collect()
}

/// The address with user, password, fragment and the values of unknown parameters hidden.
#[must_use]
pub fn address(url: &Url) -> String {
    let mut shown = url.clone();
    if !shown.username().is_empty() || shown.password().is_some() {
        // Both fail only for addresses without a host, which no request has.
        let _ = shown.set_username(HIDDEN);
        let _ = shown.set_password(None);
    }
    shown.set_fragment(None);
    if url.query().is_some() {
        let pairs: Vec<_> = url.query_pairs().collect();
        shown.query_pairs_mut().clear().extend_pairs(pairs.iter().map(|(name, value)| {
            let known = PARAMETERS.contains(&name.as_ref());
            (name.as_ref(), if known { value.as_ref() } else { HIDDEN })
        }));
    }
    shown.into()
}

/// The longest excerpt of a body that an error carries, in bytes.
const EXCERPT: usize = 512;

/// The beginning of a body that is not a problem document, fit to be shown.
///
/// At most 512 bytes, cut between two letters; control characters become spaces.
/// Nothing, if the body is empty or blank.
#[must_use]
pub fn excerpt(body: &[u8]) -> Option<String> {
    let head = &body[..body.len().min(EXCERPT)];
    let text = String::from_utf8_lossy(head);
    let text = text.trim_end_matches(char::REPLACEMENT_CHARACTER);
    let clean: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    let clean = clean.trim();
    (!clean.is_empty()).then(|| clean.to_owned())
}
