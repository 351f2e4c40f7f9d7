//! What can be wrong with what an account is made of.

use crate::problem::{Fault, Kind, Problem};

/// Why something of an account is refused.
///
/// No variant holds a secret, or a part of one.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum AccountError {
    /// A password has no letter at all.
    #[error("the password is empty")]
    PasswordEmpty(Fault),
    /// A password is longer than anything that is looked at.
    #[error("the password has `{}` bytes; the limit is {}", .0.get("bytes"), .0.get("limit"))]
    PasswordTooLarge(Fault),
    /// A password holds a control character, such as a line break.
    #[error("the password holds a control character, the {}. of its characters", .0.get("place"))]
    PasswordControlCharacter(Fault),
}

impl From<AccountError> for Problem {
    fn from(error: AccountError) -> Self {
        use AccountError as E;
        use Kind::{Invalid, Limit};

        let message = error.to_string();
        let (code, kind, help, fault) = match error {
            E::PasswordEmpty(fault) => {
                ("account.password_empty", Invalid, "ask for a password", fault)
            }
            E::PasswordTooLarge(fault) => (
                "account.password_too_large",
                Limit,
                "refuse it: nobody types this much, and hashing it would take long",
                fault,
            ),
            E::PasswordControlCharacter(fault) => (
                "account.password_control_character",
                Invalid,
                "leave out line breaks, tabs and other characters that cannot be typed",
                fault,
            ),
        };
        fault.into_problem(code, kind, message, help)
    }
}
