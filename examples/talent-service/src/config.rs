//! What differs from one machine to another, read from the environment.

use std::fmt;
use std::time::Duration;

/// How the service runs; every value has a default that is right for trying it out.
#[derive(Debug, Clone)]
pub struct Config {
    /// Where it listens; `PROWESS_LISTEN`, by default `127.0.0.1:8080`.
    pub listen: String,
    /// Where its database is; `DATABASE_URL`, such as `sqlite://talent.db` or
    /// `postgres://user:password@host/name`. By default a file in the working directory.
    pub database: Address,
    /// Under which address people reach it, for links in mails and problems;
    /// `PROWESS_PUBLIC_URL`, by default where it listens.
    pub public_url: Option<String>,
    /// Which other origins may call it from a browser, split by commas, `*` for any;
    /// `PROWESS_CORS_ORIGINS`, by default none.
    pub cors_origins: Vec<String>,
    /// Requests a minute for one caller; `PROWESS_RATE`.
    pub rate: u32,
    /// Attempts a minute to sign in, sign up or ask for a mail, for one address of the internet;
    /// `PROWESS_AUTH_RATE`.
    pub auth_rate: u32,
    /// How mails leave; `PROWESS_SMTP_URL`, such as `smtps://user:password@mail.example`. Without
    /// it they wait in the outbox.
    pub smtp_url: Option<Address>,
    /// Who sends them; `PROWESS_MAIL_FROM`.
    pub mail_from: String,
    /// Whether the sample company is put in when the database is empty; `PROWESS_DEMO`, `1` or `0`.
    pub demo: bool,
    /// The largest body of JSON in bytes.
    pub body_limit: usize,
    /// The largest file that is attached, in bytes.
    pub file_limit: usize,
    /// How long the head of a request may take to arrive.
    pub head_timeout: Duration,
    /// How long the body of a request may take to arrive.
    pub body_timeout: Duration,
    /// How long an answer may take.
    pub answer_timeout: Duration,
    /// How long requests under way may take once the service is told to stop.
    pub stop_timeout: Duration,
}

/// An address that may hold a password, which it never shows.
#[derive(Clone)]
pub struct Address(pub String);

impl fmt::Debug for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let shown = match url::Url::parse(&self.0) {
            Ok(url) => format!("{}://{}{}", url.scheme(), url.host_str().unwrap_or(""), url.path()),
            Err(_) => "an address".to_owned(),
        };
        f.write_str(&shown)
    }
}

impl Default for Config {
    fn default() -> Self {
        Self {
            listen: "127.0.0.1:8080".to_owned(),
            database: Address("sqlite://talent.db".to_owned()),
            public_url: None,
            cors_origins: Vec::new(),
            rate: 1200,
            auth_rate: 60,
            smtp_url: None,
            mail_from: "Talent <talent@localhost>".to_owned(),
            demo: true,
            body_limit: 2 << 20,
            file_limit: 10 << 20,
            head_timeout: Duration::from_secs(10),
            body_timeout: Duration::from_secs(20),
            answer_timeout: Duration::from_secs(60),
            stop_timeout: Duration::from_secs(20),
        }
    }
}

impl Config {
    /// The configuration that the environment asks for.
    ///
    /// # Errors
    /// The variable and what is wrong with it, as a sentence.
    pub fn from_environment() -> Result<Self, String> {
        let mut config = Self::default();
        let text = |name: &str| std::env::var(name).ok().filter(|value| !value.trim().is_empty());
        let number = |name: &str, standard: u32| match text(name) {
            None => Ok(standard),
            Some(value) => match value.parse() {
                Ok(0) | Err(_) => {
                    Err(format!("{name} is `{value}`, and has to be a number above 0"))
                }
                Ok(number) => Ok(number),
            },
        };
        config.listen = text("PROWESS_LISTEN").unwrap_or(config.listen);
        config.database = text("DATABASE_URL").map_or(config.database, Address);
        config.public_url =
            text("PROWESS_PUBLIC_URL").map(|url| url.trim_end_matches('/').to_owned());
        let origins = text("PROWESS_CORS_ORIGINS").unwrap_or_default();
        config.cors_origins = origins
            .split(',')
            .map(str::trim)
            .filter(|one| !one.is_empty())
            .map(str::to_owned)
            .collect();
        config.rate = number("PROWESS_RATE", config.rate)?;
        config.auth_rate = number("PROWESS_AUTH_RATE", config.auth_rate)?;
        config.smtp_url = text("PROWESS_SMTP_URL").map(Address);
        config.mail_from = text("PROWESS_MAIL_FROM").unwrap_or(config.mail_from);
        config.demo = match text("PROWESS_DEMO").as_deref() {
            None | Some("1") => true,
            Some("0") => false,
            Some(other) => {
                return Err(format!("PROWESS_DEMO is `{other}`, and has to be `1` or `0`"));
            }
        };
        Ok(config)
    }
}
