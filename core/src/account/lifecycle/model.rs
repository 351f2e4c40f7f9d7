//! The states of an account as data.

use serde::{Deserialize, Serialize};

use crate::account::Effect;
use crate::kernel::Instant;

/// Where an account is in its life.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(
    tag = "kind",
    rename_all = "snake_case",
    deny_unknown_fields,
    expecting = "the state of an account"
)]
pub enum AccountState {
    /// Somebody was asked to join.
    Invited {},
    /// The person has joined, and the address is not known to be theirs.
    PendingVerification {},
    /// The person can sign in.
    Active {},
    /// Somebody has closed the account until it is resumed.
    Suspended {},
    /// The way in is closed for a time.
    Locked {
        /// From when on the account is active again.
        until: Instant,
    },
    /// The account is closed for good; its data are still there.
    Deactivated {},
    /// The data of the person are gone.
    Erased {},
}

/// What happens to an account.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(
    tag = "kind",
    rename_all = "snake_case",
    deny_unknown_fields,
    expecting = "an event of an account"
)]
pub enum AccountEvent {
    /// The person takes the invitation up.
    Join {},
    /// The address is shown to be the person's.
    VerifyEmail {},
    /// Somebody closes the account.
    Suspend {},
    /// Somebody opens it again.
    Resume {},
    /// The way in is closed for a time; a lock that lasts longer stays.
    Lock {
        /// Until when.
        until: Instant,
    },
    /// The way in is opened before its time.
    Unlock {},
    /// The account is closed for good.
    Deactivate {},
    /// The data of the person are to go.
    Erase {},
}

/// What the host stores of the state of an account.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, expecting = "the record of an account")]
pub struct AccountRecord {
    /// Where it is in its life.
    pub state: AccountState,
    /// Since when.
    pub since: Instant,
    /// Grows with every change: store the new state only where the stored one has the old version.
    #[serde(default)]
    pub version: u32,
}

/// Whether the tenant hangs on this account.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields, expecting = "whether the account administers its tenant")]
pub struct AdminStanding {
    /// Whether the account administers its tenant.
    pub is_admin: bool,
    /// How many other active accounts do, counted in the transaction that stores the new state.
    pub other_active_admins: u32,
}

/// An account after an event.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct AccountStep {
    /// The record to store.
    pub record: AccountRecord,
    /// Whether the person can sign in now.
    pub may_sign_in: bool,
    /// What to do next.
    pub effects: Vec<Effect>,
}
