use bytes::Bytes;
use http::{HeaderMap, Method, StatusCode};
use proptest::prelude::*;

use super::call::{Ask, Attempt, Call, Credential, Event, Loss, Step, Surroundings};
use super::error::{ErrorKind, Phase, Reach};
use super::{CallRules, Moment, RetryBudget};

fn call(method: Method, key: bool) -> Call {
    let mut headers = HeaderMap::new();
    headers.insert("accept", "application/json".parse().unwrap());
    headers.insert("x-tenant", "t".parse().unwrap());
    if key {
        headers.insert("idempotency-key", "k".parse().unwrap());
    }
    let ask = Ask {
        method,
        template: "/roles/{uri}".to_owned(),
        url: "https://t.example/api/v2/roles/a".parse().unwrap(),
        headers,
        body: Bytes::from_static(b"{}"),
        with_credentials: true,
        streamed: false,
        request_id: "id".to_owned(),
    };
    Call::new(ask, CallRules::default())
}

/// A driver with a clock of its own, which only sleeping moves.
struct Driver {
    now: Moment,
    budget: RetryBudget,
    sent: Vec<Attempt>,
    slept: u64,
    authorized: u32,
}

impl Driver {
    fn new() -> Self {
        let budget = RetryBudget::default();
        Self { now: Moment::default(), budget, sent: Vec::new(), slept: 0, authorized: 0 }
    }

    fn step(&mut self, call: &mut Call, event: Event) -> Step {
        let (now, budget) = (self.now, &mut self.budget);
        call.step(event, &mut Surroundings { now, entropy: [255; 16], budget })
    }

    /// Drives a call to its end; `reply` says what comes of each attempt.
    fn run(&mut self, mut call: Call, mut reply: impl FnMut(&Attempt) -> Event) -> Step {
        let mut event = Event::Begin;
        loop {
            event = match self.step(&mut call, event) {
                Step::Authorize { .. } => {
                    self.authorized += 1;
                    Event::Authorized(Some(Credential {
                        header: http::header::AUTHORIZATION,
                        token: format!("token-{}", self.authorized).into(),
                    }))
                }
                Step::Send(attempt) => {
                    let heard = reply(&attempt);
                    self.sent.push(*attempt);
                    heard
                }
                Step::Sleep(ms) => {
                    self.slept += ms;
                    self.now = self.now.later(ms);
                    Event::Woke
                }
                done => return done,
            };
        }
    }
}

fn answer(status: u16) -> Event {
    Event::Answered(StatusCode::from_u16(status).unwrap(), HeaderMap::new(), Bytes::new())
}

fn redirect(status: u16, to: &str) -> Event {
    let mut headers = HeaderMap::new();
    headers.insert("location", to.parse().unwrap());
    Event::Answered(StatusCode::from_u16(status).unwrap(), headers, Bytes::new())
}

fn lost(lasting: bool) -> Event {
    let message = "broke".to_owned();
    Event::Lost(Loss { message, hint: None, reach: Reach::Unknown, timeout: None, lasting })
}

#[test]
fn a_call_is_sent_three_times_at_most_with_everything_the_same() {
    let mut driver = Driver::new();
    let Step::Failed(error) = driver.run(call(Method::POST, true), |_| answer(503)) else {
        panic!("it must fail")
    };
    assert_eq!((error.attempts, error.status), (3, Some(503)));
    assert_eq!(
        (error.template.as_str(), error.request_id.as_deref()),
        ("/roles/{uri}", Some("id"))
    );
    assert_eq!(driver.slept, 500 + 1000);
    assert!(driver.sent.iter().all(|attempt| attempt.headers["idempotency-key"] == "k"));
    let numbers: Vec<_> =
        driver.sent.iter().map(|a| a.headers["x-request-attempt"].clone()).collect();
    assert_eq!(numbers, ["1", "2", "3"]);
    assert_eq!(driver.budget.left(), 490);
}

#[test]
fn without_a_key_a_post_is_sent_once() {
    for event in [|| answer(503), || lost(false)] {
        let mut driver = Driver::new();
        assert!(matches!(driver.run(call(Method::POST, false), |_| event()), Step::Failed(_)));
        assert_eq!(driver.sent.len(), 1);
    }
}

#[test]
fn a_certificate_that_stays_wrong_is_not_tried_again() {
    let mut driver = Driver::new();
    let Step::Failed(error) = driver.run(call(Method::GET, false), |_| lost(true)) else {
        panic!()
    };
    assert_eq!((driver.sent.len(), error.kind), (1, ErrorKind::Connection));
}

