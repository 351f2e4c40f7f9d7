//! What people show: a log that only grows.

use axum::extract::State;
use axum::http::StatusCode;
use prowess::evidence::{Entry, EvidenceKind, EvidenceLog, merge_logs};
use prowess::kernel::{Day, Key};
use serde::Deserialize;
use sqlx::Row;

use super::catalogue::Catalogue;
use super::log::{known, profile, profile_from};
use super::memory::catalogue;
use super::staff::touch;
use crate::account::access::Sight;
use crate::account::users::finish;
use crate::app::App;
use crate::http::body::{Json, Path, Query, read};
use crate::http::bulk::{Bulk, BulkReport};
use crate::http::call::{Call, Caller, Grant};
use crate::http::clock::today;
use crate::http::etag::tagged;
use crate::http::page::{PageQuery, Window};
use crate::http::problem::{Outcome, Refusal};
use crate::store::{Answer, StoreError, Unit, people_change};

/// Which evidence is asked for.
#[derive(Debug, Deserialize)]
pub struct EvidenceFilter {
    page_size: Option<u32>,
    cursor: Option<String>,
    sort: Option<String>,
    competency: Option<String>,
    kind: Option<EvidenceKind>,
    since: Option<Day>,
}

/// The day a profile speaks for.
#[derive(Debug, Deserialize)]
pub struct OfDay {
    as_of: Option<Day>,
}

/// Everything recorded about a person, page by page.
#[utoipa::path(get, path = "/people/{person}/evidence", tag = "evidence", params(
    ("person" = String, Path, description = "Their id"),
    ("page_size" = Option<u32>, Query, description = "How many on a page", minimum = 1, maximum = 500),
    ("cursor" = Option<String>, Query, description = "Where to go on"),
    ("sort" = Option<String>, Query, description = "`id` or `-id`"),
    ("competency" = Option<String>, Query, description = "Only about this competency, as the entry names it"),
    ("kind" = Option<String>, Query, description = "Only of this kind"),
    ("since" = Option<String>, Query, description = "Only what occurred on this day or later")),
    responses((status = 200, description = "A page", body = ref("#/components/schemas/EntryPage"))))]
pub async fn list_evidence(
    State(app): State<App>,
    call: Call,
    Path(person): Path<String>,
    Query(filter): Query<EvidenceFilter>,
) -> Outcome {
    known(&app, &call.caller, &person).await?;
    let tenant = &call.caller.tenant;
    let competency = filter.competency.clone().unwrap_or_default();
    let kind = filter.kind.map(kind_name).transpose()?.unwrap_or_default();
    let since = filter.since.map(|day| day.to_string()).unwrap_or_default();
    let query = PageQuery { page_size: filter.page_size, cursor: filter.cursor, sort: filter.sort };
    let list = [tenant, "evidence", &person, &competency, &kind, &since];
    let window = Window::read(&app.key, &list, &query)?;
    let condition = "tenant = $1 AND person = $2 AND ($3 = '' OR competency = $3) \
         AND ($4 = '' OR kind = $4) AND occurred_on >= $5";
    let select = format!("SELECT data FROM entries WHERE {condition} AND {}", window.sql("id", 6));
    let rows = sqlx::query(&select)
        .bind(tenant)
        .bind(&person)
        .bind(&competency)
        .bind(&kind)
        .bind(&since)
        .bind(window.bound())
        .fetch_all(app.store.pool())
        .await?;
    let count = format!("SELECT COUNT(*) FROM entries WHERE {condition}");
    let total: i64 = sqlx::query_scalar(&count)
        .bind(tenant)
        .bind(&person)
        .bind(&competency)
        .bind(&kind)
        .bind(&since)
        .fetch_one(app.store.pool())
        .await?;
    let mut found: Vec<Entry> = Vec::new();
    for row in rows {
        found.push(serde_json::from_str(&row.try_get::<String, _>(0)?).map_err(StoreError::from)?);
    }
    let total = u32::try_from(total).unwrap_or(u32::MAX);
    tagged(&call.headers, &window.page(&app.key, found, total, |one| one.id.as_str().to_owned()))
}

