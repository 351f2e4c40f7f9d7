//! What is an account allowed to become, and what follows from it?
//!
//! ```text
//! invited -> pending_verification -> active <-> suspended
//!                                    active <-> locked, until a time
//! any of these -> deactivated -> erased
//! ```
//!
//! Words: to **lock** is to close the way in for a time, and leaves open sessions; to **suspend**
//! ends them until somebody resumes the account; a **deactivated** account never comes back.
//!
//! Not here: who may suspend whom (`access`).

mod email;
mod model;
mod punycode;
mod step;

pub use email::{EmailIdentity, email_identity};
pub use model::{AccountEvent, AccountRecord, AccountState, AccountStep, AdminStanding};
pub use step::step_account;

#[cfg(test)]
mod email_tests;
#[cfg(test)]
mod state_tests;
