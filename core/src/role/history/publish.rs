//! A new version takes the place of the one before.

use serde::{Deserialize, Serialize};

use super::term::Term;
use super::{CareerPathHistory, CareerPathVersion, RoleHistory, RoleVersion};
use crate::kernel::{Day, Key, Text};
use crate::problem::Fault;
use crate::role::check::refuse_contradictions;
use crate::role::{CareerPath, Role, RoleError};

/// What a new version may change.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default, expecting = "options of publishing")]
pub struct PublishOptions {
    /// The day on which it is published, read from the caller's clock.
    ///
    /// With it, versions that begin on that day or later are plans, which a new one may replace.
    pub as_of: Option<Day>,
    /// Whether a new version may begin in the past and take the place of versions there.
    pub rewrite_past: bool,
}

/// The history with a new version of its role, which holds from that day on.
///
/// Versions that hold on that day or later, and began before it, end on the day before.
/// Versions that begin on that day or later are replaced, as far as that is allowed:
///
/// | `as_of` | `rewrite_past` | allowed |
/// |---|---|---|
/// | none | no | a day after the beginning of every version there is |
/// | a day | no | that day or a later one; plans that begin no earlier than the new version are replaced |
/// | any | yes | any day; versions that begin no earlier are replaced |
///
/// The versions of the answer are ordered by their first day.
/// A gap before the new version, where the one before had ended earlier, stays a gap; see
/// [`check_history`](super::check_history).
///
/// What it does not tell: who gains and who loses by the new version.
///
/// # Errors
///
/// * `role.rewrites_past` when the day is not allowed.
/// * `role.duplicate_version` when a version that stays has the same name.
/// * `role.foreign_version` when the role is another one than that of the history.
/// * `role.inconsistent` when the role contradicts itself.
///
/// # Cost
///
/// O(n log n) in the number of versions and in what the role asks.
pub fn publish(
    history: &RoleHistory,
    role: &Role,
    version: &str,
    effective_from: Day,
    options: &PublishOptions,
) -> Result<RoleHistory, RoleError> {
    refuse_contradictions(role)?;
    let new = RoleVersion {
        version: Text::from(version),
        effective_from,
        effective_until: None,
        role: role.clone(),
    };
    let versions = published(&history.uri, &history.versions, new, options)?;
    Ok(RoleHistory { uri: history.uri.clone(), versions })
}

/// The history with a new version of its career path, by the rules of [`publish`].
///
/// # Errors
///
/// * `role.rewrites_past`, `role.duplicate_version`, `role.foreign_version` as there.
pub fn publish_path(
    history: &CareerPathHistory,
    path: &CareerPath,
    version: &str,
    effective_from: Day,
    options: &PublishOptions,
) -> Result<CareerPathHistory, RoleError> {
    let new = CareerPathVersion {
        version: Text::from(version),
        effective_from,
        effective_until: None,
        path: path.clone(),
    };
    let versions = published(&history.uri, &history.versions, new, options)?;
    Ok(CareerPathHistory { uri: history.uri.clone(), versions })
}

fn published<T: Term>(
    uri: &Key,
    versions: &[T],
    new: T,
    options: &PublishOptions,
) -> Result<Vec<T>, RoleError> {
    let first = new.first();
    let fault = |path: &str| Fault::new().at(path).with("uri", uri).with("version", new.version());
    if new.uri() != uri {
        return Err(RoleError::ForeignVersion(fault(T::URI).with("named", new.uri())));
    }
    if !options.rewrite_past {
        let begun =
            || versions.iter().filter(|one| one.first() >= first).max_by_key(|one| one.first());
        let reason = match options.as_of {
            Some(today) => (first < today).then(|| format!("it is published on {today}")),
            None => begun()
                .map(|other| format!("version `{}` begins on {}", other.version(), other.first())),
        };
        if let Some(reason) = reason {
            let fault = fault("effective_from").with("from", first).with("reason", reason);
            return Err(RoleError::RewritesPast(fault));
        }
    }
    let Some(eve) = first.previous() else {
        return Ok(vec![new]);
    };
    let staying = versions.iter().filter(|one| one.first() < first).cloned();
    let mut kept: Vec<T> = staying
        .map(|one| if one.last().is_none_or(|last| last > eve) { one.ending(eve) } else { one })
        .collect();
    if kept.iter().any(|one| one.version() == new.version()) {
        return Err(RoleError::DuplicateVersion(fault("version")));
    }
    kept.push(new);
    kept.sort_by_key(Term::first);
    Ok(kept)
}
