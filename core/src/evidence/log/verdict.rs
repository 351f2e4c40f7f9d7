//! What the decisions about an entry say together.

use std::collections::BTreeMap;

use super::{Decision, EntryVerdict, EvidenceLog};
use crate::kernel::{Instant, Key};

/// The order in which decisions are taken: as they were recorded, ties by id.
pub(super) fn order(decision: &Decision) -> (Instant, &Key) {
    (decision.recorded_at, &decision.id)
}

/// What holds after decisions about one entry, given in their order.
///
/// The last one holds, and a retraction is final.
pub(super) fn verdict<'a>(ordered: impl IntoIterator<Item = &'a Decision>) -> Option<EntryVerdict> {
    let mut holds = None;
    for decision in ordered {
        if decision.verdict == EntryVerdict::Retracted {
            return Some(EntryVerdict::Retracted);
        }
        holds = Some(decision.verdict);
    }
    holds
}

/// What holds about each entry that was decided about, with everything that is recorded.
pub(in crate::evidence) fn verdicts(log: &EvidenceLog) -> BTreeMap<&Key, EntryVerdict> {
    let mut about: BTreeMap<&Key, Vec<&Decision>> = BTreeMap::new();
    for decision in &log.decisions {
        about.entry(&decision.entry).or_default().push(decision);
    }
    let holds = about.into_iter().filter_map(|(entry, mut decisions)| {
        decisions.sort_by(|a, b| order(a).cmp(&order(b)));
        Some((entry, verdict(decisions)?))
    });
    holds.collect()
}
