//! The typed HTTP client of a Prowess service.
//!
//! Today this crate holds one thing: the [`USER_AGENT`] that the client is going to send.
//! It makes no request yet and depends on no HTTP library.
//!
//! It is going to hold one function for each operation of the service, native and in the browser:
//! typed requests and answers, the service's problems as [RFC 9457] carries them, retries that
//! obey `Retry-After`, and pages as iterators.
//! It is not going to hold rules: whoever can compute locally calls the crate `prowess`.
//!
//! [RFC 9457]: https://www.rfc-editor.org/rfc/rfc9457

#![forbid(unsafe_code)]

/// The version of this client; all Prowess packages share one.
pub const VERSION: &str = prowess::VERSION;

/// How the client names itself to a service: name, slash, version.
///
/// ```
/// assert_eq!(prowess_client::USER_AGENT, format!("prowess-client/{}", prowess_client::VERSION));
/// ```
pub const USER_AGENT: &str = concat!("prowess-client/", env!("CARGO_PKG_VERSION"));
