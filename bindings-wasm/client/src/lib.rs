//! The WebAssembly module of `prowess-web/client`: the client of a service, for the browser.
//!
//! There is no policy here: what is sent again, when tokens are renewed and what a failure means is
//! decided in the crate `prowess_client`. Arguments and answers are JSON text, and what a call
//! fails with is the JSON text of a failure.
//! Nobody calls these exports but the TypeScript facade that the package bundles.

#![cfg(target_arch = "wasm32")]

mod cancel;
mod clock;
mod download;
mod pages;

use js_sys::{Function, Object, Promise, Reflect, Uint8Array};
use prowess_client::surface::{
    CallSettings, JsonArguments, Prepared, RawAsk, Setup, Sink, prepare, raw,
};
use prowess_client::transport::FetchTransport;
use prowess_client::{ApiError, CallOptions, Client, RawAnswer, Tokens};
use serde::Serialize;
use serde::de::DeserializeOwned;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use cancel::Canceller;
use clock::VirtualClock;
use download::HttpDownload;
use pages::HttpPages;

/// What a call fails with, as it is thrown: the JSON text of a failure.
fn failed(error: &ApiError) -> JsValue {
    text(error).into()
}

fn sure<T>(outcome: Result<T, ApiError>) -> Result<T, JsValue> {
    outcome.map_err(|error| failed(&error))
}

/// Answers of endpoints become JSON text.
enum Json {}

impl Sink for Json {
    type Kept = String;

    fn keep<T: Serialize + 'static>(value: T) -> String {
        text(&value)
    }
}

/// What is plain data can always be written.
fn text(value: &impl Serialize) -> String {
    serde_json::to_string(value).unwrap_or_else(|_| "null".to_owned())
}

/// Reads what the facade wrote; what does not fit came from the caller.
fn read<T: DeserializeOwned>(text: &str) -> Result<T, JsValue> {
    sure(JsonArguments::whole(text))
}

/// The version of this package; all Prowess packages share one.
#[wasm_bindgen]
pub fn version() -> String {
    prowess_client::VERSION.to_owned()
}

/// A client of one service.
#[wasm_bindgen]
pub struct HttpClient(Client);

#[wasm_bindgen]
impl HttpClient {
    /// A client that is set up so, over the `fetch` of the page or over another function like it.
    ///
    /// # Errors
    ///
    /// The JSON text of a failure: something in it does not fit.
    #[wasm_bindgen(constructor)]
    pub fn new(setup: &str, fetch: Option<Function>) -> Result<Self, JsValue> {
        let setup: Setup = read(setup)?;
        let mut builder = setup.builder();
        if let Some(fetch) = fetch {
            builder = builder.transport(FetchTransport::over(fetch));
        }
        sure(builder.build()).map(Self)
    }

    /// The same on a clock that only moves when the client waits.
    ///
    /// # Errors
    ///
    /// As those of a client without it.
    #[wasm_bindgen(js_name = timedBy)]
    pub fn timed_by(setup: &str, fetch: Function, clock: &VirtualClock) -> Result<Self, JsValue> {
        let setup: Setup = read(setup)?;
        let host = clock.host();
        let transport = FetchTransport::over(fetch).timed_by(&host);
        sure(setup.builder().transport(transport).host(host).build()).map(Self)
    }

    /// The same client with these options put over all that it makes from now on.
    ///
    /// # Errors
    ///
    /// The JSON text of a failure: an option does not fit.
    #[wasm_bindgen(js_name = withOptions)]
    pub fn with_options(&self, options: &str) -> Result<Self, JsValue> {
        let settings: CallSettings = read(options)?;
        let options =
            CallOptions { idempotency_key: None, headers: Vec::new(), ..settings.options() };
        Ok(Self(self.0.with_options(&options)))
    }