/// Records one piece. The same entry twice is one.
#[utoipa::path(post, path = "/people/{person}/evidence", tag = "evidence", params(("person" = String, Path, description = "Their id")),
    request_body = ref("#/components/schemas/Entry"),
    responses(
        (status = 200, description = "It was there already", body = ref("#/components/schemas/Entry")),
        (status = 201, description = "It is recorded", body = ref("#/components/schemas/Entry"))))]
pub async fn record_evidence(
    State(app): State<App>,
    call: Call,
    Path(person): Path<String>,
    Json(entry): Json<Entry>,
) -> Outcome {
    if entry.person.as_str() != person {
        let message = "the person in the body is not the one of the address";
        return Err(Refusal::invalid("service.other_id", message).at("person").into());
    }
    let sight = Sight::of(&app, &call.caller).await?;
    let catalogue = catalogue(&app, &call.caller.tenant).await?;
    let mut unit = call.begin(&app).await?;
    let revision = people_change(unit.connection(), &call.caller.tenant).await?;
    let status = record(&mut unit, &call.caller, &sight, &catalogue, &entry, revision).await?;
    unit.commit(Answer::json(status, &entry)?).await
}

/// Records many pieces, about anybody whom the caller may see.
#[utoipa::path(post, path = "/evidence/bulk", tag = "evidence",
    request_body = ref("#/components/schemas/Bulk"),
    responses((status = 200, description = "What became of each", body = ref("#/components/schemas/BulkReport"))))]
pub async fn bulk_record_evidence(
    State(app): State<App>,
    call: Call,
    Json(bulk): Json<Bulk>,
) -> Outcome {
    bulk.check()?;
    let sight = Sight::of(&app, &call.caller).await?;
    let catalogue = catalogue(&app, &call.caller.tenant).await?;
    let mut unit = call.begin(&app).await?;
    let revision = people_change(unit.connection(), &call.caller.tenant).await?;
    let mut report = BulkReport { dry_run: bulk.dry_run, ..BulkReport::default() };
    for item in &bulk.items {
        let outcome = match read::<Entry>(item.to_string().as_bytes()) {
            Ok(entry) => {
                let recorded =
                    record(&mut unit, &call.caller, &sight, &catalogue, &entry, revision).await;
                recorded.map(|status| (status, entry.id.as_str().to_owned()))
            }
            Err(refusal) => Err(refusal.into()),
        };
        report.note(outcome)?;
    }
    finish(unit, &report).await
}

/// What a person shows on a day; without one, today by the clock of the service.
#[utoipa::path(get, path = "/people/{person}/profile", tag = "evidence", params(
    ("person" = String, Path, description = "Their id"),
    ("as_of" = Option<String>, Query, description = "The day")),
    responses((status = 200, description = "The profile", body = ref("#/components/schemas/Profile"))))]
pub async fn get_profile(
    State(app): State<App>,
    call: Call,
    Path(person): Path<String>,
    Query(of): Query<OfDay>,
) -> Outcome {
    let catalogue = catalogue(&app, &call.caller.tenant).await?;
    tagged(&call.headers, &profile(&app, &call.caller, &catalogue, &person, of.as_of).await?)
}

