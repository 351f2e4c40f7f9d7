//! What becomes of a password over time.

use serde::{Deserialize, Serialize};

use super::policy::PasswordPolicy;
use crate::kernel::Instant;

/// What a host knows about a password that is set.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct PasswordMeta {
    /// When it was set.
    pub set_at: Instant,
    /// Whether somebody else set it, such as an administrator.
    #[serde(default)]
    pub is_initial: bool,
    /// Whether there is evidence that somebody else knows it.
    #[serde(default)]
    pub is_compromised: bool,
    /// Whether there is a second factor.
    #[serde(default)]
    pub has_second_factor: bool,
}

/// What has to be done about a password.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum PasswordState {
    /// Nothing.
    #[serde(rename = "ok")]
    Fine {},
    /// The person should be told that it has to be changed soon.
    #[serde(rename = "warn")]
    Soon {
        /// When it has to be changed.
        at: Instant,
        /// The whole days until then.
        days: u32,
    },
    /// It has to be changed before anything else.
    MustChange {
        /// Why.
        reason: MustChange,
    },
    /// It is not good for signing in any more; somebody has to set a new one.
    Ended {
        /// Why.
        reason: MustChange,
    },
}

/// Why a password has to be changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum MustChange {
    /// There is evidence that somebody else knows it.
    PasswordCompromised,
    /// Somebody else set it.
    PasswordInitialMustChange,
    /// It is older than the policy allows.
    PasswordExpired,
}

const HOUR: i64 = 3_600_000;
const DAY: i64 = 24 * HOUR;

/// What has to be done about a password that is set.
///
/// Evidence of compromise comes first (SP 800-63B-4: SHALL), then that somebody else set it, then
/// its age, where the policy has one.
/// One that somebody else set ends after `initial_valid_hours` (ASVS 5.0, 6.4.1).
/// A password is old at the instant its last day ends, which is `max_age_days` after it was set.
#[must_use]
pub fn password_state(meta: &PasswordMeta, policy: &PasswordPolicy, now: Instant) -> PasswordState {
    let age = now.unix_milliseconds() - meta.set_at.unix_milliseconds();
    if meta.is_compromised {
        return PasswordState::MustChange { reason: MustChange::PasswordCompromised };
    }
    if meta.is_initial {
        let reason = MustChange::PasswordInitialMustChange;
        let is_good = age < i64::from(policy.initial_valid_hours) * HOUR;
        return if is_good {
            PasswordState::MustChange { reason }
        } else {
            PasswordState::Ended { reason }
        };
    }
    let counts = !(policy.max_age_for_single_factor_only && meta.has_second_factor);
    let most = i64::from(policy.max_age_days) * DAY;
    let end = Instant::from_unix_milliseconds(meta.set_at.unix_milliseconds() + most);
    let Some(at) = end.filter(|_| policy.max_age_days > 0 && counts) else {
        return PasswordState::Fine {};
    };
    let left = most - age;
    if left <= 0 {
        PasswordState::MustChange { reason: MustChange::PasswordExpired }
    } else if left <= i64::from(policy.warn_age_days) * DAY {
        PasswordState::Soon { at, days: u32::try_from(left / DAY).unwrap_or(u32::MAX) }
    } else {
        PasswordState::Fine {}
    }
}
