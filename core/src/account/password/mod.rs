//! Which passwords are taken, how strong are they, and what has to be hashed?
//!
//! Words: a [`Prepared`] password is the one spelling that is hashed and compared; a
//! [`PasswordPolicy`] is what a site asks, as data; a **finding** is one thing that is to be said of
//! a password, with a stable code; the **context** is what is known of the person and the place.
//!
//! # The rules
//!
//! The default policy is that of SP 800-63B-4 of 2025: length, common passwords, words of the
//! context, and nothing else.
//! Older rules are presets, and [`lint_policy`] names the clause of a standard that each breaks.
//! Lengths are counted in code points after NFC.
//! Compared are whole passwords and what is made from a word in the usual ways, never substrings.
//!
//! # Sources
//!
//! NIST SP 800-63B-4 (2025), section 3.1.1.2; OWASP ASVS 5.0, V6; PCI DSS 4.0.1, 8.3; OWASP
//! Password Storage Cheat Sheet; Wheeler 2016 for the estimate, see [`estimate_guesses`].
//!
//! Not here: storing a hash, sending a password, and asking a service for breached ones, which are
//! the host's.

mod assigned;
mod breach;
mod check;
mod common;
mod composition;
mod context;
mod dictionary;
mod generate;
#[cfg(feature = "hash")]
mod hash;
mod help;
mod history;
mod lint;
mod phc;
mod policy;
mod prepare;
mod presets;
mod report;
mod similar;
mod spelling;
mod state;
mod strength;
mod texts;
mod variant;

pub use breach::{Breach, BreachQuery, breach_match, breach_query};
pub use check::{check_password, estimate_guesses};
pub use context::{PasswordContext, context_words};
pub use generate::{
    GeneratedPassword, InitialPassword, bulk_generate, generate_passphrase, generate_password,
};
#[cfg(feature = "hash")]
pub use hash::{PasswordVerification, hash_password, verify_candidates, verify_password};
pub use help::{
    HelpLine, InputAttributes, TextOptions, describe_findings, input_attributes, policy_help,
    to_password_rules,
};
pub use history::{StoredHash, history_plan, history_reuse};
pub use lint::{Binding, Deviation, Standard, lint_policy};
pub use phc::{HashPolicy, RehashReason, needs_rehash};
pub use policy::{
    BreachRule, CharacterClass, ContextRule, HashAlgorithm, HashLimits, PasswordPolicy, hash_limits,
};
pub use prepare::{Prepared, PreparedPassword, prepare_password};
pub use presets::{PolicyPreset, policy_preset};
pub use report::{PasswordCode, PasswordFinding, PasswordReport};
pub use state::{MustChange, PasswordMeta, PasswordState, password_state};
pub use strength::{MatchKind, Strength, StrengthMatch};
pub use texts::password_texts;
pub use variant::{VariantKind, is_trivial_variant};

#[cfg(test)]
mod check_tests;
#[cfg(test)]
mod common_tests;
#[cfg(test)]
mod manager_tests;
#[cfg(test)]
mod prepare_tests;
#[cfg(test)]
mod secrecy_tests;
#[cfg(test)]
mod strength_tests;
