//! Does the service run, and can it answer?

use std::collections::BTreeMap;

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use schemars::JsonSchema;
use serde::Serialize;

use crate::app::App;

/// Whether the service works.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Health {
    /// `ok`, or what is wrong.
    pub status: &'static str,
    /// The version of the service.
    pub version: &'static str,
    /// What it needs, by name, and whether it has it.
    pub checks: BTreeMap<&'static str, &'static str>,
}

/// Whether it runs.
#[utoipa::path(get, path = "/health", tag = "operation", security(()),
    responses((status = 200, description = "It runs", body = ref("#/components/schemas/Health"))))]
pub async fn health() -> Response {
    answer(StatusCode::OK, "ok", BTreeMap::new())
}

/// Whether it can answer: its database is there.
#[utoipa::path(get, path = "/ready", tag = "operation", security(()), responses(
    (status = 200, description = "It can", body = ref("#/components/schemas/Health")),
    (status = 503, description = "It cannot", body = ref("#/components/schemas/Health"))))]
pub async fn ready(State(app): State<App>) -> Response {
    match app.store.ping().await {
        Ok(()) => answer(StatusCode::OK, "ok", BTreeMap::from([("database", "ok")])),
        Err(_) => {
            let status = StatusCode::SERVICE_UNAVAILABLE;
            answer(status, "unavailable", BTreeMap::from([("database", "does not answer")]))
        }
    }
}

fn answer(
    status: StatusCode,
    word: &'static str,
    checks: BTreeMap<&'static str, &'static str>,
) -> Response {
    let health = Health { status: word, version: prowess::VERSION, checks };
    (status, axum::Json(health)).into_response()
}