#[test]
fn an_empty_budget_gives_the_first_error_and_says_so() {
    let mut driver = Driver::new();
    driver.budget = RetryBudget::new(4);
    let Step::Failed(error) = driver.run(call(Method::GET, false), |_| answer(502)) else {
        panic!()
    };
    assert!(error.retry_budget_exhausted);
    assert_eq!(driver.sent.len(), 1);
}

#[test]
fn a_call_that_succeeds_at_first_pays_back_and_one_that_had_to_retry_does_not() {
    let mut driver = Driver::new();
    assert!(driver.budget.pay(false));
    assert!(matches!(driver.run(call(Method::GET, false), |_| answer(200)), Step::Done(..)));
    assert_eq!(driver.budget.left(), 496);
    let second = |attempt: &Attempt| answer(if attempt.number == 1 { 503 } else { 200 });
    assert!(matches!(driver.run(call(Method::GET, false), second), Step::Done(..)));
    assert_eq!(driver.budget.left(), 491);
}

#[test]
fn a_refused_token_is_exchanged_once_and_no_more() {
    let mut driver = Driver::new();
    let Step::Failed(error) = driver.run(call(Method::GET, false), |_| answer(401)) else {
        panic!()
    };
    assert_eq!((driver.sent.len(), driver.authorized, error.kind), (2, 2, ErrorKind::Auth));
    assert_eq!(driver.sent[1].headers["authorization"], "Bearer token-2");
}

#[test]
fn a_redirect_elsewhere_carries_nothing_that_says_who_asks() {
    let mut driver = Driver::new();
    let done = driver.run(call(Method::GET, false), |attempt| match attempt.number {
        1 => redirect(302, "https://elsewhere.example/x"),
        _ => answer(200),
    });
    assert!(matches!(done, Step::Done(..)));
    let names: Vec<_> = driver.sent[1].headers.keys().map(http::HeaderName::as_str).collect();
    assert_eq!(names, ["accept", "x-request-attempt"]);
}

#[test]
fn redirects_that_would_change_or_expose_the_request_are_refused() {
    for (method, status, to) in [
        (Method::POST, 302, "/api/v2/b"),
        (Method::POST, 307, "https://elsewhere.example/"),
        (Method::PUT, 308, "https://t.example:444/"),
        (Method::GET, 301, "http://t.example/"),
        (Method::GET, 301, "file:///etc/passwd"),
    ] {
        let mut driver = Driver::new();
        let done = driver.run(call(method, true), |_| redirect(status, to));
        let Step::Failed(error) = done else { panic!("{to}") };
        assert_eq!(
            (error.code.as_str(), driver.sent.len()),
            ("client.redirect_refused", 1),
            "{to}"
        );
    }
}

#[test]
fn redirects_in_a_circle_end() {
    let mut driver = Driver::new();
    let done = driver.run(call(Method::GET, false), |_| redirect(307, "/api/v2/roles/a"));
    assert!(matches!(done, Step::Failed(_)));
    assert_eq!(driver.sent.len(), 6);
}

#[test]
fn the_last_attempt_gets_no_more_time_than_the_call_has_left() {
    let mut made = call(Method::GET, false);
    let mut driver = Driver::new();
    driver.step(&mut made, Event::Begin);
    driver.now = driver.now.later(100_000);
    let Step::Send(attempt) = driver.step(&mut made, Event::Authorized(None)) else { panic!() };
    assert_eq!((attempt.timeout_ms, attempt.phase), (20_000, Phase::Total));
    driver.now = driver.now.later(20_000);
    let Step::Failed(error) = driver.step(&mut made, Event::Woke) else { panic!() };
    assert_eq!((error.kind, error.phase), (ErrorKind::Timeout, Some(Phase::Total)));
}

proptest! {
    /// Whatever a service does, a call ends, within its attempts and its time.
    #[test]
    fn every_call_ends(
        events in prop::collection::vec(0_u16..12, 1..20),
        key: bool,
        post: bool,
    ) {
        let method = if post { Method::POST } else { Method::GET };
        let mut driver = Driver::new();
        let mut turn = 0;
        let done = driver.run(call(method, key), |_| {
            turn += 1;
            match events[turn % events.len()] {
                0 => lost(false),
                1 => redirect(307, "/api/v2/other"),
                2 => answer(401),
                3 => answer(429),
                4 => answer(200),
                _ => answer(503),
            }
        });
        prop_assert!(matches!(done, Step::Done(..) | Step::Failed(_)));
        prop_assert!(driver.sent.len() <= 3 + 5 + 1);
        prop_assert!(driver.slept <= 1_500);
        if post && !key {
            prop_assert_eq!(driver.slept, 0);
        }
    }
}
