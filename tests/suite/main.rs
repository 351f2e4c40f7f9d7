//! The tests that look at the whole: one module for each promise.

/// The house rules of `ARCHITECTURE.md`: what stands where, who uses whom, what is absent.
mod architecture;
