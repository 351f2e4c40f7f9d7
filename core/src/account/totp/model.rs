//! One-time codes as data.

use serde::{Deserialize, Serialize};

use crate::account::Disclosed;
use crate::problem::Problem;

/// The hash inside the HMAC.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum OtpAlgorithm {
    /// SHA-1, which every authenticator knows; its weakness is in collisions, which HMAC survives.
    #[default]
    Sha1,
    /// SHA-256.
    Sha256,
    /// SHA-512.
    Sha512,
}

/// How codes are made from the time, and how many are taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields, expecting = "options of codes by time")]
pub struct TotpOptions {
    /// The hash; without it, SHA-1.
    pub algorithm: OtpAlgorithm,
    /// How many digits a code has, from 6 to 8; without it, 6.
    pub digits: u32,
    /// How many seconds a step lasts, from 15 to 300; without it, 30.
    pub period_seconds: u32,
    /// How many steps before and after the present one are taken too, from 0 to 5; without it, 1.
    pub skew_steps: u32,
}

impl Default for TotpOptions {
    fn default() -> Self {
        Self { algorithm: OtpAlgorithm::Sha1, digits: 6, period_seconds: 30, skew_steps: 1 }
    }
}

/// Options that have a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum TotpPreset {
    /// SHA-1, 6 digits, 30 seconds, and one step before and after (RFC 6238 section 5.2).
    Common,
    /// The same without steps before and after: a code lives for 30 seconds (ASVS 5.0, 6.5.5).
    Strict,
}

/// A new secret for an authenticator, which is shown once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct NewTotpSecret {
    /// The secret in base 32: show it once, and store it encrypted.
    pub secret_once: Disclosed,
}

/// What the host stores of an authenticator beside its secret.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields, expecting = "the state of codes by time")]
pub struct TotpState {
    /// The step of the last code that was taken; no code of it, or before it, is taken again.
    pub last_step: Option<u32>,
    /// Grows with every change: store the new state only where the stored one has the old version.
    pub version: u32,
}

/// Whether a code by time is taken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum TotpAnswer {
    /// It is.
    Accepted {
        /// The state to store.
        state: TotpState,
        /// How many steps the authenticator is ahead; negative where it is behind.
        drift: i32,
    },
    /// It is not; the state stays.
    Refused {
        /// Why, for the audit log.
        reason: OtpRefusal,
        /// What the person is told.
        problem: Problem,
    },
}

/// Why a one-time code is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum OtpRefusal {
    /// It is no code of this many digits; nothing was compared.
    Malformed,
    /// It is another code.
    Invalid,
    /// It is right, and it or a later one was used before.
    Replayed,
}

/// How codes are made from a counter, and how many are taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields, expecting = "options of codes by counter")]
pub struct HotpOptions {
    /// How many digits a code has, from 6 to 8; without it, 6.
    pub digits: u32,
    /// How many codes after the expected one are taken, from 0 to 20; without it, 5.
    ///
    /// Somebody who presses the button without signing in gets ahead (RFC 4226 section 7.4).
    pub look_ahead: u32,
}

impl Default for HotpOptions {
    fn default() -> Self {
        Self { digits: 6, look_ahead: 5 }
    }
}

/// What the host stores of an authenticator that counts.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields, expecting = "the state of codes by counter")]
pub struct HotpState {
    /// The counter of the next code.
    pub counter: u32,
    /// Grows with every change: store the new state only where the stored one has the old version.
    pub version: u32,
}

/// Whether a code by counter is taken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum HotpAnswer {
    /// It is.
    Accepted {
        /// The state to store.
        state: HotpState,
        /// How many codes were left out.
        skipped: u32,
    },
    /// It is not; the state stays.
    Refused {
        /// Why, for the audit log.
        reason: OtpRefusal,
        /// What the person is told.
        problem: Problem,
    },
}
