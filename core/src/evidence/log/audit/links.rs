//! Entries that other records name.

use super::super::{Decision, Entry, EvidenceLog};
use super::fit::Fit;
use crate::evidence::EvidenceError;
use crate::kernel::{Key, KeyIndex};
use crate::problem::{Diagnostic, Fault};

/// The entries of a log by their id, and the circles of those that override each other.
pub(super) struct Links<'a> {
    entries: &'a [Entry],
    ids: KeyIndex<&'a Key>,
    fit: Option<&'a Fit<'a>>,
    /// For each entry the one at which its circle is reported, where it is part of one.
    circles: Vec<Option<u32>>,
}

impl<'a> Links<'a> {
    pub(super) fn new(log: &'a EvidenceLog, fit: Option<&'a Fit<'a>>) -> Self {
        let entries = log.entries.as_slice();
        let ids = KeyIndex::new(entries.iter().map(|entry| &entry.id).zip(0_u32..));
        let circles = circles(entries, &ids);
        Self { entries, ids, fit, circles }
    }

    fn find(&self, id: &Key) -> Option<&'a Entry> {
        self.ids.get(id).and_then(|at| self.entries.get(at as usize))
    }

    /// Whether two names stand for one competency.
    fn same_competency(&self, a: &Key, b: &Key) -> bool {
        self.fit.map_or(a == b, |fit| fit.uri(a) == fit.uri(b))
    }

    /// What is wrong with the override of an entry.
    pub(super) fn overrides(&self, at: u32, entry: &Entry, found: &mut Vec<Diagnostic>) {
        let Some(named) = entry.overrides.as_ref().filter(|named| **named != entry.id) else {
            return;
        };
        let path = format!("log.entries[{at}].overrides");
        let Some(overridden) = self.find(named) else {
            found.push(Diagnostic::warning(unknown(&entry.id, named, path)));
            return;
        };
        let circle = self.circles.get(at as usize).copied().flatten();
        let reason = if overridden.person != entry.person {
            format!("is about `{}`", overridden.person)
        } else if !self.same_competency(&overridden.competency, &entry.competency) {
            format!("is about `{}`", overridden.competency)
        } else if circle.is_none() && overridden.recorded_at > entry.recorded_at {
            format!("was recorded later, at `{}`", overridden.recorded_at)
        } else {
            if circle == Some(at) {
                let fault = Fault::new().at(path).with("cycle", self.cycle(at));
                found.push(Diagnostic::error(EvidenceError::OverrideCycle(fault)));
            }
            return;
        };
        let fault = Fault::new().at(path).with("entry", &entry.id).with("overridden", named);
        let problem = EvidenceError::InvalidOverride(fault.with("reason", reason));
        found.push(Diagnostic::error(problem));
    }

    /// The ids of a circle, from this entry round to itself.
    fn cycle(&self, start: u32) -> String {
        let next = |at: &u32| overridden(self.entries, &self.ids, *at);
        let after = std::iter::successors(next(&start), next);
        let round = after.take_while(|at| *at != start);
        let all = std::iter::once(start).chain(round).chain([start]);
        let ids = all.filter_map(|at| self.entries.get(at as usize)).map(|one| one.id.as_str());
        ids.collect::<Vec<_>>().join(", ")
    }

    /// What is wrong with a decision.
    pub(super) fn decision(&self, at: u32, decision: &Decision, found: &mut Vec<Diagnostic>) {
        let path = |field: &str| format!("log.decisions[{at}].{field}");
        match self.find(&decision.entry) {
            None => {
                let problem = unknown(&decision.id, &decision.entry, path("entry"));
                found.push(Diagnostic::warning(problem));
            }
            Some(entry) if decision.recorded_at < entry.recorded_at => {
                let reason =
                    format!("was recorded before its entry, which was at `{}`", entry.recorded_at);
                let fault = Fault::new().at(path("recorded_at")).with("record", &decision.id);
                let problem = EvidenceError::ImpossibleDate(fault.with("reason", reason));
                found.push(Diagnostic::warning(problem));
            }
            Some(_) => {}
        }
    }
}

fn unknown(from: &Key, entry: &Key, path: String) -> EvidenceError {
    EvidenceError::UnknownEntry(Fault::new().at(path).with("from", from).with("entry", entry))
}

/// The position of the entry whose place this one takes.
fn overridden(entries: &[Entry], ids: &KeyIndex<&Key>, at: u32) -> Option<u32> {
    entries.get(at as usize)?.overrides.as_ref().and_then(|id| ids.get(id))
}

/// For each entry of a circle the lowest position in it.
///
/// Every entry overrides one other at most, so a walk along the overrides meets an end, a place
/// that an earlier walk knows, or its own trail: then the rest of the trail is a circle.
fn circles(entries: &[Entry], ids: &KeyIndex<&Key>) -> Vec<Option<u32>> {
    let mut lowest = vec![None; entries.len()];
    let mut walk_of: Vec<Option<u32>> = vec![None; entries.len()];
    for (start, _) in (0_u32..).zip(entries) {
        let mut trail = Vec::new();
        let mut next = Some(start);
        while let Some(at) = next {
            match walk_of.get_mut(at as usize) {
                Some(walk @ None) => *walk = Some(start),
                Some(Some(walk)) if *walk == start => {
                    let circle = trail.iter().skip_while(|one| **one != at);
                    let first = circle.clone().min().copied();
                    // An entry that overrides itself is refused by itself.
                    if circle.clone().nth(1).is_some() {
                        for one in circle {
                            if let Some(place) = lowest.get_mut(*one as usize) {
                                *place = first;
                            }
                        }
                    }
                    break;
                }
                _ => break,
            }
            trail.push(at);
            next = overridden(entries, ids, at);
        }
    }
    lowest
}
