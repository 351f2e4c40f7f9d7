//! What was read and computed, as long as it is so.
//!
//! Each company has two revisions in the database, which grow with every change; what is kept here
//! is used only while its revision still stands, so several processes may share one database.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use bytes::Bytes;
use prowess::kernel::Day;
use sqlx::Row;

use super::catalogue::Catalogue;
use super::people::People;
use crate::app::App;
use crate::http::problem::{Outcome, Refusal};

/// The most reports that are kept for one company.
const MOST_REPORTS: usize = 64;

/// The most companies that are kept.
const MOST_TENANTS: usize = 256;

/// What is kept, by company.
#[derive(Debug, Default)]
pub struct Memory(Mutex<BTreeMap<String, Arc<Kept>>>);

/// What is kept of one company.
#[derive(Debug, Default)]
pub struct Kept {
    catalogue: Mutex<Option<Arc<Catalogue>>>,
    /// Behind a lock that waits: who asks while it is read anew gets what the first one read.
    pub(super) people: tokio::sync::Mutex<Option<People>>,
    reports: Mutex<BTreeMap<String, (Revisions, Bytes)>>,
    computing: tokio::sync::Mutex<()>,
}

/// What a report hangs on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Revisions {
    /// Of frameworks, roles, paths and resources.
    pub catalogue: i64,
    /// Of people and evidence.
    pub people: i64,
    /// The day, since levels may fade.
    pub day: Day,
}

impl Memory {
    /// What is kept of a company.
    #[must_use]
    pub fn of(&self, tenant: &str) -> Arc<Kept> {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if all.len() >= MOST_TENANTS && !all.contains_key(tenant) {
            // Who is asked for next is read anew; that is all that is lost.
            all.clear();
        }
        all.entry(tenant.to_owned()).or_default().clone()
    }
}

/// The revisions of a company, as they stand.
///
/// # Errors
/// What the database says.
pub async fn revisions(app: &App, tenant: &str) -> Outcome<Revisions> {
    let select = "SELECT catalogue, people FROM tenants WHERE id = $1";
    let row = sqlx::query(select).bind(tenant).fetch_one(app.store.pool()).await?;
    let day = crate::http::clock::today();
    Ok(Revisions { catalogue: row.try_get(0)?, people: row.try_get(1)?, day })
}

/// The catalogue of a company, as it stands.
///
/// # Errors
/// What the database says.
pub async fn catalogue(app: &App, tenant: &str) -> Outcome<Arc<Catalogue>> {
    let revision = revisions(app, tenant).await?.catalogue;
    let kept = app.memory.of(tenant);
    let known = kept.catalogue.lock().unwrap_or_else(PoisonError::into_inner).clone();
    if let Some(known) = known.filter(|known| known.revision == revision) {
        return Ok(known);
    }
    // The revision is older than what is read, or as old: what changes in between is read next time.
    let mut connection = app.store.pool().acquire().await?;
    let fresh = Arc::new(Catalogue::load(&mut connection, tenant, revision).await?);
    *kept.catalogue.lock().unwrap_or_else(PoisonError::into_inner) = Some(fresh.clone());
    Ok(fresh)
}

/// A report, from memory or computed on a thread of its own; the same one is computed once at a time.
///
/// # Errors
/// Those of the report.
pub async fn report(
    app: &App,
    tenant: &str,
    name: String,
    revisions: Revisions,
    compute: impl AsyncFnOnce() -> Outcome<Bytes>,
) -> Outcome<Bytes> {
    let kept = app.memory.of(tenant);
    let look = || {
        let reports = kept.reports.lock().unwrap_or_else(PoisonError::into_inner);
        reports.get(&name).filter(|(at, _)| *at == revisions).map(|(_, bytes)| bytes.clone())
    };
    if let Some(bytes) = look() {
        return Ok(bytes);
    }
    let _turn = kept.computing.lock().await;
    if let Some(bytes) = look() {
        return Ok(bytes);
    }
    let bytes = compute().await?;
    let mut reports = kept.reports.lock().unwrap_or_else(PoisonError::into_inner);
    reports.retain(|_, (at, _)| *at == revisions);
    if reports.len() < MOST_REPORTS {
        reports.insert(name, (revisions, bytes.clone()));
    }
    Ok(bytes)
}

/// Work that takes long, on a thread where nobody waits for it.
///
/// # Errors
/// `service.failed` if it panics.
pub async fn apart<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Outcome<T> {
    Ok(tokio::task::spawn_blocking(work).await.map_err(|error| Refusal::internal(&error))?)
}
