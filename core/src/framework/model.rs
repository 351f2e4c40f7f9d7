//! Frameworks, competencies and groups.

use serde::{Deserialize, Serialize};

use super::{Alignment, Crosswalk, ProficiencyScale, Relation, ScaleAnchor};
use crate::kernel::{Key, KeyIndex, LanguageMap, LanguageTag, Text, fallback_chain};

/// Where a framework, a competency or a role is in its life.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// Being written: it may still change.
    Draft,
    /// In force.
    #[default]
    Published,
    /// Still valid, and not to be used for new work.
    Deprecated,
    /// Out of force.
    Withdrawn,
}

/// What sort of thing a competency is.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum CompetencyKind {
    /// Something known: facts, principles, theories.
    Knowledge,
    /// Something learned that one can do.
    Skill,
    /// A lasting trait that limits how well one can do it.
    Ability,
    /// A disposition or a work style.
    Attitude,
    /// Something one is seen to do.
    Behavior,
    /// The use of a tool or a product.
    Technology,
    /// A piece of work.
    Task,
    /// A human language.
    Language,
    /// Anything else, or not stated.
    #[default]
    Other,
}

/// Which framework, in which version.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, expecting = "a framework and its version")]
pub struct FrameworkVersion {
    /// Id of the framework, such as `esco`.
    pub id: Key,
    /// Its version, such as `1.2.0`.
    pub version: Text,
}

/// A published, versioned list of what can be known or done.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, expecting = "a framework")]
pub struct Framework {
    /// Stable id, the same for all versions.
    pub id: Key,
    /// Version, in the publisher's own spelling.
    pub version: Text,
    /// Where it is in its life.
    #[serde(default)]
    pub status: Status,
    /// Title by language.
    #[serde(default)]
    pub titles: LanguageMap,
    /// Description by language.
    #[serde(default)]
    pub descriptions: LanguageMap,
    /// The language of last resort: where a label is missing in the language asked for.
    #[serde(default = "LanguageTag::english")]
    pub language: LanguageTag,
    /// Who publishes it.
    #[serde(default)]
    pub publisher: Option<Text>,
    /// Under which terms it may be used: a name or an address.
    #[serde(default)]
    pub licence: Option<Text>,
    /// The words the licence asks to be shown.
    #[serde(default)]
    pub attribution: Option<Text>,
    /// The scales of its levels.
    #[serde(default)]
    pub scales: Vec<ProficiencyScale>,
    /// Ways from one scale to another.
    #[serde(default)]
    pub crosswalks: Vec<Crosswalk>,
    /// Headings.
    #[serde(default)]
    pub groups: Vec<Group>,
    /// What can be known or done.
    #[serde(default)]
    pub competencies: Vec<Competency>,
    /// How groups and competencies belong together.
    #[serde(default)]
    pub relations: Vec<Relation>,
    /// How competencies relate to those of other frameworks.
    #[serde(default)]
    pub alignments: Vec<Alignment>,
}

/// A heading above competencies, other groups, or roles.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, expecting = "a group")]
pub struct Group {
    /// Stable address or id.
    pub uri: Key,
    /// Code of the publisher, such as `2.A`.
    #[serde(default)]
    pub code: Option<Key>,
    /// Label by language.
    #[serde(default)]
    pub labels: LanguageMap,
    /// Other labels by language.
    #[serde(default)]
    pub alternative_labels: LanguageMap<Vec<Text>>,
    /// Description by language.
    #[serde(default)]
    pub descriptions: LanguageMap,
}

/// A knowledge, skill, ability or attitude that a person can show.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, expecting = "a competency")]
pub struct Competency {
    /// Stable address or id: this is what the competency *is*.
    pub uri: Key,
    /// Code of the publisher, such as `2.A.1.a`.
    #[serde(default)]
    pub code: Option<Key>,
    /// What sort of thing it is.
    #[serde(default)]
    pub kind: CompetencyKind,
    /// Where it is in its life.
    #[serde(default)]
    pub status: Status,
    /// Short label by language; some frameworks publish statements without labels.
    #[serde(default)]
    pub labels: LanguageMap,
    /// Other labels people use, by language.
    #[serde(default)]
    pub alternative_labels: LanguageMap<Vec<Text>>,
    /// Description or full statement, by language.
    #[serde(default)]
    pub descriptions: LanguageMap,
    /// The scale its levels are on; without it, the only scale of the framework.
    #[serde(default)]
    pub scale: Option<Key>,
    /// What single levels mean for this very competency.
    #[serde(default)]
    pub anchors: Vec<ScaleAnchor>,
    /// Further marks of the publisher, such as `reuse:transversal` or `collection:digital`.
    #[serde(default)]
    pub tags: Vec<Text>,
}

