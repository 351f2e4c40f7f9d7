//! How does somebody get in who has lost the authenticator?
//!
//! Words: **backup codes** are ten texts of 24 letters, each of which works once.
//!
//! A code has 120 bits of entropy, so nobody guesses one, and a plain SHA-256 of it may be stored
//! (ASVS 5.0, 6.5.2: 112 bits).
//!
//! Not here: how often somebody may try (`lockout`).

mod codes;
mod model;

pub use codes::{generate_backup_codes, verify_backup_code};
pub use model::{BackupAnswer, BackupCode, BackupCodes, BackupRefusal, NewBackupCodes};

#[cfg(test)]
mod backup_tests;
