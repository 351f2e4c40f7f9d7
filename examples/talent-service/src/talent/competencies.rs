//! What can be known or done, within one framework.

use axum::extract::State;
use axum::http::StatusCode;
use prowess::framework::{
    Competency, CompetencyKind, Framework, LabelIndex, SearchOptions, Status,
};
use prowess::kernel::LanguageTag;
use serde::Deserialize;

use super::frameworks::{begin, sound, stored};
use super::memory::catalogue;
use crate::account::users::finish;
use crate::app::App;
use crate::http::body::{Json, Path, Query, read};
use crate::http::bulk::{Bulk, BulkReport};
use crate::http::call::{Call, Grant};
use crate::http::etag::{still_the_same, tagged};
use crate::http::page::{PageQuery, Window};
use crate::http::problem::{Outcome, Refusal};
use crate::store::{Answer, Kind, Unit, put};

/// Which competencies are asked for.
#[derive(Debug, Deserialize)]
pub struct CompetencyFilter {
    page_size: Option<u32>,
    cursor: Option<String>,
    sort: Option<String>,
    q: Option<String>,
    kind: Option<CompetencyKind>,
    status: Option<Status>,
    tag: Option<String>,
    language: Option<String>,
}

/// The competencies of a framework, page by page.
#[utoipa::path(get, path = "/frameworks/{framework}/competencies", tag = "competencies", params(
    ("framework" = String, Path, description = "Id of the framework"),
    ("page_size" = Option<u32>, Query, description = "How many on a page", minimum = 1, maximum = 500),
    ("cursor" = Option<String>, Query, description = "Where to go on"),
    ("sort" = Option<String>, Query, description = "`id` or `-id`"),
    ("q" = Option<String>, Query, description = "Only those with a label like this"),
    ("kind" = Option<String>, Query, description = "Only this sort"),
    ("status" = Option<String>, Query, description = "Only those of this status"),
    ("tag" = Option<String>, Query, description = "Only those with this tag"),
    ("language" = Option<String>, Query, description = "In which language labels are searched")),
    responses((status = 200, description = "A page", body = ref("#/components/schemas/CompetencyPage"))))]
pub async fn list_competencies(
    State(app): State<App>,
    call: Call,
    Path(framework): Path<String>,
    Query(filter): Query<CompetencyFilter>,
) -> Outcome {
    let tenant = &call.caller.tenant;
    let question = format!(
        "{:?} {:?} {:?} {:?} {:?}",
        filter.q, filter.kind, filter.status, filter.tag, filter.language
    );
    let query = PageQuery {
        page_size: filter.page_size,
        cursor: filter.cursor.clone(),
        sort: filter.sort.clone(),
    };
    let window = Window::read(&app.key, &[tenant, "competencies", &framework, &question], &query)?;
    let catalogue = catalogue(&app, tenant).await?;
    let framework = catalogue.framework(&framework)?;
    let found = found(framework, &filter)?;
    let total = u32::try_from(found.len()).unwrap_or(u32::MAX);
    let cut = window.cut(&found, |one| one.uri.as_str()).into_iter().copied().collect();
    let page = window.page(&app.key, cut, total, |one| one.uri.as_str().to_owned());
    tagged(&call.headers, &page)
}

fn found<'a>(framework: &'a Framework, filter: &CompetencyFilter) -> Outcome<Vec<&'a Competency>> {
    let language = filter.language.as_deref().map(LanguageTag::parse).transpose()?;
    let hits = filter.q.as_deref().map(|text| {
        let options = SearchOptions { limit: 10_000, language, ..SearchOptions::default() };
        LabelIndex::new(framework).search(text, &options)
    });
    let fits = |one: &&Competency| {
        let named = |hits: &Vec<prowess::framework::Hit>| hits.iter().any(|hit| hit.uri == one.uri);
        hits.as_ref().is_none_or(named)
            && filter.kind.is_none_or(|kind| one.kind == kind)
            && filter.status.is_none_or(|status| one.status == status)
            && filter.tag.as_ref().is_none_or(|tag| one.tags.iter().any(|one| &**one == tag))
    };
    let mut all: Vec<_> = framework.competencies.iter().filter(fits).collect();
    all.sort_by(|one, other| one.uri.as_str().cmp(other.uri.as_str()));
    Ok(all)
}

