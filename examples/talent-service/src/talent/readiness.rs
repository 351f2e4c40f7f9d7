//! How far one person is from one role, what is missing, and what should come next.

use axum::extract::State;
use axum::http::StatusCode;
use prowess::evidence::Profile;
use prowess::readiness::{Options, Readiness, RoleIndex, assess, compare};
use prowess::recommend::{
    NextInput, NextOptions, PlanOptions, RoleContext, RoleSuggestOptions, learning_goals,
    learning_plan, next_competencies, suggest_roles,
};
use prowess::role::{Role, path_in_force};
use schemars::JsonSchema;
use serde::Deserialize;

use super::catalogue::Catalogue;
use super::log::{known, profile};
use super::memory::{apart, catalogue};
use crate::app::App;
use crate::http::body::{Json, Path, Query};
use crate::http::call::Call;
use crate::http::clock::today;
use crate::http::etag::{plain, tagged};
use crate::http::problem::{Outcome, Refusal};

/// Who is assessed.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum Subject {
    /// A person whom the service knows.
    Person {
        /// The person's id.
        person: String,
    },
    /// What somebody shows, sent along.
    Profile {
        /// The profile.
        profile: Profile,
    },
}

/// What a person is held against.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum Against {
    /// Roles that the service knows, by uri or code.
    Known {
        /// The uris or codes.
        roles: Vec<String>,
    },
    /// Roles that are sent along.
    Given {
        /// The roles.
        roles: Vec<Role>,
    },
    /// Every role that the service knows.
    All {},
}

/// A question about readiness.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ReadinessQuestion {
    /// Who is assessed.
    pub subject: Subject,
    /// What they are held against.
    pub against: Against,
    /// How.
    #[serde(default)]
    pub options: Option<Options>,
}

/// A role, by uri or code.
#[derive(Debug, Deserialize)]
pub struct ForRole {
    role: String,
}

/// A question for a plan.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PlanQuestion {
    /// The role to get ready for, by uri or code.
    pub role: String,
    /// What the plan has to reach, and within which limits.
    #[serde(default)]
    pub options: PlanOptions,
}

/// How ready a person is for one role.
#[utoipa::path(post, path = "/readiness/assess", tag = "readiness",
    request_body = ref("#/components/schemas/ReadinessQuestion"),
    responses((status = 200, description = "The readiness", body = ref("#/components/schemas/Readiness"))))]
pub async fn assess_one(
    State(app): State<App>,
    call: Call,
    Json(asked): Json<ReadinessQuestion>,
) -> Outcome {
    let (profile, roles) = understood(&app, &call, asked.subject, asked.against).await?;
    let [role] = roles.as_slice() else {
        let message = format!("exactly one role is assessed, and there are `{}`", roles.len());
        let refusal = Refusal::invalid("service.one_role", message).at("against");
        return Err(refusal.hint("ask `/readiness/compare` about several").into());
    };
    plain(StatusCode::OK, &assess(&profile, role, &asked.options.unwrap_or_default())?)
}

/// One person against many roles, the highest score first.
#[utoipa::path(post, path = "/readiness/compare", tag = "readiness",
    request_body = ref("#/components/schemas/ReadinessQuestion"),
    responses((status = 200, description = "All of them", body = ref("#/components/schemas/Comparison"))))]
pub async fn compare_many(
    State(app): State<App>,
    call: Call,
    Json(asked): Json<ReadinessQuestion>,
) -> Outcome {
    let (profile, roles) = understood(&app, &call, asked.subject, asked.against).await?;
    let options = asked.options.unwrap_or_default();
    let report = apart(move || compare(&profile, &roles, &options)).await??;
    plain(StatusCode::OK, &report)
}

/// How ready a known person is for a known role.
#[utoipa::path(get, path = "/people/{person}/readiness", tag = "readiness", params(
    ("person" = String, Path, description = "Their id"), ("role" = String, Query, description = "Uri or code of the role")),
    responses((status = 200, description = "The readiness", body = ref("#/components/schemas/Readiness"))))]
pub async fn readiness_of(
    State(app): State<App>,
    call: Call,
    Path(person): Path<String>,
    Query(of): Query<ForRole>,
) -> Outcome {
    tagged(&call.headers, &assessed(&app, &call, &person, &of.role).await?)
}

/// What a known person lacks for a known role, the largest loss first.
#[utoipa::path(get, path = "/people/{person}/gaps", tag = "readiness", params(
    ("person" = String, Path, description = "Their id"), ("role" = String, Query, description = "Uri or code of the role")),
    responses((status = 200, description = "The gaps", body = ref("#/components/schemas/Gaps"))))]
pub async fn gaps_of(
    State(app): State<App>,
    call: Call,
    Path(person): Path<String>,
    Query(of): Query<ForRole>,
) -> Outcome {
    tagged(&call.headers, &assessed(&app, &call, &person, &of.role).await?.gaps)
}

