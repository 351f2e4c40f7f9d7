//! Profiles.

use serde::{Deserialize, Serialize};

use super::EvidenceError;
use crate::framework::FrameworkVersion;
use crate::kernel::{Day, Key, Level};
use crate::problem::Fault;

/// What one person shows on one day.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
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
    /// Nobody knows.
    Unknown,
}

impl HeldLevel {
    /// What the entry at this place of a profile means.
    ///
    /// # Errors
    ///
    /// * `evidence.contradiction` when it has a level and a status that denies it.
    pub fn standing(&self, entry: u32) -> Result<Standing<'_>, EvidenceError> {
        match (self.level, self.status) {
            (Some(level), None | Some(HoldingStatus::Demonstrated)) => {
                Ok(Standing::Level(level, self.scale.as_ref()))
            }
            (Some(level), Some(_)) => {
                let fault = Fault::new().at(format!("profile.levels[{entry}].status"));
                let fault = fault.with("competency", &self.competency);
                Err(EvidenceError::Contradiction(fault.with("level", level)))
            }
            (None, Some(HoldingStatus::Demonstrated)) => Ok(Standing::Demonstrated),
            (None, Some(HoldingStatus::NotDemonstrated)) => Ok(Standing::NotDemonstrated),
            (None, Some(HoldingStatus::NotApplicable)) => Ok(Standing::NotApplicable),
            (None, None | Some(HoldingStatus::Unknown)) => Ok(Standing::Unknown),
        }
    }
}
