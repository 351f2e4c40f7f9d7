//! How one call is made, where it differs from the client's way.

use super::RetryPolicy;

/// How long each part of a call may take, in milliseconds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Timeouts {
    /// Until a connection stands. Of the transport; the browser has none.
    pub connect_ms: u64,
    /// One attempt: until the whole answer is there, or its head if it is streamed.
    pub attempt_ms: u64,
    /// Between two pieces of a body.
    pub idle_ms: u64,
    /// The whole call with all attempts and the waits between them; a stream that has begun
    /// may take longer.
    pub total_ms: u64,
}

impl Default for Timeouts {
    /// 10 s, 30 s, 20 s and 120 s.
    fn default() -> Self {
        Self { connect_ms: 10_000, attempt_ms: 30_000, idle_ms: 20_000, total_ms: 120_000 }
    }
}

/// What one call does differently; what is `None` stays as the client has it.
///
/// ```
/// use prowess_client::CallOptions;
/// let options = CallOptions { max_retries: Some(0), total_ms: Some(5_000), ..Default::default() };
/// # let _ = options;
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CallOptions {
    /// How many retries.
    pub max_retries: Option<u32>,
    /// How long one attempt may take, in milliseconds.
    pub attempt_ms: Option<u64>,
    /// How long a pause within a body may take, in milliseconds.
    pub idle_ms: Option<u64>,
    /// How long the whole call may take, in milliseconds.
    pub total_ms: Option<u64>,
    /// The key under which the call may be repeated; without it, one is made for each `POST` and
    /// `PATCH`.
    pub idempotency_key: Option<String>,
    /// `Some(false)` sends no key, and then a `POST` or `PATCH` is never repeated.
    pub idempotency: Option<bool>,
    /// Further headers, by name. They cannot take the place of credentials.
    pub headers: Vec<(String, String)>,
    /// The largest body that is read into memory, in bytes.
    pub max_body_bytes: Option<u64>,
}

/// What holds for one call, once the client's way and its own options are put together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CallRules {
    /// How often it is sent again.
    pub retry: RetryPolicy,
    /// How long it may take.
    pub timeouts: Timeouts,
    /// The largest body that is read into memory, in bytes.
    pub max_body_bytes: u64,
}

impl Default for CallRules {
    /// The defaults of its parts, and 64 MiB.
    fn default() -> Self {
        Self {
            retry: RetryPolicy::default(),
            timeouts: Timeouts::default(),
            max_body_bytes: 64 << 20,
        }
    }
}

impl CallRules {
    /// These rules with the options of one call put over them.
    #[must_use]
    pub fn with(&self, options: &CallOptions) -> Self {
        let mut rules = self.clone();
        let set = |slot: &mut u64, value: Option<u64>| *slot = value.unwrap_or(*slot);
        set(&mut rules.timeouts.attempt_ms, options.attempt_ms);
        set(&mut rules.timeouts.idle_ms, options.idle_ms);
        set(&mut rules.timeouts.total_ms, options.total_ms);
        set(&mut rules.max_body_bytes, options.max_body_bytes);
        rules.retry.max_retries = options.max_retries.unwrap_or(rules.retry.max_retries);
        rules
    }
}
