//! What happens around every handler?
//!
//! From outside to inside: CORS, the envelope of this file, a net for panics.
//! The envelope names the request, takes its body in within limits of size and time, and gives
//! every refusal its shape.

use std::net::{IpAddr, Ipv6Addr, SocketAddr};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Instant;

use axum::Router;
use axum::body::{Body, HttpBody, to_bytes};
use axum::extract::{MatchedPath, Request, State};
use axum::http::header::{
    CACHE_CONTROL, CONNECTION, CONTENT_TYPE, HeaderName, HeaderValue, RETRY_AFTER,
};
use axum::http::request::Parts;
use axum::http::{HeaderMap, StatusCode};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use bytes::Bytes;
use tower_http::catch_panic::CatchPanicLayer;

use super::clock::now_ms;
use super::entropy::new_id;
use super::problem::{Refusal, render};
use super::rate::{Verdict, WINDOW_SECONDS};
use super::sealed::digest;
use crate::app::App;
use crate::store::Keyed;

/// Who is at the other end of the connection.
#[derive(Debug, Clone, Copy)]
pub struct Peer(pub SocketAddr);

/// What is known of a request before anybody looks at what it asks.
#[derive(Debug, Clone)]
pub struct Envelope {
    /// The name of the request in the logs of both sides.
    pub request_id: String,
    peer: String,
    key: Option<(String, String)>,
    verdict: Arc<Mutex<Option<Verdict>>>,
}

impl Envelope {
    /// The envelope of a request.
    #[must_use]
    pub fn of(parts: &Parts) -> Self {
        parts.extensions.get::<Self>().cloned().unwrap_or_else(|| Self {
            request_id: new_id(),
            peer: "nobody".to_owned(),
            key: None,
            verdict: Arc::default(),
        })
    }

    /// The idempotency key within a scope.
    #[must_use]
    pub fn keyed(&self, scope: String) -> Option<Keyed> {
        let (key, fingerprint) = self.key.clone()?;
        Some(Keyed { scope, key, fingerprint })
    }

    /// Counts a request of somebody who is signed in.
    #[must_use]
    pub fn limit_caller(&self, app: &App, key: &str) -> Option<Refusal> {
        self.limit(app.limiter.general(key, now_us()))
    }

    /// Counts an attempt of somebody who is not signed in.
    #[must_use]
    pub fn limit_visit(&self, app: &App) -> Option<Refusal> {
        self.limit(app.limiter.auth(&self.peer, now_us()))
    }

    fn limit(&self, verdict: Verdict) -> Option<Refusal> {
        *self.verdict.lock().unwrap_or_else(PoisonError::into_inner) = Some(verdict);
        if verdict.allowed {
            return None;
        }
        let status = StatusCode::TOO_MANY_REQUESTS;
        let refusal = Refusal::new(status, "access.rate_limited", "there were too many requests");
        let seconds = verdict.retry_after_seconds.max(1).to_string();
        Some(refusal.hint("wait as long as `Retry-After` says").header(RETRY_AFTER, &seconds))
    }
}

fn now_us() -> u64 {
    u64::try_from(now_ms()).unwrap_or_default().saturating_mul(1000)
}

/// A router with all layers around it.
pub fn around(router: Router<App>, app: &App) -> Router<App> {
    router
        .layer(CatchPanicLayer::custom(panicked))
        .layer(from_fn_with_state(app.clone(), envelope))
        .layer(super::cors::layer(&app.config.cors_origins))
}

#[expect(clippy::needless_pass_by_value, reason = "the layer hands the cause over")]
fn panicked(cause: Box<dyn std::any::Any + Send + 'static>) -> Response {
    let text = cause.downcast_ref::<String>().map(String::as_str);
    let text = text.or_else(|| cause.downcast_ref::<&str>().copied()).unwrap_or("a panic");
    Refusal::internal(&format!("panic: {text}")).into_response()
}

