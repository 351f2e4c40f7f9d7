use super::*;
use crate::account::given_tests::{at, entropy, hostile, sec};
use crate::account::{AccountError, Effect, Secret};
use crate::kernel::Instant;
use crate::problem::Problem;

fn policy() -> SessionPolicy {
    session_policy(SessionPreset::Aal2)
}

fn start() -> (Secret<String>, Session) {
    let new = start_session("ana", AssuranceLevel::Aal2, &policy(), sec(0), &entropy(0)).unwrap();
    (Secret::from(new.id_once.expose()), new.session)
}

fn evaluate(session: &Session, id: &Secret<String>, now: Instant) -> SessionAnswer {
    evaluate_session(session, id, &SessionNeed::default(), &policy(), now).unwrap()
}

fn end(answer: &SessionAnswer) -> Option<SessionEnd> {
    match answer {
        SessionAnswer::Ended { reason, problem } => {
            assert_eq!(problem.code, "account.token_invalid");
            Some(*reason)
        }
        _ => None,
    }
}

#[test]
fn presets_last_as_long_as_their_source_says() {
    let hours = |preset| {
        let SessionPolicy { absolute_seconds, idle_seconds, .. } = session_policy(preset);
        (absolute_seconds / 3600, idle_seconds.map(|seconds| seconds / 60))
    };
    assert_eq!(hours(SessionPreset::Aal1), (720, None));
    assert_eq!(hours(SessionPreset::Aal2), (24, Some(60)));
    assert_eq!(hours(SessionPreset::Aal3), (12, Some(15)));
    assert_eq!(hours(SessionPreset::Office), (8, Some(30)));
}

#[test]
fn a_use_is_written_down_once_a_minute() {
    let (id, session) = start();
    for (seconds, expected) in [(-30, false), (0, false), (59, false), (60, true)] {
        let answer = evaluate(&session, &id, sec(seconds));
        let SessionAnswer::Active { session: next, touched, expires_at, .. } = answer else {
            panic!("{answer:?}")
        };
        assert_eq!(touched, expected, "{seconds}");
        assert_eq!(next.version, u32::from(expected));
        assert_eq!(expires_at, sec(if expected { 3660 } else { 3600 }));
    }
}

#[test]
fn no_use_puts_off_the_absolute_end() {
    let (id, mut session) = start();
    for minutes in (0..24 * 60).step_by(30) {
        let answer = evaluate(&session, &id, sec(minutes * 60));
        let SessionAnswer::Active { session: next, expires_at, warn_at, .. } = answer else {
            panic!("{minutes}: {answer:?}")
        };
        assert!(expires_at <= sec(86_400));
        assert_eq!(expires_at.unix_milliseconds() - warn_at.unix_milliseconds(), 120_000);
        session = next;
    }
    let over = evaluate(&session, &id, sec(86_400));
    assert_eq!(end(&over), Some(SessionEnd::Absolute));
}

#[test]
fn an_unused_session_ends() {
    let (id, session) = start();
    assert_eq!(end(&evaluate(&session, &id, sec(3599))), None);
    assert_eq!(end(&evaluate(&session, &id, sec(3600))), Some(SessionEnd::Idle));
    let ended = end_session(&session, sec(5));
    assert_eq!(end(&evaluate(&ended, &id, sec(4))), Some(SessionEnd::Ended));
    assert_eq!(end_session(&ended, sec(9)), ended);
}

#[test]
fn an_id_is_renewed_and_the_old_one_works_a_little_longer() {
    let (old, session) = start();
    let due = evaluate(&session, &old, sec(900));
    assert!(matches!(due, SessionAnswer::Active { renew_id: true, .. }));
    let new = renew_session(&session, None, &policy(), sec(900), &entropy(1)).unwrap();
    let id = Secret::from(new.id_once.expose());
    assert_eq!(new.session.expires_at, session.expires_at);
    for (seconds, expected) in [(929, None), (930, Some(SessionEnd::UnknownId))] {
        assert_eq!(end(&evaluate(&new.session, &old, sec(seconds))), expected);
        assert_eq!(end(&evaluate(&new.session, &id, sec(seconds))), None);
    }
}

#[test]
fn an_id_from_before_a_second_factor_is_worth_nothing() {
    let (old, session) = start();
    let level = Some(AssuranceLevel::Aal3);
    let new = renew_session(&session, level, &policy(), sec(10), &entropy(1)).unwrap();
    assert_eq!(end(&evaluate(&new.session, &old, sec(10))), Some(SessionEnd::UnknownId));
    assert_eq!(new.session.authenticated_at, sec(10));
    assert_eq!(new.session.level, AssuranceLevel::Aal3);
}

#[test]
fn a_session_that_is_over_gets_no_new_id() {
    let (_, session) = start();
    for (session, now) in [(end_session(&session, sec(1)), sec(2)), (session, sec(86_400))] {
        let refused = renew_session(&session, None, &policy(), now, &entropy(1)).unwrap_err();
        assert!(matches!(refused, AccountError::TokenInvalid(_)));
    }
}

#[test]
fn a_request_may_need_more_than_a_session() {
    let (id, session) = start();
    let need = |level, within| SessionNeed { level, authenticated_within_seconds: within };
    let ask =
        |need, seconds| evaluate_session(&session, &id, &need, &policy(), sec(seconds)).unwrap();
    let high = ask(need(Some(AssuranceLevel::Aal3), None), 1);
    let reason = ReauthReason::Level;
    assert_eq!(high, SessionAnswer::Reauth { level: AssuranceLevel::Aal3, reason });
    assert!(matches!(ask(need(Some(AssuranceLevel::Aal1), None), 1), SessionAnswer::Active { .. }));
    assert!(matches!(ask(need(None, Some(300)), 300), SessionAnswer::Active { .. }));
    let late = ask(need(None, Some(300)), 301);
    let reason = ReauthReason::Age;
    assert_eq!(late, SessionAnswer::Reauth { level: AssuranceLevel::Aal2, reason });
    // What is over is over, whatever the request needs.
    assert_eq!(end(&ask(need(Some(AssuranceLevel::Aal3), None), 3600)), Some(SessionEnd::Idle));
}

