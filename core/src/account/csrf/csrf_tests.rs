use super::*;
use crate::account::given_tests::{entropy, hostile, key};
use crate::account::token::SigningKey;
use crate::account::{AccountError, Secret};

fn verify(form: &str, cookie: &str, session: &str, keys: &[SigningKey]) -> Option<CsrfRefusal> {
    let [form, cookie, session] = [form, cookie, session].map(Secret::from);
    match verify_csrf_token(&form, &cookie, &session, keys).unwrap() {
        CsrfAnswer::Accepted => None,
        CsrfAnswer::Refused { reason, problem } => {
            assert_eq!(problem.code, "account.token_invalid");
            Some(reason)
        }
    }
}

fn issue(session: &str, keys: &[SigningKey]) -> String {
    let token = issue_csrf_token(&Secret::from(session), keys, &entropy(1)).unwrap();
    token.token_once.expose().to_owned()
}

#[test]
fn a_token_is_taken_for_its_session_alone() {
    let keys = [key("k1", 'a')];
    let token = issue("s1", &keys);
    assert_eq!(token.len(), 97);
    assert_eq!(verify(&token, &token, "s1", &keys), None);
    assert_eq!(verify(&token, &token, "s2", &keys), Some(CsrfRefusal::NotSigned));
    // A part of the one cannot pass for a part of the other.
    assert_eq!(verify(&token, &token, "s1!", &keys), Some(CsrfRefusal::NotSigned));
}

#[test]
fn form_and_cookie_have_one_token() {
    let keys = [key("k1", 'a')];
    let (one, other) = (issue("s1", &keys), issue("s2", &keys));
    assert_eq!(verify(&one, &other, "s1", &keys), Some(CsrfRefusal::CookieMismatch));
    assert_eq!(verify(&one, "", "s1", &keys), Some(CsrfRefusal::CookieMismatch));
    // One who sets both cannot sign.
    let forged = format!("{}.{}", "0".repeat(64), "0".repeat(32));
    assert_eq!(verify(&forged, &forged, "s1", &keys), Some(CsrfRefusal::NotSigned));
}

#[test]
fn a_key_is_changed_while_pages_are_open() {
    let token = issue("s1", &[key("k1", 'a')]);
    assert_eq!(verify(&token, &token, "s1", &[key("k2", 'b'), key("k1", 'a')]), None);
    let gone = verify(&token, &token, "s1", &[key("k2", 'b')]);
    assert_eq!(gone, Some(CsrfRefusal::NotSigned));
}

#[test]
fn what_is_no_token_is_refused() {
    let keys = [key("k1", 'a')];
    let token = issue("s1", &keys);
    for wrong in [
        token.to_uppercase(),
        format!("{token}."),
        token.replace('.', ""),
        token.replacen('.', ".0", 1),
    ] {
        assert_eq!(verify(&wrong, &wrong, "s1", &keys), Some(CsrfRefusal::Malformed), "{wrong}");
    }
    for forged in hostile() {
        let reason = verify(forged.expose(), forged.expose(), "s1", &keys);
        assert_eq!(reason, Some(CsrfRefusal::Malformed));
    }
}

#[test]
fn what_the_host_hands_in_is_checked() {
    let session = Secret::from("s1");
    let none = issue_csrf_token(&session, &[], &entropy(1)).unwrap_err();
    assert!(matches!(none, AccountError::InvalidKeys(_)));
    let short =
        issue_csrf_token(&session, &[key("k", 'a')], &Secret::new(vec![0; 15])).unwrap_err();
    assert!(matches!(short, AccountError::EntropyTooShort(_)));
}
