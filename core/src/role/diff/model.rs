//! What a comparison of two versions of roles or of career paths tells.

use serde::Serialize;

use crate::framework::{FrameworkVersion, KeyChange, Necessity, StatusChange, TextChange};
use crate::kernel::{Key, LanguageTag, Level, Text, Weight};
use crate::role::{Choice, Condition, Equivalent, Gate, PathStep, Requirement, Role};

/// What changed from one version of a catalogue to another; see [`diff`](super::diff()).
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RoleDiff {
    /// The framework of the version before; nothing where a role names none.
    pub old: Option<FrameworkVersion>,
    /// The framework of the version after; nothing where a role names none.
    pub new: Option<FrameworkVersion>,
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
    /// Requirements with another gate, with one or without one.
    pub gate_changed: Vec<RequirementGateChange>,
    /// Requirements for which other competencies count, or count more or less.
    pub equivalents_changed: Vec<EquivalentsChange>,
    /// Requirements that are asked under another condition.
    pub conditions_changed: Vec<ConditionChange>,
    /// Choices that are new, those of new roles included.
    pub choices_added: Vec<NamedChoice>,
    /// Choices that are gone, those of removed roles included.
    pub choices_removed: Vec<NamedChoice>,
    /// Choices of other members, of more or fewer, or asked in another way.
    pub choices_changed: Vec<ChoiceChange>,
}

/// Uri and title of a role.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct NamedRole {
    /// Its uri.
    pub uri: Key,
    /// Its title in the language of its catalogue, else in any.
    pub title: Option<Text>,
}

/// Another grade.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
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
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
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
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
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
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
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
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
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
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
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

/// A requirement with another gate, with one or without one.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RequirementGateChange {
    /// Uri of the role.
    pub role: Key,
    /// Uri of the competency.
    pub competency: Key,
    /// The gate before; nothing where there was none.
    pub old: Option<Gate>,
    /// The gate after; nothing where there is none.
    pub new: Option<Gate>,
}

/// A requirement for which other competencies count, or count more or less.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct EquivalentsChange {
    /// Uri of the role.
    pub role: Key,
    /// Uri of the competency asked.
    pub competency: Key,
    /// Equivalents that are gone or had another factor, by uri.
    pub old: Vec<Equivalent>,
    /// Equivalents that are new or have another factor, by uri.
    pub new: Vec<Equivalent>,
}

/// A requirement that is asked under another condition.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ConditionChange {
    /// Uri of the role.
    pub role: Key,
    /// Uri of the competency.
    pub competency: Key,
    /// The condition before; nothing where it was always asked.
    pub old: Option<Condition>,
    /// The condition after; nothing where it is always asked.
    pub new: Option<Condition>,
}

/// A choice of a role.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct NamedChoice {
    /// Uri of the role.
    pub role: Key,
    /// Id of the choice.
    pub choice: Key,
    /// What it is called.
    pub label: Option<Text>,
}

/// A choice that is another one now.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ChoiceChange {
    /// Uri of the role.
    pub role: Key,
    /// Id of the choice.
    pub choice: Key,
    /// What it was.
    pub old: Choice,
    /// What it is.
    pub new: Choice,
}

/// What changed from one version of a career path to another; see
/// [`diff_paths`](super::diff_paths()).
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PathDiff {
    /// Uri of the career path, of the version after.
    pub uri: Key,
    /// Titles that are another, new or gone.
    pub retitled: Vec<TextChange>,
    /// Roles it starts from now, and did not.
    pub starts_added: Vec<Key>,
    /// Roles it no longer starts from.
    pub starts_removed: Vec<Key>,
    /// Steps that are new.
    pub steps_added: Vec<PathStep>,
    /// Steps that are gone.
    pub steps_removed: Vec<PathStep>,
    /// Steps that go another way or take another time.
    pub steps_changed: Vec<StepChange>,
}

/// A step that goes another way or takes another time.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct StepChange {
    /// What it was.
    pub old: PathStep,
    /// What it is.
    pub new: PathStep,
}

impl RoleDiff {
    /// Nothing that changed, from one framework to another.
    pub(super) const fn nothing(
        old: Option<FrameworkVersion>,
        new: Option<FrameworkVersion>,
    ) -> Self {
        Self {
            old,
            new,
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
            gate_changed: Vec::new(),
            equivalents_changed: Vec::new(),
            conditions_changed: Vec::new(),
            choices_added: Vec::new(),
            choices_removed: Vec::new(),
            choices_changed: Vec::new(),
        }
    }

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
            gate_changed,
            equivalents_changed,
            conditions_changed,
            choices_added,
            choices_removed,
            choices_changed,
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
            && gate_changed.is_empty()
            && equivalents_changed.is_empty()
            && conditions_changed.is_empty()
            && choices_added.is_empty()
            && choices_removed.is_empty()
            && choices_changed.is_empty()
    }
}

impl PathDiff {
    /// Whether nothing changed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        let Self {
            uri: _,
            retitled,
            starts_added,
            starts_removed,
            steps_added,
            steps_removed,
            steps_changed,
        } = self;
        retitled.is_empty()
            && starts_added.is_empty()
            && starts_removed.is_empty()
            && steps_added.is_empty()
            && steps_removed.is_empty()
            && steps_changed.is_empty()
    }
}

impl NamedRole {
    pub(super) fn of(role: &Role, language: &LanguageTag) -> Self {
        let title = role.titles.best(std::slice::from_ref(language));
        Self { uri: role.uri.clone(), title: title.cloned() }
    }
}

impl NamedRequirement {
    pub(super) fn of(role: &Key, requirement: &Requirement) -> Self {
        let competency = requirement.competency.clone();
        Self { role: role.clone(), competency, necessity: requirement.necessity }
    }
}

impl RequiredLevels {
    pub(super) fn of(requirement: &Requirement) -> Self {
        Self {
            required_level: requirement.required_level,
            desired_level: requirement.desired_level,
            scale: requirement.scale.clone(),
        }
    }
}

impl NamedChoice {
    pub(super) fn of(role: &Key, choice: &Choice) -> Self {
        Self { role: role.clone(), choice: choice.id.clone(), label: choice.label.clone() }
    }
}
