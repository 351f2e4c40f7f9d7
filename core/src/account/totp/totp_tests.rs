use super::*;
use crate::account::given_tests::{at, entropy, hostile};
use crate::account::material::BASE32;
use crate::account::{AccountError, Secret};
use crate::kernel::Instant;
use crate::problem::Problem;

fn secret_of(seed: &str) -> Secret<String> {
    Secret::new(BASE32.encode(seed.as_bytes()))
}

/// The seed of RFC 6238 appendix B: the digits 1 to 0, as long as the hash is.
fn seed(length: usize) -> Secret<String> {
    secret_of(&"1234567890".chars().cycle().take(length).collect::<String>())
}

fn seconds(seconds: i64) -> Instant {
    Instant::from_unix_milliseconds(seconds * 1000).unwrap()
}

fn code(of: &str, options: &TotpOptions, state: TotpState, now: Instant) -> TotpAnswer {
    verify_totp(&seed(20), &Secret::from(of), now, state, options).unwrap()
}

fn reason(answer: &TotpAnswer) -> Option<OtpRefusal> {
    match answer {
        TotpAnswer::Accepted { .. } => None,
        TotpAnswer::Refused { reason, .. } => Some(*reason),
    }
}

#[test]
fn codes_by_time_are_those_of_rfc_6238_appendix_b() {
    let rows = [
        (59, "94287082", "46119246", "90693936"),
        (1_111_111_109, "07081804", "68084774", "25091201"),
        (1_111_111_111, "14050471", "67062674", "99943326"),
        (1_234_567_890, "89005924", "91819424", "93441116"),
        (2_000_000_000, "69279037", "90698825", "38618901"),
        (20_000_000_000, "65353130", "77737706", "47863826"),
    ];
    for (time, sha1, sha256, sha512) in rows {
        for (algorithm, length, expected) in [
            (OtpAlgorithm::Sha1, 20, sha1),
            (OtpAlgorithm::Sha256, 32, sha256),
            (OtpAlgorithm::Sha512, 64, sha512),
        ] {
            let options = TotpOptions { algorithm, digits: 8, ..TotpOptions::default() };
            let made = totp_code(&seed(length), seconds(time), &options).unwrap();
            assert_eq!(made.expose(), expected, "{time} {algorithm:?}");
        }
    }
}

#[test]
fn codes_by_counter_are_those_of_rfc_4226_appendix_d() {
    let codes = [
        "755224", "287082", "359152", "969429", "338314", "254676", "287922", "162583", "399871",
        "520489",
    ];
    for (counter, expected) in (0..).zip(codes) {
        let made = hotp_code(&seed(20), counter, &HotpOptions::default()).unwrap();
        assert_eq!(made.expose(), expected);
    }
}

#[test]
fn a_code_is_taken_one_step_early_and_late_and_no_more() {
    let options = TotpOptions::default();
    let now = at("2026-07-01T12:00:00Z");
    let late = |seconds: i64| {
        Instant::from_unix_milliseconds(now.unix_milliseconds() + seconds * 1000).unwrap()
    };
    let shown = totp_code(&seed(20), now, &options).unwrap();
    for (seconds, expected) in
        [(-31, None), (-30, Some(1)), (0, Some(0)), (29, Some(0)), (59, Some(-1)), (60, None)]
    {
        let answer = code(shown.expose(), &options, TotpState::default(), late(seconds));
        let drift = match answer {
            TotpAnswer::Accepted { drift, .. } => Some(drift),
            TotpAnswer::Refused { reason, .. } => {
                assert_eq!(reason, OtpRefusal::Invalid);
                None
            }
        };
        assert_eq!(drift, expected, "{seconds}");
    }
    let strict = totp_options(TotpPreset::Strict);
    let answer = code(shown.expose(), &strict, TotpState::default(), late(30));
    assert_eq!(reason(&answer), Some(OtpRefusal::Invalid));
}

#[test]
fn a_code_is_read_as_people_type_it() {
    let now = seconds(59);
    for typed in ["287082", " 287 082 ", "287-082", "٢٨٧٠٨٢", "２８７０８２", "२८७०८२"]
    {
        let answer = code(typed, &TotpOptions::default(), TotpState::default(), now);
        assert_eq!(reason(&answer), None, "{typed}");
    }
    for typed in ["", "28708", "2870820", "28708a", "²87082", "ⅱ87082", "287082\0"] {
        let answer = code(typed, &TotpOptions::default(), TotpState::default(), now);
        assert_eq!(reason(&answer), Some(OtpRefusal::Malformed), "{typed}");
    }
    for typed in hostile() {
        let answer =
            verify_totp(&seed(20), &typed, now, TotpState::default(), &TotpOptions::default());
        assert_eq!(reason(&answer.unwrap()), Some(OtpRefusal::Malformed));
    }
}

#[test]
fn a_code_is_not_taken_twice_even_by_a_clock_that_goes_back() {
    let options = TotpOptions::default();
    let now = seconds(1_000_000_020);
    let shown = totp_code(&seed(20), now, &options).unwrap();
    let first = code(shown.expose(), &options, TotpState::default(), now);
    let TotpAnswer::Accepted { state, .. } = first else { panic!("{first:?}") };
    assert_eq!(state, TotpState { last_step: Some(33_333_334), version: 1 });
    let again = code(shown.expose(), &options, state, now);
    assert_eq!(reason(&again), Some(OtpRefusal::Replayed));
    let before = totp_code(&seed(20), seconds(999_999_990), &options).unwrap();
    let back = code(before.expose(), &options, state, seconds(999_999_990));
    assert_eq!(reason(&back), Some(OtpRefusal::Replayed));
}

