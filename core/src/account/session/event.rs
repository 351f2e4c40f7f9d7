//! What ends when an account changes.

use serde::{Deserialize, Serialize};

use crate::account::Effect;

/// Something that changed in an account while sessions of it were open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum AccountChange {
    /// The person signed out here.
    SignedOut,
    /// The person signed out everywhere.
    SignedOutEverywhere,
    /// The person changed the password.
    PasswordChanged,
    /// A second factor was added, changed or taken away.
    MfaChanged,
    /// The address was changed.
    EmailChanged,
    /// The person got or lost a role.
    RoleChanged,
    /// The account was suspended, deactivated or erased.
    Disabled,
    /// Somebody else may be in the account.
    Compromised,
}

/// What has to end when an account changes, in this order (ASVS 5.0 section 7.4).
///
/// A change that the person makes ends the other sessions and leaves the present one, which gets a
/// new id; a change that is made to the person ends all.
#[must_use]
pub fn revoke_plan(change: AccountChange) -> Vec<Effect> {
    use AccountChange as C;

    let audit = |event| Effect::Audit { event };
    let void_all = Effect::VoidTokens { purpose: None };
    match change {
        C::SignedOut => vec![Effect::EndSession, audit("session.ended")],
        C::SignedOutEverywhere => {
            vec![Effect::EndSessions, Effect::RevokeRefreshFamilies, audit("session.all_ended")]
        }
        C::PasswordChanged | C::MfaChanged | C::EmailChanged => vec![
            Effect::EndOtherSessions,
            Effect::RevokeRefreshFamilies,
            void_all,
            Effect::RenewSessionId,
            audit("session.others_ended"),
        ],
        // What a session may do is asked anew at each request; its id is not to be known before.
        C::RoleChanged => vec![Effect::RenewSessionId, audit("session.id_renewed")],
        C::Disabled => vec![
            Effect::EndSessions,
            Effect::RevokeRefreshFamilies,
            void_all,
            audit("session.all_ended"),
        ],
        C::Compromised => vec![
            Effect::EndSessions,
            Effect::RevokeRefreshFamilies,
            void_all,
            Effect::ForgetDevices,
            audit("session.all_ended"),
        ],
    }
}
