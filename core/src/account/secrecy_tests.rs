//! Nothing that comes in as a secret comes out again, be it taken, refused or malformed.

use serde::Serialize;

use super::given_tests::{entropy, sec};
use super::token::{AccountMark, SigningKey, TokenPurpose};
use super::{
    AccountError, Secret, backup, claims, csrf, lockout, refresh, session, token, totp, webhook,
};
use crate::problem::Problem;

/// A text that is a sound key, a wrong code, a wrong token and a wrong id.
const CANARY: &str = "canary-7391-canary-7391-canary-7391-canary7";

fn canary() -> Secret<String> {
    Secret::from(CANARY)
}

/// What an operation shows: its answer or its problem, as a log and as a client see it.
fn shown<T: Serialize + std::fmt::Debug>(answer: Result<T, AccountError>) -> String {
    match answer {
        Ok(answer) => format!("{answer:?} {}", serde_json::to_string(&answer).unwrap()),
        Err(error) => {
            let problem = Problem::from(error.clone());
            let text = serde_json::to_string(&problem).unwrap();
            format!("{error} {error:?} {problem} {problem:?} {text}")
        }
    }
}

fn keys() -> Vec<SigningKey> {
    vec![SigningKey { id: "k1".to_owned(), secret: canary() }]
}

fn mark() -> AccountMark {
    AccountMark {
        subject: "ana".to_owned(),
        email: "ana@example.org".to_owned(),
        email_verified: false,
        password_hash: Some(canary()),
        last_login_at: None,
    }
}

/// All that is said about the codes of a person.
fn about_codes() -> Vec<String> {
    let (by_time, by_counter) = (totp::TotpOptions::default(), totp::HotpOptions::default());
    let backup = backup::generate_backup_codes(sec(0), &entropy(1)).unwrap();
    let purpose = TokenPurpose::VerifyEmail;
    let email = "ana@example.org";
    let numeric = token::issue_numeric_code(purpose, "ana", email, sec(0), &keys(), &entropy(1));
    let numeric = numeric.unwrap();
    let good = Secret::from("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
    vec![
        shown(totp::totp_code(&canary(), sec(0), &by_time)),
        shown(totp::totp_uri(&canary(), "Acme", "ana", &by_time)),
        shown(totp::verify_totp(&canary(), &canary(), sec(0), Default::default(), &by_time)),
        shown(totp::verify_totp(&good, &canary(), sec(0), Default::default(), &by_time)),
        shown(totp::hotp_code(&canary(), 1, &by_counter)),
        shown(totp::verify_hotp(&good, &canary(), Default::default(), &by_counter)),
        shown(backup::verify_backup_code(&canary(), &backup.state, sec(0))),
        shown(token::verify_numeric_code(
            &numeric.record,
            &canary(),
            purpose,
            email,
            sec(0),
            &keys(),
        )),
        shown(Ok(numeric)),
    ]
}

/// All that is said about tokens and signatures.
fn about_tokens() -> Vec<String> {
    let purpose = TokenPurpose::ResetPassword;
    let new = token::issue_token(purpose, "ana", None, &[], sec(0), &entropy(1)).unwrap();
    let headers = webhook::WebhookHeaders {
        id: "msg_1".to_owned(),
        timestamp: "1782907200".to_owned(),
        signature: "v1,AAAA".to_owned(),
    };
    let secrets = [Secret::new(format!("whsec_{}A", CANARY.replace('-', "+")))];
    let broken = [canary()];
    vec![
        shown(token::token_hash(purpose, &canary())),
        shown(Ok(token::check_token(&new.record, &canary(), purpose, None, sec(0)))),
        shown(Ok(token::consume_token(&new.record, &canary(), purpose, None, sec(0)))),
        shown(token::issue_bound_token(purpose, &mark(), sec(0), &keys())),
        shown(token::verify_bound_token(&canary(), purpose, &mark(), sec(0), &keys())),
        shown(csrf::issue_csrf_token(&canary(), &keys(), &entropy(1))),
        shown(csrf::verify_csrf_token(&canary(), &canary(), &canary(), &keys())),
        shown(webhook::sign_webhook("msg_1", "{}", &secrets, sec(0))),
        shown(webhook::sign_webhook("msg_1", "{}", &broken, sec(0))),
        shown(webhook::verify_webhook(&headers, "{}", &secrets, 300, sec(0))),
        shown(webhook::verify_webhook(&headers, "{}", &broken, 300, sec(0))),
        shown(claims::validate_claims(CANARY, CANARY, &expectation(), sec(0))),
    ]
}

fn expectation() -> claims::ClaimsExpectation {
    serde_json::from_str(r#"{"algorithms": ["EdDSA"], "issuer": "i", "audience": "a"}"#).unwrap()
}

/// All that is said about sessions.
fn about_sessions() -> Vec<String> {
    let policy = refresh::RefreshPolicy::default();
    let family = refresh::start_refresh_family("ana", None, &policy, sec(0), &entropy(1)).unwrap();
    let rules = session::session_policy(session::SessionPreset::Aal2);
    let level = session::AssuranceLevel::Aal1;
    let new = session::start_session("ana", level, &rules, sec(0), &entropy(1)).unwrap();
    let need = session::SessionNeed::default();
    let (state, limits) = (lockout::Lockout::default(), lockout::LockoutPolicy::default());
    let short = Secret::new(CANARY.as_bytes().get(..9).unwrap().to_vec());
    vec![
        shown(refresh::refresh_token_hash(&canary())),
        shown(refresh::rotate_refresh_token(
            &family.family,
            &canary(),
            None,
            &policy,
            sec(0),
            &entropy(2),
        )),
        shown(refresh::start_refresh_family("ana", None, &policy, sec(0), &short)),
        shown(session::session_id_hash(&canary())),
        shown(session::evaluate_session(&new.session, &canary(), &need, &rules, sec(0))),
        shown(lockout::login_gate(&state, Some(&canary()), &limits, sec(0))),
        shown(lockout::record_login_failure(&state, Some(&canary()), &limits, sec(0))),
        shown(lockout::record_login_success(&state, Some(&canary()), &limits, sec(0))),
    ]
}

#[test]
fn no_secret_comes_out_again() {
    let entropy = format!("{:?}", CANARY.as_bytes().get(..9).unwrap());
    let all = [about_codes(), about_tokens(), about_sessions()].concat();
    assert_eq!(all.len(), 29);
    for text in all {
        assert!(!text.contains("7391") && !text.contains("canary"), "{text}");
        assert!(!text.contains(&entropy), "{text}");
    }
}

#[test]
fn a_value_that_is_shown_once_is_not_printed() {
    let made = backup::generate_backup_codes(sec(0), &entropy(1)).unwrap();
    let printed = format!("{made:?}");
    for code in &made.codes_once {
        assert!(!printed.contains(code.expose()));
        assert!(serde_json::to_string(&made).unwrap().contains(code.expose()));
    }
}

#[test]
fn a_key_of_another_type_is_refused_without_being_repeated() {
    let read = serde_json::from_str::<SigningKey>(r#"{"id": "k1", "secret": 7391735}"#);
    assert!(!read.unwrap_err().to_string().contains("7391735"));
}
