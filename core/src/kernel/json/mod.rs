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
pub(crate) use tree::Tree;

use serde::de::{DeserializeOwned, Error as _};
use serde::{Deserialize as _, Deserializer};

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

/// A field of an object with a `kind`, read by the one reader.
///
/// serde keeps the fields of such an object until it knows the kind, and then reads them by a
/// reader of its own, which takes the number of a word for the word and a list for an object.
/// A browser module would have two reading functions of each type in there, too.
/// So a field with objects or words in it is read through here:
/// `#[serde(deserialize_with = "crate::kernel::read_within")]`.
pub(crate) fn read_within<'de, D: Deserializer<'de>, T: DeserializeOwned>(
    deserializer: D,
) -> Result<T, D::Error> {
    let tree = Tree::deserialize(deserializer)?;
    tree.read().map_err(|misread| D::Error::custom(misread.reason()))
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
