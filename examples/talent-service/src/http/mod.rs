//! What is the same for every request?
//!
//! | file | its question |
//! |---|---|
//! | [`problem`] | how is a refusal said? |
//! | [`layers`], [`cors`], [`rate`], [`metrics`] | what happens around every handler? |
//! | [`body`] | what was sent, and where is it wrong? |
//! | [`call`] | who calls, about what, under which key? |
//! | [`etag`] | is this still the version that the caller knows? |
//! | [`page`] | which part of a list comes next? |
//! | [`bulk`] | what became of each of many things? |
//! | [`sealed`] | did we write this text ourselves? |
//! | [`clock`], [`entropy`] | what does the host know that the rules do not? |

pub mod body;
pub mod bulk;
pub mod call;
pub mod clock;
pub mod cors;
pub mod entropy;
pub mod etag;
pub mod form;
pub mod layers;
pub mod metrics;
pub mod page;
pub mod problem;
pub mod rate;
pub mod sealed;

#[cfg(test)]
mod page_tests;
#[cfg(test)]
mod rate_tests;
