//! Files of a publisher: names as texts beside their bytes, which never become JSON.

use prowess::surface::{Carrier, JsonText, Misfit};
use serde::de::value::{Error, MapDeserializer, SeqDeserializer};
use serde::de::{DeserializeOwned, Deserializer, IntoDeserializer, Visitor};
use serde::forward_to_deserialize_any;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::arguments::misfit;

#[wasm_bindgen]
extern "C" {
    /// A list of the facade's.
    type List;

    #[wasm_bindgen(method, getter, structural)]
    fn length(this: &List) -> u32;

    #[wasm_bindgen(method, indexing_getter, structural)]
    fn at(this: &List, index: u32) -> JsValue;

    /// A `Uint8Array`.
    type Bytes;

    #[wasm_bindgen(method, structural)]
    fn slice(this: &Bytes) -> Vec<u8>;
}

/// One file or several; or the JSON text of an argument that has another shape.
pub(crate) enum Files {
    One(File),
    Many(Vec<File>),
    Text(Option<String>),
}

/// A file, read once.
pub(crate) struct File {
    name: JsValue,
    bytes: JsValue,
}

impl Files {
    /// A file; without bytes, `name` is the JSON text of the argument.
    pub(crate) fn one(name: JsValue, bytes: JsValue) -> Self {
        if bytes.is_undefined() {
            Self::Text(name.as_string())
        } else {
            Self::One(File { name, bytes })
        }
    }

    /// Files, from the list of their names and the list of their bytes; without bytes, `names` is
    /// the JSON text of the argument.
    pub(crate) fn many(names: JsValue, bytes: JsValue) -> Self {
        if bytes.is_undefined() {
            return Self::Text(names.as_string());
        }
        let (names, bytes): (List, List) = (names.into(), bytes.into());
        let file = |at| File { name: names.at(at), bytes: bytes.at(at) };
        Self::Many((0..names.length()).map(file).collect())
    }

    /// The first of several, for a publisher of one file.
    pub(crate) fn first(self) -> Self {
        match self {
            Self::Many(files) => files.into_iter().next().map_or(Self::Text(None), Self::One),
            other => other,
        }
    }
}

impl Carrier for Files {
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
    Name(&'a JsValue),
    Bytes(&'a JsValue),
}

impl<'de, 'a> IntoDeserializer<'de, Error> for &'a File {
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
            Self::Name(name) => match name.as_string() {
                Some(name) => visitor.visit_string(name),
                None => visitor.visit_unit(),
            },
            Self::Bytes(bytes) => {
                let bytes: &Bytes = wasm_bindgen::JsCast::unchecked_ref(bytes);
                visitor.visit_byte_buf(bytes.slice())
            }
        }
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option
        unit unit_struct newtype_struct seq tuple tuple_struct map struct enum identifier
        ignored_any
    }
}
