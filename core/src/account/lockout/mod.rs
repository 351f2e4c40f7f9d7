//! May somebody try to sign in now, after so many failures?
//!
//! Words: an **attempt** is one secret compared with the right one; a **bucket** counts failures; a
//! device is **known** when somebody has signed in on it and it has a cookie that says so.
//!
//! Keep one state for each authenticator of each account: one for the password, one for one-time
//! codes.
//! Strangers share one bucket, and each known device has its own, so that nobody who fails on
//! purpose keeps the person out of an account on a known device.
//!
//! ```text
//! failures 1 to 5        no wait
//! failure  5, 6, 7 ...   30 s, 60 s, 120 s ... up to an hour, counted from the last failure
//! failure  50            strangers are out until the authenticator is set up again
//! ```
//!
//! Together the buckets take 100 failures at most, which is the limit of SP 800-63B-4 section 3.2.2.
//!
//! Not here: limits by address of the internet, which the host adds.

mod bucket;
mod check;
mod device;
mod dummy;
mod gate;
mod model;

pub use device::generate_device;
pub use dummy::dummy_hash;
pub use gate::{login_gate, record_login_failure, record_login_success};
pub use model::{
    FailureBucket, KnownDevice, Lockout, LockoutPolicy, LoginGate, LoginRecord, NewDevice,
};

#[cfg(test)]
mod guess_tests;
#[cfg(test)]
mod lockout_tests;
