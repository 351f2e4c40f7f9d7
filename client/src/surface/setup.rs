//! How a client is set up, as other languages say it.

use serde::Deserialize;

use super::arguments::bytes;
use crate::client::{Client, ClientBuilder};
use crate::proto::tokens::Tokens;
use crate::proto::{RetryBudget, RetryPolicy, Secret, Timeouts};
use crate::session::Auth;
use crate::transport::TransportOptions;

/// How a client proves who calls.
///
/// A store of tokens is no data: a binding puts it in with
/// [`ClientBuilder::auth`].
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum AuthSetup {
    /// It does not.
    #[default]
    None,
    /// With a token that somebody else looks after.
    Bearer {
        /// The token.
        token: Secret,
    },
    /// With a key in the header `X-Api-Key`.
    ApiKey {
        /// The key.
        token: Secret,
    },
    /// With tokens that a login brings, and that are kept in memory.
    Login,
    /// With tokens that are renewed before they run out.
    Tokens(Tokens),
    /// With an address and a password, exchanged for tokens at the first call.
    Password {
        /// The address of the person.
        email: String,
        /// The password.
        password: Secret,
    },
}

impl From<AuthSetup> for Auth {
    fn from(setup: AuthSetup) -> Self {
        match setup {
            AuthSetup::None => Self::None,
            AuthSetup::Bearer { token } => Self::Bearer(token),
            AuthSetup::ApiKey { token } => Self::ApiKey(token),
            AuthSetup::Login => Self::Login,
            AuthSetup::Tokens(tokens) => Self::Tokens(tokens),
            AuthSetup::Password { email, password } => Self::Password { email, password },
        }
    }
}

/// How a client is set up; what is left out is as the client has it by itself.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Setup {
    /// The address of the service.
    pub base_url: String,
    /// How it proves who calls.
    pub auth: AuthSetup,
    /// How many retries a call has.
    pub max_retries: Option<u32>,
    /// What all calls together may spend on retries.
    pub retry_budget: Option<u32>,
    /// How long it may take until a connection stands, in milliseconds.
    pub connect_ms: Option<u32>,
    /// How long one attempt may take, in milliseconds.
    pub attempt_ms: Option<u32>,
    /// How long a pause within a body may take, in milliseconds.
    pub idle_ms: Option<u32>,
    /// How long a whole call may take, in milliseconds.
    pub total_ms: Option<u32>,
    /// The largest body that is read into memory, in bytes.
    pub max_body_bytes: Option<u32>,
    /// The name of the program, such as `my-app/1.0`.
    pub user_agent: Option<String>,
    /// Whether credentials may travel without TLS, also to other machines than this one.
    pub allow_plain_http: bool,
    /// Whether a browser may hold credentials that last.
    pub dangerously_allow_browser_credentials: bool,
    /// Certificates of authorities to trust beside those of the machine, as PEM.
    #[serde(deserialize_with = "maybe_bytes")]
    pub ca_bundle: Option<Vec<u8>>,
    /// The address of a proxy for everything.
    pub proxy: Option<String>,
    /// Whether to go through no proxy at all, whatever the variables of the process say.
    pub no_proxy: bool,
    /// The path of a Unix socket to speak over, in place of TCP.
    pub unix_socket: Option<String>,
}

impl Setup {
    /// A client that is set up so, and may be set up further.
    pub fn builder(&self) -> ClientBuilder {
        let mut retry = RetryPolicy::default();
        retry.max_retries = self.max_retries.unwrap_or(retry.max_retries);
        let mut timeouts = Timeouts::default();
        let set = |slot: &mut u64, value: Option<u32>| *slot = value.map_or(*slot, u64::from);
        set(&mut timeouts.connect_ms, self.connect_ms);
        set(&mut timeouts.attempt_ms, self.attempt_ms);
        set(&mut timeouts.idle_ms, self.idle_ms);
        set(&mut timeouts.total_ms, self.total_ms);
        let options = TransportOptions {
            connect_ms: timeouts.connect_ms,
            extra_authorities_pem: self.ca_bundle.clone(),
            proxy: self.proxy.clone(),
            no_proxy: self.no_proxy,
            unix_socket: self.unix_socket.as_ref().map(Into::into),
        };
        let budget = self.retry_budget.unwrap_or_else(|| RetryBudget::default().left());
        let mut builder = Client::builder(&self.base_url)
            .auth(self.auth.clone().into())
            .timeouts(timeouts)
            .retry(retry)
            .retry_budget(budget)
            .transport_options(options)
            .allow_plain_http(self.allow_plain_http)
            .dangerously_allow_browser_credentials(self.dangerously_allow_browser_credentials);
        if let Some(bytes) = self.max_body_bytes {
            builder = builder.max_body_bytes(bytes.into());
        }
        if let Some(program) = &self.user_agent {
            builder = builder.user_agent(program);
        }
        builder
    }
}

fn maybe_bytes<'de, D: serde::Deserializer<'de>>(from: D) -> Result<Option<Vec<u8>>, D::Error> {
    #[derive(Deserialize)]
    struct Read(#[serde(deserialize_with = "bytes")] Vec<u8>);

    Ok(Option::<Read>::deserialize(from)?.map(|read| read.0))
}
