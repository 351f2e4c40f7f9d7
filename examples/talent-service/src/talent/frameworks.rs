//! Published lists of what can be known or done.

use axum::extract::State;
use axum::http::StatusCode;
use prowess::framework::{
    AuditOptions, Framework, FrameworkDiff, audit, diff, parse as parse_framework,
    print as print_framework,
};
use prowess::problem::Diagnostic;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::memory::catalogue;
use crate::app::App;
use crate::http::body::{Json, Path, Query};
use crate::http::call::{Call, Grant};
use crate::http::etag::{plain, still_the_same, tagged};
use crate::http::page::{PageQuery, Window};
use crate::http::problem::{Outcome, Refusal};
use crate::store::{Answer, Document, Kind, Unit, catalogue_changes, put, remove};

/// A framework that may take the place of the one with its id.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FrameworkImport {
    /// Whether only to tell what would happen.
    #[serde(default)]
    pub dry_run: bool,
    /// The framework.
    pub framework: Framework,
}

/// What an import does, or would do.
#[derive(Debug, Serialize, JsonSchema)]
pub struct FrameworkImportReport {
    /// Whether nothing was changed.
    pub dry_run: bool,
    /// What is wrong with it, or worth knowing.
    pub findings: Vec<Diagnostic>,
    /// What differs from the one with its id, if there is one.
    pub difference: Option<FrameworkDiff>,
}

/// Which frameworks there are, in which versions.
#[utoipa::path(get, path = "/frameworks", tag = "frameworks", params(
    ("page_size" = Option<u32>, Query, description = "How many on a page", minimum = 1, maximum = 500),
    ("cursor" = Option<String>, Query, description = "Where to go on"),
    ("sort" = Option<String>, Query, description = "`id` or `-id`")),
    responses((status = 200, description = "A page", body = ref("#/components/schemas/FrameworkPage"))))]
pub async fn list_frameworks(
    State(app): State<App>,
    call: Call,
    Query(query): Query<PageQuery>,
) -> Outcome {
    let tenant = &call.caller.tenant;
    let window = Window::read(&app.key, &[tenant, "frameworks"], &query)?;
    let catalogue = catalogue(&app, tenant).await?;
    let all: Vec<_> = catalogue.frameworks.values().map(|one| one.id_and_version()).collect();
    let total = u32::try_from(all.len()).unwrap_or(u32::MAX);
    let found = window.cut(&all, |one| one.id.as_str()).into_iter().cloned().collect();
    let page = window.page(&app.key, found, total, |one| one.id.as_str().to_owned());
    tagged(&call.headers, &page)
}

/// One framework, whole.
#[utoipa::path(get, path = "/frameworks/{id}", tag = "frameworks", params(("id" = String, Path, description = "Its id")),
    responses((status = 200, description = "The framework", body = ref("#/components/schemas/Framework"))))]
pub async fn get_framework(State(app): State<App>, call: Call, Path(id): Path<String>) -> Outcome {
    let catalogue = catalogue(&app, &call.caller.tenant).await?;
    tagged(&call.headers, catalogue.framework(&id)?.as_ref())
}

/// Puts a framework in, or another version in its place.
#[utoipa::path(put, path = "/frameworks/{id}", tag = "frameworks", params(("id" = String, Path, description = "Its id")),
    request_body = ref("#/components/schemas/Framework"),
    responses((status = 200, description = "Id and version", body = ref("#/components/schemas/FrameworkVersion"))))]
pub async fn put_framework(
    State(app): State<App>,
    call: Call,
    Path(id): Path<String>,
    Json(framework): Json<Framework>,
) -> Outcome {
    call.caller.needs(Grant::Admin)?;
    if framework.id.as_str() != id {
        let message = "the id in the body is not the one of the address";
        return Err(Refusal::invalid("service.other_id", message).at("id").into());
    }
    sound(&framework)?;
    let mut unit = begin(&app, &call).await?;
    let tenant = &call.caller.tenant;
    let old = Document::<Framework>::find(unit.connection(), tenant, Kind::Framework, &id).await?;
    still_the_same(&call.headers, old.as_ref().map(|old| &old.value))?;
    put(unit.connection(), tenant, Kind::Framework, &id, &framework).await?;
    unit.commit(Answer::json(StatusCode::OK, &framework.id_and_version())?).await
}

/// Takes a framework out.
#[utoipa::path(delete, path = "/frameworks/{id}", tag = "frameworks", params(("id" = String, Path, description = "Its id")),
    responses((status = 204, description = "It is gone")))]
pub async fn delete_framework(
    State(app): State<App>,
    call: Call,
    Path(id): Path<String>,
) -> Outcome {
    call.caller.needs(Grant::Admin)?;
    let mut unit = begin(&app, &call).await?;
    let old = stored(&mut unit, &call.caller.tenant, &id).await?;
    still_the_same(&call.headers, Some(&old))?;
    remove(unit.connection(), &call.caller.tenant, Kind::Framework, &id).await?;
    unit.commit(Answer::nothing()).await
}

/// Reads a framework, tells what is wrong with it and what it changes, and puts it in unless it was
/// only asked.
#[utoipa::path(post, path = "/frameworks/import", tag = "frameworks",
    request_body = ref("#/components/schemas/FrameworkImport"),
    responses((status = 200, description = "What it does", body = ref("#/components/schemas/FrameworkImportReport"))))]
pub async fn import_framework(
    State(app): State<App>,
    call: Call,
    Json(body): Json<FrameworkImport>,
) -> Outcome {
    call.caller.needs(Grant::Admin)?;
    take_in(&app, &call, body.framework, Vec::new(), body.dry_run).await
}

/// Puts a framework in unless it is only asked what that would do, and tells what it does.
///
/// # Errors
/// Those of the core for a framework that it does not read.
pub async fn take_in(
    app: &App,
    call: &Call,
    framework: Framework,
    mut findings: Vec<Diagnostic>,
    dry_run: bool,
) -> Outcome {
    sound(&framework)?;
    findings.extend(audit(&framework, &AuditOptions::default()));
    let mut unit = begin(app, call).await?;
    let (tenant, id) = (&call.caller.tenant, framework.id.as_str());
    let old = Document::<Framework>::find(unit.connection(), tenant, Kind::Framework, id).await?;
    let report = FrameworkImportReport {
        dry_run,
        findings,
        difference: old.map(|old| diff(&old.value, &framework)),
    };
    if dry_run {
        return plain(StatusCode::OK, &report);
    }
    put(unit.connection(), tenant, Kind::Framework, id, &framework).await?;
    unit.commit(Answer { etag: None, ..Answer::json(StatusCode::OK, &report)? }).await
}

/// Refuses a framework that the core does not read.
///
/// # Errors
/// Those of the core.
pub fn sound(framework: &Framework) -> Outcome<()> {
    parse_framework(&print_framework(framework))?;
    Ok(())
}

/// Begins a change of the catalogue.
///
/// # Errors
/// As [`Unit::begin`].
pub async fn begin(app: &App, call: &Call) -> Outcome<Unit> {
    let mut unit = call.begin(app).await?;
    catalogue_changes(unit.connection(), &call.caller.tenant).await?;
    Ok(unit)
}

/// A framework as it is stored, within a change.
///
/// # Errors
/// `service.not_found`, status 404.
pub async fn stored(unit: &mut Unit, tenant: &str, id: &str) -> Outcome<Framework> {
    let found = Document::find(unit.connection(), tenant, Kind::Framework, id).await?;
    Ok(found.map(|one| one.value).ok_or_else(|| Refusal::not_found("framework"))?)
}
