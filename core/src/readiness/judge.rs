//! One requirement against what the person shows.

use super::lookup::Lookup;
use super::{GapReason, Options, ReadinessError};
use crate::evidence::Standing;
use crate::framework::{Necessity, ProficiencyScale, convert};
use crate::kernel::{Key, Level, Share, Weight};
use crate::problem::Fault;
use crate::role::{Requirement, Role, RoleError};

/// How one requirement stands.
pub(super) struct Judgement {
    /// How much it counts; 0 where it asks nothing or is not applicable.
    pub(super) weight: Weight,
    /// How far it is met; nothing where it does not count.
    pub(super) met: Option<Share>,
    /// Why it is not fully met.
    pub(super) reason: Option<GapReason>,
    /// The level held, on the scale of the role.
    pub(super) held: Option<Level>,
    /// How many levels are missing.
    pub(super) gap: Option<Level>,
    /// Whether it does not count because it makes no sense for this person.
    pub(super) not_applicable: bool,
}

impl Judgement {
    fn left_out(not_applicable: bool) -> Self {
        let weight = Weight::ZERO;
        Self { weight, met: None, reason: None, held: None, gap: None, not_applicable }
    }
}

/// Judges one requirement of a role.
pub(super) fn judge(
    lookup: &Lookup<'_>,
    role: &Role,
    requirement: &Requirement,
    options: &Options,
) -> Result<Judgement, ReadinessError> {
    let asked = asked(role, requirement)?;
    if asked.as_ref().is_some_and(|asked| asked.height <= 0.0) {
        return Ok(Judgement::left_out(false));
    }
    let found = lookup.find(requirement)?;
    if found.standing == Standing::NotApplicable {
        return Ok(Judgement::left_out(true));
    }
    let weight = requirement.importance.unwrap_or(match requirement.necessity {
        Necessity::Required => Weight::ONE,
        Necessity::Desired => options.desired_weight,
    });
    let judged = |met, reason, held, gap| Judgement {
        weight,
        met: Some(met),
        reason,
        held,
        gap,
        not_applicable: false,
    };
    Ok(match (found.standing, asked) {
        (Standing::Level(level, _), None) => judged(Share::ALL, None, Some(level), None),
        (Standing::Demonstrated, None) => judged(Share::ALL, None, None, None),
        (Standing::Level(level, scale), Some(asked)) => {
            let place = Place { requirement, entry: found.entry };
            let held = on_scale(level, scale, asked.scale, role, options, &place)?;
            let height = asked.scale.height(held);
            let met = Share::ratio(height, asked.height);
            let missing = asked.height - height;
            if missing > 0.0 {
                judged(met, Some(GapReason::Below), Some(held), Some(Level::new(missing)?))
            } else {
                judged(Share::ALL, None, Some(held), None)
            }
        }
        (Standing::NotDemonstrated, asked) => {
            let gap = asked.map(|asked| Level::new(asked.height)).transpose()?;
            judged(Share::NONE, Some(GapReason::NotDemonstrated), None, gap)
        }
        (Standing::Unknown(_) | Standing::Demonstrated | Standing::NotApplicable, _) => {
            judged(Share::NONE, Some(GapReason::Unknown), None, None)
        }
    })
}

/// The level a requirement asks for, and how high that is above the bottom of its scale.
struct Asked<'a> {
    scale: &'a ProficiencyScale,
    height: f64,
}

/// What a requirement asks; nothing where any demonstrated level would do.
fn asked<'a>(
    role: &'a Role,
    requirement: &Requirement,
) -> Result<Option<Asked<'a>>, ReadinessError> {
    let Some(level) = requirement.level() else { return Ok(None) };
    let Some(scale) = role.scale_of(requirement) else {
        return Err(unknown_scale(requirement, requirement.scale.as_ref(), "role.scales"));
    };
    if !scale.holds(level) {
        let fault = Fault::new().at("role.requirements").with("role", &role.uri);
        let fault = fault.with("competency", &requirement.competency).with("level", level);
        let fault = fault.with("scale", &scale.id).with("minimum", scale.minimum);
        return Err(RoleError::Unreachable(fault.with("maximum", scale.maximum)).into());
    }
    let height = scale.height(level);
    if !height.is_finite() {
        scale.check_ends("role.scales")?;
    }
    Ok(Some(Asked { scale, height }))
}

/// What a message about a person's level names.
struct Place<'a> {
    requirement: &'a Requirement,
    entry: u32,
}

/// A person's level on the scale the role asks on.
fn on_scale(
    level: Level,
    named: Option<&Key>,
    asked: &ProficiencyScale,
    role: &Role,
    options: &Options,
    place: &Place<'_>,
) -> Result<Level, ReadinessError> {
    let other = named.filter(|named| **named != asked.id);
    let Some(other) = other else {
        check(level, asked, place)?;
        return Ok(level);
    };
    let mut scales = role.scales.iter().chain(&options.scales);
    let Some(scale) = scales.find(|scale| scale.id == *other) else {
        let path = format!("profile.levels[{}].scale", place.entry);
        return Err(unknown_scale(place.requirement, Some(other), &path));
    };
    check(level, scale, place)?;
    let mut crosswalks = options.crosswalks.iter();
    let crosswalk = crosswalks.find(|way| way.from == *other && way.to == asked.id);
    let Some(crosswalk) = crosswalk else {
        let fault = Fault::new().at(format!("profile.levels[{}].scale", place.entry));
        let fault = fault.with("level", level).with("from", other).with("to", &asked.id);
        return Err(crate::framework::FrameworkError::NoCrosswalk(fault).into());
    };
    Ok(convert(level, crosswalk, scale, asked)?)
}

fn check(level: Level, scale: &ProficiencyScale, place: &Place<'_>) -> Result<(), ReadinessError> {
    if scale.holds(level) {
        return Ok(());
    }
    let fault = Fault::new().at(format!("profile.levels[{}].level", place.entry));
    let fault = fault.with("level", level).with("competency", &place.requirement.competency);
    let fault = fault.with("scale", &scale.id).with("minimum", scale.minimum);
    Err(ReadinessError::LevelOffScale(fault.with("maximum", scale.maximum)))
}

fn unknown_scale(requirement: &Requirement, scale: Option<&Key>, path: &str) -> ReadinessError {
    let fault = Fault::new().at(path).with("competency", &requirement.competency);
    ReadinessError::UnknownScale(fault.with("scale", scale.map_or("(not named)", Key::as_str)))
}
