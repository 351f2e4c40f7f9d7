//! Reads our own JSON, with the place of what is wrong.

use serde::de::DeserializeOwned;

use crate::problem::Fault;

/// The value a JSON text holds.
///
/// # Errors
///
/// A fault whose path names the field and whose value `reason` says what is wrong with it.
pub(crate) fn read_json<T: DeserializeOwned>(text: &str, root: &str) -> Result<T, Fault> {
    // Some editors put a byte order mark in front.
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut reader = serde_json::Deserializer::from_str(text);
    let fault = |path: String, error: &serde_json::Error| {
        let place = match path.as_str() {
            "." => root.to_owned(),
            path if path.starts_with('[') => format!("{root}{path}"),
            path => format!("{root}.{path}"),
        };
        Fault::new().at(short_path(&place)).with("reason", error)
    };
    let value: T = serde_path_to_error::deserialize(&mut reader)
        .map_err(|error| fault(error.path().to_string(), error.inner()))?;
    reader.end().map_err(|error| fault(".".to_owned(), &error))?;
    Ok(value)
}

/// The start of a path that holds names out of a document, which may be of any length.
pub(crate) fn short_path(path: &str) -> String {
    const LONGEST: usize = 300;
    path.chars().take(LONGEST).collect()
}

/// The JSON text of a value, with two blanks of indentation and a line end.
pub(crate) fn write_json<T: serde::Serialize>(value: &T) -> String {
    // Our data has text keys only, and writing to memory does not fail.
    let mut text = serde_json::to_string_pretty(value).unwrap_or_default();
    text.push('\n');
    text
}