impl Framework {
    /// An empty framework.
    #[must_use]
    pub fn new(id: Key, version: &str, language: LanguageTag) -> Self {
        Self {
            id,
            version: Text::from(version),
            status: Status::default(),
            titles: LanguageMap::default(),
            descriptions: LanguageMap::default(),
            language,
            publisher: None,
            licence: None,
            attribution: None,
            scales: Vec::new(),
            crosswalks: Vec::new(),
            groups: Vec::new(),
            competencies: Vec::new(),
            relations: Vec::new(),
            alignments: Vec::new(),
        }
    }

    /// Id and version.
    #[must_use]
    pub fn id_and_version(&self) -> FrameworkVersion {
        FrameworkVersion { id: self.id.clone(), version: self.version.clone() }
    }

    /// The scale with this id.
    #[must_use]
    pub fn scale(&self, id: &Key) -> Option<&ProficiencyScale> {
        self.scales.iter().find(|scale| scale.id == *id)
    }

    /// The scale a competency is graded on: its own, else the only one of the framework.
    #[must_use]
    pub fn scale_of(&self, competency: &Competency) -> Option<&ProficiencyScale> {
        match (&competency.scale, self.scales.as_slice()) {
            (Some(id), _) => self.scale(id),
            (None, [only]) => Some(only),
            (None, _) => None,
        }
    }

    /// An index of the competencies by uri and by code; a uri wins over an equal code.
    #[must_use]
    pub fn competency_index(&self) -> CompetencyIndex {
        CompetencyIndex {
            uris: KeyIndex::of(&self.competencies, |competency| Some(&competency.uri)),
            codes: KeyIndex::of(&self.competencies, |competency| competency.code.as_ref()),
        }
    }

    /// The languages to try for these wishes, ending with the language of the framework.
    #[must_use]
    pub fn languages(&self, wishes: &[LanguageTag]) -> Vec<LanguageTag> {
        fallback_chain(wishes, &self.language)
    }
}

impl Competency {
    /// A competency with nothing but its uri.
    #[must_use]
    pub fn new(uri: Key, kind: CompetencyKind) -> Self {
        Self {
            uri,
            code: None,
            kind,
            status: Status::default(),
            labels: LanguageMap::default(),
            alternative_labels: LanguageMap::default(),
            descriptions: LanguageMap::default(),
            scale: None,
            anchors: Vec::new(),
            tags: Vec::new(),
        }
    }

    /// The text to show: the label in the best language, else the statement, if there is either.
    #[must_use]
    pub fn label(&self, languages: &[LanguageTag]) -> Option<&Text> {
        self.labels.best(languages).or_else(|| self.descriptions.best(languages))
    }
}

/// Finds competencies by uri or by code.
#[derive(Debug, Clone)]
pub struct CompetencyIndex {
    uris: KeyIndex,
    codes: KeyIndex,
}

impl CompetencyIndex {
    /// Position of the competency with this uri or, if none has it, with this code.
    #[must_use]
    pub fn position(&self, name: &Key) -> Option<u32> {
        self.uris.get(name).or_else(|| self.codes.get(name))
    }

    /// Position of the competency with this uri.
    #[must_use]
    pub fn position_of_uri(&self, uri: &str) -> Option<u32> {
        self.uris.get_text(uri)
    }

    /// The competency with this uri or, if none has it, with this code.
    #[must_use]
    pub fn find<'a>(&self, framework: &'a Framework, name: &Key) -> Option<&'a Competency> {
        framework.competencies.get(self.position(name)? as usize)
    }
}
