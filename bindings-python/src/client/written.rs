//! Answers that are kept until the interpreter is there to make objects of them.

use prowess_client::surface::Sink;
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyTuple};
use serde::Serialize;

use crate::call::guarded;
use crate::write;

/// Something that becomes a Python object.
pub(super) trait Written: Send {
    /// The object.
    fn object<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>>;
}

/// What comes of a call.
pub(super) type Kept = Box<dyn Written>;

/// Plain data, as the dataclasses of the package.
pub(super) struct Data<T>(pub(super) T);

impl<T: Serialize + Send> Written for Data<T> {
    fn object<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        guarded(py, |shapes| write::object(py, shapes, &self.0))
    }
}

/// Answers of endpoints become the dataclasses of the package.
pub(super) enum Objects {}

impl Sink for Objects {
    type Kept = Kept;

    fn keep<T: Serialize + Send + 'static>(value: T) -> Kept {
        Box::new(Data(value))
    }
}

/// Nothing.
impl Written for () {
    fn object<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        Ok(py.None().into_bound(py))
    }
}

/// Bytes.
impl Written for bytes::Bytes {
    fn object<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        Ok(PyBytes::new(py, self).into_any())
    }
}

/// Several things, as a tuple.
impl Written for Vec<Kept> {
    fn object<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        let parts: Vec<_> = self.iter().map(|one| one.object(py)).collect::<PyResult<_>>()?;
        Ok(PyTuple::new(py, parts)?.into_any())
    }
}

/// Something, or nothing.
impl<T: Written> Written for Option<T> {
    fn object<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        match self {
            Some(value) => value.object(py),
            None => ().object(py),
        }
    }
}

impl Written for Kept {
    fn object<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        (**self).object(py)
    }
}
