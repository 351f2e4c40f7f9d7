//! Signing in and out, and what is open.

use axum::extract::State;
use axum::http::StatusCode;
use axum::http::header::USER_AGENT;
use prowess::account::Secret;
use prowess::account::session::{AccountChange, revoke_plan};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sqlx::Row;

use super::effects::{Origin, carry_out, end_family};
use super::passwords;
use super::record::Account;
use super::renew::{Refresh, renew};
use super::sign_in::{Credentials, sign_in};
use crate::app::App;
use crate::http::body::{Json, Path};
use crate::http::call::{Call, Visit};
use crate::http::etag::{plain, tagged};
use crate::http::problem::{Outcome, Refusal};
use crate::store::{Answer, Unit};

/// A sign-in that is open.
#[derive(Debug, Serialize, JsonSchema)]
pub struct OpenSession {
    /// Its id.
    pub id: String,
    /// What the program that signed in called itself.
    pub agent: String,
    /// When it began, in milliseconds since 1970.
    pub created_ms: f64,
    /// When it ends at the latest, in milliseconds since 1970.
    pub expires_ms: f64,
    /// Whether it is the one that asks.
    pub is_present: bool,
}

/// All sign-ins that are open.
#[derive(Debug, Serialize, JsonSchema)]
pub struct OpenSessions {
    /// The newest first.
    pub items: Vec<OpenSession>,
}

/// The password there is, and the one to take its place.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PasswordChange {
    /// The one there is.
    pub current: Secret<String>,
    /// The new one.
    pub password: Secret<String>,
}

/// Signs in.
#[utoipa::path(post, path = "/auth/login", tag = "auth", security(()),
    request_body = ref("#/components/schemas/Credentials"),
    responses((status = 200, description = "Tokens", body = ref("#/components/schemas/TokenAnswer"))))]
pub async fn login(State(app): State<App>, visit: Visit, Json(body): Json<Credentials>) -> Outcome {
    let agent = visit.headers.get(USER_AGENT).and_then(|value| value.to_str().ok());
    let agent: String = agent.unwrap_or("unknown").chars().take(200).collect();
    let answer = sign_in(&app, &body, &agent, &visit.request_id).await?;
    plain(StatusCode::OK, &answer)
}

/// Exchanges a refresh token for the next pair. Under an `Idempotency-Key` the same request gets the
/// same pair again.
#[utoipa::path(post, path = "/auth/refresh", tag = "auth", security(()),
    request_body = ref("#/components/schemas/Refresh"),
    responses((status = 200, description = "Tokens", body = ref("#/components/schemas/TokenAnswer"))))]
pub async fn refresh(State(app): State<App>, visit: Visit, Json(body): Json<Refresh>) -> Outcome {
    plain(StatusCode::OK, &renew(&app, &visit, &body.refresh_token).await?)
}

/// Ends this sign-in.
#[utoipa::path(post, path = "/auth/logout", tag = "auth",
    responses((status = 204, description = "It is over")))]
pub async fn logout(State(app): State<App>, call: Call) -> Outcome {
    let mut unit = call.begin_unkept(&app).await?;
    let mut account = mine(&mut unit, &call).await?;
    end_family(&mut unit, &account, &call.caller.family).await?;
    let effects = revoke_plan(AccountChange::SignedOut);
    carry_out(&mut unit, &mut account, &effects, &origin(&call)).await?;
    unit.commit(Answer::nothing()).await
}

/// Who is signed in.
#[utoipa::path(get, path = "/auth/me", tag = "auth",
    responses((status = 200, description = "The account", body = ref("#/components/schemas/User"))))]
pub async fn me(State(app): State<App>, call: Call) -> Outcome {
    tagged(&call.headers, &present(&app, &call).await?.shown())
}

/// Which sign-ins are open.
#[utoipa::path(get, path = "/auth/sessions", tag = "auth",
    responses((status = 200, description = "All of them", body = ref("#/components/schemas/OpenSessions"))))]
