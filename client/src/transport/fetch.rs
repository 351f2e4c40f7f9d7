//! The default transport in a browser.

use bytes::Bytes;
use http::{HeaderMap, HeaderName, HeaderValue, StatusCode};
use js_sys::{Array, Function, Object, Promise, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortController, ReadableStreamDefaultReader, Response};

use super::{
    Body, BodySource, HttpRequest, HttpResponse, PatientHost, Transport, TransportError,
    TransportOptions,
};
use crate::maybe::BoxFuture;
use crate::proto::ApiError;

/// Headers that no script of a page can set ([Fetch, forbidden request-header]); a browser would
/// leave them out and say nothing.
///
/// [Fetch, forbidden request-header]: https://fetch.spec.whatwg.org/#forbidden-request-header
const FORBIDDEN: &[&str] = &[
    "accept-charset",
    "accept-encoding",
    "access-control-request-headers",
    "access-control-request-method",
    "access-control-request-private-network",
    "connection",
    "content-length",
    "cookie",
    "cookie2",
    "date",
    "dnt",
    "expect",
    "host",
    "keep-alive",
    "origin",
    "referer",
    "set-cookie",
    "te",
    "trailer",
    "transfer-encoding",
    "upgrade",
    "via",
];

/// Requests over the `fetch` of a page or a worker, or over another function like it.
///
/// It sends no cookies, keeps nothing in the cache of the browser and follows no redirect, since a
/// page is not told where one leads, and the browser would take keys and bodies along.
/// `User-Agent` is the browser's own; other headers that no page can set are refused.
///
/// This file is about 6 KB of a module, before it is packed. reqwest makes the same calls, and brings 102 KB by gzip
/// along, most of them tables for names of hosts that every browser has inside.
#[derive(Debug, Clone)]
pub struct FetchTransport {
    fetch: Function,
    /// Whether it is the browser's, with the rules of browsers.
    is_own: bool,
    clock: Option<PatientHost>,
}

impl FetchTransport {
    /// A transport over the `fetch` of the page or the worker.
    ///
    /// # Errors
    /// `client.transport` if there is none, and `client.browser_decides` if the options ask for
    /// what a browser does not let a page decide: authorities, proxies and sockets.
    pub fn new(options: &TransportOptions) -> Result<Self, ApiError> {
        let TransportOptions { extra_authorities_pem, proxy, no_proxy, unix_socket, .. } = options;
        if extra_authorities_pem.is_some() || proxy.is_some() || *no_proxy || unix_socket.is_some()
        {
            let message = "in a browser, the browser decides how connections are made";
            return Err(ApiError::config("client.browser_decides", message)
                .hint("leave authorities, proxies and sockets out"));
        }
        let found = Reflect::get(&js_sys::global(), &"fetch".into()).ok();
        let fetch = found.and_then(|found| found.dyn_into().ok());
        let missing = || ApiError::config("client.transport", "there is no `fetch` here");
        Ok(Self { fetch: fetch.ok_or_else(missing)?, is_own: true, clock: None })
    }

    /// A transport over another function like `fetch`, which is given all headers.
    ///
    /// It is given `redirect: "manual"` and must follow none. What it throws means that no answer
    /// came; an error with `sent: false` says that nothing was sent.
    #[must_use]
    pub fn over(fetch: Function) -> Self {
        Self { fetch, is_own: false, clock: None }
    }

    /// The same, on whose clock nothing passes while a request is on the way.
    ///
    /// For tests: an answer that is `undefined` is silence until a deadline.
    #[must_use]
    pub fn timed_by(self, clock: &PatientHost) -> Self {
        Self { clock: Some(clock.clone()), ..self }
    }

    /// What the function is given beside the address.
    fn asked(&self, request: &HttpRequest, given_up: &GivenUp) -> Result<Object, TransportError> {
        let headers = Array::new();
        for (name, value) in &request.headers {
            if self.is_own && name == http::header::USER_AGENT {
                continue;
            }
            if self.is_own && is_forbidden(name.as_str()) {
                let message = format!("a browser lets no page send the header `{name}`");
                return Err(TransportError { lasting: true, ..TransportError::not_sent(message) });
            }
            let value = String::from_utf8_lossy(value.as_bytes());
            headers.push(&Array::of2(&name.as_str().into(), &value.as_ref().into()));
        }
        let body = if request.body.is_empty() {
            JsValue::UNDEFINED
        } else {
            Uint8Array::from(request.body.as_ref()).into()
        };
        let asked = Object::new();
        let parts: [(&str, JsValue); 7] = [
            ("method", request.method.as_str().into()),
            ("headers", headers.into()),
            ("body", body),
            ("redirect", "manual".into()),
            ("credentials", "omit".into()),
            ("cache", "no-store".into()),
            ("signal", given_up.signal()),
        ];
        for (name, value) in parts {
            // An object that was just made takes every property.
            let _ = Reflect::set(&asked, &name.into(), &value);
        }
        Ok(asked)
    }

