//! One request, built step by step.

use std::sync::Arc;

use bytes::Bytes;
use http::Method;
use http::header::{ACCEPT, CONTENT_TYPE, HeaderMap, HeaderName, HeaderValue};
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::client::Client;
use crate::decode;
use crate::download::Download;
use crate::engine::Reply;
use crate::host::Host;
use crate::proto::address::address;
use crate::proto::call::{Ask, Call};
use crate::proto::ids::unique_id;
use crate::proto::multipart::{Part, form};
use crate::proto::{ApiError, CallOptions, ETag, Meta};

/// Headers that only the client itself sets.
const OWN_HEADERS: &[&str] = &[
    "authorization",
    "connection",
    "content-length",
    "cookie",
    "host",
    "idempotency-key",
    "proxy-authorization",
    "transfer-encoding",
    "x-api-key",
];

/// One request, built step by step; what is wrong with it is told when it is sent.
#[derive(Clone)]
#[must_use = "a request does nothing until it is sent"]
pub struct Request {
    client: Client,
    method: Method,
    template: String,
    at_root: bool,
    values: Vec<(String, String)>,
    query: Vec<(String, String)>,
    headers: HeaderMap,
    body: Bytes,
    options: CallOptions,
    with_credentials: bool,
    wrong: Option<ApiError>,
}

/// An answer with its body as bytes.
#[derive(Debug, Clone)]
pub struct RawAnswer {
    /// What the answer says beside its body.
    pub meta: Meta,
    /// All headers.
    pub headers: HeaderMap,
    /// The body.
    pub body: Bytes,
}

/// A value, with what the answer said beside it.
#[derive(Debug, Clone, PartialEq)]
pub struct Answer<T> {
    /// The value.
    pub value: T,
    /// What the answer says beside it.
    pub meta: Meta,
}

impl Request {
    pub(crate) fn new(client: Client, method: Method, template: &str, at_root: bool) -> Self {
        let headers = client.headers().clone();
        Self {
            client,
            method,
            template: template.to_owned(),
            at_root,
            values: Vec::new(),
            query: Vec::new(),
            headers,
            body: Bytes::new(),
            options: CallOptions::default(),
            with_credentials: true,
            wrong: None,
        }
    }

    /// Fills a place of the path.
    pub fn path(mut self, name: &str, value: &str) -> Self {
        self.values.push((name.to_owned(), value.to_owned()));
        self
    }

    /// Adds a parameter to the query.
    #[expect(clippy::needless_pass_by_value, reason = "a number is given as it is")]
    pub fn query(mut self, name: &str, value: impl ToString) -> Self {
        self.query.push((name.to_owned(), value.to_string()));
        self
    }

    /// Adds a parameter to the query, if there is a value.
    pub fn maybe_query(self, name: &str, value: Option<impl ToString>) -> Self {
        match value {
            Some(value) => self.query(name, value),
            None => self,
        }
    }

    /// Sends a value as JSON.
    pub fn json(self, value: &impl Serialize) -> Self {
        match serde_json::to_vec(value) {
            Ok(bytes) => self.bytes("application/json", bytes),
            Err(error) => self.wrong(ApiError::config("client.encode", error.to_string())),
        }
    }

    /// Sends bytes of this type.
    pub fn bytes(mut self, content_type: &str, bytes: impl Into<Bytes>) -> Self {
        self.body = bytes.into();
        self.header("content-type", content_type)
    }

    /// Sends a form with files.
    pub fn form(self, parts: &[Part]) -> Self {
        let entropy = self.client.engine().host.entropy();
        let (body, content_type) = form(parts, &entropy);
        self.bytes(&content_type, body)
    }

    /// Changes the thing only if it is still this version; else the call fails with
    /// [`PreconditionFailed`](crate::ErrorKind::PreconditionFailed).
    pub fn if_match(self, tag: &ETag) -> Self {
        self.header("if-match", tag.as_str())
    }

    /// Asks for the body as this type.
    pub fn accept(mut self, content_type: &'static str) -> Self {
        self.headers.insert(ACCEPT, HeaderValue::from_static(content_type));
        self
    }

    /// Makes this call differently from others of the client.
    pub fn with(mut self, options: CallOptions) -> Self {
        self.options = options;
        self
    }

    /// Sends no credentials.
    pub fn without_credentials(mut self) -> Self {
        self.with_credentials = false;
        self
    }

    pub(crate) fn wrong(mut self, error: ApiError) -> Self {
        self.wrong.get_or_insert(error);
        self
    }

    pub(crate) fn client(&self) -> &Client {
        &self.client
    }

    pub(crate) fn max_retries(&self) -> u32 {
        self.client.rules().with(&self.options).retry.max_retries
    }

    fn header(mut self, name: &str, value: &str) -> Self {
        match (name.parse::<HeaderName>(), HeaderValue::from_str(value)) {
            (Ok(name), Ok(value)) => {
                self.headers.insert(name, value);
                self
            }
            _ => self.wrong(invalid_header(name)),
        }
    }

    /// Sends it, and reads the answer as `T`.
    ///
    /// # Errors
    /// Whatever can go wrong with a call; see [`ErrorKind`](crate::ErrorKind).
    pub async fn send<T: DeserializeOwned>(self) -> Result<T, ApiError> {
        Ok(self.send_with_meta().await?.value)
    }

