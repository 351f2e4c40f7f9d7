//! Which threads may still enter the interpreter.
//!
//! Python ends a thread that asks for the interpreter while it shuts down, and Rust code cannot be
//! ended that way: the process would abort. So the threads of the client enter through a gate.
//! Before Python shuts down, the gate is closed, and those that are inside are waited for.

use std::convert::Infallible;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread::{self, ThreadId};
use std::time::Duration;

use pyo3::prelude::*;

use super::process::PerProcess;

/// How often the thread that closes the gate looks whether all have left, and whether there is a
/// signal, such as Ctrl-C.
const LOOK: Duration = Duration::from_millis(1);

static GATE: PerProcess<Gate> = PerProcess::new();

struct Gate {
    /// How many are inside.
    inside: AtomicUsize,
    /// The thread that closed the gate; it is the one that shuts Python down, and may always enter.
    closed_by: OnceLock<ThreadId>,
}

/// A stay inside, which the shutdown of Python waits for.
pub(super) struct Inside(&'static Gate);

impl Drop for Inside {
    fn drop(&mut self) {
        self.0.inside.fetch_sub(1, Ordering::SeqCst);
    }
}

fn gate() -> &'static Gate {
    let made = GATE.get(|_| {
        Ok::<_, Infallible>(Gate { inside: AtomicUsize::new(0), closed_by: OnceLock::new() })
    });
    match made {
        Ok(gate) => gate,
    }
}

/// Enters, unless the gate is closed to this thread.
pub(super) fn enter() -> Option<Inside> {
    let gate = gate();
    // First in, then the look: whoever closes the gate either sees this one or is seen by it.
    gate.inside.fetch_add(1, Ordering::SeqCst);
    let inside = Inside(gate);
    let is_open = gate.closed_by.get().is_none_or(|closer| *closer == thread::current().id());
    is_open.then_some(inside)
}

/// Whether Python is about to shut down, and answers reach nobody any more.
pub(super) fn is_closed() -> bool {
    gate().closed_by.get().is_some()
}

/// Enters, or waits until the process is gone; for a thread of Python's own that cannot go on.
pub(super) fn enter_or_wait() -> Inside {
    loop {
        match enter() {
            Some(inside) => return inside,
            None => thread::park(),
        }
    }
}

/// Runs something inside the interpreter, or nothing when Python shuts down.
pub(super) fn attached<R>(work: impl FnOnce(Python<'_>) -> R) -> Option<R> {
    let _inside = enter()?;
    Python::try_attach(work)
}

/// Closes the gate, and waits for those inside; the package has it called before Python shuts down.
#[pyfunction]
pub(crate) fn leave(py: Python<'_>) -> PyResult<()> {
    let gate = gate();
    gate.closed_by.get_or_init(|| thread::current().id());
    while gate.inside.load(Ordering::SeqCst) > 0 {
        py.detach(|| thread::sleep(LOOK));
        py.check_signals()?;
    }
    Ok(())
}