async fn envelope(State(app): State<App>, request: Request, next: Next) -> Response {
    let begun = Instant::now();
    let method = request.method().clone();
    let instance = request.uri().path().to_owned();
    let route = request.extensions().get::<MatchedPath>().map(|path| path.as_str().to_owned());
    let request_id = request_id(request.headers());
    let verdict = Arc::<Mutex<Option<Verdict>>>::default();
    let passed = pass(&app, request, next, &request_id, &verdict).await;
    let mut response = passed.unwrap_or_else(IntoResponse::into_response);
    let status = response.status();
    let described = response.extensions_mut().remove::<Refusal>();
    if let Some(refusal) = described.or_else(|| unsaid(&response)) {
        let document = refusal.document(&app.public_url, &instance, &request_id);
        let headers = std::mem::take(response.headers_mut());
        response = render(&document, headers);
    }
    let headers = response.headers_mut();
    if let Ok(value) = HeaderValue::from_str(&request_id) {
        headers.insert(HeaderName::from_static("x-request-id"), value);
    }
    headers.insert(
        HeaderName::from_static("x-content-type-options"),
        HeaderValue::from_static("nosniff"),
    );
    headers.entry(CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
    let verdict = *verdict.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(verdict) = verdict {
        rate_headers(headers, verdict);
    }
    if status.is_server_error() {
        log("error", &format!("{method} {instance} answered {status}, request {request_id}"));
    }
    let route = route.as_deref().unwrap_or("none");
    super::metrics::count(method.as_str(), route, status.as_u16(), begun.elapsed());
    response
}

/// Takes the body in, and hands the request on.
async fn pass(
    app: &App,
    request: Request,
    next: Next,
    request_id: &str,
    verdict: &Arc<Mutex<Option<Verdict>>>,
) -> Result<Response, Refusal> {
    let (mut parts, body) = request.into_parts();
    let bytes = take_in(app, &parts.headers, body).await?;
    let key = match parts.headers.get("idempotency-key") {
        None => None,
        Some(key) => Some((key_of(key)?, fingerprint(&parts, &bytes))),
    };
    let peer = parts.extensions.get::<Peer>().map(|peer| network(peer.0.ip()));
    let envelope = Envelope {
        request_id: request_id.to_owned(),
        peer: peer.unwrap_or_else(|| "nobody".to_owned()),
        key,
        verdict: verdict.clone(),
    };
    parts.extensions.insert(envelope);
    let answer = next.run(Request::from_parts(parts, Body::from(bytes)));
    tokio::time::timeout(app.config.answer_timeout, answer).await.map_err(|_| {
        let message = "the answer took too long";
        Refusal::new(StatusCode::SERVICE_UNAVAILABLE, "service.too_slow", message)
            .hint("ask for less at once, or try again later")
            .header(RETRY_AFTER, "5")
    })
}

async fn take_in(app: &App, headers: &HeaderMap, body: Body) -> Result<Bytes, Refusal> {
    let kind = headers.get(CONTENT_TYPE).map(HeaderValue::as_bytes).unwrap_or_default();
    let is_form = kind.starts_with(b"multipart/form-data");
    let limit = if is_form { app.config.file_limit + (1 << 16) } else { app.config.body_limit };
    let too_large = || {
        let message = format!("the body is larger than `{limit}` bytes");
        Refusal::new(StatusCode::PAYLOAD_TOO_LARGE, "service.too_large", message)
            .hint("send less at once")
            .header(CONNECTION, "close")
    };
    if body.size_hint().lower() > limit as u64 {
        return Err(too_large());
    }
    match tokio::time::timeout(app.config.body_timeout, to_bytes(body, limit)).await {
        Ok(Ok(bytes)) => Ok(bytes),
        Ok(Err(error)) => {
            let source = std::error::Error::source(&error);
            let is_limit = source.is_some_and(|cause| cause.to_string().contains("length limit"));
            let broken =
                || Refusal::new(StatusCode::BAD_REQUEST, "service.body", "the body broke off");
            Err(if is_limit { too_large() } else { broken() })
        }
        Err(_) => {
            let message = "the body took too long to arrive";
            Err(Refusal::new(StatusCode::REQUEST_TIMEOUT, "service.slow_body", message)
                .header(CONNECTION, "close"))
        }
    }
}

/// The name that the caller gave the request, if it is a plain one; else a new one.
fn request_id(headers: &HeaderMap) -> String {
    let given = headers.get("x-request-id").and_then(|value| value.to_str().ok());
    let plain = |id: &&str| {
        (1..=128).contains(&id.len())
            && id.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_.:/".contains(&byte))
    };
    given.filter(plain).map_or_else(new_id, str::to_owned)
}

fn key_of(key: &HeaderValue) -> Result<String, Refusal> {
    let text = key.to_str().unwrap_or_default();
    if (1..=255).contains(&text.len()) {
        return Ok(text.to_owned());
    }
    let message = "an idempotency key has 1 to 255 plain letters";
    Err(Refusal::new(StatusCode::BAD_REQUEST, "service.invalid_key", message))
}

fn fingerprint(parts: &Parts, body: &[u8]) -> String {
    let address = parts.uri.path_and_query().map_or("", |address| address.as_str());
    // The boundary of a form is drawn anew by some programs, so that it is left out of what counts.
    let kind = parts.headers.get(CONTENT_TYPE).map(HeaderValue::as_bytes).unwrap_or_default();
    let kind = kind.split(|byte| *byte == b';').next().unwrap_or_default();
    digest(&[parts.method.as_str().as_bytes(), address.as_bytes(), kind, body])
}

/// What counts as one address: a network of 64 bits of the sixth version, since one house has it.
fn network(address: IpAddr) -> String {
    match address.to_canonical() {
        IpAddr::V4(address) => address.to_string(),
        IpAddr::V6(address) => {
            let [a, b, c, d, ..] = address.segments();
            Ipv6Addr::new(a, b, c, d, 0, 0, 0, 0).to_string()
        }
    }
}

/// What the router and the layers refuse without saying why.
fn unsaid(response: &Response) -> Option<Refusal> {
    let status = response.status();
    let is_problem = response
        .headers()
        .get(CONTENT_TYPE)
        .is_some_and(|kind| kind.as_bytes() == b"application/problem+json");
    if is_problem || !(status.is_client_error() || status.is_server_error()) {
        return None;
    }
    let words = status.canonical_reason().unwrap_or("refused").to_ascii_lowercase();
    Some(Refusal::new(status, &format!("http.{}", status.as_u16()), words))
}

/// `RateLimit` and `RateLimit-Policy`, as the draft of the IETF has them.
fn rate_headers(headers: &mut HeaderMap, verdict: Verdict) {
    let Verdict { rule, remaining, reset_seconds, .. } = verdict;
    let policy = format!("\"{}\";q={};w={WINDOW_SECONDS}", rule.name, rule.limit);
    let state = format!("\"{}\";r={remaining};t={reset_seconds}", rule.name);
    for (name, value) in [("ratelimit-policy", policy), ("ratelimit", state)] {
        if let Ok(value) = HeaderValue::from_str(&value) {
            headers.insert(HeaderName::from_static(name), value);
        }
    }
}

/// One line of the log, as JSON on the error stream; never a body, a token or a person.
#[expect(clippy::print_stderr, reason = "the one place where the log is written")]
pub fn log(level: &str, message: &str) {
    let line = serde_json::json!({"at": super::clock::now(), "level": level, "message": message});
    eprintln!("{line}");
}
