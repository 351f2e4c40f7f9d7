//! A log, put in order for questions about one person.

use std::ops::Range;

use super::parse::checked;
use super::verdict;
use super::{Decision, Entry, EvidenceLog};
use crate::evidence::EvidenceError;
use crate::framework::{CompetencyIndex, Framework, FrameworkVersion};
use crate::kernel::{Key, KeyIndex};

/// A log of evidence that answers questions about one person quickly.
///
/// It is built once and never changed; a log that grew is indexed anew.
/// It holds the entries ordered by person, competency, day and id, so that all there is about one
/// person stands side by side, and beside them a few numbers for each.
/// The order of the log it is built from leaves no trace in any answer.
#[derive(Debug, Clone)]
pub struct LogIndex {
    framework: Option<FrameworkVersion>,
    /// Ordered by person, competency, day and id.
    entries: Vec<Entry>,
    /// Where each entry stood in the log, for messages.
    given: Vec<u32>,
    /// Ordered by the position of their entry, the instant they were recorded at, and id; those
    /// whose entry is not there are left out.
    decisions: Vec<Decision>,
    /// Where the decisions about each entry start, and at last where they end.
    decided: Vec<u32>,
    /// Overrides that can have an effect, ordered by the entry whose place is taken.
    overrides: Vec<Override>,
    /// One for each competency of each person.
    runs: Vec<Run>,
    /// Where the runs of each person start, and at last where they end.
    people: Vec<u32>,
    by_person: KeyIndex,
    /// Names of competencies, where a framework is known.
    names: Option<Names>,
}

/// All entries about one competency of one person.
#[derive(Debug, Clone)]
pub(super) struct Run {
    /// The competency: its uri where the framework is known, else as it is written.
    pub(super) competency: Key,
    start: u32,
    end: u32,
}

/// An entry takes the place of another one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Override {
    overridden: u32,
    by: u32,
}

/// The uris behind the names of competencies.
#[derive(Debug, Clone)]
struct Names {
    index: CompetencyIndex,
    uris: Vec<Key>,
}

impl Names {
    /// The uri of a competency that is named by its uri or its code; other names stay.
    fn uri<'a>(&'a self, name: &'a Key) -> &'a Key {
        let at = self.index.position(name);
        at.and_then(|at| self.uris.get(at as usize)).unwrap_or(name)
    }
}

impl LogIndex {
    /// The index of a log whose competencies are told apart as they are written.
    ///
    /// # Errors
    ///
    /// * `evidence.inconsistent_log` as [`parse_log`](crate::evidence::parse_log).
    ///
    /// # Cost
    ///
    /// O(n log n).
    pub fn new(log: EvidenceLog) -> Result<Self, EvidenceError> {
        Self::build(log, None)
    }

    /// The index of a log that names the competencies of a framework by uri or by code.
    ///
    /// Entries that name one competency in both ways stand together under its uri.
    /// Names that the framework does not have stay as they are.
    ///
    /// # Errors
    ///
    /// * those of [`LogIndex::new`].
    ///
    /// # Cost
    ///
    /// O(n log n).
    pub fn for_framework(log: EvidenceLog, framework: &Framework) -> Result<Self, EvidenceError> {
        let uris = framework.competencies.iter().map(|competency| competency.uri.clone());
        let names = Names { index: framework.competency_index(), uris: uris.collect() };
        Self::build(log, Some(names))
    }

    fn build(log: EvidenceLog, names: Option<Names>) -> Result<Self, EvidenceError> {
        checked(&log)?;
        let EvidenceLog { framework, entries, decisions } = log;
        let (order, person_ranks, competency_ranks) = order(&entries, names.as_ref());
        let mut slots: Vec<Option<Entry>> = entries.into_iter().map(Some).collect();
        let taken = order.iter().filter_map(|at| slots.get_mut(*at as usize)?.take());
        let entries: Vec<Entry> = taken.collect();
        drop(slots);
        let rank_of = |ranks: &[u32], at: &u32| ranks.get(*at as usize).copied();
        let mut runs: Vec<Run> = Vec::new();
        let mut people: Vec<u32> = Vec::new();
        let mut persons: Vec<Key> = Vec::new();
        let mut last = (None, None);
        for ((place, at), entry) in (0_u32..).zip(&order).zip(&entries) {
            let here = (rank_of(&person_ranks, at), rank_of(&competency_ranks, at));
            if here.0 != last.0 {
                people.push(u32::try_from(runs.len()).unwrap_or(u32::MAX));
                persons.push(entry.person.clone());
            }
            if here != last {
                let named = names.as_ref().map(|names| names.uri(&entry.competency));
                let competency = named.unwrap_or(&entry.competency).clone();
                runs.push(Run { competency, start: place, end: place });
            }
            if let Some(run) = runs.last_mut() {
                run.end = place + 1;
            }
            last = here;
        }
        people.push(u32::try_from(runs.len()).unwrap_or(u32::MAX));
        let by_person = KeyIndex::new(persons.into_iter().zip(0_u32..));
        let (decisions, decided, overrides) = {
            let ids = KeyIndex::new(entries.iter().map(|entry| &entry.id).zip(0_u32..));
            let (decisions, decided) = decisions_by_entry(decisions, &ids, entries.len());
            (decisions, decided, effective_overrides(&entries, &runs, &ids))
        };
        Ok(Self {
            framework,
            entries,
            given: order,
            decisions,
            decided,
            overrides,
            runs,
            people,
            by_person,
            names,
        })
    }