    /// Calls an endpoint that gives one answer: JSON text of its value and of what stands beside it.
    ///
    /// # Errors
    ///
    /// The JSON text of a failure, at once or by the promise.
    pub fn call(
        &self,
        endpoint: &str,
        arguments: &str,
        canceller: &Canceller,
    ) -> Result<Promise, JsValue> {
        let Prepared::Answer(call) = self.prepared(endpoint, arguments)? else {
            return Err(JsValue::from_str("there is no single answer"));
        };
        Ok(canceller.promise(async move {
            let told = call.await?;
            let value = told.value.unwrap_or_else(|| "null".to_owned());
            Ok(format!("{{\"value\":{value},\"meta\":{}}}", text(&told.meta)).into())
        }))
    }

    /// A walk over the pages of a list.
    ///
    /// # Errors
    ///
    /// The JSON text of a failure: an argument does not fit.
    pub fn pages(&self, endpoint: &str, arguments: &str) -> Result<HttpPages, JsValue> {
        match self.prepared(endpoint, arguments)? {
            Prepared::Pages(walk) => Ok(HttpPages::new(walk)),
            _ => Err(JsValue::from_str("it is no list")),
        }
    }

    /// Begins a download.
    ///
    /// # Errors
    ///
    /// The JSON text of a failure, at once or by the promise.
    pub fn download(
        &self,
        endpoint: &str,
        arguments: &str,
        canceller: &Canceller,
    ) -> Result<Promise, JsValue> {
        let Prepared::Download(begin) = self.prepared(endpoint, arguments)? else {
            return Err(JsValue::from_str("it is no download"));
        };
        Ok(canceller.promise(async move { Ok(HttpDownload::new(begin.await?).into()) }))
    }

    /// Sends a request that has no endpoint: meta and headers as JSON text, and the body.
    ///
    /// # Errors
    ///
    /// The JSON text of a failure, at once or by the promise.
    pub fn raw(
        &self,
        ask: &str,
        content: Option<Vec<u8>>,
        options: &str,
        canceller: &Canceller,
    ) -> Result<Promise, JsValue> {
        let mut ask: RawAsk = read(ask)?;
        ask.content = content.unwrap_or_default();
        let settings: CallSettings = read(options)?;
        let client = self.0.clone();
        Ok(canceller.promise(async move { Ok(reply(&raw(client, ask, settings).await?)) }))
    }

    /// The JSON text of the tokens, for keeping them elsewhere.
    #[must_use]
    pub fn tokens(&self) -> String {
        text(&self.0.tokens())
    }

    /// Puts tokens in, or takes them out.
    ///
    /// # Errors
    ///
    /// The JSON text of a failure: the client was not built to hold tokens.
    #[wasm_bindgen(js_name = setTokens)]
    pub fn set_tokens(&self, tokens: &str) -> Result<(), JsValue> {
        let tokens: Option<Tokens> = read(tokens)?;
        sure(self.0.set_tokens(tokens))
    }

    /// The JSON text of how many requests are left, as the service said last.
    #[wasm_bindgen(js_name = rateLimit)]
    #[must_use]
    pub fn rate_limit(&self) -> String {
        text(&self.0.rate_limit())
    }
}

impl HttpClient {
    fn prepared(&self, endpoint: &str, arguments: &str) -> Result<Prepared<Json>, JsValue> {
        sure(JsonArguments::parse(arguments).and_then(|given| prepare(&self.0, endpoint, &given)))
    }
}

/// An answer that has no endpoint of its own, as a plain object.
fn reply(answer: &RawAnswer) -> JsValue {
    let shown = |value: &http::HeaderValue| String::from_utf8_lossy(value.as_bytes()).into_owned();
    let headers: Vec<(&str, String)> =
        answer.headers.iter().map(|(name, value)| (name.as_str(), shown(value))).collect();
    let object = Object::new();
    let parts = [
        ("meta", text(&answer.meta).into()),
        ("headers", text(&headers).into()),
        ("content", Uint8Array::from(answer.body.as_ref()).into()),
    ];
    for (name, value) in parts {
        // An object that was just made takes every property.
        let _ = Reflect::set(&object, &name.into(), &value);
    }
    object.into()
}
