//! Who calls: credentials, and one renewal for all that wait for it.

use std::sync::{Arc, Mutex, Weak};

use bytes::Bytes;
use futures_util::FutureExt;
use futures_util::future::Shared;
use http::header::{AUTHORIZATION, CONTENT_TYPE, HeaderName, HeaderValue};
use http::{HeaderMap, Method};
use serde::Serialize;

use crate::decode;
use crate::engine::{Engine, lock};
use crate::maybe::{BoxFuture, MaybeSync};
use crate::observe::CallEvent;
use crate::proto::address::address;
use crate::proto::call::{Ask, Call, Credential};
use crate::proto::ids::unique_id;
use crate::proto::tokens::{Renewal, TokenAnswer, Tokens, Vault, Verdict, expired};
use crate::proto::{ApiError, CallRules, ErrorKind, Secret, Url};

/// Where tokens outlive the process, or are shared with other processes.
pub trait TokenStore: MaybeSync {
    /// The tokens that were saved last, if any.
    fn load(&self) -> Option<Tokens>;

    /// Saves new tokens; `old` are those that they take the place of.
    ///
    /// Without new ones, somebody logged out, and what was saved is to be forgotten.
    fn save(&self, old: Option<&Tokens>, new: Option<&Tokens>);
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
    /// With tokens that a login brings ([`AuthApi::login`](crate::api::AuthApi::login)), and that
    /// are kept in memory.
    Login,
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
    /// Whether it may hold what outlives an access token.
    may_last: bool,
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
        may_last: bool,
    ) -> Self {
        let fixed = match &auth {
            Auth::Bearer(token) => Some(Credential { header: BEARER, token: token.clone() }),
            Auth::ApiKey(token) => Some(Credential { header: API_KEY, token: token.clone() }),
            _ => None,
        };
        let (tokens, store, login) = match auth {
            Auth::None | Auth::Bearer(_) | Auth::ApiKey(_) => {
                return Self { fixed, may_last, renewing: None };
            }
            Auth::Login => (None, None, None),
            Auth::Tokens(tokens) => (Some(tokens), None, None),
            Auth::Store(store) => (store.load(), Some(store), None),
            Auth::Password { email, password } => (None, None, Some((email, password))),
        };
        let vault = Vault::new(tokens, login.is_some());
        let state = Arc::new(Mutex::new(State { vault, flight: None }));
        let context = Arc::new(Context { engine, base, headers, rules, store, login });
        Self { fixed: None, may_last, renewing: Some(Renewing { state, context }) }
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
            None => Err(expired()),
        }
    }

    /// The tokens, for keeping them elsewhere.
    pub(crate) fn tokens(&self) -> Option<Tokens> {
        lock(&self.renewing.as_ref()?.state).vault.tokens().cloned()
    }

    /// Whether tokens can be put in: not beside a fixed credential.
    pub(crate) fn holds_tokens(&self) -> Result<(), ApiError> {
        self.renewing.as_ref().map(drop).ok_or_else(fixed)
    }

    /// What may be held of the tokens of a login.
    pub(crate) fn holdable(&self, tokens: Tokens) -> Tokens {
        let refresh = tokens.refresh.filter(|_| self.may_last);
        Tokens { refresh, ..tokens }
    }

    /// Puts tokens in, or takes them out.
    pub(crate) fn put(&self, tokens: Option<Tokens>) -> Result<(), ApiError> {
        let renewing = self.renewing.as_ref().ok_or_else(fixed)?;
        if !self.may_last && tokens.as_ref().is_some_and(|tokens| tokens.refresh.is_some()) {
            return Err(browser_credentials());
        }
        let mut state = lock(&renewing.state);
        if let Some(store) = &renewing.context.store {
            store.save(state.vault.tokens(), tokens.as_ref());
        }
        state.vault.put(tokens);
        Ok(())
    }
}

fn fixed() -> ApiError {
    let message = "this client has a fixed credential, or none, and cannot hold tokens";
    ApiError::config("client.fixed_credentials", message)
        .hint("build it with `Auth::Login`, `Auth::Tokens`, `Auth::Store` or `Auth::Password`")
}

/// The error of a browser that would hold what outlives a visit.
pub(crate) fn browser_credentials() -> ApiError {
    let message = "a browser would hold credentials that last";
    ApiError::config("client.browser_credentials", message).hint(
        "use a login or a short-lived token, or allow it with \
         `dangerously_allow_browser_credentials`",
    )
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
        let Some(known) = state.upgrade().map(|state| lock(&state).vault.clone()) else { break };
        let before = known.tokens();
        let Some(way) = known.renewal() else { break };
        if let Some(saved) = context.newer(before) {
            replace(state, before, saved);
            return Ok(());
        }
        let error = match context.exchange(&way).await {
            Ok(answer) => {
                let new = Tokens::received(answer, before, context.engine.host.now());
                if replace(state, before, new.clone()) {
                    if let Some(store) = &context.store {
                        store.save(before, Some(&new));
                    }
                    context.engine.tell(&CallEvent::TokensRenewed);
                }
                return Ok(());
            }
            Err(error) => error,
        };
        if !is_final(error.kind) {
            return Err(error);
        }
        if let Some(saved) = context.newer(before) {
            replace(state, before, saved);
            return Ok(());
        }
        let Some(state) = state.upgrade() else { return Err(error) };
        let vault = &mut lock(&state).vault;
        if vault.tokens() != before {
            return Ok(());
        }
        if !vault.refresh_refused(&error) {
            // A wrong password is told as the service tells it; an ended session as what it is.
            return Err(match (way, vault.decide(context.engine.host.now(), None)) {
                (Renewal::Refresh(_), Verdict::Refused(ended)) => ended,
                _ => error,
            });
        }
    }
    Err(expired())
}

/// Whether a renewal that failed so would fail again.
fn is_final(kind: ErrorKind) -> bool {
    matches!(kind, ErrorKind::Auth | ErrorKind::PermissionDenied | ErrorKind::Validation)
}

/// Puts new tokens in, unless somebody logged in or out while they were on their way.
fn replace(state: &Weak<Mutex<State>>, before: Option<&Tokens>, new: Tokens) -> bool {
    let Some(state) = state.upgrade() else { return false };
    let vault = &mut lock(&state).vault;
    let unchanged = vault.tokens() == before;
    if unchanged {
        vault.put(Some(new));
    }
    unchanged
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
            (Renewal::Login, None) => return Err(expired()),
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
