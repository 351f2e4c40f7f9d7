//! The table of operations as one Python submodule for each room.

use pyo3::prelude::*;

/// A module with a function for each row.
///
/// Arguments are positional, in the order of the table; nothing is an argument that was left out.
/// The facade gives them names and defaults.
macro_rules! room_module {
    ($(#[doc = $question:literal])+ $room:ident {
        $(
            $(#[doc = $line:literal])+
            $name:ident($($arg:ident: $mode:ident $type:ty),* $(,)?) -> $out:ty $body:block
        )*
    }) => {
        pub(crate) mod $room {
            use prowess::surface::{self, functions};
            use pyo3::prelude::*;

            use crate::call::answer;
            use crate::read::Given;

            $(
                $(#[doc = $line])+
                #[pyfunction]
                #[pyo3(signature = ($($arg),*))]
                #[allow(clippy::too_many_arguments, reason = "as many as the operation has")]
                pub(crate) fn $name<'py>(
                    py: Python<'py>,
                    $($arg: &Bound<'py, PyAny>),*
                ) -> PyResult<Bound<'py, PyAny>> {
                    answer(py, |_cx| {
                        $(
                            let $arg =
                                surface::$mode(&Given::new($arg, _cx), stringify!($arg))?;
                        )*
                        Ok(move || functions::$room::$name($($arg),*))
                    })
                }
            )*

            /// The submodule of this room.
            pub(super) fn module<'py>(py: Python<'py>) -> PyResult<Bound<'py, PyModule>> {
                let module = PyModule::new(py, stringify!($room))?;
                module.setattr("__doc__", [$($question),+].map(str::trim).join(" "))?;
                $(module.add_function(wrap_pyfunction!($name, &module)?)?;)*
                Ok(module)
            }
        }
    };
}

prowess::operations!(room_module);

/// Adds the submodules of all rooms.
pub(crate) fn add_all(parent: &Bound<'_, PyModule>) -> PyResult<()> {
    let py = parent.py();
    let readiness = readiness::module(py)?;
    // In the place of the operation, to which it leads.
    readiness.add_function(wrap_pyfunction!(crate::scorer::score, &readiness)?)?;
    let rooms = [
        kernel::module(py)?,
        framework::module(py)?,
        evidence::module(py)?,
        role::module(py)?,
        readiness,
        portfolio::module(py)?,
        recommend::module(py)?,
        account::module(py)?,
    ];
    // `import prowess._core.role` looks there first; without it only attributes would work.
    let loaded = py.import("sys")?.getattr("modules")?;
    for room in rooms {
        loaded.set_item(format!("prowess._core.{}", room.name()?), &room)?;
        parent.add_submodule(&room)?;
    }
    Ok(())
}
