//! The operations of a document, tag by tag.

use std::collections::BTreeMap;

use serde_json::Value;

/// An operation, with its place and method.
#[derive(Debug, Clone, Copy)]
pub struct Listed<'a> {
    /// The path, with the names of its parameters in braces.
    pub place: &'a str,
    /// The method, in small letters.
    pub method: &'a str,
    /// What the document says of it.
    pub operation: &'a Value,
}

/// The operations of each tag, by path; those without one are in `other`.
#[must_use]
pub fn by_tag(document: &Value) -> BTreeMap<&str, Vec<Listed<'_>>> {
    let mut folders: BTreeMap<&str, Vec<Listed<'_>>> = BTreeMap::new();
    for (place, methods) in document["paths"].as_object().into_iter().flatten() {
        for (method, operation) in methods.as_object().into_iter().flatten() {
            let tag = operation["tags"][0].as_str().unwrap_or("other");
            folders.entry(tag).or_default().push(Listed { place, method, operation });
        }
    }
    folders
}
