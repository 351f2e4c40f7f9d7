//! Does a token of somebody else's making say what we need it to say?
//!
//! Words: **claims** are what a JSON Web Token (RFC 7519) says; its **header** says how it is signed;
//! the **leeway** is by how much two clocks may differ.
//!
//! The list is that of RFC 8725: algorithms that we name, an explicit type, the issuer, the audience,
//! and the times.
//!
//! Not here: the signature, which the host verifies first, by the algorithm and the key that belong to
//! the issuer and never by what the token says.

mod model;
mod read;
mod validate;

pub use model::{ClaimsAnswer, ClaimsExpectation, ClaimsFault};
pub use validate::validate_claims;

#[cfg(test)]
mod claims_tests;
