//! Who is there: people with their groups, managers and target roles.

use std::collections::BTreeMap;

use axum::extract::State;
use axum::http::StatusCode;
use prowess::kernel::Key;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sqlx::any::AnyRow;
use sqlx::{AnyConnection, Row};

use crate::account::access::Sight;
use crate::app::App;
use crate::http::body::{Json, Path, Query};
use crate::http::call::{Call, Grant};
use crate::http::etag::{still_the_same, tagged};
use crate::http::page::{PageQuery, Window};
use crate::http::problem::{Outcome, Refusal};
use crate::store::{Answer, StoreError, people_change};

/// Somebody of whom evidence may speak, whether they have an account or not.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Person {
    /// Their id.
    pub id: Key,
    /// The id of whom they report to.
    #[serde(default)]
    pub manager: Option<Key>,
    /// Uri or code of the role that they have or aim at.
    #[serde(default)]
    pub target_role: Option<Key>,
    /// The groups they are in, by column, such as `department`: `finance`.
    #[serde(default)]
    pub groups: BTreeMap<Key, Key>,
}

/// Everybody whom the caller may see, page by page.
#[utoipa::path(get, path = "/people", tag = "people", params(
    ("page_size" = Option<u32>, Query, description = "How many on a page", minimum = 1, maximum = 500),
    ("cursor" = Option<String>, Query, description = "Where to go on"),
    ("sort" = Option<String>, Query, description = "`id` or `-id`")),
    responses((status = 200, description = "A page", body = ref("#/components/schemas/PersonPage"))))]
pub async fn list_people(
    State(app): State<App>,
    call: Call,
    Query(query): Query<PageQuery>,
) -> Outcome {
    let tenant = &call.caller.tenant;
    let window = Window::read(&app.key, &[tenant, "people", &call.caller.user], &query)?;
    let (found, total) = match Sight::of(&app, &call.caller).await? {
        Sight::All => {
            let select = format!(
                "SELECT id, manager, target_role, groups FROM people WHERE tenant = $1 AND {}",
                window.sql("id", 2)
            );
            let rows = sqlx::query(&select).bind(tenant).bind(window.bound());
            let rows = rows.fetch_all(app.store.pool()).await?;
            let count = "SELECT COUNT(*) FROM people WHERE tenant = $1";
            let total: i64 =
                sqlx::query_scalar(count).bind(tenant).fetch_one(app.store.pool()).await?;
            (rows.iter().map(read).collect::<Outcome<Vec<_>>>()?, total)
        }
        Sight::Only(ids) => {
            let mut connection = app.store.pool().acquire().await?;
            let mut all = Vec::new();
            for id in ids {
                all.extend(find(&mut connection, tenant, &id).await?);
            }
            let cut = window.cut(&all, |one| one.id.as_str()).into_iter().cloned().collect();
            (cut, i64::try_from(all.len()).unwrap_or(i64::MAX))
        }
    };
    let total = u32::try_from(total).unwrap_or(u32::MAX);
    tagged(&call.headers, &window.page(&app.key, found, total, |one| one.id.as_str().to_owned()))
}

/// One person.
#[utoipa::path(get, path = "/people/{person}", tag = "people", params(("person" = String, Path, description = "Their id")),
    responses((status = 200, description = "The person", body = ref("#/components/schemas/Person"))))]
pub async fn get_person(State(app): State<App>, call: Call, Path(id): Path<String>) -> Outcome {
    Sight::of(&app, &call.caller).await?.needs(&id)?;
    let mut connection = app.store.pool().acquire().await?;
    let found = find(&mut connection, &call.caller.tenant, &id).await?;
    tagged(&call.headers, &found.ok_or_else(|| Refusal::not_found("person"))?)
}

/// Puts a person in, or changes what there is of them; evidence stays.
#[utoipa::path(put, path = "/people/{person}", tag = "people", params(("person" = String, Path, description = "Their id")),
    request_body = ref("#/components/schemas/Person"),
    responses((status = 200, description = "The person", body = ref("#/components/schemas/Person"))))]
pub async fn put_person(
    State(app): State<App>,
    call: Call,
    Path(id): Path<String>,
    Json(person): Json<Person>,
) -> Outcome {
    call.caller.needs(Grant::Admin)?;
    if person.id.as_str() != id {
        let message = "the id in the body is not the one of the address";
        return Err(Refusal::invalid("service.other_id", message).at("id").into());
    }
    let mut unit = call.begin(&app).await?;
    let tenant = &call.caller.tenant;
    let revision = people_change(unit.connection(), tenant).await?;
    let old = find(unit.connection(), tenant, &id).await?;
    still_the_same(&call.headers, old.as_ref())?;
    put(unit.connection(), tenant, &person, revision).await?;
    unit.commit(Answer::json(StatusCode::OK, &person)?).await
}

/// Puts a person in, or in the place of what there is of them.
///
/// # Errors
/// What the database says.
pub async fn put(
    connection: &mut AnyConnection,
    tenant: &str,
    person: &Person,
    revision: i64,
) -> Result<(), StoreError> {
    let upsert = "INSERT INTO people (tenant, id, manager, target_role, groups, changed) \
         VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (tenant, id) DO UPDATE \
         SET manager = excluded.manager, target_role = excluded.target_role, \
         groups = excluded.groups, changed = excluded.changed";
    sqlx::query(upsert)
        .bind(tenant)
        .bind(person.id.as_str())
        .bind(person.manager.as_ref().map(|key| key.as_str().to_owned()))
        .bind(person.target_role.as_ref().map(|key| key.as_str().to_owned()))
        .bind(serde_json::to_string(&person.groups)?)
        .bind(revision)
        .execute(connection)
        .await?;
    Ok(())
}

/// Notes that something about a person changed, and puts them in where they are not there yet.
///
/// # Errors
/// What the database says.
pub async fn touch(
    connection: &mut AnyConnection,
    tenant: &str,
    person: &str,
    revision: i64,
) -> Result<(), StoreError> {
    let upsert = "INSERT INTO people (tenant, id, groups, changed) VALUES ($1, $2, '{}', $3) \
         ON CONFLICT (tenant, id) DO UPDATE SET changed = excluded.changed";
    sqlx::query(upsert).bind(tenant).bind(person).bind(revision).execute(connection).await?;
    Ok(())
}

async fn find(connection: &mut AnyConnection, tenant: &str, id: &str) -> Outcome<Option<Person>> {
    let select =
        "SELECT id, manager, target_role, groups FROM people WHERE tenant = $1 AND id = $2";
    let row = sqlx::query(select).bind(tenant).bind(id).fetch_optional(connection).await?;
    row.as_ref().map(read).transpose()
}

fn read(row: &AnyRow) -> Outcome<Person> {
    let key = |text: Option<String>| text.map(|text| Key::parse(&text)).transpose();
    let groups = serde_json::from_str(&row.try_get::<String, _>(3)?).map_err(StoreError::from)?;
    Ok(Person {
        id: Key::parse(&row.try_get::<String, _>(0)?)?,
        manager: key(row.try_get(1)?)?,
        target_role: key(row.try_get(2)?)?,
        groups,
    })
}
