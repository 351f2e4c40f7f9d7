//! Who calls: credentials, and one renewal for all that wait for it.

use std::sync::{Arc, Mutex, Weak};

use bytes::Bytes;
use futures_util::FutureExt;
use futures_util::future::Shared;
use http::header::{AUTHORIZATION, CONTENT_TYPE, HeaderName, HeaderValue};
use http::{HeaderMap, Method};
use serde::Serialize;
use url::Url;

use crate::decode;
use crate::engine::{Engine, lock};
use crate::maybe::{BoxFuture, MaybeSync};
use crate::observe::CallEvent;
use crate::proto::address::address;
use crate::proto::call::{Ask, Call, Credential};
use crate::proto::ids::unique_id;
use crate::proto::tokens::{Renewal, TokenAnswer, Tokens, Vault, Verdict};
use crate::proto::{ApiError, CallRules, ErrorKind, Secret};

/// Where tokens outlive the process, or are shared with other processes.
pub trait TokenStore: MaybeSync {
    /// The tokens that were saved last, if any.
    fn load(&self) -> Option<Tokens>;

    /// Saves new tokens; `old` are those that they take the place of.
    fn save(&self, old: Option<&Tokens>, new: &Tokens);
}

/// How a client proves who calls.
#[derive(Clone, Default)]
#[non_exhaustive]
pub enum Auth {
    /// It does not.
    #[default]
    None,
    /// With a token that somebody else looks after.
    Bearer(Secret),
    /// With a key in the header `X-Api-Key`.
    ApiKey(Secret),
    /// With tokens that are renewed before they run out.
    Tokens(Tokens),
    /// With tokens that are kept elsewhere, and renewed before they run out.
    Store(Arc<dyn TokenStore>),
    /// With an address and a password, exchanged for tokens at the first call.
    Password {
        /// The address of the person.
        email: String,
        /// The password.
        password: Secret,
    },
}

#[derive(Serialize)]
struct Login<'a> {
    email: &'a str,
    password: &'a Secret,
}

#[derive(Serialize)]
struct Refresh<'a> {
    refresh_token: &'a Secret,
}

/// A renewal under way, which any number of calls wait for.
type Flight = Shared<BoxFuture<'static, Result<(), ApiError>>>;

/// What a session knows, behind one lock that is never held while waiting.
struct State {
    vault: Vault,
    /// The renewal under way.
    ///
    /// It lives here and not in the call that began it: if that call is dropped, the others go on
    /// with it, and a refresh token that was already used up is not lost.
    flight: Option<Flight>,
}

pub(crate) struct Session {
    fixed: Option<Credential>,
    renewing: Option<Renewing>,
}

/// What a renewal needs.
struct Renewing {
    state: Arc<Mutex<State>>,
    context: Arc<Context>,
}

struct Context {
    engine: Arc<Engine>,
    base: Url,
    headers: HeaderMap,
    rules: CallRules,
    store: Option<Arc<dyn TokenStore>>,
    login: Option<(String, Secret)>,
}

const BEARER: HeaderName = AUTHORIZATION;
const API_KEY: HeaderName = HeaderName::from_static("x-api-key");

impl Session {
    pub(crate) fn new(
        auth: Auth,
        engine: Arc<Engine>,
        base: Url,
        headers: HeaderMap,
        rules: CallRules,
    ) -> Self {
        let fixed = match &auth {
            Auth::Bearer(token) => Some(Credential { header: BEARER, token: token.clone() }),
            Auth::ApiKey(token) => Some(Credential { header: API_KEY, token: token.clone() }),
            _ => None,
        };
        let (tokens, store, login) = match auth {
            Auth::None | Auth::Bearer(_) | Auth::ApiKey(_) => {
                return Self { fixed, renewing: None };
            }
            Auth::Tokens(tokens) => (Some(tokens), None, None),
            Auth::Store(store) => (store.load(), Some(store), None),
            Auth::Password { email, password } => (None, None, Some((email, password))),
        };
        let vault = Vault::new(tokens, login.is_some());
        let state = Arc::new(Mutex::new(State { vault, flight: None }));
        let context = Arc::new(Context { engine, base, headers, rules, store, login });
        Self { fixed: None, renewing: Some(Renewing { state, context }) }
    }

    /// A credential to send, other than the refused one where there is a way to get another.
    ///
    /// A fixed credential stays what it is.
    pub(crate) async fn authorize(
        &self,
        refused: Option<&Secret>,
    ) -> Result<Option<Credential>, ApiError> {
        let Some(renewing) = &self.renewing else { return Ok(self.fixed.clone()) };
        let bearer = |token| Ok(Some(Credential { header: BEARER, token }));
        let host = &renewing.context.engine.host;
        let flight = {
            let mut state = lock(&renewing.state);
            match state.vault.decide(host.now(), refused) {
                Verdict::Use(token) => return bearer(token),
                Verdict::Refused(error) => return Err(error),
                Verdict::Renew => state.flight.get_or_insert_with(|| renewing.begin()).clone(),
            }
        };
        let renewed = flight.await;
        let vault = &lock(&renewing.state).vault;
        if let Err(error) = renewed {
            return vault.still_good(host.now(), refused).map_or(Err(error), bearer);
        }
        match vault.tokens() {
            Some(tokens) => bearer(tokens.access.clone()),
            None => Err(crate::proto::tokens::expired()),
        }
    }

