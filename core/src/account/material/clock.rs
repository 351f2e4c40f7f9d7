//! Arithmetic of instants, in whole milliseconds.
//!
//! A clock may jump back: a difference is then negative, and each rule says what that means for it.

use crate::kernel::Instant;

/// The last millisecond of the year 9999, after which no instant can be written.
const LAST: i64 = 253_402_300_799_999;

/// The instant without what is finer than a millisecond.
pub(crate) fn whole(instant: Instant) -> Instant {
    Instant::from_unix_milliseconds(instant.unix_milliseconds()).unwrap_or(instant)
}

/// The instant so many seconds later, or the last one there is.
pub(crate) fn later(instant: Instant, seconds: u32) -> Instant {
    let milliseconds = instant.unix_milliseconds().saturating_add(i64::from(seconds) * 1000);
    Instant::from_unix_milliseconds(milliseconds.min(LAST)).unwrap_or(instant)
}

/// Milliseconds from one instant to another; negative where the clock went back between them.
pub(crate) fn since(from: Instant, to: Instant) -> i64 {
    to.unix_milliseconds() - from.unix_milliseconds()
}
