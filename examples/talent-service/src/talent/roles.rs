//! Roles, what they ask, and their versions.

use axum::extract::State;
use axum::http::StatusCode;
use prowess::framework::Status;
use prowess::kernel::{Day, Key, fold};
use prowess::role::{
    PublishOptions, Role, RoleHistory, in_force, parse as parse_role, print as print_role, publish,
};
use schemars::JsonSchema;
use serde::Deserialize;

use super::catalogue::StoredRole;
use super::frameworks::begin;
use super::memory::catalogue;
use crate::account::users::finish;
use crate::app::App;
use crate::http::body::{Json, Path, Query, read};
use crate::http::bulk::{Bulk, BulkReport};
use crate::http::call::{Call, Grant};
use crate::http::clock::today;
use crate::http::etag::{still_the_same, tagged};
use crate::http::page::{Page, PageQuery, Window};
use crate::http::problem::{Outcome, Refusal};
use crate::store::{Answer, Document, Kind, Unit, put, remove};

/// Which roles are asked for.
#[derive(Debug, Deserialize)]
pub struct RoleFilter {
    page_size: Option<u32>,
    cursor: Option<String>,
    sort: Option<String>,
    q: Option<String>,
    family: Option<String>,
    grade: Option<u32>,
    status: Option<Status>,
}

/// A new version of a role.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NewRoleVersion {
    /// Its name, such as `2026.2`.
    pub version: String,
    /// The first day on which it holds.
    pub effective_from: Day,
    /// The role.
    pub role: Role,
}

/// All roles, page by page.
#[utoipa::path(get, path = "/roles", tag = "roles", params(
    ("page_size" = Option<u32>, Query, description = "How many on a page", minimum = 1, maximum = 500),
    ("cursor" = Option<String>, Query, description = "Where to go on"),
    ("sort" = Option<String>, Query, description = "`id` or `-id`"),
    ("q" = Option<String>, Query, description = "Only those with this in a title"),
    ("family" = Option<String>, Query, description = "Only those of this family"),
    ("grade" = Option<u32>, Query, description = "Only those of this grade"),
    ("status" = Option<String>, Query, description = "Only those of this status")),
    responses((status = 200, description = "A page", body = ref("#/components/schemas/RolePage"))))]
pub async fn list_roles(
    State(app): State<App>,
    call: Call,
    Query(filter): Query<RoleFilter>,
) -> Outcome {
    tagged(&call.headers, &page(&app, &call, filter).await?)
}

/// One page of roles.
///
/// # Errors
/// As [`Window::read`].
pub async fn page(app: &App, call: &Call, filter: RoleFilter) -> Outcome<Page<Role>> {
    let tenant = &call.caller.tenant;
    let question =
        format!("{:?} {:?} {:?} {:?}", filter.q, filter.family, filter.grade, filter.status);
    let query = PageQuery { page_size: filter.page_size, cursor: filter.cursor, sort: filter.sort };
    let window = Window::read(&app.key, &[tenant, "roles", &question], &query)?;
    let catalogue = catalogue(app, tenant).await?;
    let wanted = filter.q.as_deref().map(fold);
    let named = |role: &Role, wanted: &String| {
        role.titles.iter().any(|(_, title)| fold(title).contains(wanted.as_str()))
    };
    let fits = |role: &&Role| {
        wanted.as_ref().is_none_or(|wanted| named(role, wanted))
            && filter
                .family
                .as_ref()
                .is_none_or(|family| role.family.as_ref().is_some_and(|one| one.as_str() == family))
            && filter.grade.is_none_or(|grade| role.grade == Some(grade))
            && filter.status.is_none_or(|status| role.status == status)
    };
    let found: Vec<&Role> = catalogue.roles.roles().iter().filter(fits).collect();
    let total = u32::try_from(found.len()).unwrap_or(u32::MAX);
    let cut = window.cut(&found, |role| role.uri.as_str()).into_iter().map(|one| (*one).clone());
    Ok(window.page(&app.key, cut.collect(), total, |role| role.uri.as_str().to_owned()))
}

