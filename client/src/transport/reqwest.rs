//! The default transport, natively.

use bytes::Bytes;

use super::{
    Body, BodySource, HttpRequest, HttpResponse, Transport, TransportError, TransportOptions,
};
use crate::maybe::BoxFuture;
use crate::proto::ApiError;

/// Requests over reqwest: HTTP/1.1 over TCP.
///
/// It speaks TLS 1.2 or 1.3 by rustls, and trusts what the machine trusts.
/// It follows no redirect, keeps no cookie and repeats nothing.
#[derive(Debug, Clone)]
pub struct ReqwestTransport(reqwest::Client);

impl ReqwestTransport {
    /// A transport with a pool of connections of its own.
    ///
    /// # Errors
    /// `client.invalid_authority` if the certificates cannot be read, `client.invalid_proxy` if
    /// the proxy's address cannot be, and `client.transport` if TLS cannot be set up.
    pub fn new(options: &TransportOptions) -> Result<Self, ApiError> {
        super::native::client(options).map(Self)
    }

    /// A transport over a client that is set up elsewhere.
    ///
    /// It must follow no redirects: else credentials may go where this crate never sends them.
    #[must_use]
    pub fn over(client: reqwest::Client) -> Self {
        Self(client)
    }
}

impl Transport for ReqwestTransport {
    fn send(&self, request: HttpRequest) -> BoxFuture<'_, Result<HttpResponse, TransportError>> {
        Box::pin(async move {
            let mut building = self.0.request(request.method, request.url);
            building = building.headers(request.headers);
            if !request.body.is_empty() {
                building = building.body(request.body);
            }
            let mut response = building.send().await.map_err(|error| failed(&error))?;
            let status = response.status();
            let headers = std::mem::take(response.headers_mut());
            Ok(HttpResponse { status, headers, body: body(response) })
        })
    }
}

fn body(response: reqwest::Response) -> Body {
    struct Pieces(reqwest::Response);
    impl BodySource for Pieces {
        fn next(&mut self) -> BoxFuture<'_, Option<Result<Bytes, TransportError>>> {
            Box::pin(async { self.0.chunk().await.map_err(|error| broken(&error)).transpose() })
        }
    }
    Body::pieces(Pieces(response))
}

/// All causes in one line. The address is left out: it may hold a person's id.
pub(super) fn described(error: &dyn std::error::Error) -> String {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(inner) = cause {
        let inner_text = inner.to_string();
        if !text.contains(&inner_text) {
            text.push_str(": ");
            text.push_str(&inner_text);
        }
        cause = inner.source();
    }
    text
}

/// The causes beneath reqwest's own sentence, which names the address.
fn causes(error: &reqwest::Error) -> String {
    let source = std::error::Error::source(error);
    source.map_or_else(|| "the connection failed".to_owned(), described)
}

fn broken(error: &reqwest::Error) -> TransportError {
    TransportError::broken(format!("the connection broke within the answer: {}", causes(error)))
}

fn failed(error: &reqwest::Error) -> TransportError {
    let causes = causes(error);
    if !error.is_connect() {
        let lost = if error.is_request() { "no answer came" } else { "the request failed" };
        return TransportError::broken(format!("{lost}: {causes}"));
    }
    let mut found = TransportError::not_sent(format!("no connection: {causes}"));
    found.connect_timeout = error.is_timeout();
    if causes.contains("certificate") || causes.contains("UnknownIssuer") {
        found.lasting = true;
        found.hint = Some(
            "the certificate of the service is not trusted: behind a company's proxy, give the \
             client the company's authority with `extra_authorities_pem`"
                .to_owned(),
        );
    }
    found
}
