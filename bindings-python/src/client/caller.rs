//! Who made the call that is under way.

use std::sync::{Arc, Mutex, PoisonError};

use pyo3::prelude::*;

tokio::task_local! {
    /// The caller, as far as a transport of Python's needs to know.
    pub(super) static CALLER: Arc<Caller>;
}

/// Who made a call: where a transport in Python runs, and what it raised.
pub(super) struct Caller {
    /// The loop of asyncio, if the call was made in one.
    pub(super) event_loop: Option<Py<PyAny>>,
    /// The variables of the caller's context, such as the span of a trace.
    pub(super) context: Py<PyAny>,
    raised: Mutex<Option<PyErr>>,
}

impl Caller {
    pub(super) fn new(py: Python<'_>, event_loop: Option<Py<PyAny>>) -> PyResult<Arc<Self>> {
        let context = py.import("contextvars")?.call_method0("copy_context")?.unbind();
        Ok(Arc::new(Self { event_loop, context, raised: Mutex::new(None) }))
    }

    /// Keeps what a transport raised: the cause of the error that the call may end with.
    pub(super) fn keep(&self, raised: PyErr) {
        *self.raised.lock().unwrap_or_else(PoisonError::into_inner) = Some(raised);
    }

    /// What was raised last.
    pub(super) fn raised(&self) -> Option<PyErr> {
        self.raised.lock().unwrap_or_else(PoisonError::into_inner).take()
    }
}
