//! Failed calls as Python exceptions.

use prowess_client::ApiError;
use pyo3::prelude::*;

use crate::shapes::Shapes;
use crate::write;

/// Why a call ended without an answer.
pub(super) enum Stopped {
    /// It failed.
    Failed(ApiError),
    /// Something in Python raised.
    Raised(PyErr),
}

impl From<ApiError> for Stopped {
    fn from(error: ApiError) -> Self {
        Self::Failed(error)
    }
}

impl From<PyErr> for Stopped {
    fn from(error: PyErr) -> Self {
        Self::Raised(error)
    }
}

impl Stopped {
    /// The exception; of a failed call with what a transport of the caller raised as its cause.
    pub(super) fn exception(self, py: Python<'_>, cause: Option<PyErr>) -> PyErr {
        match self {
            Self::Raised(error) => error,
            Self::Failed(error) => {
                let raised = raise(py, &error);
                if cause.is_some() {
                    raised.set_cause(py, cause);
                }
                raised
            }
        }
    }
}

/// The exception of a failed call: the class of its kind, made from the dataclass `Failure`.
pub(super) fn raise(py: Python<'_>, error: &ApiError) -> PyErr {
    let exception = Shapes::get(py).and_then(|shapes| {
        let plain = write::object(py, shapes, error)?;
        shapes.failures.bind(py).call1((plain,))
    });
    exception.map_or_else(|error| error, PyErr::from_value)
}