    /// The tokens, for keeping them elsewhere.
    pub(crate) fn tokens(&self) -> Option<Tokens> {
        lock(&self.renewing.as_ref()?.state).vault.tokens().cloned()
    }

    /// Puts tokens in, or takes them out. A session with a fixed credential refuses.
    pub(crate) fn put(&self, tokens: Option<Tokens>) -> Result<(), ApiError> {
        let Some(renewing) = &self.renewing else {
            return Err(ApiError::config(
                "client.fixed_credentials",
                "this client has a fixed credential, or none, and cannot hold tokens",
            )
            .hint("build it with `Auth::Tokens`, `Auth::Store` or `Auth::Password`"));
        };
        let mut state = lock(&renewing.state);
        if let (Some(store), Some(new)) = (&renewing.context.store, &tokens) {
            store.save(state.vault.tokens(), new);
        }
        state.vault.put(tokens);
        Ok(())
    }
}

impl Renewing {
    fn begin(&self) -> Flight {
        // The renewal is kept within the state, so it must not keep the state alive.
        let (state, context) = (Arc::downgrade(&self.state), self.context.clone());
        let renewing: BoxFuture<'static, _> = Box::pin(async move {
            let outcome = renew(&state, &context).await;
            if let Some(state) = state.upgrade() {
                lock(&state).flight = None;
            }
            outcome
        });
        renewing.shared()
    }
}

async fn renew(state: &Weak<Mutex<State>>, context: &Context) -> Result<(), ApiError> {
    // Each way is tried once: the refresh token, what another process saved, the password.
    for _ in 0..3 {
        let Some(here) = state.upgrade() else { return Ok(()) };
        let (way, before) = {
            let vault = &lock(&here).vault;
            (vault.renewal(), vault.tokens().cloned())
        };
        drop(here);
        let Some(way) = way else { return Err(crate::proto::tokens::expired()) };
        if let Some(saved) = context.newer(before.as_ref()) {
            put(state, saved);
            return Ok(());
        }
        let error = match context.exchange(&way).await {
            Ok(answer) => {
                let new = Tokens::received(answer, before.as_ref(), context.engine.host.now());
                if let Some(store) = &context.store {
                    store.save(before.as_ref(), &new);
                }
                put(state, new);
                context.engine.tell(&CallEvent::TokensRenewed);
                return Ok(());
            }
            Err(error) => error,
        };
        if !matches!(
            error.kind,
            ErrorKind::Auth | ErrorKind::PermissionDenied | ErrorKind::Validation
        ) {
            return Err(error);
        }
        if let Some(saved) = context.newer(before.as_ref()) {
            put(state, saved);
            return Ok(());
        }
        let Some(here) = state.upgrade() else { return Err(error) };
        let mut here = lock(&here);
        if !here.vault.refresh_refused(&error) {
            // A wrong password is told as the service tells it; an ended session as what it is.
            let refused = here.vault.decide(context.engine.host.now(), None);
            return Err(match (way, refused) {
                (Renewal::Refresh(_), Verdict::Refused(ended)) => ended,
                _ => error,
            });
        }
    }
    Err(crate::proto::tokens::expired())
}

fn put(state: &Weak<Mutex<State>>, tokens: Tokens) {
    if let Some(state) = state.upgrade() {
        lock(&state).vault.put(Some(tokens));
    }
}

impl Context {
    /// What another process saved since, if it is not what is known here.
    fn newer(&self, known: Option<&Tokens>) -> Option<Tokens> {
        let saved = self.store.as_ref()?.load()?;
        let other = known.is_none_or(|known| known.access != saved.access);
        (other && !saved.is_expired(self.engine.host.now())).then_some(saved)
    }

    async fn exchange(&self, way: &Renewal) -> Result<TokenAnswer, ApiError> {
        let (template, body) = match (way, &self.login) {
            (Renewal::Refresh(refresh_token), _) => {
                ("/auth/refresh", serde_json::to_vec(&Refresh { refresh_token }))
            }
            (Renewal::Login, Some((email, password))) => {
                ("/auth/login", serde_json::to_vec(&Login { email, password }))
            }
            (Renewal::Login, None) => return Err(crate::proto::tokens::expired()),
        };
        let body = body.map_err(|error| ApiError::config("client.encode", error.to_string()))?;
        let host = &self.engine.host;
        let id = |header: &str, headers: &mut HeaderMap| {
            let id = unique_id(host.now(), &host.entropy());
            if let (Ok(name), Ok(value)) = (header.parse::<HeaderName>(), id.parse()) {
                headers.insert(name, value);
            }
            id
        };
        let mut headers = self.headers.clone();
        headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
        let request_id = id("x-request-id", &mut headers);
        // Under a key, a renewal whose answer was lost may be asked for again: without it, the
        // service would take the second use of the refresh token for a theft.
        id("idempotency-key", &mut headers);
        let ask = Ask {
            method: Method::POST,
            template: template.to_owned(),
            url: address(&self.base, template, &[])?,
            headers,
            body: Bytes::from(body),
            with_credentials: false,
            streamed: false,
            request_id,
        };
        let call = Call::new(ask, self.rules.clone());
        // Boxed, since a call may wait for a renewal, which is a call.
        let running: BoxFuture<'_, _> = Box::pin(self.engine.run(call, None));
        let reply = running.await?;
        decode::json(&reply.headers, &reply.body)
    }
}
