//! What is there to learn from, and how good is it?

mod quality;

pub use quality::{
    QualityOptions, ResourceFeedback, ResourceQuality, StarRating, resource_quality,
};

#[cfg(test)]
mod quality_tests;
