//! Which request leaves, what its answer means, and what happens next?
//!
//! State machines and plain functions, without input and output, clock or randomness: what they
//! need to know is an argument.
//! So one test can say "the service asks for an hour" without waiting for one, and every language
//! on top of this crate behaves the same to the millisecond.
//!
//! | file | decides |
//! |---|---|
//! | `call` | one call with its attempts, redirects and renewed credentials |
//! | `retry`, `retry_after`, `budget` | what is sent again, when, and how often at all |
//! | `tokens` | which token is sent, and when to get another |
//! | `paging` | which page comes next |
//! | `bulk` | what goes into which request, and what became of each thing |
//! | `problem`, `error` | what a failure is called |
//! | `meta`, `rate`, `deprecation` | what an answer says beside its body |
//! | `digest` | whether a body is the one that was sent |
//! | `address`, `place` | where a request goes |
//! | `redact`, `secret` | what may be shown |
//!
//! Not here: sending, waiting and the clock ([`transport`](crate::transport), [`Host`](crate::Host)).

pub mod address;
pub mod budget;
pub mod bulk;
pub mod call;
pub mod deprecation;
pub mod digest;
pub mod error;
pub mod ids;
pub mod meta;
pub mod moment;
pub mod multipart;
pub mod options;
pub mod paging;
#[cfg(target_arch = "wasm32")]
mod place;
pub mod problem;
pub mod rate;
pub mod redact;
pub mod retry;
pub mod retry_after;
pub mod secret;
pub mod tokens;

pub use budget::RetryBudget;
pub use deprecation::Deprecation;
pub use error::{ApiError, ErrorKind, Failure, FieldError, Phase, Reach};
pub use ids::Entropy;
pub use meta::{ETag, Meta};
pub use moment::Moment;
pub use options::{CallOptions, CallRules, Timeouts};
/// An address.
#[cfg(target_arch = "wasm32")]
pub use place::Url;
pub use rate::RateLimit;
pub use retry::RetryPolicy;
pub use secret::Secret;
/// An address.
#[cfg(not(target_arch = "wasm32"))]
pub use url::Url;

#[cfg(test)]
mod address_tests;
#[cfg(test)]
mod bulk_tests;
#[cfg(test)]
mod call_tests;
#[cfg(test)]
mod headers_tests;
#[cfg(test)]
mod paging_tests;
#[cfg(test)]
mod redact_tests;
#[cfg(test)]
mod retry_tests;
#[cfg(test)]
mod tokens_tests;
