//! What was shown, by whom, and when.

use serde::{Deserialize, Serialize};

use crate::framework::FrameworkVersion;
use crate::kernel::{Day, Instant, Key, Level, Share, Text, Weight};

/// Everything that was ever recorded about what people show.
///
/// A log only grows: nothing in it is edited, and everything else is derived from it.
/// It is two sets, whose members are told apart by their ids; the order in them means nothing.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default, expecting = "a log of evidence")]
pub struct EvidenceLog {
    /// The framework whose competencies the entries name.
    pub framework: Option<FrameworkVersion>,
    /// Pieces of evidence.
    pub entries: Vec<Entry>,
    /// What was decided about pieces of evidence later.
    pub decisions: Vec<Decision>,
}

/// One piece of evidence about one competency of one person.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, expecting = "an entry of evidence")]
pub struct Entry {
    /// Stable id, given by who records it: the same entry in two logs has the same id.
    pub id: Key,
    /// Whom it is about.
    pub person: Key,
    /// Uri of the competency, or its code in the framework.
    pub competency: Key,
    /// What sort of evidence it is.
    pub kind: EvidenceKind,
    /// The day on which the person showed it: the clock of the world.
    pub occurred_on: Day,
    /// The instant at which it was written down: the clock of the record.
    pub recorded_at: Instant,
    /// What it shows.
    pub shows: Shown,
    /// The scale of its levels; without it, the scale of the competency.
    #[serde(default)]
    pub scale: Option<Key>,
    /// Who says so: a person or an organisation.
    #[serde(default)]
    pub asserted_by: Option<Key>,
    /// The system or the instrument it comes from, such as `lms` or `exam/sql-2`.
    #[serde(default)]
    pub source: Option<Key>,
    /// How much it counts beside other evidence of its kind; without it, 1.
    #[serde(default)]
    pub weight: Option<Weight>,
    /// How well it agrees with true proficiency, as a correlation above 0; without it, that of its
    /// kind.
    #[serde(default)]
    pub reliability: Option<Share>,
    /// The first day on which it counts; without it, the day it occurred on.
    #[serde(default)]
    pub valid_from: Option<Day>,
    /// The last day on which it counts; without it, it does not run out by itself.
    #[serde(default)]
    pub valid_until: Option<Day>,
    /// An earlier entry about the same person and competency that this one takes the place of.
    #[serde(default)]
    pub overrides: Option<Key>,
    /// Whether it counts only once a decision accepts it.
    #[serde(default)]
    pub needs_review: bool,
    /// Where it can be looked up.
    #[serde(default)]
    pub provenance: Option<Box<Provenance>>,
}

/// What sort of evidence an entry is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum EvidenceKind {
    /// The person's own judgement.
    SelfAssessment,
    /// The judgement of a manager.
    Manager,
    /// The judgement of a colleague.
    Peer,
    /// A certificate or a licence.
    Certificate,
    /// A test with a result.
    Test,
    /// A finished course.
    CourseCompletion,
    /// A piece of work that somebody graded.
    WorkSample,
    /// Derived from a text or from other data by a program.
    Inferred,
}

/// What a piece of evidence shows.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum Shown {
    /// One level.
    Level {
        /// The level.
        level: Level,
    },
    /// Some level between two, both included, such as what a certificate attests.
    Range {
        /// The lowest it may be.
        low: Level,
        /// The highest it may be.
        high: Level,
    },
    /// Points of a test or a task.
    Score {
        /// The points reached.
        points: Level,
        /// The points that could be reached, more than 0.
        maximum: Level,
    },
    /// The competency, at an open level.
    Demonstrated {},
    /// That the person had the chance to show it, and did not: negative evidence.
    NotDemonstrated {
        /// The level that was not shown; without it, not even the lowest.
        #[serde(default)]
        level: Option<Level>,
    },
}

/// Where a piece of evidence can be looked up.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default, expecting = "a provenance")]
pub struct Provenance {
    /// Address of the document: a credential, a page, a file of the host.
    pub document: Option<Text>,
    /// Id of the record in the system it comes from.
    pub record: Option<Text>,
    /// Program, model and version that derived it.
    pub generated_by: Option<Text>,
    /// Remark of who recorded it.
    pub note: Option<Text>,
}

/// What was decided about an entry after it was recorded.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, expecting = "a decision about an entry")]
pub struct Decision {
    /// Stable id.
    pub id: Key,
    /// The entry it is about.
    pub entry: Key,
    /// What was decided.
    pub verdict: EntryVerdict,
    /// The instant at which it was written down.
    pub recorded_at: Instant,
    /// Who decided.
    #[serde(default)]
    pub decided_by: Option<Key>,
    /// Why.
    #[serde(default)]
    pub reason: Option<Text>,
}

/// What may be decided about an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum EntryVerdict {
    /// It counts: what a review says.
    Accepted,
    /// It does not count: what a review says.
    Rejected,
    /// It was a mistake, and is as if it had never been there.
    Retracted,
}
