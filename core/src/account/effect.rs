//! What the host has to do after a step.

use serde::Serialize;

use super::token::TokenPurpose;

/// One thing that the host has to do, once it has stored the new state.
///
/// Effects stand in the order in which they are to be carried out; carrying one out twice does no
/// harm, so a host that was interrupted begins again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Effect {
    /// End all sessions of the account, the present one too.
    EndSessions,
    /// End all sessions of the account but the present one.
    EndOtherSessions,
    /// End the session it is about: the present one, or that of the refresh family.
    EndSession,
    /// Give the present session a new id.
    RenewSessionId,
    /// Revoke all refresh families of the account.
    RevokeRefreshFamilies,
    /// Void the open tokens of a purpose, or of all.
    VoidTokens {
        /// The purpose; all of them where there is none.
        purpose: Option<TokenPurpose>,
    },
    /// Forget on which devices the account is known.
    ForgetDevices,
    /// Write down that the address in the record belongs to the account.
    MarkEmailVerified,
    /// Make the address in the record that of the account.
    ChangeEmail,
    /// Let the person set a new password in this very request.
    LetSetPassword,
    /// Begin a session with a new id.
    BeginSession,
    /// Send a notice to the account's address.
    Notify {
        /// What to tell.
        notice: Notice,
        /// Which address: the one that was the account's before this step, or the one after it.
        to: Recipient,
    },
    /// Erase what the account holds of the person.
    EraseData,
    /// Write an event to the audit log.
    Audit {
        /// Its name, such as `refresh.reused`.
        event: &'static str,
    },
}

/// What a person is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Notice {
    /// The password was changed by a reset.
    PasswordReset,
    /// The address of the account was changed.
    EmailChanged,
    /// Few backup codes are left.
    BackupCodesLow,
    /// A token that had been used came again, so somebody else may have it.
    RefreshTokenReused,
    /// There were so many failures that the authenticator is off until it is set up again.
    AuthenticatorDisabled,
    /// Somebody signed in from where nobody did before.
    UnusualLogin,
    /// The state of the account changed.
    AccountChanged,
}

/// Which address a notice goes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Recipient {
    /// The address the account has.
    Current,
    /// The address the account had before this step.
    Previous,
}