#[test]
fn the_public_learns_one_thing_of_every_refusal() {
    let used = TotpState { last_step: Some(1), version: 1 };
    let problems: Vec<Problem> = ["1", "000000", "287082"]
        .map(|typed| code(typed, &TotpOptions::default(), used, seconds(59)))
        .into_iter()
        .map(|answer| match answer {
            TotpAnswer::Accepted { .. } => panic!("{answer:?}"),
            TotpAnswer::Refused { problem, .. } => problem,
        })
        .collect();
    assert!(problems.iter().all(|problem| *problem == problems[0]));
    assert_eq!(problems[0].code, "account.auth_invalid_credentials");
}

#[test]
fn a_secret_has_sixteen_bytes_at_least_and_base_32() {
    let now = seconds(59);
    let refused =
        |secret: &str| totp_code(&Secret::from(secret), now, &TotpOptions::default()).unwrap_err();
    assert!(matches!(refused("JBSWY3DPEHPK3PXP"), AccountError::TotpSecretTooShort(_)));
    assert!(matches!(refused(""), AccountError::TotpSecretTooShort(_)));
    for wrong in ["1234567890123456789012345678", "ä", "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ!"] {
        assert!(matches!(refused(wrong), AccountError::TotpSecretInvalid(_)), "{wrong}");
    }
    assert!(matches!(refused(&"A".repeat(100_000)), AccountError::TotpSecretInvalid(_)));
    // As an application may show it.
    let spelled = Secret::from("gezd gnbv gy3t qojq gezd gnbv gy3t qojq====");
    let made = totp_code(&spelled, now, &TotpOptions::default()).unwrap();
    assert_eq!(made.expose(), "287082");
}

#[test]
fn a_generated_secret_is_as_long_as_its_hash() {
    for (algorithm, letters) in
        [(OtpAlgorithm::Sha1, 32), (OtpAlgorithm::Sha256, 52), (OtpAlgorithm::Sha512, 103)]
    {
        let made = generate_totp_secret(&entropy(7), algorithm).unwrap().secret_once;
        assert_eq!(made.expose().len(), letters);
        let secret = Secret::from(made.expose());
        assert!(totp_code(&secret, seconds(59), &TotpOptions::default()).is_ok());
    }
    let short = generate_totp_secret(&Secret::new(vec![1; 19]), OtpAlgorithm::Sha1);
    assert!(matches!(short, Err(AccountError::EntropyTooShort(_))));
}

#[test]
fn times_and_options_at_the_edge_end_in_a_problem() {
    let options = TotpOptions::default();
    for time in ["1969-12-31T23:59:59.999Z", "0000-01-01T00:00:00Z", "9999-12-31T23:59:59Z"] {
        let refused = totp_code(&seed(20), at(time), &options).unwrap_err();
        assert_eq!(Problem::from(refused).code, "kernel.invalid_time", "{time}");
    }
    // The last step that has a number is also the last one of the window.
    let last = seconds(30 * i64::from(u32::MAX));
    let shown = totp_code(&seed(20), last, &options).unwrap();
    let answer = code(shown.expose(), &options, TotpState::default(), last);
    assert_eq!(reason(&answer), None);
    for wrong in [
        TotpOptions { digits: 5, ..options },
        TotpOptions { digits: u32::MAX, ..options },
        TotpOptions { period_seconds: 0, ..options },
        TotpOptions { skew_steps: u32::MAX, ..options },
    ] {
        let refused = totp_code(&seed(20), seconds(59), &wrong).unwrap_err();
        assert_eq!(Problem::from(refused).code, "kernel.out_of_range");
    }
    // The first step has none before it.
    let first = totp_code(&seed(20), seconds(0), &options).unwrap();
    let answer = code(first.expose(), &options, TotpState::default(), seconds(0));
    assert_eq!(reason(&answer), None);
}

#[test]
fn a_counter_moves_behind_the_code_that_was_taken() {
    let options = HotpOptions { look_ahead: 3, ..HotpOptions::default() };
    let verify = |code: &str, counter| {
        let state = HotpState { counter, version: 4 };
        verify_hotp(&seed(20), &Secret::from(code), state, &options).unwrap()
    };
    let taken = verify("969429", 0);
    let state = HotpState { counter: 4, version: 5 };
    assert_eq!(taken, HotpAnswer::Accepted { state, skipped: 3 });
    assert!(matches!(verify("338314", 0), HotpAnswer::Refused { .. }), "too far ahead");
    assert!(matches!(verify("969429", 4), HotpAnswer::Refused { .. }), "used before");
    let last = hotp_code(&seed(20), u32::MAX, &options).unwrap();
    assert!(matches!(verify(last.expose(), u32::MAX), HotpAnswer::Refused { .. }));
}

#[test]
fn an_address_for_an_authenticator_names_all_there_is() {
    let uri = |issuer, account| totp_uri(&seed(20), issuer, account, &TotpOptions::default());
    assert_eq!(
        uri("Müller & Co", "ana@example.org").unwrap().expose(),
        "otpauth://totp/M%C3%BCller%20%26%20Co:ana%40example.org\
         ?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=M%C3%BCller%20%26%20Co\
         &algorithm=SHA1&digits=6&period=30"
    );
    for (issuer, account) in [("", "ana"), ("a:b", "ana"), ("Acme", " "), ("Acme", "a:b")] {
        let refused = uri(issuer, account).unwrap_err();
        assert!(matches!(refused, AccountError::InvalidSetting(_)), "{issuer} {account}");
    }
    let refused = uri(&"a".repeat(300), "ana").unwrap_err();
    assert!(matches!(refused, AccountError::TooLarge(_)));
}
