//! Runs a call: on this thread until it is done, or beside the loop of asyncio.

use std::future::Future;
use std::panic::AssertUnwindSafe;
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use futures_util::FutureExt;
use futures_util::future::{Either, select};
use pyo3::exceptions::PyRuntimeError;
use pyo3::prelude::*;
use tokio::runtime::{Builder, Runtime};
use tokio::task::AbortHandle;

use super::caller::{CALLER, Caller};
use super::failure::Stopped;
use super::gate::{attached, enter_or_wait, is_closed};
use super::process::{PerProcess, note_fork};
use super::written::Written;
use crate::call::told;
use crate::problem;

/// How often a waiting call looks whether there is a signal, such as Ctrl-C.
const SIGNALS: Duration = Duration::from_millis(50);

static RUNTIME: PerProcess<Runtime> = PerProcess::new();

/// The runtime of this process.
fn runtime() -> PyResult<&'static Runtime> {
    RUNTIME.get(|_| {
        let mut builder = Builder::new_multi_thread();
        builder.worker_threads(2).thread_name("prowess-client").enable_all();
        builder.build().map_err(|error| {
            PyRuntimeError::new_err(format!("no thread for the client could be started: {error}"))
        })
    })
}

/// Notes that this process was just forked; the package has it called in every child.
#[pyfunction]
pub(crate) fn forked() {
    note_fork();
}

/// Runs a call, and gives its answer, or an awaitable of it.
pub(super) fn run<'py, T, Work>(
    py: Python<'py>,
    is_async: bool,
    work: Work,
) -> PyResult<Bound<'py, PyAny>>
where
    T: Written + 'static,
    Work: Future<Output = Result<T, Stopped>> + Send + 'static,
{
    if is_async { beside(py, work) } else { here(py, work) }
}

/// Runs a call on this thread, without the lock of the interpreter, until it is done or a signal
/// comes; then the request is given up.
#[expect(
    clippy::redundant_closure_for_method_calls,
    reason = "the method alone is of one lifetime, and any is asked for"
)]
fn here<'py, T: Written>(
    py: Python<'py>,
    work: impl Future<Output = Result<T, Stopped>> + Send,
) -> PyResult<Bound<'py, PyAny>> {
    let runtime = runtime()?;
    let caller = Caller::new(py, None)?;
    let watched = async {
        let mut work = pin!(CALLER.scope(Arc::clone(&caller), work));
        loop {
            match select(work.as_mut(), pin!(tokio::time::sleep(SIGNALS))).await {
                Either::Left((done, _)) => return done,
                Either::Right(_) => {
                    let _inside = enter_or_wait();
                    Python::attach(|py| py.check_signals())?;
                }
            }
        }
    };
    // Inside before the interpreter is asked for again, which happens when `detach` ends.
    let (done, _inside) = py.detach(|| (runtime.block_on(watched), enter_or_wait()));
    match done {
        Ok(answer) => answer.object(py),
        Err(stopped) => Err(stopped.exception(py, caller.raised())),
    }
}

/// Runs a call on a thread of the client, and gives a future of the loop that runs here.
///
/// Only public methods of the loop are used, so that any loop will do.
fn beside<'py, T, Work>(py: Python<'py>, work: Work) -> PyResult<Bound<'py, PyAny>>
where
    T: Written + 'static,
    Work: Future<Output = Result<T, Stopped>> + Send + 'static,
{
    let event_loop = py.import("asyncio")?.call_method0("get_running_loop")?;
    if is_closed() {
        return Err(PyRuntimeError::new_err(
            "no call can be made beside a loop while Python shuts down",
        ));
    }
    let future = event_loop.call_method0("create_future")?;
    let caller = Caller::new(py, Some(event_loop.clone().unbind()))?;
    let (kept, promise) = (event_loop.unbind(), future.clone().unbind());
    let task = runtime()?.spawn(async move {
        let scoped = CALLER.scope(Arc::clone(&caller), work);
        let done = AssertUnwindSafe(scoped).catch_unwind().await;
        // Without an interpreter there is nobody who waits.
        let _ = attached(|py| {
            let outcome = match done {
                Ok(Ok(answer)) => answer.object(py),
                Ok(Err(stopped)) => Err(stopped.exception(py, caller.raised())),
                Err(panic) => Err(problem::bug(py, told(&*panic))),
            };
            let (value, error) = match outcome {
                Ok(value) => (value.unbind(), py.None()),
                Err(error) => (py.None(), error.into_value(py).into_any()),
            };
            let settle = wrap_pyfunction!(settle, py)?;
            // A loop that was closed meanwhile refuses, and nobody waits there any more.
            let _ = kept.call_method1(py, "call_soon_threadsafe", (settle, promise, value, error));
            PyResult::Ok(())
        });
    });
    future.call_method1("add_done_callback", (Abandon(task.abort_handle()),))?;
    Ok(future)
}

/// Puts the outcome into a future, unless somebody gave it up meanwhile; runs in the loop.
#[pyfunction]
pub(crate) fn settle(
    future: &Bound<'_, PyAny>,
    value: &Bound<'_, PyAny>,
    error: &Bound<'_, PyAny>,
) -> PyResult<()> {
    if future.call_method0("done")?.is_truthy()? {
        return Ok(());
    }
    match error.is_none() {
        true => future.call_method1("set_result", (value,))?,
        false => future.call_method1("set_exception", (error,))?,
    };
    Ok(())
}

/// Gives a request up once its future is done; one that has its answer is over anyway.
#[pyclass(frozen, module = "prowess._core")]
pub(crate) struct Abandon(AbortHandle);

#[pymethods]
impl Abandon {
    fn __call__(&self, _future: &Bound<'_, PyAny>) {
        self.0.abort();
    }
}
