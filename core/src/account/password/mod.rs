//! Which passwords are taken, how strong are they, and what has to be hashed?
//!
//! Words: a [`Prepared`] password is the one spelling that is hashed and compared.
//!
//! Every length is counted in code points after preparation, as SP 800-63B-4 section 3.1.1.2
//! counts.
//!
//! Not here: the hash itself is a feature, and storing it is up to the host.

mod prepare;

pub use prepare::{Prepared, PreparedPassword, prepare_password};

#[cfg(test)]
mod prepare_tests;
