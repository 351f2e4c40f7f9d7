//! The client, and how it is set up.

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex};

use http::header::{ACCEPT, HeaderMap, HeaderName, HeaderValue, USER_AGENT};

use crate::engine::{Engine, lock};
use crate::host::{Host, SystemHost};
use crate::observe::Observer;
use crate::proto::address::is_private;
use crate::proto::tokens::Tokens;
use crate::proto::{
    ApiError, CallOptions, CallRules, RateLimit, RetryBudget, RetryPolicy, Timeouts, Url,
};
use crate::request::Request;
use crate::session::{Auth, Session, browser_credentials};
use crate::transport::{DefaultTransport, Transport, TransportOptions};

/// The version of the interface that this client speaks.
pub const API_VERSION: &str = "2";

/// Where the interface begins below the address of the service.
pub(crate) const API_PATH: &str = "api/v2";

/// A client of one service.
///
/// Cloning it is cheap: all clones share connections, tokens and the budget of retries.
/// The resources are methods of it: `client.users()`, `client.roles()`, `client.readiness()`.
#[derive(Clone)]
pub struct Client {
    shared: Arc<Shared>,
    rules: CallRules,
}

struct Shared {
    engine: Arc<Engine>,
    session: Arc<Session>,
    root: Url,
    api: Url,
    headers: HeaderMap,
}

impl std::fmt::Debug for Client {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let root = crate::proto::redact::address(&self.shared.root);
        f.debug_struct("Client").field("base", &root).finish_non_exhaustive()
    }
}

impl Client {
    /// A client that is not set up yet, of the service at this address.
    pub fn builder(base: &str) -> ClientBuilder {
        ClientBuilder::new(base)
    }

    /// The same client with the options of one call put over all that it makes from now on.
    ///
    /// The key of the options is of one call, and is left out here; so are the headers.
    #[must_use]
    pub fn with_options(&self, options: &CallOptions) -> Self {
        Self { shared: self.shared.clone(), rules: self.rules.with(options) }
    }

    /// A request of one's own, with a path such as `/users/{id}` below `/api/v2`.
    ///
    /// For what has no method here yet: credentials, retries and errors are the same.
    pub fn request(&self, method: http::Method, template: &str) -> Request {
        Request::new(self.clone(), method, template, false)
    }

    /// A request beside the interface, such as `/health`.
    pub(crate) fn request_at_root(&self, method: http::Method, template: &str) -> Request {
        Request::new(self.clone(), method, template, true)
    }

    /// How many requests are left, as the service said last.
    #[must_use]
    pub fn rate_limit(&self) -> Option<RateLimit> {
        lock(&self.shared.engine.rate_limit).clone()
    }

    /// The tokens, for keeping them elsewhere.
    #[must_use]
    pub fn tokens(&self) -> Option<Tokens> {
        self.shared.session.tokens()
    }

    /// Puts tokens in, or takes them out; a session that had ended begins anew.
    ///
    /// # Errors
    /// `client.fixed_credentials`, if the client was not built to hold tokens.
    pub fn set_tokens(&self, tokens: Option<Tokens>) -> Result<(), ApiError> {
        self.shared.session.put(tokens)
    }

    pub(crate) fn engine(&self) -> &Arc<Engine> {
        &self.shared.engine
    }

    pub(crate) fn session(&self) -> &Arc<Session> {
        &self.shared.session
    }

    pub(crate) fn rules(&self) -> &CallRules {
        &self.rules
    }

    pub(crate) fn headers(&self) -> &HeaderMap {
        &self.shared.headers
    }

    pub(crate) fn base(&self, at_root: bool) -> &Url {
        if at_root { &self.shared.root } else { &self.shared.api }
    }
}

/// A client that is not set up yet.
#[must_use]
pub struct ClientBuilder {
    base: String,
    auth: Auth,
    rules: CallRules,
    budget: RetryBudget,
    transport: Option<Arc<dyn Transport>>,
    options: TransportOptions,
    host: Arc<dyn Host>,
    observer: Option<Arc<dyn Observer>>,
    allow_plain_http: bool,
    dangerously_allow_browser_credentials: bool,
    user_agent: String,
}

impl ClientBuilder {
    fn new(base: &str) -> Self {
        Self {
            base: base.to_owned(),
            auth: Auth::None,
            rules: CallRules::default(),
            budget: RetryBudget::default(),
            transport: None,
            options: TransportOptions::default(),
            host: Arc::new(SystemHost),
            observer: None,
            allow_plain_http: false,
            dangerously_allow_browser_credentials: false,
            user_agent: crate::USER_AGENT.to_owned(),
        }
    }

    /// How the client proves who calls.
    pub fn auth(mut self, auth: Auth) -> Self {
        self.auth = auth;
        self
    }

    /// How long each part of a call may take.
    pub fn timeouts(mut self, timeouts: Timeouts) -> Self {
        self.options.connect_ms = timeouts.connect_ms;
        self.rules.timeouts = timeouts;
        self
    }

    /// How often and how patiently a call is sent again.
    pub fn retry(mut self, policy: RetryPolicy) -> Self {
        self.rules.retry = policy;
        self
    }

