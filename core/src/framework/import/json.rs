//! JSON documents: opened with the place of a mistake, and read field by field.
//!
//! A field of the wrong type is reported and read as missing, so that one bad value costs itself
//! and not its entry.

use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use super::{Findings, SourceFile};
use crate::framework::FrameworkError;
use crate::kernel::{Key, Level, Text, Tree};
use crate::problem::{Fault, Location, Problem};

/// The document in a file.
///
/// Nesting deeper than 128 is refused like any other mistake: nobody can exhaust the stack.
///
/// # Errors
///
/// * `framework.not_text` when the file is not UTF-8.
/// * `framework.malformed` when the text is no JSON, with line and column.
pub(crate) fn document(file: SourceFile<'_>) -> Result<Value, FrameworkError> {
    serde_json::from_str(file.text()?).map_err(|error| {
        let place = format!("{}:{}:{}", file.name, error.line(), error.column());
        let fault = Fault::new().at(place).with("file", file.name).with("line", error.line());
        FrameworkError::Malformed(fault.with("column", error.column()).with("reason", error))
    })
}

/// A part of a document as the type it should have.
///
/// # Errors
///
/// * `framework.malformed` with the path of the field that is wrong.
pub(super) fn typed<T: DeserializeOwned>(value: &Value, at: &str) -> Result<T, FrameworkError> {
    Tree::of(value).read().map_err(|misread| FrameworkError::Malformed(misread.fault(at)))
}

/// An object of a document that knows its path.
#[derive(Debug, Clone)]
pub(crate) struct Node<'a> {
    fields: &'a Map<String, Value>,
    path: String,
    file: &'a str,
}

impl<'a> Node<'a> {
    /// The whole document.
    ///
    /// # Errors
    ///
    /// * `framework.malformed` when it is not an object.
    pub(crate) fn root(document: &'a Value, file: &'a str) -> Result<Self, FrameworkError> {
        match document {
            Value::Object(fields) => Ok(Self { fields, path: String::new(), file }),
            _ => {
                let fault = Fault::new().at(file).with("file", file);
                Err(FrameworkError::Malformed(fault.with("reason", "it is not an object")))
            }
        }
    }

    /// The path of the object itself.
    pub(crate) fn path(&self) -> &str {
        &self.path
    }

    /// The path of a field.
    pub(crate) fn path_of(&self, field: &str) -> String {
        if self.path.is_empty() { field.to_owned() } else { format!("{}.{field}", self.path) }
    }

    /// The file, for a diagnostic; JSON has paths instead of lines.
    pub(crate) fn place(&self) -> Option<Location> {
        Some(place(self.file))
    }

