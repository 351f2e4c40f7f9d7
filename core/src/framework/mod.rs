//! What can be known or done, and how is it graded?
//!
//! Words: a [`Framework`] is a published, versioned list of competencies; a [`Competency`] is a
//! knowledge, skill, ability or attitude a person can show; a [`Group`] is a heading above
//! competencies or roles; a [`Relation`] joins two of them; a [`ProficiencyScale`] says which
//! levels there are; a [`Crosswalk`] carries levels from one scale to another; an [`Alignment`]
//! joins competencies of two frameworks.
//!
//! The names are those of the field:
//!
//! | here | O*NET | ESCO | CASE | CTDL-ASN | SKOS |
//! |---|---|---|---|---|---|
//! | [`Framework`] | content model | concept scheme | `CFDocument` | `CompetencyFramework` | `ConceptScheme` |
//! | [`Competency`] | element | knowledge, skill, competence | `CFItem` | `Competency` | `Concept` |
//! | [`Competency::code`] | element id | - | `humanCodingScheme` | `codedNotation` | `notation` |
//! | [`RelationKind::ChildOf`] | outline | broader | `isChildOf` | `isChildOf` | `broader` |
//! | [`RelationKind::Prerequisite`] | - | skill-skill essential, optional | `precedes` | `prerequisiteAlignment` | - |
//! | [`ProficiencyScale`] | scale | - | `CFRubric` | `ProficiencyScale` | - |
//! | [`ScaleAnchor`] | level scale anchor | - | `CFRubricCriterionLevel` | - | - |
//!
//! # Identity
//!
//! A competency is its uri, for ever; code, label and place in the outline are attributes that a
//! new version may change, and [`diff`](diff()) tells which did.
//!
//! # Reading
//!
//! `parse` reads our own JSON and refuses what is not well formed.
//! The functions of [`import`] read what others publish, keep what can be kept, and report
//! everything that is wrong with file, line and column.
//!
//! # Keeping
//!
//! [`audit`](audit()) says what is wrong with a framework, [`cycles`] where it goes round in a
//! circle, and [`usage`](usage()) which competencies nobody needs.
//! A [`LabelIndex`] finds what people call by many names.
//!
//! Not here: what a role asks (`role`) and what a person shows (`evidence`).

mod alignment;
mod audit;
mod crosswalk;
mod cycle;
mod diff;
mod error;
pub mod export;
pub mod import;
mod model;
mod parse;
mod relation;
mod scale;
mod search;
mod usage;

pub use alignment::{Alignment, AlignmentKind, ConceptReference};
pub use audit::{AuditOptions, RelationCount, audit, count_relations};
pub use crosswalk::{Crosswalk, CrosswalkMethod, CrosswalkRow, convert, largest_error};
pub use cycle::{RelationCycle, cycles};
pub use diff::{
    FrameworkDiff, KeyChange, KindChange, LevelMeaningChange, LevelOwner, LevelText,
    LevelTextChange, MeaningChange, Merger, Move, NamedConcept, NecessityFlip, RelationCountChange,
    Replacement, ScaleBounds, ScaleChange, Split, StatusChange, TextChange, diff,
};
pub use error::FrameworkError;
pub use model::{
    Competency, CompetencyIndex, CompetencyKind, Framework, FrameworkVersion, Group, Status,
};
pub use parse::{parse, print};
pub use relation::{Necessity, Relation, RelationKind};
pub use scale::{Direction, ProficiencyScale, ScaleAnchor, ScaleKind};
pub use search::{Hit, LabelEntry, LabelIndex, MatchKind, SearchOptions};
pub use usage::{CompetencyUsage, UnknownName, UsageReport, usage};

pub(crate) use audit::{relation_findings, untidy};
pub(crate) use cycle::cycles_in;
pub(crate) use diff::{Pair, pairs};
pub(crate) use parse::Texts;
pub(crate) use search::entries as label_entries;

#[cfg(test)]
mod audit_tests;
#[cfg(test)]
mod crosswalk_tests;
#[cfg(test)]
mod cycle_tests;
#[cfg(test)]
mod diff_tests;
#[cfg(test)]
mod parse_tests;
#[cfg(test)]
pub(crate) mod sample_tests;
#[cfg(test)]
mod scale_tests;
#[cfg(test)]
mod search_tests;
#[cfg(test)]
mod usage_tests;
