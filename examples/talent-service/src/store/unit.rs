//! What is stored together?

use axum::body::Body;
use axum::http::StatusCode;
use axum::http::header::{CONTENT_TYPE, ETAG, HeaderName, HeaderValue, LOCATION};
use axum::response::Response;
use serde::Serialize;
use sqlx::{Any, AnyConnection, Row, Transaction};
use tokio::sync::OwnedMutexGuard;

use super::{Store, StoreError};
use crate::http::clock::now_ms;
use crate::http::etag::tag_of;
use crate::http::problem::{Halt, Outcome, Refusal};

/// A request that may come again: whose it is, under which key, and what it says.
#[derive(Debug, Clone)]
pub struct Keyed {
    /// Within which the key means one request: a user, or everybody who is not signed in.
    pub scope: String,
    /// The key.
    pub key: String,
    /// A digest of method, address and body.
    pub fingerprint: String,
}

/// What a change answers.
#[derive(Debug, Clone, Default)]
pub struct Answer {
    /// The status.
    pub status: StatusCode,
    /// The body in JSON; nothing for none.
    pub body: Vec<u8>,
    /// The tag of the version in the body.
    pub etag: Option<String>,
    /// Where what was made can be read.
    pub location: Option<String>,
}

impl Answer {
    /// A value, with the tag of its bytes.
    ///
    /// # Errors
    /// [`StoreError::Unreadable`] if it cannot be written as JSON.
    pub fn json(status: StatusCode, value: &impl Serialize) -> Result<Self, StoreError> {
        let body = serde_json::to_vec(value)?;
        let etag = Some(tag_of(&body));
        Ok(Self { status, body, etag, location: None })
    }

    /// Nothing to say.
    #[must_use]
    pub fn nothing() -> Self {
        Self { status: StatusCode::NO_CONTENT, ..Self::default() }
    }

    /// The same with the place of what was made.
    #[must_use]
    pub fn at(mut self, location: String) -> Self {
        self.location = Some(location);
        self
    }

    /// The answer as it is sent.
    #[must_use]
    pub fn into_response(self) -> Response {
        let mut response = Response::new(Body::from(self.body.clone()));
        *response.status_mut() = self.status;
        let headers = response.headers_mut();
        if !self.body.is_empty() {
            headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
        }
        for (name, value) in [(ETAG, self.etag), (LOCATION, self.location)] {
            if let Some(value) = value.and_then(|text| HeaderValue::from_str(&text).ok()) {
                headers.insert(name, value);
            }
        }
        response
    }
}

/// A change under way: stored by [`Unit::commit`], and as if it had never been otherwise.
#[derive(Debug)]
pub struct Unit {
    transaction: Transaction<'static, Any>,
    keyed: Option<Keyed>,
    _writer: Option<OwnedMutexGuard<()>>,
}

impl Unit {
    /// Begins a change, or ends early with the answer that was given before under the same key.
    ///
    /// Two requests under one key that come at once wait for each other: the second one gets the
    /// answer of the first.
    ///
    /// # Errors
    /// `service.key_reused` for a key that another request had.
    pub async fn begin(store: &Store, keyed: Option<Keyed>) -> Outcome<Self> {
        let writer = store.alone().await;
        let mut transaction = store.pool.begin().await?;
        if let Some(keyed) = &keyed
            && let Some(answer) = known(&mut transaction, keyed).await?
        {
            return Err(answer);
        }
        Ok(Self { transaction, keyed, _writer: writer })
    }

    /// The connection, for questions and changes of this unit.
    pub fn connection(&mut self) -> &mut AnyConnection {
        &mut self.transaction
    }

    /// Stores the change, and nothing for a repetition.
    ///
    /// # Errors
    /// What the database says; nothing is stored then.
    pub async fn commit_unkept(mut self) -> Outcome<()> {
        if let Some(keyed) = &self.keyed {
            let delete = "DELETE FROM answers WHERE scope = $1 AND key = $2";
            let delete = sqlx::query(delete).bind(&keyed.scope).bind(&keyed.key);
            delete.execute(&mut *self.transaction).await?;
        }
        Ok(self.transaction.commit().await?)
    }

    /// Stores the change and its answer.
    ///
    /// # Errors
    /// What the database says; nothing is stored then.
    pub async fn commit(mut self, answer: Answer) -> Outcome {
        if let Some(keyed) = &self.keyed {
            let update = "UPDATE answers SET status = $3, etag = $4, location = $5, body = $6 \
                 WHERE scope = $1 AND key = $2";
            let body = String::from_utf8_lossy(&answer.body);
            sqlx::query(update)
                .bind(&keyed.scope)
                .bind(&keyed.key)
                .bind(i64::from(answer.status.as_u16()))
                .bind(answer.etag.clone())
                .bind(answer.location.clone())
                .bind(&*body)
                .execute(&mut *self.transaction)
                .await?;
        }
        self.transaction.commit().await?;
        Ok(answer.into_response())
    }
}

/// Puts the key in, or gives what was answered under it.
async fn known(
    transaction: &mut Transaction<'static, Any>,
    keyed: &Keyed,
) -> Result<Option<Halt>, Halt> {
    // In PostgreSQL the second of two waits here until the first one has ended.
    let insert = "INSERT INTO answers (scope, key, fingerprint, status, body, created) \
         VALUES ($1, $2, $3, 0, '', $4) ON CONFLICT (scope, key) DO NOTHING";
    let inserted = sqlx::query(insert)
        .bind(&keyed.scope)
        .bind(&keyed.key)
        .bind(&keyed.fingerprint)
        .bind(now_ms())
        .execute(&mut **transaction)
        .await?;
    if inserted.rows_affected() == 1 {
        return Ok(None);
    }
    let select = "SELECT fingerprint, status, etag, location, body FROM answers \
         WHERE scope = $1 AND key = $2";
    let row = sqlx::query(select)
        .bind(&keyed.scope)
        .bind(&keyed.key)
        .fetch_one(&mut **transaction)
        .await?;
    if row.try_get::<String, _>(0)? != keyed.fingerprint {
        let message = "this idempotency key was used for another request";
        let refusal = Refusal::invalid("service.key_reused", message);
        return Ok(Some(refusal.hint("make a new key for each new request").into()));
    }
    let status = u16::try_from(row.try_get::<i64, _>(1)?).unwrap_or_default();
    let answer = Answer {
        status: StatusCode::from_u16(status).unwrap_or(StatusCode::OK),
        etag: row.try_get(2)?,
        location: row.try_get(3)?,
        body: row.try_get::<String, _>(4)?.into_bytes(),
    };
    let mut response = answer.into_response();
    let replayed = HeaderName::from_static("idempotency-replayed");
    response.headers_mut().insert(replayed, HeaderValue::from_static("true"));
    Ok(Some(Halt::Answered(Box::new(response))))
}
