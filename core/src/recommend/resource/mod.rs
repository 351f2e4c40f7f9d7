//! What is there to learn from, and how good is it?

mod import;
mod model;
mod quality;

pub use import::{ResourceCatalogue, resources_csv, resources_json};
pub use model::{LearningResource, Prerequisite, Teaching};
pub use quality::{
    QualityOptions, ResourceFeedback, ResourceQuality, StarRating, resource_quality,
};

#[cfg(test)]
mod quality_tests;
