//! How long a bucket of failures is closed.

use super::{FailureBucket, LockoutPolicy};
use crate::account::material::{later, whole};
use crate::kernel::Instant;

impl FailureBucket {
    /// The same bucket with one more failure.
    pub(super) fn with_failure(self, now: Instant) -> Self {
        Self { failures: self.failures.saturating_add(1), last_failed_at: Some(whole(now)) }
    }

    /// How many more failures there may be before there is a wait.
    pub(super) const fn free_tries(self, policy: &LockoutPolicy) -> u32 {
        policy.free_tries.saturating_sub(self.failures)
    }

    /// Until when it is closed; nothing where it is open.
    pub(super) fn closed_until(self, policy: &LockoutPolicy, now: Instant) -> Option<Instant> {
        let until = later(self.last_failed_at?, self.wait_seconds(policy));
        (now < until).then_some(until)
    }

    /// The same bucket on a clock that went back: no failure lies ahead of now, so that nobody
    /// waits for longer than the wait.
    pub(super) fn not_ahead(self, now: Instant) -> Self {
        Self { last_failed_at: self.last_failed_at.map(|at| at.min(whole(now))), ..self }
    }

    fn wait_seconds(self, policy: &LockoutPolicy) -> u32 {
        let Some(doublings) = self.failures.checked_sub(policy.free_tries) else { return 0 };
        let factor = 2_u32.saturating_pow(doublings);
        policy.first_wait_seconds.saturating_mul(factor).min(policy.longest_wait_seconds)
    }
}
