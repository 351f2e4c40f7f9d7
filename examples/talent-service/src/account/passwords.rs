//! Is a password taken, and is it the right one?

use prowess::account::Secret;
use prowess::account::password::{
    HashPolicy, PasswordContext, PasswordPolicy, PasswordVerification, check_password,
    hash_password, verify_password,
};

use crate::app::App;
use crate::http::clock::now;
use crate::http::entropy::secret_entropy;
use crate::http::problem::{FieldProblem, Outcome, Refusal};

/// Refuses a password that the policy does not take, with all reasons.
///
/// # Errors
/// `account.password_refused`, status 422.
pub fn admit(
    password: &Secret<String>,
    email: &str,
    name: Option<&str>,
    company: &str,
    has_second_factor: bool,
) -> Outcome<()> {
    let context = PasswordContext {
        email: Some(email.to_owned()),
        names: name.map(str::to_owned).into_iter().collect(),
        tenant: vec![company.to_owned()],
        has_second_factor,
        now: Some(now()),
        ..PasswordContext::default()
    };
    let report = check_password(&PasswordPolicy::default(), password, &context)?;
    if report.ok {
        return Ok(());
    }
    let mut refusal = Refusal::invalid("account.password_refused", "the password is not taken");
    refusal = refusal.hint("take a longer one, such as four words that have nothing in common");
    refusal.errors = report.violations.into_iter().map(finding).collect();
    Err(refusal.at("password").into())
}

fn finding(one: prowess::account::password::PasswordFinding) -> FieldProblem {
    let code = serde_json::to_value(one.code).ok();
    let code = code.as_ref().and_then(serde_json::Value::as_str).unwrap_or_default();
    FieldProblem { path: "password".to_owned(), code: format!("account.{code}"), message: one.hint }
}

/// The hash of a password, made on a thread of its own.
///
/// # Errors
/// Those of the core.
pub async fn hash(app: &App, password: &Secret<String>) -> Outcome<String> {
    let password = password.clone();
    let work =
        move || hash_password(&password, &HashPolicy::default(), &secret_entropy::<16>(), None);
    Ok(apart(app, work).await??)
}

/// Whether a password is the right one; where there is no account, it takes as long and is not.
///
/// # Errors
/// Those of the core.
pub async fn verify(
    app: &App,
    password: &Secret<String>,
    hash: Option<&str>,
) -> Outcome<PasswordVerification> {
    let is_there = hash.is_some();
    let hash = hash.map_or_else(|| app.dummy_hash.clone(), Secret::from);
    let password = password.clone();
    let work = move || verify_password(&password, &hash, &HashPolicy::default(), None);
    let verified = apart(app, work).await?;
    // A text that can be no password is a wrong one.
    let verified = verified.unwrap_or(PasswordVerification { is_match: false, rehash: None });
    Ok(PasswordVerification { is_match: verified.is_match && is_there, ..verified })
}

/// Refuses whoever does not know the password of the account they are signed in with.
///
/// # Errors
/// `account.wrong_password`, status 422, at this place of the body.
pub async fn needs(
    app: &App,
    password: &Secret<String>,
    hash: Option<&str>,
    place: &str,
) -> Outcome<()> {
    if verify(app, password, hash).await?.is_match {
        return Ok(());
    }
    let message = "this is not the password there is";
    Err(Refusal::invalid("account.wrong_password", message).at(place).into())
}

/// Work that takes long, on a thread where nobody waits for it, and not too much of it at once.
async fn apart<T: Send + 'static>(
    app: &App,
    work: impl FnOnce() -> T + Send + 'static,
) -> Outcome<T> {
    let _slot = app.hashing.acquire().await.map_err(|error| Refusal::internal(&error))?;
    Ok(tokio::task::spawn_blocking(work).await.map_err(|error| Refusal::internal(&error))?)
}
