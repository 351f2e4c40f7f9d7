//! Requests that mean no good are refused with the right status, and the service stays healthy.

use serde_json::json;

use crate::support::Service;
use std::time::Duration;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

/// The status line of an answer.
fn status(answer: &str) -> u16 {
    answer.split(' ').nth(1).and_then(|code| code.parse().ok()).unwrap_or_default()
}

fn post(place: &str, body: &str) -> Vec<u8> {
    let length = body.len();
    format!(
        "POST {place} HTTP/1.1\r\nhost: t\r\ncontent-type: application/json\r\n\
         content-length: {length}\r\nconnection: close\r\n\r\n{body}"
    )
    .into_bytes()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_body_that_is_too_large_is_refused_before_it_is_read() {
    let service = Service::empty().await;
    let head = "POST /api/v2/auth/login HTTP/1.1\r\nhost: t\r\ncontent-type: application/json\r\n\
         content-length: 99999999999\r\nconnection: close\r\n\r\n{";
    assert_eq!(status(&service.raw(head.as_bytes()).await), 413);
    // One that does not say how long it is.
    let mut chunked =
        b"POST /api/v2/auth/login HTTP/1.1\r\nhost: t\r\ncontent-type: application/json\r\n\
         transfer-encoding: chunked\r\nconnection: close\r\n\r\n"
            .to_vec();
    for _ in 0..40 {
        chunked.extend_from_slice(b"10000\r\n");
        chunked.extend(std::iter::repeat_n(b' ', 0x10000));
        chunked.extend_from_slice(b"\r\n");
    }
    let answer = service.raw(&chunked).await;
    assert!(answer.is_empty() || status(&answer) == 413, "{answer}");
    assert!(service.is_healthy().await);
}

#[tokio::test(flavor = "multi_thread")]
async fn json_that_is_too_deep_is_refused() {
    let service = Service::empty().await;
    for deep in ["[".repeat(100_000), "{\"email\":".repeat(50_000)] {
        let answer = service.raw(&post("/api/v2/auth/login", &deep)).await;
        assert!(matches!(status(&answer), 400 | 422), "{answer}");
    }
    let broken = service.raw(&post("/api/v2/auth/login", "{\"email\": \u{0}}")).await;
    assert_eq!(status(&broken), 400);
    assert!(service.is_healthy().await);
}

#[tokio::test(flavor = "multi_thread")]
async fn floods_of_headers_are_refused() {
    let service = Service::empty().await;
    let many: String = (0..1000).map(|i| format!("x-{i}: 1\r\n")).collect();
    let long = format!("x-long: {}\r\n", "a".repeat(200_000));
    for flood in [many, long] {
        let request = format!("GET /health HTTP/1.1\r\nhost: t\r\n{flood}\r\n");
        assert_eq!(status(&service.raw(request.as_bytes()).await), 431);
    }
    assert!(service.is_healthy().await);
}

#[tokio::test(flavor = "multi_thread")]
async fn slow_heads_and_slow_bodies_are_ended() {
    let limits = Duration::from_millis(300);
    let service = Service::with(|config| {
        (config.head_timeout, config.body_timeout) = (limits, limits);
    })
    .await;
    let slow = async |start: &str| {
        let mut stream = TcpStream::connect(service.address).await.unwrap();
        stream.write_all(start.as_bytes()).await.unwrap();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).await.unwrap();
        String::from_utf8_lossy(&answer).into_owned()
    };
    let head = slow("GET /health HTTP/1.1\r\nhost: t\r\nx-slow: ").await;
    assert!(head.is_empty() || status(&head) == 408, "{head}");
    let body = slow(
        "POST /api/v2/auth/login HTTP/1.1\r\nhost: t\r\ncontent-type: application/json\r\n\
         content-length: 100\r\n\r\n{",
    )
    .await;
    assert_eq!(status(&body), 408);
    assert!(service.is_healthy().await);
}

