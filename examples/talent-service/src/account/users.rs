//! People with an account.

use axum::extract::State;
use axum::http::StatusCode;
use prowess::account::lifecycle::{
    AccountEvent, AccountRecord, AccountState, email_identity, step_account,
};
use prowess::account::session::{AccountChange, revoke_plan};
use prowess::account::token::TokenPurpose;
use prowess::kernel::Key;
use schemars::JsonSchema;
use serde::Deserialize;

use super::auth::origin;
use super::effects::{audit, carry_out, standing};
use super::join::fit_name;
use super::record::Account;
use super::tokens;
use crate::app::App;
use crate::http::body::{Json, Path, Query, read};
use crate::http::bulk::{Bulk, BulkReport};
use crate::http::call::{Call, Grant};
use crate::http::clock::now;
use crate::http::entropy::new_id;
use crate::http::etag::{still_the_same, tagged};
use crate::http::page::{PageQuery, Window};
use crate::http::problem::{Outcome, Refusal};
use crate::store::{Answer, Unit};

/// A person to make an account for.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NewUser {
    /// The address.
    pub email: String,
    /// The name to show.
    #[serde(default)]
    #[schemars(length(min = 1, max = 200))]
    pub name: Option<String>,
    /// What the person may do; without any, `employee`.
    #[serde(default)]
    pub grants: Vec<Grant>,
    /// Under which id the person stands in profiles and evidence.
    #[serde(default)]
    pub person: Option<Key>,
}

/// What to change about a person; what is left out stays as it is.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct UserChange {
    /// The name to show.
    #[serde(default)]
    #[schemars(length(min = 1, max = 200))]
    pub name: Option<String>,
    /// Whether the account can be used.
    #[serde(default)]
    pub status: Option<NewStatus>,
    /// What the person may do.
    #[serde(default)]
    pub grants: Option<Vec<Grant>>,
}

/// What the status of an account can be changed to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum NewStatus {
    /// It can be used.
    Active,
    /// It is closed for the moment.
    Suspended,
}

/// Which accounts are asked for.
#[derive(Debug, Deserialize)]
pub struct UserFilter {
    page_size: Option<u32>,
    cursor: Option<String>,
    sort: Option<String>,
    email: Option<String>,
    status: Option<String>,
    grant: Option<Grant>,
}

/// All accounts of the company, page by page.
#[utoipa::path(get, path = "/users", tag = "users", params(
    ("page_size" = Option<u32>, Query, description = "How many on a page", minimum = 1, maximum = 500),
    ("cursor" = Option<String>, Query, description = "Where to go on"),
    ("sort" = Option<String>, Query, description = "`id` or `-id`"),
    ("email" = Option<String>, Query, description = "Only the one with this address"),
    ("status" = Option<String>, Query, description = "Only those of this status"),
    ("grant" = Option<String>, Query, description = "Only those with this grant")),
    responses((status = 200, description = "A page", body = ref("#/components/schemas/UserPage"))))]
pub async fn list_users(
    State(app): State<App>,
    call: Call,
    Query(filter): Query<UserFilter>,
) -> Outcome {
    call.caller.needs(Grant::Admin)?;
    let email = match &filter.email {
        Some(email) => {
            email_identity(email).map(|one| one.key).unwrap_or_else(|_| "none".to_owned())
        }
        None => String::new(),
    };
    let status = filter.status.clone().unwrap_or_default();
    let grant = filter.grant.map(|grant| format!("%\"{}\"%", grant.name())).unwrap_or_default();
    let query = PageQuery { page_size: filter.page_size, cursor: filter.cursor, sort: filter.sort };
    let tenant = &call.caller.tenant;
    let window = Window::read(&app.key, &[tenant, "users", &email, &status, &grant], &query)?;
    let condition = "tenant = $1 AND ($2 = '' OR email_key = $2) AND ($3 = '' OR status = $3) \
         AND ($4 = '' OR grants LIKE $4)";
    let select = format!(
        "SELECT {} FROM users WHERE {condition} AND {}",
        Account::columns(),
        window.sql("id", 5)
    );
    let rows = sqlx::query(&select)
        .bind(tenant)
        .bind(&email)
        .bind(&status)
        .bind(&grant)
        .bind(window.bound())
        .fetch_all(app.store.pool())
        .await?;
    let count = format!("SELECT COUNT(*) FROM users WHERE {condition}");
    let total: i64 = sqlx::query_scalar(&count)
        .bind(tenant)
        .bind(&email)
        .bind(&status)
        .bind(&grant)
        .fetch_one(app.store.pool())
        .await?;
    let found =
        rows.iter().map(|row| Ok(Account::read(row)?.shown())).collect::<Outcome<Vec<_>>>()?;
    let total = u32::try_from(total).unwrap_or(u32::MAX);
    tagged(&call.headers, &window.page(&app.key, found, total, |user| user.id.clone()))
}

