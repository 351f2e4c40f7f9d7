//! What does a company look like that somebody can try things with?
//!
//! The people, roles and competencies of `examples/sample`, with managers, departments, target
//! roles and resources beside them.

use std::collections::BTreeMap;

use prowess::account::Secret;
use prowess::account::lifecycle::{AccountRecord, AccountState, email_identity};
use prowess::evidence::{Entry, EvidenceKind, EvidenceLog, HoldingStatus, Profile, Shown};
use prowess::framework::Framework;
use prowess::kernel::{Instant, Key};
use prowess::recommend::ResourceCatalogue;
use prowess::role::{RoleCatalogue, RoleHistory};
use serde::Deserialize;

use crate::account::passwords;
use crate::account::record::Account;
use crate::app::App;
use crate::http::call::Grant;
use crate::http::clock::{now, now_ms};
use crate::http::entropy::new_id;
use crate::http::problem::{Halt, Outcome};
use crate::store::{Answer, Kind, StoreError, Unit, put};
use crate::talent::catalogue::StoredRole;
use crate::talent::decisions;
use crate::talent::evidence::insert;
use crate::talent::staff::{self, Person};

/// Who can sign in.
pub const EMAIL: &str = "rosa@sample.example";
/// With which password; it protects nothing but a company that does not exist.
pub const PASSWORD: &str = "try it out on this machine";

const FRAMEWORK: &str = include_str!("../../../sample/framework.json");
const ROLES: &str = include_str!("../../../sample/roles.json");
const PEOPLE: &str = include_str!("../../../sample/people.json");
const LOG: &str = include_str!("../../../sample/log.json");
const COMPANY: &str = include_str!("company.json");

/// What the sample does not say of its people.
#[derive(Deserialize)]
struct Company {
    people: Vec<Person>,
    resources: ResourceCatalogue,
}

/// Puts the sample company into an empty database.
///
/// # Errors
/// What the database says.
pub async fn put_in(app: &App) -> Result<(), String> {
    match try_put_in(app).await {
        Ok(()) => Ok(()),
        Err(Halt::Refused(refusal)) => Err(refusal.message),
        Err(Halt::Answered(_)) => Ok(()),
    }
}

async fn try_put_in(app: &App) -> Outcome<()> {
    let there: i64 =
        sqlx::query_scalar("SELECT COUNT(*) FROM tenants").fetch_one(app.store.pool()).await?;
    if there > 0 {
        return Ok(());
    }
    let hash = passwords::hash(app, &Secret::from(PASSWORD)).await?;
    let tenant = new_id();
    let mut unit = Unit::begin(&app.store, None).await?;
    let insert_tenant =
        "INSERT INTO tenants (id, name, catalogue, people, created) VALUES ($1, $2, 1, 1, $3)";
    sqlx::query(insert_tenant)
        .bind(&tenant)
        .bind("Sample Software")
        .bind(now_ms())
        .execute(unit.connection())
        .await?;
    for (email, name, person, grant) in [
        (EMAIL, "Rosa Jiménez", "rosa-jimenez", Grant::Admin),
        ("tuuli@sample.example", "Tuuli Nieminen", "tuuli-nieminen", Grant::Manager),
        ("ana@sample.example", "Ana Ferreira", "ana-ferreira", Grant::Employee),
    ] {
        let identity = email_identity(email)?;
        let state = AccountRecord { state: AccountState::Active {}, since: now(), version: 0 };
        let mut account = Account::new(&tenant, new_id(), identity.address, identity.key, state);
        account.name = Some(name.to_owned());
        account.person = Some(person.to_owned());
        account.grants = vec![grant];
        account.password = Some(hash.clone());
        account.insert(unit.connection()).await?;
    }
    talent(&mut unit, &tenant).await?;
    unit.commit(Answer::nothing()).await?;
    Ok(())
}