pub async fn sessions(State(app): State<App>, call: Call) -> Outcome {
    let select = "SELECT id, agent, created, expires, data FROM families \
         WHERE tenant = $1 AND user_id = $2 ORDER BY created DESC, id LIMIT 200";
    let rows = sqlx::query(select)
        .bind(&call.caller.tenant)
        .bind(&call.caller.user)
        .fetch_all(app.store.pool())
        .await?;
    let mut items = Vec::new();
    for row in rows {
        let family: prowess::account::refresh::RefreshFamily =
            crate::http::body::read(row.try_get::<String, _>(4)?.as_bytes())?;
        let id: String = row.try_get(0)?;
        if family.revoked_at.is_none() {
            items.push(OpenSession {
                is_present: id == call.caller.family,
                id,
                agent: row.try_get(1)?,
                created_ms: row.try_get::<i64, _>(2)? as f64,
                expires_ms: row.try_get::<i64, _>(3)? as f64,
            });
        }
    }
    tagged(&call.headers, &OpenSessions { items })
}

/// Ends a sign-in of one's own.
#[utoipa::path(delete, path = "/auth/sessions/{id}", tag = "auth", params(("id" = String, Path, description = "Its id")),
    responses((status = 204, description = "It is over")))]
pub async fn end_session(State(app): State<App>, call: Call, Path(id): Path<String>) -> Outcome {
    let mut unit = call.begin(&app).await?;
    let select = "SELECT 1 FROM families WHERE tenant = $1 AND id = $2 AND user_id = $3";
    sqlx::query(select)
        .bind(&call.caller.tenant)
        .bind(&id)
        .bind(&call.caller.user)
        .fetch_optional(unit.connection())
        .await?
        .ok_or_else(|| Refusal::not_found("session"))?;
    let account = mine(&mut unit, &call).await?;
    end_family(&mut unit, &account, &id).await?;
    unit.commit(Answer::nothing()).await
}

/// Changes the password; other sign-ins end.
#[utoipa::path(post, path = "/auth/password", tag = "auth",
    request_body = ref("#/components/schemas/PasswordChange"),
    responses((status = 204, description = "It is changed")))]
pub async fn change_password(
    State(app): State<App>,
    call: Call,
    Json(body): Json<PasswordChange>,
) -> Outcome {
    let mut account = present(&app, &call).await?;
    passwords::needs(&app, &body.current, account.password.as_deref(), "current").await?;
    let two = account.has_second_factor();
    passwords::admit(&body.password, &account.email, account.name.as_deref(), "", two)?;
    let hash = passwords::hash(&app, &body.password).await?;
    let mut unit = call.begin_unkept(&app).await?;
    account.password = Some(hash);
    let effects = revoke_plan(AccountChange::PasswordChanged);
    carry_out(&mut unit, &mut account, &effects, &origin(&call)).await?;
    account.update(unit.connection()).await?;
    unit.commit(Answer::nothing()).await
}

/// The account of the caller, outside of any change.
///
/// # Errors
/// `service.not_found` if it was removed just now.
pub async fn present(app: &App, call: &Call) -> Outcome<Account> {
    let mut connection = app.store.pool().acquire().await?;
    let found = Account::find(&mut connection, &call.caller.tenant, &call.caller.user).await?;
    Ok(found.ok_or_else(|| Refusal::not_found("account"))?)
}

/// The account of the caller, within a unit.
///
/// # Errors
/// `service.not_found` if it was removed just now.
pub async fn mine(unit: &mut Unit, call: &Call) -> Outcome<Account> {
    let found = Account::find(unit.connection(), &call.caller.tenant, &call.caller.user).await?;
    Ok(found.ok_or_else(|| Refusal::not_found("account"))?)
}

/// Whose change it is.
#[must_use]
pub fn origin(call: &Call) -> Origin {
    Origin {
        actor: call.caller.user.clone(),
        family: Some(call.caller.family.clone()),
        request_id: call.request_id.clone(),
    }
}
