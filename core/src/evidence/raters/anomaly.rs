//! What cannot be in a log, or is unlikely to be.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::evidence::log::Upheld;
use crate::evidence::within::{count_within, within};
use crate::evidence::{Entry, EvidenceError, EvidenceKind, LogIndex, Shown};
use crate::kernel::{Day, Key, Level};

/// From where on something is an anomaly.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default, expecting = "options of anomalies")]
pub struct AnomalyOptions {
    /// A change of more levels than this is a jump; 0 or more.
    pub jump_levels: f64,
    /// A change is a jump within so many days.
    pub jump_days: u32,
    /// So many judgements of one judge, all alike, are a straight line; at least 2.
    pub straight_line: u32,
    /// The first day on which anything can have been shown.
    pub earliest: Option<Day>,
}

impl Default for AnomalyOptions {
    fn default() -> Self {
        Self { jump_levels: 2.0, jump_days: 90, straight_line: 10, earliest: None }
    }
}

/// Something in a log to look at.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Anomaly {
    /// It was written down before it happened.
    RecordedBeforeItOccurred {
        /// The entry.
        entry: Key,
        /// The day on which it happened.
        occurred_on: Day,
        /// The day on which it was written down, in universal time.
        recorded_on: Day,
    },
    /// It happened before anything can have.
    TooEarly {
        /// The entry.
        entry: Key,
        /// The day on which it happened.
        occurred_on: Day,
        /// The first day on which it can have.
        earliest: Day,
    },
    /// It ran out before it happened, or before it began to count.
    RanOutBeforehand {
        /// The entry.
        entry: Key,
        /// The day from which it would count.
        from: Day,
        /// The last day on which it counts.
        valid_until: Day,
    },
    /// A person judges oneself, and it is recorded as the judgement of somebody else.
    SelfUnderOtherKind {
        /// The entry.
        entry: Key,
        /// The person.
        person: Key,
        /// What it is recorded as.
        recorded_as: EvidenceKind,
    },
    /// One source gives one competency of one person several levels for one day.
    Contradiction {
        /// Who says so.
        judge: Key,
        /// Whom it is about.
        person: Key,
        /// The competency.
        competency: Key,
        /// The day.
        day: Day,
        /// The entries, ordered by id.
        entries: Vec<Key>,
        /// Their levels, in the same order.
        levels: Vec<Level>,
    },
    /// One source gives a very different level soon after.
    Jump {
        /// Whom it is about.
        person: Key,
        /// The competency.
        competency: Key,
        /// The earlier entry.
        before: Key,
        /// The later entry.
        after: Key,
        /// By how many levels it changes.
        change: Level,
        /// Within how many days.
        days: u32,
    },
    /// A judge gives the same level to everything.
    StraightLine {
        /// Who judges.
        judge: Key,
        /// The scale of the levels, where the entries name one.
        scale: Option<Key>,
        /// The level.
        level: Level,
        /// How often, each person and competency counted once.
        judgements: u32,
    },
}

/// What in a log cannot be, or is unlikely to be; kind by kind, in the order of ids and names.
///
/// | kind | rule |
/// |---|---|
/// | recorded before it occurred | it occurred more than a day after the day it was recorded on |
/// | too early | it occurred before `earliest`, such as the founding of the company |
/// | ran out beforehand | it counts until a day before it begins to count |
/// | self under other kind | the person asserts it, as something other than a self-assessment |
/// | contradiction | one named source, one day, one competency of one person, several levels |
/// | jump | as one, on later days: more than `jump_levels` within `jump_days` |
/// | straight line | a named judge gives one level to `straight_line` competencies or more, and no other |
///
/// Sources are told apart by name and by the kind of evidence; jumps and contradictions look at
/// single levels on one scale, straight lines at self-assessments, managers and peers.
/// Competencies have their names of the index.
/// Entries that were retracted, rejected or overridden are left out, since somebody looked at them.
/// A day is a day of the person's place and an instant is in universal time, so an entry may have
/// occurred on the day after it was recorded, and not later.
///
/// An anomaly is a reason to look, and no proof: people do learn fast, and teams can be alike.
///
/// # Errors
///
/// * `kernel.out_of_range`, `kernel.not_finite` for an option outside its range.
/// * `kernel.not_finite` when two levels are too far apart for a number.
///
/// # Cost
///
/// O(n log n) in the number of entries.
pub fn anomalies(
    index: &LogIndex,
    options: &AnomalyOptions,
) -> Result<Vec<Anomaly>, EvidenceError> {
    within("options.jump_levels", options.jump_levels, 0.0, 1e12)?;
    count_within("options.straight_line", options.straight_line, 2, 1_000_000)?;
    let upheld = index.upheld();
    let entries = || upheld.iter().map(|one| one.entry);
    let mut found = Vec::new();
    found.extend(entries().filter_map(recorded_before));
    found.extend(entries().filter_map(|entry| too_early(entry, options.earliest)));
    found.extend(entries().filter_map(ran_out));
    found.extend(entries().filter_map(disguised));
    let series = series(&upheld);
    found.extend(series.iter().flat_map(|(of, days)| contradictions(of, days)));
    for (of, days) in &series {
        jumps(of, days, options, &mut found)?;
    }
    found.extend(straight_lines(&upheld, options.straight_line));
    Ok(found)
}