async fn talent(unit: &mut Unit, tenant: &str) -> Outcome<()> {
    let framework: Framework = read(FRAMEWORK)?;
    let id = framework.id.as_str().to_owned();
    put(unit.connection(), tenant, Kind::Framework, &id, &framework).await?;
    let roles: RoleCatalogue = read(ROLES)?;
    for role in roles.roles {
        let history = RoleHistory { uri: role.uri.clone(), versions: Vec::new() };
        let uri = role.uri.as_str().to_owned();
        let value = StoredRole { role, history };
        put(unit.connection(), tenant, Kind::Role, &uri, &value).await?;
    }
    let company: Company = read(COMPANY)?;
    put(unit.connection(), tenant, Kind::Resources, "all", &company.resources).await?;
    for person in &company.people {
        staff::put(unit.connection(), tenant, person, 1).await?;
    }
    let log: EvidenceLog = read(LOG)?;
    let managers: BTreeMap<&Key, &Key> =
        company.people.iter().filter_map(|one| Some((&one.id, one.manager.as_ref()?))).collect();
    for profile in read::<Vec<Profile>>(PEOPLE)? {
        for entry in judgements(&profile, managers.get(&profile.person).copied())? {
            let is_in_log = log
                .entries
                .iter()
                .any(|one| one.person == entry.person && one.competency == entry.competency);
            if !is_in_log {
                insert(unit, tenant, &entry).await?;
            }
        }
    }
    for entry in &log.entries {
        insert(unit, tenant, entry).await?;
    }
    for decision in &log.decisions {
        let person = log.entries.iter().find(|entry| entry.id == decision.entry);
        let person = person.map_or("", |entry| entry.person.as_str());
        decisions::insert(unit, tenant, person, decision).await?;
    }
    Ok(())
}

/// The levels of a profile as what a manager judged on its day.
fn judgements(profile: &Profile, manager: Option<&Key>) -> Outcome<Vec<Entry>> {
    let day = profile.as_of.unwrap_or_else(crate::http::clock::today);
    let mut entries = Vec::new();
    for held in &profile.levels {
        let shows = match (held.level, held.status) {
            (Some(level), None) => Shown::Level { level },
            (None, Some(HoldingStatus::NotDemonstrated)) => Shown::NotDemonstrated { level: None },
            (None, Some(HoldingStatus::Demonstrated)) => Shown::Demonstrated {},
            _ => continue,
        };
        let id = format!("review/{}/{}", profile.person.as_str(), held.competency.as_str());
        entries.push(Entry {
            id: Key::parse(&id)?,
            person: profile.person.clone(),
            competency: held.competency.clone(),
            kind: EvidenceKind::Manager,
            occurred_on: day,
            recorded_at: Instant::parse(&format!("{day}T12:00:00Z"))?,
            shows,
            scale: held.scale.clone(),
            asserted_by: manager.cloned(),
            source: None,
            weight: None,
            reliability: None,
            valid_from: None,
            valid_until: None,
            overrides: None,
            needs_review: false,
            provenance: None,
        });
    }
    Ok(entries)
}

fn read<T: serde::de::DeserializeOwned>(text: &str) -> Outcome<T> {
    Ok(serde_json::from_str(text).map_err(StoreError::from)?)
}

/// Says where the service is and how to begin.
#[expect(clippy::print_stdout, reason = "whoever starts the service reads it")]
pub fn say(address: &str, with_demo: bool) {
    println!(
        "talent-service {} at {address}, the interface at {address}/explorer",
        prowess::VERSION
    );
    if !with_demo {
        return;
    }
    println!("sign in as {EMAIL} with the password: {PASSWORD}");
    println!(
        "\nTOKEN=$(curl -s {address}/api/v2/auth/login -H 'content-type: application/json' \
         -d '{{\"email\":\"{EMAIL}\",\"password\":\"{PASSWORD}\"}}' | sed 's/.*\"access_token\":\"\\([^\"]*\\)\".*/\\1/')"
    );
    println!(
        "curl -s -H \"authorization: Bearer $TOKEN\" '{address}/api/v2/people/ana-ferreira/readiness?role=ENG-2'"
    );
    println!(
        "curl -s -H \"authorization: Bearer $TOKEN\" '{address}/api/v2/portfolio/heatmap?by=department'"
    );
}
