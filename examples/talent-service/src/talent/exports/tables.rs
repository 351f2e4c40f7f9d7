//! Which tables are there, and where do their rows come from?

use futures_util::TryStreamExt;
use prowess::evidence::{Entry, Shown};
use prowess::kernel::{Key, LanguageTag};
use prowess::portfolio::Member;
use prowess::readiness::{Options, assess};
use sqlx::Row as _;
use tokio::sync::mpsc::Sender;

use super::{Cell, Row};
use crate::account::access::Sight;
use crate::account::record::Account;
use crate::app::App;
use crate::http::call::Call;
use crate::http::problem::Outcome;
use crate::store::StoreError;
use crate::talent::memory::{catalogue, revisions};
use crate::talent::people::cohort;

/// A table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Table {
    /// What can be known or done.
    Competencies,
    /// What roles ask, a row for each requirement.
    Roles,
    /// Everybody, with their groups.
    People,
    /// What people show.
    Evidence,
    /// How ready everybody is for the role they aim at.
    Readiness,
    /// People with an account.
    Users,
}

impl Table {
    /// The table of a name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Some(match name {
            "competencies" => Self::Competencies,
            "roles" => Self::Roles,
            "people" => Self::People,
            "evidence" => Self::Evidence,
            "readiness" => Self::Readiness,
            "users" => Self::Users,
            _ => return None,
        })
    }

    fn head(self) -> &'static [&'static str] {
        match self {
            Self::Competencies => &["framework", "uri", "code", "kind", "status", "label"],
            Self::Roles => &["uri", "code", "title", "grade", "competency", "necessity", "level"],
            Self::People => &["person", "target_role", "groups"],
            Self::Evidence => {
                &["id", "person", "competency", "kind", "occurred_on", "shows", "level"]
            }
            Self::Readiness => &["person", "role", "score", "verdict", "largest_gap"],
            Self::Users => &["id", "email", "name", "status", "grants", "person"],
        }
    }
}

fn text(value: impl AsRef<str>) -> Cell {
    Cell::Text(value.as_ref().to_owned())
}

fn maybe(value: Option<impl AsRef<str>>) -> Cell {
    value.map_or(Cell::Empty, text)
}

/// A word of the core as it is written.
fn word(value: &impl serde::Serialize) -> Cell {
    let value = serde_json::to_value(value).ok();
    maybe(value.as_ref().and_then(serde_json::Value::as_str))
}

/// Sends the rows of a table, for as long as somebody takes them.
///
/// # Errors
/// What the database says.
pub async fn send(app: &App, call: &Call, table: Table, rows: &Sender<Row>) -> Outcome<()> {
    let head = table.head().iter().map(text).collect();
    if rows.send(Ok(head)).await.is_err() {
        return Ok(());
    }
    match table {
        Table::Competencies | Table::Roles => of_catalogue(app, call, table, rows).await,
        Table::People | Table::Readiness => of_people(app, call, table, rows).await,
        Table::Evidence => evidence(app, call, rows).await,
        Table::Users => users(app, call, rows).await,
    }
}

async fn of_catalogue(app: &App, call: &Call, table: Table, rows: &Sender<Row>) -> Outcome<()> {
    let catalogue = catalogue(app, &call.caller.tenant).await?;
    let english = [LanguageTag::english()];
    if table == Table::Competencies {
        for framework in catalogue.frameworks.values() {
            for one in &framework.competencies {
                let row = vec![
                    text(framework.id.as_str()),
                    text(one.uri.as_str()),
                    maybe(one.code.as_ref().map(Key::as_str)),
                    word(&one.kind),
                    word(&one.status),
                    maybe(one.label(&english).map(ToString::to_string)),
                ];
                if rows.send(Ok(row)).await.is_err() {
                    return Ok(());
                }
            }
        }
        return Ok(());
    }
    for role in catalogue.roles.roles() {
        for one in &role.requirements {
            let row = vec![
                text(role.uri.as_str()),
                maybe(role.code.as_ref().map(Key::as_str)),
                maybe(role.titles.best(&english).map(ToString::to_string)),
                role.grade.map_or(Cell::Empty, |grade| Cell::Number(f64::from(grade))),
                text(one.competency.as_str()),
                word(&one.necessity),
                one.level().map_or(Cell::Empty, |level| Cell::Number(level.get())),
            ];
            if rows.send(Ok(row)).await.is_err() {
                return Ok(());
            }
        }
    }
    Ok(())
}

