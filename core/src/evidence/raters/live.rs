//! Which entries of a log stand today.

use std::collections::{BTreeMap, BTreeSet};

use crate::evidence::{Decision, Entry, EntryVerdict, EvidenceLog};
use crate::kernel::Key;

/// The entries that were neither retracted, nor rejected, nor replaced by one that stands; ordered
/// by id.
///
/// The latest decision about an entry holds, except that a retraction is for good.
pub(super) fn live(log: &EvidenceLog) -> Vec<&Entry> {
    let verdicts = verdicts(log);
    let stands = |entry: &&Entry| {
        !matches!(verdicts.get(&entry.id), Some(EntryVerdict::Rejected | EntryVerdict::Retracted))
    };
    let by_id: BTreeMap<&Key, &Entry> =
        log.entries.iter().filter(stands).map(|entry| (&entry.id, entry)).collect();
    let replaced: BTreeSet<&Key> =
        by_id.values().filter_map(|entry| entry.overrides.as_ref()).collect();
    by_id.into_values().filter(|entry| !replaced.contains(&entry.id)).collect()
}

/// As [`live`], without those that still wait for a review.
pub(super) fn counting(log: &EvidenceLog) -> Vec<&Entry> {
    let verdicts = verdicts(log);
    let counts = |entry: &&Entry| !entry.needs_review || verdicts.contains_key(&entry.id);
    live(log).into_iter().filter(counts).collect()
}

/// What holds about each entry that was decided about.
fn verdicts(log: &EvidenceLog) -> BTreeMap<&Key, EntryVerdict> {
    let mut decisions: Vec<&Decision> = log.decisions.iter().collect();
    decisions.sort_by_key(|decision| (decision.recorded_at, &decision.id));
    let mut verdicts = BTreeMap::new();
    for decision in decisions {
        let verdict = verdicts.entry(&decision.entry).or_insert(decision.verdict);
        if *verdict != EntryVerdict::Retracted {
            *verdict = decision.verdict;
        }
    }
    verdicts
}
