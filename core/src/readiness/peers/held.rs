//! Each requirement of a role, and what the person holds of it.

use super::PeerRemark;
use crate::evidence::{Profile, Standing, Standings, UnknownReason, duplicate, resolve};
use crate::framework::{Direction, FrameworkError, Necessity, ProficiencyScale};
use crate::kernel::{Key, Level};
use crate::problem::Fault;
use crate::readiness::ReadinessError;
use crate::role::{Requirement, Role, RoleError};

/// One requirement of a role beside what the person holds.
pub(super) struct Ask<'a> {
    pub(super) requirement: &'a Requirement,
    /// The level asked and its scale, turned so that more is better.
    pub(super) asked: Option<Asked>,
    pub(super) held: Held,
    /// The level held, as the scale has it.
    pub(super) written: Option<Level>,
}

/// A level asked, and the ends of its scale.
#[derive(Clone, Copy)]
pub(super) struct Asked {
    pub(super) level: f64,
    pub(super) bottom: f64,
    pub(super) top: f64,
}

/// What a person holds of a requirement.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Held {
    /// A level, turned so that more is better.
    Level(f64),
    /// Shown, at an open level.
    OpenLevel,
    /// Not shown, although there was the chance.
    NotShown,
    /// Makes no sense for the person.
    NotApplicable,
    /// Nobody knows.
    Unknown,
}

impl Ask<'_> {
    /// Whether the person holds it at any level.
    pub(super) fn is_held(&self) -> bool {
        matches!(self.held, Held::Level(_) | Held::OpenLevel)
    }

    /// The level held, 0 where there is none: what a peer sees.
    pub(super) fn level(&self) -> f64 {
        match self.held {
            Held::Level(level) => level,
            _ => 0.0,
        }
    }

    /// Whether the level asked is reached; nothing where none is asked.
    pub(super) fn reaches(&self) -> Option<bool> {
        let asked = self.asked?;
        Some(matches!(self.held, Held::Level(level) if level >= asked.level))
    }

    pub(super) fn is_required(&self) -> bool {
        self.requirement.necessity == Necessity::Required
    }

    /// The faults that a peer commits by taking whatever is held for a level.
    pub(super) fn remarks(&self) -> Option<PeerRemark> {
        match self.held {
            Held::Unknown => Some(PeerRemark::UnknownCountedAsZero),
            Held::OpenLevel if self.asked.is_some() => Some(PeerRemark::UnknownCountedAsZero),
            Held::NotApplicable => Some(PeerRemark::NotApplicableCountedAsUnmet),
            _ => None,
        }
    }
}

/// A level turned round on a scale on which lower is better; turning twice changes nothing.
fn turned(level: f64, scale: &ProficiencyScale) -> f64 {
    match scale.direction {
        Direction::HigherIsBetter => level,
        Direction::LowerIsBetter => scale.minimum.get() + scale.maximum.get() - level,
    }
}

/// The requirements of a role, ordered by competency, each beside what the person holds.
pub(super) fn read<'a>(
    profile: &'a Profile,
    role: &'a Role,
) -> Result<Vec<Ask<'a>>, ReadinessError> {
    let standings = resolve(profile)?;
    let mut order: Vec<(u32, &Requirement)> = (0_u32..).zip(&role.requirements).collect();
    order.sort_by(|(_, a), (_, b)| a.competency.cmp(&b.competency));
    let mut pairs = order.iter().zip(order.iter().skip(1));
    if let Some((_, (at, twice))) = pairs.find(|((_, a), (_, b))| a.competency == b.competency) {
        let fault = Fault::new().at(format!("role.requirements[{at}].competency"));
        let fault = fault.with("role", &role.uri).with("competency", &twice.competency);
        return Err(RoleError::DuplicateRequirement(fault).into());
    }
    let asks = order.into_iter().map(|(_, requirement)| ask(&standings, role, requirement));
    asks.collect()
}

