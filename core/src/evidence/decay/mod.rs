//! What is left of a level that nobody shows any more, and when does it run out?
//!
//! Words: a level **fades** along a curve towards a **floor**; the **half-life** is the time in
//! which half of what can be lost is lost.

mod curve;
mod model;

pub use model::{Decay, MeasuredBy};
