//! What a Python object stands for.

use pyo3::exceptions::PyOverflowError;
use pyo3::prelude::*;
use pyo3::types::{
    PyBool, PyByteArray, PyBytes, PyDict, PyFloat, PyInt, PyList, PyMemoryView, PyString, PyTuple,
    PyType,
};
use serde::de::Error as _;
use serde_json::Error;

use super::Context;
use crate::handle::Handle;
use crate::shapes::Shape;

/// A Python object, taken for one of the things that data is made of.
pub(super) enum Simple<'a, 'py> {
    Null,
    Bool(bool),
    Whole(u64),
    Negative(i64),
    Float(f64),
    Text(Bound<'py, PyString>),
    Bytes(Bound<'py, PyBytes>),
    List(Bound<'py, PyList>),
    Tuple(Bound<'py, PyTuple>),
    Dict(Bound<'py, PyDict>),
    /// The pairs of another mapping.
    Pairs(Bound<'py, PyList>),
    /// A dataclass of ours.
    Ours(&'a Shape, Bound<'py, PyAny>),
    /// Any other dataclass, by the names of its fields.
    Dataclass(Bound<'py, PyTuple>, Bound<'py, PyAny>),
    /// Something that is no data; its type.
    Other(String),
}

/// How often one object may stand for another one before it stands for nothing.
const MOST_STEPS: u8 = 8;

impl<'a, 'py> Simple<'a, 'py> {
    /// What an object stands for.
    pub(super) fn of(object: &Bound<'py, PyAny>, context: &'a Context<'py>) -> Result<Self, Error> {
        Self::plain(object, context).unwrap_or_else(|| {
            Self::uncommon(object, context, MOST_STEPS).map_err(|error| context.keep(error))?
        })
    }

    /// The common things, in the order of how common they are.
    fn plain(object: &Bound<'py, PyAny>, context: &'a Context<'py>) -> Option<Result<Self, Error>> {
        Some(Ok(if let Ok(text) = object.cast::<PyString>() {
            Self::Text(text.clone())
        } else if let Ok(number) = object.cast_exact::<PyFloat>() {
            Self::Float(number.value())
        } else if let Ok(entries) = object.cast::<PyDict>() {
            Self::Dict(entries.clone())
        } else if object.is_none() {
            Self::Null
        } else if let Some(shape) = context.shapes.of_object(object) {
            Self::Ours(shape, object.clone())
        } else if let Ok(items) = object.cast::<PyList>() {
            Self::List(items.clone())
        } else if let Ok(value) = object.cast::<PyBool>() {
            Self::Bool(value.is_true())
        } else if let Ok(number) = object.cast::<PyInt>() {
            return Some(Self::whole(number));
        } else if let Ok(items) = object.cast::<PyTuple>() {
            Self::Tuple(items.clone())
        } else if let Ok(number) = object.cast::<PyFloat>() {
            Self::Float(number.value())
        } else if let Ok(bytes) = object.cast::<PyBytes>() {
            Self::Bytes(bytes.clone())
        } else {
            return None;
        }))
    }

    /// A whole number; one beyond 64 bits is the nearest float, as in JSON.
    fn whole(number: &Bound<'py, PyInt>) -> Result<Self, Error> {
        if let Ok(value) = number.extract::<u64>() {
            return Ok(Self::Whole(value));
        }
        if let Ok(value) = number.extract::<i64>() {
            return Ok(Self::Negative(value));
        }
        let value = number.call_method0("__float__").and_then(|value| value.extract());
        value.map(Self::Float).map_err(|_| Error::custom("number out of range"))
    }

    fn uncommon(
        object: &Bound<'py, PyAny>,
        context: &'a Context<'py>,
        steps: u8,
    ) -> PyResult<Result<Self, Error>> {
        let py = object.py();
        let is = |class: &Py<PyType>| object.is_instance(class.bind(py));
        let shapes = context.shapes;
        let class = object.get_type();
        if object.cast::<PyByteArray>().is_ok() || object.cast::<PyMemoryView>().is_ok() {
            let bytes = py.get_type::<PyBytes>().call1((object,))?;
            return Ok(Ok(Self::Bytes(bytes.cast_into::<PyBytes>()?)));
        }
        if object.cast::<PyType>().is_ok() {
            return Ok(Ok(Self::Other(format!("the class {}", object.cast::<PyType>()?.name()?))));
        }
        if is(&shapes.datetime)? {
            return Self::instant(object);
        }
        if is(&shapes.date)? {
            return Ok(Ok(Self::Text(object.call_method0("isoformat")?.cast_into()?)));
        }
        if let Some(fields) = class.getattr_opt("__dataclass_fields__")? {
            let names = fields.call_method0("keys")?.try_iter()?.collect::<PyResult<Vec<_>>>()?;
            return Ok(Ok(Self::Dataclass(PyTuple::new(py, names)?, object.clone())));
        }
        // A handle stands for its data, an enum member for its value, and scalars and arrays of
        // numpy for what they list.
        let stands_for = if let Ok(handle) = object.cast::<Handle>() {
            Some(handle.get().plain(py)?)
        } else if is(&shapes.enumeration)? {
            Some(object.getattr("value")?)
        } else if let Some(method) = object.getattr_opt("tolist")? {
            Some(method.call0()?)
        } else {
            None
        };
        if let Some(value) = stands_for {
            if let Some(simple) = Self::plain(&value, context) {
                return Ok(simple);
            }
            return match steps.checked_sub(1) {
                Some(steps) => Self::uncommon(&value, context, steps),
                None => Ok(Ok(Self::Other(class.name()?.to_string()))),
            };
        }
        if is(&shapes.mapping)? {
            let pairs = object.call_method0("items")?.try_iter()?.collect::<PyResult<Vec<_>>>()?;
            return Ok(Ok(Self::Pairs(PyList::new(py, pairs)?)));
        }
        if is(&shapes.sequence)? {
            let items = object.try_iter()?.collect::<PyResult<Vec<_>>>()?;
            return Ok(Ok(Self::List(PyList::new(py, items)?)));
        }
        if let Some(method) = class.getattr_opt("__index__")? {
            return Ok(Self::whole(method.call1((object,))?.cast::<PyInt>()?));
        }
        if let Some(method) = class.getattr_opt("__float__")? {
            return match method.call1((object,)).and_then(|value| value.extract()) {
                Err(error) if error.is_instance_of::<PyOverflowError>(py) => {
                    Ok(Err(Error::custom("number out of range")))
                }
                value => Ok(Ok(Self::Float(value?))),
            };
        }
        Ok(Ok(Self::Other(format!("a Python {}", class.name()?))))
    }

    /// An instant, in the text of RFC 3339.
    fn instant(object: &Bound<'py, PyAny>) -> PyResult<Result<Self, Error>> {
        if object.call_method0("utcoffset")?.is_none() {
            return Ok(Err(Error::custom(
                "invalid value: a datetime without a time zone, \
                 expected one with a time zone, such as `datetime.now(timezone.utc)`",
            )));
        }
        Ok(Ok(Self::Text(object.call_method0("isoformat")?.cast_into()?)))
    }
}