#[test]
fn a_forged_id_ends_in_a_refusal() {
    let (_, session) = start();
    for forged in hostile() {
        let reason = end(&evaluate(&session, &forged, sec(1))).unwrap();
        assert!(matches!(reason, SessionEnd::Malformed | SessionEnd::UnknownId));
    }
    let refused = session_id_hash(&Secret::from("")).unwrap_err();
    assert_eq!(Problem::from(refused).code, "account.token_invalid");
}

#[test]
fn room_is_made_by_the_oldest_or_not_at_all() {
    let session = |seed: u64, seen: i64| {
        let new = start_session("ana", AssuranceLevel::Aal1, &policy(), sec(0), &entropy(seed));
        Session { last_seen_at: sec(seen), ..new.unwrap().session }
    };
    let sessions =
        [session(1, 30), session(2, 10), session(3, 20), end_session(&session(4, 0), sec(1))];
    let admit = |most, when_full| {
        admit_session(&sessions, &SessionLimit { most, when_full }, &policy(), sec(40)).unwrap()
    };
    let ended = |answer| match answer {
        SessionAdmission::Admitted { ended } => {
            let hashes: Vec<String> = ended.into_iter().map(|session| session.id_hash).collect();
            sessions.iter().map(|session| hashes.contains(&session.id_hash)).collect::<Vec<_>>()
        }
        SessionAdmission::Rejected { open } => panic!("{open}"),
    };
    assert_eq!(ended(admit(4, WhenFull::RejectNew)), [false; 4]);
    assert_eq!(admit(3, WhenFull::RejectNew), SessionAdmission::Rejected { open: 3 });
    assert_eq!(ended(admit(3, WhenFull::EvictOldest)), [false, true, false, false]);
    assert_eq!(ended(admit(1, WhenFull::EvictOldest)), [true, true, true, false]);
}

#[test]
fn a_change_ends_what_it_has_to() {
    for (change, all, others, renew) in [
        (AccountChange::SignedOut, false, false, false),
        (AccountChange::SignedOutEverywhere, true, false, false),
        (AccountChange::PasswordChanged, false, true, true),
        (AccountChange::MfaChanged, false, true, true),
        (AccountChange::EmailChanged, false, true, true),
        (AccountChange::RoleChanged, false, false, true),
        (AccountChange::Disabled, true, false, false),
        (AccountChange::Compromised, true, false, false),
    ] {
        let plan = revoke_plan(change);
        assert_eq!(plan.contains(&Effect::EndSessions), all, "{change:?}");
        assert_eq!(plan.contains(&Effect::EndOtherSessions), others, "{change:?}");
        assert_eq!(plan.contains(&Effect::RenewSessionId), renew, "{change:?}");
        assert_eq!(plan.contains(&Effect::RevokeRefreshFamilies), all || others, "{change:?}");
        assert!(matches!(plan.last(), Some(Effect::Audit { .. })), "{change:?}");
    }
}

#[test]
fn a_cookie_is_out_of_the_reach_of_scripts_and_of_other_hosts() {
    let cookie = cookie_attributes(SameSite::Lax);
    assert_eq!(cookie.name, "__Host-session");
    assert_eq!(cookie.header, "; Path=/; Secure; HttpOnly; SameSite=Lax");
    // What browsers ask of `__Host-`: Secure, Path=/, and no Domain.
    assert!(cookie.secure && cookie.http_only && cookie.path == "/");
    assert!(!cookie.header.contains("Domain"));
}

#[test]
fn a_policy_by_which_a_session_in_use_would_end_is_refused() {
    let (id, session) = start();
    let code = |policy: SessionPolicy| {
        let answer = evaluate_session(&session, &id, &SessionNeed::default(), &policy, sec(1));
        answer.map_err(|error| Problem::from(error).code).err()
    };
    let lazy = SessionPolicy { touch_seconds: 1801, ..policy() };
    assert_eq!(code(lazy), Some("account.invalid_setting"));
    assert_eq!(code(SessionPolicy { touch_seconds: 1800, ..policy() }), None);
    for wrong in [
        SessionPolicy { absolute_seconds: 0, ..policy() },
        SessionPolicy { absolute_seconds: u32::MAX, ..policy() },
        SessionPolicy { idle_seconds: Some(u32::MAX), ..policy() },
        SessionPolicy { renew_seconds: Some(0), ..policy() },
        SessionPolicy { overlap_seconds: 61, ..policy() },
        SessionPolicy { warn_seconds: u32::MAX, ..policy() },
    ] {
        assert_eq!(code(wrong), Some("kernel.out_of_range"), "{wrong:?}");
    }
}

#[test]
fn both_ends_of_the_calendar_do_no_harm() {
    let (id, session) = start();
    let first = evaluate(&session, &id, at("0000-01-01T00:00:00Z"));
    assert!(matches!(first, SessionAnswer::Active { touched: false, .. }));
    let last = evaluate(&session, &id, at("9999-12-31T23:59:59.999Z"));
    assert_eq!(end(&last), Some(SessionEnd::Absolute));
}
