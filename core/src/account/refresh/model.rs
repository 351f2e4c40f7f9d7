//! Refresh tokens as data.

use serde::{Deserialize, Serialize};

use crate::account::{Disclosed, Effect};
use crate::kernel::Instant;
use crate::problem::Problem;

/// How long tokens live, and how lost answers are made good.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields, expecting = "a policy of refresh tokens")]
pub struct RefreshPolicy {
    /// Seconds from the sign-in after which nothing of the family works, up to a year; without it,
    /// 30 days. No use extends it (ASVS 5.0, 10.4.8).
    pub absolute_seconds: u32,
    /// Seconds that a token waits for its use; without it, 7 days.
    pub idle_seconds: u32,
    /// Seconds in which the immediate predecessor may come again while its successor is unused, up
    /// to 60, or 0 for never; without it, 10.
    pub grace_seconds: u32,
    /// How many tokens a family may have, up to 20,000; without it, 5000.
    pub most_tokens: u32,
}

impl Default for RefreshPolicy {
    fn default() -> Self {
        Self {
            absolute_seconds: 30 * 24 * 60 * 60,
            idle_seconds: 7 * 24 * 60 * 60,
            grace_seconds: 10,
            most_tokens: 5000,
        }
    }
}

/// What the host stores of all tokens that come from one sign-in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, expecting = "a family of refresh tokens")]
pub struct RefreshFamily {
    /// Its id, which tells nothing.
    pub id: String,
    /// Whose account it is for.
    pub subject: String,
    /// The client or device it was made for; nothing where any may come.
    #[serde(default)]
    pub binding: Option<String>,
    /// From when on nothing of it works; it never changes.
    pub expires_at: Instant,
    /// The token that may be used next.
    pub leaf: RefreshLeaf,
    /// The token that the leaf came from, with the time when it was used for the first time.
    #[serde(default)]
    pub predecessor: Option<RefreshLeaf>,
    /// The hashes of all other tokens there were.
    #[serde(default)]
    pub spent: Vec<String>,
    /// When it was revoked; nothing while it was not.
    #[serde(default)]
    pub revoked_at: Option<Instant>,
    /// Grows with every change: store the new state only where the stored one has the old version.
    #[serde(default)]
    pub version: u32,
}

/// A token as it is stored, with a time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, expecting = "a stored refresh token")]
pub struct RefreshLeaf {
    /// SHA-256 of the token, in hexadecimal.
    pub hash: String,
    /// When the leaf was made, or when the predecessor was used.
    pub at: Instant,
}

/// A new family, with its first token.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct NewRefreshFamily {
    /// The token: hand it to the client, and do not store it.
    pub token_once: Disclosed,
    /// From when on this token does not work.
    pub expires_at: Instant,
    /// The state to store.
    pub family: RefreshFamily,
}

/// What comes of a refresh token.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum RefreshAnswer {
    /// It was the leaf: here is the next one.
    Rotated {
        /// The new token: hand it to the client, and do not store it.
        token_once: Disclosed,
        /// From when on the new token does not work.
        expires_at: Instant,
        /// The state to store.
        family: RefreshFamily,
    },
    /// It was the predecessor, whose successor got lost: here is another successor, and the lost
    /// one does not work any more.
    Retry {
        /// The new token: hand it to the client, and do not store it.
        token_once: Disclosed,
        /// From when on the new token does not work.
        expires_at: Instant,
        /// The state to store.
        family: RefreshFamily,
    },
    /// It is not taken; the family stays.
    Denied {
        /// Why, for the audit log.
        reason: RefreshRefusal,
        /// What the client is told.
        problem: Problem,
    },
    /// It was used before, so two have it: nothing of the family works any more.
    Reuse {
        /// The state to store.
        family: RefreshFamily,
        /// What to do next.
        effects: Vec<Effect>,
        /// What the client is told.
        problem: Problem,
    },
}

/// Why a refresh token is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum RefreshRefusal {
    /// It has another form than a token; nothing was compared.
    Malformed,
    /// It is none of this family.
    Unknown,
    /// The family was revoked.
    Revoked,
    /// It comes from another client or device.
    BindingMismatch,
    /// The sign-in is too long ago.
    AbsoluteExpired,
    /// It waited too long for its use.
    IdleExpired,
    /// The family has as many tokens as it may have.
    Exhausted,
}
