//! How many people stand, against many roles.

use std::sync::Arc;

use axum::extract::State;
use axum::http::StatusCode;
use bytes::Bytes;
use prowess::kernel::Key;
use prowess::portfolio::{
    Cohort, CoverageOptions, LevelDemand, coverage, heatmap, recurring_gaps, summarise,
};
use prowess::readiness::{Options, RoleIndex};
use serde::{Deserialize, Serialize};

use super::memory::{apart, catalogue, report, revisions};
use super::people::cohort;
use crate::account::access::Sight;
use crate::app::App;
use crate::http::body::{Json, Query};
use crate::http::call::Call;
use crate::http::etag::{plain, tagged_text};
use crate::http::problem::{Outcome, Refusal};
use crate::http::sealed::digest;
use crate::store::StoreError;

/// By which column of groups.
#[derive(Debug, Deserialize)]
pub struct By {
    by: Option<String>,
}

/// The mean and the count above the threshold, for every role and every group of a column, of those
/// whom the caller may see.
#[utoipa::path(get, path = "/portfolio/summary", tag = "portfolio", params(("by" = Option<String>, Query, description = "The column of groups")),
    responses((status = 200, description = "One for each role and group", body = ref("#/components/schemas/RoleSummaries"))))]
pub async fn summary(State(app): State<App>, call: Call, Query(by): Query<By>) -> Outcome {
    let by = by.by.as_deref().map(Key::parse).transpose()?;
    let name = format!("summary/{}", by.as_ref().map_or("", Key::as_str));
    computed(&app, &call, name, move |cohort, roles| {
        written(&summarise(cohort, roles, by.as_ref(), &Options::default())?)
    })
    .await
}

/// The same as a field of colours; without a column, by the first one that anybody is in.
#[utoipa::path(get, path = "/portfolio/heatmap", tag = "portfolio", params(("by" = Option<String>, Query, description = "The column of groups")),
    responses((status = 200, description = "Rows, columns and cells", body = ref("#/components/schemas/Heatmap"))))]
pub async fn heat(State(app): State<App>, call: Call, Query(by): Query<By>) -> Outcome {
    let by = by.by.as_deref().map(Key::parse).transpose()?;
    let name = format!("heatmap/{}", by.as_ref().map_or("", Key::as_str));
    computed(&app, &call, name, move |cohort, roles| {
        let columns = || cohort.members.iter().flat_map(|member| member.groups.keys());
        let first = || columns().min_by(|one, other| one.as_str().cmp(other.as_str())).cloned();
        let by = by.or_else(first);
        let wanted = || {
            Refusal::invalid("service.no_groups", "nobody is in any group")
                .hint("name the column with `by`")
                .at("by")
        };
        written(&heatmap(cohort, roles, &by.ok_or_else(wanted)?, &Options::default())?)
    })
    .await
}

/// What people lack for their target roles.
#[utoipa::path(get, path = "/portfolio/gaps", tag = "portfolio",
    responses((status = 200, description = "The most frequent first", body = ref("#/components/schemas/RecurringGaps"))))]
pub async fn gaps(State(app): State<App>, call: Call) -> Outcome {
    computed(&app, &call, "gaps".to_owned(), |cohort, roles| {
        written(&recurring_gaps(cohort, roles, &Options::default())?)
    })
    .await
}

/// Who holds what is needed.
#[utoipa::path(post, path = "/portfolio/coverage", tag = "portfolio",
    request_body = ref("#/components/schemas/LevelDemands"),
    responses((status = 200, description = "One for each demand", body = ref("#/components/schemas/Coverage"))))]
pub async fn covered(
    State(app): State<App>,
    call: Call,
    Json(demands): Json<Vec<LevelDemand>>,
) -> Outcome {
    if demands.len() > 1000 {
        let message = format!("`{}` demands are too many for one question", demands.len());
        return Err(Refusal::invalid("service.too_many_items", message).into());
    }
    let tenant = &call.caller.tenant;
    let (now, sight) = (revisions(&app, tenant).await?, Sight::of(&app, &call.caller).await?);
    let cohort = cohort(&app, tenant, now, &sight).await?;
    let work = move || coverage(&cohort, &demands, CoverageOptions::default());
    plain(StatusCode::OK, &apart(work).await??)
}

async fn computed(
    app: &App,
    call: &Call,
    name: String,
    compute: impl FnOnce(&Cohort, &RoleIndex) -> Outcome<Bytes> + Send + 'static,
) -> Outcome {
    let tenant = &call.caller.tenant;
    let (now, sight) = (revisions(app, tenant).await?, Sight::of(app, &call.caller).await?);
    let whose = match &sight {
        Sight::All => "all".to_owned(),
        Sight::Only(ids) => digest(&ids.iter().map(String::as_bytes).collect::<Vec<_>>()),
    };
    let bytes = report(app, tenant, format!("{name}/{whose}"), now, async || {
        let cohort: Arc<Cohort> = cohort(app, tenant, now, &sight).await?;
        let roles = catalogue(app, tenant).await?.roles.clone();
        apart(move || compute(&cohort, &roles)).await?
    });
    Ok(tagged_text(&call.headers, bytes.await?.to_vec()))
}

fn written(value: &impl Serialize) -> Outcome<Bytes> {
    Ok(serde_json::to_vec(value).map_err(StoreError::from)?.into())
}