    /// The framework that the log names.
    #[must_use]
    pub const fn framework(&self) -> Option<&FrameworkVersion> {
        self.framework.as_ref()
    }

    /// Everybody about whom there is an entry, by id.
    pub fn people(&self) -> impl Iterator<Item = &Key> {
        let firsts = self.people.iter().filter_map(|run| self.runs.get(*run as usize));
        firsts.filter_map(|run| self.entries.get(run.start as usize)).map(|entry| &entry.person)
    }

    /// The entries about this person, by competency, day and id; none for a stranger.
    ///
    /// Those that were retracted are there too.
    #[must_use]
    pub fn entries_of(&self, person: &Key) -> &[Entry] {
        let runs = self.runs_of(person);
        match (runs.first(), runs.last()) {
            (Some(first), Some(last)) => self.slice(first.start..last.end),
            _ => &[],
        }
    }

    /// The names of competencies as answers have them, with repetitions.
    pub(super) fn competencies(&self) -> impl Iterator<Item = &Key> {
        self.runs.iter().map(|run| &run.competency)
    }

    /// The uri of a competency of the framework the index was built for, by its uri or its code.
    pub(super) fn uri<'a>(&'a self, name: &Key) -> Option<&'a Key> {
        let names = self.names.as_ref()?;
        names.uris.get(names.index.position(name)? as usize)
    }

    /// What was decided about this entry of [`LogIndex::entries_of`], in the order it was recorded.
    pub(super) fn decisions_about(&self, at: u32) -> &[Decision] {
        let place = |at: u32| self.decided.get(at as usize).map(|start| *start as usize);
        let range = place(at).zip(at.checked_add(1).and_then(place));
        range.and_then(|(start, end)| self.decisions.get(start..end)).unwrap_or_default()
    }

    /// The positions of the entries that take the place of this one.
    pub(super) fn overriders_of(&self, at: u32) -> impl Iterator<Item = u32> {
        let start = self.overrides.partition_point(|one| one.overridden < at);
        let from = self.overrides.get(start..).unwrap_or_default();
        from.iter().take_while(move |one| one.overridden == at).map(|one| one.by)
    }

    /// All there is, one competency of one person after the other.
    pub(super) fn runs(&self) -> &[Run] {
        &self.runs
    }

    /// The name that answers give a competency: its uri where the framework is known.
    pub(in crate::evidence) fn name_of<'a>(&'a self, competency: &'a Key) -> &'a Key {
        self.names.as_ref().map_or(competency, |names| names.uri(competency))
    }

    /// All there is about a person, one competency after the other, by name.
    pub(super) fn runs_of(&self, person: &Key) -> &[Run] {
        let range = self.by_person.get(person).and_then(|at| {
            let start = *self.people.get(at as usize)? as usize;
            Some(start..*self.people.get(at as usize + 1)? as usize)
        });
        range.and_then(|range| self.runs.get(range)).unwrap_or_default()
    }

    /// All there is about one competency of a person.
    pub(super) fn run_of(&self, person: &Key, competency: &Key) -> Option<&Run> {
        let uri = self.name_of(competency);
        let runs = self.runs_of(person);
        let at = runs.binary_search_by(|run| run.competency.cmp(uri)).ok()?;
        runs.get(at)
    }

    /// The entries of a run, each with its position, by day and id.
    pub(super) fn entries_in(&self, run: &Run) -> impl Iterator<Item = (u32, &Entry)> {
        (run.start..).zip(self.slice(run.start..run.end))
    }

    /// Where the entry at this position stood in the log.
    pub(super) fn given(&self, at: u32) -> u32 {
        self.given.get(at as usize).copied().unwrap_or(at)
    }

    /// The entry at this position.
    pub(super) fn entry(&self, at: u32) -> Option<&Entry> {
        self.entries.get(at as usize)
    }

    fn slice(&self, range: Range<u32>) -> &[Entry] {
        self.entries.get(range.start as usize..range.end as usize).unwrap_or_default()
    }
}

