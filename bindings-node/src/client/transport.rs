//! A transport in JavaScript.

use bytes::Bytes;
use http::{HeaderMap, HeaderName, StatusCode};
use napi::Status;
use napi::bindgen_prelude::{FnArgs, Promise, Uint8Array};
use napi::threadsafe_function::ThreadsafeFunction;
use napi_derive::napi;
use prowess_client::BoxFuture;
use prowess_client::transport::{
    Body, HttpRequest, HttpResponse, PatientHost, Transport, TransportError,
};

/// What the facade is called with: method, address, JSON text of headers, body.
type Asked = FnArgs<(String, String, String, Uint8Array)>;

/// The function of the facade; it does not keep the process alive.
pub(super) type SendFunction =
    ThreadsafeFunction<Asked, Promise<Reply>, Asked, Status, false, true>;

/// What a transport answers.
#[napi(object)]
pub struct Reply {
    /// The status; without one, no answer came.
    pub status: Option<u32>,
    /// Names and values of headers.
    pub headers: Option<Vec<Vec<String>>>,
    /// The body.
    pub content: Option<Uint8Array>,
    /// Why no answer came; without a reason either, the service says nothing, ever.
    pub lost: Option<String>,
    /// Whether the service may have got a request that was lost.
    pub sent: Option<bool>,
}

pub(super) struct JsTransport {
    pub(super) send: SendFunction,
    pub(super) clock: Option<PatientHost>,
}

impl Transport for JsTransport {
    fn send(&self, request: HttpRequest) -> BoxFuture<'_, Result<HttpResponse, TransportError>> {
        let on_the_way = self.clock.as_ref().map(PatientHost::depart);
        Box::pin(async move {
            let reply = self.answered(&request).await;
            drop(on_the_way);
            match reply {
                Err(error) => Err(TransportError::broken(error.reason.clone())),
                Ok(Reply { status: None, lost: None, .. }) => std::future::pending().await,
                Ok(reply) => response(reply),
            }
        })
    }
}

impl JsTransport {
    async fn answered(&self, request: &HttpRequest) -> napi::Result<Reply> {
        let shown =
            |value: &http::HeaderValue| String::from_utf8_lossy(value.as_bytes()).into_owned();
        let headers: Vec<(&str, String)> =
            request.headers.iter().map(|(name, value)| (name.as_str(), shown(value))).collect();
        let asked = (
            request.method.to_string(),
            request.url.to_string(),
            super::text(&headers),
            Uint8Array::from(request.body.to_vec()),
        );
        self.send.call_async(asked.into()).await?.await
    }
}

fn response(reply: Reply) -> Result<HttpResponse, TransportError> {
    if let Some(message) = reply.lost {
        return Err(match reply.sent {
            Some(false) => TransportError::not_sent(message),
            _ => TransportError::broken(message),
        });
    }
    let unfit = |what: &str| {
        let mut error = TransportError::broken(format!("the transport gave an unfit {what}"));
        error.lasting = true;
        error
    };
    let status = reply.status.and_then(|status| u16::try_from(status).ok());
    let status = status.and_then(|status| StatusCode::from_u16(status).ok());
    let status = status.ok_or_else(|| unfit("status"))?;
    let mut headers = HeaderMap::new();
    for pair in reply.headers.unwrap_or_default() {
        let [name, value] = pair.as_slice() else { return Err(unfit("header")) };
        let name: HeaderName = name.parse().map_err(|_| unfit("name of a header"))?;
        headers.append(name, value.parse().map_err(|_| unfit("header"))?);
    }
    let content = reply.content.map_or_else(Bytes::new, |bytes| bytes.to_vec().into());
    Ok(HttpResponse { status, headers, body: Body::whole(content) })
}
