//! The typed HTTP client of a Prowess service, natively and in the browser.
//!
//! It holds no rules of talent: whoever can compute locally calls the crate `prowess`.
//! It holds everything that makes a call over a network dependable.
//!
//! ```
//! # use prowess_client::transport::{Scripted, ScriptedTransport, VirtualHost};
//! use prowess_client::{Auth, Client, Secret};
//!
//! // A service in memory that is busy once, and a clock that moves when somebody sleeps.
//! let service = ScriptedTransport::new([
//!     Scripted::json(503, r#"{"code": "service.starting", "message": "still starting"}"#),
//!     Scripted::json(200, r#"{"uri": "role/analyst", "titles": {"en": "Analyst"}}"#),
//! ]);
//! let client = Client::builder("https://talent.example")
//!     .auth(Auth::Bearer(Secret::new("a token")))
//!     .transport(service.clone())
//!     .host(VirtualHost::new(0, vec![]))
//!     .build()?;
//!
//! # futures_util::FutureExt::now_or_never(async {
//! let answer = client.roles().get("role/analyst").send_with_meta().await?;
//! assert_eq!(answer.value.uri.as_str(), "role/analyst");
//! assert_eq!(answer.meta.attempts, 2);
//!
//! let sent = &service.recorded()[1].request;
//! assert_eq!(sent.url.as_str(), "https://talent.example/api/v2/roles/role%2Fanalyst");
//! # Ok::<(), prowess_client::ApiError>(())
//! # }).expect("memory answers at once")?;
//! # Ok::<(), prowess_client::ApiError>(())
//! ```
//!
//! # How a call flows
//!
//! ```text
//! client.roles().get(..)   api       names the place and the shape
//!   Request                request   path, query, body, key and name of the call: made once
//!     Call                 proto     what to do next, as a state machine without input and output
//!       engine             engine    the only loop: sends, waits, renews, as the machine says
//!         Transport        transport one request, one answer
//!     Answer<T>            decode    the body as T, and what the answer says beside it
//! ```
//!
//! # What is sent again
//!
//! | what happened | again? | why |
//! |---|---|---|
//! | no connection, or it broke before the answer was complete | yes | the next may stand |
//! | an attempt took too long | yes | at twice the price in the budget |
//! | 408, 425, 429, 500, 502, 503, 504 | yes | they say "not now" |
//! | 409 whose code says that something is locked, or the same call is under way | yes | so do these |
//! | 401 | once, with another token | it may have run out |
//! | a certificate that is not trusted | no | it stays so |
//! | all other answers | no | they are answers |
//!
//! That holds for `GET`, `HEAD`, `PUT`, `DELETE` and `OPTIONS`, and for `POST` and `PATCH` under an
//! `Idempotency-Key`, which is sent unless [`CallOptions::idempotency`] says no.
//! There are two retries at most ([`RetryPolicy`]), after a random delay that doubles, and never
//! sooner than the service asks; if it asks for more than a minute, or for more than is left of the
//! call's time, the call fails at once and says so.
//! All retries of a client are paid from one [`RetryBudget`]; the header `x-should-retry` of the
//! service wins over the table.
//!
//! # What is absent
//!
//! No cookies, no cache, no redirect that carries credentials elsewhere, no body in a log, no
//! policy in any language on top of this crate, and no `unsafe`.
//!
//! # In other languages
//!
//! A binding brings a [`Transport`](transport::Transport) if it has one of its own, a [`Host`] if
//! its clock differs, and an [`Observer`] for its logs; it hands on [`Failure`], which is plain
//! data. Everything else it asks of [`Client`].
//! Endpoints reach it by the table in [`surface`], one row for each.
//! What a service sends by itself is held against its signature by [`webhook`].
//! The conversations in `tests/conversations` say, request by request, what has to happen.

#![forbid(unsafe_code)]
#![cfg_attr(
    test,
    allow(
        clippy::unwrap_used,
        clippy::expect_used,
        reason = "a test that fails should stop where it fails"
    )
)]
#![cfg_attr(
    target_arch = "wasm32",
    allow(
        clippy::arc_with_non_send_sync,
        reason = "natively they are shared between threads, and a browser has one"
    )
)]

pub mod api;
mod check;
mod client;
mod decode;
mod download;
mod engine;
mod host;
mod list;
mod many;
mod maybe;
pub mod models;
mod observe;
pub mod proto;
mod request;
mod session;
pub mod surface;
mod tolerant;
pub mod transport;
pub mod webhook;

pub use check::Checked;
pub use client::{API_VERSION, Client, ClientBuilder};
pub use download::{Download, Progress};
pub use host::{Host, SystemHost};
pub use list::{Items, List, Page, PageInfo, Pages};
pub use many::Many;
pub use maybe::{BoxFuture, MaybeSend, MaybeSync};
pub use observe::{AttemptInfo, CallEvent, Observer};
pub use proto::bulk::{BulkFailure, BulkReport, BulkSuccess};
pub use proto::multipart::Part;
pub use proto::tokens::Tokens;
pub use proto::{
    ApiError, CallOptions, Deprecation, ETag, ErrorKind, Failure, FieldError, Meta, Phase,
    RateLimit, Reach, RetryBudget, RetryPolicy, Secret, Timeouts,
};
pub use request::{Answer, RawAnswer, Request};
pub use session::{Auth, TokenStore};

#[cfg(test)]
mod decode_tests;
#[cfg(test)]
mod session_tests;
#[cfg(test)]
mod webhook_tests;

/// The version of this client; all Prowess packages share one.
pub const VERSION: &str = prowess::VERSION;

/// How the client names itself to a service: name, slash, version.
///
/// ```
/// assert_eq!(prowess_client::USER_AGENT, format!("prowess-client/{}", prowess_client::VERSION));
/// ```
pub const USER_AGENT: &str = concat!("prowess-client/", env!("CARGO_PKG_VERSION"));
