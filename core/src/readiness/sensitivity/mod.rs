//! What does a readiness hang on, and what should be found out next?
//!
//! Words: a [`Hypothesis`] is the score and the verdict if something came to light; the **swing**
//! of an unknown requirement is the score if it were fully met minus the score if it were unmet; a
//! [`Margin`] is how many levels may be lost before the verdict is another one.
//!
//! Each hypothesis is assessed anew, so gates, equivalents, conditions and choices count as they
//! do in [`assess`](super::assess).
//!
//! | order of what to find out next | |
//! |---|---|
//! | 1 | what can change the verdict by itself, before what cannot |
//! | 2 | must-haves before others |
//! | 3 | the larger swing first, a missing one last |
//! | 4 | by name |
//!
//! This is one-at-a-time sensitivity (Saltelli et al. 2008, chapter 1): it does not see what two
//! unknowns do together.

mod model;
mod run;

pub use model::{Hypothesis, Margin, Sensitivity, UnknownRequirement};
pub use run::sensitivity;
