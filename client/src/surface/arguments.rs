//! What the caller of an endpoint gave.

use std::fmt;

use prowess::surface::Misfit;
use serde::de::{DeserializeOwned, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};
use serde_json::{Map, Value};

use crate::proto::multipart::Part;
use crate::proto::{ApiError, ErrorKind};

/// What the caller gave, by name.
pub trait Arguments {
    /// One argument; what was left out is read as nothing at all.
    ///
    /// # Errors
    /// `client.invalid_argument`, with the place of what does not fit.
    fn read<T: DeserializeOwned>(&self, name: &str) -> Result<T, ApiError>;
}

/// The error of an argument that does not fit; nothing has been sent.
#[must_use]
pub fn misfit(name: &str, misfit: Misfit) -> ApiError {
    let path = match misfit.path.as_str() {
        "" | "." => name.to_owned(),
        path if path.starts_with('[') => format!("{name}{path}"),
        path => format!("{name}.{path}"),
    };
    ApiError::new(ErrorKind::Validation, "client.invalid_argument", misfit.reason)
        .edit(|failure| failure.path = Some(path))
}

/// Arguments in one JSON object.
#[derive(Debug, Default)]
pub struct JsonArguments(Map<String, Value>);

impl JsonArguments {
    /// Reads the object; an empty text has no arguments.
    ///
    /// # Errors
    /// `client.invalid_argument`, if the text is no JSON object.
    pub fn parse(text: &str) -> Result<Self, ApiError> {
        if text.is_empty() {
            return Ok(Self::default());
        }
        serde_json::from_str(text).map(Self).map_err(|error| {
            misfit("arguments", Misfit { path: String::new(), reason: error.to_string() })
        })
    }
}

impl Arguments for JsonArguments {
    fn read<T: DeserializeOwned>(&self, name: &str) -> Result<T, ApiError> {
        let value = self.0.get(name).unwrap_or(&Value::Null);
        serde_path_to_error::deserialize(value).map_err(|error| {
            let (path, reason) = (error.path().to_string(), error.inner().to_string());
            misfit(name, Misfit { path, reason })
        })
    }
}

/// A file to send.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Upload {
    /// Its name, without folders.
    pub name: String,
    /// What it is, such as `application/pdf`.
    pub content_type: Option<String>,
    /// Contents: bytes, or a text that stands for its bytes in UTF-8.
    #[serde(deserialize_with = "bytes")]
    pub bytes: Vec<u8>,
}

impl Upload {
    /// The file as a field of a form.
    pub(super) fn part(self, field: &str) -> Part {
        Part {
            name: field.to_owned(),
            file_name: Some(self.name),
            content_type: self.content_type,
            bytes: self.bytes.into(),
        }
    }
}

/// Reads bytes, numbers from 0 to 255, or a text.
pub(super) fn bytes<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<u8>, D::Error> {
    struct Bytes;

    impl<'de> Visitor<'de> for Bytes {
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

        fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Vec<u8>, A::Error> {
            let mut all = Vec::with_capacity(list.size_hint().unwrap_or(0).min(1 << 20));
            while let Some(byte) = list.next_element()? {
                all.push(byte);
            }
            Ok(all)
        }
    }

    deserializer.deserialize_any(Bytes)
}
