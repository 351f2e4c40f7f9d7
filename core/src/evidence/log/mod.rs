//! The record of what people showed: a log that only grows.

mod model;

pub use model::{Decision, Entry, EntryVerdict, EvidenceKind, EvidenceLog, Provenance, Shown};
