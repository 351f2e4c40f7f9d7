use proptest::prelude::*;

use super::*;
use crate::account::Secret;
use crate::account::given_tests::{at, entropy, hostile, sec};
use crate::kernel::Instant;
use crate::problem::Problem;

const SECRET: &str = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
const BODY: &str = r#"{"test": 2432232314}"#;

fn headers(signature: &str) -> WebhookHeaders {
    WebhookHeaders {
        id: "msg_p5jXN8AQM9LWM0D4loKWxJek".to_owned(),
        timestamp: "1614265330".to_owned(),
        signature: signature.to_owned(),
    }
}

fn sent() -> Instant {
    at("2021-02-25T15:02:10Z")
}

fn later(seconds: i64) -> Instant {
    Instant::from_unix_milliseconds(sent().unix_milliseconds() + seconds * 1000).unwrap()
}

fn refusal(
    headers: &WebhookHeaders,
    body: &str,
    secret: &str,
    now: Instant,
) -> Option<WebhookRefusal> {
    match verify_webhook(headers, body, &[Secret::from(secret)], 300, now).unwrap() {
        WebhookAnswer::Accepted { .. } => None,
        WebhookAnswer::Refused { reason, problem } => {
            assert_eq!(problem.code, "account.signature_invalid");
            Some(reason)
        }
    }
}

/// The message that the authors of the standard sign in the tests of their libraries.
#[test]
fn a_signature_is_that_of_the_standard() {
    let id = "msg_p5jXN8AQM9LWM0D4loKWxJek";
    let signed = sign_webhook(id, BODY, &[Secret::from(SECRET)], sent()).unwrap();
    let expected = headers("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    assert_eq!(signed.headers, expected);
    assert_eq!(refusal(&expected, BODY, SECRET, sent()), None);
}

#[test]
fn a_message_is_taken_five_minutes_early_and_late() {
    let signed = headers("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    for (seconds, expected) in [
        (-301, Some(WebhookRefusal::TooNew)),
        (-300, None),
        (0, None),
        (300, None),
        (301, Some(WebhookRefusal::TooOld)),
    ] {
        assert_eq!(refusal(&signed, BODY, SECRET, later(seconds)), expected, "{seconds}");
    }
}

#[test]
fn whatever_changes_on_the_way_is_noticed() {
    let good = headers("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    let unsigned = Some(WebhookRefusal::NotSigned);
    assert_eq!(refusal(&good, r#"{"test":2432232314}"#, SECRET, sent()), unsigned);
    let other = WebhookHeaders { id: "msg_other".to_owned(), ..good.clone() };
    assert_eq!(refusal(&other, BODY, SECRET, sent()), unsigned);
    let other = WebhookHeaders { timestamp: "1614265331".to_owned(), ..good.clone() };
    assert_eq!(refusal(&other, BODY, SECRET, sent()), unsigned);
    assert_eq!(refusal(&good, BODY, "whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", sent()), unsigned);
    for signature in [
        "",
        "v1",
        "v1,",
        "g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
        "v2,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
        "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OF=",
        "v1,g0hM",
    ] {
        assert_eq!(refusal(&headers(signature), BODY, SECRET, sent()), unsigned, "{signature}");
    }
}

#[test]
fn one_good_signature_is_enough() {
    let many = "v1a,abc v1,AAAA v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";
    assert_eq!(refusal(&headers(many), BODY, SECRET, sent()), None);
    let flood = format!("{}v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=", "v1,AAAA ".repeat(32));
    let reason = refusal(&headers(&flood), BODY, SECRET, sent());
    assert_eq!(reason, Some(WebhookRefusal::Malformed));
}

#[test]
fn a_secret_is_changed_while_messages_are_under_way() {
    let new = generate_webhook_secret(&entropy(1)).unwrap().secret_once;
    let secrets = [Secret::from(new.expose()), Secret::from(SECRET)];
    let signed = sign_webhook("msg_1", BODY, &secrets, sec(0)).unwrap().headers;
    assert_eq!(signed.signature.split(' ').count(), 2);
    for (secret, place) in [(new.expose(), 0), (SECRET, 1)] {
        assert_eq!(refusal(&signed, BODY, secret, sec(0)), None);
        let one = sign_webhook("msg_1", BODY, &[Secret::from(secret)], sec(0)).unwrap().headers;
        let answer = verify_webhook(&one, BODY, &secrets, 300, sec(9)).unwrap();
        let WebhookAnswer::Accepted { secret, remember_until, .. } = answer else { panic!() };
        assert_eq!((secret, remember_until), (place, sec(300)));
    }
}

#[test]
fn headers_that_make_no_sense_are_refused() {
    let good = headers("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    let malformed = Some(WebhookRefusal::Malformed);
    for timestamp in ["", "-1", "+1614265330", "01614265330", "1614265330.0", "4294967296", "1e9"] {
        let wrong = WebhookHeaders { timestamp: timestamp.to_owned(), ..good.clone() };
        assert_eq!(refusal(&wrong, BODY, SECRET, sent()), malformed, "{timestamp}");
    }
    for id in ["", "a.b", "a b", "a\n", &"a".repeat(257)] {
        let wrong = WebhookHeaders { id: id.to_owned(), ..good.clone() };
        assert_eq!(refusal(&wrong, BODY, SECRET, sent()), malformed);
        let refused = sign_webhook(id, BODY, &[Secret::from(SECRET)], sent()).unwrap_err();
        assert_eq!(Problem::from(refused).code, "account.invalid_setting");
    }
    for forged in hostile() {
        let wrong = headers(forged.expose());
        assert!(refusal(&wrong, forged.expose(), SECRET, sent()).is_some());
    }
}

#[test]
fn what_the_host_hands_in_is_checked() {
    let code = |secret: &str| {
        let signed = sign_webhook("msg_1", BODY, &[Secret::from(secret)], sent());
        signed.map_err(|error| Problem::from(error).code).err()
    };
    for wrong in [
        "",
        "whsec_",
        "whsec_AAAA",
        "whsec_!!!!",
        &"A".repeat(100),
        "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw=",
    ] {
        assert_eq!(code(wrong), Some("account.webhook_secret_invalid"), "{wrong}");
        // Also where what was sent makes no sense.
        let answer = verify_webhook(&headers(""), BODY, &[Secret::from(wrong)], 300, sent());
        assert_eq!(Problem::from(answer.unwrap_err()).code, "account.webhook_secret_invalid");
    }
    let none = sign_webhook("msg_1", BODY, &[], sent()).unwrap_err();
    assert_eq!(Problem::from(none).code, "account.invalid_keys");
    let before = sign_webhook("msg_1", BODY, &[Secret::from(SECRET)], at("1969-12-31T23:59:59Z"));
    assert_eq!(Problem::from(before.unwrap_err()).code, "kernel.invalid_time");
    for tolerance in [0, 3601, u32::MAX] {
        let answer = verify_webhook(&headers(""), BODY, &[Secret::from(SECRET)], tolerance, sent());
        assert_eq!(Problem::from(answer.unwrap_err()).code, "kernel.out_of_range");
    }
}

proptest! {
    #[test]
    fn what_is_signed_is_taken_and_nothing_else(
        body in "\\PC{0,60}", other in "\\PC{0,60}", id in "[a-z_]{1,9}",
    ) {
        let signed = sign_webhook(&id, &body, &[Secret::from(SECRET)], sec(0)).unwrap().headers;
        prop_assert_eq!(refusal(&signed, &body, SECRET, sec(1)), None);
        prop_assert_eq!(refusal(&signed, &other, SECRET, sec(1)).is_none(), body == other);
    }
}
