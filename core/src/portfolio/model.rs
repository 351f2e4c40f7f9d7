//! People, as they come.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::evidence::Profile;
use crate::kernel::Key;

/// A set of people.
///
/// Their order decides nothing but the order of answers that name everybody.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, expecting = "a cohort")]
pub struct Cohort {
    /// The people; nobody is there twice.
    pub members: Vec<Member>,
}

/// One person of a cohort.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, expecting = "a member of a cohort")]
pub struct Member {
    /// What the person shows.
    pub profile: Profile,
    /// The groups the person is in, by column, such as `department`: `finance`.
    #[serde(default)]
    pub groups: BTreeMap<Key, Key>,
    /// Uri or code of the role the person has or aims at.
    #[serde(default)]
    pub target_role: Option<Key>,
}
