//! What a record says wrong by itself, and ids that name two records.

use super::{Entry, EvidenceLog, Shown};
use crate::evidence::EvidenceError;
use crate::kernel::{Key, KeyIndex, Share, Weight};
use crate::problem::{Fault, Problem};

/// Everything that contradicts itself within single records, and every id that is there twice.
pub(super) fn problems(log: &EvidenceLog) -> Vec<Problem> {
    let mut problems = Vec::new();
    for at in repeated(log.entries.iter().map(|entry| &entry.id)) {
        let id = log.entries.get(at as usize).map_or("", |entry| entry.id.as_str());
        let fault = Fault::new().at(format!("log.entries[{at}].id")).with("entry", id);
        problems.push(EvidenceError::DuplicateEntry(fault).into());
    }
    for at in repeated(log.decisions.iter().map(|decision| &decision.id)) {
        let id = log.decisions.get(at as usize).map_or("", |decision| decision.id.as_str());
        let fault = Fault::new().at(format!("log.decisions[{at}].id")).with("decision", id);
        problems.push(EvidenceError::DuplicateDecision(fault).into());
    }
    for (at, entry) in (0_u32..).zip(&log.entries) {
        let wrong = contradictions(entry).into_iter().flatten();
        problems.extend(wrong.map(|(field, reason)| {
            let fault = Fault::new().at(format!("log.entries[{at}].{field}"));
            let fault = fault.with("entry", &entry.id).with("reason", reason);
            Problem::from(EvidenceError::InvalidEntry(fault))
        }));
    }
    problems
}

/// The positions of keys that were there before.
fn repeated<'a>(keys: impl Iterator<Item = &'a Key>) -> Vec<u32> {
    KeyIndex::new(keys.zip(0_u32..)).duplicates()
}

/// What is wrong with one entry: the field and why.
fn contradictions(entry: &Entry) -> [Option<(&'static str, String)>; 5] {
    let weight = entry.weight.filter(|weight| *weight <= Weight::ZERO);
    let weight = weight.map(|_| ("weight", "has weight `0`, which must be above 0".to_owned()));
    let reliability = entry.reliability.filter(|share| *share <= Share::NONE);
    let reliability = reliability
        .map(|_| ("reliability", "has reliability `0`, which must be above 0".to_owned()));
    let validity = match (entry.valid_from, entry.valid_until) {
        (Some(from), Some(until)) if from > until => Some((
            "valid_until",
            format!("is valid from `{from}` until `{until}`, which is before"),
        )),
        _ => None,
    };
    let shows = match entry.shows {
        Shown::Range { low, high } if low > high => {
            Some(("shows.low", format!("shows a range from `{low}` down to `{high}`")))
        }
        Shown::Score { maximum, .. } if maximum.get() <= 0.0 => {
            Some(("shows.maximum", format!("shows points of `{maximum}`, which must be above 0")))
        }
        _ => None,
    };
    let itself = entry.overrides.as_ref().filter(|overrides| **overrides == entry.id);
    let itself = itself.map(|_| ("overrides", "takes the place of itself".to_owned()));
    [weight, reliability, validity, shows, itself]
}
