use http::{HeaderMap, Method};
use proptest::prelude::*;

use super::Moment;
use super::budget::RetryBudget;
use super::ids::{uniform, unique_id};
use super::retry::{RetryPolicy, delay_ms, is_replayable, is_worth_it};

fn headers(pairs: &[(&'static str, &str)]) -> HeaderMap {
    pairs.iter().map(|(name, value)| (name.parse().unwrap(), value.parse().unwrap())).collect()
}

#[test]
fn only_answers_that_say_not_now_are_asked_for_again() {
    let again: Vec<u16> =
        (100..600).filter(|status| is_worth_it(*status, &headers(&[]), None)).collect();
    assert_eq!(again, [408, 425, 429, 500, 502, 503, 504]);
}

#[test]
fn a_conflict_is_asked_again_only_while_something_is_held() {
    let worth = |code| is_worth_it(409, &headers(&[]), Some(code));
    assert!(worth("idempotency_in_progress") && worth("role.locked") && worth("x.lock_held"));
    assert!(!worth("role.duplicate") && !worth("role.unlocked"));
}

#[test]
fn the_service_has_the_last_word_on_whether_to_come_back() {
    assert!(is_worth_it(400, &headers(&[("x-should-retry", "true")]), None));
    assert!(!is_worth_it(503, &headers(&[("x-should-retry", "false")]), None));
    assert!(is_worth_it(503, &headers(&[("x-should-retry", "perhaps")]), None));
}

#[test]
fn what_may_happen_twice_is_repeated_only_under_a_key() {
    for method in [Method::GET, Method::HEAD, Method::PUT, Method::DELETE, Method::OPTIONS] {
        assert!(is_replayable(&method, false));
    }
    for method in [Method::POST, Method::PATCH] {
        assert!(!is_replayable(&method, false) && is_replayable(&method, true));
    }
}

#[test]
fn an_hour_is_not_slept_but_a_minute_is() {
    let policy = RetryPolicy::default();
    let asked = |ms| delay_ms(&policy, 0, Some(ms), u64::MAX, &[0; 16]);
    assert_eq!(asked(60_000), Some(60_000));
    assert_eq!(asked(60_001), None);
    assert_eq!(asked(u64::MAX), None);
}

#[test]
fn an_empty_bucket_ends_retries_and_successes_fill_it_again() {
    let mut budget = RetryBudget::new(12);
    assert!(budget.pay(true) && !budget.pay(false));
    assert_eq!(budget.left(), 2);
    (0..3).for_each(|_| budget.succeeded());
    assert!(budget.pay(false));
    (0..100).for_each(|_| budget.succeeded());
    assert_eq!(budget.left(), 12);
}

#[test]
fn the_largest_and_the_smallest_draw_reach_both_ends() {
    assert_eq!(uniform(1000, &[0; 16]), 0);
    assert_eq!(uniform(1000, &[255; 16]), 1000);
    assert_eq!(uniform(u64::MAX, &[255; 16]), u64::MAX);
}

#[test]
fn an_id_is_a_uuid_of_version_seven_that_starts_with_the_time() {
    // The time of the example in RFC 9562, appendix A.6.
    let now = Moment { elapsed_ms: 0, unix_ms: 0x017F_22E2_79B0 };
    let id = unique_id(now, &[255; 16]);
    assert_eq!(id, "017f22e2-79b0-7fff-bfff-ffffffffffff");
}

proptest! {
    #[test]
    fn no_delay_is_sooner_than_asked_or_later_than_allowed(
        retries in 0_u32..80,
        asked in proptest::option::of(0_u64..100_000),
        remaining in 0_u64..200_000,
        entropy: [u8; 16],
    ) {
        let policy = RetryPolicy::default();
        let most = policy.base_ms.saturating_mul(1_u64.checked_shl(retries).unwrap_or(u64::MAX));
        if let Some(delay) = delay_ms(&policy, retries, asked, remaining, &entropy) {
            prop_assert!(delay < remaining);
            prop_assert!(delay >= asked.unwrap_or(0));
            prop_assert!(delay <= most.min(policy.cap_ms).max(asked.unwrap_or(0)));
        } else {
            prop_assert!(asked > Some(60_000) || remaining <= 60_000.max(policy.cap_ms));
        }
    }

    #[test]
    fn later_ids_sort_after_earlier_ones(a in 0_u64..1 << 47, b in 0_u64..1 << 47, e: [u8; 16], f: [u8; 16]) {
        prop_assume!(a < b);
        let id = |unix_ms, entropy| unique_id(Moment { elapsed_ms: 0, unix_ms }, &entropy);
        prop_assert!(id(a, e) < id(b, f));
    }
}
