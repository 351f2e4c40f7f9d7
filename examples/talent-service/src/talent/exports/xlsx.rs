//! A workbook: written row by row to a file, then sent from there.
//!
//! A workbook is an archive whose directory stands at its end, so it is not sent before it is whole.
//! Texts are written as texts, which no spreadsheet takes for a formula.

use std::io::{Read, Seek, SeekFrom};

use axum::body::Body;
use bytes::Bytes;
use rust_xlsxwriter::{Workbook, XlsxError};
use tokio::sync::mpsc;

use super::{Cell, Row, streamed};
use crate::http::problem::{Outcome, Refusal};
use crate::talent::memory::apart;

/// The most rows that a sheet takes.
const MOST_ROWS: u32 = 1_048_576;

/// The most letters that a cell takes.
const MOST_LETTERS: usize = 32_767;

/// The body of a table whose rows come one after the other.
///
/// # Errors
/// What went wrong while it was written.
pub async fn body(rows: mpsc::Receiver<Row>) -> Outcome<Body> {
    let mut file = apart(move || written(rows)).await??;
    let (pieces, read) = mpsc::channel(8);
    tokio::task::spawn_blocking(move || {
        let mut buffer = vec![0; 64 << 10];
        loop {
            let piece = match file.read(&mut buffer) {
                Ok(0) => return,
                Ok(length) => Ok(Bytes::copy_from_slice(&buffer[..length])),
                Err(error) => Err(error),
            };
            if pieces.blocking_send(piece).is_err() {
                return;
            }
        }
    });
    Ok(streamed(read))
}

fn written(mut rows: mpsc::Receiver<Row>) -> Outcome<std::fs::File> {
    let failed = |error: XlsxError| Refusal::internal(&error);
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet_with_constant_memory().map_err(failed)?;
    let mut line = 0;
    while let Some(row) = rows.blocking_recv() {
        if line >= MOST_ROWS {
            let message = "the table has more rows than a sheet takes";
            return Err(Refusal::invalid("service.too_many_rows", message)
                .hint("take it away with `format=csv`")
                .into());
        }
        for (cell, column) in row?.iter().zip(0_u16..) {
            match cell {
                Cell::Empty => continue,
                Cell::Number(number) => sheet.write_number(line, column, *number),
                Cell::Text(text) => {
                    let text: String = text.chars().take(MOST_LETTERS).collect();
                    sheet.write_string(line, column, text)
                }
            }
            .map_err(failed)?;
        }
        line += 1;
    }
    let path = std::env::temp_dir().join(format!("{}.xlsx", crate::http::entropy::new_id()));
    let open = std::fs::File::options().read(true).write(true).create_new(true).open(&path);
    let mut file = open.map_err(|error| Refusal::internal(&error))?;
    // Without a name it goes away with whoever holds it, also when the service is killed.
    let _ = std::fs::remove_file(&path);
    workbook.save_to_writer(&mut file).map_err(failed)?;
    file.seek(SeekFrom::Start(0)).map_err(|error| Refusal::internal(&error))?;
    Ok(file)
}
