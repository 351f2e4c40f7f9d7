//! Who calls, and how do they stay who they are?
//!
//! Every decision is that of [`prowess::account`]; here its answers are stored, its effects carried
//! out, and the clock and the entropy are brought.
//!
//! | file | its question |
//! |---|---|
//! | [`access`] | whose access token is this, and whom may they see? |
//! | [`record`] | how is an account stored? |
//! | [`passwords`] | is a password taken, and is it the right one? |
//! | [`sign_in`], [`renew`] | how do tokens come about? |
//! | [`tokens`] | links that are sent by mail |
//! | [`effects`] | what follows from a decision? |
//! | [`join`], [`auth`], [`email`], [`second_factor`], [`users`] | the places below `/auth` and `/users` |

pub mod access;
pub mod auth;
pub mod effects;
pub mod email;
pub mod join;
pub mod passwords;
pub mod record;
pub mod renew;
pub mod second_factor;
pub mod sign_in;
pub mod tokens;
pub mod users;
