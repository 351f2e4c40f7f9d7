//! Whether a profile fits a framework.

use super::{EvidenceError, Profile, Standing};
use crate::framework::{Framework, FrameworkError};
use crate::problem::{Diagnostic, Fault};

/// Everything in a profile that does not fit a framework.
///
/// A competency the framework does not have is a warning, since a person may show more than one
/// framework knows; an entry that contradicts itself or another, and a level off its scale, are
/// errors.
/// An empty answer means that every entry fits.
#[must_use]
pub fn check(profile: &Profile, framework: &Framework) -> Vec<Diagnostic> {
    let index = framework.competency_index();
    let mut seen = std::collections::BTreeSet::new();
    let mut found = Vec::new();
    for (entry, held) in (0_u32..).zip(&profile.levels) {
        let path = |field: &str| format!("profile.levels[{entry}].{field}");
        let named = |field: &str| Fault::new().at(path(field)).with("competency", &held.competency);
        let Some(position) = index.position(&held.competency) else {
            let problem = EvidenceError::UnknownCompetency(named("competency"));
            found.push(Diagnostic::warning(problem));
            continue;
        };
        if !seen.insert(position) {
            let problem = EvidenceError::DuplicateCompetency(named("competency"));
            found.push(Diagnostic::error(problem));
        }
        match held.standing(entry) {
            Err(error) => found.push(Diagnostic::error(error)),
            Ok(Standing::Level(level, named_scale)) => {
                let competency = framework.competencies.get(position as usize);
                let scale = match named_scale {
                    Some(id) => framework.scale(id),
                    None => competency.and_then(|competency| framework.scale_of(competency)),
                };
                if let (Some(id), None) = (named_scale, scale) {
                    let fault = Fault::new().at(path("scale")).with("scale", id);
                    found.push(Diagnostic::warning(FrameworkError::UnknownScale(fault)));
                }
                if let Some(scale) = scale.filter(|scale| !scale.holds(level)) {
                    let fault = Fault::new().at(path("level")).with("level", level);
                    let fault = fault.with("scale", &scale.id).with("minimum", scale.minimum);
                    let fault = fault.with("maximum", scale.maximum);
                    found.push(Diagnostic::error(FrameworkError::LevelOffScale(fault)));
                }
            }
            Ok(_) => {}
        }
    }
    found
}
