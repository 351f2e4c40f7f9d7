//! One call: arguments in, the operation without the lock of the interpreter, the answer out.

use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};

use prowess::Problem;
use pyo3::prelude::*;
use serde::Serialize;

use crate::problem;
use crate::read::Context;
use crate::shapes::Shapes;
use crate::write;

/// Reads the arguments, runs the operation and builds the answer.
///
/// `read` runs while the interpreter is held and gives what is to be run without it.
/// A panic, which would be a bug of ours, becomes an `InternalError` instead of an exception that
/// nobody catches.
pub(crate) fn answer<'py, T, Read, Run>(py: Python<'py>, read: Read) -> PyResult<Bound<'py, PyAny>>
where
    T: Serialize + Send,
    Read: FnOnce(&Context<'py>) -> Result<Run, Problem>,
    Run: FnOnce() -> Result<T, Problem> + Send,
{
    guarded(py, |shapes| {
        let answer = run(py, shapes, read)?;
        write::object(py, shapes, &answer)
    })
}

/// Reads the arguments and runs the operation, whose answer stays on this side.
pub(crate) fn run<'py, T, Read, Run>(
    py: Python<'py>,
    shapes: &'py Shapes,
    read: Read,
) -> PyResult<T>
where
    T: Send,
    Read: FnOnce(&Context<'py>) -> Result<Run, Problem>,
    Run: FnOnce() -> Result<T, Problem> + Send,
{
    let context = Context::new(shapes);
    let run = match read(&context) {
        Ok(run) => run,
        // An exception of the caller's own objects goes up as it is.
        Err(misfit) => return Err(context.raised().unwrap_or_else(|| problem::raise(py, &misfit))),
    };
    py.detach(run).map_err(|wrong| problem::raise(py, &wrong))
}

/// Runs something whose panics become an `InternalError`.
pub(crate) fn guarded<T>(
    py: Python<'_>,
    work: impl FnOnce(&'static Shapes) -> PyResult<T>,
) -> PyResult<T> {
    let shapes = Shapes::get(py)?;
    catch_unwind(AssertUnwindSafe(|| work(shapes)))
        .unwrap_or_else(|panic| Err(problem::bug(py, told(&*panic))))
}

/// What a panic says.
pub(crate) fn told(panic: &(dyn Any + Send)) -> &str {
    let owned = panic.downcast_ref::<String>().map(String::as_str);
    owned.or_else(|| panic.downcast_ref::<&str>().copied()).unwrap_or("an unknown panic")
}
