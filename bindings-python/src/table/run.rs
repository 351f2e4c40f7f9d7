//! Work on tables: without the lock of the interpreter, watched, and stopped where Python says so.

use std::panic::resume_unwind;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::thread;
use std::time::Duration;

use prowess::Problem;
use prowess::portfolio::batch::BatchRun;
use pyo3::prelude::*;

use crate::problem;

/// How often Python is asked whether to go on.
const PAUSE: Duration = Duration::from_millis(50);

/// How many threads work, and what is told about progress.
#[derive(FromPyObject)]
pub(super) struct Asked<'py>(Option<u32>, Option<Bound<'py, PyAny>>);

/// Does work on many people; meanwhile signals are heeded and the progress is told.
///
/// `progress` is called with how many people are done and of how many, always in the thread that
/// asked; where it gives `False` the work is stopped.
/// What it raises, or a signal such as that of Ctrl-C, stops the work too and goes up.
pub(super) fn watched<T: Send>(
    py: Python<'_>,
    asked: Asked<'_>,
    work: impl FnOnce(&BatchRun<'_>) -> Result<T, Problem> + Send,
) -> PyResult<T> {
    let Asked(threads, progress) = asked;
    let progress = progress.map(Bound::unbind);
    let (done, of, is_stopped) = (AtomicU32::new(0), AtomicU32::new(0), AtomicBool::new(false));
    let watch = |now: u32, all: u32| {
        of.store(all, Ordering::Relaxed);
        done.fetch_max(now, Ordering::Relaxed);
        !is_stopped.load(Ordering::Relaxed)
    };
    let tell = |py: Python<'_>| -> PyResult<()> {
        py.check_signals()?;
        let all = of.load(Ordering::Relaxed);
        let Some(progress) = progress.as_ref().filter(|_| all > 0) else { return Ok(()) };
        let answer = progress.call1(py, (done.load(Ordering::Relaxed), all))?;
        if answer.bind(py).is(pyo3::types::PyBool::new(py, false)) {
            is_stopped.store(true, Ordering::Relaxed);
        }
        Ok(())
    };
    let answer = py.detach(|| {
        thread::scope(|scope| {
            let (sender, receiver) = channel::<()>();
            let worker = scope.spawn(|| {
                let _open = sender;
                let run = BatchRun { threads, watch: Some(&watch), ..BatchRun::default() };
                work(&run)
            });
            let mut raised = None;
            while receiver.recv_timeout(PAUSE) == Err(RecvTimeoutError::Timeout) {
                if raised.is_none() {
                    raised = Python::attach(tell).err();
                    if raised.is_some() {
                        is_stopped.store(true, Ordering::Relaxed);
                    }
                }
            }
            match (raised, worker.join()) {
                (_, Err(panic)) => resume_unwind(panic),
                (Some(raised), _) => Err(raised),
                (None, Ok(answer)) => Ok(answer),
            }
        })
    })?;
    let answer = answer.map_err(|wrong| problem::raise(py, &wrong))?;
    tell(py)?;
    Ok(answer)
}
