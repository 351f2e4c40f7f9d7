//! The body of an answer that says what is wrong.

use http::HeaderMap;
use serde::Deserialize;
use serde_json::Value;

use super::Moment;
use super::error::{ApiError, ErrorKind, FieldError, Reach};
use super::rate::RateLimit;
use super::redact::excerpt;
use super::retry_after::{retry_after_ms, text};

/// Both spellings of a problem in one: RFC 9457 and the flat `code`, `message`, `hint`.
///
/// Every member is read on its own, so that one of a wrong type loses itself and nothing else.
struct Members<'a>(&'a serde_json::Map<String, Value>);

impl Members<'_> {
    fn text(&self, names: &[&str]) -> Option<String> {
        let found = names.iter().find_map(|name| self.0.get(*name)?.as_str());
        found.map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned)
    }

    fn fields(&self) -> Vec<FieldError> {
        let listed = ["errors", "fields"].iter().find_map(|name| self.0.get(*name)?.as_array());
        let read = |one: &Value| FieldError::deserialize(one).ok();
        listed.into_iter().flatten().filter_map(read).collect()
    }
}

/// What kind of failure a status means.
#[must_use]
pub fn kind_of(status: u16) -> ErrorKind {
    match status {
        401 | 407 => ErrorKind::Auth,
        403 => ErrorKind::PermissionDenied,
        404 | 410 => ErrorKind::NotFound,
        409 | 423 => ErrorKind::Conflict,
        412 | 428 => ErrorKind::PreconditionFailed,
        429 => ErrorKind::RateLimited,
        400..=499 => ErrorKind::Validation,
        _ => ErrorKind::Server,
    }
}

/// The error that an answer stands for.
///
/// Reads `application/problem+json` ([RFC 9457]) and the flat form with `code`, `message`, `hint`
/// and `doc_link`; the members of both may stand in one document.
/// Anything else, such as a page of a proxy, becomes the code `http.<status>` with its first
/// 512 bytes beside it.
///
/// [RFC 9457]: https://www.rfc-editor.org/rfc/rfc9457
#[must_use]
pub fn error_of(status: u16, headers: &HeaderMap, body: &[u8], now: Moment) -> ApiError {
    let document = serde_json::from_slice::<Value>(body).ok();
    let document = document.as_ref().and_then(Value::as_object);
    // Some services put the problem one level down.
    let inner = document.and_then(|all| all.get("error")?.as_object()).or(document);
    let error = match inner.map(Members) {
        Some(members) => {
            let code = members.text(&["code"]).unwrap_or_else(|| format!("http.{status}"));
            let message = members.text(&["message", "detail", "title"]);
            let message = message.unwrap_or_else(|| format!("the service answered {status}"));
            ApiError::new(kind_of(status), &code, message).edit(|failure| {
                failure.hint = members.text(&["hint", "help"]);
                let linked = |link: &String| link.starts_with("http");
                failure.doc_link =
                    members.text(&["doc_link"]).or_else(|| members.text(&["type"]).filter(linked));
                failure.path = members.text(&["path"]);
                failure.request_id = members.text(&["request_id"]);
                failure.fields = members.fields();
            })
        }
        None => {
            let message = format!("the service answered {status} without saying why");
            ApiError::new(kind_of(status), &format!("http.{status}"), message)
                .edit(|failure| failure.excerpt = excerpt(body))
        }
    };
    error.edit(|failure| {
        failure.status = Some(status);
        failure.reach = Reach::Answered;
        failure.retry_after_ms = retry_after_ms(headers, now);
        failure.limit = RateLimit::read(headers, now).and_then(|rate| rate.limit);
        failure.scopes = scopes(headers);
        if let Some(id) = text(headers, "x-request-id") {
            failure.request_id = Some(id.to_owned());
        }
    })
}

/// The scopes that `WWW-Authenticate` asks for ([RFC 6750, 3]).
///
/// [RFC 6750, 3]: https://www.rfc-editor.org/rfc/rfc6750#section-3
fn scopes(headers: &HeaderMap) -> Vec<String> {
    let challenge = text(headers, "www-authenticate").unwrap_or_default();
    let quoted = challenge.split_once("scope=\"").and_then(|(_, rest)| rest.split_once('"'));
    quoted.map_or_else(Vec::new, |(list, _)| list.split(' ').map(str::to_owned).collect())
}
