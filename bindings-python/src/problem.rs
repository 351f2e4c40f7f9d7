//! Problems as Python exceptions.

use prowess::Problem;
use pyo3::prelude::*;

use crate::shapes::Shapes;
use crate::write;

/// The exception of a problem: the class of its kind, made from the dataclass `Problem`.
pub(crate) fn raise(py: Python<'_>, problem: &Problem) -> PyErr {
    let exception = Shapes::get(py).and_then(|shapes| {
        let plain = write::object(py, shapes, problem)?;
        shapes.exceptions.bind(py).call1((plain,))
    });
    exception.map_or_else(|error| error, PyErr::from_value)
}

/// The exception of a bug of ours.
pub(crate) fn bug(py: Python<'_>, what: &str) -> PyErr {
    let exception = Shapes::get(py).and_then(|shapes| shapes.bugs.bind(py).call1((what,)));
    exception.map_or_else(|error| error, PyErr::from_value)
}