async fn assessed(app: &App, call: &Call, person: &str, role: &str) -> Outcome<Readiness> {
    let catalogue = catalogue(app, &call.caller.tenant).await?;
    let profile = profile(app, &call.caller, &catalogue, person, None).await?;
    Ok(assess(&profile, catalogue.role(role)?, &Options::default())?)
}

/// Which competencies a person should turn to next, for the role they aim at, or for all roles.
#[utoipa::path(get, path = "/people/{person}/next", tag = "plans", params(("person" = String, Path, description = "Their id")),
    responses((status = 200, description = "The best first", body = ref("#/components/schemas/NextCompetencies"))))]
pub async fn next_of(State(app): State<App>, call: Call, Path(person): Path<String>) -> Outcome {
    let catalogue = catalogue(&app, &call.caller.tenant).await?;
    let target = known(&app, &call.caller, &person).await?;
    let profile = profile(&app, &call.caller, &catalogue, &person, None).await?;
    let roles = match target.as_deref().map(|role| catalogue.role(role)) {
        Some(Ok(role)) => vec![role.clone()],
        _ => catalogue.roles.roles().clone(),
    };
    let input = NextInput { as_of: Some(today()), ..NextInput::default() };
    let (next, options) = (NextOptions::default(), Options::default());
    tagged(&call.headers, &next_competencies(&profile, &roles, &input, &next, &options)?)
}

/// Which roles may suit a person.
#[utoipa::path(get, path = "/people/{person}/roles", tag = "plans", params(("person" = String, Path, description = "Their id")),
    responses((status = 200, description = "The best first", body = ref("#/components/schemas/SuggestedRoles"))))]
pub async fn roles_for(State(app): State<App>, call: Call, Path(person): Path<String>) -> Outcome {
    let catalogue = catalogue(&app, &call.caller.tenant).await?;
    let target = known(&app, &call.caller, &person).await?;
    let profile = profile(&app, &call.caller, &catalogue, &person, None).await?;
    let context = context_of(&catalogue, target.as_deref());
    let roles = catalogue.roles.roles();
    let (blend, options) = (RoleSuggestOptions::default(), Options::default());
    tagged(&call.headers, &suggest_roles(&profile, roles, &context, &blend, &options)?)
}

/// Which resources close the gaps of a person for a role, in which order, at the least price.
#[utoipa::path(post, path = "/people/{person}/plan", tag = "plans", params(("person" = String, Path, description = "Their id")),
    request_body = ref("#/components/schemas/PlanQuestion"),
    responses((status = 200, description = "The plan", body = ref("#/components/schemas/LearningPlan"))))]
pub async fn plan_for(
    State(app): State<App>,
    call: Call,
    Path(person): Path<String>,
    Json(asked): Json<PlanQuestion>,
) -> Outcome {
    let catalogue = catalogue(&app, &call.caller.tenant).await?;
    let profile = profile(&app, &call.caller, &catalogue, &person, None).await?;
    let goals = learning_goals(&profile, catalogue.role(&asked.role)?, &Options::default())?;
    let plan = apart(move || learning_plan(&goals, &catalogue.resources.resources, &asked.options));
    plain(StatusCode::OK, &plan.await??)
}

/// The first career path that holds today and knows the role of the person.
fn context_of(catalogue: &Catalogue, target: Option<&str>) -> RoleContext {
    let role = target.and_then(|name| catalogue.role(name).ok()).map(|role| role.uri.clone());
    let holding = catalogue.paths.values().filter_map(|path| path_in_force(path, today()).ok());
    let path = holding.map(|version| &version.path).find(|path| {
        role.as_ref().is_some_and(|role| {
            path.steps.iter().any(|step| step.from == *role || step.to == *role)
        })
    });
    RoleContext { current_role: role, path: path.cloned(), ..RoleContext::default() }
}

async fn understood(
    app: &App,
    call: &Call,
    subject: Subject,
    against: Against,
) -> Outcome<(Profile, Vec<Role>)> {
    let catalogue = catalogue(app, &call.caller.tenant).await?;
    let roles = match against {
        Against::Known { roles } if roles.len() > 1000 => {
            let message = format!("`{}` roles are too many for one question", roles.len());
            return Err(Refusal::invalid("service.too_many_items", message)
                .at("against.roles")
                .into());
        }
        Against::Known { roles } => {
            let found = roles.iter().map(|name| catalogue.role(name).cloned());
            found.collect::<Outcome<Vec<_>>>()?
        }
        Against::Given { roles } => roles,
        Against::All {} => RoleIndex::roles(&catalogue.roles).clone(),
    };
    let profile = match subject {
        Subject::Person { person } => profile(app, &call.caller, &catalogue, &person, None).await?,
        Subject::Profile { profile } => profile,
    };
    Ok((profile, roles))
}
