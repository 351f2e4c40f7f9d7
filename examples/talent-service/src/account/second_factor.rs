//! Setting up an authenticator, and taking it away.

use axum::extract::State;
use axum::http::StatusCode;
use prowess::account::Secret;
use prowess::account::backup::generate_backup_codes;
use prowess::account::session::{AccountChange, revoke_plan};
use prowess::account::totp::{
    OtpAlgorithm, TotpOptions, TotpState, generate_totp_secret, totp_uri,
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::auth::{mine, origin};
use super::effects::carry_out;
use super::record::Totp;
use super::sign_in::second_factor;
use crate::app::App;
use crate::http::body::Json;
use crate::http::call::Call;
use crate::http::clock::now;
use crate::http::entropy::secret_entropy;
use crate::http::etag::plain;
use crate::http::problem::{Outcome, Refusal};
use crate::store::Answer;

/// What an authenticator is set up with; it is shown once.
#[derive(Debug, Serialize, JsonSchema)]
pub struct NewAuthenticator {
    /// The secret in base 32.
    pub secret: String,
    /// The same as an address for a QR code.
    pub uri: String,
}

/// A code of an authenticator.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Code {
    /// The code.
    pub code: Secret<String>,
}

/// Codes for when the authenticator is lost; they are shown once.
#[derive(Debug, Serialize, JsonSchema)]
pub struct NewBackupCodes {
    /// Each may be used once in the place of a code.
    pub backup_codes: Vec<String>,
}

/// Begins to set up an authenticator; it counts once a code of it was confirmed.
#[utoipa::path(post, path = "/auth/totp", tag = "auth",
    responses((status = 200, description = "The secret", body = ref("#/components/schemas/NewAuthenticator"))))]
pub async fn begin_totp(State(app): State<App>, call: Call) -> Outcome {
    let mut unit = call.begin_unkept(&app).await?;
    let mut account = mine(&mut unit, &call).await?;
    if account.has_second_factor() {
        let message = "there is an authenticator already";
        return Err(Refusal::conflict("account.has_authenticator", message)
            .hint("take it away first, with a code of it")
            .into());
    }
    let made = generate_totp_secret(&secret_entropy::<20>(), OtpAlgorithm::Sha1)?;
    let secret = made.secret_once.expose().to_owned();
    let options = TotpOptions::default();
    let uri = totp_uri(&Secret::new(secret.clone()), "Prowess", &account.email, &options)?;
    let state = TotpState::default();
    account.totp = Some(Totp { secret: secret.clone(), state, confirmed: false, backup: None });
    account.update(unit.connection()).await?;
    unit.commit(Answer::nothing()).await?;
    plain(StatusCode::OK, &NewAuthenticator { secret, uri: uri.expose().to_owned() })
}

/// Confirms an authenticator by a code of it; from now on it is asked for.
#[utoipa::path(post, path = "/auth/totp/confirm", tag = "auth",
    request_body = ref("#/components/schemas/Code"),
    responses((status = 200, description = "Backup codes", body = ref("#/components/schemas/NewBackupCodes"))))]
pub async fn confirm_totp(State(app): State<App>, call: Call, Json(body): Json<Code>) -> Outcome {
    let mut unit = call.begin_unkept(&app).await?;
    let mut account = mine(&mut unit, &call).await?;
    let origin = origin(&call);
    if account.has_second_factor()
        || !second_factor(&mut unit, &mut account, &body.code, &origin).await?
    {
        return Err(wrong().into());
    }
    let made = generate_backup_codes(now(), &secret_entropy::<150>())?;
    if let Some(totp) = &mut account.totp {
        totp.confirmed = true;
        totp.backup = Some(made.state);
    }
    let effects = revoke_plan(AccountChange::MfaChanged);
    carry_out(&mut unit, &mut account, &effects, &origin).await?;
    account.update(unit.connection()).await?;
    unit.commit(Answer::nothing()).await?;
    let codes = made.codes_once.iter().map(|code| code.expose().to_owned()).collect();
    plain(StatusCode::OK, &NewBackupCodes { backup_codes: codes })
}

/// Takes the authenticator away, with a code of it or a backup code.
#[utoipa::path(post, path = "/auth/totp/remove", tag = "auth",
    request_body = ref("#/components/schemas/Code"),
    responses((status = 204, description = "It is gone")))]
pub async fn remove_totp(State(app): State<App>, call: Call, Json(body): Json<Code>) -> Outcome {
    let mut unit = call.begin_unkept(&app).await?;
    let mut account = mine(&mut unit, &call).await?;
    let origin = origin(&call);
    if !account.has_second_factor()
        || !second_factor(&mut unit, &mut account, &body.code, &origin).await?
    {
        return Err(wrong().into());
    }
    account.totp = None;
    let effects = revoke_plan(AccountChange::MfaChanged);
    carry_out(&mut unit, &mut account, &effects, &origin).await?;
    account.update(unit.connection()).await?;
    unit.commit(Answer::nothing()).await
}

fn wrong() -> Refusal {
    Refusal::invalid("account.wrong_code", "this is no code of the authenticator that is set up")
        .hint("look whether the clock of the device is right")
        .at("code")
}
