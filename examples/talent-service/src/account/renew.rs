//! Exchanging a refresh token, also when the answer was lost.
//!
//! Tokens are stored as hashes alone, so the answer of a renewal cannot be kept for a repetition.
//! Under an idempotency key the new tokens are made from a signature over the key and the old token
//! instead of fresh entropy: who repeats the request gets the same tokens, made anew.

use axum::http::StatusCode;
use prowess::account::Secret;
use prowess::account::refresh::{
    RefreshAnswer, RefreshFamily, RefreshPolicy, refresh_token_hash, rotate_refresh_token,
    start_refresh_family,
};
use prowess::account::session::{AssuranceLevel, start_session};
use schemars::JsonSchema;
use serde::Deserialize;
use sqlx::Row;

use super::access::access_policy;
use super::effects::{Origin, carry_out, store_family};
use super::record::Account;
use super::sign_in::{TokenAnswer, begin_access, store_refresh};
use crate::app::App;
use crate::http::call::Visit;
use crate::http::clock::now;
use crate::http::entropy::secret_entropy;
use crate::http::problem::{Halt, Outcome, Refusal};
use crate::http::sealed::mac;
use crate::store::{Answer, StoreError, Unit};

/// A refresh token.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Refresh {
    /// The token of the last answer.
    pub refresh_token: Secret<String>,
}

/// Exchanges a refresh token for the next pair.
///
/// # Errors
/// `account.token_invalid`, status 401; a token that was used before ends the whole sign-in.
pub async fn renew(app: &App, visit: &Visit, token: &Secret<String>) -> Outcome<TokenAnswer> {
    let made = Made::for_request(app, visit, token);
    let mut unit = match Unit::begin(&app.store, visit.keyed.clone()).await {
        Ok(unit) => unit,
        // It was done before, and only the answer got lost.
        Err(Halt::Answered(_)) => return made.again(),
        Err(halt) => return Err(halt),
    };
    let hash = refresh_token_hash(token).map_err(|_| invalid())?;
    let select = "SELECT f.data, f.tenant, f.user_id FROM refresh_tokens r \
         JOIN families f ON f.tenant = r.tenant AND f.id = r.family WHERE r.hash = $1";
    let row = sqlx::query(select).bind(hash).fetch_optional(unit.connection()).await?;
    let row = row.ok_or_else(invalid)?;
    let family: RefreshFamily =
        serde_json::from_str(&row.try_get::<String, _>(0)?).map_err(StoreError::from)?;
    let (tenant, user): (String, String) = (row.try_get(1)?, row.try_get(2)?);
    let found = Account::find(unit.connection(), &tenant, &user).await?;
    let mut account = found.ok_or_else(invalid)?;
    let policy = RefreshPolicy::default();
    match rotate_refresh_token(&family, token, None, &policy, now(), &made.refresh)? {
        RefreshAnswer::Rotated { token_once, family, .. }
        | RefreshAnswer::Retry { token_once, family, .. } => {
            store_family(&mut unit, &tenant, &family).await?;
            let expires = family.expires_at.unix_milliseconds();
            store_refresh(&mut unit, &tenant, &family.id, &family.leaf.hash, expires).await?;
            let access = begin_access(&mut unit, &account, &family.id, &made.access).await?;
            let marker = Answer { status: StatusCode::OK, ..Answer::default() };
            unit.commit(marker).await?;
            Ok(TokenAnswer::new(&access, token_once.expose()))
        }
        RefreshAnswer::Denied { .. } => Err(invalid().into()),
        RefreshAnswer::Reuse { family, effects, .. } => {
            let origin = Origin {
                actor: user,
                family: Some(family.id.clone()),
                request_id: visit.request_id.clone(),
            };
            store_family(&mut unit, &tenant, &family).await?;
            carry_out(&mut unit, &mut account, &effects, &origin).await?;
            // Not under the key: a refusal is found anew each time.
            unit.commit_unkept().await?;
            Err(invalid().into())
        }
    }
}

/// What the new tokens are made of.
struct Made {
    refresh: Secret<Vec<u8>>,
    access: Secret<Vec<u8>>,
}

impl Made {
    fn for_request(app: &App, visit: &Visit, token: &Secret<String>) -> Self {
        let Some(keyed) = &visit.keyed else {
            return Self { refresh: secret_entropy::<32>(), access: secret_entropy::<32>() };
        };
        let parts = [keyed.key.as_bytes(), token.expose().as_bytes()];
        let of = |label| Secret::new(mac(&app.key, label, &parts).to_vec());
        Self { refresh: of("renew/refresh"), access: of("renew/access") }
    }

    /// The same tokens once more; the rules spell them, as they did then.
    fn again(&self) -> Outcome<TokenAnswer> {
        let bytes = [&[0; 16], self.refresh.expose().as_slice()].concat();
        let policy = RefreshPolicy::default();
        let refresh = start_refresh_family("", None, &policy, now(), &Secret::new(bytes))?;
        let level = AssuranceLevel::Aal1;
        let access = start_session("", level, &access_policy(), now(), &self.access)?;
        Ok(TokenAnswer::new(access.id_once.expose(), refresh.token_once.expose()))
    }
}

fn invalid() -> Refusal {
    Refusal::unauthenticated("account.token_invalid", "the token is not valid")
}
