use super::*;
use crate::account::given_tests::{at, entropy, hostile, sec};
#[cfg(feature = "hash")]
use crate::account::password::{HashPolicy, needs_rehash, verify_password};
use crate::account::{Effect, Secret};
use crate::problem::Problem;

fn policy() -> LockoutPolicy {
    LockoutPolicy::default()
}

fn fail(state: &Lockout, device: Option<&Secret<String>>, seconds: i64) -> LoginRecord {
    record_login_failure(state, device, &policy(), sec(seconds)).unwrap()
}

fn succeed(state: &Lockout, device: Option<&Secret<String>>, seconds: i64) -> LoginRecord {
    record_login_success(state, device, &policy(), sec(seconds)).unwrap()
}

fn device(seed: u64) -> Secret<String> {
    Secret::from(generate_device(&entropy(seed)).unwrap().device_once.expose())
}

/// The state after so many failures of strangers, and the time of the last one.
fn after(failures: u32) -> (Lockout, i64) {
    let (mut state, mut clock) = (Lockout::default(), 0);
    for _ in 0..failures {
        let record = fail(&state, None, clock);
        assert!(record.counted);
        state = record.state;
        clock += 4000;
    }
    (state, clock - 4000)
}

#[test]
fn waits_double_from_half_a_minute_to_an_hour() {
    for (failures, wait) in [
        (4, 0),
        (5, 30),
        (6, 60),
        (7, 120),
        (8, 240),
        (9, 480),
        (10, 960),
        (11, 1920),
        (12, 3600),
        (13, 3600),
        (49, 3600),
    ] {
        let (state, last) = after(failures);
        let gate = |seconds| login_gate(&state, None, &policy(), sec(last + seconds)).unwrap();
        assert!(matches!(gate(wait), LoginGate::Open { .. }), "{failures}");
        if wait > 0 {
            let LoginGate::Wait { until, anchored, problem } = gate(wait - 1) else { panic!() };
            assert_eq!((until, anchored), (sec(last + wait), None));
            assert_eq!(problem.code, "account.auth_invalid_credentials");
        }
    }
}

#[test]
fn an_attempt_at_a_closed_gate_changes_nothing() {
    let (state, last) = after(5);
    for record in [fail(&state, None, last + 1), succeed(&state, None, last + 1)] {
        assert!(!record.counted);
        assert_eq!(record.state, state);
        assert!(record.effects.is_empty());
        assert!(matches!(record.gate, LoginGate::Wait { .. }));
    }
}

#[test]
fn fifty_failures_switch_the_authenticator_off_for_strangers() {
    let (state, last) = after(49);
    let record = fail(&state, None, last + 4000);
    assert!(matches!(record.gate, LoginGate::Disabled { .. }));
    assert!(record.effects.iter().any(|effect| matches!(effect, Effect::Notify { .. })));
    let years = login_gate(&record.state, None, &policy(), at("9999-01-01T00:00:00Z")).unwrap();
    assert!(matches!(years, LoginGate::Disabled { .. }));
    assert!(!succeed(&record.state, None, last + 9_000_000).counted);
}

#[test]
fn strangers_do_not_lock_the_owner_out() {
    let owner = device(1);
    let known = succeed(&Lockout::default(), Some(&owner), 0).state;
    let mut state = known;
    for seconds in 0..400 {
        state = fail(&state, Some(&device(900)), seconds * 4000).state;
    }
    assert_eq!(state.strangers.failures, 50);
    let gate = login_gate(&state, Some(&owner), &policy(), sec(0)).unwrap();
    assert_eq!(gate, LoginGate::Open { known_device: true, free_tries: 5 });
    // And the owner does not give strangers new tries.
    let state = succeed(&state, Some(&owner), 1).state;
    assert_eq!(state.strangers.failures, 50);
}

#[test]
fn a_device_that_fails_too_often_is_a_stranger() {
    let owner = device(1);
    let mut state = succeed(&Lockout::default(), Some(&owner), 0).state;
    for failures in 1..=10_i64 {
        let record = fail(&state, Some(&owner), failures * 4000);
        assert!(record.counted);
        let forgotten = Effect::Audit { event: "login.device_forgotten" };
        assert_eq!(record.effects.contains(&forgotten), failures == 10);
        state = record.state;
    }
    assert!(state.devices.is_empty());
    let gate = login_gate(&state, Some(&owner), &policy(), sec(40_001)).unwrap();
    assert_eq!(gate, LoginGate::Open { known_device: false, free_tries: 5 });
}

