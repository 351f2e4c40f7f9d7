//! What can be wrong with what an account is made of.

use crate::kernel::KernelError;
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
    /// A password holds a code point that Unicode has not assigned.
    #[error("the password holds a code point that is not assigned yet, the {}. of its characters", .0.get("place"))]
    PasswordUnassignedCodepoint(Fault),
    /// A policy contradicts itself.
    #[error("`{}` {}", .0.get("field"), .0.get("reason"))]
    PolicyInvalid(Fault),
    /// The answer of a range service is another than it should be.
    #[error("line {} of the answer is not a suffix with a count", .0.get("line"))]
    BreachResponseMalformed(Fault),
    /// A list of words gives no good passphrases.
    #[error("the list {}", .0.get("reason"))]
    WordListInvalid(Fault),
    /// An account is there twice.
    #[error("account `{}` is there twice", .0.get("account"))]
    DuplicateAccount(Fault),
    /// A stored hash cannot be read.
    #[error("the hash {}", .0.get("reason"))]
    HashMalformed(Fault),
    /// A hash is of an algorithm that is not here.
    #[error("only hashes of argon2id are made and verified here")]
    HashUnsupported(Fault),
    /// A hash would take more memory or time than anybody has.
    #[error("argon2id with {} KiB, {} passes and {} lanes is not run", .0.get("memory_kib"), .0.get("passes"), .0.get("lanes"))]
    HashExcessive(Fault),
    /// A basic value is wrong.
    #[error(transparent)]
    Kernel(#[from] KernelError),
    /// The host handed in too few bytes of entropy.
    #[error("there are `{}` bytes of entropy; at least {} are needed", .0.get("bytes"), .0.get("needed"))]
    EntropyTooShort(Fault),
    /// A key that signs is too short.
    #[error("the key has `{}` bytes; at least {} are needed", .0.get("bytes"), .0.get("needed"))]
    KeyTooShort(Fault),
    /// There is no key to sign with, or one name for two of them.
    #[error("the keys {}", .0.get("reason"))]
    InvalidKeys(Fault),
    /// Something is longer than anything that is looked at.
    #[error("{} has `{}` {}; the limit is {}", .0.get("what"), .0.get("size"), .0.get("unit"), .0.get("limit"))]
    TooLarge(Fault),
    /// A secret for one-time codes is no base 32.
    #[error("the secret for one-time codes is not in base 32")]
    TotpSecretInvalid(Fault),
    /// A secret for one-time codes is too short.
    #[error("the secret for one-time codes has `{}` bytes; at least {} are needed", .0.get("bytes"), .0.get("needed"))]
    TotpSecretTooShort(Fault),
    /// A secret for webhooks is not what the standard asks.
    #[error("the secret for webhooks {}", .0.get("reason"))]
    WebhookSecretInvalid(Fault),
    /// A token, a link or a session is not taken; the reason is for the audit log alone.
    #[error("the token is not valid")]
    TokenInvalid(Fault),
    /// A password, a code or a name is not taken; the reason is for the audit log alone.
    #[error("the credentials are not valid")]
    AuthInvalidCredentials(Fault),
    /// A signature of a message is not taken; the reason is for the audit log alone.
    #[error("the signature is not valid")]
    SignatureInvalid(Fault),
    /// An account cannot go from its state to another by this event.
    #[error("an account that is `{}` cannot {}", .0.get("state"), .0.get("event"))]
    InvalidTransition(Fault),
    /// Nobody would be left who can administer the tenant.
    #[error("this is the last active administrator, and `{}` would leave none", .0.get("event"))]
    LastAdmin(Fault),
    /// A text is no address of electronic mail.
    #[error("the e-mail address {}", .0.get("reason"))]
    InvalidEmail(Fault),
    /// A text is no address or network of the internet.
    #[error("`{}` {}", .0.get("value"), .0.get("reason"))]
    InvalidAddress(Fault),
    /// A setting does not go together with another one.
    #[error("`{}` {}", .0.get("setting"), .0.get("reason"))]
    InvalidSetting(Fault),
}

