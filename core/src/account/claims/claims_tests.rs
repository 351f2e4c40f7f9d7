use super::*;
use crate::account::given_tests::{hostile, sec};
use crate::problem::Problem;

const HEADER: &str = r#"{"alg": "EdDSA", "typ": "at+jwt", "kid": "7"}"#;

fn expected() -> ClaimsExpectation {
    ClaimsExpectation {
        algorithms: vec!["EdDSA".to_owned(), "ES256".to_owned()],
        token_type: Some("at+jwt".to_owned()),
        issuer: "https://id.example.org".to_owned(),
        audience: "prowess".to_owned(),
        leeway_seconds: 30,
        most_age_seconds: None,
    }
}

/// Noon of the day of the other tests, in seconds.
const NOON: i64 = 1_782_907_200;

fn claims(more: &str) -> String {
    let iss = "https://id.example.org";
    format!(r#"{{"iss": "{iss}", "sub": "ana", "aud": "prowess", "exp": {}{more}}}"#, NOON + 600)
}

fn reasons(header: &str, claims: &str, seconds: i64) -> Vec<ClaimsFault> {
    answer_reasons(validate_claims(header, claims, &expected(), sec(seconds)).unwrap())
}

fn answer_reasons(answer: ClaimsAnswer) -> Vec<ClaimsFault> {
    match answer {
        ClaimsAnswer::Accepted { .. } => Vec::new(),
        ClaimsAnswer::Refused { reasons, problem } => {
            assert_eq!(problem.code, "account.token_invalid");
            assert!(!reasons.is_empty());
            reasons
        }
    }
}

#[test]
fn claims_that_say_what_they_have_to_are_taken() {
    assert_eq!(sec(0).unix_milliseconds(), NOON * 1000);
    let more = r#", "jti": "t1", "nbf": 0, "iat": 1782907200.25, "scope": ["a", {"b": 1}]"#;
    let answer = validate_claims(HEADER, &claims(more), &expected(), sec(1)).unwrap();
    let (subject, id) = ("ana".to_owned(), Some("t1".to_owned()));
    assert_eq!(answer, ClaimsAnswer::Accepted { subject, expires_at: sec(600), id });
    let many = claims("").replace("\"prowess\"", r#"["other", "prowess"]"#);
    assert_eq!(reasons(HEADER, &many, 1), []);
}

#[test]
fn times_hold_with_the_leeway_and_no_longer() {
    let expired = vec![ClaimsFault::Expired];
    assert_eq!(reasons(HEADER, &claims(""), 629), []);
    assert_eq!(reasons(HEADER, &claims(""), 630), expired);
    let from = claims(&format!(r#", "nbf": {}"#, NOON + 100));
    assert_eq!(reasons(HEADER, &from, 70), []);
    assert_eq!(reasons(HEADER, &from, 69), [ClaimsFault::NotYetValid]);
    let issued = claims(&format!(r#", "iat": {}"#, NOON + 100));
    assert_eq!(reasons(HEADER, &issued, 69), [ClaimsFault::IssuedAt]);
    let fresh = ClaimsExpectation { most_age_seconds: Some(60), ..expected() };
    let age = |claims: &str, seconds| {
        answer_reasons(validate_claims(HEADER, claims, &fresh, sec(seconds)).unwrap())
    };
    assert_eq!(age(&issued, 190), []);
    assert_eq!(age(&issued, 191), [ClaimsFault::TooOld]);
    assert_eq!(age(&claims(""), 1), [ClaimsFault::IssuedAt]);
}

#[test]
fn each_thing_that_is_wrong_is_named() {
    for (header, fault) in [
        (r#"{"alg": "none", "typ": "at+jwt"}"#, ClaimsFault::Algorithm),
        (r#"{"alg": "NONE", "typ": "at+jwt"}"#, ClaimsFault::Algorithm),
        (r#"{"alg": "HS256", "typ": "at+jwt"}"#, ClaimsFault::Algorithm),
        (r#"{"alg": "eddsa", "typ": "at+jwt"}"#, ClaimsFault::Algorithm),
        (r#"{"alg": "EdDSA"}"#, ClaimsFault::TokenType),
        (r#"{"alg": "EdDSA", "typ": "JWT"}"#, ClaimsFault::TokenType),
        (r#"{"alg": "EdDSA", "typ": "at+jwt", "crit": ["b64"]}"#, ClaimsFault::CriticalExtension),
        (r#"{"alg": "EdDSA", "typ": "at+jwt", "jwk": {"k": 1}}"#, ClaimsFault::BringsKey),
        (
            r#"{"alg": "EdDSA", "typ": "at+jwt", "jku": "https://evil.example"}"#,
            ClaimsFault::BringsKey,
        ),
        (r#"{"alg": "EdDSA", "typ": "at+jwt", "x5c": null}"#, ClaimsFault::BringsKey),
        (r#"{"typ": "at+jwt"}"#, ClaimsFault::HeaderMalformed),
        (r#"{"alg": "EdDSA", "alg": "none", "typ": "at+jwt"}"#, ClaimsFault::HeaderMalformed),
        (r#"{"alg": ["EdDSA"], "typ": "at+jwt"}"#, ClaimsFault::HeaderMalformed),
        ("[]", ClaimsFault::HeaderMalformed),
    ] {
        assert_eq!(reasons(header, &claims(""), 1), [fault], "{header}");
    }
    assert_eq!(reasons(r#"{"alg": "ES256", "typ": "application/AT+JWT"}"#, &claims(""), 1), []);
    let good = claims("");
    for (wrong, fault) in [
        (good.replace("id.example.org", "id.example.org/"), ClaimsFault::Issuer),
        (good.replace("\"iss\"", "\"is\""), ClaimsFault::Issuer),
        (good.replace("\"prowess\"", "\"prowess2\""), ClaimsFault::Audience),
        (good.replace("\"prowess\"", "[]"), ClaimsFault::Audience),
        (good.replace("\"aud\"", "\"au\""), ClaimsFault::Audience),
        (good.replace("\"ana\"", "\"\""), ClaimsFault::Subject),
        (good.replace("\"sub\"", "\"su\""), ClaimsFault::Subject),
        (good.replace("\"exp\"", "\"ex\""), ClaimsFault::Expired),
        (good.replace(&(NOON + 600).to_string(), "1e300"), ClaimsFault::Expired),
        (good.replace(&(NOON + 600).to_string(), "-1e300"), ClaimsFault::Expired),
        (good.replace(&(NOON + 600).to_string(), "\"9999999999\""), ClaimsFault::ClaimsMalformed),
        (claims(r#", "sub": "bob""#), ClaimsFault::ClaimsMalformed),
        (claims(r#", "nbf": "0""#), ClaimsFault::ClaimsMalformed),
        (good.replace("\"prowess\"", r#"["prowess", 7]"#), ClaimsFault::ClaimsMalformed),
    ] {
        assert_eq!(reasons(HEADER, &wrong, 1), [fault], "{wrong}");
    }
}

#[test]
fn all_that_is_wrong_is_named_at_once() {
    let all = reasons(r#"{"alg": "none", "jwk": 1}"#, r#"{"nbf": 1e11, "iat": 1e11}"#, 1);
    let expected = [
        ClaimsFault::Algorithm,
        ClaimsFault::TokenType,
        ClaimsFault::BringsKey,
        ClaimsFault::Issuer,
        ClaimsFault::Audience,
        ClaimsFault::Subject,
        ClaimsFault::Expired,
        ClaimsFault::NotYetValid,
        ClaimsFault::IssuedAt,
    ];
    assert_eq!(all, expected);
}

#[test]
fn what_is_no_json_is_refused() {
    for forged in hostile() {
        let text = forged.expose();
        match validate_claims(text, text, &expected(), sec(0)) {
            Ok(answer) => {
                let both = [ClaimsFault::HeaderMalformed, ClaimsFault::ClaimsMalformed];
                assert_eq!(answer_reasons(answer), both);
            }
            Err(error) => assert_eq!(Problem::from(error).code, "account.too_large"),
        }
    }
    let deep = "[".repeat(60_000);
    assert!(!reasons(HEADER, &deep, 0).is_empty());
    let huge = format!(r#"{{"iss": {}1}}"#, "1".repeat(400));
    assert!(!reasons(HEADER, &huge, 0).is_empty());
}

#[test]
fn an_expectation_that_lets_anybody_sign_is_refused() {
    let code = |expected: ClaimsExpectation| {
        let answer = validate_claims(HEADER, &claims(""), &expected, sec(1));
        answer.map_err(|error| Problem::from(error).code).err()
    };
    for algorithms in [vec![], vec!["none".to_owned()], vec!["EdDSA".to_owned(), "None".to_owned()]]
    {
        let loose = ClaimsExpectation { algorithms, ..expected() };
        assert_eq!(code(loose), Some("account.invalid_setting"));
    }
    let loose = ClaimsExpectation { leeway_seconds: 61, ..expected() };
    assert_eq!(code(loose), Some("kernel.out_of_range"));
}
