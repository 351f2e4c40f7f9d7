//! The time, as an argument.

/// What time it is, on two clocks.
///
/// The state machines never read a clock: whoever drives them says what time it is.
/// Durations are measured on the first clock, which never jumps; dates of a server are compared
/// with the second, and only where the server does not send its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Moment {
    /// Milliseconds since some fixed point, never going back.
    pub elapsed_ms: u64,
    /// Milliseconds since 1970-01-01T00:00:00Z, as this machine believes.
    pub unix_ms: u64,
}

impl Moment {
    /// The moment that many milliseconds later.
    #[must_use]
    pub fn later(self, ms: u64) -> Self {
        Self {
            elapsed_ms: self.elapsed_ms.saturating_add(ms),
            unix_ms: self.unix_ms.saturating_add(ms),
        }
    }

    /// Milliseconds from `earlier` to here; 0 if it is not earlier.
    #[must_use]
    pub fn since(self, earlier: Self) -> u64 {
        self.elapsed_ms.saturating_sub(earlier.elapsed_ms)
    }
}