/// One account.
#[utoipa::path(get, path = "/users/{id}", tag = "users", params(("id" = String, Path, description = "Its id")),
    responses((status = 200, description = "The account", body = ref("#/components/schemas/User"))))]
pub async fn get_user(State(app): State<App>, call: Call, Path(id): Path<String>) -> Outcome {
    call.caller.needs(Grant::Admin)?;
    let mut connection = app.store.pool().acquire().await?;
    let found = Account::find(&mut connection, &call.caller.tenant, &id).await?;
    tagged(&call.headers, &found.ok_or_else(|| Refusal::not_found("account"))?.shown())
}

/// Makes an account, and invites its person by mail.
#[utoipa::path(post, path = "/users", tag = "users",
    request_body = ref("#/components/schemas/NewUser"),
    responses((status = 201, description = "The account", body = ref("#/components/schemas/User"))))]
pub async fn create_user(State(app): State<App>, call: Call, Json(body): Json<NewUser>) -> Outcome {
    call.caller.needs(Grant::Admin)?;
    let mut unit = call.begin(&app).await?;
    let account = create(&app, &mut unit, &call, body).await?;
    let place = format!("/api/v2/users/{}", account.id);
    unit.commit(Answer::json(StatusCode::CREATED, &account.shown())?.at(place)).await
}

/// Changes an account.
#[utoipa::path(patch, path = "/users/{id}", tag = "users", params(("id" = String, Path, description = "Its id")),
    request_body = ref("#/components/schemas/UserChange"),
    responses((status = 200, description = "The account", body = ref("#/components/schemas/User"))))]
pub async fn update_user(
    State(app): State<App>,
    call: Call,
    Path(id): Path<String>,
    Json(change): Json<UserChange>,
) -> Outcome {
    call.caller.needs(Grant::Admin)?;
    fit_name(change.name.as_deref(), "name")?;
    let mut unit = call.begin(&app).await?;
    let mut account = there(&mut unit, &call, &id).await?;
    still_the_same(&call.headers, Some(&account.shown()))?;
    let origin = origin(&call);
    if let Some(grants) = change.grants {
        let before = standing(&mut unit, &account).await?;
        let loses = before.is_admin && !grants.contains(&Grant::Admin);
        if loses && before.other_active_admins == 0 {
            let message = "this is the last active administrator";
            return Err(Refusal::conflict("account.last_admin", message)
                .hint("make somebody else an administrator first")
                .into());
        }
        account.grants = distinct(grants);
        let effects = revoke_plan(AccountChange::RoleChanged);
        carry_out(&mut unit, &mut account, &effects, &origin).await?;
    }
    account.name = change.name.or(account.name);
    let event = match (change.status, account.state.state) {
        (Some(NewStatus::Suspended), _) => Some(AccountEvent::Suspend {}),
        (Some(NewStatus::Active), AccountState::Active {}) | (None, _) => None,
        (Some(NewStatus::Active), _) => Some(AccountEvent::Resume {}),
    };
    if let Some(event) = event {
        let standing = standing(&mut unit, &account).await?;
        let step = step_account(&account.state, &event, &standing, now())?;
        account.state = step.record;
        carry_out(&mut unit, &mut account, &step.effects, &origin).await?;
    }
    account.update(unit.connection()).await?;
    unit.commit(Answer::json(StatusCode::OK, &account.shown())?).await
}

/// Removes an account, and everything of it but what the audit log says.
#[utoipa::path(delete, path = "/users/{id}", tag = "users", params(("id" = String, Path, description = "Its id")),
    responses((status = 204, description = "It is gone")))]
pub async fn delete_user(State(app): State<App>, call: Call, Path(id): Path<String>) -> Outcome {
    call.caller.needs(Grant::Admin)?;
    let mut unit = call.begin(&app).await?;
    let account = there(&mut unit, &call, &id).await?;
    still_the_same(&call.headers, Some(&account.shown()))?;
    remove(&mut unit, &call, account).await?;
    unit.commit(Answer::nothing()).await
}

/// Makes many accounts.
#[utoipa::path(post, path = "/users/bulk", tag = "users",
    request_body = ref("#/components/schemas/Bulk"),
    responses((status = 200, description = "What became of each", body = ref("#/components/schemas/BulkReport"))))]
