//! Does the client hold what it promises when a real service on a real socket misbehaves?

#![allow(clippy::unwrap_used, reason = "a test that fails should stop where it fails")]

mod answers;
mod credentials;
mod downloads;
mod memory;
mod pages;
mod server;
mod tls;

use prowess_client::transport::TransportOptions;
use prowess_client::{Client, ClientBuilder, RetryPolicy, Timeouts};

/// A client that waits milliseconds where others wait seconds.
fn quick(base: &str) -> ClientBuilder {
    let retry = RetryPolicy { base_ms: 2, cap_ms: 4, ..RetryPolicy::default() };
    let timeouts = Timeouts { attempt_ms: 2_000, idle_ms: 300, ..Timeouts::default() };
    Client::builder(base).retry(retry).timeouts(timeouts).transport_options(direct())
}

/// Straight to the service, whatever proxy this machine has.
fn direct() -> TransportOptions {
    TransportOptions { no_proxy: true, ..TransportOptions::default() }
}

fn client(base: &str) -> Client {
    quick(base).build().unwrap()
}
