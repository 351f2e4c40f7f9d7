//! Is this still the version that the caller knows?

use axum::http::StatusCode;
use axum::http::header::{ETAG, HeaderMap, HeaderValue, IF_MATCH, IF_NONE_MATCH};
use axum::response::{IntoResponse, Response};
use serde::Serialize;

use super::problem::{Outcome, Refusal};
use super::sealed::digest;
use crate::store::{Answer, StoreError};

/// The tag of a body: a strong one, since it hangs on every byte.
#[must_use]
pub fn tag_of(body: &[u8]) -> String {
    format!("\"{}\"", &digest(&[body])[..32])
}

/// A value with its tag; 304 without a body where the caller has this version already.
///
/// # Errors
/// If it cannot be written as JSON.
pub fn tagged(headers: &HeaderMap, value: &impl Serialize) -> Outcome {
    Ok(tagged_text(headers, serde_json::to_vec(value).map_err(StoreError::from)?))
}

/// The same for what is written as JSON already.
pub fn tagged_text(headers: &HeaderMap, body: Vec<u8>) -> Response {
    let tag = tag_of(&body);
    let known = headers.get_all(IF_NONE_MATCH).iter().any(|wanted| {
        let wanted = wanted.to_str().unwrap_or_default();
        wanted == "*" || names(wanted, &tag, true)
    });
    if known {
        let mut response = StatusCode::NOT_MODIFIED.into_response();
        response.headers_mut().extend(HeaderValue::from_str(&tag).ok().map(|tag| (ETAG, tag)));
        return response;
    }
    Answer { status: StatusCode::OK, body, etag: Some(tag), location: None }.into_response()
}

/// A value as an answer without a tag: for what is asked by `POST`.
///
/// # Errors
/// If it cannot be written as JSON.
pub fn plain(status: StatusCode, value: &impl Serialize) -> Outcome<Response> {
    Ok(Answer { etag: None, ..Answer::json(status, value)? }.into_response())
}

/// Refuses a change that rests on a version which is no longer there.
///
/// # Errors
/// `service.changed`, status 412.
pub fn still_the_same(headers: &HeaderMap, present: Option<&impl Serialize>) -> Outcome<()> {
    let mut wanted =
        headers.get_all(IF_MATCH).iter().filter_map(|value| value.to_str().ok()).peekable();
    if wanted.peek().is_none() {
        return Ok(());
    }
    let tag = match present {
        Some(value) => Some(tag_of(&serde_json::to_vec(value).map_err(StoreError::from)?)),
        None => None,
    };
    let fits = tag.is_some_and(|tag| wanted.any(|one| one == "*" || names(one, &tag, false)));
    if fits {
        return Ok(());
    }
    let message = "it was changed by somebody else since it was read";
    let refusal = Refusal::new(StatusCode::PRECONDITION_FAILED, "service.changed", message);
    Err(refusal.hint("read it anew, and make the change there").into())
}

/// Whether a list of tags has this one; weak ones count only where a comparison may be weak.
fn names(list: &str, tag: &str, may_be_weak: bool) -> bool {
    list.split(',').map(str::trim).any(|one| {
        one == tag || (may_be_weak && one.strip_prefix("W/").is_some_and(|weak| weak == tag))
    })
}