    async fn answered(&self, request: HttpRequest) -> Result<Option<HttpResponse>, TransportError> {
        let controller = AbortController::new();
        let given_up = GivenUp(Some(controller.map_err(|thrown| self.lost(&thrown))?));
        let asked = self.asked(&request, &given_up)?;
        let called = self.fetch.call2(&js_sys::global(), &request.url.as_str().into(), &asked);
        let promise = called.map(|answer| Promise::resolve(&answer));
        let answer = match promise {
            Ok(promise) => JsFuture::from(promise).await,
            Err(thrown) => Err(thrown),
        };
        let answer = answer.map_err(|thrown| self.lost(&thrown))?;
        if answer.is_undefined() && self.clock.is_some() {
            return Ok(None);
        }
        let response: Response = answer.unchecked_into();
        let status = match response.status() {
            0 => return Err(redirected()),
            status => StatusCode::from_u16(status).map_err(|_| unfit("status"))?,
        };
        let headers = headers_of(&response)?;
        let body = match response.body() {
            None => Body::whole(Bytes::new()),
            Some(stream) => Body::pieces(Pieces {
                reader: stream.get_reader().unchecked_into(),
                clock: self.clock.clone(),
                given_up,
            }),
        };
        Ok(Some(HttpResponse { status, headers, body }))
    }

    /// A browser does not say why: neither whether a connection stood, nor whether CORS forbade it.
    fn lost(&self, thrown: &JsValue) -> TransportError {
        if !self.is_own {
            let sent = Reflect::get(thrown, &"sent".into());
            return match sent {
                Ok(sent) if sent == false => TransportError::not_sent(said(thrown)),
                _ => TransportError::broken(said(thrown)),
            };
        }
        let message = format!("the browser got no answer: {}", said(thrown));
        let hint = "the service may be out of reach, or its CORS headers may not allow this page";
        TransportError { hint: Some(hint.to_owned()), ..TransportError::broken(message) }
    }
}

impl Transport for FetchTransport {
    fn send(&self, request: HttpRequest) -> BoxFuture<'_, Result<HttpResponse, TransportError>> {
        let on_the_way = self.clock.as_ref().map(PatientHost::depart);
        Box::pin(async move {
            let answer = self.answered(request).await;
            drop(on_the_way);
            match answer.transpose() {
                Some(answer) => answer,
                None => std::future::pending().await,
            }
        })
    }
}

/// Ends the request when it is dropped, unless it came to its end before.
struct GivenUp(Option<AbortController>);

impl GivenUp {
    fn signal(&self) -> JsValue {
        self.0.as_ref().map_or(JsValue::UNDEFINED, |controller| controller.signal().into())
    }
}

impl Drop for GivenUp {
    fn drop(&mut self) {
        if let Some(controller) = &self.0 {
            controller.abort();
        }
    }
}

/// The pieces of a body.
struct Pieces {
    reader: ReadableStreamDefaultReader,
    clock: Option<PatientHost>,
    given_up: GivenUp,
}

impl BodySource for Pieces {
    fn next(&mut self) -> BoxFuture<'_, Option<Result<Bytes, TransportError>>> {
        let on_the_way = self.clock.as_ref().map(PatientHost::depart);
        Box::pin(async move {
            let read = JsFuture::from(self.reader.read()).await;
            drop(on_the_way);
            let read = match read {
                Ok(read) => read,
                Err(thrown) => {
                    let why = said(&thrown);
                    let message = format!("the connection broke within the answer: {why}");
                    return Some(Err(TransportError::broken(message)));
                }
            };
            let part = |name: &str| Reflect::get(&read, &name.into()).unwrap_or_default();
            if part("done").is_truthy() {
                self.given_up.0 = None;
                return None;
            }
            Some(Ok(Uint8Array::new(&part("value")).to_vec().into()))
        })
    }
}

fn headers_of(response: &Response) -> Result<HeaderMap, TransportError> {
    let mut headers = HeaderMap::new();
    let pairs = js_sys::try_iter(&response.headers()).ok().flatten();
    for pair in pairs.ok_or_else(|| unfit("header"))? {
        let pair = Array::from(&pair.map_err(|_| unfit("header"))?);
        let (name, value) = (pair.get(0).as_string(), pair.get(1).as_string());
        let name = name.and_then(|name| name.parse::<HeaderName>().ok());
        let value = value.and_then(|value| HeaderValue::try_from(value).ok());
        let (Some(name), Some(value)) = (name, value) else { return Err(unfit("header")) };
        headers.append(name, value);
    }
    Ok(headers)
}

fn is_forbidden(name: &str) -> bool {
    FORBIDDEN.contains(&name) || name.starts_with("proxy-") || name.starts_with("sec-")
}

/// A browser says that there was a redirect, and nothing else about it.
fn redirected() -> TransportError {
    let message = "the service redirects, and a page is not told where to";
    let hint = "give the client the address at which the service answers by itself";
    TransportError { hint: Some(hint.to_owned()), lasting: true, ..TransportError::broken(message) }
}

fn unfit(what: &str) -> TransportError {
    let message = format!("the transport gave an unfit {what}");
    TransportError { lasting: true, ..TransportError::broken(message) }
}

/// What was thrown, as a text.
fn said(thrown: &JsValue) -> String {
    match thrown.dyn_ref::<js_sys::Error>() {
        Some(error) => String::from(error.to_string()),
        None => thrown.as_string().unwrap_or_else(|| "nobody knows why".to_owned()),
    }
}
