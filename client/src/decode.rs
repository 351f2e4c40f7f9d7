//! Reading answers: strict about what is needed, tolerant of what is new.

use http::HeaderMap;
use serde::de::DeserializeOwned;

use crate::proto::{ApiError, ErrorKind, Reach, redact};
use crate::tolerant::Tolerant;

/// Reads a JSON answer.
///
/// A member that this version does not know is left out, also where the type itself would refuse
/// it: the service may be newer than the client.
///
/// # Errors
/// `client.unexpected_content_type` if the answer says that it is something else, such as the
/// page of a proxy; `client.decode` with the place of what does not fit.
pub(crate) fn json<T: DeserializeOwned>(headers: &HeaderMap, body: &[u8]) -> Result<T, ApiError> {
    let kind = headers.get("content-type").and_then(|value| value.to_str().ok());
    let essence = kind.map(|kind| kind.split(';').next().unwrap_or_default().trim());
    if let Some(essence) = essence.filter(|essence| !is_json(essence)) {
        let message = format!("the answer is `{essence}` and not JSON");
        return Err(undecodable("client.unexpected_content_type", message, body)
            .hint("is this the address of the service? a proxy may have answered in its place"));
    }
    let mut reader = serde_json::Deserializer::from_slice(body);
    let read = serde_path_to_error::deserialize(Tolerant(&mut reader)).map_err(|error| {
        let path = error.path().to_string();
        let message = format!("the answer cannot be read: {}", error.inner());
        undecodable("client.decode", message, body).edit(|failure| {
            failure.path = Some(path).filter(|path| path != ".");
        })
    })?;
    reader.end().map_err(|error| undecodable("client.decode", error.to_string(), body))?;
    Ok(read)
}

/// `application/json`, `application/problem+json` and the like, in any case.
fn is_json(essence: &str) -> bool {
    let essence = essence.to_ascii_lowercase();
    essence == "application/json" || essence == "text/json" || essence.ends_with("+json")
}

/// The excerpt is kept only of what is not JSON: an answer may be about people.
fn undecodable(code: &str, message: String, body: &[u8]) -> ApiError {
    let is_document = matches!(body.trim_ascii_start().first(), Some(b'{' | b'['));
    ApiError::new(ErrorKind::Decode, code, message).edit(|failure| {
        failure.reach = Reach::Answered;
        failure.excerpt = if is_document { None } else { redact::excerpt(body) };
    })
}
