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
//! | folder | its question |
//! |---|---|
//! | [`password`] | which passwords are taken, and what has to be hashed? |
//! | [`totp`], [`backup`] | is the second factor the person's? |
//! | [`token`] | is this link or code one that we sent, and not used yet? |
//! | [`session`], [`refresh`] | is the person still signed in? |
//! | [`lockout`], [`risk`], [`ip_list`] | may somebody try, and does it look like the person? |
//! | [`lifecycle`] | what may an account become, and which addresses are one? |
//! | [`csrf`], [`webhook`], [`claims`] | does this message come from where it says? |
//!
//! Every function that changes something returns the new state, whose version has grown, and the
//! [`Effect`]s that the host carries out once the state is stored where the old version still stood.
//! A refusal has a reason for the audit log and a problem for the public; the problem is the same
//! for all reasons.
//!
//! Not here: who may do what once they are in (`access`), and what happened (`audit`).

pub mod backup;
pub mod claims;
pub mod csrf;
mod effect;
mod error;
pub mod ip_list;
pub mod lifecycle;
pub mod lockout;
mod lower;
mod material;
pub mod password;
pub mod refresh;
pub mod risk;
mod secret;
pub mod session;
pub mod token;
pub mod totp;
pub mod webhook;

pub use effect::{Effect, Notice, Recipient};
pub use error::AccountError;
pub use secret::{Disclosed, Secret};

#[cfg(test)]
pub(crate) mod given_tests;
#[cfg(test)]
mod lower_tests;
#[cfg(test)]
mod secrecy_tests;
#[cfg(test)]
mod secret_tests;
