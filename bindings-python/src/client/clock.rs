//! A clock for tests of code that calls a service.

use prowess_client::transport::VirtualHost;
use pyo3::prelude::*;

/// A clock that only moves when somebody sleeps, and entropy that repeats.
#[pyclass(frozen, module = "prowess._core")]
pub(crate) struct VirtualClock(pub(super) VirtualHost);

#[pymethods]
impl VirtualClock {
    /// A clock that stands here; `entropy` is drawn in order, and again from the first.
    #[new]
    #[pyo3(signature = (unix_ms = 0, entropy = Vec::new()))]
    fn new(unix_ms: u64, entropy: Vec<[u8; 16]>) -> Self {
        Self(VirtualHost::new(unix_ms, entropy))
    }

    /// Moves the clock.
    fn advance(&self, ms: u64) {
        self.0.advance(ms);
    }

    /// All sleeps so far, in milliseconds.
    #[getter]
    fn slept(&self) -> Vec<u64> {
        self.0.slept()
    }
}
