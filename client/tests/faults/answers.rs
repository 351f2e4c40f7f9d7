//! Answers that are late, half, wrong or none.

use prowess_client::{CallOptions, ErrorKind, Phase, Reach};

use super::server::{Act, Server, answer, half, json};
use super::{client, quick};

const ROLE: &str = r#"{"uri": "a"}"#;

#[tokio::test]
async fn a_service_that_is_busy_once_is_asked_twice() {
    for status in [408, 429, 500, 502, 503, 504] {
        let server = Server::start(move |_, before| match before {
            0 => answer(status, &[("retry-after", "0")], "<html>busy</html>"),
            _ => json(200, ROLE),
        })
        .await;
        let answer = client(&server.url()).roles().get("a").send_with_meta().await.unwrap();
        assert_eq!(answer.meta.attempts, 2, "{status}");
    }
}

#[tokio::test]
async fn an_hour_in_retry_after_fails_at_once_and_is_told() {
    for (value, least) in [("3600", 3_600_000), ("Tue, 31 Dec 2199 23:59:59 GMT", 1 << 40)] {
        let server = Server::start(move |_, _| answer(429, &[("retry-after", value)], "{}")).await;
        let error = client(&server.url()).roles().get("a").send().await.unwrap_err();
        assert_eq!((error.kind, error.attempts), (ErrorKind::RateLimited, 1));
        assert!(error.retry_after_ms.unwrap() >= least);
    }
}

#[tokio::test]
async fn a_connection_reset_within_the_body_is_made_again() {
    let server = Server::start(|_, before| match before {
        0 => vec![half(1000, "{\"uri\":"), Act::Reset],
        1 => vec![half(1000, "{\"uri\":"), Act::Close],
        _ => json(200, ROLE),
    })
    .await;
    let answer = client(&server.url()).roles().get("a").send_with_meta().await.unwrap();
    assert_eq!(answer.meta.attempts, 3);
}

#[tokio::test]
async fn a_post_that_is_lost_comes_again_under_one_key_and_with_one_body() {
    let server = Server::start(|_, before| match before {
        0 => vec![Act::Reset],
        _ => json(201, ROLE),
    })
    .await;
    let role = prowess_client::models::Role::new("a".parse().unwrap());
    client(&server.url()).roles().create(&role).send().await.unwrap();
    let seen = server.seen();
    assert_eq!(seen.len(), 2);
    assert!(seen[0].header("idempotency-key").is_some());
    assert_eq!(seen[0].header("idempotency-key"), seen[1].header("idempotency-key"));
    assert_eq!(seen[0].header("x-request-id"), seen[1].header("x-request-id"));
    assert_eq!(seen[0].body, seen[1].body);
}

#[tokio::test]
async fn a_post_without_a_key_is_never_sent_twice() {
    let server = Server::start(|_, _| vec![Act::Reset]).await;
    let role = prowess_client::models::Role::new("a".parse().unwrap());
    let options = CallOptions { idempotency: Some(false), ..CallOptions::default() };
    let error = client(&server.url()).roles().create(&role).with(options).send().await.unwrap_err();
    assert_eq!((error.kind, error.reach), (ErrorKind::Connection, Reach::Unknown));
    assert_eq!(server.seen().len(), 1);
}

#[tokio::test]
async fn nobody_listening_means_that_nothing_was_sent() {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    drop(listener);
    let error = client(&format!("http://{address}")).roles().get("a").send().await.unwrap_err();
    assert_eq!((error.kind, error.reach), (ErrorKind::Connection, Reach::NotSent));
    assert_eq!(error.attempts, 3);
    assert!(!error.to_string().contains("127.0.0.1"), "addresses stay out of messages");
}

#[tokio::test]
async fn a_service_that_says_nothing_runs_into_the_deadline_of_an_attempt() {
    let server = Server::start(|_, _| vec![Act::Pause(60_000)]).await;
    let options =
        CallOptions { attempt_ms: Some(50), max_retries: Some(1), ..CallOptions::default() };
    let error = client(&server.url()).roles().get("a").with(options).send().await.unwrap_err();
    assert_eq!((error.kind, error.phase), (ErrorKind::Timeout, Some(Phase::Attempt)));
    assert_eq!(error.attempts, 2);
}

#[tokio::test]
async fn the_deadline_of_a_call_holds_over_all_its_attempts() {
    let server = Server::start(|_, _| vec![Act::Pause(60_000)]).await;
    let options = CallOptions {
        attempt_ms: Some(150),
        total_ms: Some(200),
        max_retries: Some(50),
        ..CallOptions::default()
    };
    let error = client(&server.url()).roles().get("a").with(options).send().await.unwrap_err();
    assert_eq!(error.kind, ErrorKind::Timeout);
    assert!(error.attempts <= 3);
}

