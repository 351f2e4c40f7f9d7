//! How does a request get to the service?
//!
//! A [`Transport`] sends one request and hands back one answer, and decides nothing: it neither
//! repeats nor redirects, reads no credentials, and knows no deadline but that of a connection.
//! The default one is [`DefaultTransport`]: reqwest natively, and the `fetch` of the page in a
//! browser. [`ScriptedTransport`] answers from memory; and a language on top of this crate may bring
//! its own.
//!
//! Not here: what to send and what an answer means ([`proto`](crate::proto)).

mod body;
#[cfg(target_arch = "wasm32")]
mod fetch;
#[cfg(not(target_arch = "wasm32"))]
mod native;
mod options;
mod patient;
#[cfg(not(target_arch = "wasm32"))]
mod reqwest;
mod scripted;

use std::fmt;

use bytes::Bytes;
use http::{HeaderMap, Method, StatusCode};

pub use self::body::{Body, BodySource};
#[cfg(target_arch = "wasm32")]
pub use self::fetch::FetchTransport;
pub use self::options::TransportOptions;
pub use self::patient::{OnTheWay, PatientHost};
#[cfg(not(target_arch = "wasm32"))]
pub use self::reqwest::ReqwestTransport;
pub use self::scripted::{Recorded, Scripted, ScriptedTransport, VirtualHost};
use crate::maybe::{BoxFuture, MaybeSync};
use crate::proto::{Reach, Url, redact};

/// How requests travel unless somebody says otherwise.
#[cfg(not(target_arch = "wasm32"))]
pub type DefaultTransport = ReqwestTransport;
/// How requests travel unless somebody says otherwise.
#[cfg(target_arch = "wasm32")]
pub type DefaultTransport = FetchTransport;

/// A request as it leaves.
#[derive(Clone)]
pub struct HttpRequest {
    /// The method.
    pub method: Method,
    /// Where it goes.
    pub url: Url,
    /// All headers.
    pub headers: HeaderMap,
    /// The body, perhaps empty.
    pub body: Bytes,
}

/// Shows neither credentials nor body.
impl fmt::Debug for HttpRequest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("HttpRequest")
            .field("method", &self.method)
            .field("url", &redact::address(&self.url))
            .field("headers", &redact::headers(&self.headers))
            .field("body_bytes", &self.body.len())
            .finish()
    }
}

/// An answer, whose body may still be on its way.
pub struct HttpResponse {
    /// The status.
    pub status: StatusCode,
    /// All headers.
    pub headers: HeaderMap,
    /// The body.
    pub body: Body,
}

impl fmt::Debug for HttpResponse {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("HttpResponse")
            .field("status", &self.status)
            .field("headers", &redact::headers(&self.headers))
            .finish_non_exhaustive()
    }
}

/// Why no answer, or only half of one, came.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TransportError {
    /// What happened, without addresses and secrets.
    pub message: String,
    /// What to do about it.
    pub hint: Option<String>,
    /// How far the request came.
    pub reach: Reach,
    /// Whether the connection took too long.
    pub connect_timeout: bool,
    /// Whether trying again cannot help, as with a certificate that is not trusted.
    pub lasting: bool,
}

impl TransportError {
    /// A connection that was not made: surely nothing was sent.
    #[must_use]
    pub fn not_sent(message: impl Into<String>) -> Self {
        let message = message.into();
        Self { message, hint: None, reach: Reach::NotSent, connect_timeout: false, lasting: false }
    }

    /// A connection that broke: the request may have arrived.
    #[must_use]
    pub fn broken(message: impl Into<String>) -> Self {
        Self { reach: Reach::Unknown, ..Self::not_sent(message) }
    }
}

/// Sends one request, and hands back one answer.
pub trait Transport: MaybeSync {
    /// Sends it. Dropping the future gives the request up.
    fn send(&self, request: HttpRequest) -> BoxFuture<'_, Result<HttpResponse, TransportError>>;
}
