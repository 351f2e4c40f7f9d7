//! Profiles.

use serde::{Deserialize, Serialize};

use super::EvidenceError;
use crate::framework::FrameworkVersion;
use crate::kernel::{Day, Key, Level};
use crate::problem::Fault;

/// What one person shows on one day.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, expecting = "a profile")]
pub struct Profile {
    /// Id of the person; it means nothing here, and no name is needed.
    pub person: Key,
    /// The day the profile speaks for.
    #[serde(default)]
    pub as_of: Option<Day>,
    /// The framework whose competencies it names.
    #[serde(default)]
    pub framework: Option<FrameworkVersion>,
    /// What it says about each competency; the order does not matter.
    #[serde(default)]
    pub levels: Vec<HeldLevel>,
}

/// What a profile says about one competency.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, expecting = "a level of a person")]
pub struct HeldLevel {
    /// Uri of the competency, or its code in the framework.
    pub competency: Key,
    /// The level shown.
    #[serde(default)]
    pub level: Option<Level>,
    /// The scale of the level; without it, the one the role asks on.
    #[serde(default)]
    pub scale: Option<Key>,
    /// What is said where it is more, or less, than a level.
    #[serde(default)]
    pub status: Option<HoldingStatus>,
}

/// What is said about a competency beside a level.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum HoldingStatus {
    /// The person showed it; at which level may be open.
    Demonstrated,
    /// The person had the chance to show it, and did not.
    NotDemonstrated,
    /// It makes no sense for this person.
    NotApplicable,
    /// Nobody knows.
    Unknown,
    /// What was known has run out; a level beside it is shown and does not count.
    Expired,
    /// What is claimed waits for a review; a level beside it is shown and does not count.
    Pending,
    /// Fewer people judged than are asked for; a level beside it is shown and does not count.
    TooFewRaters,
    /// Fewer results reach the mark than are asked for; a level beside it is shown and does not
    /// count.
    TooFewResults,
    /// A review rejected what was claimed; a level beside it is shown and does not count.
    Rejected,
    /// What was known speaks of something that was replaced; a level beside it is shown and does
    /// not count.
    Superseded,
}

/// Why a competency is unknown.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum UnknownReason {
    /// Nothing was ever said.
    #[default]
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
}

/// What is said about a competency, in one of its meanings.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Standing<'a> {
    /// A level, on a named scale or on the one the role asks on.
    Level(Level, Option<&'a Key>),
    /// Shown, at an open level.
    Demonstrated,
    /// Not shown, although there was the chance.
    NotDemonstrated,
    /// Makes no sense for this person.
    NotApplicable,
    /// Nobody knows, and why; a level that does not count may be there for showing.
    Unknown(UnknownReason),
}

impl HoldingStatus {
    /// Why a competency with this status is unknown; nothing where it is known.
    #[must_use]
    pub const fn unknown_reason(self) -> Option<UnknownReason> {
        match self {
            Self::Demonstrated | Self::NotDemonstrated | Self::NotApplicable => None,
            Self::Unknown => Some(UnknownReason::NoEvidence),
            Self::Expired => Some(UnknownReason::Expired),
            Self::Pending => Some(UnknownReason::Pending),
            Self::TooFewRaters => Some(UnknownReason::TooFewRaters),
            Self::TooFewResults => Some(UnknownReason::TooFewResults),
            Self::Rejected => Some(UnknownReason::Rejected),
            Self::Superseded => Some(UnknownReason::Superseded),
        }
    }
}

impl HeldLevel {
    /// What the entry at this place of a profile means.
    ///
    /// # Errors
    ///
    /// * `evidence.contradiction` when it has a level and a status that denies it.
    pub fn standing(&self, entry: u32) -> Result<Standing<'_>, EvidenceError> {
        use HoldingStatus as S;

        match (self.level, self.status) {
            (Some(level), None | Some(S::Demonstrated)) => {
                Ok(Standing::Level(level, self.scale.as_ref()))
            }
            (Some(level), Some(S::NotDemonstrated | S::NotApplicable | S::Unknown)) => {
                let fault = Fault::new().at(format!("profile.levels[{entry}].status"));
                let fault = fault.with("competency", &self.competency);
                Err(EvidenceError::Contradiction(fault.with("level", level)))
            }
            (None, Some(S::Demonstrated)) => Ok(Standing::Demonstrated),
            (None, Some(S::NotDemonstrated)) => Ok(Standing::NotDemonstrated),
            (None, Some(S::NotApplicable)) => Ok(Standing::NotApplicable),
            (_, status) => {
                let reason = status.and_then(S::unknown_reason);
                Ok(Standing::Unknown(reason.unwrap_or_default()))
            }
        }
    }
}
