//! What a profile says about one competency, as yes, no or unknown.

use super::outline::{Node, Nodes};
use super::{Proficiency, RollupUnknown};
use crate::evidence::{EvidenceError, HeldLevel, Profile, Standing, duplicate};
use crate::framework::{Competency, Framework, FrameworkError};
use crate::kernel::Level;
use crate::problem::Fault;

/// A profile, by the competencies of a framework.
pub(super) struct Held<'a> {
    framework: &'a Framework,
    levels: &'a [HeldLevel],
    /// For each competency of the framework, its entry in the profile.
    entries: Vec<Option<u32>>,
}

/// What a profile says.
#[derive(Clone, Copy)]
pub(super) struct Judged {
    pub(super) standing: Proficiency,
    pub(super) unknown: Option<RollupUnknown>,
    /// The level from which it counts as proficient.
    pub(super) mark: Option<Level>,
    /// Whether the profile gives it a level, at which it is proficient or not.
    pub(super) has_level: bool,
}

impl Judged {
    fn unknown(reason: RollupUnknown, mark: Option<Level>) -> Self {
        let (standing, unknown) = (Proficiency::Unknown, Some(reason));
        Self { standing, unknown, mark, has_level: false }
    }
}

impl<'a> Held<'a> {
    /// # Errors
    ///
    /// * `evidence.duplicate_competency`, `evidence.contradiction`.
    pub(super) fn new(
        framework: &'a Framework,
        nodes: &Nodes<'_>,
        profile: &'a Profile,
    ) -> Result<Self, EvidenceError> {
        let mut entries = vec![None; framework.competencies.len()];
        for (entry, held) in (0_u32..).zip(&profile.levels) {
            held.standing(entry)?;
            // A person may show more than one framework knows.
            let Some(position) = nodes.position(&held.competency) else { continue };
            if let Some(place) = entries.get_mut(position as usize)
                && place.replace(entry).is_some()
            {
                return Err(duplicate(held.competency.as_str(), entry));
            }
        }
        Ok(Self { framework, levels: &profile.levels, entries })
    }

    /// What the profile says of a competency or a heading, held against a mark.
    ///
    /// # Errors
    ///
    /// * `framework.level_off_scale`, `framework.unknown_scale`.
    pub(super) fn judge(
        &self,
        nodes: &Nodes<'_>,
        node: Node<'_>,
        mark: Option<Level>,
    ) -> Result<Judged, EvidenceError> {
        let Some(competency) = node.competency else {
            return Ok(Judged::unknown(RollupUnknown::Heading, None));
        };
        let own_scale = self.framework.scale_of(competency);
        let own_mark = mark.or(own_scale.and_then(|scale| scale.mastery));
        let position = nodes.position(&competency.uri);
        let entry = position.and_then(|at| self.entries.get(at as usize).copied().flatten());
        let held = entry.and_then(|entry| Some((entry, self.levels.get(entry as usize)?)));
        let Some((entry, held)) = held else {
            return Ok(Judged::unknown(RollupUnknown::NoEvidence, own_mark));
        };
        let known = |standing| Judged { standing, unknown: None, mark: own_mark, has_level: false };
        Ok(match held.standing(entry)? {
            Standing::Level(level, _) => {
                return self.level(level, held, entry, competency, own_mark);
            }
            Standing::Demonstrated if own_scale.is_none() => known(Proficiency::Proficient),
            Standing::Demonstrated => Judged::unknown(RollupUnknown::OpenLevel, own_mark),
            Standing::NotDemonstrated => known(Proficiency::NotProficient),
            Standing::NotApplicable => known(Proficiency::NotApplicable),
            Standing::Unknown(reason) => Judged::unknown(reason.into(), own_mark),
        })
    }

    /// A level against the mark of its competency or, on another scale, against that of the scale.
    fn level(
        &self,
        level: Level,
        held: &HeldLevel,
        entry: u32,
        competency: &Competency,
        own_mark: Option<Level>,
    ) -> Result<Judged, EvidenceError> {
        let own_scale = self.framework.scale_of(competency);
        let other = held.scale.as_ref().filter(|id| own_scale.is_none_or(|own| own.id != **id));
        let path = |field: &str| format!("profile.levels[{entry}].{field}");
        let (scale, mark) = match other {
            None => (own_scale, own_mark),
            Some(id) => {
                let Some(scale) = self.framework.scale(id) else {
                    let fault = Fault::new().at(path("scale")).with("scale", id);
                    return Err(FrameworkError::UnknownScale(fault).into());
                };
                (Some(scale), scale.mastery)
            }
        };
        if let Some(scale) = scale.filter(|scale| !scale.holds(level)) {
            let fault = Fault::new().at(path("level")).with("level", level);
            let fault = fault.with("scale", &scale.id).with("minimum", scale.minimum);
            return Err(FrameworkError::LevelOffScale(fault.with("maximum", scale.maximum)).into());
        }
        let Some(mark) = mark else {
            let judged = Judged::unknown(RollupUnknown::NoMark, None);
            return Ok(Judged { has_level: true, ..judged });
        };
        let height = |level: Level| scale.map_or(level.get(), |scale| scale.height(level));
        let standing = if height(level) >= height(mark) {
            Proficiency::Proficient
        } else {
            Proficiency::NotProficient
        };
        Ok(Judged { standing, unknown: None, mark: Some(mark), has_level: true })
    }
}
