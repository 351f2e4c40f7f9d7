//! Which database, and is it up to date?

use std::borrow::Cow;
use std::str::FromStr;
use std::sync::{Arc, Once};
use std::time::Duration;

use sqlx::any::{AnyConnectOptions, AnyPoolOptions};
use sqlx::migrate::{Migration, MigrationType, Migrator};
use sqlx::{AnyPool, Executor};
use tokio::sync::{Mutex, OwnedMutexGuard};

use crate::http::sealed::{from_hex, hex};

/// The steps from an empty database to this version, in order; a step that was published is never
/// changed.
const MIGRATIONS: &[(i64, &str, &str)] = &[(1, "begin", include_str!("migrations/0001_begin.sql"))];

/// Which database it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Backend {
    /// SQLite: a file, one writer at a time.
    Sqlite,
    /// PostgreSQL.
    Postgres,
}

/// Why the database does not work.
#[derive(Debug)]
#[non_exhaustive]
pub enum StoreError {
    /// The address is neither of the two.
    Address,
    /// What the database says.
    Database(sqlx::Error),
    /// What is stored cannot be read.
    Unreadable(String),
}

impl std::fmt::Display for StoreError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Address => f.write_str("DATABASE_URL has to begin with `sqlite:` or `postgres:`"),
            Self::Database(error) => write!(f, "the database: {error}"),
            Self::Unreadable(what) => write!(f, "what is stored cannot be read: {what}"),
        }
    }
}

impl std::error::Error for StoreError {}

impl From<sqlx::Error> for StoreError {
    fn from(error: sqlx::Error) -> Self {
        Self::Database(error)
    }
}

impl From<serde_json::Error> for StoreError {
    fn from(error: serde_json::Error) -> Self {
        Self::Unreadable(error.to_string())
    }
}

/// Where everything is kept.
#[derive(Debug, Clone)]
pub struct Store {
    pub(super) pool: AnyPool,
    backend: Backend,
    /// SQLite has one writer: who waits here does not fail there.
    writer: Option<Arc<Mutex<()>>>,
}

impl Store {
    /// Opens a database, makes the file where there is none, and brings it up to date.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn open(address: &str) -> Result<Self, StoreError> {
        static DRIVERS: Once = Once::new();
        DRIVERS.call_once(sqlx::any::install_default_drivers);
        let backend = match address.split(':').next() {
            Some("sqlite") => Backend::Sqlite,
            Some("postgres" | "postgresql") => Backend::Postgres,
            _ => return Err(StoreError::Address),
        };
        let mut address = Cow::Borrowed(address);
        if backend == Backend::Sqlite && !address.contains("mode=") {
            let join = if address.contains('?') { '&' } else { '?' };
            address.to_mut().push_str(&format!("{join}mode=rwc"));
        }
        let options = AnyConnectOptions::from_str(&address)?;
        let pool = AnyPoolOptions::new()
            .max_connections(16)
            .acquire_timeout(Duration::from_secs(10))
            .after_connect(move |connection, _| {
                Box::pin(async move {
                    if backend == Backend::Sqlite {
                        // Readers do not wait for the writer, and a commit is on the disk.
                        let settings = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; \
                             PRAGMA busy_timeout = 10000; PRAGMA foreign_keys = ON; \
                             PRAGMA cache_size = -16000";
                        connection.execute(settings).await?;
                    }
                    Ok(())
                })
            })
            .connect_with(options)
            .await?;
        migrate(&pool, backend).await?;
        let writer = (backend == Backend::Sqlite).then(Arc::default);
        Ok(Self { pool, backend, writer })
    }

    /// The connections, for questions.
    #[must_use]
    pub fn pool(&self) -> &AnyPool {
        &self.pool
    }

    /// Which database it is.
    #[must_use]
    pub fn backend(&self) -> Backend {
        self.backend
    }

    /// Whether the database answers.
    ///
    /// # Errors
    /// What it says.
    pub async fn ping(&self) -> Result<(), StoreError> {
        sqlx::query("SELECT 1").execute(&self.pool).await?;
        Ok(())
    }

    /// Waits until nobody else writes, where the database takes one writer at a time.
    pub async fn alone(&self) -> Option<OwnedMutexGuard<()>> {
        match &self.writer {
            Some(writer) => Some(writer.clone().lock_owned().await),
            None => None,
        }
    }

    /// Ends all connections once they are free.
    pub async fn close(&self) {
        self.pool.close().await;
    }

    /// A secret of the service; the first one to ask for a name decides what it is.
    ///
    /// # Errors
    /// What the database says.
    pub async fn secret(&self, name: &str, fresh: &[u8]) -> Result<Vec<u8>, StoreError> {
        let insert =
            "INSERT INTO secrets (name, value) VALUES ($1, $2) ON CONFLICT (name) DO NOTHING";
        sqlx::query(insert).bind(name).bind(hex(fresh)).execute(&self.pool).await?;
        let select = "SELECT value FROM secrets WHERE name = $1";
        let text: String = sqlx::query_scalar(select).bind(name).fetch_one(&self.pool).await?;
        from_hex(&text).ok_or_else(|| StoreError::Unreadable(format!("the secret `{name}`")))
    }
}

async fn migrate(pool: &AnyPool, backend: Backend) -> Result<(), StoreError> {
    let migrations = MIGRATIONS.iter().map(|(version, name, sql)| {
        let sql = match backend {
            Backend::Sqlite => Cow::Borrowed(*sql),
            // The one word in which they differ.
            Backend::Postgres => Cow::Owned(sql.replace(" BLOB ", " BYTEA ")),
        };
        Migration::new(*version, Cow::Borrowed(*name), MigrationType::Simple, sql, false)
    });
    let migrator = Migrator { migrations: Cow::Owned(migrations.collect()), ..Migrator::DEFAULT };
    migrator.run(pool).await.map_err(|error| StoreError::Unreadable(error.to_string()))
}
