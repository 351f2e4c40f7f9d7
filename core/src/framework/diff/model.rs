//! What a comparison of two versions tells.

use serde::{Deserialize, Serialize};

use crate::framework::{
    CompetencyKind, Direction, FrameworkVersion, Necessity, Relation, RelationKind, ScaleKind,
    Status,
};
use crate::kernel::{Key, LanguageTag, Level, Text};

/// What changed from one version of a framework to another; see [`diff`](super::diff).
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct FrameworkDiff {
    /// The version before.
    pub old: FrameworkVersion,
    /// The version after.
    pub new: FrameworkVersion,
    /// Groups and competencies that are new.
    pub added: Vec<NamedConcept>,
    /// Groups and competencies that are gone.
    pub removed: Vec<NamedConcept>,
    /// Labels that are another, new or gone.
    pub relabelled: Vec<TextChange>,
    /// Descriptions that are another, new or gone.
    pub reworded: Vec<TextChange>,
    /// Codes that are another, new or gone.
    pub recoded: Vec<KeyChange>,
    /// Other places in the outline.
    pub moved: Vec<Move>,
    /// One that is replaced by exactly one other, which replaces nothing else.
    pub replaced: Vec<Replacement>,
    /// One that is replaced by several.
    pub split: Vec<Split>,
    /// Several that are replaced by one.
    pub merged: Vec<Merger>,
    /// Another sort of thing.
    pub kind_changed: Vec<KindChange>,
    /// Another place in its life, such as deprecated.
    pub status_changed: Vec<StatusChange>,
    /// Competencies that name another scale.
    pub regraded: Vec<KeyChange>,
    /// Scales that are new, gone, or have other ends, another kind or another mastery mark.
    pub scales_changed: Vec<ScaleChange>,
    /// Levels that mean something else, for a scale or for a competency.
    pub levels_changed: Vec<LevelMeaningChange>,
    /// Relations that say required where they said desired, or the other way round.
    pub necessity_flipped: Vec<NecessityFlip>,
    /// Relations that are new.
    pub relations_added: Vec<Relation>,
    /// Relations that are gone.
    pub relations_removed: Vec<Relation>,
    /// How many relations of each kind are new and gone, without the kinds that stay as they are.
    pub relation_counts: Vec<RelationCountChange>,
}

/// Uri and label of a group or competency.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct NamedConcept {
    /// Its uri.
    pub uri: Key,
    /// Its label in the language of its framework, else in any, else its statement.
    pub label: Option<Text>,
    /// What sort of thing it is; nothing for a group.
    pub kind: Option<CompetencyKind>,
}

/// A text in one language that is another now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct TextChange {
    /// What it belongs to.
    pub uri: Key,
    /// Its language.
    pub language: LanguageTag,
    /// The text before; nothing where there was none.
    pub old: Option<Text>,
    /// The text after; nothing where it is gone.
    pub new: Option<Text>,
    /// Whether only blanks, case or diacritics differ: look-up sees the same text.
    pub only_spelling: bool,
}

/// A code, a scale or a family that is another now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct KeyChange {
    /// What it belongs to.
    pub uri: Key,
    /// The key before; nothing where there was none.
    pub old: Option<Key>,
    /// The key after; nothing where it is gone.
    pub new: Option<Key>,
}

/// Another place in the outline.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Move {
    /// What stands elsewhere now.
    pub uri: Key,
    /// What it no longer stands below.
    pub removed_parents: Vec<Key>,
    /// What it stands below now.
    pub added_parents: Vec<Key>,
}

/// One that takes the place of one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Replacement {
    /// What is replaced.
    pub old: Key,
    /// What replaces it.
    pub new: Key,
}

/// Several that take the place of one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Split {
    /// What is replaced.
    pub old: Key,
    /// What replaces it.
    pub new: Vec<Key>,
}

/// One that takes the place of several.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Merger {
    /// What is replaced.
    pub old: Vec<Key>,
    /// What replaces them.
    pub new: Key,
}

