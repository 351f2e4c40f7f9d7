//! Does this refresh token still carry a sign-in on, or has somebody else used it?
//!
//! Words: a **family** is all tokens that come from one sign-in; its **leaf** is the one that may be
//! used next; the **predecessor** is the token that the leaf came from; a **retry** is the
//! predecessor once more, because the answer with the leaf was lost.
//!
//! ```text
//! leaf         -> rotated: the leaf becomes the predecessor, and a new leaf is made
//! predecessor  -> retry, within the grace and while its leaf is unused: the leaf is made anew
//! anything older, or the predecessor later -> reuse: the whole family is revoked
//! ```
//!
//! There is one leaf at most, so two holders of one token cannot both go on: one of them comes with
//! an old token sooner or later, and then neither does.
//! Rotation follows RFC 9700 section 4.14.2; only the immediate predecessor is let in, since older
//! ones would let a thief in for as long as the grace can be renewed.
//!
//! A client asks once at a time and keeps the newest token it was given; it does not refresh in two
//! tabs at once.
//!
//! Not here: access tokens, which live for some 15 minutes and are not stored.

mod check;
mod family;
mod model;
mod rotate;

pub use family::{refresh_token_hash, revoke_refresh_family, start_refresh_family};
pub use model::{
    NewRefreshFamily, RefreshAnswer, RefreshFamily, RefreshLeaf, RefreshPolicy, RefreshRefusal,
};
pub use rotate::rotate_refresh_token;

#[cfg(test)]
mod refresh_tests;
#[cfg(test)]
mod rivals_tests;
