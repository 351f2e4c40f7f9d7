//! Frameworks as their publishers give them out.

use axum::extract::{Request, State};
use prowess::framework::Framework;
use prowess::framework::import::{self, ImportOptions, Imported, SourceFile};
use prowess::kernel::{Key, LanguageTag, Text};
use serde::Deserialize;

use super::frameworks::take_in;
use super::memory::apart;
use crate::app::App;
use crate::http::body::{Path, Query};
use crate::http::call::{Call, Grant};
use crate::http::form::{SentFile, files};
use crate::http::problem::{Outcome, Refusal};

/// Whose files they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Format {
    /// The text files of O*NET.
    Onet,
    /// The tables of ESCO.
    Esco,
    /// The document of the NICE framework.
    Nice,
    /// A package of CASE.
    Case,
    /// A graph of CTDL-ASN.
    CtdlAsn,
    /// A table of our own.
    Csv,
    /// A document of our own.
    Json,
}

/// How files are imported.
#[derive(Debug, Deserialize)]
pub struct HowToImport {
    #[serde(default)]
    dry_run: bool,
    #[serde(default)]
    strict: bool,
    id: Option<Key>,
    version: Option<Text>,
    language: Option<LanguageTag>,
}

/// Reads a framework from the files of a publisher, tells what is wrong with it and what it changes,
/// and puts it in unless it was only asked.
#[utoipa::path(post, path = "/frameworks/import/{format}", tag = "frameworks", params(
    ("format" = String, Path, description = "`onet`, `esco`, `nice`, `case`, `ctdl_asn`, `csv` or `json`"),
    ("dry_run" = Option<bool>, Query, description = "Whether only to tell what would happen"),
    ("strict" = Option<bool>, Query, description = "Whether any warning refuses the whole import"),
    ("id" = Option<String>, Query, description = "Id to give the framework; without it, the one of the publisher"),
    ("version" = Option<String>, Query, description = "Version, where the files do not say it"),
    ("language" = Option<String>, Query, description = "Language of the texts, where the files do not say it")),
    request_body(content = ref("#/components/schemas/FilesForm"), content_type = "multipart/form-data"),
    responses((status = 200, description = "What it does", body = ref("#/components/schemas/FrameworkImportReport"))))]
pub async fn import_files(
    State(app): State<App>,
    call: Call,
    Path(format): Path<Format>,
    Query(how): Query<HowToImport>,
    request: Request,
) -> Outcome {
    call.caller.needs(Grant::Admin)?;
    let files = files(&app, request).await?;
    let HowToImport { dry_run, strict, id, version, language } = how;
    let options = ImportOptions { id, version, language, strict, ..ImportOptions::default() };
    let imported = apart(move || imported(format, &files, &options)).await??;
    take_in(&app, &call, imported.value, imported.diagnostics, dry_run).await
}

fn imported(
    format: Format,
    files: &[SentFile],
    options: &ImportOptions,
) -> Outcome<Imported<Framework>> {
    let all: Vec<SourceFile<'_>> =
        files.iter().map(|SentFile { name, bytes, .. }| SourceFile { name, bytes }).collect();
    let several: Option<fn(&[SourceFile<'_>], &ImportOptions) -> _> = match format {
        Format::Onet => Some(import::onet),
        Format::Esco => Some(import::esco),
        _ => None,
    };
    if let Some(import) = several {
        return Ok(import(&all, options)?);
    }
    let [file] = all.as_slice() else {
        let message = format!("this format is one file, and there are `{}`", all.len());
        return Err(Refusal::invalid("service.one_file", message).at("file").into());
    };
    Ok(match format {
        Format::Nice => import::nice(*file, options)?,
        Format::Case => import::case(*file, options)?,
        Format::CtdlAsn => import::ctdl_asn(*file, options)?,
        Format::Json => import::plain_json(*file, options)?,
        _ => import::plain_csv(*file, options)?,
    })
}
