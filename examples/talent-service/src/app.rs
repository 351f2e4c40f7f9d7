//! What all requests share.

use std::ops::Deref;
use std::sync::Arc;

use prowess::account::Secret;
use prowess::account::lockout::dummy_hash;
use prowess::account::password::HashPolicy;
use tokio::sync::Semaphore;

use crate::config::Config;
use crate::http::entropy::entropy;
use crate::http::rate::Limiter;
use crate::store::{Store, StoreError};
use crate::talent::memory::Memory;

/// What all requests share; cloning it shares it.
#[derive(Clone)]
pub struct App(Arc<Shared>);

/// What is shared.
pub struct Shared {
    /// How the service runs.
    pub config: Config,
    /// Under which address people reach it.
    pub public_url: String,
    /// Where everything is kept.
    pub store: Store,
    /// What was read and computed, as long as it is so.
    pub memory: Memory,
    /// How many requests are left for whom.
    pub limiter: Limiter,
    /// The key that signs cursors and makes tokens of renewals repeatable.
    pub key: Secret<Vec<u8>>,
    /// What a password is compared with where there is no account.
    pub dummy_hash: Secret<String>,
    /// How many passwords are hashed at once: each takes 19 MiB.
    pub hashing: Semaphore,
    /// The text that Prometheus reads.
    pub metrics: metrics_exporter_prometheus::PrometheusHandle,
    /// The interface, described.
    pub openapi: std::sync::OnceLock<Arc<serde_json::Value>>,
}

impl Deref for App {
    type Target = Shared;

    fn deref(&self) -> &Shared {
        &self.0
    }
}

impl App {
    /// Opens the database, brings it up to date, and reads the key, which is made at the first start.
    ///
    /// # Errors
    /// What the database says.
    pub async fn open(config: Config, public_url: String) -> Result<Self, StoreError> {
        let store = Store::open(&config.database.0).await?;
        let key = Secret::new(store.secret("service", &entropy::<32>()).await?);
        let dummy = dummy_hash(&HashPolicy::default(), &Secret::new(entropy::<48>().to_vec()));
        let dummy = dummy.map_err(|error| StoreError::Unreadable(error.to_string()))?;
        let parallel = std::thread::available_parallelism().map_or(2, std::num::NonZero::get);
        Ok(Self(Arc::new(Shared {
            limiter: Limiter::new(config.rate, config.auth_rate),
            public_url,
            store,
            memory: Memory::default(),
            key,
            dummy_hash: Secret::new(dummy),
            hashing: Semaphore::new(parallel.max(2)),
            metrics: crate::http::metrics::handle(),
            openapi: std::sync::OnceLock::new(),
            config,
        })))
    }
}