    /// The value of a field; null is missing.
    pub(super) fn get(&self, field: &str) -> Option<&'a Value> {
        self.fields.get(field).filter(|value| !value.is_null())
    }

    /// A text that is more than blanks.
    pub(crate) fn text(&self, field: &str, findings: &mut Findings) -> Option<&'a str> {
        match self.get(field)? {
            Value::String(text) => (!text.trim().is_empty()).then_some(text),
            other => {
                self.refuse(field, other, "a text", findings);
                None
            }
        }
    }

    /// A text that is short enough to be a label or a description, without blanks at its ends.
    pub(crate) fn label(&self, field: &str, findings: &mut Findings) -> Option<Text> {
        let text = self.text(field, findings)?;
        self.checked(field, text, findings)
    }

    /// The same text, trimmed, if it is short enough; one that is too long is reported.
    pub(super) fn checked(&self, field: &str, text: &str, findings: &mut Findings) -> Option<Text> {
        match Findings::text(field, text.trim()) {
            Ok(text) => text,
            Err(error) => {
                findings.warn(at(error, self.path_of(field)), self.place());
                None
            }
        }
    }

    /// A text that can be a key.
    pub(crate) fn key(&self, field: &str, findings: &mut Findings) -> Option<Key> {
        let text = self.text(field, findings)?;
        match Key::parse(text.trim()) {
            Ok(key) => Some(key),
            Err(error) => {
                findings.warn(at(error, self.path_of(field)), self.place());
                None
            }
        }
    }

    /// A finite number, also when it is written as a text.
    pub(super) fn number(&self, field: &str, findings: &mut Findings) -> Option<Level> {
        let value = self.get(field)?;
        let number = match value {
            Value::Number(number) => number.as_f64(),
            Value::String(text) => text.trim().parse().ok(),
            _ => None,
        };
        let level = number.and_then(|number| Level::new(number).ok());
        if level.is_none() {
            self.refuse(field, value, "a number", findings);
        }
        level
    }

    /// The texts of a list, or the only text where there is no list.
    pub(super) fn texts(&self, field: &str, findings: &mut Findings) -> Vec<&'a str> {
        let values = match self.get(field) {
            None => return Vec::new(),
            Some(Value::Array(values)) => values.as_slice(),
            Some(value) => std::slice::from_ref(value),
        };
        let mut texts = Vec::with_capacity(values.len());
        for value in values {
            match value {
                Value::String(text) if text.trim().is_empty() => {}
                Value::String(text) => texts.push(text.as_str()),
                other => self.refuse(field, other, "a text", findings),
            }
        }
        texts
    }

    /// The object in a field.
    pub(super) fn child(&self, field: &str, findings: &mut Findings) -> Option<Self> {
        let value = self.get(field)?;
        match value {
            Value::Object(fields) => {
                Some(Self { fields, path: self.path_of(field), file: self.file })
            }
            other => {
                self.refuse(field, other, "an object", findings);
                None
            }
        }
    }

    /// The objects of a list; what is no object is reported and left out.
    pub(crate) fn children(&self, field: &str, findings: &mut Findings) -> Vec<Self> {
        let values = match self.get(field) {
            None => return Vec::new(),
            Some(Value::Array(values)) => values,
            Some(other) => {
                self.refuse(field, other, "a list", findings);
                return Vec::new();
            }
        };
        let mut children = Vec::with_capacity(values.len());
        for (at, value) in values.iter().enumerate() {
            let path = self.path_of(&format!("{field}[{at}]"));
            match value {
                Value::Object(fields) => children.push(Self { fields, path, file: self.file }),
                other => {
                    let problem = invalid(path, field, other, "an object");
                    findings.error(problem, self.place());
                }
            }
        }
        children
    }

    /// Reports that a field holds something else than it should; it is read as missing.
    pub(super) fn refuse(&self, field: &str, value: &Value, expected: &str, to: &mut Findings) {
        to.warn(invalid(self.path_of(field), field, value, expected), self.place());
    }

    /// Reports that a field is empty that should be filled; the entry is kept.
    pub(super) fn empty(&self, uri: &str, field: &str, findings: &mut Findings) {
        let fault = Fault::new().at(self.path_of(field)).with("uri", uri).with("field", field);
        findings.warn(FrameworkError::EmptyField(fault), self.place());
    }
}

/// The place of everything in a JSON file.
pub(super) fn place(file: &str) -> Location {
    Location { file: file.to_owned(), line: None, column: None, field: None }
}

/// A problem, at this path of the document.
pub(super) fn at(problem: impl Into<Problem>, path: impl Into<String>) -> Problem {
    let mut problem = problem.into();
    problem.path = Some(path.into());
    problem
}

/// A value that is something else than it should be.
fn invalid(path: String, field: &str, value: &Value, expected: &str) -> FrameworkError {
    let shown = match value {
        Value::String(text) => text.clone(),
        Value::Array(_) => "a list".to_owned(),
        Value::Object(_) => "an object".to_owned(),
        other => other.to_string(),
    };
    let fault = Fault::new().at(path).with("value", shown).with("field", field);
    FrameworkError::InvalidValue(fault.with("expected", expected))
}

#[cfg(test)]
#[path = "json_tests.rs"]
mod tests;
