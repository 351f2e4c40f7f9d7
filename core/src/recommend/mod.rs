//! What should come next?
//!
//! Words: a **resource** is something to learn from, such as a course, a book or a project; it
//! **teaches** competencies, each from a level to a level.
//!
//! | question | function |
//! |---|---|
//! | how good is a resource, by what people said of it? | [`resource_quality`] |
//!
//! Not here: what is missing (`readiness`), and who is put on what (`matching`).

mod error;
mod resource;

pub use error::RecommendError;
pub use resource::{
    QualityOptions, ResourceFeedback, ResourceQuality, StarRating, resource_quality,
};
