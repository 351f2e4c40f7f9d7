//! Failures to sign in as data.

use serde::{Deserialize, Serialize};

use crate::account::{Disclosed, Effect};
use crate::kernel::Instant;
use crate::problem::Problem;

/// How many failures there may be, and how long to wait after them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields, expecting = "a policy of lockout")]
pub struct LockoutPolicy {
    /// How many failures there are before anybody waits, from 1 to 20; without it, 5.
    pub free_tries: u32,
    /// Seconds of the first wait, which doubles with each failure, from 1 to an hour; without it, 30.
    pub first_wait_seconds: u32,
    /// Seconds of the longest wait, up to a day; without it, an hour.
    pub longest_wait_seconds: u32,
    /// How many failures of strangers switch the authenticator off for them; without it, 50.
    pub most_failures: u32,
    /// How many failures make a known device a stranger; without it, 10.
    pub device_failures: u32,
    /// How many devices are known at once, the one that succeeded longest ago going first; without
    /// it, 5.
    pub most_devices: u32,
}

impl Default for LockoutPolicy {
    fn default() -> Self {
        Self {
            free_tries: 5,
            first_wait_seconds: 30,
            longest_wait_seconds: 60 * 60,
            most_failures: 50,
            device_failures: 10,
            most_devices: 5,
        }
    }
}

/// What the host stores for one authenticator of one account.
///
/// Once the authenticator is set up again, store the default in its place.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields, expecting = "the failures to sign in")]
pub struct Lockout {
    /// The failures of all devices that are not known.
    pub strangers: FailureBucket,
    /// The known devices, the one that succeeded last at the end.
    pub devices: Vec<KnownDevice>,
    /// Grows with every change: store the new state only where the stored one has the old version.
    pub version: u32,
}

/// Failures since the last success.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields, expecting = "a bucket of failures")]
pub struct FailureBucket {
    /// How many.
    pub failures: u32,
    /// When the last one was.
    pub last_failed_at: Option<Instant>,
}

/// A device on which somebody has signed in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, expecting = "a known device")]
pub struct KnownDevice {
    /// SHA-256 of what its cookie holds, in hexadecimal.
    pub hash: String,
    /// Its failures.
    #[serde(default)]
    pub bucket: FailureBucket,
}

/// What a new device keeps in its cookie.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct NewDevice {
    /// 128 random bits: set them as a cookie of long life once somebody has signed in.
    pub device_once: Disclosed,
}

/// Whether somebody may try now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum LoginGate {
    /// They may.
    Open {
        /// Whether the device is known.
        known_device: bool,
        /// How many more failures there may be before there is a wait.
        free_tries: u32,
    },
    /// They have to wait; nothing may be compared.
    Wait {
        /// Until when.
        until: Instant,
        /// The state to store where the clock went back: the wait counts from now; mostly nothing.
        anchored: Option<Lockout>,
        /// What the person is told.
        problem: Problem,
    },
    /// They may not until the authenticator is set up again; nothing may be compared.
    Disabled {
        /// What the person is told.
        problem: Problem,
    },
}

/// What comes of an attempt.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct LoginRecord {
    /// Whether the attempt counts: it does not where the gate was closed, whatever was compared.
    pub counted: bool,
    /// The state to store.
    pub state: Lockout,
    /// Whether somebody may try again now.
    pub gate: LoginGate,
    /// What to do next.
    pub effects: Vec<Effect>,
}
