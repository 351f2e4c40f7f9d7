//! How groups and competencies belong together.

use serde::{Deserialize, Serialize};

use crate::kernel::Key;

/// Whether something must be there or should be.
///
/// ESCO says essential and optional, HR Open Standards required and desired.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Necessity {
    /// It must be there.
    #[default]
    Required,
    /// It should be there.
    Desired,
}

/// What a relation says: `from` is ... `to`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum RelationKind {
    /// `from` stands below `to` in the outline (SKOS broader, CASE isChildOf).
    ChildOf,
    /// `from` is a part of `to` (CASE isPartOf).
    PartOf,
    /// `from` is needed before `to` (CTDL-ASN prerequisiteAlignment).
    Prerequisite,
    /// `from` is usually taught before `to` (CASE precedes).
    Precedes,
    /// Both mean the same (SKOS exactMatch, CASE exactMatchOf); transitive.
    ExactMatch,
    /// Both mean nearly the same (SKOS closeMatch); not transitive.
    CloseMatch,
    /// `to` is wider than `from` (SKOS broadMatch).
    BroadMatch,
    /// `to` is narrower than `from` (SKOS narrowMatch).
    NarrowMatch,
    /// Both have to do with each other (SKOS related, CASE isRelatedTo).
    RelatedTo,
    /// Both stand on one level of the same thing (CASE isPeerOf).
    PeerOf,
    /// `to` takes the place of `from` (CASE replacedBy); several `to` are a split, several `from` a merge.
    ReplacedBy,
    /// `from` says in another language what `to` says (CASE isTranslationOf).
    TranslationOf,
    /// `from` was made from `to` (CTDL-ASN derivedFrom).
    DerivedFrom,
    /// `from` is an example of `to` (CASE exemplar).
    ExemplarOf,
    /// `from` is graded on the level `to` (CASE hasSkillLevel).
    HasSkillLevel,
}

impl RelationKind {
    /// Every kind, in the order of their definition.
    pub const ALL: [Self; 15] = [
        Self::ChildOf,
        Self::PartOf,
        Self::Prerequisite,
        Self::Precedes,
        Self::ExactMatch,
        Self::CloseMatch,
        Self::BroadMatch,
        Self::NarrowMatch,
        Self::RelatedTo,
        Self::PeerOf,
        Self::ReplacedBy,
        Self::TranslationOf,
        Self::DerivedFrom,
        Self::ExemplarOf,
        Self::HasSkillLevel,
    ];

    /// The name as data has it, such as `child_of`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::ChildOf => "child_of",
            Self::PartOf => "part_of",
            Self::Prerequisite => "prerequisite",
            Self::Precedes => "precedes",
            Self::ExactMatch => "exact_match",
            Self::CloseMatch => "close_match",
            Self::BroadMatch => "broad_match",
            Self::NarrowMatch => "narrow_match",
            Self::RelatedTo => "related_to",
            Self::PeerOf => "peer_of",
            Self::ReplacedBy => "replaced_by",
            Self::TranslationOf => "translation_of",
            Self::DerivedFrom => "derived_from",
            Self::ExemplarOf => "exemplar_of",
            Self::HasSkillLevel => "has_skill_level",
        }
    }

    /// Whether going round in a circle along this relation makes no sense.
    #[must_use]
    pub const fn is_acyclic(self) -> bool {
        matches!(
            self,
            Self::ChildOf
                | Self::PartOf
                | Self::Prerequisite
                | Self::Precedes
                | Self::ReplacedBy
                | Self::DerivedFrom
        )
    }
}

/// One relation between two groups or competencies, named by uri.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, expecting = "a relation")]
pub struct Relation {
    /// What it starts from.
    pub from: Key,
    /// What it says.
    pub kind: RelationKind,
    /// What it leads to.
    pub to: Key,
    /// How strong a prerequisite is; nothing for other kinds.
    #[serde(default)]
    pub necessity: Option<Necessity>,
}
