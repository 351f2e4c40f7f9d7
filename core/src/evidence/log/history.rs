//! How a level came about, day by day.

use serde::{Deserialize, Serialize};

use super::as_of::Known;
use super::index::Run;
use super::levels::level_on;
use super::policy::Rules;
use super::seen::seen;
use super::{EntryState, EvidencePolicy, LevelAsOf, LogIndex};
use crate::evidence::{EvidenceError, HoldingStatus};
use crate::kernel::{Day, Instant, Key, Level};
use crate::problem::Fault;

/// From when to when a history goes, and what it knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, expecting = "a span of history")]
pub struct HistorySpan {
    /// The first day; without it, the day of the first evidence.
    #[serde(default)]
    pub from: Option<Day>,
    /// The last day.
    pub to: Day,
    /// What is known on each day.
    #[serde(default)]
    pub knowledge: Knowledge,
}

/// What is known on each day of a history.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum Knowledge {
    /// All that is recorded now: how things were, as far as we know today.
    Latest {},
    /// All that was recorded by one instant: how things were, as far as was known then.
    RecordedBy {
        /// The instant.
        instant: Instant,
    },
    /// What was recorded by the end of that very day in universal time: what people saw.
    OfTheDay {},
}

impl Default for Knowledge {
    fn default() -> Self {
        Self::Latest {}
    }
}

impl Knowledge {
    fn on(self, day: Day) -> Known {
        match self {
            Self::Latest {} => Known::Everything,
            Self::RecordedBy { instant } => Known::At(instant),
            Self::OfTheDay {} => Known::Through(day),
        }
    }
}

/// A day on which a level became another one.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct HistoryPoint {
    /// The day.
    pub day: Day,
    /// The level on the day before, where there was one that counted.
    pub before: Option<Level>,
    /// The level on this day, where there is one that counts.
    pub level: Option<Level>,
    /// What a profile says on this day; nothing where no entry is known.
    pub status: Option<HoldingStatus>,
    /// What caused it: the entries that stand otherwise than on the day before, by id.
    pub causes: Vec<StateChange>,
}

/// An entry that stands otherwise than on the day before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct StateChange {
    /// Id of the entry.
    pub entry: Key,
    /// How it stood on the day before; nothing where it was not known.
    pub before: Option<EntryState>,
    /// How it stands on this day; nothing where it was retracted.
    pub after: Option<EntryState>,
}

/// The days on which a person's level in one competency became another one, and what caused it.
///
/// A level changes when evidence comes (nothing becomes `counted`), begins (`not_yet_valid`
/// becomes `counted`), runs out (`expired`) or is replaced (`overridden`).
/// Where each day knows only what was recorded by then, it also changes when something is recorded
/// late, decided on (`pending` becomes `counted`) or retracted.
/// Days on which neither the level nor the status changes are left out, and so is the slow loss by
/// fading: with fading, `before` differs from the level of the point before, by what faded between.
///
/// The first point of a span is its first day, where anything is known on it.
/// A competency without evidence has no history.
///
/// # Errors
///
/// * `evidence.invalid_span` when the span ends before it begins.
/// * those of [`levels_as_of`](crate::evidence::levels_as_of).
///
/// # Cost
///
/// O(n^2) for n entries about the competency.
pub fn history(
    index: &LogIndex,
    person: &Key,
    competency: &Key,
    span: &HistorySpan,
    policy: &EvidencePolicy,
) -> Result<Vec<HistoryPoint>, EvidenceError> {
    if let Some(from) = span.from.filter(|from| *from > span.to) {
        let fault = Fault::new().at("span.to").with("first", from).with("last", span.to);
        return Err(EvidenceError::InvalidSpan(fault));
    }
    let Some(run) = index.run_of(person, competency) else { return Ok(Vec::new()) };
    let rules = Rules::of(policy, &run.competency);
    let on = |day: Day| {
        let seen = seen(index, run, span.knowledge.on(day), day, &rules)?;
        level_on(run, &seen, day, &rules)
    };
    let mut points = Vec::new();
    for day in turning_days(index, run, span, &rules)? {
        let is_first = span.from == Some(day);
        let before = match day.plus_days(-1) {
            Some(before) => on(before)?,
            None => None,
        };
        let after = on(day)?;
        let level = |one: &Option<LevelAsOf>| one.as_ref().and_then(|one| one.level);
        let status = |one: &Option<LevelAsOf>| one.as_ref().map(|one| one.status);
        let causes = state_changes(before.as_ref(), after.as_ref());
        let changes = (level(&before), status(&before)) != (level(&after), status(&after));
        if (changes && !causes.is_empty()) || (is_first && after.is_some()) {
            points.push(HistoryPoint {
                day,
                before: level(&before),
                level: level(&after),
                status: status(&after),
                causes,
            });
        }
    }
    Ok(points)
}

/// The days of a span on which an entry may come to stand otherwise, in order, after its first day.
fn turning_days(
    index: &LogIndex,
    run: &Run,
    span: &HistorySpan,
    rules: &Rules<'_>,
) -> Result<Vec<Day>, EvidenceError> {
    // An entry that stands otherwise because of another one does so on a day of that one, so
    // everything that is recorded is enough to find the days.
    let mut days: Vec<Day> = span.from.into_iter().collect();
    for (at, entry) in index.entries_in(run) {
        days.extend([entry.occurred_on, entry.begins_on()]);
        days.extend(rules.runs_out_on(entry)?);
        if matches!(span.knowledge, Knowledge::OfTheDay {}) {
            days.push(entry.recorded_at.day());
            let decided = index.decisions_about(at).iter();
            days.extend(decided.map(|decision| decision.recorded_at.day()));
        }
    }
    days.retain(|day| *day <= span.to && span.from.is_none_or(|from| *day >= from));
    days.sort_unstable();
    days.dedup();
    Ok(days)
}

/// The entries that stand otherwise, by id.
pub(super) fn state_changes(
    before: Option<&LevelAsOf>,
    after: Option<&LevelAsOf>,
) -> Vec<StateChange> {
    let entries = |one: Option<&LevelAsOf>| {
        let entries = one.map_or(&[][..], |one| one.entries.as_slice()).iter();
        let mut states: Vec<_> = entries.map(|one| (one.entry.clone(), one.state)).collect();
        states.sort_unstable();
        states
    };
    let (before, after) = (entries(before), entries(after));
    let state = |states: &[(Key, EntryState)], id: &Key| {
        let at = states.binary_search_by(|(entry, _)| entry.cmp(id)).ok()?;
        states.get(at).map(|(_, state)| *state)
    };
    let mut ids: Vec<&Key> = before.iter().chain(&after).map(|(id, _)| id).collect();
    ids.sort_unstable();
    ids.dedup();
    let change = |id: &Key| StateChange {
        entry: id.clone(),
        before: state(&before, id),
        after: state(&after, id),
    };
    ids.into_iter().map(change).filter(|one| one.before != one.after).collect()
}