fn ask<'a>(
    standings: &Standings<'_>,
    role: &Role,
    requirement: &'a Requirement,
) -> Result<Ask<'a>, ReadinessError> {
    let scale = role.scale_of(requirement);
    let asked = requirement.level().map(|level| asked(level, role, requirement)).transpose()?;
    let (entry, standing) = find(standings, requirement)?;
    let held = match standing {
        Standing::Level(level, named) => {
            let level = match scale {
                Some(scale) => on_scale(level, named, scale, requirement, entry)?,
                None => level.get(),
            };
            Held::Level(level)
        }
        Standing::Demonstrated => Held::OpenLevel,
        Standing::NotDemonstrated => Held::NotShown,
        Standing::NotApplicable => Held::NotApplicable,
        Standing::Unknown(_) => Held::Unknown,
    };
    let written = match standing {
        Standing::Level(level, _) => Some(level),
        _ => None,
    };
    Ok(Ask { requirement, asked, held, written })
}

fn find<'a>(
    standings: &Standings<'a>,
    requirement: &Requirement,
) -> Result<(u32, Standing<'a>), ReadinessError> {
    let by_uri = standings.get(&requirement.competency);
    let by_code = requirement.code.as_ref().and_then(|code| standings.get(code));
    match (by_uri, by_code) {
        (Some((uri, _)), Some((code, _))) if uri != code => {
            Err(duplicate(requirement.competency.as_str(), uri.max(code)).into())
        }
        (uri, code) => {
            Ok(uri.or(code).unwrap_or((0, Standing::Unknown(UnknownReason::NoEvidence))))
        }
    }
}

fn asked(level: Level, role: &Role, requirement: &Requirement) -> Result<Asked, ReadinessError> {
    let Some(scale) = role.scale_of(requirement) else {
        let fault = Fault::new().at("role.scales").with("competency", &requirement.competency);
        let named = requirement.scale.as_ref().map_or("(not named)", Key::as_str);
        return Err(ReadinessError::UnknownScale(fault.with("scale", named)));
    };
    scale.check_ends("role.scales")?;
    if !scale.holds(level) {
        let fault = Fault::new().at("role.requirements").with("role", &role.uri);
        let fault = fault.with("competency", &requirement.competency).with("level", level);
        let fault = fault.with("scale", &scale.id).with("minimum", scale.minimum);
        return Err(RoleError::Unreachable(fault.with("maximum", scale.maximum)).into());
    }
    let level = turned(level.get(), scale);
    Ok(Asked { level, bottom: scale.minimum.get(), top: scale.maximum.get() })
}

/// The level on the scale of the role; a peer knows one scale, so another one is refused.
fn on_scale(
    level: Level,
    named: Option<&Key>,
    scale: &ProficiencyScale,
    requirement: &Requirement,
    entry: u32,
) -> Result<f64, ReadinessError> {
    if let Some(other) = named.filter(|named| **named != scale.id) {
        let fault = Fault::new().at(format!("profile.levels[{entry}].scale"));
        let fault = fault.with("level", level).with("from", other).with("to", &scale.id);
        return Err(FrameworkError::NoCrosswalk(fault).into());
    }
    if !scale.holds(level) {
        let fault = Fault::new().at(format!("profile.levels[{entry}].level"));
        let fault = fault.with("level", level).with("competency", &requirement.competency);
        let fault = fault.with("scale", &scale.id).with("minimum", scale.minimum);
        return Err(ReadinessError::LevelOffScale(fault.with("maximum", scale.maximum)));
    }
    Ok(turned(level.get(), scale))
}

/// Whether a scale that is asked on goes from good to bad.
pub(super) fn is_reversed(role: &Role) -> bool {
    let mut scales = role.requirements.iter().filter_map(|one| role.scale_of(one));
    scales.any(|scale| scale.direction == Direction::LowerIsBetter)
}
