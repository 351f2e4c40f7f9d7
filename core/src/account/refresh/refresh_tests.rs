use super::*;
use crate::account::given_tests::{entropy, hostile, ms, sec};
use crate::account::{AccountError, Effect, Secret};
use crate::kernel::Instant;
use crate::problem::Problem;

fn policy() -> RefreshPolicy {
    RefreshPolicy::default()
}

fn start() -> (Secret<String>, RefreshFamily) {
    let new = start_refresh_family("ana", Some("web"), &policy(), sec(0), &entropy(0)).unwrap();
    (Secret::from(new.token_once.expose()), new.family)
}

fn rotate(
    family: &RefreshFamily,
    token: &Secret<String>,
    now: Instant,
    seed: u64,
) -> RefreshAnswer {
    rotate_refresh_token(family, token, Some("web"), &policy(), now, &entropy(seed)).unwrap()
}

fn next(answer: RefreshAnswer) -> (Secret<String>, RefreshFamily) {
    match answer {
        RefreshAnswer::Rotated { token_once, family, .. }
        | RefreshAnswer::Retry { token_once, family, .. } => {
            (Secret::from(token_once.expose()), family)
        }
        other => panic!("{other:?}"),
    }
}

fn denied(answer: &RefreshAnswer) -> Option<RefreshRefusal> {
    match answer {
        RefreshAnswer::Denied { reason, problem } => {
            assert_eq!(problem.code, "account.token_invalid");
            Some(*reason)
        }
        _ => None,
    }
}

#[test]
fn a_token_is_taken_for_the_next_one() {
    let (first, family) = start();
    let answer = rotate(&family, &first, sec(60), 1);
    assert!(matches!(answer, RefreshAnswer::Rotated { .. }));
    let (second, family) = next(answer);
    assert_eq!(family.leaf.hash, refresh_token_hash(&second).unwrap());
    assert_eq!((family.version, family.expires_at), (1, sec(30 * 86_400)));
    let answer = rotate(&family, &second, sec(120), 2);
    assert!(matches!(answer, RefreshAnswer::Rotated { .. }));
}

#[test]
fn an_answer_that_got_lost_is_made_good_within_ten_seconds() {
    for (milliseconds, is_good) in
        [(0, true), (10_000, true), (10_001, false), (-10_000, true), (-10_001, false)]
    {
        let (first, family) = start();
        let (lost, family) = next(rotate(&family, &first, sec(60), 1));
        let again = rotate(&family, &first, ms(60_000 + milliseconds), 2);
        assert_eq!(matches!(again, RefreshAnswer::Retry { .. }), is_good, "{milliseconds}");
        if is_good {
            let (second, family) = next(again);
            assert!(matches!(rotate(&family, &second, sec(90), 3), RefreshAnswer::Rotated { .. }));
            // The token that got lost works for nobody who finds it.
            assert!(matches!(rotate(&family, &lost, sec(61), 4), RefreshAnswer::Reuse { .. }));
        } else {
            assert!(matches!(again, RefreshAnswer::Reuse { .. }));
        }
    }
}

#[test]
fn a_predecessor_is_not_let_in_once_its_successor_was_used() {
    let (first, family) = start();
    let (second, family) = next(rotate(&family, &first, sec(60), 1));
    let (_, family) = next(rotate(&family, &second, sec(61), 2));
    let answer = rotate(&family, &first, sec(62), 3);
    let RefreshAnswer::Reuse { family, effects, problem } = answer else { panic!("{answer:?}") };
    assert_eq!(family.revoked_at, Some(sec(62)));
    assert!(effects.contains(&Effect::EndSession));
    assert_eq!(problem.code, "account.token_invalid");
}

#[test]
fn a_retry_does_not_make_the_grace_longer() {
    let (first, family) = start();
    let (_, family) = next(rotate(&family, &first, sec(60), 1));
    let (_, family) = next(rotate(&family, &first, sec(69), 2));
    assert!(matches!(rotate(&family, &first, sec(71), 3), RefreshAnswer::Reuse { .. }));
}

#[test]
fn without_grace_a_token_works_once() {
    let (first, family) = start();
    let strict = RefreshPolicy { grace_seconds: 0, ..policy() };
    let rotate = |family: &RefreshFamily| {
        rotate_refresh_token(family, &first, Some("web"), &strict, sec(60), &entropy(1)).unwrap()
    };
    let (_, family) = next(rotate(&family));
    assert!(matches!(rotate(&family), RefreshAnswer::Reuse { .. }));
}

