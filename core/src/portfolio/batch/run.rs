//! How a question about many people is run, and how it is watched and stopped.

use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};

use super::Tier;
use super::fault::cancelled;
use crate::portfolio::PortfolioError;

/// What is told after each block of people: how many are done, and of how many.
///
/// `false` stops the question, which then ends in `portfolio.cancelled`.
/// Calls come from whichever thread is done with a block, so numbers may come out of order.
pub type Watch<'a> = dyn Fn(u32, u32) -> bool + Sync + 'a;

/// How a question about many people is run.
///
/// Nothing of it changes a bit of the answer.
#[derive(Clone, Copy, Default)]
pub struct BatchRun<'a> {
    /// How many threads work at it, at least one; without it, as many as there are.
    ///
    /// Without the feature `parallel` it is always the one that asks.
    pub threads: Option<u32>,
    /// The vector instructions to use; without it, the best that the processor has.
    pub tier: Option<Tier>,
    /// What is told after each block of people, and may stop the question.
    pub watch: Option<&'a Watch<'a>>,
}

impl std::fmt::Debug for BatchRun<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { threads, tier, watch } = self;
        f.debug_struct("BatchRun")
            .field("threads", threads)
            .field("tier", tier)
            .field("watch", &watch.is_some())
            .finish()
    }
}

/// How far a question has come.
pub(super) struct Progress<'a> {
    watch: Option<&'a Watch<'a>>,
    of: u32,
    done: AtomicU32,
    is_stopped: AtomicBool,
}

impl<'a> Progress<'a> {
    pub(super) const fn new(run: &BatchRun<'a>, of: u32) -> Self {
        let (done, is_stopped) = (AtomicU32::new(0), AtomicBool::new(false));
        Self { watch: run.watch, of, done, is_stopped }
    }

    /// Tells that so many more are done; an error once it was stopped.
    pub(super) fn add(&self, people: u32) -> Result<(), PortfolioError> {
        let done = self.done.fetch_add(people, Ordering::Relaxed) + people;
        if self.watch.is_some_and(|watch| !watch(done, self.of)) {
            self.is_stopped.store(true, Ordering::Relaxed);
        }
        if self.is_stopped.load(Ordering::Relaxed) {
            return Err(cancelled(done, self.of));
        }
        Ok(())
    }
}

/// Works through items, one after the other or on several threads, each with a state of its own.
///
/// The states come back in no particular order; the first error ends the work.
pub(super) fn share_work<T: Send, S: Send, E: Send>(
    items: impl ExactSizeIterator<Item = T> + Send,
    threads: Option<u32>,
    make: impl Fn() -> S + Sync,
    work: impl Fn(&mut S, T) -> Result<(), E> + Sync,
) -> Result<Vec<S>, E> {
    #[cfg(feature = "parallel")]
    {
        let threads = threads.map_or_else(rayon::current_num_threads, |threads| threads as usize);
        if threads.min(items.len()) > 1 {
            return on_threads(items, threads, &make, &work);
        }
    }
    #[cfg(not(feature = "parallel"))]
    let _ = threads;
    let mut state = make();
    for item in items {
        work(&mut state, item)?;
    }
    Ok(vec![state])
}

#[cfg(feature = "parallel")]
fn on_threads<T: Send, S: Send, E: Send>(
    items: impl ExactSizeIterator<Item = T> + Send,
    threads: usize,
    make: &(impl Fn() -> S + Sync),
    work: &(impl Fn(&mut S, T) -> Result<(), E> + Sync),
) -> Result<Vec<S>, E> {
    use std::sync::{Mutex, PoisonError};

    let threads = threads.min(items.len());
    let queue = Mutex::new(items);
    let (states, errors) = (Mutex::new(Vec::new()), Mutex::new(Vec::new()));
    let stopped = AtomicBool::new(false);
    let job = || {
        let mut state = make();
        while !stopped.load(Ordering::Relaxed) {
            let next = queue.lock().unwrap_or_else(PoisonError::into_inner).next();
            let Some(item) = next else { break };
            if let Err(error) = work(&mut state, item) {
                stopped.store(true, Ordering::Relaxed);
                errors.lock().unwrap_or_else(PoisonError::into_inner).push(error);
            }
        }
        states.lock().unwrap_or_else(PoisonError::into_inner).push(state);
    };
    rayon::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|_| job());
        }
    });
    match errors.into_inner().unwrap_or_else(PoisonError::into_inner).pop() {
        Some(error) => Err(error),
        None => Ok(states.into_inner().unwrap_or_else(PoisonError::into_inner)),
    }
}
