//! Files of publishers, as they are handed over.

use std::fmt;

use serde::de::{SeqAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize};

use crate::framework::import::SourceFile;

/// One file of a publisher: its name and its unpacked contents.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, expecting = "a file with a name and bytes")]
pub struct InputFile {
    /// Name as published, without folders and without `.gz`, such as `skills_en.csv`.
    pub name: String,
    /// Contents: bytes, or a text that stands for its bytes in UTF-8.
    #[serde(deserialize_with = "bytes", alias = "text")]
    pub bytes: Vec<u8>,
}

impl InputFile {
    /// The file as an import reads it.
    #[must_use]
    pub fn source(&self) -> SourceFile<'_> {
        SourceFile { name: &self.name, bytes: &self.bytes }
    }
}

/// The files as an import reads them.
pub(super) fn sources(files: &[InputFile]) -> Vec<SourceFile<'_>> {
    files.iter().map(InputFile::source).collect()
}

fn bytes<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<u8>, D::Error> {
    struct BytesVisitor;

    impl<'de> Visitor<'de> for BytesVisitor {
        type Value = Vec<u8>;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("bytes or a text")
        }

        fn visit_str<E>(self, text: &str) -> Result<Vec<u8>, E> {
            Ok(text.as_bytes().to_vec())
        }

        fn visit_bytes<E>(self, bytes: &[u8]) -> Result<Vec<u8>, E> {
            Ok(bytes.to_vec())
        }

        fn visit_byte_buf<E>(self, bytes: Vec<u8>) -> Result<Vec<u8>, E> {
            Ok(bytes)
        }

        fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Vec<u8>, A::Error> {
            let mut bytes = Vec::new();
            while let Some(byte) = list.next_element()? {
                bytes.push(byte);
            }
            Ok(bytes)
        }
    }

    deserializer.deserialize_any(BytesVisitor)
}
