//! A password that is handed in never comes out, whatever is asked about it.

use serde::Serialize;

use super::*;
use crate::Problem;
use crate::account::Secret;
use crate::kernel::Instant;

/// Passwords with a part that is nowhere else, long, short, and unfit in several ways.
const CANARIES: &[&str] = &[
    "zq7canary-tweets-4491",
    "zq7canary",
    "Zq7Canary2026!",
    "zq7canaryzq7canary",
    "zq7canary\nline",
    "zq7canary\u{378}",
    "YRANAC7qz-drawkcab",
];

#[track_caller]
fn is_silent(what: &str, text: &str) {
    let small = text.to_lowercase();
    for part in ["zq7can", "canary", "yranac", "tweets", "4491", "drawkcab"] {
        assert!(!small.contains(part), "{what} says {part}: {text}");
    }
}

fn silent<T: Serialize + std::fmt::Debug, E: Into<Problem>>(what: &str, result: Result<T, E>) {
    match result {
        Ok(answer) => {
            is_silent(what, &format!("{answer:?}"));
            is_silent(what, &serde_json::to_string(&answer).unwrap());
        }
        Err(error) => {
            let problem: Problem = error.into();
            is_silent(what, &format!("{problem:?} {problem}"));
            is_silent(what, &serde_json::to_string(&problem).unwrap());
        }
    }
}

#[test]
fn no_report_and_no_problem_holds_a_password() {
    for canary in CANARIES {
        let secret = Secret::from(*canary);
        let context = PasswordContext {
            current: Some(Secret::from("zq7canary-tweets-4490")),
            tenant: vec!["acme".to_owned()],
            now: Some(Instant::parse("2026-11-27T12:00:00Z").unwrap()),
            ..PasswordContext::default()
        };
        is_silent("debug of a context", &format!("{context:?}"));
        for preset in [PolicyPreset::Nist63b4, PolicyPreset::FourClassesLegacy] {
            let policy = policy_preset(preset);
            silent("check_password", check_password(&policy, &secret, &context));
        }
        silent("estimate_guesses", estimate_guesses(&secret, &context));
        silent("needs_rehash", needs_rehash(&secret, &HashPolicy::default()));
        silent("breach_match", breach_match(&secret, "no answer of a service"));
        let bytes = Secret::new(canary.as_bytes().to_vec());
        silent("generate", generate_password(&PasswordPolicy::default(), &bytes));
        if let Ok(prepared) = prepare_password(&secret) {
            is_silent("debug of a prepared one", &format!("{prepared:?}"));
            silent("variant", Ok::<_, Problem>(is_trivial_variant(&prepared, &prepared)));
            let query = breach_query(&prepared);
            is_silent("debug of a query", &format!("{query:?}"));
            assert!(!format!("{query:?}").contains(query.suffix.expose()));
            let crossing = PreparedPassword::from(prepared);
            is_silent("debug of what crosses", &format!("{crossing:?}"));
        }
    }
}

#[cfg(feature = "hash")]
#[test]
fn hashing_says_nothing_of_a_password_either() {
    let policy = HashPolicy::Argon2Id { memory_kib: 64, passes: 1, lanes: 1 };
    let salt = Secret::new(vec![7; 16]);
    for canary in CANARIES {
        let secret = Secret::from(*canary);
        let pepper = Secret::from("zq7canary pepper");
        silent("hash", hash_password(&secret, &policy, &salt, Some(&pepper)));
        silent("verify", verify_password(&secret, &secret, &policy, Some(&pepper)));
    }
}

#[test]
fn what_is_no_password_at_all_is_not_repeated_by_the_reader() {
    for given in [
        r#"{"current": 4491}"#,
        r#"{"current": ["zq7canary"]}"#,
        r#"{"current": {"zq7canary": 1}}"#,
    ] {
        let refused = serde_json::from_str::<PasswordContext>(given).unwrap_err();
        is_silent("the reader", &refused.to_string());
    }
}
