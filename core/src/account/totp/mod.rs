//! Is the code of this moment the one that the person's authenticator shows?
//!
//! Words: a **step** is one period of time, numbered from 1970; **drift** is how many steps the
//! authenticator is ahead; **skew** is how much drift is taken.
//!
//! ```text
//! HOTP = truncate(HMAC(secret, counter)) modulo 10^digits          RFC 4226 section 5.3
//! TOTP = HOTP(secret, step),   step = floor(seconds since 1970 / period)    RFC 6238 section 4
//! ```
//!
//! Not here: how often somebody may try (`lockout`).

mod code;
mod digits;
mod hotp;
mod model;
mod secret;
mod uri;
mod verify;

pub use hotp::{hotp_code, verify_hotp};
pub use model::{
    HotpAnswer, HotpOptions, HotpState, NewTotpSecret, OtpAlgorithm, OtpRefusal, TotpAnswer,
    TotpOptions, TotpPreset, TotpState,
};
pub use secret::generate_totp_secret;
pub use uri::totp_uri;
pub use verify::{totp_code, totp_options, verify_totp};

pub(crate) use digits::typed_digits;

#[cfg(test)]
mod replay_tests;
#[cfg(test)]
mod totp_tests;
