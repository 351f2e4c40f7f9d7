//! How many requests a second does the service answer, and how fast?
//!
//! ```sh
//! cargo bench --profile release -p talent-service --bench load -- --people 100000
//! ```
//!
//! The service runs in a process of its own, with the sample company in SQLite and as many made-up
//! people beside it as asked for; requests come over sockets of the same machine.
//! Logins, what one person shows, and reports are measured, warm and after a change.

mod ask;
mod seed;

use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use ask::{Asked, Connection};
use talent_service::demo::{EMAIL, PASSWORD};

type Failure = Box<dyn std::error::Error + Send + Sync>;

/// How many ask at once.
const CALLERS: u32 = 4;

/// The service, which is stopped when this goes away.
struct Process(Child);

impl Drop for Process {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

#[tokio::main]
async fn main() -> Result<(), Failure> {
    // Cargo says `--bench` to every benchmark.
    let given: Vec<String> = std::env::args().skip(1).filter(|one| one != "--bench").collect();
    let number = |name: &str, standard: u32| -> Result<u32, Failure> {
        let at = given.iter().position(|one| one == name);
        Ok(at.and_then(|at| given.get(at + 1)).map_or(Ok(standard), |text| text.parse())?)
    };
    let people = number("--people", 0)?;
    let seconds = number("--seconds", 5)?;
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("load");
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder)?;
    let database = format!("sqlite://{}", folder.join("talent.db").display());
    let begun = Instant::now();
    seed::fill(&database, people).await?;
    say(&format!("{} people in SQLite, put in within {:.0?}\n", people + 25, begun.elapsed()));
    measure(&database, people, Duration::from_secs(u64::from(seconds))).await?;
    std::fs::remove_dir_all(&folder)?;
    Ok(())
}

async fn measure(database: &str, people: u32, duration: Duration) -> Result<(), Failure> {
    let port = std::net::TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
    let address = format!("127.0.0.1:{port}");
    let child = Command::new(env!("CARGO_BIN_EXE_talent-service"))
        .env("DATABASE_URL", database)
        .env("PROWESS_LISTEN", &address)
        .env("PROWESS_RATE", "100000000")
        .env("PROWESS_AUTH_RATE", "100000000")
        .stdout(Stdio::null())
        .spawn()?;
    let _process = Process(child);
    until_ready(&address).await?;
    let sign_in = Asked::post(
        "/api/v2/auth/login",
        &serde_json::json!({"email": EMAIL, "password": PASSWORD}),
    );
    let mut connection = Connection::open(&address).await?;
    let tokens: serde_json::Value = serde_json::from_slice(&connection.ask(&sign_in).await?)?;
    let token = tokens["access_token"].as_str().ok_or("no token")?.to_owned();
    let heatmap = Asked::get("/api/v2/portfolio/heatmap?by=department").by(&token);
    let readiness = |i: u32| {
        let person = seed::person(i, people);
        Asked::get(&format!("/api/v2/people/{person}/readiness?role=ENG-3")).by(&token)
    };
    let record = |i: u32| {
        Asked::post(
            &format!("/api/v2/people/{}/evidence", seed::person(i, people)),
            &seed::another(i, &seed::person(i, people)),
        )
    };

    let begun = Instant::now();
    connection.ask(&heatmap).await?;
    say(&format!("the first heatmap after the start: {:.0?}\n", begun.elapsed()));
    say("| what | requests/s | p50 | p95 | p99 |\n|---|---:|---:|---:|---:|");
    many(&address, "login", duration, |_| vec![sign_in.clone()]).await?;
    many(&address, "readiness of one person", duration, |i| vec![readiness(i)]).await?;
    many(&address, "heatmap", duration, |_| vec![heatmap.clone()]).await?;
    many(&address, "evidence, recorded", duration, |i| vec![record(i).by(&token)]).await?;
    let after = |i: u32| vec![record(i + 10_000_000).by(&token), heatmap.clone()];
    many(&address, "heatmap after a change, each", duration, after).await
}

async fn until_ready(address: &str) -> Result<(), Failure> {
    for _ in 0..600 {
        if let Ok(mut connection) = Connection::open(address).await
            && connection.ask(&Asked::get("/ready")).await.is_ok()
        {
            return Ok(());
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    Err("the service did not start".into())
}

/// Asks from several connections for a while; of the requests that belong together, the last one is
/// measured.
async fn many(
    address: &str,
    what: &str,
    duration: Duration,
    next: impl Fn(u32) -> Vec<Asked> + Send + Sync,
) -> Result<(), Failure> {
    let begun = Instant::now();
    let caller = async |number: u32| -> Result<Vec<Duration>, Failure> {
        let mut connection = Connection::open(address).await?;
        let mut took = Vec::new();
        let mut i = number;
        while begun.elapsed() < duration {
            let all = next(i);
            i += CALLERS;
            for (at, one) in all.iter().enumerate() {
                let sent = Instant::now();
                connection.ask(one).await?;
                if at + 1 == all.len() {
                    took.push(sent.elapsed());
                }
            }
        }
        Ok(took)
    };
    let took = futures_util::future::try_join_all((0..CALLERS).map(caller)).await?;
    let elapsed = begun.elapsed();
    let mut took: Vec<Duration> = took.into_iter().flatten().collect();
    took.sort_unstable();
    let share = |percent: usize| {
        let at = (took.len() * percent).div_ceil(100).saturating_sub(1);
        took.get(at).map_or(0.0, |one| one.as_secs_f64() * 1000.0)
    };
    let rate = took.len() as f64 / elapsed.as_secs_f64();
    let (p50, p95, p99) = (share(50), share(95), share(99));
    say(&format!("| {what} | {rate:.0} | {p50:.1} ms | {p95:.1} ms | {p99:.1} ms |"));
    Ok(())
}

#[expect(clippy::print_stdout, reason = "the figures are what it is for")]
fn say(text: &str) {
    println!("{text}");
}