impl From<AccountError> for Problem {
    fn from(error: AccountError) -> Self {
        use AccountError as E;
        use Kind::{Conflict, Denied, Invalid, Limit};

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
            E::PasswordUnassignedCodepoint(fault) => (
                "account.password_unassigned_codepoint",
                Invalid,
                "leave out the character: its spelling may change once it is assigned",
                fault,
            ),
            E::PolicyInvalid(fault) => (
                "account.policy_invalid",
                Invalid,
                "correct the policy, or start from one of the presets",
                fault,
            ),
            E::BreachResponseMalformed(fault) => (
                "account.breach_response_malformed",
                Invalid,
                "treat the password as not checked, and look what the service answered",
                fault,
            ),
            E::WordListInvalid(fault) => (
                "account.word_list_invalid",
                Invalid,
                "use a published list for passphrases, such as one of 7,776 words",
                fault,
            ),
            E::DuplicateAccount(fault) => {
                ("account.duplicate_account", Conflict, "name each account once", fault)
            }
            E::HashMalformed(fault) => (
                "account.hash_malformed",
                Invalid,
                "hand in the hash as it was stored, with its algorithm and costs",
                fault,
            ),
            E::HashUnsupported(fault) => (
                "account.hash_unsupported",
                Invalid,
                "verify it with the library that made it, and hash the password anew",
                fault,
            ),
            E::HashExcessive(fault) => (
                "account.hash_excessive",
                Limit,
                "use the costs of the OWASP Password Storage Cheat Sheet",
                fault,
            ),
            E::Kernel(error) => return error.into(),
            E::EntropyTooShort(fault) => (
                "account.entropy_too_short",
                Invalid,
                "hand in more bytes of the random generator of the operating system",
                fault,
            ),
            E::KeyTooShort(fault) => (
                "account.key_too_short",
                Invalid,
                "make a key of at least 32 random bytes, such as 43 letters of base 64",
                fault,
            ),
            E::InvalidKeys(fault) => (
                "account.invalid_keys",
                Invalid,
                "name each key by 1 to 16 letters or digits of its own; the first one signs",
                fault,
            ),
            E::TooLarge(fault) => (
                "account.too_large",
                Limit,
                "refuse it: nothing that is meant has this size",
                fault,
            ),
            E::TotpSecretInvalid(fault) => (
                "account.totp_secret_invalid",
                Invalid,
                "store the secret as it was generated; capital letters and the digits 2 to 7",
                fault,
            ),
            E::TotpSecretTooShort(fault) => (
                "account.totp_secret_too_short",
                Invalid,
                "let the person set the authenticator up again with a new secret",
                fault,
            ),
            E::WebhookSecretInvalid(fault) => (
                "account.webhook_secret_invalid",
                Invalid,
                "give `whsec_` and 24 to 64 bytes in base 64",
                fault,
            ),
            E::TokenInvalid(fault) => {
                ("account.token_invalid", Denied, "ask for a new one, or sign in again", fault)
            }
            E::AuthInvalidCredentials(fault) => {
                ("account.auth_invalid_credentials", Denied, "try again with the right ones", fault)
            }
            E::SignatureInvalid(fault) => (
                "account.signature_invalid",
                Denied,
                "sign the message as it is sent, with the shared secret and the present time",
                fault,
            ),
            E::InvalidTransition(fault) => (
                "account.invalid_transition",
                Conflict,
                "read the account anew, and offer what its state allows",
                fault,
            ),
            E::LastAdmin(fault) => {
                ("account.last_admin", Conflict, "make somebody else an administrator first", fault)
            }
            E::InvalidEmail(fault) => (
                "account.invalid_email",
                Invalid,
                "give one address such as `ana@example.org`",
                fault,
            ),
            E::InvalidAddress(fault) => (
                "account.invalid_address",
                Invalid,
                "give an address such as `192.0.2.7`, or a network such as `192.0.2.0/24`",
                fault,
            ),
            E::InvalidSetting(fault) => (
                "account.invalid_setting",
                Invalid,
                "change one of the two settings, or take a preset",
                fault,
            ),
        };
        fault.into_problem(code, kind, message, help)
    }
}
