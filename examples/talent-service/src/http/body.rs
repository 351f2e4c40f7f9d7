//! What was sent, and where is it wrong?

use axum::extract::{FromRequest, FromRequestParts, Request};
use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;
use axum::http::request::Parts;
use bytes::Bytes;
use prowess::surface::{Carrier, JsonText, Misfit};
use serde::de::DeserializeOwned;

use super::problem::{FieldProblem, Halt, Refusal};

/// A body in JSON, read into `T`.
#[derive(Debug)]
pub struct Json<T>(pub T);

impl<S: Send + Sync, T: DeserializeOwned> FromRequest<S> for Json<T> {
    type Rejection = Halt;

    async fn from_request(request: Request, state: &S) -> Result<Self, Halt> {
        read(&json_bytes(request, state).await?).map(Self).map_err(Halt::from)
    }
}

/// The bytes of a body that says it is JSON.
async fn json_bytes<S: Send + Sync>(request: Request, state: &S) -> Result<Bytes, Halt> {
    let kind = request.headers().get(CONTENT_TYPE).and_then(|value| value.to_str().ok());
    let kind = kind.and_then(|kind| kind.split(';').next()).map(str::trim).unwrap_or_default();
    let is_json = kind.eq_ignore_ascii_case("application/json")
        || (kind.starts_with("application/") && kind.ends_with("+json"));
    if !is_json {
        let message = "the body has to be JSON";
        let refusal =
            Refusal::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, "service.media_type", message);
        return Err(refusal.hint("send `Content-Type: application/json`").into());
    }
    let bytes = Bytes::from_request(request, state)
        .await
        .map_err(|_| Refusal::new(StatusCode::BAD_REQUEST, "service.body", "the body broke off"))?;
    Ok(bytes)
}

/// Reads JSON as the core reads it on every surface; depth and numbers are limited.
///
/// # Errors
/// `service.malformed_json`, status 400, for what is no JSON; `service.invalid_body`, status 422,
/// with a path, for what is not of the shape.
pub fn read<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, Refusal> {
    let text = std::str::from_utf8(bytes).map_err(|error| malformed(&error))?;
    JsonText(Some(text)).read().map_err(|misfit| {
        // Both end in a misfit; reading it once more tells which it is.
        match serde_json::from_str::<serde_json::Value>(text) {
            Err(error) => malformed(&error),
            Ok(_) => misshapen(misfit),
        }
    })
}

fn malformed(error: &dyn std::error::Error) -> Refusal {
    let message = error.to_string();
    Refusal::new(StatusCode::BAD_REQUEST, "service.malformed_json", message)
        .hint("send one value of JSON, not deeper than 127 levels")
}

fn misshapen(Misfit { path, reason }: Misfit) -> Refusal {
    let short = |text: String| text.chars().take(300).collect::<String>();
    let (path, message) = (short(path), short(reason));
    let mut refusal = Refusal::invalid("service.invalid_body", message.clone());
    let field = FieldProblem { path: path.clone(), code: refusal.code.clone(), message };
    refusal.errors.push(field);
    refusal.path = Some(path.into_boxed_str()).filter(|path| !path.is_empty());
    refusal.hint("look the shape up in /openapi.json")
}

/// The query of an address, read into `T`.
#[derive(Debug)]
pub struct Query<T>(pub T);

impl<S: Send + Sync, T: DeserializeOwned> FromRequestParts<S> for Query<T> {
    type Rejection = Halt;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Halt> {
        let query = axum::extract::Query::<T>::try_from_uri(&parts.uri);
        query.map(|axum::extract::Query(value)| Self(value)).map_err(|error| {
            let message = error.to_string().chars().take(300).collect::<String>();
            Refusal::invalid("service.invalid_query", message)
                .hint("look the parameters up in /openapi.json")
                .into()
        })
    }
}

/// The places of a path, read into `T`.
#[derive(Debug)]
pub struct Path<T>(pub T);

impl<S: Send + Sync, T: DeserializeOwned + Send> FromRequestParts<S> for Path<T> {
    type Rejection = Halt;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Halt> {
        let path = axum::extract::Path::<T>::from_request_parts(parts, state).await;
        // What cannot be read, such as bytes that are no text, is the name of nothing.
        path.map(|axum::extract::Path(value)| Self(value))
            .map_err(|_| Refusal::not_found("thing").into())
    }
}

/// What answers where nothing is.
pub async fn nowhere() -> Refusal {
    Refusal::new(StatusCode::NOT_FOUND, "service.no_such_place", "there is nothing at this address")
        .hint("look the places up in /openapi.json")
}

/// What answers a method that a place does not know; the router has put `Allow` in.
pub async fn no_such_method() -> Refusal {
    let message = "this place does not know the method";
    Refusal::new(StatusCode::METHOD_NOT_ALLOWED, "service.method", message)
        .hint("the header `Allow` says which it knows")
}
