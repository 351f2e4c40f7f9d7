//! Sign-ins and what is unusual about one, as data.

use serde::{Deserialize, Serialize};

use crate::account::Effect;
use crate::kernel::Instant;

/// A place on the earth.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, expecting = "a place on the earth")]
pub struct GeoPoint {
    /// Degrees north of the equator, from -90 to 90.
    pub latitude: f64,
    /// Degrees east of Greenwich, from -180 to 180.
    pub longitude: f64,
}

/// A sign-in that is about to happen.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields, expecting = "an attempt to sign in")]
pub struct LoginAttempt {
    /// Whether the device is known.
    pub known_device: bool,
    /// The country it comes from, such as `DE`; nothing where that is not known.
    pub country: Option<String>,
    /// The place it comes from; nothing where that is not known.
    pub place: Option<GeoPoint>,
    /// How many attempts failed since the last success.
    pub recent_failures: u32,
    /// Whether the password is among those that were stolen somewhere.
    pub breached_password: bool,
}

/// A sign-in that succeeded.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, expecting = "a past sign-in")]
pub struct PastLogin {
    /// When.
    pub at: Instant,
    /// The country it came from; nothing where that is not known.
    #[serde(default)]
    pub country: Option<String>,
    /// The place it came from; nothing where that is not known.
    #[serde(default)]
    pub place: Option<GeoPoint>,
}

/// What is unusual, and what follows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields, expecting = "a policy of risk")]
pub struct RiskPolicy {
    /// Kilometres in an hour that nobody travels at, from 100 to 10,000; without it, 900, which is
    /// what airliners reach.
    pub speed_kmh: u32,
    /// Kilometres that are no travel, since places of addresses are guessed; without it, 100.
    pub near_km: u32,
    /// From how many failures on they are a reason, from 1 up; without it, 3.
    pub failures_from: u32,
    /// From how many points on one more factor is needed; without it, 1.
    pub step_up_from: u32,
    /// From how many points on the sign-in is blocked; without it, 4.
    pub block_from: u32,
}

impl Default for RiskPolicy {
    fn default() -> Self {
        Self { speed_kmh: 900, near_km: 100, failures_from: 3, step_up_from: 1, block_from: 4 }
    }
}

/// One thing that is unusual about a sign-in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum RiskReason {
    /// The device is not known; 1 point.
    NewDevice,
    /// Nobody signed in from this country before; 1 point.
    NewCountry {
        /// The country.
        country: String,
    },
    /// The last sign-in was too far away for the time between; 2 points.
    ImpossibleTravel {
        /// Kilometres between the two places, rounded down.
        distance_km: u32,
        /// Minutes between the two, rounded down; 0 where the clock went back.
        minutes: u32,
    },
    /// Attempts failed just before; 1 point.
    RecentFailures {
        /// How many.
        failures: u32,
    },
    /// The password is among those that were stolen somewhere; 2 points.
    BreachedPassword,
}

/// What to do about a sign-in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum LoginAction {
    /// Let it pass.
    Allow,
    /// Ask for one more factor.
    StepUp,
    /// Refuse it.
    Block,
}

/// How a sign-in looks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct LoginRisk {
    /// What to do about it.
    pub action: LoginAction,
    /// The sum of the points of all reasons.
    pub points: u32,
    /// What is unusual; nothing where all is as ever.
    pub reasons: Vec<RiskReason>,
    /// What to do next.
    pub effects: Vec<Effect>,
}
