//! The default transport, natively and in the browser.

use bytes::Bytes;

use super::{Body, BodySource, HttpRequest, HttpResponse, Transport, TransportError};
use crate::maybe::BoxFuture;
use crate::proto::ApiError;

/// How connections are made. In a browser, the browser decides, and nothing here has an effect.
#[derive(Debug, Clone)]
pub struct TransportOptions {
    /// How long it may take until a connection stands, in milliseconds.
    pub connect_ms: u64,
    /// Certificates of authorities to trust beside those that the machine trusts, as PEM.
    pub extra_authorities_pem: Option<Vec<u8>>,
    /// The address of a proxy for everything; without it, what `HTTPS_PROXY`, `HTTP_PROXY` and
    /// `NO_PROXY` say.
    pub proxy: Option<String>,
    /// Whether to go through no proxy at all, whatever the variables say.
    pub no_proxy: bool,
    /// The path of a Unix socket to speak over, in place of TCP.
    pub unix_socket: Option<std::path::PathBuf>,
}

impl Default for TransportOptions {
    fn default() -> Self {
        Self {
            connect_ms: 10_000,
            extra_authorities_pem: None,
            proxy: None,
            no_proxy: false,
            unix_socket: None,
        }
    }
}

/// Requests over reqwest: HTTP/1.1 over TCP natively, `fetch` in the browser.
///
/// Natively it speaks TLS 1.2 or 1.3 by rustls, and trusts what the machine trusts.
/// It follows no redirect, keeps no cookie and repeats nothing; in a browser, the browser follows
/// redirects by itself, and drops `Authorization` where they leave the origin.
#[derive(Debug, Clone)]
pub struct ReqwestTransport(reqwest::Client);

impl ReqwestTransport {
    /// A transport with a pool of connections of its own.
    ///
    /// # Errors
    /// `client.invalid_authority` if the certificates cannot be read, `client.invalid_proxy` if
    /// the proxy's address cannot be, and `client.transport` if TLS cannot be set up.
    #[cfg(not(target_arch = "wasm32"))]
    pub fn new(options: &TransportOptions) -> Result<Self, ApiError> {
        super::native::client(options).map(Self)
    }

    /// A transport over the `fetch` of the page or the worker.
    ///
    /// # Errors
    /// `client.transport` if there is none.
    #[cfg(target_arch = "wasm32")]
    pub fn new(_: &TransportOptions) -> Result<Self, ApiError> {
        let built = reqwest::Client::builder().build();
        built.map(Self).map_err(|error| ApiError::config("client.transport", described(&error)))
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

#[cfg(not(target_arch = "wasm32"))]
fn body(response: reqwest::Response) -> Body {
    struct Pieces(reqwest::Response);
    impl BodySource for Pieces {
        fn next(&mut self) -> BoxFuture<'_, Option<Result<Bytes, TransportError>>> {
            Box::pin(async { self.0.chunk().await.map_err(|error| broken(&error)).transpose() })
        }
    }
    Body::pieces(Pieces(response))
}

#[cfg(target_arch = "wasm32")]
fn body(response: reqwest::Response) -> Body {
    use futures_util::StreamExt;
    use futures_util::stream::LocalBoxStream;

    struct Pieces(LocalBoxStream<'static, reqwest::Result<Bytes>>);
    impl BodySource for Pieces {
        fn next(&mut self) -> BoxFuture<'_, Option<Result<Bytes, TransportError>>> {
            Box::pin(async { Some(self.0.next().await?.map_err(|error| broken(&error))) })
        }
    }
    Body::pieces(Pieces(response.bytes_stream().boxed_local()))
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

#[cfg(not(target_arch = "wasm32"))]
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

/// A browser does not say why: neither whether a connection stood, nor whether CORS forbade it.
#[cfg(target_arch = "wasm32")]
fn failed(error: &reqwest::Error) -> TransportError {
    let mut found = TransportError::broken(format!("the browser got no answer: {}", causes(error)));
    found.hint = Some(
        "the service may be out of reach, or its CORS headers may not allow this page".to_owned(),
    );
    found
}
