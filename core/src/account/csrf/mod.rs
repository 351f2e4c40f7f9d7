//! Was this form sent from a page of ours?
//!
//! A signed double-submit token: the page has it in a cookie and in the form, and it is bound to the
//! session, so that one who can set cookies gains nothing by setting his own.
//!
//! ```text
//! token = hex(HMAC-SHA-256(key, session "!" random)) "." random
//! ```
//!
//! The form is that of the OWASP cheat sheet on cross-site request forgery; `random` always has 32
//! letters, so the two parts in the HMAC cannot flow into one another.
//!
//! Not here: `SameSite` (`session`), and the check of `Origin`, which the host makes too.

mod token;

pub use token::{CsrfAnswer, CsrfRefusal, NewCsrfToken, issue_csrf_token, verify_csrf_token};

#[cfg(test)]
mod csrf_tests;