/// One competency, by uri or code.
#[utoipa::path(get, path = "/frameworks/{framework}/competencies/{uri}", tag = "competencies",
    params(("framework" = String, Path, description = "Id of the framework"), ("uri" = String, Path, description = "Its uri or code")),
    responses((status = 200, description = "The competency", body = ref("#/components/schemas/Competency"))))]
pub async fn get_competency(
    State(app): State<App>,
    call: Call,
    Path((framework, uri)): Path<(String, String)>,
) -> Outcome {
    let catalogue = catalogue(&app, &call.caller.tenant).await?;
    let framework = catalogue.framework(&framework)?;
    tagged(&call.headers, &framework.competencies[place(framework, &uri)?])
}

/// Adds a competency.
#[utoipa::path(post, path = "/frameworks/{framework}/competencies", tag = "competencies",
    params(("framework" = String, Path, description = "Id of the framework")),
    request_body = ref("#/components/schemas/Competency"),
    responses((status = 201, description = "The competency", body = ref("#/components/schemas/Competency"))))]
pub async fn create_competency(
    State(app): State<App>,
    call: Call,
    Path(id): Path<String>,
    Json(competency): Json<Competency>,
) -> Outcome {
    call.caller.needs(Grant::Admin)?;
    let mut unit = begin(&app, &call).await?;
    let mut framework = stored(&mut unit, &call.caller.tenant, &id).await?;
    add(&mut framework, competency.clone())?;
    save(&mut unit, &call, &framework).await?;
    unit.commit(Answer::json(StatusCode::CREATED, &competency)?).await
}

/// Puts a competency in, or in the place of what has its uri.
#[utoipa::path(put, path = "/frameworks/{framework}/competencies/{uri}", tag = "competencies",
    params(("framework" = String, Path, description = "Id of the framework"), ("uri" = String, Path, description = "Its uri")),
    request_body = ref("#/components/schemas/Competency"),
    responses((status = 200, description = "The competency", body = ref("#/components/schemas/Competency"))))]
pub async fn put_competency(
    State(app): State<App>,
    call: Call,
    Path((id, uri)): Path<(String, String)>,
    Json(competency): Json<Competency>,
) -> Outcome {
    call.caller.needs(Grant::Admin)?;
    if competency.uri.as_str() != uri {
        let message = "the uri in the body is not the one of the address";
        return Err(Refusal::invalid("service.other_id", message).at("uri").into());
    }
    let mut unit = begin(&app, &call).await?;
    let mut framework = stored(&mut unit, &call.caller.tenant, &id).await?;
    let old = place(&framework, &uri).ok().and_then(|at| framework.competencies.get(at));
    still_the_same(&call.headers, old)?;
    replace(&mut framework, competency.clone())?;
    save(&mut unit, &call, &framework).await?;
    unit.commit(Answer::json(StatusCode::OK, &competency)?).await
}

/// Takes a competency out.
#[utoipa::path(delete, path = "/frameworks/{framework}/competencies/{uri}", tag = "competencies",
    params(("framework" = String, Path, description = "Id of the framework"), ("uri" = String, Path, description = "Its uri or code")),
    responses((status = 204, description = "It is gone")))]
pub async fn delete_competency(
    State(app): State<App>,
    call: Call,
    Path((id, uri)): Path<(String, String)>,
) -> Outcome {
    call.caller.needs(Grant::Admin)?;
    let mut unit = begin(&app, &call).await?;
    let mut framework = stored(&mut unit, &call.caller.tenant, &id).await?;
    let at = place(&framework, &uri)?;
    still_the_same(&call.headers, framework.competencies.get(at))?;
    take_out(&mut framework, at)?;
    save(&mut unit, &call, &framework).await?;
    unit.commit(Answer::nothing()).await
}

/// Adds many competencies.
#[utoipa::path(post, path = "/frameworks/{framework}/competencies/bulk", tag = "competencies",
    params(("framework" = String, Path, description = "Id of the framework")),
    request_body = ref("#/components/schemas/Bulk"),
    responses((status = 200, description = "What became of each", body = ref("#/components/schemas/BulkReport"))))]
pub async fn bulk_create_competencies(
    State(app): State<App>,
    call: Call,
    Path(id): Path<String>,
    Json(bulk): Json<Bulk>,
) -> Outcome {
    many(&app, &call, &id, &bulk, |framework, item| {
        let competency: Competency = read(item.to_string().as_bytes())?;
        let uri = competency.uri.as_str().to_owned();
        add(framework, competency)?;
        Ok((StatusCode::CREATED, uri))
    })
    .await
}

