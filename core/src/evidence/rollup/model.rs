//! Rules, standings and outcomes.

use serde::{Deserialize, Serialize};

use crate::evidence::{Decision, Entry, UnknownReason};
use crate::kernel::{Day, Instant, Key, Level};

/// What the direct children of a parent have to show for it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, expecting = "a rule of a parent")]
pub struct RollupRule {
    /// The competency, by uri or by code, or the heading, by uri.
    pub parent: Key,
    /// What it takes.
    pub needs: RollupNeed,
    /// The level from which a child counts as proficient; without it, the mastery mark of its
    /// scale.
    #[serde(default)]
    pub mark: Option<Level>,
    /// What is to be recorded where the children show the parent.
    #[serde(default)]
    pub outcome: RollupMode,
    /// The level the parent is given; without it, the mastery mark of its scale.
    #[serde(default)]
    pub grade: Option<Level>,
}

/// What it takes to show a parent by its children.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum RollupNeed {
    /// All direct children.
    All {},
    /// So many of the direct children.
    KOfN {
        /// How many, from 1 to all of them.
        k: u32,
    },
    /// Every required child, and so many points of proficient ones.
    Points {
        /// The points it takes, from 1 to those of all children named here.
        needed: u32,
        /// What the children earn; one that is not named earns nothing.
        #[serde(deserialize_with = "crate::kernel::through_tree")]
        children: Vec<ChildPoints>,
    },
}

/// What a child earns for its parent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, expecting = "the points of a child")]
pub struct ChildPoints {
    /// The child, by uri or by code.
    pub child: Key,
    /// The points it earns when it is proficient.
    pub points: u32,
    /// Whether nothing else can stand in for it.
    #[serde(default)]
    pub required: bool,
}

/// What is to be recorded where the children show the parent.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum RollupMode {
    /// Nothing; the parent does not become proficient.
    None,
    /// A piece of evidence at an open level; the parent does not become proficient.
    Evidence,
    /// A level that waits for a review; the parent becomes proficient by the review.
    Recommend,
    /// A level, where the parent has none; the parent becomes proficient.
    #[default]
    Complete,
}

/// Whether somebody is proficient.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Proficiency {
    /// Yes.
    Proficient,
    /// No.
    NotProficient,
    /// Nobody knows, which is not no.
    Unknown,
    /// It makes no sense for this person.
    NotApplicable,
}

/// What a standing rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum RollupBasis {
    /// What the profile says of it.
    Profile,
    /// What its children say of it.
    Children,
}

/// Why a standing is unknown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum RollupUnknown {
    /// Nothing was ever said.
    NoEvidence,
    /// What was known has run out.
    Expired,
    /// What is claimed waits for a review.
    Pending,
    /// Fewer people judged than are asked for.
    TooFewRaters,
    /// Fewer results reach the mark than are asked for.
    TooFewResults,
    /// A review rejected what was claimed.
    Rejected,
    /// What was known speaks of something that was replaced.
    Superseded,
    /// It was shown at an open level, and has levels.
    OpenLevel,
    /// There is a level, and nothing says from which one on somebody is proficient.
    NoMark,
    /// Its own children leave it open.
    Children,
    /// It has no children that apply, so they say nothing.
    NoChildren,
    /// It is a heading without a rule that completes it.
    Heading,
}

impl From<UnknownReason> for RollupUnknown {
    fn from(reason: UnknownReason) -> Self {
        match reason {
            UnknownReason::NoEvidence => Self::NoEvidence,
            UnknownReason::Expired => Self::Expired,
            UnknownReason::Pending => Self::Pending,
            UnknownReason::TooFewRaters => Self::TooFewRaters,
            UnknownReason::TooFewResults => Self::TooFewResults,
            UnknownReason::Rejected => Self::Rejected,
            UnknownReason::Superseded => Self::Superseded,
        }
    }
}

/// Where a child stands, for the rule of its parent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ChildStanding {
    /// Uri of the child.
    pub child: Key,
    /// Whether it is proficient.
    pub standing: Proficiency,
    /// What that rests on; nothing where it is unknown.
    pub basis: Option<RollupBasis>,
    /// Why it is unknown.
    pub unknown: Option<RollupUnknown>,
    /// The level from which it counts as proficient, where there is one.
    pub mark: Option<Level>,
    /// What it earns when it is proficient: points, or 1 in a rule without points.
    pub points: u32,
    /// Whether nothing else can stand in for it.
    pub required: bool,
}

/// Where a parent with a rule stands, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ParentStanding {
    /// Uri of the parent.
    pub parent: Key,
    /// Whether it is proficient, by the profile or else by a rule that completes it.
    pub standing: Proficiency,
    /// What that rests on; nothing where it is unknown.
    pub basis: Option<RollupBasis>,
    /// Why it is unknown.
    pub unknown: Option<RollupUnknown>,
    /// Whether its children show it, whatever the profile says.
    pub by_children: Proficiency,
    /// What proficient children earn.
    pub reached: u32,
    /// What unknown children would earn beyond that.
    pub open: u32,
    /// What it takes.
    pub needed: u32,
    /// What is short of it.
    pub short_by: u32,
    /// Children that are known not to be proficient, ordered.
    pub missing: Vec<Key>,
    /// Children of whom nobody knows, ordered.
    pub to_find_out: Vec<Key>,
    /// All children the rule looks at, ordered.
    pub children: Vec<ChildStanding>,
}

/// Where every parent with a rule stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RollUp {
    /// The person.
    pub person: Key,
    /// One for each rule, ordered by parent.
    pub parents: Vec<ParentStanding>,
}

/// Who records the outcomes of a roll-up, and when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, expecting = "a run of a roll-up")]
pub struct RollupRun {
    /// Id of this run, with which the ids of all that it records begin.
    pub id: Key,
    /// The day for which the profile speaks.
    pub occurred_on: Day,
    /// The instant at which it is written down.
    pub recorded_at: Instant,
    /// Who records it.
    #[serde(default)]
    pub recorded_by: Option<Key>,
}

/// One thing to record.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum RollupOutcome {
    /// A piece of evidence at an open level.
    Evidence {
        /// Uri of the parent.
        parent: Key,
        /// What to record.
        entry: Box<Entry>,
    },
    /// A level that waits for a review.
    Recommend {
        /// Uri of the parent.
        parent: Key,
        /// What to record.
        entry: Box<Entry>,
    },
    /// A level of a parent that has none.
    Complete {
        /// Uri of the parent.
        parent: Key,
        /// What to record.
        entry: Box<Entry>,
    },
    /// What an earlier roll-up recorded no longer holds.
    Retract {
        /// Uri of the parent, or the name the entry has for it.
        parent: Key,
        /// What to record.
        decision: Box<Decision>,
    },
}

/// What to record because of a roll-up.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RollupOutcomes {
    /// Where every parent stands.
    pub roll_up: RollUp,
    /// What to record, ordered by parent; what is taken back comes first.
    pub proposed: Vec<RollupOutcome>,
}
