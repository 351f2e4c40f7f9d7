//! A reference service: the rules of Prowess over HTTP, below `/api/v2`.
//!
//! Everything that decides is the crate `prowess`: which password is taken, whether a token still
//! opens anything, how ready somebody is.
//! This crate stores, speaks HTTP, and keeps strangers out.
//!
//! | folder | its question |
//! |---|---|
//! | [`config`] | what differs from one machine to another? |
//! | [`store`] | where is everything kept, and what happens to a write that is cut short? |
//! | [`http`] | what is the same for every request? |
//! | [`account`] | who calls, and how do they stay who they are? |
//! | [`talent`] | frameworks, roles, people, evidence, readiness and reports |
//! | [`docs`] | how is the interface described? |
//! | [`demo`] | what does a company look like that somebody can try things with? |
//!
//! # How a request flows
//!
//! ```text
//! serve       a connection with limits on its head and its slowness
//!   layers    request id, CORS, limits of rate, size and time; what goes wrong as a problem document
//!     caller  whose token is this, and what may they see?
//!       handler   reads the body, asks the core, stores in one unit of work
//!         unit    the change, its answer and its idempotency key are stored together or not at all
//! ```

pub mod account;
pub mod app;
pub mod config;
pub mod demo;
pub mod docs;
pub mod health;
pub mod http;
pub mod mail;
pub mod routes;
pub mod serve;
pub mod store;
pub mod talent;