/// Puts many competencies in the place of what has their uris.
#[utoipa::path(put, path = "/frameworks/{framework}/competencies/bulk", tag = "competencies",
    params(("framework" = String, Path, description = "Id of the framework")),
    request_body = ref("#/components/schemas/Bulk"),
    responses((status = 200, description = "What became of each", body = ref("#/components/schemas/BulkReport"))))]
pub async fn bulk_put_competencies(
    State(app): State<App>,
    call: Call,
    Path(id): Path<String>,
    Json(bulk): Json<Bulk>,
) -> Outcome {
    many(&app, &call, &id, &bulk, |framework, item| {
        let competency: Competency = read(item.to_string().as_bytes())?;
        let uri = competency.uri.as_str().to_owned();
        place(framework, &uri)?;
        replace(framework, competency)?;
        Ok((StatusCode::OK, uri))
    })
    .await
}

/// Takes many competencies out, by uri.
#[utoipa::path(post, path = "/frameworks/{framework}/competencies/bulk/delete", tag = "competencies",
    params(("framework" = String, Path, description = "Id of the framework")),
    request_body = ref("#/components/schemas/Bulk"),
    responses((status = 200, description = "What became of each", body = ref("#/components/schemas/BulkReport"))))]
pub async fn bulk_delete_competencies(
    State(app): State<App>,
    call: Call,
    Path(id): Path<String>,
    Json(bulk): Json<Bulk>,
) -> Outcome {
    many(&app, &call, &id, &bulk, |framework, item| {
        let wrong = || Refusal::invalid("service.invalid_body", "a uri is a text");
        let uri = item.as_str().ok_or_else(wrong)?;
        let at = place(framework, uri)?;
        take_out(framework, at)?;
        Ok((StatusCode::NO_CONTENT, uri.to_owned()))
    })
    .await
}

async fn many(
    app: &App,
    call: &Call,
    id: &str,
    bulk: &Bulk,
    change: impl Fn(&mut Framework, &serde_json::Value) -> Outcome<(StatusCode, String)>,
) -> Outcome {
    call.caller.needs(Grant::Admin)?;
    bulk.check()?;
    let mut unit = begin(app, call).await?;
    let mut framework = stored(&mut unit, &call.caller.tenant, id).await?;
    let mut report = BulkReport { dry_run: bulk.dry_run, ..BulkReport::default() };
    for item in &bulk.items {
        report.note(change(&mut framework, item))?;
    }
    save(&mut unit, call, &framework).await?;
    finish(unit, &report).await
}

async fn save(unit: &mut Unit, call: &Call, framework: &Framework) -> Outcome<()> {
    let id = framework.id.as_str();
    put(unit.connection(), &call.caller.tenant, Kind::Framework, id, framework).await?;
    Ok(())
}

/// Where a competency stands, by uri or code.
fn place(framework: &Framework, name: &str) -> Outcome<usize> {
    let all = &framework.competencies;
    let by_uri = all.iter().position(|one| one.uri.as_str() == name);
    let is_code = |one: &Competency| one.code.as_ref().is_some_and(|code| code.as_str() == name);
    let found = by_uri.or_else(|| all.iter().position(is_code));
    Ok(found.ok_or_else(|| Refusal::not_found("competency"))?)
}

/// A change that leaves the framework as it was if the core does not read it afterwards.
fn attempt(framework: &mut Framework, change: impl FnOnce(&mut Framework)) -> Outcome<()> {
    let mut next = framework.clone();
    change(&mut next);
    sound(&next)?;
    *framework = next;
    Ok(())
}

fn add(framework: &mut Framework, competency: Competency) -> Outcome<()> {
    if framework.competencies.iter().any(|one| one.uri == competency.uri) {
        let message = "there is a competency of this uri already";
        return Err(Refusal::conflict("service.exists", message).at("uri").into());
    }
    attempt(framework, |framework| framework.competencies.push(competency))
}

fn replace(framework: &mut Framework, competency: Competency) -> Outcome<()> {
    let at = framework.competencies.iter().position(|one| one.uri == competency.uri);
    attempt(framework, |framework| match at {
        Some(at) => framework.competencies[at] = competency,
        None => framework.competencies.push(competency),
    })
}

fn take_out(framework: &mut Framework, at: usize) -> Outcome<()> {
    attempt(framework, |framework| {
        let gone = framework.competencies.remove(at);
        framework.relations.retain(|one| one.from != gone.uri && one.to != gone.uri);
    })
}
