//! Many calls, good and bad, and no more memory than few.

#![cfg(target_os = "linux")]

use super::client;
use super::server::{Act, Server, answer, json};

/// Bytes of this process that are in memory.
fn resident() -> u64 {
    let text = std::fs::read_to_string("/proc/self/status").unwrap();
    let line = text.lines().find(|line| line.starts_with("VmRSS:")).unwrap();
    line.split_whitespace().nth(1).unwrap().parse::<u64>().unwrap() * 1024
}

#[tokio::test]
async fn thousands_of_calls_leave_memory_flat() {
    let large = format!(r#"{{"uri": "a", "titles": {{"en": "{}"}}}}"#, "x".repeat(20_000));
    let server = Server::start(move |seen, _| match seen.path.as_str() {
        "/api/v2/roles/good" => answer(200, &[("deprecation", "@1")], &large),
        "/api/v2/roles/odd" => json(200, r#"{"uri": 7}"#),
        "/api/v2/roles/gone" => json(404, r#"{"code": "role.unknown", "message": "no"}"#),
        _ => vec![Act::Close],
    })
    .await;
    let client = client(&server.url())
        .with_options(&prowess_client::CallOptions { max_retries: Some(0), ..Default::default() });
    let rounds = async |count: usize| {
        for _ in 0..count {
            client.roles().get("good").send().await.unwrap();
            for bad in ["odd", "gone", "lost"] {
                assert!(client.roles().get(bad).send().await.is_err());
            }
        }
    };
    rounds(200).await;
    let before = resident();
    rounds(1_000).await;
    let grown = resident().saturating_sub(before);
    // The service of the test keeps 4,000 requests of about 500 bytes; the bodies that came are
    // 20 MB, so a client that kept them would be seen.
    assert!(grown < 8 << 20, "{grown} bytes more after 4,000 calls");
}
