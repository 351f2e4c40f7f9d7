//! Is this link or this code one that we sent, for this purpose, and not used yet?
//!
//! Words: a **token** is a text that is sent to somebody's address and opens one thing once; its
//! **purpose** says which. An **opaque** token is a random text, of which the host stores a hash;
//! a **bound** token is signed over the state of the account, so it needs no table and dies when
//! the state changes; a **numeric code** is short enough to be typed, and so has few tries.
//!
//! Scanners of mail open links, so a request that only reads must not use a token up: show a page
//! after [`check_token`], and call [`consume_token`] when the person presses its button.
//!
//! The person is told one thing, `account.token_invalid`; the reason is for the audit log.
//!
//! Not here: refresh tokens (`refresh`), and ids of sessions (`session`).

mod bound;
mod effects;
mod keys;
mod model;
mod numeric;
mod opaque;

pub use bound::{issue_bound_token, verify_bound_token};
pub use keys::SigningKey;
pub use model::{
    AccountMark, BoundAnswer, BoundToken, NewNumericCode, NewToken, NumericAnswer, NumericCode,
    TokenAnswer, TokenCheck, TokenPurpose, TokenRecord, TokenRefusal,
};
pub use numeric::{issue_numeric_code, verify_numeric_code};
pub use opaque::{check_token, consume_token, issue_token, token_hash};

pub(crate) use keys::check_keys;

#[cfg(test)]
mod once_tests;
#[cfg(test)]
mod token_tests;
