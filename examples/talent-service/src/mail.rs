//! Mails: written to the outbox with the change that they tell of, sent later if at all.
//!
//! Without `PROWESS_SMTP_URL` nothing leaves, and they wait in the table `outbox`.

use std::time::Duration;

use lettre::message::Mailbox;
use lettre::transport::smtp::AsyncSmtpTransportBuilder;
use lettre::{AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor};
use sqlx::{AnyConnection, Row};

use crate::app::App;
use crate::http::clock::now_ms;
use crate::http::entropy::new_id;
use crate::http::layers::log;
use crate::store::StoreError;

/// How often the outbox is looked at, and what is over is swept out.
const EVERY: Duration = Duration::from_secs(5);

/// How often a mail is tried.
const MOST_ATTEMPTS: i64 = 10;

/// How long an answer is kept for a request that comes again.
const KEEP_ANSWERS_MS: i64 = 24 * 60 * 60 * 1000;

/// Puts a mail into the outbox.
///
/// # Errors
/// What the database says.
pub async fn write(
    connection: &mut AnyConnection,
    tenant: &str,
    recipient: &str,
    subject: &str,
    body: &str,
) -> Result<(), StoreError> {
    let insert = "INSERT INTO outbox (id, tenant, recipient, subject, body, created, attempts) \
         VALUES ($1, $2, $3, $4, $5, $6, 0)";
    sqlx::query(insert)
        .bind(new_id())
        .bind(tenant)
        .bind(recipient)
        .bind(subject)
        .bind(body)
        .bind(now_ms())
        .execute(connection)
        .await?;
    Ok(())
}

/// Sends what waits, and sweeps out what is over, again and again.
pub async fn keep(app: App) {
    let transport = app.config.smtp_url.as_ref().and_then(|url| {
        let transport = AsyncSmtpTransport::<Tokio1Executor>::from_url(&url.0);
        transport.inspect_err(|error| log("error", &format!("PROWESS_SMTP_URL: {error}"))).ok()
    });
    let transport = transport.map(AsyncSmtpTransportBuilder::build);
    loop {
        if let Some(transport) = &transport
            && let Err(error) = send_waiting(&app, transport).await
        {
            log("error", &format!("the outbox: {error}"));
        }
        if let Err(error) = sweep(&app).await {
            log("error", &format!("sweeping: {error}"));
        }
        tokio::time::sleep(EVERY).await;
    }
}

async fn send_waiting(
    app: &App,
    transport: &AsyncSmtpTransport<Tokio1Executor>,
) -> Result<(), StoreError> {
    let select = "SELECT id, recipient, subject, body FROM outbox \
         WHERE sent IS NULL AND attempts < $1 ORDER BY created LIMIT 50";
    let rows = sqlx::query(select).bind(MOST_ATTEMPTS).fetch_all(app.store.pool()).await?;
    for row in rows {
        let id: String = row.try_get(0)?;
        // Counted before it leaves: a mail comes twice rather than for ever.
        let writer = app.store.alone().await;
        let count = "UPDATE outbox SET attempts = attempts + 1 WHERE id = $1";
        sqlx::query(count).bind(&id).execute(app.store.pool()).await?;
        drop(writer);
        let sent = send(app, transport, row.try_get(1)?, row.try_get(2)?, row.try_get(3)?).await;
        match sent {
            Ok(()) => {
                let _writer = app.store.alone().await;
                let done = "UPDATE outbox SET sent = $2 WHERE id = $1";
                sqlx::query(done).bind(&id).bind(now_ms()).execute(app.store.pool()).await?;
            }
            Err(error) => log("warning", &format!("the mail {id} did not leave: {error}")),
        }
    }
    Ok(())
}

async fn send(
    app: &App,
    transport: &AsyncSmtpTransport<Tokio1Executor>,
    recipient: String,
    subject: String,
    body: String,
) -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
    let from: Mailbox = app.config.mail_from.parse()?;
    let message =
        Message::builder().from(from).to(recipient.parse()?).subject(subject).body(body)?;
    transport.send(message).await?;
    Ok(())
}

async fn sweep(app: &App) -> Result<(), StoreError> {
    let _writer = app.store.alone().await;
    let now = now_ms();
    for (table, column, before) in [
        ("sessions", "expires", now),
        ("refresh_tokens", "expires", now),
        ("families", "expires", now),
        ("tokens", "expires", now),
        ("answers", "created", now - KEEP_ANSWERS_MS),
    ] {
        let delete = format!("DELETE FROM {table} WHERE {column} < $1");
        sqlx::query(&delete).bind(before).execute(app.store.pool()).await?;
    }
    Ok(())
}