/// The positions of the entries by person, competency, day and id; and for each entry, the rank of
/// its person and of its competency.
fn order(entries: &[Entry], names: Option<&Names>) -> (Vec<u32>, Vec<u32>, Vec<u32>) {
    let person_ranks = ranks(entries.iter().map(|entry| &entry.person));
    let uri = |entry| match names {
        Some(names) => names.uri(entry),
        None => entry,
    };
    let competency_ranks = ranks(entries.iter().map(|entry| uri(&entry.competency)));
    let by_rank = person_ranks.iter().zip(&competency_ranks).zip(0_u32..).zip(entries);
    let mut keyed: Vec<_> = by_rank
        .map(|(((person, competency), at), entry)| (*person, *competency, entry.occurred_on, at))
        .collect();
    let id = |at: u32| entries.get(at as usize).map(|entry| &entry.id);
    keyed.sort_unstable_by(|a, b| {
        (a.0, a.1, a.2).cmp(&(b.0, b.1, b.2)).then_with(|| id(a.3).cmp(&id(b.3)))
    });
    (keyed.into_iter().map(|(.., at)| at).collect(), person_ranks, competency_ranks)
}

/// The rank of each key among the different keys, in the order of their texts.
fn ranks<'a>(keys: impl Iterator<Item = &'a Key> + Clone) -> Vec<u32> {
    let firsts = KeyIndex::new(keys.clone().zip(0_u32..)).firsts();
    let mut distinct: Vec<(&Key, u32)> = keys
        .zip(0_u32..)
        .zip(&firsts)
        .filter(|((_, at), first)| at == *first)
        .map(|(one, _)| one)
        .collect();
    distinct.sort_unstable();
    // By the place where a key is met first, its rank.
    let mut rank_at = vec![0_u32; firsts.len()];
    for (rank, (_, at)) in (0_u32..).zip(&distinct) {
        if let Some(place) = rank_at.get_mut(*at as usize) {
            *place = rank;
        }
    }
    firsts.iter().map(|first| rank_at.get(*first as usize).copied().unwrap_or(u32::MAX)).collect()
}

/// The decisions by entry, instant and id, and where those about each entry start.
fn decisions_by_entry(
    decisions: Vec<Decision>,
    ids: &KeyIndex<&Key>,
    entries: usize,
) -> (Vec<Decision>, Vec<u32>) {
    let about = |decision: Decision| Some((ids.get(&decision.entry)?, decision));
    let mut placed: Vec<(u32, Decision)> = decisions.into_iter().filter_map(about).collect();
    placed
        .sort_by(|(x, a), (y, b)| x.cmp(y).then_with(|| verdict::order(a).cmp(&verdict::order(b))));
    let mut starts = Vec::with_capacity(entries + 1);
    for (place, (entry, _)) in (0_u32..).zip(&placed) {
        starts.resize(starts.len().max(*entry as usize + 1), place);
    }
    starts.resize(entries + 1, u32::try_from(placed.len()).unwrap_or(u32::MAX));
    (placed.into_iter().map(|(_, decision)| decision).collect(), starts)
}

/// The overrides of an entry about the same person and competency that was not recorded later.
fn effective_overrides(entries: &[Entry], runs: &[Run], ids: &KeyIndex<&Key>) -> Vec<Override> {
    let mut overrides = Vec::new();
    for run in runs {
        for by in run.start..run.end {
            let Some(entry) = entries.get(by as usize) else { continue };
            let named = entry.overrides.as_ref().and_then(|id| ids.get(id));
            let Some(overridden) = named.filter(|at| (run.start..run.end).contains(at)) else {
                continue;
            };
            let earlier = entries.get(overridden as usize);
            if earlier.is_some_and(|earlier| earlier.recorded_at <= entry.recorded_at) {
                overrides.push(Override { overridden, by });
            }
        }
    }
    overrides.sort_unstable();
    overrides
}
