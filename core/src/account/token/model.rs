//! Tokens as data.

use serde::{Deserialize, Serialize};

use crate::account::{Disclosed, Effect, Secret};
use crate::kernel::Instant;
use crate::problem::Problem;

/// What a token opens.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum TokenPurpose {
    /// Shows that an address is the person's; 24 hours.
    VerifyEmail,
    /// Lets a person set a new password; 30 minutes.
    ResetPassword,
    /// Lets a person join; 7 days.
    Invite,
    /// Signs a person in; 10 minutes.
    MagicLink,
    /// Makes a new address that of the account; 24 hours, sent to the new address.
    ChangeEmail,
}

impl TokenPurpose {
    /// How long a token of this purpose lives.
    pub(crate) const fn lifetime_seconds(self) -> u32 {
        match self {
            Self::VerifyEmail | Self::ChangeEmail => 24 * 60 * 60,
            Self::ResetPassword => 30 * 60,
            Self::Invite => 7 * 24 * 60 * 60,
            Self::MagicLink => 10 * 60,
        }
    }

    /// Its name in what is hashed; it never changes.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::VerifyEmail => "verify_email",
            Self::ResetPassword => "reset_password",
            Self::Invite => "invite",
            Self::MagicLink => "magic_link",
            Self::ChangeEmail => "change_email",
        }
    }

    /// All purposes.
    pub(crate) const ALL: [Self; 5] =
        [Self::VerifyEmail, Self::ResetPassword, Self::Invite, Self::MagicLink, Self::ChangeEmail];
}

/// What the host stores of an opaque token.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, expecting = "the record of a token")]
pub struct TokenRecord {
    /// SHA-256 of purpose and token, in hexadecimal: the record is found by it.
    pub hash: String,
    /// What the token opens.
    pub purpose: TokenPurpose,
    /// Whose account it is for.
    pub subject: String,
    /// The address it was sent to; nothing where it does not hang on one.
    #[serde(default)]
    pub bound_email: Option<String>,
    /// When it was made.
    pub issued_at: Instant,
    /// From when on it opens nothing.
    pub expires_at: Instant,
    /// When it was used; nothing while it was not.
    #[serde(default)]
    pub used_at: Option<Instant>,
    /// When a newer one took its place; nothing while none did.
    #[serde(default)]
    pub superseded_at: Option<Instant>,
    /// Grows with every change: store the new state only where the stored one has the old version.
    #[serde(default)]
    pub version: u32,
}

/// A new opaque token, which is sent once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct NewToken {
    /// The token: send it, and do not store it.
    pub token_once: Disclosed,
    /// What to store of it.
    pub record: TokenRecord,
    /// The records of the same purpose and subject that this one takes the place of, to be stored.
    pub superseded: Vec<TokenRecord>,
}

/// Whether an opaque token would be taken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum TokenCheck {
    /// It would; nothing was used up.
    Usable {
        /// Whose account it is for.
        subject: String,
        /// From when on it opens nothing.
        expires_at: Instant,
    },
    /// It would not.
    Refused {
        /// Why, for the audit log.
        reason: TokenRefusal,
        /// What the person is told.
        problem: Problem,
    },
}

/// Whether a token is taken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum TokenAnswer {
    /// It is, and is used up.
    Accepted {
        /// The record to store.
        record: TokenRecord,
        /// What to do next.
        effects: Vec<Effect>,
    },
    /// It is not; the record stays.
    Refused {
        /// Why, for the audit log.
        reason: TokenRefusal,
        /// What the person is told.
        problem: Problem,
    },
}

/// Why a token or a code is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum TokenRefusal {
    /// It has another form; nothing was compared.
    Malformed,
    /// It is not the one of the record, or not signed by a key that is known.
    Unknown,
    /// It opens something else.
    PurposeMismatch,
    /// It was used before.
    Used,
    /// A newer one took its place.
    Superseded,
    /// The address it was sent to is no longer that of the account.
    EmailChanged,
    /// The account has changed since it was signed, or the signature is another's.
    StateChanged,
    /// Its time is over.
    Expired,
    /// It was signed by a clock that is more than a minute ahead.
    NotYetValid,
    /// Too many wrong codes were tried.
    TriesExhausted,
}

/// What a bound token is signed over: it dies when any of this changes.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, expecting = "the state a token is bound to")]
pub struct AccountMark {
    /// Whose account it is for.
    pub subject: String,
    /// The address of the account, or the new one where it is to change.
    pub email: String,
    /// Whether the address is known to be the person's.
    pub email_verified: bool,
    /// The stored hash of the password; nothing where there is none.
    #[serde(default)]
    pub password_hash: Option<Secret<String>>,
    /// When the person last signed in; nothing where that never happened.
    #[serde(default)]
    pub last_login_at: Option<Instant>,
}

/// A bound token, which is sent once; nothing of it is stored.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct BoundToken {
    /// The token: send it beside the id of the account, and do not store it.
    pub token_once: Disclosed,
    /// From when on it opens nothing.
    pub expires_at: Instant,
}

/// Whether a bound token is taken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum BoundAnswer {
    /// It is; it dies when the host changes what it is bound to.
    Accepted {
        /// When it was signed.
        issued_at: Instant,
        /// The name of the key that signed it.
        key: String,
        /// What to do next.
        effects: Vec<Effect>,
    },
    /// It is not.
    Refused {
        /// Why, for the audit log.
        reason: TokenRefusal,
        /// What the person is told.
        problem: Problem,
    },
}

/// What the host stores of a numeric code.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, expecting = "the record of a numeric code")]
pub struct NumericCode {
    /// The code signed by a key of the host, in hexadecimal; a plain hash of it could be guessed.
    pub mac: String,
    /// The name of the key.
    pub key: String,
    /// What the code opens.
    pub purpose: TokenPurpose,
    /// Whose account it is for.
    pub subject: String,
    /// The address it was sent to.
    pub bound_email: String,
    /// From when on it opens nothing.
    pub expires_at: Instant,
    /// How many wrong codes may still be tried.
    pub tries_left: u32,
    /// When it was used; nothing while it was not.
    #[serde(default)]
    pub used_at: Option<Instant>,
    /// Grows with every change: store the new state only where the stored one has the old version.
    #[serde(default)]
    pub version: u32,
}

/// A new numeric code, which is sent once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct NewNumericCode {
    /// The eight digits: send them, and do not store them.
    pub code_once: Disclosed,
    /// What to store of it, in place of the one there was.
    pub record: NumericCode,
}

/// Whether a numeric code is taken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum NumericAnswer {
    /// It is, and is used up.
    Accepted {
        /// The record to store.
        record: NumericCode,
        /// What to do next.
        effects: Vec<Effect>,
    },
    /// It is not.
    Refused {
        /// Why, for the audit log.
        reason: TokenRefusal,
        /// The record to store: a wrong code costs a try.
        record: NumericCode,
        /// What the person is told.
        problem: Problem,
    },
}
