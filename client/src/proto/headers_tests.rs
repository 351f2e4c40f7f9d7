use http::HeaderMap;
use proptest::prelude::*;

use super::problem::{error_of, kind_of};
use super::retry_after::retry_after_ms;
use super::{Deprecation, ETag, ErrorKind, Moment, RateLimit};

/// 1994-11-06T08:49:37Z, the example of RFC 9110, 5.6.7.
const THEN: Moment = Moment { elapsed_ms: 5, unix_ms: 784_111_777_000 };

fn headers(pairs: &[(&'static str, &str)]) -> HeaderMap {
    pairs.iter().map(|(name, value)| (name.parse().unwrap(), value.parse().unwrap())).collect()
}

fn wait(value: &str) -> Option<u64> {
    retry_after_ms(&headers(&[("retry-after", value)]), THEN)
}

#[test]
fn seconds_and_all_three_spellings_of_a_date_are_understood() {
    assert_eq!(wait("120"), Some(120_000));
    assert_eq!(wait("Sun, 06 Nov 1994 08:50:37 GMT"), Some(60_000));
    assert_eq!(wait("Sunday, 06-Nov-94 08:50:37 GMT"), Some(60_000));
    assert_eq!(wait("Sun Nov  6 08:50:37 1994"), Some(60_000));
    assert_eq!(wait("Sun, 06 Nov 1994 08:00:00 GMT"), Some(0), "a date in the past means now");
}

#[test]
fn what_is_no_time_is_not_said_and_what_is_too_long_stays_too_long() {
    for nonsense in ["", "-1", "soon", "1e3", "1.5", "+5", "Sun, 31 Feb 1994"] {
        assert_eq!(wait(nonsense), None, "{nonsense}");
    }
    assert_eq!(wait("99999999999999999999999"), Some(u64::MAX));
}

#[test]
fn a_wrong_clock_does_not_matter_where_the_service_sends_its_own() {
    let date = ("date", "Sun, 06 Nov 2044 08:49:37 GMT");
    let until = ("retry-after", "Sun, 06 Nov 2044 08:49:39 GMT");
    assert_eq!(retry_after_ms(&headers(&[date, until]), THEN), Some(2_000));
}

#[test]
fn milliseconds_win_over_seconds() {
    let both = headers(&[("retry-after", "9"), ("retry-after-ms", "250")]);
    assert_eq!(retry_after_ms(&both, THEN), Some(250));
}

#[test]
fn the_scarcest_policy_of_the_draft_counts() {
    let given = headers(&[
        ("ratelimit-policy", "\"hour\";q=1000;w=3600, \"burst\";q=100;w=60"),
        ("ratelimit", "\"hour\";r=900;t=1800, \"burst\";r=3;t=30"),
        ("x-ratelimit-remaining", "77"),
    ]);
    let expected = RateLimit { limit: Some(100), remaining: Some(3), reset_ms: Some(30_000) };
    assert_eq!(RateLimit::read(&given, THEN), Some(expected));
}

#[test]
fn older_rate_headers_are_read_in_seconds_and_since_1970() {
    let remaining = ("x-ratelimit-remaining", "4");
    let read = |reset| {
        RateLimit::read(
            &headers(&[remaining, ("x-ratelimit-reset", reset)]),
            Moment { elapsed_ms: 0, unix_ms: 1_700_000_000_000 },
        )
    };
    assert_eq!(read("30").unwrap().reset_ms, Some(30_000));
    assert_eq!(read("1700000030").unwrap().reset_ms, Some(30_000));
    let early = headers(&[("ratelimit-limit", "10"), ("ratelimit-remaining", "9")]);
    assert_eq!(RateLimit::read(&early, THEN).unwrap().limit, Some(10));
    assert_eq!(RateLimit::read(&headers(&[("ratelimit", "gibberish")]), THEN), None);
}

#[test]
fn deprecation_and_sunset_have_different_spellings_of_time() {
    // The examples of RFC 9745, 2.1 and RFC 8594, 3.
    let given = headers(&[
        ("deprecation", "@1688169599"),
        ("sunset", "Sat, 31 Dec 2018 23:59:59 GMT"),
        (
            "link",
            "<https://d.example/next>; rel=\"next\", <https://d.example/v3>; rel=\"deprecation\"",
        ),
    ]);
    let found = Deprecation::read(&given).unwrap();
    assert_eq!(found.since_ms, Some(1_688_169_599_000));
    assert_eq!(found.link.as_deref(), Some("https://d.example/v3"));
    // 31 December 2018 was a Monday: a date that contradicts itself is not one, but the warning stays.
    assert_eq!(found.sunset_ms, None);
    let right = headers(&[("sunset", "Mon, 31 Dec 2018 23:59:59 GMT")]);
    assert_eq!(Deprecation::read(&right).unwrap().sunset_ms, Some(1_546_300_799_000));
    assert_eq!(Deprecation::read(&headers(&[])), None);
}

#[test]
fn a_tag_keeps_its_quotes_and_its_weakness() {
    assert_eq!(ETag::parse("\"a\"").unwrap().as_str(), "\"a\"");
    assert!(ETag::parse("\"a\"").unwrap().is_strong());
    assert!(!ETag::parse("W/\"a\"").unwrap().is_strong());
    for wrong in ["a", "\"a", "\"a\"b\"", "w/\"a\"", "\"", ""] {
        assert_eq!(ETag::parse(wrong), None, "{wrong}");
    }
}

#[test]
fn both_spellings_of_a_problem_are_read_from_one_document() {
    let body = br#"{"type": "https://d.example/p", "title": "T", "detail": "the role is unknown",
        "status": 404, "code": "role.unknown", "hint": "list the roles", "path": "role",
        "errors": [{"path": "role", "code": "unknown", "message": "no"}, 7]}"#;
    let error = error_of(404, &headers(&[("x-request-id", "r1")]), body, THEN);
    assert_eq!(error.kind, ErrorKind::NotFound);
    assert_eq!(error.code, "role.unknown");
    assert_eq!(error.message, "the role is unknown");
    assert_eq!(error.hint.as_deref(), Some("list the roles"));
    assert_eq!(error.doc_link.as_deref(), Some("https://d.example/p"));
    assert_eq!(error.request_id.as_deref(), Some("r1"));
    assert_eq!(error.fields.len(), 1, "a field that cannot be read loses itself alone");
}

#[test]
fn the_page_of_a_proxy_becomes_an_excerpt_of_at_most_512_bytes() {
    let page = format!("<html>\r\n\u{1b}[31m{}", "é".repeat(1000));
    let error = error_of(502, &headers(&[]), page.as_bytes(), THEN);
    assert_eq!((error.code.as_str(), error.kind), ("http.502", ErrorKind::Server));
    let excerpt = error.excerpt.as_deref().unwrap();
    assert!(excerpt.len() <= 512 && !excerpt.chars().any(char::is_control));
    assert!(!excerpt.contains('\u{fffd}'), "it is cut between two letters");
    assert_eq!(error_of(502, &headers(&[]), b"", THEN).excerpt, None);
}

#[test]
fn a_refusal_says_what_the_credentials_would_have_to_allow() {
    let challenge =
        "Bearer realm=\"t\", error=\"insufficient_scope\", scope=\"roles:write people:read\"";
    let error = error_of(403, &headers(&[("www-authenticate", challenge)]), b"{}", THEN);
    assert_eq!(error.scopes, ["roles:write", "people:read"]);
    assert_eq!(error.kind, ErrorKind::PermissionDenied);
}

proptest! {
    #[test]
    fn no_body_and_no_header_makes_reading_a_failure_fail(
        status in 300_u16..1000,
        body: Vec<u8>,
        value in "[ -~]{0,40}",
    ) {
        let names = ["retry-after", "ratelimit", "ratelimit-policy", "deprecation", "link",
            "x-ratelimit-reset", "www-authenticate", "date", "etag"];
        let given: HeaderMap =
            names.iter().map(|name| (name.parse().unwrap(), value.parse().unwrap())).collect();
        let error = error_of(status, &given, &body, THEN);
        prop_assert_eq!(error.status, Some(status));
        prop_assert_eq!(error.kind, kind_of(status));
        prop_assert!(!error.code.is_empty());
        let _ = Deprecation::read(&given);
    }
}
