//! Frameworks, roles and other documents.

use serde::Serialize;
use serde::de::DeserializeOwned;
use sqlx::{AnyConnection, Row};

use super::StoreError;

/// What a document is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A framework with its competencies.
    Framework,
    /// A role with its versions.
    Role,
    /// A career path with its versions.
    Path,
    /// What can be learned from.
    Resources,
}

impl Kind {
    /// Its name in the table.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Framework => "framework",
            Self::Role => "role",
            Self::Path => "path",
            Self::Resources => "resources",
        }
    }
}

/// A document as it is stored.
#[derive(Debug, Clone)]
pub struct Document<T> {
    /// Its id within its kind.
    pub id: String,
    /// What it says.
    pub value: T,
}

impl<T: DeserializeOwned> Document<T> {
    /// The document of this id.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn find(
        connection: &mut AnyConnection,
        tenant: &str,
        kind: Kind,
        id: &str,
    ) -> Result<Option<Self>, StoreError> {
        let select = "SELECT data FROM documents WHERE tenant = $1 AND kind = $2 AND id = $3";
        let found = sqlx::query_scalar::<_, String>(select)
            .bind(tenant)
            .bind(kind.name())
            .bind(id)
            .fetch_optional(connection)
            .await?;
        let read =
            |text: String| Ok(Self { id: id.to_owned(), value: serde_json::from_str(&text)? });
        found.map(read).transpose()
    }

    /// All documents of a kind, by id.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn all(
        connection: &mut AnyConnection,
        tenant: &str,
        kind: Kind,
    ) -> Result<Vec<Self>, StoreError> {
        let select = "SELECT id, data FROM documents WHERE tenant = $1 AND kind = $2 ORDER BY id";
        let rows = sqlx::query(select).bind(tenant).bind(kind.name()).fetch_all(connection).await?;
        let read = |row: &sqlx::any::AnyRow| {
            let value = serde_json::from_str(&row.try_get::<String, _>(1)?)?;
            Ok(Self { id: row.try_get(0)?, value })
        };
        rows.iter().map(read).collect()
    }
}

/// Puts a document in, or in the place of the one with its id.
///
/// # Errors
/// [`StoreError`].
pub(crate) async fn put(
    connection: &mut AnyConnection,
    tenant: &str,
    kind: Kind,
    id: &str,
    value: &impl Serialize,
) -> Result<(), StoreError> {
    let upsert = "INSERT INTO documents (tenant, kind, id, data, version) VALUES ($1, $2, $3, $4, 1) \
         ON CONFLICT (tenant, kind, id) DO UPDATE \
         SET data = excluded.data, version = documents.version + 1";
    sqlx::query(upsert)
        .bind(tenant)
        .bind(kind.name())
        .bind(id)
        .bind(serde_json::to_string(value)?)
        .execute(connection)
        .await?;
    Ok(())
}

/// Takes a document out; whether it was there.
///
/// # Errors
/// [`StoreError`].
pub(crate) async fn remove(
    connection: &mut AnyConnection,
    tenant: &str,
    kind: Kind,
    id: &str,
) -> Result<bool, StoreError> {
    let delete = "DELETE FROM documents WHERE tenant = $1 AND kind = $2 AND id = $3";
    let done =
        sqlx::query(delete).bind(tenant).bind(kind.name()).bind(id).execute(connection).await?;
    Ok(done.rows_affected() > 0)
}

/// Notes that the catalogue of a tenant has changed; in PostgreSQL, those who change it wait here
/// for each other.
///
/// # Errors
/// [`StoreError`].
pub(crate) async fn catalogue_changes(
    connection: &mut AnyConnection,
    tenant: &str,
) -> Result<(), StoreError> {
    let update = "UPDATE tenants SET catalogue = catalogue + 1 WHERE id = $1";
    sqlx::query(update).bind(tenant).execute(connection).await?;
    Ok(())
}

/// Notes that people of a tenant have changed; the answer is the new revision.
///
/// # Errors
/// [`StoreError`].
pub(crate) async fn people_change(
    connection: &mut AnyConnection,
    tenant: &str,
) -> Result<i64, StoreError> {
    let update = "UPDATE tenants SET people = people + 1 WHERE id = $1 RETURNING people";
    Ok(sqlx::query_scalar(update).bind(tenant).fetch_one(connection).await?)
}
