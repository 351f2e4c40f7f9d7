//! Changing one's address: the new one is proved by a token, and the old one is told.

use axum::extract::State;
use axum::http::StatusCode;
use prowess::account::Secret;
use prowess::account::lifecycle::email_identity;
use prowess::account::token::TokenPurpose;
use schemars::JsonSchema;
use serde::Deserialize;

use super::auth::{origin, present};
use super::effects::{audit, carry_out};
use super::join::{self, MailedToken};
use super::record::Account;
use super::{passwords, tokens};
use crate::app::App;
use crate::http::body::Json;
use crate::http::call::{Call, Visit};
use crate::http::problem::{Outcome, Refusal};
use crate::mail;
use crate::store::{Answer, Unit};

/// The address to take the place of the one there is.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct EmailChange {
    /// The new address.
    pub email: String,
    /// The password, so that nobody else does it at an open screen.
    pub password: Secret<String>,
}

/// Asks for another address, to which a token is sent. The answer does not tell whether somebody has
/// that address already; the mail does.
#[utoipa::path(post, path = "/auth/email", tag = "auth",
    request_body = ref("#/components/schemas/EmailChange"),
    responses((status = 202, description = "A mail is on its way to the new address")))]
pub async fn change_email(
    State(app): State<App>,
    call: Call,
    Json(body): Json<EmailChange>,
) -> Outcome {
    let identity = email_identity(&body.email)?;
    // The hash is not compared within a change, which would hold up all others.
    let account = present(&app, &call).await?;
    passwords::needs(&app, &body.password, account.password.as_deref(), "password").await?;
    let mut unit = call.begin_unkept(&app).await?;
    let accepted = Answer { status: StatusCode::ACCEPTED, ..Answer::default() };
    if let Some(known) = Account::with_email(unit.connection(), &identity.key).await? {
        let text = "Somebody, perhaps you, wanted to use this address for another account. It has \
             an account already, which stays as it is.\n";
        let subject = "Your address stays yours";
        mail::write(unit.connection(), &known.tenant, &known.email, subject, text).await?;
        return unit.commit(accepted).await;
    }
    let purpose = TokenPurpose::ChangeEmail;
    tokens::send(&app, &mut unit, &account, purpose, &identity.address).await?;
    audit(&mut unit, &account, "account.email_change_asked", &origin(&call)).await?;
    unit.commit(accepted).await
}

/// Takes the new address by the token that was sent to it; every sign-in ends.
#[utoipa::path(post, path = "/auth/email/confirm", tag = "auth", security(()),
    request_body = ref("#/components/schemas/MailedToken"),
    responses((status = 204, description = "The address is the new one")))]
pub async fn confirm_email(
    State(app): State<App>,
    visit: Visit,
    Json(body): Json<MailedToken>,
) -> Outcome {
    let mut unit = Unit::begin(&app.store, visit.keyed.clone()).await?;
    let taken = tokens::take(&mut unit, &body.token, TokenPurpose::ChangeEmail).await?;
    let tokens::Taken { mut account, effects, bound_email } = taken;
    let identity = email_identity(&bound_email)?;
    if Account::with_email(unit.connection(), &identity.key).await?.is_some() {
        let message = "this address has an account already";
        return Err(Refusal::conflict("account.exists", message).into());
    }
    let origin = join::origin(&account, &visit);
    // The old address is told, so it is the account's until all that is done.
    carry_out(&mut unit, &mut account, &effects, &origin).await?;
    (account.email, account.email_key) = (identity.address, identity.key);
    account.update(unit.connection()).await?;
    unit.commit(Answer::nothing()).await
}
