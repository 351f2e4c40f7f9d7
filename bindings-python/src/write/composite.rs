//! Lists, maps and dataclasses.

use std::sync::Arc;

use pyo3::prelude::*;
use pyo3::types::{PyDict, PyList, PyString};
use serde::Serialize;
use serde::ser::{self, Error, SerializeMap, SerializeSeq, SerializeStruct};

use super::{Unwritten, Writer, Written};
use crate::shapes::Shape;

/// A list being filled.
pub(crate) struct List<'a, 'py> {
    writer: Writer<'a, 'py>,
    items: Vec<Bound<'py, PyAny>>,
}

impl<'a, 'py> List<'a, 'py> {
    pub(super) fn new(writer: Writer<'a, 'py>, length: Option<usize>) -> Self {
        Self { writer, items: Vec::with_capacity(length.unwrap_or_default()) }
    }
}

impl<'py> SerializeSeq for List<'_, 'py> {
    type Ok = Bound<'py, PyAny>;
    type Error = Unwritten;

    fn serialize_element<T: ?Sized + Serialize>(&mut self, value: &T) -> Result<(), Unwritten> {
        self.items.push(value.serialize(self.writer)?);
        Ok(())
    }

    fn end(self) -> Written<'py> {
        Ok(PyList::new(self.writer.py, self.items)?.into_any())
    }
}

impl<'py> ser::SerializeTuple for List<'_, 'py> {
    type Ok = Bound<'py, PyAny>;
    type Error = Unwritten;

    fn serialize_element<T: ?Sized + Serialize>(&mut self, value: &T) -> Result<(), Unwritten> {
        SerializeSeq::serialize_element(self, value)
    }

    fn end(self) -> Written<'py> {
        SerializeSeq::end(self)
    }
}

impl<'py> ser::SerializeTupleStruct for List<'_, 'py> {
    type Ok = Bound<'py, PyAny>;
    type Error = Unwritten;

    fn serialize_field<T: ?Sized + Serialize>(&mut self, value: &T) -> Result<(), Unwritten> {
        SerializeSeq::serialize_element(self, value)
    }

    fn end(self) -> Written<'py> {
        SerializeSeq::end(self)
    }
}

/// A dict being filled.
pub(crate) struct Map<'a, 'py> {
    writer: Writer<'a, 'py>,
    entries: Bound<'py, PyDict>,
    key: Option<Bound<'py, PyAny>>,
}

impl<'a, 'py> Map<'a, 'py> {
    pub(super) fn new(writer: Writer<'a, 'py>) -> Self {
        Self { writer, entries: PyDict::new(writer.py), key: None }
    }
}

impl<'py> SerializeMap for Map<'_, 'py> {
    type Ok = Bound<'py, PyAny>;
    type Error = Unwritten;

    fn serialize_key<T: ?Sized + Serialize>(&mut self, key: &T) -> Result<(), Unwritten> {
        self.key = Some(key.serialize(self.writer)?);
        Ok(())
    }

    fn serialize_value<T: ?Sized + Serialize>(&mut self, value: &T) -> Result<(), Unwritten> {
        let key = self.key.take().ok_or_else(|| Unwritten::custom("a value before its key"))?;
        self.entries.set_item(key, value.serialize(self.writer)?)?;
        Ok(())
    }

    fn end(self) -> Written<'py> {
        Ok(self.entries.into_any())
    }
}

/// A dataclass whose slots are being filled, in their order.
pub(crate) struct Object<'a, 'py> {
    writer: Writer<'a, 'py>,
    state: State<'a, 'py>,
}

enum State<'a, 'py> {
    /// A variant of an enum, whose class is told by its first field.
    Tagged(&'a [(String, Arc<Shape>)]),
    /// The instance, and the place of the slot to be filled next.
    Filled(&'a Shape, Bound<'py, PyAny>, usize),
}

impl<'a, 'py> Object<'a, 'py> {
    pub(super) fn new(writer: Writer<'a, 'py>, name: &'static str) -> Result<Self, Unwritten> {
        let state = if let Some(shape) = writer.shapes.of_struct(name) {
            State::Filled(shape, shape.empty(writer.py)?, 0)
        } else if let Some(variants) = writer.shapes.of_enum(name) {
            State::Tagged(variants)
        } else {
            return Err(stale(name));
        };
        Ok(Self { writer, state })
    }
}

impl<'py> SerializeStruct for Object<'_, 'py> {
    type Ok = Bound<'py, PyAny>;
    type Error = Unwritten;

    fn serialize_field<T: ?Sized + Serialize>(
        &mut self,
        key: &'static str,
        value: &T,
    ) -> Result<(), Unwritten> {
        let value = value.serialize(self.writer)?;
        if let State::Tagged(variants) = self.state {
            let tag = value.cast::<PyString>().map_err(|_| stale(key))?;
            let tag = tag.to_str()?;
            let variant = variants.iter().find(|(name, _)| name == tag);
            let (_, shape) = variant.ok_or_else(|| stale(tag))?;
            self.state = State::Filled(shape, shape.empty(self.writer.py)?, 0);
        }
        let State::Filled(shape, object, at) = &mut self.state else { return Err(stale(key)) };
        let slot = shape.fields.get(*at).filter(|slot| slot.name == key);
        slot.ok_or_else(|| stale(key))?.fill(object, &value)?;
        *at += 1;
        Ok(())
    }

    fn end(self) -> Written<'py> {
        match self.state {
            State::Filled(shape, object, at) if at == shape.fields.len() => Ok(object),
            _ => Err(stale("a field that is missing")),
        }
    }
}

/// The generated classes are older than the core: no user ever sees this, since a test does.
fn stale(name: &str) -> Unwritten {
    Unwritten::custom(format_args!("the generated classes do not have `{name}`"))
}
