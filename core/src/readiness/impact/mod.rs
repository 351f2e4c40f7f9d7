//! What does a new version of roles do to people?
//!
//! Words: a **pair** is one person and one role that is there in both versions; what happens to
//! pairs is counted in an [`ImpactCount`]; evidence is **kept** where both versions ask for its
//! competency, **carried** where another competency takes its place, and idle where nothing asks
//! for it any longer.
//!
//! It is the report to read before the new version is published: people's profiles stay as they
//! are, and only the roles differ.

mod evidence;
mod model;
mod run;

pub use model::{
    AffectedPerson, EvidenceFate, EvidenceMove, Impact, ImpactCount, ImpactOptions, ReasonCount,
    RoleImpact,
};
pub use run::impact;