    /// Sends it, and reads the answer as `T`, with what it says beside the body.
    ///
    /// # Errors
    /// As [`send`](Request::send).
    pub async fn send_with_meta<T: DeserializeOwned>(self) -> Result<Answer<T>, ApiError> {
        let (call, client, with_credentials) = self.call(false)?;
        let context = Call::clone(&call);
        let reply = run(&client, call, with_credentials).await?;
        read(&context, reply)
    }

    /// Sends it, and reads the answer only if the thing is no longer this version.
    ///
    /// # Errors
    /// As [`send`](Request::send).
    pub async fn send_if_changed<T: DeserializeOwned>(
        self,
        tag: &ETag,
    ) -> Result<Option<Answer<T>>, ApiError> {
        let (call, client, with_credentials) =
            self.header("if-none-match", tag.as_str()).call(false)?;
        let context = Call::clone(&call);
        let reply = run(&client, call, with_credentials).await?;
        if reply.meta.status == 304 { Ok(None) } else { read(&context, reply).map(Some) }
    }

    /// Sends it, and leaves the answer as it is.
    ///
    /// # Errors
    /// As [`send`](Request::send); an answer from 400 on is an error here too.
    pub async fn send_raw(self) -> Result<RawAnswer, ApiError> {
        let (call, client, with_credentials) = self.call(false)?;
        let reply = run(&client, call, with_credentials).await?;
        Ok(RawAnswer { meta: reply.meta, headers: reply.headers, body: reply.body })
    }

    /// Sends it, and expects no body.
    ///
    /// # Errors
    /// As [`send`](Request::send).
    pub async fn send_empty(self) -> Result<Meta, ApiError> {
        Ok(self.send_raw().await?.meta)
    }

    /// Sends it, and hands the body over while it arrives.
    ///
    /// # Errors
    /// As [`send`](Request::send), up to the head of the answer.
    pub async fn stream(self) -> Result<Download, ApiError> {
        let (call, client, with_credentials) = self.call(true)?;
        let idle_ms = call.rules().timeouts.idle_ms;
        let context = Call::clone(&call);
        let reply = run(&client, call, with_credentials).await?;
        Ok(Download::new(reply, client.engine().clone(), idle_ms, context))
    }

    pub(crate) fn host(&self) -> Arc<dyn Host> {
        self.client.engine().host.clone()
    }

    fn call(mut self, streamed: bool) -> Result<(Call, Client, bool), ApiError> {
        let wrong = self.wrong.take();
        let (method, template) = (self.method.to_string(), self.template.clone());
        let built = match wrong {
            Some(error) => Err(error),
            None => self.built(streamed),
        };
        built.map_err(|error| {
            error.edit(|failure| {
                failure.method = method;
                failure.template = template;
            })
        })
    }

    fn built(mut self, streamed: bool) -> Result<(Call, Client, bool), ApiError> {
        let values: Vec<_> = self.values.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
        let mut url = address(self.client.base(self.at_root), &self.template, &values)?;
        if !self.query.is_empty() {
            url.query_pairs_mut().extend_pairs(&self.query);
        }
        for (name, value) in std::mem::take(&mut self.options.headers) {
            if OWN_HEADERS.contains(&name.to_ascii_lowercase().as_str()) {
                return Err(invalid_header(&name).hint("the client sets this header by itself"));
            }
            self = self.header(&name, &value);
        }
        if let Some(error) = self.wrong.take() {
            return Err(error);
        }
        let host = self.host();
        let request_id = unique_id(host.now(), &host.entropy());
        let mut headers = self.headers;
        set(&mut headers, "x-request-id", &request_id)?;
        if self.options.idempotency != Some(false) && !self.method.is_idempotent() {
            // Made once, here, outside the loop of attempts: that is what makes it a key.
            let key = self.options.idempotency_key.clone();
            let key = key.unwrap_or_else(|| unique_id(host.now(), &host.entropy()));
            set(&mut headers, "idempotency-key", &key)?;
        }
        if self.body.is_empty() {
            headers.remove(CONTENT_TYPE);
        }
        let ask = Ask {
            method: self.method,
            template: self.template,
            url,
            headers,
            body: self.body,
            with_credentials: self.with_credentials,
            streamed,
            request_id,
        };
        let rules = self.client.rules().with(&self.options);
        Ok((Call::new(ask, rules), self.client, self.with_credentials))
    }
}

async fn run(client: &Client, call: Call, with_credentials: bool) -> Result<Reply, ApiError> {
    let session = with_credentials.then(|| client.session());
    client.engine().run(call, session).await
}

fn read<T: DeserializeOwned>(call: &Call, reply: Reply) -> Result<Answer<T>, ApiError> {
    let meta = reply.meta;
    let value = decode::json(&reply.headers, &reply.body).map_err(|error| {
        call.about(error).edit(|failure| {
            failure.status = Some(meta.status);
            failure.attempts = meta.attempts;
            failure.request_id.clone_from(&meta.request_id);
        })
    })?;
    Ok(Answer { value, meta })
}

fn set(headers: &mut HeaderMap, name: &'static str, value: &str) -> Result<(), ApiError> {
    let value = HeaderValue::from_str(value).map_err(|_| invalid_header(name))?;
    headers.insert(HeaderName::from_static(name), value);
    Ok(())
}

fn invalid_header(name: &str) -> ApiError {
    let name: String = name.chars().take(80).flat_map(char::escape_default).collect();
    ApiError::config("client.invalid_header", format!("the header `{name}` cannot be sent so"))
}
