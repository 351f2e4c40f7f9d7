//! Backup codes as data.

use serde::{Deserialize, Serialize};

use crate::account::{Disclosed, Effect};
use crate::kernel::Instant;
use crate::problem::Problem;

/// What the host stores of the backup codes of an account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, expecting = "backup codes")]
pub struct BackupCodes {
    /// All codes of one generation, used ones too.
    pub codes: Vec<BackupCode>,
    /// When they were made.
    pub created_at: Instant,
    /// Grows with every change: store the new state only where the stored one has the old version.
    #[serde(default)]
    pub version: u32,
}

/// What is stored of one code.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, expecting = "a backup code")]
pub struct BackupCode {
    /// SHA-256 of the code, in hexadecimal.
    pub hash: String,
    /// When it was used; nothing while it was not.
    #[serde(default)]
    pub used_at: Option<Instant>,
}

/// New backup codes, which are shown once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct NewBackupCodes {
    /// The codes: show them once, and store none of them.
    pub codes_once: Vec<Disclosed>,
    /// The state to store, in place of all codes there were.
    pub state: BackupCodes,
}

/// Whether a backup code is taken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum BackupAnswer {
    /// It is, and is used up.
    Accepted {
        /// The state to store.
        state: BackupCodes,
        /// The place of the code among all of its generation.
        index: u32,
        /// How many codes are left.
        remaining: u32,
        /// What to do next: where two or fewer are left, the person is told.
        effects: Vec<Effect>,
    },
    /// It is not; the state stays.
    Refused {
        /// Why, for the audit log.
        reason: BackupRefusal,
        /// What the person is told.
        problem: Problem,
    },
}

/// Why a backup code is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum BackupRefusal {
    /// It has another form than a code; nothing was compared.
    Malformed,
    /// It is none of the codes.
    Unknown,
    /// It was used before.
    Used,
}
