//! Is this person who they say they are, and how does an account stay theirs?
//!
//! Words: a **password** is a text that one person knows; a [`password::PasswordPolicy`] says which
//! ones are taken; a [`Secret`] is a value that came in and is never shown again; a [`Disclosed`]
//! value is one that goes out once, to the person it belongs to.
//!
//! Nothing here reads a clock, draws randomness or keeps state: the host hands in the time and
//! entropy, and stores what it gets back.
//! No report and no problem repeats a secret.
//!
//! Not here: who may do what once they are in (`access`), and what happened (`audit`).

mod error;
pub mod password;
mod secret;

pub use error::AccountError;
pub use secret::{Disclosed, Secret};

#[cfg(test)]
mod secret_tests;
