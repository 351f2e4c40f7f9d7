//! What an import takes and gives.

use serde::{Deserialize, Serialize};

use crate::framework::{FrameworkError, Necessity};
use crate::kernel::{Key, LanguageTag, Text};
use crate::problem::{Diagnostic, Fault};

/// One file of a publisher: its name and its unpacked contents.
#[derive(Debug, Clone, Copy)]
pub struct SourceFile<'a> {
    /// Name as published, without folders and without `.gz`, such as `skills_en.csv`.
    pub name: &'a str,
    /// Contents, unpacked.
    pub bytes: &'a [u8],
}

impl<'a> SourceFile<'a> {
    /// The contents as text, without a byte order mark.
    ///
    /// # Errors
    ///
    /// * `framework.not_text` when they are not UTF-8.
    pub fn text(&self) -> Result<&'a str, FrameworkError> {
        let text = std::str::from_utf8(self.bytes).map_err(|_| {
            FrameworkError::NotText(Fault::new().at(self.name).with("file", self.name))
        })?;
        Ok(text.strip_prefix('\u{feff}').unwrap_or(text))
    }

    /// The file with this name, whatever the case of its letters.
    #[must_use]
    pub fn find(files: &[Self], name: &str) -> Option<Self> {
        files.iter().find(|file| file.name.eq_ignore_ascii_case(name)).copied()
    }
}

/// How to import.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields, expecting = "options of an import")]
pub struct ImportOptions {
    /// Id to give the framework; without it, the one of the publisher.
    pub id: Option<Key>,
    /// Version, where the files do not say it.
    pub version: Option<Text>,
    /// Language of the texts, where the files do not say it; without it, English.
    pub language: Option<LanguageTag>,
    /// Whether any warning or error refuses the whole import.
    pub strict: bool,
    /// Which one holds where a file says both required and desired of the same pair.
    pub on_conflict: Necessity,
}

/// What was read, and everything worth saying about it.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename = "Imported{T}"))]
pub struct Imported<T> {
    /// What was read.
    pub value: T,
    /// What was found on the way, in the order of files and lines.
    pub diagnostics: Vec<Diagnostic>,
}
