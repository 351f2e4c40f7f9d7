//! How is an account stored?

use prowess::account::backup::BackupCodes;
use prowess::account::lifecycle::{AccountRecord, AccountState};
use prowess::account::lockout::Lockout;
use prowess::account::totp::TotpState;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sqlx::any::AnyRow;
use sqlx::{AnyConnection, Row};

use crate::http::call::Grant;
use crate::http::clock::now_ms;
use crate::http::problem::{Outcome, Refusal};
use crate::store::StoreError;

/// An account as it is stored.
#[derive(Debug, Clone)]
pub struct Account {
    /// The company.
    pub tenant: String,
    /// Its id.
    pub id: String,
    /// The address that is written to.
    pub email: String,
    /// What tells two addresses apart.
    pub email_key: String,
    /// The name to show.
    pub name: Option<String>,
    /// As whom the person stands in profiles and evidence.
    pub person: Option<String>,
    /// What they may do.
    pub grants: Vec<Grant>,
    /// Where the account is in its life.
    pub state: AccountRecord,
    /// The hash of the password.
    pub password: Option<String>,
    /// The second factor.
    pub totp: Option<Totp>,
    /// Failures to sign in.
    pub lockout: Locks,
    version: i64,
}

/// A second factor as it is stored.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Totp {
    /// The secret that the authenticator has too.
    pub secret: String,
    /// Which code was used last.
    pub state: TotpState,
    /// Whether the person has shown that the authenticator works; it is not asked for before.
    pub confirmed: bool,
    /// Codes for when the authenticator is lost.
    pub backup: Option<BackupCodes>,
}

/// Failures, for each thing that can be guessed.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Locks {
    /// Of the password.
    pub password: Lockout,
    /// Of one-time codes.
    pub code: Lockout,
}

/// A person with an account.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct User {
    /// Id of the account.
    pub id: String,
    /// The address.
    pub email: String,
    /// The name to show.
    pub name: Option<String>,
    /// Whether the account can be used: `active`, `invited`, `suspended` or `locked`.
    pub status: String,
    /// What the person may do.
    pub grants: Vec<Grant>,
    /// As whom the person stands in profiles and evidence.
    pub person: Option<String>,
}

const COLUMNS: &str =
    "tenant, id, email, email_key, name, person, grants, state, password, totp, lockout, version";

impl Account {
    /// A new account that is not stored yet.
    #[must_use]
    pub fn new(tenant: &str, id: String, email: String, key: String, state: AccountRecord) -> Self {
        Self {
            tenant: tenant.to_owned(),
            id,
            email,
            email_key: key,
            name: None,
            person: None,
            grants: Vec::new(),
            state,
            password: None,
            totp: None,
            lockout: Locks::default(),
            version: 0,
        }
    }

    /// The account as others see it.
    #[must_use]
    pub fn shown(&self) -> User {
        User {
            id: self.id.clone(),
            email: self.email.clone(),
            name: self.name.clone(),
            status: status_of(&self.state.state).to_owned(),
            grants: self.grants.clone(),
            person: self.person.clone(),
        }
    }

