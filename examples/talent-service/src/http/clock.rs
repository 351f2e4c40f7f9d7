//! The clock of the machine, which the rules are handed.

use std::time::{SystemTime, UNIX_EPOCH};

use prowess::kernel::{Day, Instant};

/// Milliseconds since 1970.
#[must_use]
pub fn now_ms() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    i64::try_from(since.as_millis()).unwrap_or(i64::MAX)
}

/// This instant, in whole milliseconds.
///
/// A clock outside the years that can be written is as one at 1970: nothing is valid then.
#[must_use]
pub fn now() -> Instant {
    Instant::from_unix_milliseconds(now_ms()).unwrap_or_else(epoch)
}

/// This day in universal time.
#[must_use]
pub fn today() -> Day {
    now().day()
}

#[expect(clippy::expect_used, reason = "the beginning of 1970 is an instant")]
fn epoch() -> Instant {
    Instant::from_unix_milliseconds(0).expect("1970 can be written")
}
