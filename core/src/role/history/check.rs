//! Whether the versions of a history fit together.

use std::collections::BTreeSet;

use super::term::{Term, overlap};
use super::{CareerPathHistory, RoleHistory};
use crate::kernel::{Day, Key};
use crate::problem::{Diagnostic, Fault};
use crate::role::RoleError;
use crate::role::check::checked;
use crate::role::path::steps_of;

/// Everything that is wrong with the versions of a role, and with each of its versions.
///
/// | finding | code | severity |
/// |---|---|---|
/// | two versions hold on one day | `role.overlapping_versions` | error |
/// | a version ends before it begins | `role.invalid_term` | error |
/// | two versions have one name | `role.duplicate_version` | error |
/// | a version is of another role | `role.foreign_version` | error |
/// | no version holds between two others | `role.version_gap` | warning |
/// | what [`check`](crate::role::check()) finds in the role of a version | as there | as there |
///
/// Each version is held against those that began before it; the first day of an overlap is named.
///
/// # Cost
///
/// O(n log n) in the number of versions and in what they ask.
#[must_use]
pub fn check_history(history: &RoleHistory) -> Vec<Diagnostic> {
    let mut found = terms(&history.uri, &history.versions);
    for (at, version) in history.versions.iter().enumerate() {
        found.extend(checked(&version.role, &format!("history.versions[{at}].role")));
    }
    found
}

/// Everything that is wrong with the versions of a career path, as [`check_history`] for roles.
///
/// Of the steps of each version, those are reported that need no roles to be known: steps to
/// themselves, steps that are there twice, steps nothing leads to, and circles.
#[must_use]
pub fn check_path_history(history: &CareerPathHistory) -> Vec<Diagnostic> {
    let mut found = terms(&history.uri, &history.versions);
    for (at, version) in history.versions.iter().enumerate() {
        found.extend(steps_of(&version.path, &format!("history.versions[{at}].path")));
    }
    found
}

fn terms<T: Term>(uri: &Key, versions: &[T]) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let mut names = BTreeSet::new();
    for (at, one) in versions.iter().enumerate() {
        let path = |field: &str| format!("history.versions[{at}].{field}");
        let fault = |field: &str| {
            Fault::new().at(path(field)).with("uri", uri).with("version", one.version())
        };
        if !names.insert(one.version()) {
            found.push(Diagnostic::error(RoleError::DuplicateVersion(fault("version"))));
        }
        if one.uri() != uri {
            let fault = fault(T::URI).with("named", one.uri());
            found.push(Diagnostic::error(RoleError::ForeignVersion(fault)));
        }
        if let Some(last) = one.last().filter(|last| *last < one.first()) {
            let fault = fault("effective_until").with("from", one.first()).with("until", last);
            found.push(Diagnostic::error(RoleError::InvalidTerm(fault)));
        }
    }
    neighbours(uri, versions, &mut found);
    found
}

/// Overlaps and gaps, in the order of the days.
fn neighbours<T: Term>(uri: &Key, versions: &[T], found: &mut Vec<Diagnostic>) {
    let is_sound = |one: &T| one.last().is_none_or(|last| one.first() <= last);
    let mut sorted: Vec<(usize, &T)> =
        versions.iter().enumerate().filter(|(_, one)| is_sound(one)).collect();
    sorted.sort_by_key(|(at, one)| (one.first(), *at));
    // The version that holds longest of those that began so far.
    let mut longest: Option<&T> = None;
    for (at, one) in sorted {
        if let Some(before) = longest {
            let overlaps = before.last().is_none_or(|last| last >= one.first());
            if overlaps {
                let fault = overlap(uri, at, before, one, one.first());
                found.push(Diagnostic::error(RoleError::OverlappingVersions(fault)));
            } else if let Some((from, until)) = between(before, one) {
                let fault = Fault::new().at(format!("history.versions[{at}].effective_from"));
                let fault = fault.with("uri", uri).with("from", from).with("until", until);
                found.push(Diagnostic::warning(RoleError::VersionGap(fault)));
            }
        }
        let is_longer = longest.is_none_or(|before| match (before.last(), one.last()) {
            (None, _) => false,
            (Some(_), None) => true,
            (Some(before), Some(last)) => before < last,
        });
        if is_longer {
            longest = Some(one);
        }
    }
}

/// The first and the last day between two versions, if there is any.
fn between<T: Term>(before: &T, after: &T) -> Option<(Day, Day)> {
    let days = (before.last()?.next()?, after.first().previous()?);
    (days.0 <= days.1).then_some(days)
}
