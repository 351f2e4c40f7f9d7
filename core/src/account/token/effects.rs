//! What follows when a token is taken.

use super::TokenPurpose;
use crate::account::{Effect, Notice, Recipient};

/// What the host has to do after a token of this purpose was taken.
///
/// A reset ends every session and voids every other token, tells the person, and does not sign in:
/// whoever holds the mailbox still needs the second factor.
pub(super) fn effects_of(purpose: TokenPurpose) -> Vec<Effect> {
    let tell = |notice, to| Effect::Notify { notice, to };
    let audit = |event| Effect::Audit { event };
    match purpose {
        TokenPurpose::VerifyEmail => {
            vec![Effect::MarkEmailVerified, audit("account.email_verified")]
        }
        TokenPurpose::ResetPassword => vec![
            Effect::LetSetPassword,
            Effect::EndSessions,
            Effect::RevokeRefreshFamilies,
            Effect::VoidTokens { purpose: None },
            tell(Notice::PasswordReset, Recipient::Current),
            audit("account.password_reset"),
        ],
        TokenPurpose::Invite => {
            vec![Effect::LetSetPassword, Effect::MarkEmailVerified, audit("account.joined")]
        }
        TokenPurpose::MagicLink => vec![
            Effect::VoidTokens { purpose: Some(TokenPurpose::MagicLink) },
            Effect::BeginSession,
            audit("account.signed_in_by_link"),
        ],
        TokenPurpose::ChangeEmail => vec![
            Effect::ChangeEmail,
            Effect::EndOtherSessions,
            Effect::VoidTokens { purpose: None },
            tell(Notice::EmailChanged, Recipient::Previous),
            audit("account.email_changed"),
        ],
    }
}
