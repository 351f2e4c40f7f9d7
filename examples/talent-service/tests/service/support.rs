//! A service of its own for each test, and what tests say to it.

use std::net::SocketAddr;
use std::sync::atomic::{AtomicU32, Ordering};

use prowess_client::{Auth, Client, Secret};
use serde_json::{Value, json};
use sqlx::{AnyPool, Row};
use talent_service::app::App;
use talent_service::config::{Address, Config};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::oneshot;

pub(crate) const PASSWORD: &str = "vier lange Woerter am Fluss";

/// A service that runs as long as this lives.
pub(crate) struct Service {
    pub(crate) app: App,
    pub(crate) address: SocketAddr,
    _stop: oneshot::Sender<()>,
}

impl Service {
    /// A service with an empty database.
    pub(crate) async fn empty() -> Self {
        Self::with(|_| {}).await
    }

    /// The same, set up differently.
    pub(crate) async fn with(change: impl FnOnce(&mut Config)) -> Self {
        let mut config = Config { database: database().await, ..Config::default() };
        (config.rate, config.auth_rate, config.demo) = (1_000_000, 1_000_000, false);
        change(&mut config);
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let app = App::open(config, format!("http://{address}")).await.unwrap();
        let (stop, stopped) = oneshot::channel::<()>();
        tokio::spawn(talent_service::serve::serve(app.clone(), listener, async {
            let _ = stopped.await;
        }));
        Self { app, address, _stop: stop }
    }

    pub(crate) fn base(&self) -> String {
        format!("http://{}", self.address)
    }

    /// A client of this account.
    pub(crate) fn client(&self, email: &str) -> Client {
        let auth = Auth::Password { email: email.to_owned(), password: Secret::new(PASSWORD) };
        Client::builder(&self.base()).auth(auth).build().unwrap()
    }

    /// A client of nobody.
    pub(crate) fn stranger(&self) -> Client {
        Client::builder(&self.base()).build().unwrap()
    }

    /// Signs a company up, confirms its address, and gives a client of its administrator.
    pub(crate) async fn company(&self, email: &str) -> Client {
        let body = json!({"email": email, "password": PASSWORD, "company": "Fluss and Sons"});
        assert_eq!(self.post("/auth/sign-up", &body).await, 202);
        let token = self.mailed(email, "Confirm your address").await;
        assert_eq!(self.post("/auth/verify-email", &json!({"token": token})).await, 204);
        self.client(email)
    }

    /// Invites somebody, who joins; the client is theirs.
    pub(crate) async fn joined(&self, admin: &Client, email: &str, more: Value) -> Client {
        let mut body = json!({"email": email});
        body.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        admin.request(http::Method::POST, "/users").json(&body).send_raw().await.unwrap();
        let token = self.mailed(email, "You are invited").await;
        let body = json!({"token": token, "password": PASSWORD});
        assert_eq!(self.post("/auth/invitation/accept", &body).await, 204);
        self.client(email)
    }

    /// The status of a body that a stranger sends.
    pub(crate) async fn post(&self, place: &str, body: &Value) -> u16 {
        let sent = self.stranger().request(http::Method::POST, place).json(body).send_raw().await;
        sent.map_or_else(|error| error.status.unwrap(), |answer| answer.meta.status)
    }

    /// The token of the last mail of this subject.
    pub(crate) async fn mailed(&self, email: &str, subject: &str) -> String {
        let select = "SELECT body FROM outbox WHERE recipient = $1 AND subject = $2 \
             ORDER BY created DESC, id DESC";
        let rows = sqlx::query(select)
            .bind(email)
            .bind(subject)
            .fetch_all(self.app.store.pool())
            .await
            .unwrap();
        let body: String = rows.first().expect("a mail").try_get(0).unwrap();
        body.lines().find(|line| line.len() == 43 && !line.contains(' ')).unwrap().to_owned()
    }

    /// How many mails of this subject an address got.
    pub(crate) async fn mails(&self, email: &str, subject: &str) -> i64 {
        let select = "SELECT COUNT(*) FROM outbox WHERE recipient = $1 AND subject = $2";
        let count = sqlx::query_scalar(select).bind(email).bind(subject);
        count.fetch_one(self.app.store.pool()).await.unwrap()
    }

    /// What the service answers to these bytes, to the end of the connection.
    pub(crate) async fn raw(&self, bytes: &[u8]) -> String {
        let mut stream = TcpStream::connect(self.address).await.unwrap();
        // Who answers before everything has arrived may close the way in.
        let _ = stream.write_all(bytes).await;
        let mut answer = Vec::new();
        let _ = stream.read_to_end(&mut answer).await;
        String::from_utf8_lossy(&answer).into_owned()
    }

    /// Whether the service still answers.
    pub(crate) async fn is_healthy(&self) -> bool {
        self.stranger().health().ready().send().await.is_ok_and(|health| health.status == "ok")
    }
}

/// An empty database of the kind that is tested.
pub(crate) async fn database() -> Address {
    static NUMBER: AtomicU32 = AtomicU32::new(0);
    let name = format!("prowess_{}_{}", std::process::id(), NUMBER.fetch_add(1, Ordering::Relaxed));
    if let Ok(server) = std::env::var("PROWESS_TEST_POSTGRES") {
        sqlx::any::install_default_drivers();
        let pool = AnyPool::connect(&format!("{server}/postgres")).await.unwrap();
        sqlx::query(&format!("CREATE DATABASE {name}")).execute(&pool).await.unwrap();
        return Address(format!("{server}/{name}"));
    }
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR"));
    let file = folder.join(format!("{name}.db"));
    for end in ["", "-wal", "-shm"] {
        let _ = std::fs::remove_file(format!("{}{end}", file.display()));
    }
    Address(format!("sqlite://{}", file.display()))
}