#[tokio::test]
async fn a_body_that_drips_for_ever_ends_with_the_attempt_and_one_that_pauses_ends_sooner() {
    let drip = Server::start(|_, _| {
        let mut acts = vec![half(100_000, "{")];
        (0..200).for_each(|_| acts.extend([Act::Pause(20), Act::Write(b" ".to_vec())]));
        acts
    })
    .await;
    let once = |attempt_ms| CallOptions {
        attempt_ms: Some(attempt_ms),
        max_retries: Some(0),
        ..CallOptions::default()
    };
    let error = client(&drip.url()).roles().get("a").with(once(200)).send().await.unwrap_err();
    assert_eq!(error.phase, Some(Phase::Attempt));
    let pause = Server::start(|_, _| vec![half(100, "{"), Act::Pause(60_000)]).await;
    let error = client(&pause.url()).roles().get("a").with(once(30_000)).send().await.unwrap_err();
    assert_eq!(error.phase, Some(Phase::Idle));
    assert_eq!(error.message, "the answer paused for more than `300` ms");
}

#[tokio::test]
async fn truncated_json_under_a_right_length_is_told_with_its_place() {
    let server = Server::start(|_, _| json(200, r#"{"uri": "a", "requirements": [{"comp"#)).await;
    let error = client(&server.url()).roles().get("a").send().await.unwrap_err();
    assert_eq!((error.kind, error.code.as_str()), (ErrorKind::Decode, "client.decode"));
    assert_eq!((error.attempts, error.status), (1, Some(200)));
}

#[tokio::test]
async fn the_page_of_a_proxy_is_no_answer_with_any_status() {
    let page = "<html><h1>Welcome to the hotel</h1></html>";
    let server = Server::start(move |seen, _| {
        let status = if seen.path.ends_with("/b") { 403 } else { 200 };
        answer(status, &[("content-type", "text/html")], page)
    })
    .await;
    let client = client(&server.url());
    let error = client.roles().get("a").send().await.unwrap_err();
    assert_eq!(error.code, "client.unexpected_content_type");
    assert_eq!(error.excerpt.as_deref(), Some(page));
    let error = client.roles().get("b").send().await.unwrap_err();
    assert_eq!((error.kind, error.code.as_str()), (ErrorKind::PermissionDenied, "http.403"));
}

#[tokio::test]
async fn a_body_larger_than_allowed_is_given_up_and_not_asked_for_again() {
    let body = format!("{{\"uri\": \"{}\"}}", "a".repeat(200_000));
    let server = Server::start(move |_, _| json(200, &body)).await;
    let client = quick(&server.url()).max_body_bytes(100_000).build().unwrap();
    let error = client.roles().get("a").send().await.unwrap_err();
    assert_eq!((error.code.as_str(), error.attempts), ("client.body_too_large", 1));
    assert_eq!(server.seen().len(), 1);
}

#[tokio::test]
async fn a_failure_with_an_endless_body_is_still_told_by_its_status() {
    let server = Server::start(|_, _| {
        let head = "HTTP/1.1 404 x\r\ntransfer-encoding: chunked\r\n\r\n";
        let mut acts = vec![Act::Write(head.as_bytes().to_vec())];
        let piece = format!("10000\r\n{}\r\n", "x".repeat(0x10000));
        (0..64).for_each(|_| acts.push(Act::Write(piece.clone().into_bytes())));
        acts.push(Act::Pause(60_000));
        acts
    })
    .await;
    let error = client(&server.url()).roles().get("a").send().await.unwrap_err();
    assert_eq!((error.kind, error.status), (ErrorKind::NotFound, Some(404)));
    assert!(error.excerpt.as_deref().unwrap().len() <= 512);
}

#[tokio::test]
async fn an_answer_that_is_no_http_is_a_broken_connection() {
    let server =
        Server::start(|_, _| vec![Act::Write(b"SSH-2.0-x\r\n\r\n".to_vec()), Act::Close]).await;
    let error = client(&server.url()).roles().get("a").send().await.unwrap_err();
    assert_eq!((error.kind, error.attempts), (ErrorKind::Connection, 3));
}

#[tokio::test]
async fn a_service_that_is_down_gets_no_more_than_the_budget_of_all_calls() {
    let server = Server::start(|_, _| answer(503, &[], "{}")).await;
    let client = quick(&server.url()).retry_budget(50).build().unwrap();
    for _ in 0..20 {
        assert!(client.roles().get("a").send().await.is_err());
    }
    assert_eq!(server.seen().len(), 20 + 10, "twenty calls and ten paid retries");
}

#[tokio::test]
async fn dropping_a_call_ends_its_connection_and_sends_nothing_more() {
    let server = Server::start(|_, _| vec![Act::AwaitClose]).await;
    let client = client(&server.url());
    let call = client.roles().get("a").send();
    let waited = tokio::time::timeout(std::time::Duration::from_millis(100), call).await;
    assert!(waited.is_err(), "the call was given up from outside");
    let closed = async {
        while server.closed() == 0 {
            tokio::time::sleep(std::time::Duration::from_millis(5)).await;
        }
    };
    tokio::time::timeout(std::time::Duration::from_secs(30), closed).await.unwrap();
    assert_eq!(server.seen().len(), 1);
}

#[test]
fn certificates_and_proxies_that_cannot_be_read_are_told_when_the_client_is_built() {
    use prowess_client::transport::TransportOptions;

    let code = |options| {
        quick("https://t.example").transport_options(options).build().unwrap_err().code.clone()
    };
    for text in
        ["", "no certificate", "-----BEGIN CERTIFICATE-----\n!\n-----END CERTIFICATE-----\n"]
    {
        let extra_authorities_pem = Some(text.as_bytes().to_vec());
        let options = TransportOptions { extra_authorities_pem, ..TransportOptions::default() };
        assert_eq!(code(options), "client.invalid_authority", "{text}");
    }
    let proxy = Some("http://user:hunter2@[".to_owned());
    let options = TransportOptions { proxy, ..TransportOptions::default() };
    let error = quick("https://t.example").transport_options(options).build().unwrap_err();
    assert_eq!(error.code, "client.invalid_proxy");
    assert!(!format!("{error:?}").contains("hunter2"));
}

#[tokio::test]
async fn what_calls_go_through_is_told_to_the_observer_in_the_words_of_opentelemetry() {
    use std::sync::{Arc, Mutex};

    use prowess_client::{AttemptInfo, CallEvent, Observer};

    #[derive(Clone, Default)]
    struct Notes(Arc<Mutex<Vec<String>>>);

    impl Observer for Notes {
        fn observe(&self, event: &CallEvent<'_>) {
            let line = match event {
                CallEvent::AttemptStarted(attempt) => {
                    let shown = attempt.attributes().into_iter();
                    let wanted = ["url.template", "http.request.resend_count"];
                    let kept = shown.filter(|(name, _)| wanted.contains(name));
                    kept.map(|(name, value)| format!("{name}={value}"))
                        .collect::<Vec<_>>()
                        .join(" ")
                }
                CallEvent::AttemptEnded { status, error, .. } => format!("{status:?} {error:?}"),
                CallEvent::RetryScheduled { .. } => "again".to_owned(),
                CallEvent::Deprecated { template, .. } => format!("deprecated {template}"),
                other => format!("{other:?}"),
            };
            self.0.lock().unwrap().push(line);
        }

        fn inject(&self, attempt: &AttemptInfo, headers: &mut http::HeaderMap) {
            let value = format!("00-trace-{}-01", attempt.number);
            headers.insert("traceparent", value.parse().unwrap());
        }
    }

    let server = Server::start(|_, before| match before {
        0 => answer(503, &[], "{}"),
        _ => answer(200, &[("sunset", "Mon, 31 Dec 2018 23:59:59 GMT")], ROLE),
    })
    .await;
    let notes = Notes::default();
    let client = quick(&server.url()).observer(notes.clone()).build().unwrap();
    client.roles().get("ana@talent.example").send().await.unwrap();
    client.roles().get("b").send().await.unwrap();
    let told = notes.0.lock().unwrap().clone();
    let expected = [
        "url.template=/roles/{uri}",
        "Some(503) None",
        "again",
        "url.template=/roles/{uri} http.request.resend_count=1",
        "Some(200) None",
        "deprecated /roles/{uri}",
        "url.template=/roles/{uri}",
        "Some(200) None",
    ];
    assert_eq!(told, expected, "a warning comes once, and nothing names a person");
    let seen = server.seen();
    assert_eq!(seen[1].header("traceparent"), Some("00-trace-2-01"));
}

#[tokio::test]
async fn what_is_left_of_the_rate_is_known_after_any_answer() {
    let server = Server::start(|_, before| {
        let left = (9 - before).to_string();
        answer(404, &[("x-ratelimit-limit", "10"), ("x-ratelimit-remaining", &left)], "{}")
    })
    .await;
    let client = client(&server.url());
    assert_eq!(client.rate_limit(), None);
    for left in [9, 8] {
        assert_eq!(client.roles().get("a").send().await.unwrap_err().limit, Some(10));
        assert_eq!(client.rate_limit().unwrap().remaining, Some(left));
    }
}
