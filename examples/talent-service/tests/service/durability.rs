//! A service that is killed in the middle of writes has lost nothing that it answered, and a request
//! that was cut off succeeds under its key.

use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use prowess::role::Role;
use prowess_client::{Auth, CallOptions, Client, RetryPolicy, Secret};
use sqlx::AnyPool;

use crate::support::database;

/// A service in a process of its own, which is killed when this goes away.
struct Process(Child);

impl Drop for Process {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn start(database: &str, port: u16) -> Process {
    let child = Command::new(env!("CARGO_BIN_EXE_talent-service"))
        .env("DATABASE_URL", database)
        .env("PROWESS_LISTEN", format!("127.0.0.1:{port}"))
        .env("PROWESS_RATE", "1000000")
        .stdout(Stdio::null())
        .spawn()
        .unwrap();
    Process(child)
}

fn client(port: u16) -> Client {
    let password = Secret::new(talent_service::demo::PASSWORD);
    let auth = Auth::Password { email: talent_service::demo::EMAIL.to_owned(), password };
    let once = RetryPolicy { max_retries: 0, ..RetryPolicy::default() };
    Client::builder(&format!("http://127.0.0.1:{port}")).auth(auth).retry(once).build().unwrap()
}

async fn until_ready(port: u16) -> Client {
    let client = client(port);
    for _ in 0..600 {
        if client.health().ready().send().await.is_ok() {
            return client;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    panic!("the service did not start");
}

fn free_port() -> u16 {
    std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port()
}

async fn create(client: &Client, i: u32) -> Result<u16, prowess_client::ApiError> {
    let role = Role::new(format!("role/{i}").parse().unwrap());
    let key = CallOptions { idempotency_key: Some(format!("key-{i}")), ..CallOptions::default() };
    client.roles().create(&role).with(key).send_raw().await.map(|answer| answer.meta.status)
}

/// How many write at once.
const WRITERS: u32 = 4;

/// Writes every fourth role until one is not answered: what was answered, and which one was not.
async fn write(client: Client, from: u32, count: Arc<AtomicU32>) -> (Vec<(u32, u16)>, u32) {
    let mut answered = Vec::new();
    for i in (from..).step_by(WRITERS as usize) {
        match create(&client, i).await {
            Ok(status) => answered.push((i, status)),
            Err(_) => return (answered, i),
        }
        count.fetch_add(1, Ordering::Relaxed);
    }
    unreachable!("it was killed long before")
}

/// Reads a report until it is not answered.
async fn read(client: Client, count: Arc<AtomicU32>) {
    while client.portfolio().heatmap(Some("department")).send().await.is_ok() {
        count.fetch_add(1, Ordering::Relaxed);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_lost_when_the_service_is_killed_in_the_middle_of_writes() {
    let database = database().await.0;
    let port = free_port();
    let mut process = start(&database, port);
    let mut writer = until_ready(port).await;
    let (mut done, mut begun) = (Vec::new(), (0..WRITERS).collect::<Vec<_>>());
    for round in 0..3 {
        let count = Arc::new(AtomicU32::new(0));
        let writing: Vec<_> = begun
            .iter()
            .map(|from| tokio::spawn(write(writer.clone(), *from, count.clone())))
            .collect();
        let reads = Arc::new(AtomicU32::new(0));
        let reading = tokio::spawn(read(writer.clone(), reads.clone()));
        let is_under_way =
            || count.load(Ordering::Relaxed) >= 8 + 17 * round && reads.load(Ordering::Relaxed) > 1;
        while !is_under_way() {
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
        // On Unix this is SIGKILL: no handler runs, nothing is flushed.
        process.0.kill().unwrap();
        process.0.wait().unwrap();
        reading.await.unwrap();
        process = start(&database, port);
        let again = until_ready(port).await;
        for (writing, begun) in writing.into_iter().zip(&mut begun) {
            let (answered, cut_off) = writing.await.unwrap();
            done.extend(answered);
            // Whether it was stored or not, the request that was cut off succeeds once.
            assert_eq!(create(&again, cut_off).await.unwrap(), 201);
            done.push((cut_off, 201));
            *begun = cut_off + WRITERS;
        }
        writer = again;
    }
    let reader = until_ready(port).await;
    let roles = reader.roles().list().items().collect(100_000).await.unwrap();
    let named =
        |i: u32| roles.iter().filter(|role| role.uri.as_str() == format!("role/{i}")).count();
    for (i, status) in &done {
        assert_eq!((named(*i), *status), (1, 201), "role {i}");
    }
    assert_eq!(roles.len(), done.len() + 10, "and nothing is there that nobody asked for");
    if database.starts_with("sqlite") {
        drop(process);
        sqlx::any::install_default_drivers();
        let pool = AnyPool::connect(&database).await.unwrap();
        let check: String =
            sqlx::query_scalar("PRAGMA integrity_check").fetch_one(&pool).await.unwrap();
        assert_eq!(check, "ok");
    }
}
