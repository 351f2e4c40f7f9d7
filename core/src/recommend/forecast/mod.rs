//! When will a learning plan be done, at the person's own pace?
//!
//! Words: **work left** is what is still to do, in hours; a **week** is how many hours were done in
//! one of the past weeks; a **trial** is one made-up future; a **range** says by when half, four
//! fifths and nineteen in twenty of the trials were done.
//!
//! # A trial
//!
//! Each item takes hours * F, where the overrun F = exp(m + s z) and z is a draw from the standard
//! normal distribution.
//! With y = ln(spent / planned) of n finished items, and p items without overrun put beside them:
//!
//! m = sum(y) / (n + p)
//!
//! s^2 = (p s0^2 + sum((y - m)^2)) / (n + p)
//!
//! | figure | default | source |
//! |---|---|---|
//! | p, items without overrun put beside the finished ones | 4 | an assumption |
//! | s0, the spread of overruns before anything is finished | 0.3 | an assumption |
//!
//! Each week to come is one of the past weeks, drawn with equal chances; a week of holidays counts
//! with 0 hours, so it must be among them.
//! Items are done in their order, and a week's hours are spread evenly over its seven days.
//!
//! # Draws
//!
//! Random bits are a function of the seed, the trial and the place of the draw: Philox4x32-10
//! (Salmon, Moraes, Dror and Shaw 2011, "Parallel random numbers: as easy as 1, 2, 3"), in whole
//! numbers of 32 bits.
//! Normal draws are the quantile of an even draw (Wichura 1988, algorithm AS 241).
//! So the same input gives the same bytes on every surface, and the SHA-256 of all outcomes says so.
//!
//! Not here: which items a plan has.

mod draws;
mod model;
mod normal;
mod pace;
mod simulate;

pub use model::{
    CompletionDay, CompletionForecast, CompletionInput, CompletionOptions, CompletionRange,
    FinishedWork, ItemForecast, PaceUsed, WorkLeft,
};
pub use simulate::forecast_completion;

#[cfg(test)]
mod forecast_tests;