/// Records an entry, if the caller may and the core can read it beside the others.
async fn record(
    unit: &mut Unit,
    caller: &Caller,
    sight: &Sight,
    catalogue: &Catalogue,
    entry: &Entry,
    revision: i64,
) -> Outcome<StatusCode> {
    let person = entry.person.as_str();
    sight.needs(person)?;
    let of_self = caller.person.as_deref() == Some(person);
    let judges = !of_self && caller.has(Grant::Manager) || caller.has(Grant::Admin);
    if !judges && entry.kind != EvidenceKind::SelfAssessment {
        let refusal = Refusal::denied(Grant::Manager.name());
        return Err(refusal.hint("about yourself you may record `self_assessment`").into());
    }
    let old = of_person(unit, &caller.tenant, person).await?;
    let new = EvidenceLog { entries: vec![entry.clone()], ..EvidenceLog::default() };
    // Ids are those of the company, also where the other entry is about somebody else.
    let elsewhere = with_id(unit, &caller.tenant, &entry.id).await?;
    let is_known = elsewhere.is_some();
    merge_logs(
        &EvidenceLog { entries: elsewhere.into_iter().collect(), ..EvidenceLog::default() },
        &new,
    )?;
    if is_known {
        return Ok(StatusCode::OK);
    }
    // What the others could not be read with is refused now, and not found out by a report.
    profile_from(merge_logs(&old, &new)?, catalogue, person, today())?;
    insert(unit, &caller.tenant, entry).await?;
    touch(unit.connection(), &caller.tenant, person, revision).await?;
    Ok(StatusCode::CREATED)
}

/// Stores an entry.
///
/// # Errors
/// What the database says.
pub async fn insert(unit: &mut Unit, tenant: &str, entry: &Entry) -> Outcome<()> {
    let insert = "INSERT INTO entries (tenant, id, person, competency, kind, occurred_on, data) \
         VALUES ($1, $2, $3, $4, $5, $6, $7)";
    sqlx::query(insert)
        .bind(tenant)
        .bind(entry.id.as_str())
        .bind(entry.person.as_str())
        .bind(entry.competency.as_str())
        .bind(kind_name(entry.kind)?)
        .bind(entry.occurred_on.to_string())
        .bind(serde_json::to_string(entry).map_err(StoreError::from)?)
        .execute(unit.connection())
        .await?;
    Ok(())
}

/// Everything recorded about a person.
///
/// # Errors
/// What the database says.
pub async fn of_person(unit: &mut Unit, tenant: &str, person: &str) -> Outcome<EvidenceLog> {
    let mut log = EvidenceLog::default();
    let select = "SELECT data FROM entries WHERE tenant = $1 AND person = $2";
    for row in sqlx::query(select).bind(tenant).bind(person).fetch_all(unit.connection()).await? {
        let entry = serde_json::from_str(&row.try_get::<String, _>(0)?);
        log.entries.push(entry.map_err(StoreError::from)?);
    }
    let select = "SELECT data FROM decisions WHERE tenant = $1 AND person = $2";
    for row in sqlx::query(select).bind(tenant).bind(person).fetch_all(unit.connection()).await? {
        let decision = serde_json::from_str(&row.try_get::<String, _>(0)?);
        log.decisions.push(decision.map_err(StoreError::from)?);
    }
    Ok(log)
}

/// The entry with this id, which has to be about this person.
///
/// # Errors
/// `service.not_found`, status 404.
pub async fn one_of_person(
    unit: &mut Unit,
    tenant: &str,
    person: &str,
    id: &str,
) -> Outcome<Entry> {
    let found = with_id(unit, tenant, &Key::parse(id)?).await?;
    let found = found.filter(|found| found.person.as_str() == person);
    Ok(found.ok_or_else(|| Refusal::not_found("entry"))?)
}

/// The entry with this id.
async fn with_id(unit: &mut Unit, tenant: &str, id: &Key) -> Outcome<Option<Entry>> {
    let select = "SELECT data FROM entries WHERE tenant = $1 AND id = $2";
    let row = sqlx::query(select).bind(tenant).bind(id.as_str());
    let Some(row) = row.fetch_optional(unit.connection()).await? else { return Ok(None) };
    Ok(Some(serde_json::from_str(&row.try_get::<String, _>(0)?).map_err(StoreError::from)?))
}

fn kind_name(kind: EvidenceKind) -> Outcome<String> {
    let value = serde_json::to_value(kind).map_err(StoreError::from)?;
    Ok(value.as_str().unwrap_or_default().to_owned())
}
