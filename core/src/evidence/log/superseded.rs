//! What is known only of a competency that another one took the place of.

use std::collections::{BTreeMap, BTreeSet};

use super::{EvidencePolicy, LevelAsOf};
use crate::evidence::{HoldingStatus, NoLevel};
use crate::kernel::{Day, Key};

/// The same levels, and one without a level for each competency of which nothing is known, and
/// that took the place of one of which something is.
pub(super) fn with_superseded(
    mut levels: Vec<LevelAsOf>,
    policy: &EvidencePolicy,
) -> Vec<LevelAsOf> {
    if policy.replaced.is_empty() {
        return levels;
    }
    let known: BTreeSet<&Key> = levels.iter().map(|one| &one.competency).collect();
    let mut found: BTreeMap<&Key, &LevelAsOf> = BTreeMap::new();
    for old in levels.iter().filter(|old| is_known(old)) {
        for new in successors(&old.competency, policy) {
            if known.contains(new) {
                continue;
            }
            let best = found.entry(new).or_insert(old);
            if latest_day(old) > latest_day(best) {
                *best = old;
            }
        }
    }
    let superseded: Vec<LevelAsOf> =
        found.into_iter().map(|(new, old)| superseded(new, old)).collect();
    if !superseded.is_empty() {
        levels.extend(superseded);
        levels.sort_by(|a, b| a.competency.cmp(&b.competency));
    }
    levels
}

/// Whether anything is known, counted or not, that could be shown of its successor.
fn is_known(one: &LevelAsOf) -> bool {
    !matches!(one.status, HoldingStatus::Unknown | HoldingStatus::Rejected)
}

/// Everything that took its place, and the place of those.
fn successors<'a>(old: &'a Key, policy: &'a EvidencePolicy) -> BTreeSet<&'a Key> {
    let mut found = BTreeSet::new();
    let mut open = vec![old];
    while let Some(name) = open.pop() {
        let next = policy.replaced.get(name).into_iter().flatten();
        open.extend(next.filter(|new| *new != old && found.insert(*new)));
    }
    found
}

fn latest_day(one: &LevelAsOf) -> Option<Day> {
    one.entries.iter().map(|entry| entry.occurred_on).max()
}

fn superseded(new: &Key, old: &LevelAsOf) -> LevelAsOf {
    LevelAsOf {
        competency: new.clone(),
        status: HoldingStatus::Superseded,
        level: None,
        uncounted: old.level.or(old.uncounted),
        scale: old.scale.clone(),
        reason: Some(NoLevel::Superseded),
        estimate: None,
        entries: old.entries.clone(),
        changes_on: old.changes_on,
        fades_on: None,
    }
}