    /// The account with this id in a company.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn find(
        connection: &mut AnyConnection,
        tenant: &str,
        id: &str,
    ) -> Result<Option<Self>, StoreError> {
        let select = format!("SELECT {COLUMNS} FROM users WHERE tenant = $1 AND id = $2");
        let row = sqlx::query(&select).bind(tenant).bind(id).fetch_optional(connection).await?;
        row.as_ref().map(Self::read).transpose()
    }

    /// The account with this id, which nobody else changes until the unit of the connection ends.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn held(
        connection: &mut AnyConnection,
        tenant: &str,
        id: &str,
    ) -> Result<Option<Self>, StoreError> {
        // A change that changes nothing holds the row, in either database.
        let hold = "UPDATE users SET version = version WHERE tenant = $1 AND id = $2";
        sqlx::query(hold).bind(tenant).bind(id).execute(&mut *connection).await?;
        Self::find(connection, tenant, id).await
    }

    /// The account with this address, of whatever company: an address has one.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn with_email(
        connection: &mut AnyConnection,
        key: &str,
    ) -> Result<Option<Self>, StoreError> {
        let select = format!("SELECT {COLUMNS} FROM users WHERE email_key = $1");
        let row = sqlx::query(&select).bind(key).fetch_optional(connection).await?;
        row.as_ref().map(Self::read).transpose()
    }

    /// Reads a row that has all columns.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn read(row: &AnyRow) -> Result<Self, StoreError> {
        let totp: Option<String> = row.try_get(9)?;
        Ok(Self {
            tenant: row.try_get(0)?,
            id: row.try_get(1)?,
            email: row.try_get(2)?,
            email_key: row.try_get(3)?,
            name: row.try_get(4)?,
            person: row.try_get(5)?,
            grants: serde_json::from_str(&row.try_get::<String, _>(6)?)?,
            state: serde_json::from_str(&row.try_get::<String, _>(7)?)?,
            password: row.try_get(8)?,
            totp: totp.map(|text| serde_json::from_str(&text)).transpose()?,
            lockout: serde_json::from_str(&row.try_get::<String, _>(10)?)?,
            version: row.try_get(11)?,
        })
    }

    /// The columns that [`Account::read`] reads, in their order.
    #[must_use]
    pub const fn columns() -> &'static str {
        COLUMNS
    }

    /// Stores a new account.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn insert(&self, connection: &mut AnyConnection) -> Result<(), StoreError> {
        let insert = "INSERT INTO users (tenant, id, email, email_key, name, person, grants, status, \
             state, password, totp, lockout, version, created) \
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 0, $13)";
        sqlx::query(insert)
            .bind(&self.tenant)
            .bind(&self.id)
            .bind(&self.email)
            .bind(&self.email_key)
            .bind(self.name.clone())
            .bind(self.person.clone())
            .bind(serde_json::to_string(&self.grants)?)
            .bind(status_of(&self.state.state))
            .bind(serde_json::to_string(&self.state)?)
            .bind(self.password.clone())
            .bind(self.totp.as_ref().map(serde_json::to_string).transpose()?)
            .bind(serde_json::to_string(&self.lockout)?)
            .bind(now_ms())
            .execute(connection)
            .await?;
        Ok(())
    }

    /// Stores a change, where the version that was read still stands.
    ///
    /// # Errors
    /// `service.locked`, status 409, if somebody else was faster: whoever asks again is answered.
    pub async fn update(&mut self, connection: &mut AnyConnection) -> Outcome<()> {
        let update = "UPDATE users SET email = $3, email_key = $4, name = $5, person = $6, grants = $7, \
             status = $8, state = $9, password = $10, totp = $11, lockout = $12, version = $13 + 1 \
             WHERE tenant = $1 AND id = $2 AND version = $13";
        let write = |error: serde_json::Error| StoreError::from(error);
        let done = sqlx::query(update)
            .bind(&self.tenant)
            .bind(&self.id)
            .bind(&self.email)
            .bind(&self.email_key)
            .bind(self.name.clone())
            .bind(self.person.clone())
            .bind(serde_json::to_string(&self.grants).map_err(write)?)
            .bind(status_of(&self.state.state))
            .bind(serde_json::to_string(&self.state).map_err(write)?)
            .bind(self.password.clone())
            .bind(self.totp.as_ref().map(serde_json::to_string).transpose().map_err(write)?)
            .bind(serde_json::to_string(&self.lockout).map_err(write)?)
            .bind(self.version)
            .execute(connection)
            .await?;
        if done.rows_affected() == 1 {
            self.version += 1;
            return Ok(());
        }
        Err(Refusal::conflict("service.locked", "somebody else changes this account just now")
            .into())
    }

    /// Whether there is a second factor to ask for.
    #[must_use]
    pub fn has_second_factor(&self) -> bool {
        self.totp.as_ref().is_some_and(|totp| totp.confirmed)
    }
}

/// The state in the word that clients know.
fn status_of(state: &AccountState) -> &'static str {
    match state {
        AccountState::Active {} => "active",
        AccountState::Invited {} | AccountState::PendingVerification {} => "invited",
        AccountState::Suspended {} => "suspended",
        AccountState::Locked { .. } => "locked",
        AccountState::Deactivated {} | AccountState::Erased {} => "closed",
    }
}
