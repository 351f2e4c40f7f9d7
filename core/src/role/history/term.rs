//! Which version holds on a day.

use super::{CareerPathHistory, CareerPathVersion, RoleHistory, RoleVersion};
use crate::kernel::{Day, Key, Text};
use crate::problem::Fault;
use crate::role::RoleError;

/// What roles and career paths have in common as versions.
pub(super) trait Term: Clone {
    /// Where the uri of what a version holds stands in it.
    const URI: &'static str;

    /// The name of the version.
    fn version(&self) -> &Text;
    /// The first day.
    fn first(&self) -> Day;
    /// The last day, if there is one.
    fn last(&self) -> Option<Day>;
    /// The same version with this last day.
    fn ending(self, last: Day) -> Self;
    /// Uri of what the version holds.
    fn uri(&self) -> &Key;

    /// Whether it holds on that day.
    fn holds_on(&self, day: Day) -> bool {
        self.first() <= day && self.last().is_none_or(|last| day <= last)
    }
}

impl Term for RoleVersion {
    const URI: &'static str = "role.uri";

    fn version(&self) -> &Text {
        &self.version
    }

    fn first(&self) -> Day {
        self.effective_from
    }

    fn last(&self) -> Option<Day> {
        self.effective_until
    }

    fn ending(self, last: Day) -> Self {
        Self { effective_until: Some(last), ..self }
    }

    fn uri(&self) -> &Key {
        &self.role.uri
    }
}

impl Term for CareerPathVersion {
    const URI: &'static str = "path.uri";

    fn version(&self) -> &Text {
        &self.version
    }

    fn first(&self) -> Day {
        self.effective_from
    }

    fn last(&self) -> Option<Day> {
        self.effective_until
    }

    fn ending(self, last: Day) -> Self {
        Self { effective_until: Some(last), ..self }
    }

    fn uri(&self) -> &Key {
        &self.path.uri
    }
}

/// The version of a role that holds on a day.
///
/// A version holds from `effective_from` to `effective_until`, both included.
///
/// # Errors
///
/// * `role.not_in_force` when no version holds on that day.
/// * `role.overlapping_versions` when two do: neither of them is chosen silently.
pub fn in_force(history: &RoleHistory, day: Day) -> Result<&RoleVersion, RoleError> {
    holding(&history.uri, &history.versions, day)
}

/// The version of a career path that holds on a day, by the rule of [`in_force`].
///
/// # Errors
///
/// * `role.not_in_force` when no version holds on that day.
/// * `role.overlapping_versions` when two do.
pub fn path_in_force(
    history: &CareerPathHistory,
    day: Day,
) -> Result<&CareerPathVersion, RoleError> {
    holding(&history.uri, &history.versions, day)
}

fn holding<'a, T: Term>(uri: &Key, versions: &'a [T], day: Day) -> Result<&'a T, RoleError> {
    let mut holding = versions.iter().enumerate().filter(|(_, one)| one.holds_on(day));
    match (holding.next(), holding.next()) {
        (Some((_, one)), None) => Ok(one),
        (None, _) => {
            let fault = Fault::new().at("history.versions").with("uri", uri).with("day", day);
            Err(RoleError::NotInForce(fault))
        }
        (Some((_, first)), Some((at, second))) => {
            Err(RoleError::OverlappingVersions(overlap(uri, at, first, second, day)))
        }
    }
}

/// Two versions that hold on one day; the second stands at that place of the history.
pub(super) fn overlap<T: Term>(uri: &Key, at: usize, first: &T, second: &T, day: Day) -> Fault {
    let fault = Fault::new().at(format!("history.versions[{at}].effective_from"));
    let fault = fault.with("uri", uri).with("day", day);
    fault.with("first", first.version()).with("second", second.version())
}