async fn of_people(app: &App, call: &Call, table: Table, rows: &Sender<Row>) -> Outcome<()> {
    let tenant = &call.caller.tenant;
    let (now, sight) = (revisions(app, tenant).await?, Sight::of(app, &call.caller).await?);
    let cohort = cohort(app, tenant, now, &sight).await?;
    let catalogue = catalogue(app, tenant).await?;
    for member in &cohort.members {
        let person = text(member.profile.person.as_str());
        let role = member.target_role.as_ref().map(Key::as_str);
        let row = match (table, role) {
            (Table::People, _) => vec![person, maybe(role), text(groups(member))],
            (_, None) => vec![person],
            (_, Some(name)) => {
                let assessed = catalogue
                    .role(name)
                    .ok()
                    .map(|role| assess(&member.profile, role, &Options::default()));
                match assessed {
                    Some(Ok(one)) => vec![
                        person,
                        text(name),
                        Cell::Number(one.score.get()),
                        word(&one.verdict),
                        maybe(one.gaps.first().map(|gap| gap.competency.as_str())),
                    ],
                    _ => vec![person, text(name)],
                }
            }
        };
        if rows.send(Ok(row)).await.is_err() {
            return Ok(());
        }
    }
    Ok(())
}

fn groups(member: &Member) -> String {
    let one = |(column, value): (&Key, &Key)| format!("{}={}", column.as_str(), value.as_str());
    member.groups.iter().map(one).collect::<Vec<_>>().join("; ")
}

async fn evidence(app: &App, call: &Call, rows: &Sender<Row>) -> Outcome<()> {
    let sight = Sight::of(app, &call.caller).await?;
    let select = "SELECT data FROM entries WHERE tenant = $1 ORDER BY person, id";
    let mut found = sqlx::query(select).bind(&call.caller.tenant).fetch(app.store.pool());
    while let Some(row) = found.try_next().await? {
        let entry: Entry =
            serde_json::from_str(&row.try_get::<String, _>(0)?).map_err(StoreError::from)?;
        if !sight.covers(entry.person.as_str()) {
            continue;
        }
        let (shows, level) = match entry.shows {
            Shown::Level { level } => ("level", Some(level)),
            Shown::Range { low, .. } => ("range", Some(low)),
            Shown::Score { points, .. } => ("score", Some(points)),
            Shown::Demonstrated {} => ("demonstrated", None),
            Shown::NotDemonstrated { level } => ("not_demonstrated", level),
        };
        let row = vec![
            text(entry.id.as_str()),
            text(entry.person.as_str()),
            text(entry.competency.as_str()),
            word(&entry.kind),
            text(entry.occurred_on.to_string()),
            text(shows),
            level.map_or(Cell::Empty, |level| Cell::Number(level.get())),
        ];
        if rows.send(Ok(row)).await.is_err() {
            return Ok(());
        }
    }
    Ok(())
}

async fn users(app: &App, call: &Call, rows: &Sender<Row>) -> Outcome<()> {
    let select = format!("SELECT {} FROM users WHERE tenant = $1 ORDER BY id", Account::columns());
    let mut found = sqlx::query(&select).bind(&call.caller.tenant).fetch(app.store.pool());
    while let Some(row) = found.try_next().await? {
        let user = Account::read(&row)?.shown();
        let grants: Vec<_> = user.grants.iter().map(|grant| grant.name()).collect();
        let row = vec![
            text(user.id),
            text(user.email),
            maybe(user.name),
            text(user.status),
            text(grants.join(" ")),
            maybe(user.person),
        ];
        if rows.send(Ok(row)).await.is_err() {
            return Ok(());
        }
    }
    Ok(())
}
