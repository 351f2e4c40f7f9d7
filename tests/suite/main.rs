//! The tests that look at the whole: one module for each promise.

/// The house rules of `ARCHITECTURE.md`: what stands where, who uses whom, what is absent.
mod architecture;
/// The catalogue of problems: every code is listed, and some vector ends in it.
mod catalogue;
/// Problems of questions about columns of numbers, which no vector can hold.
mod columns;
/// The committed schemas: what they say is what the types are.
mod schemas;
/// Digests of what is answered about tables of levels, to which every surface is held.
mod tables;
/// The table of code points that are not assigned: it is that of Unicode.
mod unicode;
/// The shared vectors: the same input gives exactly the same answer.
mod vectors;
