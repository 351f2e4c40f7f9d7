//! Answers as Python objects.
//!
//! A struct becomes its frozen dataclass with slots.
//! No `__init__` runs: an instance is allocated empty and its slots are filled through their
//! descriptors, which costs a tenth of a call with keyword arguments.
//! Words are `str`, maps `dict`, sequences `list`.

mod composite;

use std::fmt::{self, Display};

use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::types::{PyBool, PyBytes, PyFloat, PyInt, PyString};
use serde::{Serialize, ser};

use crate::shapes::Shapes;
use composite::{List, Map, Object};

/// The Python object of an answer.
pub(crate) fn object<'py>(
    py: Python<'py>,
    shapes: &Shapes,
    answer: &impl Serialize,
) -> PyResult<Bound<'py, PyAny>> {
    answer.serialize(Writer { py, shapes }).map_err(|unwritten| unwritten.0)
}

/// Writes one value.
#[derive(Clone, Copy)]
pub(crate) struct Writer<'a, 'py> {
    py: Python<'py>,
    shapes: &'a Shapes,
}

/// Why an answer could not be built: memory ran out, or the facade is older than the core.
#[derive(Debug)]
pub(crate) struct Unwritten(PyErr);

impl Display for Unwritten {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Display::fmt(&self.0, f)
    }
}

impl std::error::Error for Unwritten {}

impl ser::Error for Unwritten {
    fn custom<T: Display>(message: T) -> Self {
        Self(PyTypeError::new_err(message.to_string()))
    }
}

impl From<PyErr> for Unwritten {
    fn from(error: PyErr) -> Self {
        Self(error)
    }
}

type Written<'py> = Result<Bound<'py, PyAny>, Unwritten>;

/// Whole numbers, which all become an `int`.
macro_rules! whole {
    ($($method:ident $type:ty),*) => {$(
        fn $method(self, value: $type) -> Written<'py> {
            Ok(PyInt::new(self.py, value).into_any())
        }
    )*};
}

impl<'a, 'py> ser::Serializer for Writer<'a, 'py> {
    type Ok = Bound<'py, PyAny>;
    type Error = Unwritten;
    type SerializeSeq = List<'a, 'py>;
    type SerializeTuple = List<'a, 'py>;
    type SerializeTupleStruct = List<'a, 'py>;
    type SerializeTupleVariant = ser::Impossible<Self::Ok, Unwritten>;
    type SerializeMap = Map<'a, 'py>;
    type SerializeStruct = Object<'a, 'py>;
    type SerializeStructVariant = ser::Impossible<Self::Ok, Unwritten>;

    whole!(
        serialize_i8 i8, serialize_i16 i16, serialize_i32 i32, serialize_i64 i64,
        serialize_u8 u8, serialize_u16 u16, serialize_u32 u32, serialize_u64 u64
    );

    fn serialize_bool(self, value: bool) -> Written<'py> {
        Ok(PyBool::new(self.py, value).to_owned().into_any())
    }

    fn serialize_f32(self, value: f32) -> Written<'py> {
        self.serialize_f64(value.into())
    }

    fn serialize_f64(self, value: f64) -> Written<'py> {
        Ok(PyFloat::new(self.py, value).into_any())
    }

    fn serialize_char(self, value: char) -> Written<'py> {
        self.serialize_str(value.encode_utf8(&mut [0; 4]))
    }

    fn serialize_str(self, value: &str) -> Written<'py> {
        Ok(PyString::new(self.py, value).into_any())
    }

    fn serialize_bytes(self, value: &[u8]) -> Written<'py> {
        Ok(PyBytes::new(self.py, value).into_any())
    }

    fn serialize_none(self) -> Written<'py> {
        Ok(self.py.None().into_bound(self.py))
    }

    fn serialize_some<T: ?Sized + Serialize>(self, value: &T) -> Written<'py> {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Written<'py> {
        self.serialize_none()
    }

    fn serialize_unit_struct(self, _name: &'static str) -> Written<'py> {
        self.serialize_none()
    }

    fn serialize_unit_variant(
        self,
        _name: &'static str,
        _index: u32,
        word: &'static str,
    ) -> Written<'py> {
        Ok(PyString::intern(self.py, word).into_any())
    }

    fn serialize_newtype_struct<T: ?Sized + Serialize>(
        self,
        _name: &'static str,
        value: &T,
    ) -> Written<'py> {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: ?Sized + Serialize>(
        self,
        name: &'static str,
        _index: u32,
        variant: &'static str,
        _value: &T,
    ) -> Written<'py> {
        Err(untagged(name, variant))
    }

    fn serialize_seq(self, length: Option<usize>) -> Result<List<'a, 'py>, Unwritten> {
        Ok(List::new(self, length))
    }

    fn serialize_tuple(self, length: usize) -> Result<List<'a, 'py>, Unwritten> {
        Ok(List::new(self, Some(length)))
    }

    fn serialize_tuple_struct(
        self,
        _name: &'static str,
        length: usize,
    ) -> Result<List<'a, 'py>, Unwritten> {
        Ok(List::new(self, Some(length)))
    }

    fn serialize_tuple_variant(
        self,
        name: &'static str,
        _index: u32,
        variant: &'static str,
        _length: usize,
    ) -> Result<Self::SerializeTupleVariant, Unwritten> {
        Err(untagged(name, variant))
    }

    fn serialize_map(self, _length: Option<usize>) -> Result<Map<'a, 'py>, Unwritten> {
        Ok(Map::new(self))
    }

    fn serialize_struct(
        self,
        name: &'static str,
        _length: usize,
    ) -> Result<Object<'a, 'py>, Unwritten> {
        Object::new(self, name)
    }

    fn serialize_struct_variant(
        self,
        name: &'static str,
        _index: u32,
        variant: &'static str,
        _length: usize,
    ) -> Result<Self::SerializeStructVariant, Unwritten> {
        Err(untagged(name, variant))
    }
}

/// The core has only enums that are words, or that are told apart by a tag.
fn untagged(name: &str, variant: &str) -> Unwritten {
    ser::Error::custom(format_args!("`{name}` has a variant `{variant}` without a tag"))
}
