//! What one person shows, straight from the log.

use prowess::evidence::{AsOf, EvidenceLog, LogIndex, Profile, profile_as_of};
use prowess::kernel::{Day, Key};
use sqlx::Row;

use super::catalogue::Catalogue;
use super::people::log_of;
use crate::account::access::Sight;
use crate::app::App;
use crate::http::call::Caller;
use crate::http::clock::today;
use crate::http::problem::{Outcome, Refusal};

/// The profile of a person on a day, today without one.
///
/// # Errors
/// `service.not_found` for somebody who is not there, or whom the caller may not see.
pub async fn profile(
    app: &App,
    caller: &Caller,
    catalogue: &Catalogue,
    person: &str,
    day: Option<Day>,
) -> Outcome<Profile> {
    known(app, caller, person).await?;
    let log = log_of(app, &caller.tenant, person, person).await?;
    profile_from(log, catalogue, person, day.unwrap_or_else(today))
}

/// The profile that a log gives.
///
/// # Errors
/// Those of the core.
pub fn profile_from(
    log: EvidenceLog,
    catalogue: &Catalogue,
    person: &str,
    day: Day,
) -> Outcome<Profile> {
    let index = LogIndex::for_framework(log, &catalogue.combined)?;
    let person = Key::parse(person)?;
    Ok(profile_as_of(&index, &person, &AsOf::on(day), &catalogue.policy)?)
}

/// The target role of a person whom the caller may see.
///
/// # Errors
/// `service.not_found`, status 404.
pub async fn known(app: &App, caller: &Caller, person: &str) -> Outcome<Option<String>> {
    Sight::of(app, caller).await?.needs(person)?;
    let select = "SELECT target_role FROM people WHERE tenant = $1 AND id = $2";
    let row = sqlx::query(select)
        .bind(&caller.tenant)
        .bind(person)
        .fetch_optional(app.store.pool())
        .await?;
    Ok(row.ok_or_else(|| Refusal::not_found("person"))?.try_get(0)?)
}
