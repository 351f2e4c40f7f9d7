//! What changed from one version of a catalogue of roles to another.

use serde::Serialize;

use super::{Requirement, Role, RoleCatalogue};
use crate::framework::{
    FrameworkVersion, KeyChange, Necessity, Pair, StatusChange, TextChange, pairs,
};
use crate::kernel::{Key, LanguageTag, Level, Text, Weight};

/// What changed from one version of a catalogue to another; see [`diff`].
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct RoleDiff {
    /// The framework of the version before.
    pub old: FrameworkVersion,
    /// The framework of the version after.
    pub new: FrameworkVersion,
    /// Roles that are new.
    pub added: Vec<NamedRole>,
    /// Roles that are gone.
    pub removed: Vec<NamedRole>,
    /// Titles that are another, new or gone.
    pub retitled: Vec<TextChange>,
    /// Descriptions that are another, new or gone.
    pub reworded: Vec<TextChange>,
    /// Codes that are another, new or gone.
    pub recoded: Vec<KeyChange>,
    /// Families that are another, new or gone.
    pub family_changed: Vec<KeyChange>,
    /// Grades that are another, new or gone.
    pub grade_changed: Vec<GradeChange>,
    /// Another place in their life, such as deprecated.
    pub status_changed: Vec<StatusChange>,
    /// Competencies that a role did not ask for, those of new roles included.
    pub requirements_added: Vec<NamedRequirement>,
    /// Competencies that a role no longer asks for, those of removed roles included.
    pub requirements_removed: Vec<NamedRequirement>,
    /// Requirements that are required instead of desired, or the other way round.
    pub necessity_flipped: Vec<RequirementFlip>,
    /// Requirements with another level or on another scale.
    pub level_changed: Vec<RequiredLevelChange>,
    /// Requirements that count more or less.
    pub importance_changed: Vec<ImportanceChange>,
}

/// Uri and title of a role.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NamedRole {
    /// Its uri.
    pub uri: Key,
    /// Its title in the language of its catalogue, else in any.
    pub title: Option<Text>,
}

/// Another grade.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct GradeChange {
    /// Uri of the role.
    pub uri: Key,
    /// The grade before; nothing where there was none.
    pub old: Option<u32>,
    /// The grade after; nothing where it is gone.
    pub new: Option<u32>,
}

/// One competency one role asks for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NamedRequirement {
    /// Uri of the role.
    pub role: Key,
    /// Uri of the competency.
    pub competency: Key,
    /// Whether it must be there or should be.
    pub necessity: Necessity,
}

/// A requirement that is required instead of desired, or the other way round.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RequirementFlip {
    /// Uri of the role.
    pub role: Key,
    /// Uri of the competency.
    pub competency: Key,
    /// What it was.
    pub old: Necessity,
    /// What it is.
    pub new: Necessity,
}

/// The levels a requirement names.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RequiredLevels {
    /// The level the role asks for.
    pub required_level: Option<Level>,
    /// The level that would be ideal.
    pub desired_level: Option<Level>,
    /// The scale of both, where it is named.
    pub scale: Option<Key>,
}

/// A requirement with another level or on another scale.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RequiredLevelChange {
    /// Uri of the role.
    pub role: Key,
    /// Uri of the competency.
    pub competency: Key,
    /// The levels before.
    pub old: RequiredLevels,
    /// The levels after.
    pub new: RequiredLevels,
}

/// A requirement that counts more or less.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ImportanceChange {
    /// Uri of the role.
    pub role: Key,
    /// Uri of the competency.
    pub competency: Key,
    /// The importance before; nothing where it was not known.
    pub old: Option<Weight>,
    /// The importance after; nothing where it is not known.
    pub new: Option<Weight>,
}

/// Everything that changed from the old version to the new one, found by uri.
///
/// Titles are compared letter by letter, and each change says whether it is one of spelling only.
/// A role that is new or gone is listed once, as added or removed, and its requirements among the
/// requirements.
/// Where a role or a requirement is there twice in one version, the first counts; of two that are
/// required and desired, the required one does.
/// All lists are ordered by role and then by competency or language.
///
/// What it does not tell: changes of alternative titles, scales, ratings, groups and relations.
///
/// # Cost
///
/// O(n log n) in the number of requirements of both versions.
#[must_use]
pub fn diff(old: &RoleCatalogue, new: &RoleCatalogue) -> RoleDiff {
    let mut changes = RoleDiff {
        old: old.framework.clone(),
        new: new.framework.clone(),
        added: Vec::new(),
        removed: Vec::new(),
        retitled: Vec::new(),
        reworded: Vec::new(),
        recoded: Vec::new(),
        family_changed: Vec::new(),
        grade_changed: Vec::new(),
        status_changed: Vec::new(),
        requirements_added: Vec::new(),
        requirements_removed: Vec::new(),
        necessity_flipped: Vec::new(),
        level_changed: Vec::new(),
        importance_changed: Vec::new(),
    };
    for pair in pairs(&old.roles, &new.roles, |role| &role.uri) {
        match pair {
            Pair::Old(role) => {
                changes.removed.push(NamedRole::of(role, &old.language));
                changes.compare_requirements(&role.uri, &role.requirements, &[]);
            }
            Pair::New(role) => {
                changes.added.push(NamedRole::of(role, &new.language));
                changes.compare_requirements(&role.uri, &[], &role.requirements);
            }
            Pair::Both(old, new) => changes.compare(old, new),
        }
    }
    changes
}

impl NamedRole {
    fn of(role: &Role, language: &LanguageTag) -> Self {
        let title = role.titles.best(std::slice::from_ref(language));
        Self { uri: role.uri.clone(), title: title.cloned() }
    }
}

impl NamedRequirement {
    fn of(role: &Key, requirement: &Requirement) -> Self {
        let competency = requirement.competency.clone();
        Self { role: role.clone(), competency, necessity: requirement.necessity }
    }
}

impl RequiredLevels {
    fn of(requirement: &Requirement) -> Self {
        Self {
            required_level: requirement.required_level,
            desired_level: requirement.desired_level,
            scale: requirement.scale.clone(),
        }
    }
}

impl RoleDiff {
    /// Whether nothing changed; the versions may differ.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        let Self {
            old: _,
            new: _,
            added,
            removed,
            retitled,
            reworded,
            recoded,
            family_changed,
            grade_changed,
            status_changed,
            requirements_added,
            requirements_removed,
            necessity_flipped,
            level_changed,
            importance_changed,
        } = self;
        added.is_empty()
            && removed.is_empty()
            && retitled.is_empty()
            && reworded.is_empty()
            && recoded.is_empty()
            && family_changed.is_empty()
            && grade_changed.is_empty()
            && status_changed.is_empty()
            && requirements_added.is_empty()
            && requirements_removed.is_empty()
            && necessity_flipped.is_empty()
            && level_changed.is_empty()
            && importance_changed.is_empty()
    }

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