#[tokio::test(flavor = "multi_thread")]
async fn forged_tokens_open_nothing() {
    let service = Service::empty().await;
    let none = "eyJhbGciOiJub25lIn0.eyJzdWIiOiIxIn0.".to_owned();
    let tokens =
        ["A".repeat(43), "A".repeat(42), none, "' OR 1=1 --".to_owned(), "x".repeat(20_000)];
    for token in &tokens {
        let request = format!(
            "GET /api/v2/auth/me HTTP/1.1\r\nhost: t\r\nauthorization: Bearer {token}\r\n\
             connection: close\r\n\r\n"
        );
        let answer = service.raw(request.as_bytes()).await;
        assert_eq!(status(&answer), 401, "{answer}");
        assert!(answer.contains("www-authenticate: Bearer"));
        let body = json!({"refresh_token": token});
        assert_eq!(service.post("/auth/refresh", &body).await, 401);
    }
    assert!(service.is_healthy().await);
}

#[tokio::test(flavor = "multi_thread")]
async fn text_is_never_read_as_sql() {
    let service = Service::empty().await;
    let ana = service.company("ana@fluss.example").await;
    for evil in ["' OR '1'='1", "x'); DROP TABLE users; --", "%", "\\", "a\u{202e}b"] {
        assert_eq!(ana.users().get(evil).send().await.unwrap_err().status, Some(404), "{evil}");
        let list = ana.users().list().filter("status", evil).send().await.unwrap();
        assert_eq!(list.page.total_items, Some(0), "{evil}");
        let body = json!({"email": evil, "password": "' OR '1'='1' -- and more"});
        assert_eq!(service.post("/auth/login", &body).await, 401);
    }
    assert_eq!(ana.users().list().send().await.unwrap().page.total_items, Some(1));
}

#[tokio::test(flavor = "multi_thread")]
async fn no_cell_that_somebody_wrote_is_a_formula_in_a_table() {
    let service = Service::empty().await;
    let ana = service.company("ana@fluss.example").await;
    let name = "=HYPERLINK(\"http://evil.example\",\"click\")";
    let user = prowess_client::models::NewUser {
        email: "eve@fluss.example".to_owned(),
        name: Some(name.to_owned()),
        ..Default::default()
    };
    ana.users().create(&user).send().await.unwrap();
    let csv = ana.exports().csv("users").await.unwrap().into_bytes(10_000).await.unwrap();
    let csv = String::from_utf8(csv.to_vec()).unwrap();
    assert!(csv.contains("\"'=HYPERLINK("), "{csv}");
    assert!(!csv.contains(",=") && !csv.contains(",\"="), "{csv}");
}

#[tokio::test(flavor = "multi_thread")]
async fn tricks_with_paths_lead_nowhere() {
    let service = Service::empty().await;
    for path in [
        "/../../etc/passwd",
        "/api/v2/../../etc/passwd",
        "/api/v2/%2e%2e/%2e%2e/etc/passwd",
        "/api/v2/files/..%2f..%2ftalent.db",
        "//etc/passwd",
        "/api/v2/roles/%00",
        "/api/v2/roles/%ff",
        "/explorer/../talent.db",
        "/api/v2/users/%",
    ] {
        let request = format!("GET {path} HTTP/1.1\r\nhost: t\r\nconnection: close\r\n\r\n");
        let answer = service.raw(request.as_bytes()).await;
        assert!(matches!(status(&answer), 400 | 401 | 404), "{path}: {answer}");
        assert!(!answer.contains("root:") && !answer.contains("SQLite"), "{path}");
    }
    assert!(service.is_healthy().await);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_goes_wrong_is_a_problem_document_with_the_id_of_the_request() {
    let service = Service::empty().await;
    for (request, wanted) in [
        (
            "GET /nowhere HTTP/1.1\r\nhost: t\r\nx-request-id: my-id\r\nconnection: close\r\n\r\n",
            404,
        ),
        (
            "TRACE /health HTTP/1.1\r\nhost: t\r\nx-request-id: my-id\r\nconnection: close\r\n\r\n",
            405,
        ),
        (
            "POST /api/v2/auth/login HTTP/1.1\r\nhost: t\r\nx-request-id: my-id\r\ncontent-length: 2\r\n\
          connection: close\r\n\r\n{}",
            415,
        ),
    ] {
        let answer = service.raw(request.as_bytes()).await;
        assert_eq!(status(&answer), wanted, "{answer}");
        for part in [
            "application/problem+json",
            "x-request-id: my-id",
            "\"request_id\":\"my-id\"",
            "\"code\":",
            "\"message\":",
            "\"doc_link\":",
        ] {
            assert!(answer.contains(part), "{part}: {answer}");
        }
        assert!(wanted != 405 || answer.contains("allow: GET"), "{answer}");
    }
}
