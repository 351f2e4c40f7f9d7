//! What belongs to one process.
//!
//! A child that was forked has a copy of everything but the threads: a runtime or a connection of
//! its parent is of no use to it, and closing one would disturb the parent.
//! So each process makes its own when it first needs it, and leaves what it inherited alone.
//! There is no lock that another thread could have held while the process was forked.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, OnceLock};

/// How often this process, or one that it stems from, was forked.
static FORKS: AtomicU64 = AtomicU64::new(0);

/// Notes that this process is a child that was just forked.
///
/// The number of the process alone could come again, long after its first bearer has ended.
pub(super) fn note_fork() {
    FORKS.fetch_add(1, Ordering::Relaxed);
}

/// Which process this is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Process {
    id: u32,
    forks: u64,
}

impl Process {
    fn current() -> Self {
        Self { id: std::process::id(), forks: FORKS.load(Ordering::Relaxed) }
    }
}

/// A value for each process.
pub(super) struct PerProcess<T>(OnceLock<Box<Own<T>>>);

struct Own<T> {
    process: Process,
    value: Arc<T>,
    next: OnceLock<Box<Own<T>>>,
}

impl<T> PerProcess<T> {
    pub(super) const fn new() -> Self {
        Self(OnceLock::new())
    }

    /// The value of this process, made where there is none; `make` is told what the process
    /// inherited.
    pub(super) fn get<E>(&self, make: impl FnOnce(Option<&T>) -> Result<T, E>) -> Result<&T, E> {
        let process = Process::current();
        let (mut slot, mut inherited) = (&self.0, None);
        loop {
            match slot.get() {
                Some(own) if own.process != process => {
                    inherited = Some(&*own.value);
                    slot = &own.next;
                }
                Some(own) => return Ok(&own.value),
                None => break,
            }
        }
        let made = Own { process, value: Arc::new(make(inherited)?), next: OnceLock::new() };
        // Another thread may have been quicker; then what it made counts.
        Ok(&slot.get_or_init(|| Box::new(made)).value)
    }
}

impl<T> Drop for Own<T> {
    fn drop(&mut self) {
        if self.process != Process::current() {
            // Its threads are not here, and its sockets are watched by the parent.
            // One owner more than there is keeps them as they are.
            std::mem::forget(Arc::clone(&self.value));
        }
    }
}
