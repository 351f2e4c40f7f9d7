//! What changed from one version of a role, or of a career path, to another.

mod model;
mod paths;
mod terms;

use super::{Requirement, Role, RoleCatalogue};
use crate::framework::{KeyChange, Pair, StatusChange, TextChange, pairs};
use crate::kernel::Key;

pub use model::{
    ChoiceChange, ConditionChange, EquivalentsChange, GradeChange, ImportanceChange, NamedChoice,
    NamedRequirement, NamedRole, PathDiff, RequiredLevelChange, RequiredLevels, RequirementFlip,
    RequirementGateChange, RoleDiff, StepChange,
};
pub use paths::diff_paths;

/// Everything that changed from the old version to the new one, found by uri.
///
/// Titles are compared letter by letter, and each change says whether it is one of spelling only.
/// A role that is new or gone is listed once, as added or removed, and its requirements among the
/// requirements.
/// Where a role or a requirement is there twice in one version, the first counts; of two that are
/// required and desired, the required one does.
/// All lists are ordered by role and then by competency or language.
///
/// Equivalents are compared by uri and factor, choices by everything but their label; the order of
/// members and equivalents does not matter.
/// Conditions are compared as they are written.
///
/// What it does not tell: changes of alternative titles, scales, ratings, groups and relations.
///
/// # Cost
///
/// O(n log n) in the number of requirements of both versions.
#[must_use]
pub fn diff(old: &RoleCatalogue, new: &RoleCatalogue) -> RoleDiff {
    let frameworks = [old, new].map(|catalogue| Some(catalogue.framework.clone()));
    let [before, after] = frameworks;
    let mut changes = RoleDiff::nothing(before, after);
    for pair in pairs(&old.roles, &new.roles, |role| &role.uri) {
        match pair {
            Pair::Old(role) => {
                changes.removed.push(NamedRole::of(role, &old.language));
                changes.compare_requirements(&role.uri, &role.requirements, &[]);
                changes.compare_choices(&role.uri, &role.choices, &[]);
            }
            Pair::New(role) => {
                changes.added.push(NamedRole::of(role, &new.language));
                changes.compare_requirements(&role.uri, &[], &role.requirements);
                changes.compare_choices(&role.uri, &[], &role.choices);
            }
            Pair::Both(old, new) => changes.compare(old, new),
        }
    }
    changes
}

/// Everything that changed from one version of a role to another, as [`diff`] for catalogues.
///
/// The two are taken for one role, whatever their uris are: changes are listed under the uri of
/// the new one.
/// So two different roles can be laid side by side too.
///
/// # Cost
///
/// O(n log n) in the number of requirements of both.
#[must_use]
pub fn diff_roles(old: &Role, new: &Role) -> RoleDiff {
    let mut changes = RoleDiff::nothing(old.framework.clone(), new.framework.clone());
    changes.compare(old, new);
    changes
}

impl RoleDiff {
    fn compare(&mut self, old: &Role, new: &Role) {
        let uri = || new.uri.clone();
        self.retitled.extend(TextChange::list(&new.uri, &old.titles, &new.titles));
        self.reworded.extend(TextChange::list(&new.uri, &old.descriptions, &new.descriptions));
        self.recoded.extend(KeyChange::find(&new.uri, old.code.as_ref(), new.code.as_ref()));
        let families = (old.family.as_ref(), new.family.as_ref());
        self.family_changed.extend(KeyChange::find(&new.uri, families.0, families.1));
        if old.grade != new.grade {
            self.grade_changed.push(GradeChange { uri: uri(), old: old.grade, new: new.grade });
        }
        if old.status != new.status {
            self.status_changed.push(StatusChange { uri: uri(), old: old.status, new: new.status });
        }
        self.compare_requirements(&new.uri, &old.requirements, &new.requirements);
        self.compare_choices(&new.uri, &old.choices, &new.choices);
    }

    fn compare_requirements(&mut self, role: &Key, old: &[Requirement], new: &[Requirement]) {
        let joined = pairs(required_first(old), required_first(new), |asked| &asked.competency);
        for pair in joined {
            let (old, new) = match pair {
                Pair::Old(asked) => {
                    self.requirements_removed.push(NamedRequirement::of(role, asked));
                    continue;
                }
                Pair::New(asked) => {
                    self.requirements_added.push(NamedRequirement::of(role, asked));
                    continue;
                }
                Pair::Both(old, new) => (old, new),
            };
            self.compare_terms(role, old, new);
            let (role, competency) = (|| role.clone(), || new.competency.clone());
            if old.necessity != new.necessity {
                self.necessity_flipped.push(RequirementFlip {
                    role: role(),
                    competency: competency(),
                    old: old.necessity,
                    new: new.necessity,
                });
            }
            let levels = (RequiredLevels::of(old), RequiredLevels::of(new));
            if levels.0 != levels.1 {
                self.level_changed.push(RequiredLevelChange {
                    role: role(),
                    competency: competency(),
                    old: levels.0,
                    new: levels.1,
                });
            }
            if old.importance != new.importance {
                self.importance_changed.push(ImportanceChange {
                    role: role(),
                    competency: competency(),
                    old: old.importance,
                    new: new.importance,
                });
            }
        }
    }
}

fn required_first(requirements: &[Requirement]) -> Vec<&Requirement> {
    let mut sorted: Vec<&Requirement> = requirements.iter().collect();
    sorted.sort_by_key(|requirement| requirement.necessity);
    sorted
}
