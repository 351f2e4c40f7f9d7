use http::HeaderMap;

use crate::proto::{Moment, Secret};
use crate::webhook::{TOLERANCE_SECONDS, verify};

/// The example of the Standard Webhooks specification's reference libraries.
const SECRET: &str = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
const BODY: &[u8] = br#"{"test": 2432232314}"#;
const SIGNATURE: &str = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";
const SENT: u64 = 1_614_265_330;

fn headers() -> HeaderMap {
    let mut headers = HeaderMap::new();
    headers.insert("webhook-id", "msg_p5jXN8AQM9LWM0D4loKWxJek".parse().unwrap());
    headers.insert("webhook-timestamp", SENT.to_string().parse().unwrap());
    headers.insert("webhook-signature", SIGNATURE.parse().unwrap());
    headers
}

fn at(seconds: u64) -> Moment {
    Moment { elapsed_ms: 0, unix_ms: seconds * 1000 }
}

#[test]
fn a_message_is_taken_as_it_came_over_the_wire_and_no_other() {
    let secrets = [Secret::new("whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"), Secret::new(SECRET)];
    let taken = verify(&headers(), BODY, &secrets, at(SENT + 9), TOLERANCE_SECONDS).unwrap();
    assert_eq!((taken.id.as_str(), taken.secret), ("msg_p5jXN8AQM9LWM0D4loKWxJek", 1));
    let refused = |headers: &HeaderMap, body: &[u8], now| {
        verify(headers, body, &secrets, at(now), TOLERANCE_SECONDS).unwrap_err().code.clone()
    };
    let invalid = "account.signature_invalid";
    assert_eq!(refused(&headers(), br#"{"test":2432232314}"#, SENT), invalid);
    assert_eq!(refused(&headers(), b"\xff\xfe", SENT), invalid);
    assert_eq!(refused(&headers(), BODY, SENT + 301), invalid);
    assert_eq!(refused(&headers(), BODY, SENT - 301), invalid);
    assert_eq!(refused(&HeaderMap::new(), BODY, SENT), invalid);
}

#[test]
fn a_receiver_that_is_set_up_wrongly_is_told_so() {
    let code = |secrets: &[Secret]| {
        verify(&headers(), BODY, secrets, at(SENT), TOLERANCE_SECONDS).unwrap_err().code.clone()
    };
    assert_eq!(code(&[]), "account.invalid_keys");
    assert_eq!(code(&[Secret::new("whsec_!")]), "account.webhook_secret_invalid");
}
