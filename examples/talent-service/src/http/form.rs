//! Which files were sent along?

use axum::extract::{FromRequest, Multipart, Request};
use axum::http::StatusCode;
use bytes::Bytes;

use super::problem::{Outcome, Refusal};
use crate::app::App;

/// The longest name of a file that is kept.
const LONGEST_NAME: usize = 200;

/// A file of a form.
#[derive(Debug)]
pub struct SentFile {
    /// Its name, without control characters.
    pub name: String,
    /// What kind of file it says it is; empty where it does not say.
    pub kind: String,
    /// What is in it.
    pub bytes: Bytes,
}

/// The parts named `file` of a form, of which there is one at least.
///
/// # Errors
/// `service.invalid_form`, status 422, and `service.too_large`, status 413.
pub async fn files(app: &App, request: Request) -> Outcome<Vec<SentFile>> {
    let broken = || {
        Refusal::invalid("service.invalid_form", "the form cannot be read, or has no part `file`")
            .hint("send `multipart/form-data` with a part named `file`")
    };
    let mut form = Multipart::from_request(request, app).await.map_err(|_| broken())?;
    let mut files = Vec::new();
    while let Some(part) = form.next_field().await.map_err(|_| broken())? {
        if part.name() != Some("file") {
            continue;
        }
        let name = part.file_name().unwrap_or("file").chars().take(LONGEST_NAME);
        let name = name.map(|letter| if letter.is_control() { '_' } else { letter }).collect();
        let kind = part.content_type().unwrap_or_default().to_owned();
        files.push(SentFile { name, kind, bytes: part.bytes().await.map_err(|_| broken())? });
    }
    if files.iter().map(|file| file.bytes.len()).sum::<usize>() > app.config.file_limit {
        let status = StatusCode::PAYLOAD_TOO_LARGE;
        return Err(Refusal::new(status, "service.too_large", "the file is too large").into());
    }
    if files.is_empty() { Err(broken().into()) } else { Ok(files) }
}
