//! The compiled half of the Python package `prowess`, imported as `prowess._core`.
//!
//! Today it exports its version and nothing else: the operations follow from the table in
//! `core/src/surface`, which this crate expands and never copies.
//! Users import `prowess`, never `prowess._core`; the facade lies in `python/prowess`.

/// Exports for the facade.
#[pyo3::pymodule(gil_used = false)]
mod _core {
    /// The version of this package; all Prowess packages share one.
    #[pyo3::pyfunction]
    fn version() -> &'static str {
        prowess::VERSION
    }
}
