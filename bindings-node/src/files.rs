//! Files of a publisher: names as texts beside their bytes, which never become JSON.

use napi::bindgen_prelude::{Either, Uint8ArraySlice};
use prowess::surface::{Carrier, JsonText, Misfit};
use serde::de::value::{Error, MapDeserializer, SeqDeserializer};
use serde::de::{DeserializeOwned, Deserializer, IntoDeserializer, Visitor};
use serde::forward_to_deserialize_any;

use crate::arguments::misfit;

/// One file or several; or the JSON text of an argument that has another shape.
pub(crate) enum Files<'a> {
    One(File<'a>),
    Many(Vec<File<'a>>),
    Text(Option<String>),
}

/// A file, whose bytes stay where Node has them until they are read.
pub(crate) struct File<'a> {
    name: String,
    bytes: Uint8ArraySlice<'a>,
}

impl<'a> Files<'a> {
    /// A file; without bytes, `name` is the JSON text of the argument.
    pub(crate) fn one(name: Option<String>, bytes: Option<Uint8ArraySlice<'a>>) -> Self {
        match (name, bytes) {
            (Some(name), Some(bytes)) => Self::One(File { name, bytes }),
            (text, _) => Self::Text(text),
        }
    }

    /// Files, from their names and their bytes; a single text is the JSON text of the argument.
    pub(crate) fn many(
        names: Option<Either<String, Vec<String>>>,
        bytes: Option<Vec<Uint8ArraySlice<'a>>>,
    ) -> Self {
        let names = match names {
            None => return Self::Text(None),
            Some(Either::A(text)) => return Self::Text(Some(text)),
            Some(Either::B(names)) => names,
        };
        let files = names.into_iter().zip(bytes.unwrap_or_default());
        Self::Many(files.map(|(name, bytes)| File { name, bytes }).collect())
    }

    /// How many bytes they have.
    pub(crate) fn len(&self) -> usize {
        match self {
            Self::One(file) => file.bytes.len(),
            Self::Many(files) => files.iter().map(|file| file.bytes.len()).sum(),
            Self::Text(_) => 0,
        }
    }

    /// The only one of several, for a publisher of one file; more than one stay several.
    pub(crate) fn only(self) -> Self {
        match self {
            Self::Many(mut files) if files.len() == 1 => {
                files.pop().map_or(Self::Text(None), Self::One)
            }
            Self::Many(files) if files.is_empty() => Self::Text(None),
            other => other,
        }
    }
}

impl Carrier for Files<'_> {
    fn is_absent(&self) -> bool {
        matches!(self, Self::Text(text) if JsonText(text.as_deref()).is_absent())
    }

    fn read<T: DeserializeOwned>(&self) -> Result<T, Misfit> {
        let read = match self {
            Self::Text(text) => return JsonText(text.as_deref()).read(),
            Self::One(file) => T::deserialize(file.into_deserializer()),
            Self::Many(files) => T::deserialize(SeqDeserializer::new(files.iter())),
        };
        read.map_err(|error| misfit(&error.to_string()))
    }
}

/// What stands in a file.
pub(crate) enum Part<'a> {
    Name(&'a str),
    Bytes(&'a [u8]),
}

impl<'de, 'a> IntoDeserializer<'de, Error> for &'a File<'_> {
    type Deserializer =
        MapDeserializer<'de, std::array::IntoIter<(&'static str, Part<'a>), 2>, Error>;

    fn into_deserializer(self) -> Self::Deserializer {
        let parts = [("name", Part::Name(&self.name)), ("bytes", Part::Bytes(&self.bytes))];
        MapDeserializer::new(parts.into_iter())
    }
}

impl<'de> IntoDeserializer<'de, Error> for Part<'_> {
    type Deserializer = Self;

    fn into_deserializer(self) -> Self {
        self
    }
}

impl<'de> Deserializer<'de> for Part<'_> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self {
            Self::Name(name) => visitor.visit_str(name),
            Self::Bytes(bytes) => visitor.visit_bytes(bytes),
        }
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option
        unit unit_struct newtype_struct seq tuple tuple_struct map struct enum identifier
        ignored_any
    }
}
