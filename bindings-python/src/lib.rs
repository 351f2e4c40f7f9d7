//! The compiled half of the Python package `prowess`, imported as `prowess._core`.
//!
//! Nothing is exposed by copying: `rooms` expands the table `prowess::operations!` into one
//! submodule for each room, and everything else here carries values across.
//! Users import `prowess`, never `prowess._core`; the facade lies in `python/prowess` and is made
//! from the same table by `generate.py`.

mod call;
mod client;
mod handle;
mod import;
mod problem;
mod read;
mod rooms;
mod scorer;
mod shapes;
mod table;
mod write;

/// Exports for the facade.
#[pyo3::pymodule(gil_used = false)]
mod _core {
    use pyo3::prelude::*;

    #[pymodule_export]
    use crate::client::{
        Abandon, HttpClient, HttpDownload, HttpPages, VirtualClock, forked, leave, settle,
    };
    #[pymodule_export]
    use crate::handle::Handle;
    #[pymodule_export]
    use crate::import::import_files;
    #[pymodule_export]
    use crate::scorer::Scorer;
    #[pymodule_export]
    use crate::shapes::register;
    #[pymodule_export]
    use crate::table::{ReadyRoles, Table, TableCohort, Workspace, gap_counts_of};

    /// The version of this package; all Prowess packages share one.
    #[pyfunction]
    fn version() -> &'static str {
        prowess::VERSION
    }

    #[pymodule_init]
    fn init(module: &Bound<'_, PyModule>) -> PyResult<()> {
        crate::rooms::add_all(module)
    }
}