/// One role, by uri or code.
#[utoipa::path(get, path = "/roles/{uri}", tag = "roles", params(("uri" = String, Path, description = "Its uri or code")),
    responses((status = 200, description = "The role", body = ref("#/components/schemas/Role"))))]
pub async fn get_role(State(app): State<App>, call: Call, Path(uri): Path<String>) -> Outcome {
    let catalogue = catalogue(&app, &call.caller.tenant).await?;
    tagged(&call.headers, catalogue.role(&uri)?)
}

/// Adds a role.
#[utoipa::path(post, path = "/roles", tag = "roles",
    request_body = ref("#/components/schemas/Role"),
    responses((status = 201, description = "The role", body = ref("#/components/schemas/Role"))))]
pub async fn create_role(State(app): State<App>, call: Call, Json(role): Json<Role>) -> Outcome {
    call.caller.needs(Grant::Admin)?;
    let mut unit = begin(&app, &call).await?;
    create(&mut unit, &call, &role).await?;
    unit.commit(Answer::json(StatusCode::CREATED, &role)?).await
}

/// Puts a role in, or in the place of what has its uri.
#[utoipa::path(put, path = "/roles/{uri}", tag = "roles", params(("uri" = String, Path, description = "Its uri")),
    request_body = ref("#/components/schemas/Role"),
    responses((status = 200, description = "The role", body = ref("#/components/schemas/Role"))))]
pub async fn put_role(
    State(app): State<App>,
    call: Call,
    Path(uri): Path<String>,
    Json(role): Json<Role>,
) -> Outcome {
    call.caller.needs(Grant::Admin)?;
    if role.uri.as_str() != uri {
        let message = "the uri in the body is not the one of the address";
        return Err(Refusal::invalid("service.other_id", message).at("uri").into());
    }
    let mut unit = begin(&app, &call).await?;
    let old = stored(&mut unit, &call, &uri).await?;
    still_the_same(&call.headers, old.as_ref().map(|old| &old.role))?;
    replace(&mut unit, &call, &role, old).await?;
    unit.commit(Answer::json(StatusCode::OK, &role)?).await
}

/// Takes a role out.
#[utoipa::path(delete, path = "/roles/{uri}", tag = "roles", params(("uri" = String, Path, description = "Its uri")),
    responses((status = 204, description = "It is gone")))]
pub async fn delete_role(State(app): State<App>, call: Call, Path(uri): Path<String>) -> Outcome {
    call.caller.needs(Grant::Admin)?;
    let mut unit = begin(&app, &call).await?;
    let old = stored(&mut unit, &call, &uri).await?.ok_or_else(|| Refusal::not_found("role"))?;
    still_the_same(&call.headers, Some(&old.role))?;
    remove(unit.connection(), &call.caller.tenant, Kind::Role, &uri).await?;
    unit.commit(Answer::nothing()).await
}

/// Adds many roles.
#[utoipa::path(post, path = "/roles/bulk", tag = "roles",
    request_body = ref("#/components/schemas/Bulk"),
    responses((status = 200, description = "What became of each", body = ref("#/components/schemas/BulkReport"))))]
pub async fn bulk_create_roles(
    State(app): State<App>,
    call: Call,
    Json(bulk): Json<Bulk>,
) -> Outcome {
    many(&app, &call, &bulk, true).await
}

/// Puts many roles in the place of what has their uris.
#[utoipa::path(put, path = "/roles/bulk", tag = "roles",
    request_body = ref("#/components/schemas/Bulk"),
    responses((status = 200, description = "What became of each", body = ref("#/components/schemas/BulkReport"))))]
pub async fn bulk_put_roles(State(app): State<App>, call: Call, Json(bulk): Json<Bulk>) -> Outcome {
    many(&app, &call, &bulk, false).await
}

/// The versions of a role that were published.
#[utoipa::path(get, path = "/roles/{uri}/versions", tag = "roles", params(("uri" = String, Path, description = "Its uri")),
    responses((status = 200, description = "All versions", body = ref("#/components/schemas/RoleHistory"))))]
