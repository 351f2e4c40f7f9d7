//! Many people, block by block, on as many threads as the host wants.

use super::super::PortfolioError;
use super::fault::cancelled;

/// How many people make a block.
pub(super) const BLOCK: u32 = 4096;

/// How a question about millions of people is worked on.
///
/// No answer hangs on it: all sums are exact, and parts are put together in order.
#[derive(Clone, Copy)]
pub struct Run<'a> {
    /// How many threads work on it. With 1, and without the feature `parallel`, that is the one
    /// that asks; 0 is as many as there are.
    pub threads: u32,
    /// Is told how many of how many people are done, and says whether to go on.
    pub watcher: Option<&'a dyn Fn(u64, u64) -> bool>,
}

impl Default for Run<'_> {
    fn default() -> Self {
        Self { threads: 1, watcher: None }
    }
}

impl Run<'_> {
    /// Tells the host how many people are done.
    ///
    /// # Errors
    ///
    /// * `portfolio.cancelled` when the host wants no more.
    pub(super) fn report(&self, done: u32, of: u32) -> Result<(), PortfolioError> {
        let (done, of) = (u64::from(done), u64::from(of));
        match self.watcher {
            Some(watcher) if !watcher(done, of) => Err(cancelled(done, of)),
            _ => Ok(()),
        }
    }

    /// How many threads there are to work on it.
    pub(super) fn workers(&self) -> usize {
        #[cfg(feature = "parallel")]
        match self.threads {
            0 => rayon::current_num_threads().max(1),
            threads => threads as usize,
        }
        #[cfg(not(feature = "parallel"))]
        1
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
