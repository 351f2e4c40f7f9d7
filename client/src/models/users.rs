//! People with an account, and the state of the service.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::Open;
use crate::check::{Checked, validated};
use crate::proto::{ApiError, Secret};

/// Whether an account can be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum UserStatus {
    /// It can.
    Active,
    /// It was made, and its person has not confirmed it yet.
    Invited,
    /// It is closed for the moment.
    Suspended,
}

/// A person with an account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct User {
    /// Id of the account.
    pub id: String,
    /// The address.
    pub email: String,
    /// The name to show.
    #[serde(default)]
    pub name: Option<String>,
    /// Whether it can be used.
    pub status: Open<UserStatus>,
    /// What the person may do, as names of grants.
    #[serde(default)]
    pub grants: Vec<String>,
    /// Under which id the person stands in profiles and evidence.
    #[serde(default)]
    pub person: Option<String>,
}

/// An address and a password.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(validator::Validate))]
pub struct Credentials {
    /// The address.
    #[cfg_attr(
        not(target_arch = "wasm32"),
        validate(email(message = "the address is no email address"))
    )]
    pub email: String,
    /// The password.
    pub password: Secret,
}

/// A person to make an account for.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(not(target_arch = "wasm32"), derive(validator::Validate))]
#[serde(deny_unknown_fields)]
pub struct NewUser {
    /// The address.
    #[cfg_attr(
        not(target_arch = "wasm32"),
        validate(email(message = "the address is no email address"))
    )]
    pub email: String,
    /// The name to show.
    #[cfg_attr(
        not(target_arch = "wasm32"),
        validate(length(min = 1, max = 200, message = "a name has 1 to 200 letters"))
    )]
    pub name: Option<String>,
    /// What the person may do, as names of grants.
    #[cfg_attr(
        not(target_arch = "wasm32"),
        validate(length(max = 100, message = "nobody has more than 100 grants"))
    )]
    #[serde(default)]
    pub grants: Vec<String>,
    /// Under which id the person stands in profiles and evidence.
    pub person: Option<String>,
}

/// What to change about a person; what is `None` stays as it is.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(not(target_arch = "wasm32"), derive(validator::Validate))]
#[serde(deny_unknown_fields)]
pub struct UserChange {
    /// The name to show.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(
        not(target_arch = "wasm32"),
        validate(length(min = 1, max = 200, message = "a name has 1 to 200 letters"))
    )]
    pub name: Option<String>,
    /// Whether the account can be used.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<UserStatus>,
    /// What the person may do, as names of grants.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub grants: Option<Vec<String>>,
}

/// Whether the service works.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Health {
    /// `ok`, or what is wrong.
    pub status: String,
    /// The version of the service.
    #[serde(default)]
    pub version: Option<String>,
    /// What it needs, by name, and whether it has it.
    #[serde(default)]
    pub checks: BTreeMap<String, String>,
}

impl Checked for Credentials {
    fn check(&self) -> Result<(), ApiError> {
        validated(self)
    }
}

impl Checked for NewUser {
    fn check(&self) -> Result<(), ApiError> {
        validated(self)
    }
}

impl Checked for UserChange {
    fn check(&self) -> Result<(), ApiError> {
        validated(self)
    }
}