fn recorded_before(entry: &Entry) -> Option<Anomaly> {
    entry.is_recorded_before_it_occurred().then(|| Anomaly::RecordedBeforeItOccurred {
        entry: entry.id.clone(),
        occurred_on: entry.occurred_on,
        recorded_on: entry.recorded_at.day(),
    })
}

fn too_early(entry: &Entry, earliest: Option<Day>) -> Option<Anomaly> {
    let earliest = earliest.filter(|earliest| entry.occurred_on < *earliest)?;
    let occurred_on = entry.occurred_on;
    Some(Anomaly::TooEarly { entry: entry.id.clone(), occurred_on, earliest })
}

fn ran_out(entry: &Entry) -> Option<Anomaly> {
    let from = entry.begins_on();
    let valid_until = entry.valid_until.filter(|until| *until < from)?;
    Some(Anomaly::RanOutBeforehand { entry: entry.id.clone(), from, valid_until })
}

fn disguised(entry: &Entry) -> Option<Anomaly> {
    let is_self = entry.asserted_by.as_ref() == Some(&entry.person);
    (is_self && entry.kind != EvidenceKind::SelfAssessment).then(|| Anomaly::SelfUnderOtherKind {
        entry: entry.id.clone(),
        person: entry.person.clone(),
        recorded_as: entry.kind,
    })
}

/// The single levels one source gives one competency of one person, day by day.
type Days<'a> = BTreeMap<Day, Vec<(&'a Entry, Level)>>;

/// What one source says about one competency of one person, on one scale.
type Series<'a> = (&'a Key, &'a Key, Option<&'a Key>, EvidenceKind, Option<&'a Key>);

fn level(entry: &Entry) -> Option<Level> {
    match entry.shows {
        Shown::Level { level } => Some(level),
        _ => None,
    }
}

fn series<'a>(upheld: &[Upheld<'a>]) -> BTreeMap<Series<'a>, Days<'a>> {
    let mut series: BTreeMap<_, Days<'_>> = BTreeMap::new();
    for Upheld { entry, competency, .. } in upheld {
        if let Some(level) = level(entry) {
            let (scale, judge) = (entry.scale.as_ref(), entry.asserted_by.as_ref());
            let of = (&entry.person, *competency, scale, entry.kind, judge);
            let day = series.entry(of).or_default().entry(entry.occurred_on).or_default();
            day.push((entry, level));
        }
    }
    series
}

fn contradictions<'a>(
    (person, competency, .., judge): &'a Series<'_>,
    days: &'a Days<'_>,
) -> impl Iterator<Item = Anomaly> + 'a {
    days.iter().filter_map(|(day, given)| {
        let judge = judge.cloned()?;
        let (_, first) = given.first()?;
        given.iter().any(|(_, level)| level != first).then(|| Anomaly::Contradiction {
            judge,
            person: (*person).clone(),
            competency: (*competency).clone(),
            day: *day,
            entries: given.iter().map(|(entry, _)| entry.id.clone()).collect(),
            levels: given.iter().map(|(_, level)| *level).collect(),
        })
    })
}

/// Jumps from the last entry of one day to the first of the next day that has any.
fn jumps(
    (person, competency, ..): &Series<'_>,
    days: &Days<'_>,
    options: &AnomalyOptions,
    found: &mut Vec<Anomaly>,
) -> Result<(), EvidenceError> {
    let ends = days.values().filter_map(|given| given.last());
    let starts = days.values().skip(1).filter_map(|given| given.first());
    for ((before, low), (after, high)) in ends.zip(starts) {
        let change = high.get() - low.get();
        let days = after.occurred_on.days_since(before.occurred_on).unsigned_abs();
        if change.abs() > options.jump_levels && days <= options.jump_days {
            found.push(Anomaly::Jump {
                person: (*person).clone(),
                competency: (*competency).clone(),
                before: before.id.clone(),
                after: after.id.clone(),
                change: Level::new(change)?,
                days,
            });
        }
    }
    Ok(())
}

fn straight_lines(upheld: &[Upheld<'_>], least: u32) -> Vec<Anomaly> {
    let mut judges: BTreeMap<_, BTreeMap<_, Vec<Level>>> = BTreeMap::new();
    for Upheld { entry, competency, .. } in upheld {
        let judged = matches!(
            entry.kind,
            EvidenceKind::SelfAssessment | EvidenceKind::Manager | EvidenceKind::Peer
        );
        if let (true, Some(level), Some(judge)) = (judged, level(entry), &entry.asserted_by) {
            let units = judges.entry((judge, entry.scale.as_ref())).or_default();
            units.entry((&entry.person, *competency)).or_default().push(level);
        }
    }
    let lines = judges.into_iter().filter_map(|((judge, scale), units)| {
        let mut levels = units.values().flatten();
        let level = *levels.next()?;
        let judgements = u32::try_from(units.len()).unwrap_or(u32::MAX);
        (judgements >= least && levels.all(|other| *other == level)).then(|| {
            Anomaly::StraightLine { judge: judge.clone(), scale: scale.cloned(), level, judgements }
        })
    });
    lines.collect()
}
