//! A company of made-up people, the same at every run.

use prowess::evidence::Entry;
use prowess::kernel::Key;
use serde_json::{Value, json};
use talent_service::app::App;
use talent_service::config::{Address, Config};
use talent_service::http::problem::Halt;
use talent_service::store::{Answer, Unit};
use talent_service::talent::evidence::insert;
use talent_service::talent::staff::{self, Person};

use crate::Failure;

/// How many are stored together.
const CHUNK: u32 = 2000;

/// How much is recorded about each.
const ENTRIES: u32 = 8;

const COMPETENCIES: [&str; 10] =
    ["PROG", "SDES", "TEST", "REVIEW", "SQL", "SEC", "STAT", "ML", "COACH", "PLAN"];

const ROLES: [&str; 10] =
    ["ENG-1", "ENG-2", "ENG-3", "ENG-4", "DAT-1", "DAT-2", "DAT-3", "PRO-1", "PRO-2", "PRO-3"];

/// The id of one of them; of the sample company where nobody is made up.
pub(crate) fn person(i: u32, people: u32) -> String {
    if people == 0 { "ana-ferreira".to_owned() } else { format!("p-{:06}", scattered(i) % people) }
}

/// Numbers in no order.
fn scattered(i: u32) -> u32 {
    i.wrapping_mul(2_654_435_761) >> 7
}

/// One more thing to record about a person.
pub(crate) fn another(i: u32, person: &str) -> Value {
    entry(&format!("more/{i}"), person, i)
}

fn entry(id: &str, person: &str, i: u32) -> Value {
    let competency = COMPETENCIES[(i % 10) as usize];
    let (level, day) = (scattered(i) % 5 + 1, scattered(i) % 28 + 1);
    json!({"id": id, "person": person, "competency": competency, "kind": "manager",
        "occurred_on": format!("2026-09-{day:02}"), "recorded_at": "2026-10-01T12:00:00Z",
        "shows": {"kind": "level", "level": level}})
}

/// Puts the sample company in, and so many people beside it.
pub(crate) async fn fill(database: &str, people: u32) -> Result<(), Failure> {
    let config = Config { database: Address(database.to_owned()), ..Config::default() };
    let app = App::open(config, "http://load".to_owned()).await?;
    talent_service::demo::put_in(&app).await?;
    let tenant: String =
        sqlx::query_scalar("SELECT id FROM tenants").fetch_one(app.store.pool()).await?;
    for from in (0..people).step_by(CHUNK as usize) {
        let to = people.min(from + CHUNK);
        let stored = chunk(&app, &tenant, from, to).await;
        stored.map_err(|halt| format!("the people from {from} on: {halt:?}"))?;
    }
    app.store.close().await;
    Ok(())
}

async fn chunk(app: &App, tenant: &str, from: u32, to: u32) -> Result<(), Halt> {
    let mut unit = Unit::begin(&app.store, None).await?;
    for i in from..to {
        let id = format!("p-{i:06}");
        let key = |text: &str| Key::parse(text);
        let department = format!("department-{:02}", i % 20);
        let person = Person {
            id: key(&id)?,
            manager: None,
            target_role: Some(key(ROLES[(scattered(i) % 10) as usize])?),
            groups: [(key("department")?, key(&department)?)].into(),
        };
        staff::put(unit.connection(), tenant, &person, 1).await?;
        for at in 0..ENTRIES {
            let entry: Entry = serde_json::from_value(entry(&format!("{id}/{at}"), &id, i + at))
                .map_err(talent_service::store::StoreError::from)?;
            insert(&mut unit, tenant, &entry).await?;
        }
    }
    unit.commit(Answer::nothing()).await?;
    Ok(())
}
