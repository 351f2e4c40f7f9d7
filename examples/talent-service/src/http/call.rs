//! Who calls, about what, under which key?

use axum::extract::FromRequestParts;
use axum::http::HeaderMap;
use axum::http::header::AUTHORIZATION;
use axum::http::request::Parts;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::layers::Envelope;
use super::problem::{Halt, Outcome, Refusal};
use crate::account::access;
use crate::app::App;
use crate::store::{Keyed, Unit};

/// What somebody may do.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum Grant {
    /// Sees themselves, and what roles ask.
    Employee,
    /// Sees those who report to them, and records evidence about them.
    Manager,
    /// Sees and changes everything of the company.
    Admin,
}

impl Grant {
    /// Its name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Employee => "employee",
            Self::Manager => "manager",
            Self::Admin => "admin",
        }
    }
}

/// Somebody who is signed in.
#[derive(Debug, Clone)]
pub struct Caller {
    /// The company.
    pub tenant: String,
    /// The account.
    pub user: String,
    /// As whom they stand in profiles and evidence.
    pub person: Option<String>,
    /// What they may do.
    pub grants: Vec<Grant>,
    /// The sign-in that the access token comes from.
    pub family: String,
}

impl Caller {
    /// Whether somebody has a grant; an administrator has all.
    #[must_use]
    pub fn has(&self, grant: Grant) -> bool {
        self.grants.contains(&grant) || self.grants.contains(&Grant::Admin)
    }

    /// Refuses whoever does not have a grant.
    ///
    /// # Errors
    /// `access.denied`, status 403.
    pub fn needs(&self, grant: Grant) -> Outcome<()> {
        if self.has(grant) { Ok(()) } else { Err(Refusal::denied(grant.name()).into()) }
    }
}

/// A request of somebody who is signed in.
#[derive(Debug, Clone)]
pub struct Call {
    /// Who calls.
    pub caller: Caller,
    /// What came with the request.
    pub headers: HeaderMap,
    /// The name of the request.
    pub request_id: String,
    keyed: Option<Keyed>,
}

impl Call {
    /// Begins a change under the key of the request, if it has one.
    ///
    /// # Errors
    /// As [`Unit::begin`].
    pub async fn begin(&self, app: &App) -> Outcome<Unit> {
        Unit::begin(&app.store, self.keyed.clone()).await
    }

    /// Begins a change whose answer holds a secret, so that it is not kept for a repetition.
    ///
    /// # Errors
    /// As [`Unit::begin`].
    pub async fn begin_unkept(&self, app: &App) -> Outcome<Unit> {
        Unit::begin(&app.store, None).await
    }
}

impl FromRequestParts<App> for Call {
    type Rejection = Halt;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Halt> {
        let caller = access::caller(app, bearer(&parts.headers)?).await?;
        let envelope = Envelope::of(parts);
        if let Some(refusal) = envelope.limit_caller(app, &format!("user/{}", caller.user)) {
            return Err(refusal.into());
        }
        let scope = format!("{}/{}", caller.tenant, caller.user);
        Ok(Self {
            keyed: envelope.keyed(scope),
            caller,
            headers: parts.headers.clone(),
            request_id: envelope.request_id,
        })
    }
}

/// A request of somebody who is not signed in.
#[derive(Debug, Clone)]
pub struct Visit {
    /// What came with the request.
    pub headers: HeaderMap,
    /// The name of the request.
    pub request_id: String,
    /// The idempotency key, with what it stands for.
    pub keyed: Option<Keyed>,
}

impl FromRequestParts<App> for Visit {
    type Rejection = Halt;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Halt> {
        let envelope = Envelope::of(parts);
        if let Some(refusal) = envelope.limit_visit(app) {
            return Err(refusal.into());
        }
        Ok(Self {
            headers: parts.headers.clone(),
            keyed: envelope.keyed("visitor".to_owned()),
            request_id: envelope.request_id,
        })
    }
}

/// The access token of a request.
fn bearer(headers: &HeaderMap) -> Result<&str, Refusal> {
    let missing = || Refusal::unauthenticated("access.unauthenticated", "nobody is signed in");
    let value = headers.get(AUTHORIZATION).ok_or_else(missing)?.to_str().map_err(|_| missing())?;
    let (scheme, token) = value.split_once(' ').ok_or_else(missing)?;
    if scheme.eq_ignore_ascii_case("bearer") { Ok(token.trim()) } else { Err(missing()) }
}
