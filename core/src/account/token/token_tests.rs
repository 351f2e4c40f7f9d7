use super::*;
use crate::account::given_tests::{entropy, hostile, key, sec};
use crate::account::{AccountError, Effect, Secret};
use crate::kernel::Instant;
use crate::problem::Problem;

const EMAIL: &str = "ana@example.org";

fn issue(purpose: TokenPurpose, open: &[TokenRecord], seed: u64) -> NewToken {
    issue_token(purpose, "ana", Some(EMAIL), open, sec(0), &entropy(seed)).unwrap()
}

fn once(token: &NewToken) -> Secret<String> {
    Secret::from(token.token_once.expose())
}

fn mark() -> AccountMark {
    AccountMark {
        subject: "ana".to_owned(),
        email: EMAIL.to_owned(),
        email_verified: true,
        password_hash: Some(Secret::from("$argon2id$old")),
        last_login_at: Some(sec(-500)),
    }
}

fn bound_reason(answer: &BoundAnswer) -> Option<TokenRefusal> {
    match answer {
        BoundAnswer::Accepted { .. } => None,
        BoundAnswer::Refused { reason, problem } => {
            assert_eq!(problem.code, "account.token_invalid");
            Some(*reason)
        }
    }
}

#[test]
fn a_token_lives_as_long_as_its_purpose_needs() {
    for (purpose, seconds) in [
        (TokenPurpose::VerifyEmail, 86_400),
        (TokenPurpose::ResetPassword, 1800),
        (TokenPurpose::Invite, 604_800),
        (TokenPurpose::MagicLink, 600),
        (TokenPurpose::ChangeEmail, 86_400),
    ] {
        let new = issue(purpose, &[], 1);
        assert_eq!(new.record.expires_at, sec(seconds));
        let check = |now: Instant| check_token(&new.record, &once(&new), purpose, Some(EMAIL), now);
        assert!(matches!(check(sec(seconds - 1)), TokenCheck::Usable { .. }));
        let late = check(sec(seconds));
        assert!(matches!(late, TokenCheck::Refused { reason: TokenRefusal::Expired, .. }));
    }
}

#[test]
fn a_hash_is_found_by_its_purpose_alone() {
    let new = issue(TokenPurpose::ResetPassword, &[], 1);
    for purpose in TokenPurpose::ALL {
        let found = token_hash(purpose, &once(&new)).unwrap() == new.record.hash;
        assert_eq!(found, purpose == TokenPurpose::ResetPassword);
    }
    assert!(!new.record.hash.contains(new.token_once.expose()));
}

#[test]
fn a_new_token_takes_the_place_of_open_ones_of_its_purpose_and_subject() {
    let reset = issue(TokenPurpose::ResetPassword, &[], 1);
    let invite = issue(TokenPurpose::Invite, &[], 2);
    let used =
        TokenRecord { used_at: Some(sec(0)), ..issue(TokenPurpose::ResetPassword, &[], 3).record };
    let mut others = issue(TokenPurpose::ResetPassword, &[], 4).record;
    others.subject = "bob".to_owned();
    let open = [reset.record.clone(), invite.record, used, others];
    let new = issue(TokenPurpose::ResetPassword, &open, 5);
    let [old] = &new.superseded[..] else { panic!("{:?}", new.superseded) };
    assert_eq!((old.hash.as_str(), old.version), (reset.record.hash.as_str(), 1));
    let answer =
        consume_token(old, &once(&reset), TokenPurpose::ResetPassword, Some(EMAIL), sec(1));
    assert!(matches!(answer, TokenAnswer::Refused { reason: TokenRefusal::Superseded, .. }));
}

#[test]
fn a_reset_ends_everything_and_does_not_sign_in() {
    let new = issue(TokenPurpose::ResetPassword, &[], 1);
    let answer =
        consume_token(&new.record, &once(&new), TokenPurpose::ResetPassword, Some(EMAIL), sec(1));
    let TokenAnswer::Accepted { record, effects } = answer else { panic!("{answer:?}") };
    assert_eq!((record.used_at, record.version), (Some(sec(1)), 1));
    for needed in [
        Effect::EndSessions,
        Effect::RevokeRefreshFamilies,
        Effect::VoidTokens { purpose: None },
        Effect::LetSetPassword,
    ] {
        assert!(effects.contains(&needed), "{needed:?}");
    }
    assert!(effects.iter().any(|effect| matches!(effect, Effect::Notify { .. })));
    assert!(!effects.contains(&Effect::BeginSession));
}

#[test]
fn an_address_that_changed_kills_its_tokens() {
    let new = issue(TokenPurpose::VerifyEmail, &[], 1);
    for current in [None, Some("ana@example.net"), Some("Ana@example.org")] {
        let answer =
            consume_token(&new.record, &once(&new), TokenPurpose::VerifyEmail, current, sec(1));
        assert!(matches!(answer, TokenAnswer::Refused { reason: TokenRefusal::EmailChanged, .. }));
    }
}