#[test]
fn the_device_that_succeeded_longest_ago_is_forgotten_first() {
    let mut state = Lockout::default();
    for seed in 0..7 {
        state = succeed(&state, Some(&device(seed)), 0).state;
    }
    state = succeed(&state, Some(&device(2)), 1).state;
    state = succeed(&state, Some(&device(7)), 2).state;
    let known: Vec<u64> = (0..8)
        .filter(|seed| {
            let gate = login_gate(&state, Some(&device(*seed)), &policy(), sec(3)).unwrap();
            matches!(gate, LoginGate::Open { known_device: true, .. })
        })
        .collect();
    assert_eq!(known, [2, 4, 5, 6, 7]);
}

#[test]
fn nobody_waits_for_longer_than_the_wait_when_the_clock_goes_back() {
    let (mut state, _) = after(4);
    state = fail(&state, None, 400 * 86_400).state;
    let gate = login_gate(&state, None, &policy(), sec(0)).unwrap();
    let LoginGate::Wait { until, anchored: Some(stored), .. } = gate else { panic!("{gate:?}") };
    assert_eq!(until, sec(30));
    assert_eq!(stored.version, state.version + 1);
    let later = login_gate(&stored, None, &policy(), sec(30)).unwrap();
    assert!(matches!(later, LoginGate::Open { .. }));
}

#[test]
fn what_is_no_device_is_a_stranger() {
    for forged in hostile() {
        let record = fail(&Lockout::default(), Some(&forged), 0);
        assert_eq!(record.state.strangers.failures, 1);
        let record = succeed(&record.state, Some(&forged), 1);
        assert!(record.state.devices.is_empty());
    }
}

#[cfg(feature = "hash")]
#[test]
fn a_dummy_hash_is_verified_as_any_other_and_has_no_password() {
    let cheap = HashPolicy::Argon2Id { memory_kib: 64, passes: 1, lanes: 1 };
    let dummy = Secret::new(dummy_hash(&cheap, &entropy(1)).unwrap());
    for password in ["correct horse battery staple", "x"] {
        let answer = verify_password(&Secret::from(password), &dummy, &cheap, None).unwrap();
        assert!(!answer.is_match);
    }
    assert_eq!(needs_rehash(&dummy, &cheap).unwrap(), None);
}

#[test]
fn a_policy_lets_at_most_a_hundred_failures_pass() {
    let code = |policy: LockoutPolicy| {
        let gate = login_gate(&Lockout::default(), None, &policy, sec(0));
        gate.map_err(|error| Problem::from(error).code).err()
    };
    assert_eq!(code(policy()), None);
    let loose = LockoutPolicy { most_failures: 51, ..policy() };
    assert_eq!(code(loose), Some("account.invalid_setting"));
    assert_eq!(code(LockoutPolicy { most_failures: 100, most_devices: 0, ..policy() }), None);
    for wrong in [
        LockoutPolicy { free_tries: 0, ..policy() },
        LockoutPolicy { first_wait_seconds: u32::MAX, ..policy() },
        LockoutPolicy { longest_wait_seconds: 29, ..policy() },
        LockoutPolicy { most_failures: u32::MAX, ..policy() },
        LockoutPolicy { device_failures: u32::MAX, ..policy() },
        LockoutPolicy { most_devices: u32::MAX, ..policy() },
    ] {
        assert_eq!(code(wrong), Some("kernel.out_of_range"), "{wrong:?}");
    }
}

#[test]
fn numbers_that_no_host_has_stored_do_no_harm() {
    let strangers = FailureBucket { failures: u32::MAX, last_failed_at: Some(sec(0)) };
    let state = Lockout { strangers, devices: Vec::new(), version: u32::MAX };
    assert!(matches!(fail(&state, None, 9).gate, LoginGate::Disabled { .. }));
    let hash = "0".repeat(64);
    let known = KnownDevice { hash, bucket: FailureBucket::default() };
    let state = Lockout { devices: vec![known; 101], ..Lockout::default() };
    let refused = login_gate(&state, None, &policy(), sec(0)).unwrap_err();
    assert_eq!(Problem::from(refused).code, "account.too_large");
}
