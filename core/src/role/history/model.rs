//! Histories: the versions of one role or of one career path.

use serde::{Deserialize, Serialize};

use crate::kernel::{Day, Key, Text};
use crate::role::{CareerPath, Role};

/// All versions of one role.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, expecting = "a history of a role")]
pub struct RoleHistory {
    /// Uri of the role.
    pub uri: Key,
    /// Its versions; the order does not matter.
    #[serde(default)]
    pub versions: Vec<RoleVersion>,
}

/// What a role asks, from one day to another.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, expecting = "a version of a role")]
pub struct RoleVersion {
    /// Name of the version, such as `2026.1`.
    pub version: Text,
    /// The first day on which it holds.
    pub effective_from: Day,
    /// The last day on which it holds; without it, until further notice.
    #[serde(default)]
    pub effective_until: Option<Day>,
    /// The role.
    pub role: Role,
}

/// All versions of one career path.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, expecting = "a history of a career path")]
pub struct CareerPathHistory {
    /// Uri of the career path.
    pub uri: Key,
    /// Its versions; the order does not matter.
    #[serde(default)]
    pub versions: Vec<CareerPathVersion>,
}

/// The steps of a career path, from one day to another.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, expecting = "a version of a career path")]
pub struct CareerPathVersion {
    /// Name of the version, such as `2026.1`.
    pub version: Text,
    /// The first day on which it holds.
    pub effective_from: Day,
    /// The last day on which it holds; without it, until further notice.
    #[serde(default)]
    pub effective_until: Option<Day>,
    /// The career path.
    pub path: CareerPath,
}