#[test]
fn a_forged_token_is_refused_without_a_panic() {
    let new = issue(TokenPurpose::Invite, &[], 1);
    for forged in hostile() {
        let answer = consume_token(&new.record, &forged, TokenPurpose::Invite, Some(EMAIL), sec(1));
        assert!(matches!(answer, TokenAnswer::Refused { .. }));
        let hash = token_hash(TokenPurpose::Invite, &forged);
        let is_like_one = forged.expose().len() == 43 && forged.expose().is_ascii();
        assert_eq!(hash.is_ok(), is_like_one);
        let bound =
            verify_bound_token(&forged, TokenPurpose::Invite, &mark(), sec(1), &[key("k", 'a')]);
        assert!(matches!(bound.unwrap(), BoundAnswer::Refused { .. }));
    }
}

#[test]
fn a_bound_token_dies_with_any_change_of_what_it_is_bound_to() {
    let keys = [key("k1", 'a')];
    let purpose = TokenPurpose::ResetPassword;
    let token = issue_bound_token(purpose, &mark(), sec(0), &keys).unwrap();
    let token = Secret::from(token.token_once.expose());
    let verify = |mark: &AccountMark| {
        bound_reason(&verify_bound_token(&token, purpose, mark, sec(9), &keys).unwrap())
    };
    assert_eq!(verify(&mark()), None);
    let changed = [
        AccountMark { subject: "bob".to_owned(), ..mark() },
        AccountMark { email: "ana@example.net".to_owned(), ..mark() },
        AccountMark { email_verified: false, ..mark() },
        AccountMark { password_hash: Some(Secret::from("$argon2id$new")), ..mark() },
        AccountMark { password_hash: Some(Secret::from("")), ..mark() },
        AccountMark { password_hash: None, ..mark() },
        AccountMark { last_login_at: Some(sec(-499)), ..mark() },
        AccountMark { last_login_at: None, ..mark() },
    ];
    for mark in changed {
        assert_eq!(verify(&mark), Some(TokenRefusal::StateChanged), "{mark:?}");
    }
    for other in TokenPurpose::ALL.into_iter().filter(|other| *other != purpose) {
        let answer = verify_bound_token(&token, other, &mark(), sec(9), &keys).unwrap();
        assert_eq!(bound_reason(&answer), Some(TokenRefusal::PurposeMismatch));
    }
}

#[test]
fn a_bound_token_lives_within_its_time_on_clocks_that_differ_a_little() {
    let keys = [key("k1", 'a')];
    let token = issue_bound_token(TokenPurpose::MagicLink, &mark(), sec(0), &keys).unwrap();
    assert_eq!(token.expires_at, sec(600));
    let token = Secret::from(token.token_once.expose());
    for (seconds, expected) in [
        (-61, Some(TokenRefusal::NotYetValid)),
        (-60, None),
        (599, None),
        (600, Some(TokenRefusal::Expired)),
    ] {
        let answer =
            verify_bound_token(&token, TokenPurpose::MagicLink, &mark(), sec(seconds), &keys);
        assert_eq!(bound_reason(&answer.unwrap()), expected, "{seconds}");
    }
}

#[test]
fn a_key_is_changed_while_its_tokens_live() {
    let old = issue_bound_token(TokenPurpose::Invite, &mark(), sec(0), &[key("k1", 'a')]).unwrap();
    let old = Secret::from(old.token_once.expose());
    let verify = |keys: &[SigningKey]| {
        bound_reason(
            &verify_bound_token(&old, TokenPurpose::Invite, &mark(), sec(9), keys).unwrap(),
        )
    };
    assert_eq!(verify(&[key("k2", 'b'), key("k1", 'a')]), None);
    assert_eq!(verify(&[key("k2", 'b')]), Some(TokenRefusal::Unknown));
    assert_eq!(verify(&[key("k1", 'b')]), Some(TokenRefusal::StateChanged));
}

#[test]
fn a_bound_token_has_one_text() {
    let keys = [key("k1", 'a')];
    let token = issue_bound_token(TokenPurpose::Invite, &mark(), sec(0), &keys).unwrap();
    let text = token.token_once.expose();
    let issued = sec(0).unix_milliseconds().to_string();
    let (plus, zero) = (format!("+{issued}"), format!("0{issued}"));
    for other in [
        text.replace(&issued, &plus),
        text.replace(&issued, &zero),
        format!("{text}."),
        format!("{text}="),
        text.replacen("v1", "v2", 1),
        format!(" {text}"),
    ] {
        let other = Secret::new(other);
        let answer = verify_bound_token(&other, TokenPurpose::Invite, &mark(), sec(9), &keys);
        assert_eq!(
            bound_reason(&answer.unwrap()),
            Some(TokenRefusal::Malformed),
            "{}",
            other.expose()
        );
    }
}

