//! How many retries a client may spend, over all its calls.

/// A bucket of tokens that retries are paid from.
///
/// When a service is down, every call fails, and retries would double or triple the load on it.
/// So each retry costs, each success pays a little back, and an empty bucket ends all retries.
/// One bucket belongs to one client, which speaks to one service.
///
/// The numbers are those of the AWS SDKs' standard mode: 500 tokens, 5 for a retry, 10 for a retry
/// after a timeout, 1 back for each call that succeeds at first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RetryBudget {
    tokens: u32,
    capacity: u32,
}

/// What a retry after a timeout costs: it held a connection for long.
const COST_AFTER_TIMEOUT: u32 = 10;
/// What any other retry costs.
const COST: u32 = 5;

impl RetryBudget {
    /// A full bucket.
    #[must_use]
    pub fn new(capacity: u32) -> Self {
        Self { tokens: capacity, capacity }
    }

    /// Pays for one retry; `false`, and nothing is paid, if there is not enough left.
    #[must_use]
    pub fn pay(&mut self, after_timeout: bool) -> bool {
        let cost = if after_timeout { COST_AFTER_TIMEOUT } else { COST };
        match self.tokens.checked_sub(cost) {
            Some(left) => {
                self.tokens = left;
                true
            }
            None => false,
        }
    }

    /// Notes that a call succeeded.
    pub fn succeeded(&mut self) {
        self.tokens = self.capacity.min(self.tokens.saturating_add(1));
    }

    /// What is left.
    #[must_use]
    pub fn left(&self) -> u32 {
        self.tokens
    }
}

impl Default for RetryBudget {
    fn default() -> Self {
        Self::new(500)
    }
}
