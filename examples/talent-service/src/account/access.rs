//! Whose access token is this, and whom may they see?

use prowess::account::Secret;
use prowess::account::session::{
    Session, SessionAnswer, SessionNeed, SessionPolicy, evaluate_session, session_id_hash,
};
use sqlx::Row;

use crate::app::App;
use crate::http::call::{Caller, Grant};
use crate::http::clock::now;
use crate::http::problem::{Outcome, Refusal};
use crate::store::StoreError;

/// How long an access token lives: 15 minutes, whatever it is used for.
#[must_use]
pub const fn access_policy() -> SessionPolicy {
    SessionPolicy {
        absolute_seconds: 15 * 60,
        idle_seconds: None,
        touch_seconds: 60,
        renew_seconds: None,
        overlap_seconds: 0,
        warn_seconds: 60,
    }
}

/// Who the access token belongs to.
///
/// # Errors
/// `access.expired`, status 401, for whatever is not, or no longer, an access token.
pub async fn caller(app: &App, token: &str) -> Outcome<Caller> {
    let expired = || {
        Refusal::unauthenticated("access.expired", "the access token is not valid, or no longer")
    };
    let token = Secret::from(token);
    let hash = session_id_hash(&token).map_err(|_| expired())?;
    let select = "SELECT s.data, s.family, u.tenant, u.id, u.person, u.grants, u.status \
         FROM sessions s JOIN users u ON u.tenant = s.tenant AND u.id = s.user_id \
         WHERE s.id_hash = $1";
    let row = sqlx::query(select).bind(hash).fetch_optional(app.store.pool()).await?;
    let row = row.ok_or_else(expired)?;
    let unread = |error: serde_json::Error| StoreError::from(error);
    let session: Session = serde_json::from_str(&row.try_get::<String, _>(0)?).map_err(unread)?;
    let answer =
        evaluate_session(&session, &token, &SessionNeed::default(), &access_policy(), now())?;
    if !matches!(answer, SessionAnswer::Active { .. }) || row.try_get::<String, _>(6)? != "active" {
        return Err(expired().into());
    }
    Ok(Caller {
        family: row.try_get(1)?,
        tenant: row.try_get(2)?,
        user: row.try_get(3)?,
        person: row.try_get(4)?,
        grants: serde_json::from_str(&row.try_get::<String, _>(5)?).map_err(unread)?,
    })
}

/// Which people somebody may see.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Sight {
    /// Everybody of the company.
    All,
    /// These, in order of their ids.
    Only(Vec<String>),
}

impl Sight {
    /// Whom a caller sees: an administrator everybody, a manager themselves and all who report to
    /// them directly or through others, anybody else themselves.
    ///
    /// # Errors
    /// What the database says.
    pub async fn of(app: &App, caller: &Caller) -> Outcome<Self> {
        if caller.has(Grant::Admin) {
            return Ok(Self::All);
        }
        let Some(person) = &caller.person else { return Ok(Self::Only(Vec::new())) };
        if !caller.has(Grant::Manager) {
            return Ok(Self::Only(vec![person.clone()]));
        }
        // UNION forgets who was found before, so that a circle of managers ends.
        let select = "WITH RECURSIVE below (id) AS (SELECT CAST($2 AS TEXT) UNION \
             SELECT p.id FROM people p JOIN below b ON p.manager = b.id WHERE p.tenant = $1) \
             SELECT id FROM below ORDER BY id";
        let rows = sqlx::query(select)
            .bind(&caller.tenant)
            .bind(person)
            .fetch_all(app.store.pool())
            .await?;
        let ids: Result<Vec<String>, sqlx::Error> = rows.iter().map(|row| row.try_get(0)).collect();
        let mut ids = ids?;
        ids.sort_unstable();
        Ok(Self::Only(ids))
    }

    /// Whether a person is among them.
    #[must_use]
    pub fn covers(&self, person: &str) -> bool {
        match self {
            Self::All => true,
            Self::Only(ids) => ids.binary_search_by(|id| id.as_str().cmp(person)).is_ok(),
        }
    }

    /// Refuses to speak of somebody whom the caller may not see, as if they were not there.
    ///
    /// # Errors
    /// `service.not_found`, status 404.
    pub fn needs(&self, person: &str) -> Outcome<()> {
        if self.covers(person) { Ok(()) } else { Err(Refusal::not_found("person").into()) }
    }
}
