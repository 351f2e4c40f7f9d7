//! Values between commas (RFC 4180), in which no cell is a formula.

use axum::body::Body;
use bytes::Bytes;
use tokio::sync::mpsc;

use super::{Cell, Row, streamed};

/// How many bytes are gathered before they are sent.
const PIECE: usize = 16 << 10;

/// The body of a table whose rows come one after the other.
pub fn body(mut rows: mpsc::Receiver<Row>) -> Body {
    let (pieces, read) = mpsc::channel(8);
    tokio::spawn(async move {
        let mut text = String::with_capacity(PIECE * 2);
        while let Some(row) = rows.recv().await {
            match row {
                Ok(cells) => write_row(&mut text, &cells),
                Err(refusal) => {
                    let _ = pieces.send(Err(std::io::Error::other(refusal.message))).await;
                    return;
                }
            }
            if text.len() >= PIECE {
                let piece = Bytes::from(std::mem::take(&mut text));
                if pieces.send(Ok(piece)).await.is_err() {
                    return;
                }
            }
        }
        let _ = pieces.send(Ok(Bytes::from(text))).await;
    });
    streamed(read)
}

/// Writes one row with its line break.
pub fn write_row(text: &mut String, cells: &[Cell]) {
    for (at, cell) in cells.iter().enumerate() {
        if at > 0 {
            text.push(',');
        }
        match cell {
            Cell::Empty => {}
            Cell::Number(number) => text.push_str(&number.to_string()),
            Cell::Text(value) => write_text(text, value),
        }
    }
    text.push_str("\r\n");
}

/// Writes a text; one that a spreadsheet would take for a formula gets an apostrophe in front, as
/// OWASP advises, and every text is between quotation marks where it has to be.
fn write_text(text: &mut String, value: &str) {
    let is_formula =
        value.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']);
    let is_quoted = value.contains(['"', ',', '\r', '\n', '\t', ';']) || is_formula;
    if is_quoted {
        text.push('"');
    }
    if is_formula {
        text.push('\'');
    }
    for letter in value.chars() {
        if letter == '"' {
            text.push('"');
        }
        text.push(letter);
    }
    if is_quoted {
        text.push('"');
    }
}
