//! Tables to take away, written while they are read: no table is whole in memory.
//!
//! | file | its question |
//! |---|---|
//! | [`tables`] | which tables are there, and where do their rows come from? |
//! | [`csv`] | values between commas, in which no cell is a formula |
//! | [`xlsx`] | a workbook |

pub mod csv;
pub mod tables;
pub mod xlsx;

#[cfg(test)]
mod csv_tests;

use axum::body::Body;
use axum::extract::State;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE, HeaderValue};
use axum::response::Response;
use serde::Deserialize;
use tokio::sync::mpsc;

use crate::app::App;
use crate::http::body::{Path, Query};
use crate::http::call::{Call, Grant};
use crate::http::problem::{Outcome, Refusal};

/// A value of a table.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    /// Nothing.
    Empty,
    /// A text.
    Text(String),
    /// A number.
    Number(f64),
}

/// A row, or that the rest could not be read.
pub type Row = Result<Vec<Cell>, Refusal>;

/// In which form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Format {
    /// Values between commas.
    Csv,
    /// A workbook.
    Xlsx,
}

/// The form of a table.
#[derive(Debug, Deserialize)]
pub struct InFormat {
    format: Option<Format>,
}

/// A table, written while it is read: `competencies`, `roles`, `people`, `evidence`, `readiness` or
/// `users`.
#[utoipa::path(get, path = "/exports/{name}", tag = "exports", params(
    ("name" = String, Path, description = "Which table"),
    ("format" = Option<String>, Query, description = "`csv` or `xlsx`")),
    responses((status = 200, description = "The table", content(
        (String = "text/csv"),
        (String = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")))))]
pub async fn export(
    State(app): State<App>,
    call: Call,
    Path(name): Path<String>,
    Query(form): Query<InFormat>,
) -> Outcome {
    let table = tables::Table::named(&name).ok_or_else(|| Refusal::not_found("table"))?;
    if table == tables::Table::Users {
        call.caller.needs(Grant::Admin)?;
    }
    let (rows, read) = mpsc::channel::<Row>(256);
    let tenant_call = call.clone();
    tokio::spawn(async move {
        if let Err(halt) = tables::send(&app, &tenant_call, table, &rows).await {
            let refusal = Refusal::internal(&format!("an export broke off: {halt:?}"));
            // Whoever reads has gone, or learns that the table is not whole.
            let _ = rows.send(Err(refusal)).await;
        }
    });
    let (kind, end, body) = match form.format.unwrap_or(Format::Csv) {
        Format::Csv => ("text/csv; charset=utf-8", "csv", csv::body(read)),
        Format::Xlsx => (
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "xlsx",
            xlsx::body(read).await?,
        ),
    };
    let mut response = Response::new(body);
    response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static(kind));
    let file = format!("attachment; filename=\"{name}.{end}\"");
    if let Ok(value) = HeaderValue::from_str(&file) {
        response.headers_mut().insert(CONTENT_DISPOSITION, value);
    }
    Ok(response)
}

/// A stream of pieces as a body.
fn streamed(pieces: mpsc::Receiver<std::io::Result<bytes::Bytes>>) -> Body {
    Body::from_stream(futures_util::stream::unfold(pieces, async |mut pieces| {
        pieces.recv().await.map(|piece| (piece, pieces))
    }))
}
