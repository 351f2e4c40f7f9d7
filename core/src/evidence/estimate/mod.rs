//! The level that pieces of evidence give together.

mod model;

pub use model::{NoLevel, Observation};
