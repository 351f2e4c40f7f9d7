//! Whether a profile fits a framework.

use super::{EvidenceError, Profile, Standing};
use crate::framework::{Framework, FrameworkError};
use crate::kernel::KeyIndex;
use crate::problem::{Diagnostic, Fault};

/// Everything in a profile that does not fit a framework.
///
/// A competency the framework does not have is a warning, since a person may show more than one
/// framework knows; an entry that contradicts itself or another, and a level off its scale, are
/// errors.
/// A profile that names another framework is a warning too; another version of it is none, since
/// uris stay.
/// An empty answer means that every entry fits.
#[must_use]
pub fn check(profile: &Profile, framework: &Framework) -> Vec<Diagnostic> {
    let index = framework.competency_index();
    let scales = KeyIndex::of(&framework.scales, |scale| Some(&scale.id));
    let mut seen = std::collections::BTreeSet::new();
    let mut unknown = std::collections::BTreeSet::new();
    let mut found = Vec::new();
    let other = profile.framework.as_ref().filter(|named| named.id != framework.id);
    if let Some(named) = other {
        let fault = Fault::new().at("profile.framework.id").with("named", &named.id);
        let problem = EvidenceError::OtherFramework(fault.with("framework", &framework.id));
        found.push(Diagnostic::warning(problem));
    }
    for (entry, held) in (0_u32..).zip(&profile.levels) {
        let path = |field: &str| format!("profile.levels[{entry}].{field}");
        let named = |field: &str| Fault::new().at(path(field)).with("competency", &held.competency);
        let position = index.position(&held.competency);
        if position.is_none() {
            let problem = EvidenceError::UnknownCompetency(named("competency"));
            found.push(Diagnostic::warning(problem));
        }
        let is_first = match position {
            Some(position) => seen.insert(position),
            None => unknown.insert(&held.competency),
        };
        if !is_first {
            let problem = EvidenceError::DuplicateCompetency(named("competency"));
            found.push(Diagnostic::error(problem));
        }
        match held.standing(entry) {
            Err(error) => found.push(Diagnostic::error(error)),
            Ok(Standing::Level(level, named_scale)) if position.is_some() => {
                let at = position.map(|position| position as usize);
                let competency = at.and_then(|at| framework.competencies.get(at));
                let scale_at = |at: u32| framework.scales.get(at as usize);
                let scale = match named_scale {
                    Some(id) => scales.get(id).and_then(scale_at),
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
