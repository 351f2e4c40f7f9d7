//! How competencies relate to those of other frameworks.

use serde::{Deserialize, Serialize};

use super::FrameworkVersion;
use crate::kernel::{Key, Share, Text};

/// How near two competencies of two frameworks are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum AlignmentKind {
    /// Both mean the same (CTDL-ASN exactAlignment, SKOS exactMatch).
    Exact,
    /// Both mean nearly the same (CTDL-ASN majorAlignment, SKOS closeMatch).
    Close,
    /// The other is wider (broadAlignment, broadMatch).
    Broad,
    /// The other is narrower (narrowAlignment, narrowMatch).
    Narrow,
    /// Both overlap a little (minorAlignment, relatedMatch).
    Related,
}

/// A competency of a certain framework in a certain version.
///
/// The version matters: of 668 O*NET codes in a published crosswalk of 2020, 143 are no longer
/// there in release 29.2.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, expecting = "a reference to a competency")]
pub struct ConceptReference {
    /// Framework and version.
    pub framework: FrameworkVersion,
    /// Uri of the competency, the group or the role there.
    pub uri: Key,
}

/// One statement that two competencies of two frameworks belong together.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, expecting = "an alignment")]
pub struct Alignment {
    /// The one.
    pub from: ConceptReference,
    /// How near they are: `to` is exact, close, broader or narrower.
    pub kind: AlignmentKind,
    /// The other.
    pub to: ConceptReference,
    /// How sure the author is, from 0 to 1.
    #[serde(default)]
    pub confidence: Option<Share>,
    /// How it was found, such as `expert` or `embedding`.
    #[serde(default)]
    pub method: Option<Text>,
}