pub async fn bulk_create_users(
    State(app): State<App>,
    call: Call,
    Json(bulk): Json<Bulk>,
) -> Outcome {
    call.caller.needs(Grant::Admin)?;
    bulk.check()?;
    let mut unit = call.begin(&app).await?;
    let mut report = BulkReport { dry_run: bulk.dry_run, ..BulkReport::default() };
    for item in &bulk.items {
        let outcome = match read(item.to_string().as_bytes()) {
            Ok(new) => create(&app, &mut unit, &call, new).await,
            Err(refusal) => Err(refusal.into()),
        };
        report.note(outcome.map(|account| (StatusCode::CREATED, account.id)))?;
    }
    finish(unit, &report).await
}

/// Removes many accounts, by id.
#[utoipa::path(post, path = "/users/bulk/delete", tag = "users",
    request_body = ref("#/components/schemas/Bulk"),
    responses((status = 200, description = "What became of each", body = ref("#/components/schemas/BulkReport"))))]
pub async fn bulk_delete_users(
    State(app): State<App>,
    call: Call,
    Json(bulk): Json<Bulk>,
) -> Outcome {
    call.caller.needs(Grant::Admin)?;
    bulk.check()?;
    let mut unit = call.begin(&app).await?;
    let mut report = BulkReport { dry_run: bulk.dry_run, ..BulkReport::default() };
    for item in &bulk.items {
        let outcome = match item.as_str() {
            None => Err(Refusal::invalid("service.invalid_body", "an id is a text").into()),
            Some(id) => match there(&mut unit, &call, id).await {
                Ok(account) => remove(&mut unit, &call, account).await.map(|()| id.to_owned()),
                Err(halt) => Err(halt),
            },
        };
        report.note(outcome.map(|id| (StatusCode::NO_CONTENT, id)))?;
    }
    finish(unit, &report).await
}

/// Stores what a bulk did, or nothing where it was only asked what would happen.
///
/// # Errors
/// What the database says.
pub async fn finish(unit: Unit, report: &BulkReport) -> Outcome {
    let answer = Answer { etag: None, ..Answer::json(StatusCode::OK, report)? };
    if report.dry_run { Ok(answer.into_response()) } else { unit.commit(answer).await }
}

async fn create(app: &App, unit: &mut Unit, call: &Call, new: NewUser) -> Outcome<Account> {
    fit_name(new.name.as_deref(), "name")?;
    let identity = email_identity(&new.email)?;
    if Account::with_email(unit.connection(), &identity.key).await?.is_some() {
        let message = "this address has an account already";
        return Err(Refusal::conflict("account.exists", message).at("email").into());
    }
    let state = AccountRecord { state: AccountState::Invited {}, since: now(), version: 0 };
    let tenant = &call.caller.tenant;
    let mut account = Account::new(tenant, new_id(), identity.address, identity.key, state);
    account.name = new.name;
    account.person = new.person.map(|person| person.as_str().to_owned());
    account.grants =
        distinct(if new.grants.is_empty() { vec![Grant::Employee] } else { new.grants });
    account.insert(unit.connection()).await?;
    tokens::send(app, unit, &account, TokenPurpose::Invite, &account.email).await?;
    audit(unit, &account, "account.invited", &origin(call)).await?;
    Ok(account)
}

async fn remove(unit: &mut Unit, call: &Call, mut account: Account) -> Outcome<()> {
    let standing = standing(unit, &account).await?;
    let origin = origin(call);
    for event in [AccountEvent::Deactivate {}, AccountEvent::Erase {}] {
        let step = step_account(&account.state, &event, &standing, now())?;
        account.state = step.record;
        carry_out(unit, &mut account, &step.effects, &origin).await?;
    }
    for table in ["families", "sessions"] {
        let delete = format!("DELETE FROM {table} WHERE tenant = $1 AND user_id = $2");
        let delete = sqlx::query(&delete).bind(&account.tenant).bind(&account.id);
        delete.execute(unit.connection()).await?;
    }
    let delete = "DELETE FROM users WHERE tenant = $1 AND id = $2";
    sqlx::query(delete).bind(&account.tenant).bind(&account.id).execute(unit.connection()).await?;
    Ok(())
}

async fn there(unit: &mut Unit, call: &Call, id: &str) -> Outcome<Account> {
    let found = Account::find(unit.connection(), &call.caller.tenant, id).await?;
    Ok(found.ok_or_else(|| Refusal::not_found("account"))?)
}

fn distinct(mut grants: Vec<Grant>) -> Vec<Grant> {
    grants.sort_unstable();
    grants.dedup();
    grants
}
