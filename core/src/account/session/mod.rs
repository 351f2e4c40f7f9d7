//! Is this person still signed in, and for how long?
//!
//! Words: a session has an **absolute** end, which no use puts off, and an **idle** end, which
//! every use does; a **touch** writes down that it was used; to **renew** is to give it a new id.
//!
//! | preset | absolute | idle | source |
//! |---|---|---|---|
//! | `aal1` | 30 days | | SP 800-63B-4 section 2.1.3 |
//! | `aal2` | 24 hours | 1 hour | section 2.2.3 |
//! | `aal3` | 12 hours | 15 minutes | section 2.3.3 |
//! | `office` | 8 hours | 30 minutes | a working day, as ASVS 5.0 section 7.3 lets an application choose |
//!
//! Not here: who may do what in a session (`access`).

mod admit;
mod cookie;
mod evaluate;
mod event;
mod model;
mod policy;
mod renew;

pub use admit::admit_session;
pub use cookie::{CookieAttributes, SameSite, cookie_attributes};
pub use evaluate::evaluate_session;
pub use event::{AccountChange, revoke_plan};
pub use model::{
    AssuranceLevel, NewSession, PreviousId, ReauthReason, Session, SessionAdmission, SessionAnswer,
    SessionEnd, SessionLimit, SessionNeed, SessionPolicy, SessionPreset, WhenFull,
};
pub use policy::session_policy;
pub use renew::{end_session, renew_session, session_id_hash, start_session};

#[cfg(test)]
mod lifetime_tests;
#[cfg(test)]
mod session_tests;
