//! Reads our own JSON, with the place of what is wrong, and writes it.
//!
//! A text becomes a [`Tree`] first, and every type is read from that by one reader.
//! So each type has one reading function in a browser module and not one for each kind of source,
//! and what is wrong is said with the same words and the same path wherever the tree came from.

#[cfg(any(test, target_family = "wasm"))]
mod decimal;
mod misread;
#[cfg(any(test, target_family = "wasm"))]
mod parse;
#[cfg(test)]
mod parse_tests;
mod pretty;
mod read;
mod tree;

pub(crate) use misread::Misread;
pub(crate) use tree::{Tree, through_tree};

use serde::de::DeserializeOwned;

use crate::problem::Fault;

/// The value a JSON text holds.
///
/// # Errors
///
/// A fault whose path names the field and whose value `reason` says what is wrong with it.
pub(crate) fn read_json<T: DeserializeOwned>(text: &str, root: &str) -> Result<T, Fault> {
    let tree = Tree::parse(text).map_err(|misread| misread.fault(root))?;
    tree.read().map_err(|misread| misread.fault(root))
}

/// The start of a path that holds names out of a document, which may be of any length.
pub(crate) fn short_path(path: &str) -> String {
    const LONGEST: usize = 300;
    path.chars().take(LONGEST).collect()
}

/// The JSON text of a value, with two blanks of indentation and a line end.
pub(crate) fn write_json<T: serde::Serialize>(value: &T) -> String {
    // Our data has text keys only, and writing to memory does not fail.
    let mut text = pretty::indented(&serde_json::to_string(value).unwrap_or_default());
    text.push('\n');
    text
}
