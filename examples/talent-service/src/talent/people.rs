//! Everybody of a company, with what they show today.

use std::collections::BTreeMap;
use std::sync::Arc;

use futures_util::TryStreamExt;
use prowess::evidence::{AsOf, Decision, Entry, EvidenceLog, LogIndex, Profile, profile_as_of};
use prowess::kernel::{Day, Key};
use prowess::portfolio::{Cohort, Member};
use sqlx::Row;

use super::catalogue::Catalogue;
use super::memory::{Revisions, apart, catalogue};
use crate::account::access::Sight;
use crate::app::App;
use crate::http::layers::log;
use crate::http::problem::Outcome;
use crate::store::StoreError;

/// How many people are read and resolved together.
const CHUNK: usize = 2000;

/// Everybody of a company at a revision.
#[derive(Debug)]
pub struct People {
    revisions: Revisions,
    cohort: Arc<Cohort>,
}

/// Everybody whom a caller may see, in order of their ids.
///
/// What changed since the last time is read anew, and nobody else; all of it on another day, or
/// with another catalogue.
///
/// # Errors
/// What the database says.
pub async fn cohort(
    app: &App,
    tenant: &str,
    revisions: Revisions,
    sight: &Sight,
) -> Outcome<Arc<Cohort>> {
    let kept = app.memory.of(tenant);
    let mut people = kept.people.lock().await;
    let catalogue = catalogue(app, tenant).await?;
    let known = people.take().filter(|known| {
        known.revisions.day == revisions.day && known.revisions.catalogue == catalogue.revision
    });
    let since = known.as_ref().map_or(0, |known| known.revisions.people);
    let mut all = known.map_or_else(Arc::default, |known| known.cohort);
    if since < revisions.people {
        let members = Arc::make_mut(&mut all);
        let changed = changed(app, tenant, since, revisions.day, &catalogue).await?;
        merge(&mut members.members, changed);
    }
    let revisions = Revisions { catalogue: catalogue.revision, ..revisions };
    *people = Some(People { revisions, cohort: all.clone() });
    drop(people);
    Ok(match sight {
        Sight::All => all,
        Sight::Only(ids) => Arc::new(Cohort { members: picked(&all.members, ids) }),
    })
}

fn id(member: &Member) -> &str {
    member.profile.person.as_str()
}

fn picked(members: &[Member], ids: &[String]) -> Vec<Member> {
    let find = |wanted: &String| {
        let at = members.binary_search_by(|member| id(member).cmp(wanted.as_str())).ok()?;
        members.get(at).cloned()
    };
    ids.iter().filter_map(find).collect()
}

fn merge(members: &mut Vec<Member>, changed: Vec<Member>) {
    let mut by_id: BTreeMap<String, Member> =
        changed.into_iter().map(|member| (id(&member).to_owned(), member)).collect();
    for member in members.iter_mut() {
        if let Some(new) = by_id.remove(id(member)) {
            *member = new;
        }
    }
    members.extend(by_id.into_values());
    members.sort_by(|one, other| id(one).cmp(id(other)));
}

/// The people who changed after a revision, with their profiles on a day.
async fn changed(
    app: &App,
    tenant: &str,
    since: i64,
    day: Day,
    catalogue: &Arc<Catalogue>,
) -> Outcome<Vec<Member>> {
    let mut members = Vec::new();
    let mut last = String::new();
    loop {
        let select = format!(
            "SELECT id, groups, target_role FROM people \
             WHERE tenant = $1 AND changed > $2 AND id > $3 ORDER BY id LIMIT {CHUNK}"
        );
        let rows = sqlx::query(&select)
            .bind(tenant)
            .bind(since)
            .bind(&last)
            .fetch_all(app.store.pool())
            .await?;
        let Some(end) = rows.last() else { return Ok(members) };
        let (from, to): (String, String) = (rows[0].try_get(0)?, end.try_get(0)?);
        let mut chunk = Vec::with_capacity(rows.len());
        for row in &rows {
            let person = Key::parse(&row.try_get::<String, _>(0)?)?;
            let groups = serde_json::from_str(&row.try_get::<String, _>(1)?);
            let target: Option<String> = row.try_get(2)?;
            let target_role = target.map(|role| Key::parse(&role)).transpose()?;
            let profile = Profile { person, as_of: None, framework: None, levels: Vec::new() };
            chunk.push(Member { profile, groups: groups.map_err(StoreError::from)?, target_role });
        }
        let log = log_of(app, tenant, &from, &to).await?;
        let catalogue = catalogue.clone();
        members.extend(apart(move || resolved(chunk, log, day, &catalogue)).await??);
        last = to;
    }
}

/// All evidence about people from one id to another.
///
/// # Errors
/// What the database says.
pub async fn log_of(app: &App, tenant: &str, from: &str, to: &str) -> Outcome<EvidenceLog> {
    let mut log = EvidenceLog::default();
    let select = "SELECT data FROM entries WHERE tenant = $1 AND person >= $2 AND person <= $3";
    let mut rows = sqlx::query(select).bind(tenant).bind(from).bind(to).fetch(app.store.pool());
    while let Some(row) = rows.try_next().await? {
        let entry: Entry =
            serde_json::from_str(&row.try_get::<String, _>(0)?).map_err(StoreError::from)?;
        log.entries.push(entry);
    }
    drop(rows);
    let select = "SELECT data FROM decisions WHERE tenant = $1 AND person >= $2 AND person <= $3";
    let mut rows = sqlx::query(select).bind(tenant).bind(from).bind(to).fetch(app.store.pool());
    while let Some(row) = rows.try_next().await? {
        let decision: Decision =
            serde_json::from_str(&row.try_get::<String, _>(0)?).map_err(StoreError::from)?;
        log.decisions.push(decision);
    }
    Ok(log)
}

/// The same people with what the log says of them on a day.
fn resolved(
    mut members: Vec<Member>,
    evidence: EvidenceLog,
    day: Day,
    catalogue: &Catalogue,
) -> Outcome<Vec<Member>> {
    let index = LogIndex::for_framework(evidence, &catalogue.combined)?;
    for member in &mut members {
        let of_day = AsOf::on(day);
        match profile_as_of(&index, &member.profile.person, &of_day, &catalogue.policy) {
            Ok(profile) => member.profile = profile,
            // Such as a scale that was taken out of its framework: nothing is known of the person
            // until it is back, and everybody else stays.
            Err(error) => log("warning", &format!("a profile cannot be made: {error}")),
        }
    }
    Ok(members)
}