#[test]
fn keys_are_sound_or_nothing_is_signed() {
    let try_keys = |keys: &[SigningKey]| {
        let problem = issue_bound_token(TokenPurpose::Invite, &mark(), sec(0), keys).unwrap_err();
        Problem::from(problem).code
    };
    assert_eq!(try_keys(&[]), "account.invalid_keys");
    assert_eq!(try_keys(&[key("k1", 'a'), key("k1", 'b')]), "account.invalid_keys");
    for id in ["", "a.b", "k-1", "seventeen17letter"] {
        assert_eq!(try_keys(&[key(id, 'a')]), "account.invalid_keys");
    }
    let short = SigningKey { id: "k".to_owned(), secret: Secret::new("a".repeat(31)) };
    assert_eq!(try_keys(&[short]), "account.key_too_short");
    let many: Vec<SigningKey> = (0..33).map(|at| key(&format!("k{at}"), 'a')).collect();
    assert_eq!(try_keys(&many), "account.too_large");
}

#[test]
fn a_numeric_code_bears_five_wrong_tries() {
    let keys = [key("k1", 'a')];
    let purpose = TokenPurpose::VerifyEmail;
    let new = issue_numeric_code(purpose, "ana", EMAIL, sec(0), &keys, &entropy(1)).unwrap();
    assert_eq!(new.record.expires_at, sec(600));
    let right = Secret::from(new.code_once.expose());
    assert_eq!(right.expose().len(), 8);
    let wrong = Secret::from(if right.expose() == "00000000" { "00000001" } else { "00000000" });
    let mut record = new.record.clone();
    for left in (0..5).rev() {
        let answer = verify_numeric_code(&record, &wrong, purpose, EMAIL, sec(1), &keys).unwrap();
        let NumericAnswer::Refused { reason, record: next, .. } = answer else { panic!() };
        assert_eq!((reason, next.tries_left), (TokenRefusal::Unknown, left));
        record = next;
        let malformed =
            verify_numeric_code(&record, &Secret::from("12"), purpose, EMAIL, sec(1), &keys);
        let NumericAnswer::Refused { reason, record: same, .. } = malformed.unwrap() else {
            panic!()
        };
        assert_eq!((reason, same), (TokenRefusal::Malformed, record.clone()));
    }
    let answer = verify_numeric_code(&record, &right, purpose, EMAIL, sec(1), &keys).unwrap();
    assert!(matches!(answer, NumericAnswer::Refused { reason: TokenRefusal::TriesExhausted, .. }));
    let answer = verify_numeric_code(&new.record, &right, purpose, EMAIL, sec(1), &keys).unwrap();
    let NumericAnswer::Accepted { record, .. } = answer else { panic!("{answer:?}") };
    let again = verify_numeric_code(&record, &right, purpose, EMAIL, sec(1), &keys).unwrap();
    assert!(matches!(again, NumericAnswer::Refused { reason: TokenRefusal::Used, .. }));
}

#[test]
fn a_numeric_code_is_bound_to_address_purpose_and_time() {
    let keys = [key("k1", 'a')];
    let purpose = TokenPurpose::VerifyEmail;
    let new = issue_numeric_code(purpose, "ana", EMAIL, sec(0), &keys, &entropy(1)).unwrap();
    let code = Secret::from(new.code_once.expose());
    let verify = |purpose, email: &str, seconds, keys: &[SigningKey]| {
        let answer = verify_numeric_code(&new.record, &code, purpose, email, sec(seconds), keys);
        match answer.unwrap() {
            NumericAnswer::Accepted { .. } => None,
            NumericAnswer::Refused { reason, .. } => Some(reason),
        }
    };
    assert_eq!(verify(purpose, EMAIL, 599, &keys), None);
    assert_eq!(verify(purpose, EMAIL, 600, &keys), Some(TokenRefusal::Expired));
    assert_eq!(verify(purpose, "x@y.org", 1, &keys), Some(TokenRefusal::EmailChanged));
    assert_eq!(
        verify(TokenPurpose::MagicLink, EMAIL, 1, &keys),
        Some(TokenRefusal::PurposeMismatch)
    );
    assert_eq!(verify(purpose, EMAIL, 1, &[key("k2", 'a')]), Some(TokenRefusal::Unknown));
    assert_eq!(verify(purpose, EMAIL, 1, &[key("k1", 'b')]), Some(TokenRefusal::Unknown));
}

#[test]
fn entropy_becomes_digits_evenly() {
    let keys = [key("k1", 'a')];
    let mut counts = [0_u32; 10];
    for seed in 0..2000 {
        let new =
            issue_numeric_code(TokenPurpose::Invite, "a", EMAIL, sec(0), &keys, &entropy(seed));
        for digit in new.unwrap().code_once.expose().bytes() {
            counts[usize::from(digit - b'0')] += 1;
        }
    }
    // 16,000 digits: 1600 of each, give or take six standard deviations of 38.
    assert!(counts.iter().all(|count| count.abs_diff(1600) < 228), "{counts:?}");
    let short = Secret::new(vec![1; 15]);
    let refused = issue_numeric_code(TokenPurpose::Invite, "a", EMAIL, sec(0), &keys, &short);
    assert!(matches!(refused, Err(AccountError::EntropyTooShort(_))));
}