pub async fn role_versions(State(app): State<App>, call: Call, Path(uri): Path<String>) -> Outcome {
    let mut connection = app.store.pool().acquire().await?;
    let tenant = &call.caller.tenant;
    let found = Document::<StoredRole>::find(&mut connection, tenant, Kind::Role, &uri).await?;
    tagged(&call.headers, &found.ok_or_else(|| Refusal::not_found("role"))?.value.history)
}

/// Publishes a version of a role, which holds from a day on; where that has come, it is the role.
#[utoipa::path(post, path = "/roles/{uri}/versions", tag = "roles", params(("uri" = String, Path, description = "Its uri")),
    request_body = ref("#/components/schemas/NewRoleVersion"),
    responses((status = 200, description = "All versions", body = ref("#/components/schemas/RoleHistory"))))]
pub async fn publish_role(
    State(app): State<App>,
    call: Call,
    Path(uri): Path<String>,
    Json(body): Json<NewRoleVersion>,
) -> Outcome {
    call.caller.needs(Grant::Admin)?;
    let NewRoleVersion { version, effective_from, role } = body;
    let mut unit = begin(&app, &call).await?;
    let old = stored(&mut unit, &call, &uri).await?.ok_or_else(|| Refusal::not_found("role"))?;
    let options = PublishOptions { as_of: Some(today()), ..PublishOptions::default() };
    let history = publish(&old.history, &role, &version, effective_from, &options)?;
    let role = match in_force(&history, today()) {
        Ok(version) => version.role.clone(),
        // What was published begins later: what holds now goes on until then.
        Err(_) => old.role,
    };
    let answer = Answer::json(StatusCode::OK, &history)?;
    let value = StoredRole { role, history };
    put(unit.connection(), &call.caller.tenant, Kind::Role, &uri, &value).await?;
    unit.commit(answer).await
}

async fn many(app: &App, call: &Call, bulk: &Bulk, is_new: bool) -> Outcome {
    call.caller.needs(Grant::Admin)?;
    bulk.check()?;
    let mut unit = begin(app, call).await?;
    let mut report = BulkReport { dry_run: bulk.dry_run, ..BulkReport::default() };
    for item in &bulk.items {
        let outcome = one_of_many(&mut unit, call, item, is_new).await;
        report.note(outcome)?;
    }
    finish(unit, &report).await
}

async fn one_of_many(
    unit: &mut Unit,
    call: &Call,
    item: &serde_json::Value,
    is_new: bool,
) -> Outcome<(StatusCode, String)> {
    let role: Role = read(item.to_string().as_bytes())?;
    let uri = role.uri.as_str().to_owned();
    if is_new {
        create(unit, call, &role).await?;
        return Ok((StatusCode::CREATED, uri));
    }
    let old = stored(unit, call, &uri).await?;
    let old = Some(old.ok_or_else(|| Refusal::not_found("role"))?);
    replace(unit, call, &role, old).await?;
    Ok((StatusCode::OK, uri))
}

async fn create(unit: &mut Unit, call: &Call, role: &Role) -> Outcome<()> {
    if stored(unit, call, role.uri.as_str()).await?.is_some() {
        let message = "there is a role of this uri already";
        return Err(Refusal::conflict("service.exists", message).at("uri").into());
    }
    replace(unit, call, role, None).await
}

/// Puts a role in, if the core reads it; its versions stay.
async fn replace(
    unit: &mut Unit,
    call: &Call,
    role: &Role,
    old: Option<StoredRole>,
) -> Outcome<()> {
    parse_role(&print_role(role))?;
    let uri: Key = role.uri.clone();
    let history = old.map_or(RoleHistory { uri, versions: Vec::new() }, |old| old.history);
    let value = StoredRole { role: role.clone(), history };
    put(unit.connection(), &call.caller.tenant, Kind::Role, role.uri.as_str(), &value).await?;
    Ok(())
}

async fn stored(unit: &mut Unit, call: &Call, uri: &str) -> Outcome<Option<StoredRole>> {
    let tenant = &call.caller.tenant;
    let found = Document::find(unit.connection(), tenant, Kind::Role, uri).await?;
    Ok(found.map(|one| one.value))
}
