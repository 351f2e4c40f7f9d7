//! Does the client say and do, word by word, what the conversations have?

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that fails should stop where it fails"
)]

use std::collections::BTreeMap;

use futures_util::FutureExt;
use prowess_client::transport::{Scripted, ScriptedTransport, TransportError, VirtualHost};
use prowess_client::{Auth, CallOptions, Client, RetryPolicy, Tokens};
use serde::Deserialize;
use serde_json::{Map, Value};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Conversation {
    name: String,
    #[serde(rename = "about")]
    _about: String,
    client: Setup,
    clock: Clock,
    entropy: Vec<String>,
    calls: Vec<Asked>,
    exchanges: Vec<Exchange>,
    sleeps_ms: Vec<u64>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Setup {
    base_url: String,
    auth: Credentials,
    max_retries: Option<u32>,
    retry_budget: Option<u32>,
}

#[derive(Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
enum Credentials {
    None {},
    Bearer { token: String },
    ApiKey { token: String },
    Tokens(Tokens),
    Password { email: String, password: String },
}

#[derive(Deserialize)]
struct Clock {
    unix_ms: u64,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Asked {
    method: String,
    template: String,
    #[serde(default)]
    path: BTreeMap<String, String>,
    #[serde(default)]
    query: BTreeMap<String, String>,
    body: Option<Value>,
    #[serde(default)]
    options: Options,
    outcome: Map<String, Value>,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields)]
struct Options {
    idempotency_key: Option<String>,
    idempotency: Option<bool>,
    max_retries: Option<u32>,
    attempt_ms: Option<u64>,
    total_ms: Option<u64>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Exchange {
    request: Expected,
    reply: Reply,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Expected {
    method: String,
    url: String,
    #[serde(default)]
    headers: BTreeMap<String, Option<String>>,
    body: Option<Value>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Reply {
    status: Option<u16>,
    #[serde(default)]
    headers: BTreeMap<String, String>,
    body: Option<Value>,
    text: Option<String>,
    #[serde(default)]
    breaks: bool,
    lost: Option<String>,
    #[serde(default)]
    silent: bool,
}

impl Reply {
    fn scripted(self) -> Scripted {
        if self.silent {
            return Scripted::Silent;
        }
        match self.lost.as_deref() {
            Some("not_sent") => return Scripted::Lost(TransportError::not_sent("lost")),
            Some("unknown") => return Scripted::Lost(TransportError::broken("lost")),
            Some(other) => panic!("`{other}` is no way to be lost"),
            None => {}
        }
        let body = self.body.map(|body| body.to_string()).or(self.text).unwrap_or_default();
        Scripted::Answer {
            status: self.status.expect("a reply has a status"),
            headers: self.headers.into_iter().collect(),
            body: body.into(),
            breaks: self.breaks,
        }
    }
}

fn entropy(text: &str) -> [u8; 16] {
    u128::from_str_radix(text, 16).unwrap().to_be_bytes()
}

fn client(setup: Setup, service: &ScriptedTransport, host: &VirtualHost) -> Client {
    let auth = match setup.auth {
        Credentials::None {} => Auth::None,
        Credentials::Bearer { token } => Auth::Bearer(token.into()),
        Credentials::ApiKey { token } => Auth::ApiKey(token.into()),
        Credentials::Tokens(tokens) => Auth::Tokens(tokens),
        Credentials::Password { email, password } => {
            Auth::Password { email, password: password.into() }
        }
    };
    let mut policy = RetryPolicy::default();
    policy.max_retries = setup.max_retries.unwrap_or(policy.max_retries);
    let builder = Client::builder(&setup.base_url).auth(auth).retry(policy);
    let builder = builder.retry_budget(setup.retry_budget.unwrap_or(500));
    builder.transport(service.clone()).host(host.clone()).build().unwrap()
}

fn ask(client: &Client, asked: &Asked) -> Map<String, Value> {
    let Options { idempotency_key, idempotency, max_retries, attempt_ms, total_ms } =
        &asked.options;
    let options = CallOptions {
        idempotency_key: idempotency_key.clone(),
        idempotency: *idempotency,
        max_retries: *max_retries,
        attempt_ms: *attempt_ms,
        total_ms: *total_ms,
        ..CallOptions::default()
    };
    let mut request = client.request(asked.method.parse().unwrap(), &asked.template).with(options);
    for (name, value) in &asked.path {
        request = request.path(name, value);
    }
    for (name, value) in &asked.query {
        request = request.query(name, value);
    }
    if let Some(body) = &asked.body {
        request = request.json(body);
    }
    let done = request.send_with_meta::<Value>().now_or_never().expect("memory answers at once");
    let told = match done {
        Ok(answer) => serde_json::json!({
            "status": answer.meta.status, "attempts": answer.meta.attempts, "body": answer.value,
        }),
        Err(error) => serde_json::json!({ "error": error }),
    };
    told.as_object().unwrap().clone()
}

/// What is expected, and of an error only the members that are named.
fn named_members(told: &Map<String, Value>, expected: &Map<String, Value>) -> Map<String, Value> {
    let mut told = told.clone();
    let names = expected.get("error").and_then(Value::as_object);
    if let (Some(names), Some(error)) = (names, told.get_mut("error")) {
        error.as_object_mut().unwrap().retain(|name, _| names.contains_key(name));
    }
    told
}

fn replay(conversation: Conversation) {
    let name = conversation.name;
    let host = VirtualHost::new(
        conversation.clock.unix_ms,
        conversation.entropy.iter().map(|draw| entropy(draw)).collect(),
    );
    let (expected, replies): (Vec<_>, Vec<_>) =
        conversation.exchanges.into_iter().map(|one| (one.request, one.reply)).unzip();
    let service = ScriptedTransport::new(replies.into_iter().map(Reply::scripted));
    let client = client(conversation.client, &service, &host);
    for (number, asked) in conversation.calls.iter().enumerate() {
        let told = ask(&client, asked);
        let told = named_members(&told, &asked.outcome);
        assert_eq!(told, asked.outcome, "{name}: outcome of call {number}");
    }
    let sent = service.recorded();
    assert_eq!(sent.len(), expected.len(), "{name}: number of requests");
    for (number, (sent, expected)) in sent.iter().zip(&expected).enumerate() {
        let at = format!("{name}: request {number}");
        let request = &sent.request;
        assert_eq!(
            (request.method.as_str(), request.url.as_str()),
            (&*expected.method, &*expected.url),
            "{at}"
        );
        for (header, value) in &expected.headers {
            let found = request.headers.get(header).map(|found| found.to_str().unwrap());
            assert_eq!(found, value.as_deref(), "{at}, header {header}");
        }
        if let Some(body) = &expected.body {
            let found: Value = serde_json::from_slice(&request.body).unwrap();
            assert_eq!(&found, body, "{at}");
        }
    }
    assert_eq!(host.slept(), conversation.sleeps_ms, "{name}: waits");
}

#[test]
fn every_conversation_goes_as_it_is_written() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/conversations");
    let mut files: Vec<_> =
        std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| path.extension().is_some_and(|ending| ending == "json"));
    files.sort();
    assert!(files.len() >= 20, "the conversations are there");
    for path in files {
        let text = std::fs::read_to_string(&path).unwrap();
        let conversation: Conversation = serde_json::from_str(&text)
            .unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        replay(conversation);
    }
}
