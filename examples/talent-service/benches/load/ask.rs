//! One request after the other on one connection, with as little between as can be.

use serde_json::Value;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use crate::Failure;

/// A request.
#[derive(Debug, Clone)]
pub(crate) struct Asked {
    line: String,
    token: Option<String>,
    body: String,
}

impl Asked {
    pub(crate) fn get(place: &str) -> Self {
        Self { line: format!("GET {place}"), token: None, body: String::new() }
    }

    pub(crate) fn post(place: &str, body: &Value) -> Self {
        Self { line: format!("POST {place}"), token: None, body: body.to_string() }
    }

    /// The same, by whoever has this token.
    pub(crate) fn by(self, token: &str) -> Self {
        Self { token: Some(token.to_owned()), ..self }
    }

    fn text(&self) -> String {
        let token = self.token.as_ref().map(|token| format!("authorization: Bearer {token}\r\n"));
        format!(
            "{} HTTP/1.1\r\nhost: load\r\n{}content-type: application/json\r\n\
             content-length: {}\r\n\r\n{}",
            self.line,
            token.unwrap_or_default(),
            self.body.len(),
            self.body
        )
    }
}

/// A connection that is kept.
pub(crate) struct Connection {
    stream: TcpStream,
    read: Vec<u8>,
}

impl Connection {
    pub(crate) async fn open(address: &str) -> Result<Self, Failure> {
        let stream = TcpStream::connect(address).await?;
        stream.set_nodelay(true)?;
        Ok(Self { stream, read: Vec::new() })
    }

    /// The body of the answer; one that is no success is a failure.
    pub(crate) async fn ask(&mut self, asked: &Asked) -> Result<Vec<u8>, Failure> {
        self.stream.write_all(asked.text().as_bytes()).await?;
        let end = loop {
            let end = self.read.windows(4).position(|four| four == b"\r\n\r\n");
            if let Some(end) = end {
                break end + 4;
            }
            self.more().await?;
        };
        let head = String::from_utf8_lossy(&self.read[..end]).to_ascii_lowercase();
        let length = head.lines().find_map(|line| line.strip_prefix("content-length: "));
        let length: usize = length.ok_or("an answer without its length")?.trim().parse()?;
        while self.read.len() < end + length {
            self.more().await?;
        }
        let answer: Vec<u8> = self.read.drain(..end + length).skip(end).collect();
        if head.starts_with("http/1.1 2") {
            return Ok(answer);
        }
        Err(format!("{}: {head}{}", asked.line, String::from_utf8_lossy(&answer)).into())
    }

    async fn more(&mut self) -> Result<(), Failure> {
        if self.stream.read_buf(&mut self.read).await? == 0 {
            return Err("the connection was closed".into());
        }
        Ok(())
    }
}
