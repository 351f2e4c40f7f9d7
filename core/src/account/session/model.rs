//! Sessions as data.

use serde::{Deserialize, Serialize};

use crate::account::Disclosed;
use crate::kernel::Instant;
use crate::problem::Problem;

/// How sure it is that the person is who they say they are (SP 800-63B-4 section 2).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum AssuranceLevel {
    /// One factor.
    Aal1,
    /// Two factors.
    Aal2,
    /// Two factors, one of which is hardware that withstands phishing.
    Aal3,
}

/// How long sessions last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, expecting = "a policy of sessions")]
pub struct SessionPolicy {
    /// Seconds from the sign-in to the end, from 60 to a year.
    pub absolute_seconds: u32,
    /// Seconds without use to the end; nothing where only the absolute end counts.
    pub idle_seconds: Option<u32>,
    /// Seconds that pass before a use is written down again, less than half of the idle time.
    pub touch_seconds: u32,
    /// Seconds after which the session gets a new id; nothing for never.
    pub renew_seconds: Option<u32>,
    /// Seconds for which the old id works beside the new one, up to 60, for requests under way.
    pub overlap_seconds: u32,
    /// Seconds before the end at which the person is warned.
    pub warn_seconds: u32,
}

/// Policies that have a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum SessionPreset {
    /// 30 days.
    Aal1,
    /// 24 hours, 1 hour without use.
    Aal2,
    /// 12 hours, 15 minutes without use.
    Aal3,
    /// 8 hours, 30 minutes without use.
    Office,
}

/// What the host stores of a session.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, expecting = "a session")]
pub struct Session {
    /// SHA-256 of its id, in hexadecimal.
    pub id_hash: String,
    /// The id before this one, while it works beside it.
    #[serde(default)]
    pub previous: Option<PreviousId>,
    /// Whose account it is for.
    pub subject: String,
    /// How the person showed who they are.
    pub level: AssuranceLevel,
    /// When the person last did.
    pub authenticated_at: Instant,
    /// When the id was given.
    pub id_issued_at: Instant,
    /// The last use that was written down.
    pub last_seen_at: Instant,
    /// The absolute end; it never changes.
    pub expires_at: Instant,
    /// When it was ended; nothing while it was not.
    #[serde(default)]
    pub ended_at: Option<Instant>,
    /// Grows with every change: store the new state only where the stored one has the old version.
    #[serde(default)]
    pub version: u32,
}

/// An id that a session had before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, expecting = "the id before")]
pub struct PreviousId {
    /// SHA-256 of the id, in hexadecimal.
    pub id_hash: String,
    /// Until when it works.
    pub until: Instant,
}

/// A session with an id that is handed out once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct NewSession {
    /// The id: set it as a cookie, and do not store it.
    pub id_once: Disclosed,
    /// The state to store.
    pub session: Session,
}

/// What a request needs beyond a session.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields, expecting = "what a request needs")]
pub struct SessionNeed {
    /// The least level; nothing where any will do.
    pub level: Option<AssuranceLevel>,
    /// How many seconds ago the person may have shown who they are; nothing where it may be long.
    pub authenticated_within_seconds: Option<u32>,
}

/// How a session stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum SessionAnswer {
    /// It lasts.
    Active {
        /// The session as it is now.
        session: Session,
        /// Whether the session has to be stored, because its use was written down.
        touched: bool,
        /// Whether to give it a new id now.
        renew_id: bool,
        /// When to warn the person.
        warn_at: Instant,
        /// When it ends if it is not used.
        expires_at: Instant,
    },
    /// It lasts, and the person has to show anew who they are.
    Reauth {
        /// At which level.
        level: AssuranceLevel,
        /// Why.
        reason: ReauthReason,
    },
    /// It is over: delete it, and the cookie.
    Ended {
        /// Why, for the audit log.
        reason: SessionEnd,
        /// What the person is told.
        problem: Problem,
    },
}

/// Why a person has to show anew who they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum ReauthReason {
    /// The request needs a higher level.
    Level,
    /// The last time is too long ago.
    Age,
}

/// Why a session is over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum SessionEnd {
    /// The id has another form; nothing was compared.
    Malformed,
    /// The id is not that of the session, or no longer.
    UnknownId,
    /// It was ended.
    Ended,
    /// Its absolute end has come.
    Absolute,
    /// It was not used for too long.
    Idle,
}

/// How many sessions an account may have at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, expecting = "a limit of sessions")]
pub struct SessionLimit {
    /// The most sessions, from 1 to 1000.
    pub most: u32,
    /// What happens when there are as many.
    pub when_full: WhenFull,
}

/// What happens when an account has as many sessions as it may have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum WhenFull {
    /// The new one is not let in.
    RejectNew,
    /// The one that was used longest ago ends.
    EvictOldest,
}

/// Whether there is room for one more session.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum SessionAdmission {
    /// There is.
    Admitted {
        /// The sessions that end for it, to be stored.
        ended: Vec<Session>,
    },
    /// There is not.
    Rejected {
        /// How many sessions there are.
        open: u32,
    },
}
