//! What happens during a call, for logs, traces and metrics.

use http::HeaderMap;

use crate::maybe::MaybeSync;
use crate::proto::call::{Attempt, Call};
use crate::proto::{ApiError, Deprecation, redact};

/// What is known about one attempt; nothing in it is secret, and nothing names a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AttemptInfo {
    /// The method.
    pub method: String,
    /// The path with its placeholders, such as `/users/{id}`: few values, fit for a metric.
    pub template: String,
    /// The host.
    pub server_address: String,
    /// The port.
    pub server_port: Option<u16>,
    /// The name of the call in the logs of both sides.
    pub request_id: String,
    /// Which attempt it is, from 1.
    pub number: u32,
    /// Scheme, host and the path with its placeholders.
    pub url: String,
}

impl AttemptInfo {
    pub(crate) fn new(call: &Call, attempt: &Attempt) -> Self {
        let mut origin = attempt.url.clone();
        origin.set_path("");
        origin.set_query(None);
        let origin = redact::address(&origin);
        Self {
            method: attempt.method.to_string(),
            template: call.ask().template.clone(),
            server_address: attempt.url.host_str().unwrap_or_default().to_owned(),
            server_port: attempt.url.port_or_known_default(),
            request_id: call.ask().request_id.clone(),
            number: attempt.number,
            url: format!("{}{}", origin.trim_end_matches('/'), call.ask().template),
        }
    }

    /// Names and values as the semantic conventions of OpenTelemetry for HTTP clients have them.
    ///
    /// `url.full` is the address with placeholders in place of ids; it never has a query.
    #[must_use]
    pub fn attributes(&self) -> Vec<(&'static str, String)> {
        let mut all = vec![
            ("http.request.method", self.method.clone()),
            ("server.address", self.server_address.clone()),
            ("url.full", self.url.clone()),
            ("url.template", self.template.clone()),
            ("http.request.header.x-request-id", self.request_id.clone()),
        ];
        if let Some(port) = self.server_port {
            all.push(("server.port", port.to_string()));
        }
        if self.number > 1 {
            all.push(("http.request.resend_count", (self.number - 1).to_string()));
        }
        all
    }
}

/// What happens during a call.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub enum CallEvent<'a> {
    /// An attempt leaves: a span named `{method} {template}` begins.
    AttemptStarted(&'a AttemptInfo),
    /// An attempt ended: its span ends, and `http.client.request.duration` grows.
    AttemptEnded {
        /// Which attempt.
        attempt: &'a AttemptInfo,
        /// The status, if an answer came: `http.response.status_code`.
        status: Option<u16>,
        /// What is wrong, if no answer came: `error.type`; without one, the status from 400 on.
        error: Option<&'a str>,
        /// How long it took, in milliseconds.
        duration_ms: u64,
    },
    /// The call is going to be sent again.
    RetryScheduled {
        /// The method.
        method: &'a str,
        /// The path with its placeholders.
        template: &'a str,
        /// After how long, in milliseconds.
        delay_ms: u64,
    },
    /// The call failed.
    CallFailed(&'a ApiError),
    /// The service says that an endpoint is going to disappear; once for each endpoint.
    Deprecated {
        /// The method.
        method: &'a str,
        /// The path with its placeholders.
        template: &'a str,
        /// When, and what to read.
        notice: &'a Deprecation,
    },
    /// New tokens were received.
    TokensRenewed,
}

/// Is told what happens during calls.
///
/// It is called on the way of the call, and should be quick.
pub trait Observer: MaybeSync {
    /// Something happened.
    fn observe(&self, event: &CallEvent<'_>);

    /// Adds headers to an attempt before it leaves, such as `traceparent`.
    fn inject(&self, attempt: &AttemptInfo, headers: &mut HeaderMap) {
        let _ = (attempt, headers);
    }
}
