//! What a review says of a piece of evidence: that it counts, that it does not, or that it was a
//! mistake.

use axum::extract::State;
use axum::http::StatusCode;
use prowess::evidence::{Decision, Entry, EntryVerdict, EvidenceKind, EvidenceLog, merge_logs};
use prowess::kernel::{Key, Text};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sqlx::Row;

use super::evidence::{of_person, one_of_person};
use super::log::profile_from;
use super::memory::catalogue;
use super::staff::touch;
use crate::account::access::Sight;
use crate::app::App;
use crate::http::body::{Json, Path};
use crate::http::call::{Call, Grant};
use crate::http::clock::{now, today};
use crate::http::entropy::new_id;
use crate::http::etag::tagged;
use crate::http::problem::{Outcome, Refusal};
use crate::store::{Answer, StoreError, Unit, people_change};

/// What is decided about a piece of evidence.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NewDecision {
    /// What is decided; the last decision holds.
    pub verdict: EntryVerdict,
    /// Why.
    #[serde(default)]
    #[schemars(length(max = 2000))]
    pub reason: Option<Text>,
}

/// What was decided about a piece of evidence.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Decisions {
    /// The first one first.
    pub items: Vec<Decision>,
}

/// What was decided about a piece of evidence.
#[utoipa::path(get, path = "/people/{person}/evidence/{entry}/decisions", tag = "evidence",
    params(("person" = String, Path, description = "Their id"), ("entry" = String, Path, description = "Id of the entry")),
    responses((status = 200, description = "The first one first", body = ref("#/components/schemas/Decisions"))))]
pub async fn list_decisions(
    State(app): State<App>,
    call: Call,
    Path((person, entry)): Path<(String, String)>,
) -> Outcome {
    Sight::of(&app, &call.caller).await?.needs(&person)?;
    let select = "SELECT data FROM decisions WHERE tenant = $1 AND entry = $2 AND person = $3";
    let rows = sqlx::query(select)
        .bind(&call.caller.tenant)
        .bind(&entry)
        .bind(&person)
        .fetch_all(app.store.pool())
        .await?;
    let read = |row: &sqlx::any::AnyRow| -> Outcome<Decision> {
        Ok(serde_json::from_str(&row.try_get::<String, _>(0)?).map_err(StoreError::from)?)
    };
    let mut items = rows.iter().map(read).collect::<Outcome<Vec<_>>>()?;
    items.sort_by(|one, other| {
        (one.recorded_at, one.id.as_str()).cmp(&(other.recorded_at, other.id.as_str()))
    });
    tagged(&call.headers, &Decisions { items })
}

/// Decides about a piece of evidence. Managers and administrators decide about others, and whoever
/// assessed themselves may retract it.
#[utoipa::path(post, path = "/people/{person}/evidence/{entry}/decisions", tag = "evidence",
    params(("person" = String, Path, description = "Their id"), ("entry" = String, Path, description = "Id of the entry")),
    request_body = ref("#/components/schemas/NewDecision"),
    responses((status = 201, description = "The decision", body = ref("#/components/schemas/Decision"))))]
pub async fn decide(
    State(app): State<App>,
    call: Call,
    Path((person, entry)): Path<(String, String)>,
    Json(body): Json<NewDecision>,
) -> Outcome {
    if body.reason.as_ref().is_some_and(|reason| reason.chars().count() > 2000) {
        let refusal = Refusal::invalid("service.invalid_body", "a reason has at most 2000 letters");
        return Err(refusal.at("reason").into());
    }
    let caller = &call.caller;
    Sight::of(&app, caller).await?.needs(&person)?;
    let catalogue = catalogue(&app, &caller.tenant).await?;
    let mut unit = call.begin(&app).await?;
    let revision = people_change(unit.connection(), &caller.tenant).await?;
    let about = one_of_person(&mut unit, &caller.tenant, &person, &entry).await?;
    may_decide(&call, &about, body.verdict)?;
    let decision = Decision {
        id: Key::parse(&new_id())?,
        entry: about.id,
        verdict: body.verdict,
        recorded_at: now(),
        decided_by: caller.person.as_deref().map(Key::parse).transpose()?,
        reason: body.reason,
    };
    // What the others could not be read with is refused now, and not found out by a report.
    let old = of_person(&mut unit, &caller.tenant, &person).await?;
    let new = EvidenceLog { decisions: vec![decision.clone()], ..EvidenceLog::default() };
    profile_from(merge_logs(&old, &new)?, &catalogue, &person, today())?;
    insert(&mut unit, &caller.tenant, &person, &decision).await?;
    touch(unit.connection(), &caller.tenant, &person, revision).await?;
    unit.commit(Answer::json(StatusCode::CREATED, &decision)?).await
}

fn may_decide(call: &Call, entry: &Entry, verdict: EntryVerdict) -> Outcome<()> {
    let caller = &call.caller;
    let of_self = caller.person.as_deref() == Some(entry.person.as_str());
    let takes_back =
        of_self && entry.kind == EvidenceKind::SelfAssessment && verdict == EntryVerdict::Retracted;
    if takes_back || caller.has(Grant::Admin) || !of_self && caller.has(Grant::Manager) {
        return Ok(());
    }
    let refusal = Refusal::denied(Grant::Manager.name());
    Err(refusal.hint("you may retract how you assessed yourself").into())
}

/// Stores a decision about an entry of a person.
///
/// # Errors
/// What the database says.
pub async fn insert(
    unit: &mut Unit,
    tenant: &str,
    person: &str,
    decision: &Decision,
) -> Outcome<()> {
    let insert =
        "INSERT INTO decisions (tenant, id, entry, person, data) VALUES ($1, $2, $3, $4, $5)";
    sqlx::query(insert)
        .bind(tenant)
        .bind(decision.id.as_str())
        .bind(decision.entry.as_str())
        .bind(person)
        .bind(serde_json::to_string(decision).map_err(StoreError::from)?)
        .execute(unit.connection())
        .await?;
    Ok(())
}