#[test]
fn each_reason_is_told_to_the_log_alone() {
    let (first, family) = start();
    let elsewhere = |binding| {
        rotate_refresh_token(&family, &first, binding, &policy(), sec(1), &entropy(1)).unwrap()
    };
    assert_eq!(denied(&elsewhere(Some("phone"))), Some(RefreshRefusal::BindingMismatch));
    assert_eq!(denied(&elsewhere(None)), Some(RefreshRefusal::BindingMismatch));
    let idle = rotate(&family, &first, sec(7 * 86_400), 1);
    assert_eq!(denied(&idle), Some(RefreshRefusal::IdleExpired));
    let late = rotate(&family, &first, sec(30 * 86_400), 1);
    assert_eq!(denied(&late), Some(RefreshRefusal::AbsoluteExpired));
    let unknown = rotate(&family, &Secret::new("A".repeat(43)), sec(1), 1);
    assert_eq!(denied(&unknown), Some(RefreshRefusal::Unknown));
    let revoked = revoke_refresh_family(&family, sec(5));
    assert_eq!(denied(&rotate(&revoked, &first, sec(6), 1)), Some(RefreshRefusal::Revoked));
    assert_eq!(revoke_refresh_family(&revoked, sec(9)), revoked);
    let full = RefreshPolicy { most_tokens: 2, ..policy() };
    let answer = rotate_refresh_token(&family, &first, Some("web"), &full, sec(1), &entropy(1));
    assert_eq!(denied(&answer.unwrap()), Some(RefreshRefusal::Exhausted));
}

#[test]
fn reuse_is_noticed_even_when_the_token_is_late() {
    let (first, family) = start();
    let (_, family) = next(rotate(&family, &first, sec(60), 1));
    let late = rotate(&family, &first, sec(400 * 86_400), 2);
    assert!(matches!(late, RefreshAnswer::Reuse { .. }));
}

#[test]
fn a_forged_token_is_denied_and_changes_nothing() {
    let (_, family) = start();
    for forged in hostile() {
        let reason = denied(&rotate(&family, &forged, sec(1), 1)).unwrap();
        assert!(matches!(reason, RefreshRefusal::Malformed | RefreshRefusal::Unknown));
    }
}

#[test]
fn what_the_host_hands_in_is_checked() {
    let (first, family) = start();
    let code = |policy: RefreshPolicy, entropy: &Secret<Vec<u8>>, family: &RefreshFamily| {
        let answer = rotate_refresh_token(family, &first, None, &policy, sec(1), entropy);
        Problem::from(answer.unwrap_err()).code
    };
    for wrong in [
        RefreshPolicy { absolute_seconds: u32::MAX, ..policy() },
        RefreshPolicy { idle_seconds: 0, ..policy() },
        RefreshPolicy { idle_seconds: u32::MAX, ..policy() },
        RefreshPolicy { grace_seconds: 61, ..policy() },
        RefreshPolicy { most_tokens: 0, ..policy() },
    ] {
        assert_eq!(code(wrong, &entropy(1), &family), "kernel.out_of_range");
    }
    assert_eq!(code(policy(), &Secret::new(vec![]), &family), "account.entropy_too_short");
    let huge = RefreshFamily { spent: vec![String::new(); 20_001], ..family.clone() };
    assert_eq!(code(policy(), &entropy(1), &huge), "account.too_large");
    let short = start_refresh_family("ana", None, &policy(), sec(0), &Secret::new(vec![1; 47]));
    assert!(matches!(short, Err(AccountError::EntropyTooShort(_))));
}

#[test]
fn the_end_of_the_calendar_is_an_end() {
    let last = Instant::parse("9999-12-31T23:59:59.999Z").unwrap();
    let new = start_refresh_family("ana", None, &policy(), last, &entropy(0)).unwrap();
    assert_eq!(new.expires_at, last);
    let token = Secret::from(new.token_once.expose());
    let answer = rotate(&new.family, &token, last, 1);
    assert_eq!(denied(&answer), Some(RefreshRefusal::AbsoluteExpired));
}
