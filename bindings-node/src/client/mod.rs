//! The client of a service, for Node.
//!
//! There is no policy here: what is sent again, when tokens are renewed and what a failure means is
//! decided in the crate `prowess_client`. Arguments and answers are JSON text, and what a call
//! fails with is the JSON text of a failure.

mod cancel;
mod clock;
mod download;
mod pages;
mod transport;

use napi::bindgen_prelude::{PromiseRaw, Uint8Array};
use napi::{Env, Status};
use napi_derive::napi;
use prowess_client::surface::{
    CallSettings, JsonArguments, Prepared, RawAsk, Setup, Sink, prepare, raw,
};
use prowess_client::{ApiError, CallOptions, Client, Tokens};
use serde::Serialize;

use cancel::Canceller;
use clock::VirtualClock;
use download::HttpDownload;
use pages::HttpPages;
use transport::{JsTransport, SendFunction};

/// What a call fails with, as Node throws it: the JSON text of a failure.
fn failed(error: &ApiError) -> napi::Error {
    let text = serde_json::to_string(error).unwrap_or_else(|wrong| wrong.to_string());
    napi::Error::new(Status::GenericFailure, text)
}

fn sure<T>(outcome: Result<T, ApiError>) -> napi::Result<T> {
    outcome.map_err(|error| failed(&error))
}

/// Answers of endpoints become JSON text.
enum Json {}

impl Sink for Json {
    type Kept = String;

    fn keep<T: Serialize + Send + 'static>(value: T) -> String {
        text(&value)
    }
}

/// What is plain data can always be written.
fn text(value: &impl Serialize) -> String {
    serde_json::to_string(value).unwrap_or_else(|_| "null".to_owned())
}

/// An answer that has no endpoint of its own.
#[napi(object)]
pub struct RawReply {
    /// The JSON text of what the answer says beside its body.
    pub meta: String,
    /// The JSON text of the headers, as pairs.
    pub headers: String,
    /// The body.
    pub content: Uint8Array,
}

/// A client of one service.
#[napi]
pub struct HttpClient(Client);

#[napi]
impl HttpClient {
    /// A client that is set up so; the facade adapts the transport.
    #[napi(constructor)]
    pub fn new(
        setup: String,
        transport: Option<SendFunction>,
        clock: Option<&VirtualClock>,
    ) -> napi::Result<Self> {
        let setup: Setup = read(&setup)?;
        let mut builder = setup.builder();
        let clock = clock.map(VirtualClock::host);
        if let Some(send) = transport {
            builder = builder.transport(JsTransport { send, clock: clock.clone() });
        }
        if let Some(clock) = clock {
            builder = builder.host(clock);
        }
        sure(builder.build()).map(Self)
    }

    /// The same client with these options put over all that it makes from now on.
    #[napi]
    pub fn with_options(&self, options: String) -> napi::Result<Self> {
        let settings: CallSettings = read(&options)?;
        let options =
            CallOptions { idempotency_key: None, headers: Vec::new(), ..settings.options() };
        Ok(Self(self.0.with_options(&options)))
    }

    /// Calls an endpoint that gives one answer: JSON text of its value and of what stands beside it.
    #[napi]
    pub fn call<'env>(
        &self,
        env: &'env Env,
        endpoint: String,
        arguments: String,
        canceller: Option<&Canceller>,
    ) -> napi::Result<PromiseRaw<'env, String>> {
        let Prepared::Answer(call) = self.prepared(&endpoint, &arguments)? else {
            return Err(napi::Error::from_reason(format!("{endpoint} gives no single answer")));
        };
        env.spawn_future(cancel::unless(canceller, async move {
            let told = call.await?;
            let value = told.value.unwrap_or_else(|| "null".to_owned());
            Ok(format!("{{\"value\":{value},\"meta\":{}}}", text(&told.meta)))
        }))
    }

    /// A walk over the pages of a list.
    #[napi]
    pub fn pages(&self, endpoint: String, arguments: String) -> napi::Result<HttpPages> {
        match self.prepared(&endpoint, &arguments)? {
            Prepared::Pages(walk) => Ok(HttpPages::new(walk)),
            _ => Err(napi::Error::from_reason(format!("{endpoint} is no list"))),
        }
    }

    /// Begins a download.
    #[napi]
    pub fn download<'env>(
        &self,
        env: &'env Env,
        endpoint: String,
        arguments: String,
        canceller: Option<&Canceller>,
    ) -> napi::Result<PromiseRaw<'env, HttpDownload>> {
        let Prepared::Download(begin) = self.prepared(&endpoint, &arguments)? else {
            return Err(napi::Error::from_reason(format!("{endpoint} is no download")));
        };
        env.spawn_future(cancel::unless(
            canceller,
            async move { Ok(HttpDownload::new(begin.await?)) },
        ))
    }

    /// Sends a request that has no endpoint.
    #[napi]
    pub fn raw<'env>(
        &self,
        env: &'env Env,
        ask: String,
        content: Option<Uint8Array>,
        options: String,
        canceller: Option<&Canceller>,
    ) -> napi::Result<PromiseRaw<'env, RawReply>> {
        let mut ask: RawAsk = read(&ask)?;
        ask.content = content.map_or_else(Vec::new, |bytes| bytes.to_vec());
        let settings: CallSettings = read(&options)?;
        let client = self.0.clone();
        env.spawn_future(cancel::unless(canceller, async move {
            let answer = raw(client, ask, settings).await?;
            let shown =
                |value: &http::HeaderValue| String::from_utf8_lossy(value.as_bytes()).into_owned();
            let headers: Vec<(&str, String)> =
                answer.headers.iter().map(|(name, value)| (name.as_str(), shown(value))).collect();
            Ok(RawReply {
                meta: text(&answer.meta),
                headers: text(&headers),
                content: answer.body.to_vec().into(),
            })
        }))
    }

    /// The JSON text of the tokens, for keeping them elsewhere.
    #[napi]
    pub fn tokens(&self) -> String {
        text(&self.0.tokens())
    }

    /// Puts tokens in, or takes them out.
    #[napi]
    pub fn set_tokens(&self, tokens: String) -> napi::Result<()> {
        let tokens: Option<Tokens> = read(&tokens)?;
        sure(self.0.set_tokens(tokens))
    }

    /// The JSON text of how many requests are left, as the service said last.
    #[napi]
    pub fn rate_limit(&self) -> String {
        text(&self.0.rate_limit())
    }
}

impl HttpClient {
    fn prepared(&self, endpoint: &str, arguments: &str) -> napi::Result<Prepared<Json>> {
        sure(JsonArguments::parse(arguments).and_then(|given| prepare(&self.0, endpoint, &given)))
    }
}

/// Reads what the facade wrote; what does not fit came from the caller.
fn read<T: serde::de::DeserializeOwned>(text: &str) -> napi::Result<T> {
    sure(JsonArguments::whole(text))
}
