//! One value as serde reads it.

use pyo3::prelude::*;
use pyo3::types::PyList;
use serde::Deserializer;
use serde::de::{Error as _, Expected, Unexpected, Visitor};

use super::entries::{Entries, Items, List, Word};
use super::misread::Misread;
use super::simple::Simple;
use super::{Context, DEEPEST};

/// A Python object at a depth.
#[derive(Clone, Copy)]
pub(super) struct Value<'a, 'py> {
    pub(super) object: &'a Bound<'py, PyAny>,
    pub(super) context: &'a Context<'py>,
    /// How many levels may still be below it.
    pub(super) depth: u8,
    /// Whether it is an item of a list.
    pub(super) is_item: bool,
}

impl<'a, 'py> Value<'a, 'py> {
    fn simple(&self) -> Result<Simple<'a, 'py>, Misread> {
        Simple::of(self.object, self.context)
    }

    /// The depth of what is inside.
    fn inside(&self) -> Result<u8, Misread> {
        match self.depth - 1 {
            0 => Err(Misread::custom("recursion limit exceeded")),
            depth => Ok(depth),
        }
    }

    fn items<'de, V: Visitor<'de>>(
        &self,
        list: List<'py>,
        visitor: V,
    ) -> Result<V::Value, Misread> {
        let mut items = Items::new(self.context, self.inside()?, list);
        let value = visitor.visit_seq(&mut items)?;
        items.end()?;
        Ok(value)
    }

    fn visit<'de, V: Visitor<'de>>(
        &self,
        simple: Simple<'a, 'py>,
        visitor: V,
    ) -> Result<V::Value, Misread> {
        let context = self.context;
        match simple {
            Simple::Null => visitor.visit_unit(),
            Simple::Bool(value) => visitor.visit_bool(value),
            // What is kept to be read later would take a number without a sign for a word.
            Simple::Whole(value) => match i64::try_from(value) {
                Ok(value) => visitor.visit_i64(value),
                Err(_) => visitor.visit_u64(value),
            },
            Simple::Negative(value) => visitor.visit_i64(value),
            // Only a number that is an argument by itself may be none: see `surface::Number`.
            Simple::Float(value) if !value.is_finite() && self.depth < DEEPEST => {
                Err(Misread::invalid_value(Unexpected::Float(value), &"a finite number"))
            }
            Simple::Float(value) => visitor.visit_f64(value),
            Simple::Text(text) => visitor.visit_str(text.to_str().map_err(|_| unpaired())?),
            Simple::Bytes(bytes) => visitor.visit_bytes(bytes.as_bytes()),
            Simple::List(items) => self.items(List::List(items), visitor),
            Simple::Tuple(items) => self.items(List::Tuple(items), visitor),
            Simple::Dict(entries) => {
                let depth = self.inside()?;
                // Without the lock of the interpreter another thread could change the dict.
                let entries = if cfg!(Py_GIL_DISABLED) {
                    Entries::pairs(context, depth, entries.items())
                } else {
                    Entries::dict(context, depth, &entries)
                };
                visitor.visit_map(entries)
            }
            Simple::Pairs(pairs) => {
                visitor.visit_map(Entries::pairs(context, self.inside()?, pairs))
            }
            Simple::Ours(shape, object) => {
                visitor.visit_map(Entries::ours(context, self.inside()?, shape, object))
            }
            Simple::Dataclass(names, object) => {
                visitor.visit_map(Entries::dataclass(context, self.inside()?, names, object))
            }
            Simple::Other(what) => Err(Misread::invalid_type(Unexpected::Other(&what), &visitor)),
        }
    }
}

/// A text that is no Unicode, such as one of undecodable bytes.
fn unpaired() -> Misread {
    Misread::custom("invalid value: a text with half of a surrogate pair, expected Unicode")
}

/// The error of a value of another type than is read.
fn refused(simple: &Simple<'_, '_>, expected: &dyn Expected) -> Misread {
    let text;
    let unexpected = match simple {
        Simple::Null => Unexpected::Unit,
        Simple::Bool(value) => Unexpected::Bool(*value),
        Simple::Whole(value) => Unexpected::Unsigned(*value),
        Simple::Negative(value) => Unexpected::Signed(*value),
        Simple::Float(value) => Unexpected::Float(*value),
        Simple::Text(shown) => {
            text = shown.to_string_lossy();
            Unexpected::Str(&text)
        }
        Simple::Bytes(bytes) => Unexpected::Bytes(bytes.as_bytes()),
        Simple::List(_) | Simple::Tuple(_) => Unexpected::Seq,
        Simple::Other(what) => Unexpected::Other(what),
        _ => Unexpected::Map,
    };
    Misread::invalid_type(unexpected, expected)
}

/// Reads a text; bytes are none, though some types would take them for one.
macro_rules! text {
    ($($method:ident)*) => {$(
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misread> {
            match self.simple()? {
                simple @ Simple::Bytes(_) => Err(refused(&simple, &visitor)),
                simple => self.visit(simple, visitor),
            }
        }
    )*};
}

impl<'de> Deserializer<'de> for Value<'_, '_> {
    type Error = Misread;

    text!(deserialize_str deserialize_string deserialize_char);

    /// A word, or the kind of an object; a kind with its fields behind it, in a list, is none.
    fn deserialize_identifier<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misread> {
        match self.simple()? {
            _ if self.is_item => Err(Misread::of_the_list()),
            simple @ Simple::Text(_) => self.visit(simple, visitor),
            simple => Err(refused(&simple, &visitor)),
        }
    }

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misread> {
        self.visit(self.simple()?, visitor)
    }

    fn deserialize_f64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misread> {
        match self.simple()? {
            // JSON cannot write them, so no rule of the core has met them.
            Simple::Float(value) if !value.is_finite() => {
                Err(Misread::invalid_value(Unexpected::Float(value), &"a finite number"))
            }
            simple => self.visit(simple, visitor),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misread> {
        if self.object.is_none() { visitor.visit_none() } else { visitor.visit_some(self) }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        visitor: V,
    ) -> Result<V::Value, Misread> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misread> {
        match self.simple()? {
            // Where numbers from 0 to 255 are asked for, bytes are those.
            Simple::Bytes(bytes) => {
                let numbers = PyList::new(bytes.py(), bytes.as_bytes());
                let numbers = numbers.map_err(|error| self.context.keep(error))?;
                self.items(List::List(numbers), visitor)
            }
            simple => self.visit(simple, visitor),
        }
    }

    fn deserialize_tuple<V: Visitor<'de>>(
        self,
        _length: usize,
        visitor: V,
    ) -> Result<V::Value, Misread> {
        self.deserialize_seq(visitor)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _name: &'static str,
        _variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Misread> {
        match self.simple()? {
            Simple::Text(text) => visitor.visit_enum(Word(text.to_str().map_err(|_| unpaired())?)),
            simple => Err(refused(&simple, &visitor)),
        }
    }

    /// An object; a list of its values in their order is none.
    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        _fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Misread> {
        match self.simple()? {
            simple @ (Simple::Dict(_)
            | Simple::Pairs(_)
            | Simple::Ours(..)
            | Simple::Dataclass(..)) => self.visit(simple, visitor),
            simple => Err(refused(&simple, &visitor)),
        }
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misread> {
        visitor.visit_unit()
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 bytes byte_buf unit unit_struct
        tuple_struct map
    }
}