    /// What all calls together may spend on retries; see [`RetryBudget`].
    pub fn retry_budget(mut self, tokens: u32) -> Self {
        self.budget = RetryBudget::new(tokens);
        self
    }

    /// The largest body that is read into memory, in bytes.
    pub fn max_body_bytes(mut self, bytes: u64) -> Self {
        self.rules.max_body_bytes = bytes;
        self
    }

    /// How connections are made, by the default transport; its `connect_ms` takes the place of that
    /// of [`timeouts`](ClientBuilder::timeouts) given before.
    pub fn transport_options(mut self, options: TransportOptions) -> Self {
        self.options = options;
        self
    }

    /// Another way for requests to travel.
    pub fn transport(mut self, transport: impl Transport + 'static) -> Self {
        self.transport = Some(Arc::new(transport));
        self
    }

    /// Another clock, and another source of entropy.
    pub fn host(mut self, host: impl Host + 'static) -> Self {
        self.host = Arc::new(host);
        self
    }

    /// Who is told what happens during calls.
    pub fn observer(mut self, observer: impl Observer + 'static) -> Self {
        self.observer = Some(Arc::new(observer));
        self
    }

    /// Puts the name of the program in front of the client's own: `my-app/1.0`.
    pub fn user_agent(mut self, program: &str) -> Self {
        self.user_agent = format!("{program} {}", crate::USER_AGENT);
        self
    }

    /// Sends credentials without TLS, also to other machines than this one.
    pub fn allow_plain_http(mut self, allow: bool) -> Self {
        self.allow_plain_http = allow;
        self
    }

    /// Holds keys, passwords and refresh tokens in a browser, where any script of the page may
    /// read them. Without it, a client in a browser keeps the access token of a login alone, and
    /// somebody has to log in again when that runs out. Elsewhere it has no effect.
    pub fn dangerously_allow_browser_credentials(mut self, allow: bool) -> Self {
        self.dangerously_allow_browser_credentials = allow;
        self
    }

    /// The client.
    ///
    /// # Errors
    /// `client.invalid_base` if the address is not one of `http` or `https`,
    /// `client.plain_http` if credentials would travel readable for everybody,
    /// `client.browser_credentials` if a browser would hold lasting credentials, and what
    /// [`DefaultTransport::new`] finds.
    pub fn build(self) -> Result<Client, ApiError> {
        let root = base(&self.base)?;
        let has_credentials = !matches!(self.auth, Auth::None);
        if has_credentials && !self.allow_plain_http && !is_private(&root) {
            return Err(ApiError::config(
                "client.plain_http",
                "credentials would be sent without encryption",
            )
            .hint("use an `https` address, or allow it with `allow_plain_http`"));
        }
        let may_last = !cfg!(target_arch = "wasm32") || self.dangerously_allow_browser_credentials;
        if !may_last && lasts(&self.auth) {
            return Err(browser_credentials());
        }
        let transport = match self.transport {
            Some(transport) => transport,
            None => Arc::new(DefaultTransport::new(&self.options)?),
        };
        let mut headers = HeaderMap::new();
        headers.insert(ACCEPT, HeaderValue::from_static("application/json"));
        headers
            .insert(HeaderName::from_static("api-version"), HeaderValue::from_static(API_VERSION));
        let agent = HeaderValue::from_str(&self.user_agent).map_err(|_| {
            ApiError::config("client.invalid_user_agent", "the program's name cannot be sent")
        })?;
        headers.insert(USER_AGENT, agent);
        let mut api = root.clone();
        api.set_path(&format!("{}/{API_PATH}", root.path().trim_end_matches('/')));
        let engine = Arc::new(Engine {
            transport,
            host: self.host,
            observer: self.observer,
            budget: Mutex::new(self.budget),
            rate_limit: Mutex::new(None),
            deprecated: Mutex::new(BTreeSet::new()),
        });
        let session = Session::new(
            self.auth,
            engine.clone(),
            api.clone(),
            headers.clone(),
            self.rules.clone(),
            may_last,
        );
        let shared = Shared { engine, session: Arc::new(session), root, api, headers };
        Ok(Client { shared: Arc::new(shared), rules: self.rules })
    }
}

fn base(text: &str) -> Result<Url, ApiError> {
    let invalid = |message: &str| {
        ApiError::config("client.invalid_base", message)
            .hint("write the address of the service, such as `https://talent.example`")
    };
    let url = Url::parse(text).map_err(|_| invalid("the address of the service cannot be read"))?;
    if !matches!(url.scheme(), "http" | "https") {
        return Err(invalid("the address of the service is neither `http` nor `https`"));
    }
    if !url.username().is_empty() || url.password().is_some() {
        return Err(invalid("the address of the service holds a user or a password"));
    }
    Ok(url)
}

/// Whether credentials last longer than a visit.
fn lasts(auth: &Auth) -> bool {
    match auth {
        Auth::None | Auth::Login | Auth::Bearer(_) => false,
        Auth::Tokens(tokens) => tokens.refresh.is_some(),
        Auth::ApiKey(_) | Auth::Store(_) | Auth::Password { .. } => true,
    }
}
