use proptest::prelude::*;

use super::error::{ApiError, ErrorKind};
use super::tokens::{Renewal, TokenAnswer, Tokens, Vault, Verdict};
use super::{Moment, Secret};

fn at(seconds: u64) -> Moment {
    Moment { elapsed_ms: seconds * 1000, unix_ms: seconds * 1000 }
}

fn tokens(access: &str, refresh: Option<&str>, expires_in: u32) -> Tokens {
    let answer = TokenAnswer {
        access_token: access.into(),
        refresh_token: refresh.map(Secret::from),
        expires_in: Some(expires_in),
    };
    Tokens::received(answer, None, at(0))
}

#[test]
fn a_token_of_fifteen_minutes_is_renewed_ninety_seconds_ahead() {
    let tokens = tokens("a", Some("r"), 900);
    assert!(!tokens.is_expiring(at(809)) && tokens.is_expiring(at(810)));
    assert!(!tokens.is_expired(at(899)) && tokens.is_expired(at(900)));
}

#[test]
fn a_token_of_one_minute_is_not_renewed_at_once() {
    let tokens = tokens("a", Some("r"), 60);
    assert!(!tokens.is_expiring(at(29)) && tokens.is_expiring(at(30)));
}

#[test]
fn a_token_that_was_replaced_since_is_not_renewed_again() {
    let mut vault = Vault::new(Some(tokens("old", Some("r1"), 900)), false);
    let old = Secret::new("old");
    assert_eq!(vault.decide(at(1), Some(&old)), Verdict::Renew);
    vault.put(Some(tokens("new", Some("r2"), 900)));
    assert_eq!(vault.decide(at(1), Some(&old)), Verdict::Use("new".into()));
}

#[test]
fn an_ended_session_stays_ended_until_somebody_logs_in() {
    let mut vault = Vault::new(Some(tokens("a", Some("r"), 900)), false);
    assert!(!vault.refresh_refused(&ApiError::new(ErrorKind::Auth, "x", "x")));
    let Verdict::Refused(error) = vault.decide(at(1), None) else { panic!("it must refuse") };
    assert_eq!(error.code, "client.auth_expired");
    vault.put(Some(tokens("b", None, 900)));
    assert_eq!(vault.decide(at(1), None), Verdict::Use("b".into()));
}

#[test]
fn with_a_password_a_refused_refresh_leads_to_a_login() {
    let mut vault = Vault::new(Some(tokens("a", Some("r"), 900)), true);
    assert!(vault.refresh_refused(&ApiError::new(ErrorKind::Auth, "x", "x")));
    assert_eq!(vault.renewal(), Some(Renewal::Login));
}

#[test]
fn an_answer_without_a_refresh_token_keeps_the_old_one() {
    let old = tokens("a", Some("r"), 900);
    let answer = TokenAnswer { access_token: "b".into(), refresh_token: None, expires_in: None };
    let new = Tokens::received(answer, Some(&old), at(5));
    assert_eq!(new.refresh, Some("r".into()));
    assert!(!new.is_expiring(at(1 << 40)), "a token that never says when it ends never expires");
}

proptest! {
    #[test]
    fn a_new_token_is_never_expiring_and_an_expired_one_always_is(life in 1_u32..100_000) {
        let tokens = tokens("a", None, life);
        prop_assert!(!tokens.is_expiring(at(0)));
        prop_assert!(tokens.is_expiring(at(u64::from(life))));
    }
}
