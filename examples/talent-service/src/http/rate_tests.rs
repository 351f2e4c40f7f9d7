use super::rate::Limiter;

#[test]
fn a_minutes_requests_may_come_at_once_and_then_come_back_evenly() {
    let limiter = Limiter::new(60, 1);
    let start = 1_000_000_000;
    for left in (0..60).rev() {
        let verdict = limiter.general("ana", start);
        assert_eq!((verdict.allowed, verdict.remaining), (true, left));
    }
    let refused = limiter.general("ana", start);
    assert_eq!((refused.allowed, refused.retry_after_seconds), (false, 1));
    assert!(!limiter.general("ana", start + 999_999).allowed, "not a microsecond too early");
    assert!(limiter.general("ana", start + 1_000_000).allowed);
    assert!(limiter.general("ben", start).allowed, "others are not kept waiting");
}

#[test]
fn any_window_lets_in_two_limits_at_most() {
    // One limit at once, and one that comes back during the window: the bound of a bucket.
    let limiter = Limiter::new(30, 1);
    let allowed = (0..600).filter(|i| limiter.general("ana", 5_000_000_000 + i * 100_000).allowed);
    assert_eq!(allowed.count(), 30 + 29);
}

#[test]
fn a_clock_that_goes_back_keeps_nobody_out_for_longer_than_a_window() {
    let limiter = Limiter::new(1, 1);
    assert!(limiter.general("ana", 900_000_000_000).allowed);
    let refused = limiter.general("ana", 1_000_000);
    assert!(!refused.allowed && refused.retry_after_seconds <= 60, "{refused:?}");
}
