//! Many people, block by block, on as many threads as the host wants.

use super::BatchRun;
use super::fault::cancelled;
use crate::portfolio::PortfolioError;

/// How many people make a block.
pub(super) const BLOCK: u32 = 4096;

impl BatchRun<'_> {
    /// Tells the host how many people are done.
    ///
    /// # Errors
    ///
    /// * `portfolio.cancelled` when the host wants no more.
    pub(super) fn report(&self, done: u32, of: u32) -> Result<(), PortfolioError> {
        match self.watch {
            Some(watch) if !watch(done, of) => Err(cancelled(done, of)),
            _ => Ok(()),
        }
    }

    /// How many threads there are to work on it.
    pub(super) fn workers(&self) -> usize {
        #[cfg(feature = "parallel")]
        let workers =
            self.threads.map_or_else(rayon::current_num_threads, |threads| threads as usize);
        #[cfg(not(feature = "parallel"))]
        let workers = 1;
        workers.max(1)
    }
}

/// Does a piece of work with each of the places, all at once where threads are there.
pub(super) fn each<T: Send>(places: &mut [T], work: impl Fn(usize, &mut T) + Sync) {
    #[cfg(feature = "parallel")]
    if places.len() > 1 {
        let work = &work;
        rayon::scope(|scope| {
            for (at, place) in places.iter_mut().enumerate() {
                scope.spawn(move |_| work(at, place));
            }
        });
        return;
    }
    for (at, place) in places.iter_mut().enumerate() {
        work(at, place);
    }
}
