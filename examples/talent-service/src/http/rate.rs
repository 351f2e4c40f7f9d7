//! How many requests are left for whom?
//!
//! GCRA, the algorithm of leaky buckets by one number for each key: the time at which the bucket
//! is empty again.
//! A minute's requests may come at once, and after that they come back evenly.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

/// A limit: its name, and so many requests a minute.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rule {
    /// Its name in the headers.
    pub name: &'static str,
    /// Requests a minute.
    pub limit: u32,
}

/// The seconds of a window.
pub const WINDOW_SECONDS: u64 = 60;
const WINDOW_US: u64 = WINDOW_SECONDS * 1_000_000;

/// The most keys that are remembered; above it, those whose bucket is empty are forgotten.
const MOST_KEYS: usize = 100_000;

/// What a request may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Verdict {
    /// Whether it may go on.
    pub allowed: bool,
    /// By which rule.
    pub rule: Rule,
    /// How many more may come at once.
    pub remaining: u64,
    /// Seconds until all are there again, rounded up.
    pub reset_seconds: u64,
    /// Seconds until the next may come, rounded up; 0 where it may now.
    pub retry_after_seconds: u64,
}

/// How many requests are left for whom.
#[derive(Debug)]
pub struct Limiter {
    general: Rule,
    auth: Rule,
    empty_at: Mutex<BTreeMap<String, u64>>,
}

impl Limiter {
    /// A limiter with so many requests a minute, and so many attempts to sign in.
    #[must_use]
    pub fn new(general: u32, auth: u32) -> Self {
        let general = Rule { name: "general", limit: general.max(1) };
        let auth = Rule { name: "auth", limit: auth.max(1) };
        Self { general, auth, empty_at: Mutex::default() }
    }

    /// Counts a request of a caller at a time in microseconds.
    pub fn general(&self, key: &str, now_us: u64) -> Verdict {
        self.count(self.general, key, now_us)
    }

    /// Counts an attempt to sign in.
    pub fn auth(&self, key: &str, now_us: u64) -> Verdict {
        self.count(self.auth, key, now_us)
    }

    fn count(&self, rule: Rule, key: &str, now: u64) -> Verdict {
        let mut all = self.empty_at.lock().unwrap_or_else(PoisonError::into_inner);
        if all.len() >= MOST_KEYS {
            all.retain(|_, empty_at| *empty_at > now);
        }
        let key = format!("{}/{key}", rule.name);
        let before = all.get(&key).copied().unwrap_or_default();
        let verdict = decide(rule, before, now);
        if let (true, next) = (verdict.0.allowed, verdict.1) {
            all.insert(key, next);
        }
        verdict.0
    }
}

/// What the rule says at a time, and when the bucket is empty after the request.
fn decide(rule: Rule, empty_at: u64, now: u64) -> (Verdict, u64) {
    let each = (WINDOW_US / u64::from(rule.limit)).max(1);
    // A clock that went back must not keep anybody out for longer than a window.
    let begin = empty_at.clamp(now, now.saturating_add(WINDOW_US));
    let next = begin.saturating_add(each);
    let full = now.saturating_add(WINDOW_US);
    let allowed = next <= full;
    let (filled, wait) = if allowed { (next, 0) } else { (begin, next - full) };
    let verdict = Verdict {
        allowed,
        rule,
        remaining: full.saturating_sub(filled) / each,
        reset_seconds: (filled - now).div_ceil(1_000_000),
        retry_after_seconds: wait.div_ceil(1_000_000),
    };
    (verdict, next)
}