/// Another sort of thing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct KindChange {
    /// What changed.
    pub uri: Key,
    /// What it was; nothing for a group.
    pub old: Option<CompetencyKind>,
    /// What it is; nothing for a group.
    pub new: Option<CompetencyKind>,
}

/// Another place in its life.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct StatusChange {
    /// What changed.
    pub uri: Key,
    /// Where it was.
    pub old: Status,
    /// Where it is.
    pub new: Status,
}

/// What a scale is apart from its texts.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ScaleBounds {
    /// What may be done with its numbers.
    pub kind: ScaleKind,
    /// The lowest level.
    pub minimum: Level,
    /// The highest level.
    pub maximum: Level,
    /// Which end is the good one.
    pub direction: Direction,
    /// The level from which a person counts as proficient.
    pub mastery: Option<Level>,
}

/// A scale that is new, gone or another.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ScaleChange {
    /// Its id.
    pub scale: Key,
    /// What it was; nothing where it is new.
    pub old: Option<ScaleBounds>,
    /// What it is; nothing where it is gone.
    pub new: Option<ScaleBounds>,
}

/// Whose level means something else.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum LevelOwner {
    /// A level of a scale, for all competencies graded on it.
    Scale {
        /// Id of the scale.
        id: Key,
    },
    /// A level of one competency.
    Competency {
        /// Its uri.
        uri: Key,
    },
}

/// What happened to the meaning of a level.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum MeaningChange {
    /// It had none.
    Added,
    /// It has none any more.
    Removed,
    /// It has another name or description.
    Changed,
}

/// Which text of a level is another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum LevelText {
    /// Its name.
    Label,
    /// What a person at this level does.
    Description,
}

/// A level that means something else now.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct LevelMeaningChange {
    /// Whose level it is.
    pub owner: LevelOwner,
    /// The level.
    pub level: Level,
    /// What happened to it.
    pub change: MeaningChange,
    /// Which of its texts are others.
    pub texts: Vec<LevelTextChange>,
}

/// A text of a level that is another now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct LevelTextChange {
    /// Which text.
    pub text: LevelText,
    /// Its language.
    pub language: LanguageTag,
    /// The text before; nothing where there was none.
    pub old: Option<Text>,
    /// The text after; nothing where it is gone.
    pub new: Option<Text>,
    /// Whether only blanks, case or diacritics differ.
    pub only_spelling: bool,
}

/// A relation with another necessity.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct NecessityFlip {
    /// What the relation starts from.
    pub from: Key,
    /// What it says.
    pub kind: RelationKind,
    /// What it leads to.
    pub to: Key,
    /// How strong it was; nothing where it did not say.
    pub old: Option<Necessity>,
    /// How strong it is; nothing where it does not say.
    pub new: Option<Necessity>,
}

/// How many relations of one kind are new and gone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RelationCountChange {
    /// The kind.
    pub kind: RelationKind,
    /// How many are new.
    pub added: u32,
    /// How many are gone.
    pub removed: u32,
}

impl FrameworkDiff {
    /// Whether nothing changed; ids and versions may differ.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        let Self {
            old: _,
            new: _,
            added,
            removed,
            relabelled,
            reworded,
            recoded,
            moved,
            replaced,
            split,
            merged,
            kind_changed,
            status_changed,
            regraded,
            scales_changed,
            levels_changed,
            necessity_flipped,
            relations_added,
            relations_removed,
            relation_counts,
        } = self;
        added.is_empty()
            && removed.is_empty()
            && relabelled.is_empty()
            && reworded.is_empty()
            && recoded.is_empty()
            && moved.is_empty()
            && replaced.is_empty()
            && split.is_empty()
            && merged.is_empty()
            && kind_changed.is_empty()
            && status_changed.is_empty()
            && regraded.is_empty()
            && scales_changed.is_empty()
            && levels_changed.is_empty()
            && necessity_flipped.is_empty()
            && relations_added.is_empty()
            && relations_removed.is_empty()
            && relation_counts.is_empty()
    }
}
