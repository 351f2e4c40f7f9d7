//! Which roles lead to which, and what can be learned from.

use axum::extract::State;
use axum::http::StatusCode;
use prowess::kernel::{Day, Key};
use prowess::problem::Severity;
use prowess::recommend::ResourceCatalogue;
use prowess::role::{CareerPath, CareerPathHistory, PublishOptions, check_path, publish_path};
use schemars::JsonSchema;
use serde::Deserialize;

use super::frameworks::begin;
use super::memory::catalogue;
use crate::app::App;
use crate::http::body::{Json, Path, Query};
use crate::http::call::{Call, Grant};
use crate::http::clock::today;
use crate::http::etag::{still_the_same, tagged};
use crate::http::page::{PageQuery, Window};
use crate::http::problem::{Outcome, Refusal};
use crate::store::{Answer, Document, Kind, put, remove};

/// A new version of a career path.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NewPathVersion {
    /// Its name, such as `2026.1`.
    pub version: String,
    /// The first day on which it holds.
    pub effective_from: Day,
    /// The path.
    pub path: CareerPath,
}

/// All career paths with their versions, page by page.
#[utoipa::path(get, path = "/paths", tag = "roles", params(
    ("page_size" = Option<u32>, Query, description = "How many on a page", minimum = 1, maximum = 500),
    ("cursor" = Option<String>, Query, description = "Where to go on"),
    ("sort" = Option<String>, Query, description = "`id` or `-id`")),
    responses((status = 200, description = "A page", body = ref("#/components/schemas/CareerPathPage"))))]
pub async fn list_paths(
    State(app): State<App>,
    call: Call,
    Query(query): Query<PageQuery>,
) -> Outcome {
    let tenant = &call.caller.tenant;
    let window = Window::read(&app.key, &[tenant, "paths"], &query)?;
    let catalogue = catalogue(&app, tenant).await?;
    let all: Vec<&CareerPathHistory> = catalogue.paths.values().collect();
    let total = u32::try_from(all.len()).unwrap_or(u32::MAX);
    let cut = window.cut(&all, |one| one.uri.as_str()).into_iter().copied().collect();
    tagged(&call.headers, &window.page(&app.key, cut, total, |one| one.uri.as_str().to_owned()))
}

/// One career path with its versions.
#[utoipa::path(get, path = "/paths/{uri}", tag = "roles", params(("uri" = String, Path, description = "Its uri")),
    responses((status = 200, description = "The path", body = ref("#/components/schemas/CareerPathHistory"))))]
pub async fn get_path(State(app): State<App>, call: Call, Path(uri): Path<String>) -> Outcome {
    let catalogue = catalogue(&app, &call.caller.tenant).await?;
    let found = catalogue.paths.get(&uri).ok_or_else(|| Refusal::not_found("career path"))?;
    tagged(&call.headers, found)
}

/// Publishes a version of a career path, the first one too.
#[utoipa::path(put, path = "/paths/{uri}", tag = "roles", params(("uri" = String, Path, description = "Its uri")),
    request_body = ref("#/components/schemas/NewPathVersion"),
    responses((status = 200, description = "The path", body = ref("#/components/schemas/CareerPathHistory"))))]
pub async fn put_path(
    State(app): State<App>,
    call: Call,
    Path(uri): Path<String>,
    Json(body): Json<NewPathVersion>,
) -> Outcome {
    call.caller.needs(Grant::Admin)?;
    let key = Key::parse(&uri)?;
    let roles = catalogue(&app, &call.caller.tenant).await?.roles.clone();
    let found = check_path(&body.path, roles.roles());
    if let Some(wrong) = found.into_iter().find(|one| one.severity == Severity::Error) {
        return Err(Refusal::from(wrong.problem).into());
    }
    let mut unit = begin(&app, &call).await?;
    let tenant = &call.caller.tenant;
    let old = Document::find(unit.connection(), tenant, Kind::Path, &uri).await?;
    let old: Option<CareerPathHistory> = old.map(|old| old.value);
    still_the_same(&call.headers, old.as_ref())?;
    let old = old.unwrap_or(CareerPathHistory { uri: key, versions: Vec::new() });
    let options = PublishOptions { as_of: Some(today()), ..PublishOptions::default() };
    let new = publish_path(&old, &body.path, &body.version, body.effective_from, &options)?;
    put(unit.connection(), tenant, Kind::Path, &uri, &new).await?;
    unit.commit(Answer::json(StatusCode::OK, &new)?).await
}

/// Takes a career path out.
#[utoipa::path(delete, path = "/paths/{uri}", tag = "roles", params(("uri" = String, Path, description = "Its uri")),
    responses((status = 204, description = "It is gone")))]
pub async fn delete_path(State(app): State<App>, call: Call, Path(uri): Path<String>) -> Outcome {
    call.caller.needs(Grant::Admin)?;
    let mut unit = begin(&app, &call).await?;
    if !remove(unit.connection(), &call.caller.tenant, Kind::Path, &uri).await? {
        return Err(Refusal::not_found("career path").into());
    }
    unit.commit(Answer::nothing()).await
}

/// What can be learned from.
#[utoipa::path(get, path = "/resources", tag = "plans",
    responses((status = 200, description = "All of it", body = ref("#/components/schemas/ResourceCatalogue"))))]
pub async fn get_resources(State(app): State<App>, call: Call) -> Outcome {
    tagged(&call.headers, &catalogue(&app, &call.caller.tenant).await?.resources)
}

/// Puts what can be learned from in the place of what there was.
#[utoipa::path(put, path = "/resources", tag = "plans",
    request_body = ref("#/components/schemas/ResourceCatalogue"),
    responses((status = 200, description = "All of it", body = ref("#/components/schemas/ResourceCatalogue"))))]
pub async fn put_resources(
    State(app): State<App>,
    call: Call,
    Json(body): Json<ResourceCatalogue>,
) -> Outcome {
    call.caller.needs(Grant::Admin)?;
    let mut unit = begin(&app, &call).await?;
    put(unit.connection(), &call.caller.tenant, Kind::Resources, "all", &body).await?;
    unit.commit(Answer::json(StatusCode::OK, &body)?).await
}
