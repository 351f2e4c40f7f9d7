//! How much somebody may ask, and from where.

use crate::support::Service;
use serde_json::json;

#[tokio::test(flavor = "multi_thread")]
async fn who_asks_too_often_is_told_when_to_come_back() {
    let service = Service::with(|config| config.auth_rate = 3).await;
    let body = json!({"email": "a@b.example", "password": "wrong"});
    for _ in 0..3 {
        assert_eq!(service.post("/auth/login", &body).await, 401);
    }
    let text = body.to_string();
    let request = format!(
        "POST /api/v2/auth/login HTTP/1.1\r\nhost: t\r\ncontent-type: application/json\r\n\
         content-length: {}\r\nconnection: close\r\n\r\n{text}",
        text.len()
    );
    let answer = service.raw(request.as_bytes()).await;
    assert!(answer.starts_with("HTTP/1.1 429"), "{answer}");
    for header in
        ["retry-after: ", "ratelimit: \"auth\";r=0;t=", "ratelimit-policy: \"auth\";q=3;w=60"]
    {
        assert!(answer.contains(header), "{answer}");
    }
    assert!(service.is_healthy().await);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_of_an_allowed_origin_may_call_and_sees_the_headers_it_needs() {
    let service =
        Service::with(|config| config.cors_origins = vec!["https://app.example".to_owned()]).await;
    let ask = async |origin: &str| {
        let request = format!(
            "GET /health HTTP/1.1\r\nhost: t\r\norigin: {origin}\r\nconnection: close\r\n\r\n"
        );
        service.raw(request.as_bytes()).await
    };
    let allowed = ask("https://app.example").await;
    assert!(allowed.contains("access-control-allow-origin: https://app.example"), "{allowed}");
    let exposed = "access-control-expose-headers: etag,retry-after,ratelimit,ratelimit-policy,\
         x-request-id,deprecation,sunset,link";
    assert!(allowed.contains(exposed), "{allowed}");
    assert!(!ask("https://evil.example").await.contains("access-control-allow-origin"));
}

#[tokio::test(flavor = "multi_thread")]
async fn prometheus_reads_routes_and_never_ids() {
    let service = Service::empty().await;
    service
        .raw(b"GET /api/v2/users/some-secret-id HTTP/1.1\r\nhost: t\r\nconnection: close\r\n\r\n")
        .await;
    let answer =
        service.raw(b"GET /metrics HTTP/1.1\r\nhost: t\r\nconnection: close\r\n\r\n").await;
    assert!(
        answer.contains("http_requests_total{") && answer.contains("/api/v2/users/{id}"),
        "{answer}"
    );
    assert!(!answer.contains("some-secret-id"));
}
