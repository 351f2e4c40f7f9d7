//! Two versions of a career path side by side.

use super::model::{PathDiff, StepChange};
use crate::framework::{Pair, TextChange, pairs};
use crate::role::CareerPath;

/// Everything that changed from one version of a career path to another.
///
/// A step is the same where both its ends are; where one is there twice, the first counts.
/// All lists are ordered by role, steps by where they start and then by where they lead.
/// The order of the steps does not matter, save that without starts the first one begins the path.
///
/// # Cost
///
/// O(n log n) in the number of steps of both.
#[must_use]
pub fn diff_paths(old: &CareerPath, new: &CareerPath) -> PathDiff {
    let mut changes = PathDiff {
        uri: new.uri.clone(),
        retitled: TextChange::list(&new.uri, &old.titles, &new.titles).into_iter().collect(),
        starts_added: Vec::new(),
        starts_removed: Vec::new(),
        steps_added: Vec::new(),
        steps_removed: Vec::new(),
        steps_changed: Vec::new(),
    };
    for pair in pairs(old.beginnings(), new.beginnings(), |start| *start) {
        match pair {
            Pair::Old(start) => changes.starts_removed.push(start.clone()),
            Pair::New(start) => changes.starts_added.push(start.clone()),
            Pair::Both(..) => {}
        }
    }
    for pair in pairs(&old.steps, &new.steps, |step| (&step.from, &step.to)) {
        match pair {
            Pair::Old(step) => changes.steps_removed.push(step.clone()),
            Pair::New(step) => changes.steps_added.push(step.clone()),
            Pair::Both(old, new) if old != new => {
                changes.steps_changed.push(StepChange { old: old.clone(), new: new.clone() });
            }
            Pair::Both(..) => {}
        }
    }
    changes
}
