//! Files that belong to a piece of evidence, such as a certificate.

use axum::extract::{Request, State};
use axum::http::StatusCode;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE, HeaderValue};
use axum::response::Response;
use sqlx::Row;

use super::evidence::one_of_person;
use crate::account::access::Sight;
use crate::app::App;
use crate::http::body::Path;
use crate::http::call::Call;
use crate::http::entropy::new_id;
use crate::http::form::{self, SentFile};
use crate::http::problem::{Outcome, Refusal};
use crate::http::sealed::digest;
use crate::store::Answer;

/// What a file may be; anything else is handed back as bytes that no browser shows.
const KINDS: [&str; 5] =
    ["application/pdf", "image/jpeg", "image/png", "text/plain", "application/octet-stream"];

/// Attaches a file to a piece of evidence, such as a certificate.
///
/// The entry that is answered names the place of the file as its document, where it named none.
#[utoipa::path(post, path = "/people/{person}/evidence/{entry}/files", tag = "evidence",
    params(("person" = String, Path, description = "Their id"), ("entry" = String, Path, description = "Id of the entry")),
    request_body(content = ref("#/components/schemas/FileForm"), content_type = "multipart/form-data"),
    responses((status = 201, description = "The entry", body = ref("#/components/schemas/Entry"))))]
pub async fn attach(
    State(app): State<App>,
    call: Call,
    Path((person, entry)): Path<(String, String)>,
    request: Request,
) -> Outcome {
    Sight::of(&app, &call.caller).await?.needs(&person)?;
    let files = form::files(&app, request).await?;
    let [SentFile { name, kind, bytes }] = files.as_slice() else {
        let message = format!("one file is attached, and there are `{}`", files.len());
        return Err(Refusal::invalid("service.one_file", message).at("file").into());
    };
    let mut unit = call.begin(&app).await?;
    let mut found = one_of_person(&mut unit, &call.caller.tenant, &person, &entry).await?;
    let kind = KINDS.into_iter().find(|one| one == kind).unwrap_or("application/octet-stream");
    let id = new_id();
    let insert = "INSERT INTO files (tenant, id, entry, name, kind, sha256, bytes) \
         VALUES ($1, $2, $3, $4, $5, $6, $7)";
    sqlx::query(insert)
        .bind(&call.caller.tenant)
        .bind(&id)
        .bind(&entry)
        .bind(name)
        .bind(kind)
        .bind(digest(&[bytes]))
        .bind(bytes.to_vec())
        .execute(unit.connection())
        .await?;
    let place = format!("/api/v2/files/{id}");
    let provenance = found.provenance.get_or_insert_default();
    provenance.document.get_or_insert_with(|| place.as_str().into());
    unit.commit(Answer::json(StatusCode::CREATED, &found)?.at(place)).await
}

/// A file that belongs to a piece of evidence.
#[utoipa::path(get, path = "/files/{id}", tag = "evidence", params(("id" = String, Path, description = "Its id")),
    responses((status = 200, description = "The file", content_type = "application/octet-stream", body = Vec<u8>)))]
pub async fn get_file(State(app): State<App>, call: Call, Path(id): Path<String>) -> Outcome {
    let select = "SELECT f.kind, f.bytes, e.person FROM files f \
         JOIN entries e ON e.tenant = f.tenant AND e.id = f.entry WHERE f.tenant = $1 AND f.id = $2";
    let row = sqlx::query(select)
        .bind(&call.caller.tenant)
        .bind(&id)
        .fetch_optional(app.store.pool())
        .await?;
    let row = row.ok_or_else(|| Refusal::not_found("file"))?;
    Sight::of(&app, &call.caller).await?.needs(&row.try_get::<String, _>(2)?)?;
    let mut response = Response::new(row.try_get::<Vec<u8>, _>(1)?.into());
    let kind = HeaderValue::from_str(&row.try_get::<String, _>(0)?);
    let kind = kind.unwrap_or(HeaderValue::from_static("application/octet-stream"));
    response.headers_mut().insert(CONTENT_TYPE, kind);
    // Never shown within our own origin.
    response.headers_mut().insert(CONTENT_DISPOSITION, HeaderValue::from_static("attachment"));
    Ok(response)
}
