//! Whether what a requirement depends on holds.

use super::judge::on_scale_of_role;
use super::lookup::Lookup;
use super::{Options, ReadinessError};
use crate::evidence::Standing;
use crate::framework::ProficiencyScale;
use crate::kernel::{Key, Level};
use crate::problem::Fault;
use crate::role::{Condition, Role};

/// Whether something holds, as far as that is known (the strong logic of Kleene, 1938).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Truth {
    Yes,
    No,
    Unknown,
}

impl Truth {
    const fn of(holds: bool) -> Self {
        if holds { Self::Yes } else { Self::No }
    }

    const fn not(self) -> Self {
        match self {
            Self::Yes => Self::No,
            Self::No => Self::Yes,
            Self::Unknown => Self::Unknown,
        }
    }
}

/// Whether a condition holds for a person in this situation.
pub(super) fn holds(
    condition: Option<&Condition>,
    lookup: &Lookup<'_>,
    role: &Role,
    options: &Options,
) -> Result<Truth, ReadinessError> {
    let Some(condition) = condition else { return Ok(Truth::Yes) };
    let each = |of: &[Condition]| -> Result<Vec<Truth>, ReadinessError> {
        of.iter().map(|one| holds(Some(one), lookup, role, options)).collect()
    };
    Ok(match condition {
        Condition::Holds { competency, level } => shows(competency, *level, lookup, role, options)?,
        Condition::Context { name, value } => {
            options.context.get(name).map_or(Truth::Unknown, |said| Truth::of(said == value))
        }
        Condition::All { of } => weakest(&each(of)?),
        Condition::Any { of } => {
            let opposites: Vec<Truth> = each(of)?.into_iter().map(Truth::not).collect();
            weakest(&opposites).not()
        }
        Condition::Not { of } => holds(Some(of), lookup, role, options)?.not(),
    })
}

/// No if one is no, unknown if one is unknown, else yes.
fn weakest(truths: &[Truth]) -> Truth {
    if truths.contains(&Truth::No) {
        Truth::No
    } else if truths.contains(&Truth::Unknown) {
        Truth::Unknown
    } else {
        Truth::Yes
    }
}

/// Whether the person shows a competency at this level or above.
fn shows(
    competency: &Key,
    level: Option<Level>,
    lookup: &Lookup<'_>,
    role: &Role,
    options: &Options,
) -> Result<Truth, ReadinessError> {
    let names = |one: &Key, code: Option<&Key>| one == competency || code == Some(competency);
    let mut requirements = role.requirements.iter();
    let asked = requirements.find(|one| names(&one.competency, one.code.as_ref()));
    let found = match asked {
        Some(asked) => lookup.find(&asked.competency, asked.code.as_ref())?,
        None => lookup.find(competency, None)?,
    };
    Ok(match (found.standing, level) {
        (Standing::Level(..) | Standing::Demonstrated, None) => Truth::Yes,
        (Standing::NotDemonstrated | Standing::NotApplicable, _) => Truth::No,
        (Standing::Unknown(_) | Standing::Demonstrated, _) => Truth::Unknown,
        (Standing::Level(held, named), Some(level)) => {
            let scale = match asked {
                Some(asked) => role.scale_of(asked),
                None => only_scale(role),
            };
            let Some(scale) = scale else {
                let fault = Fault::new().at("role.scales").with("competency", competency);
                return Err(ReadinessError::UnknownScale(fault.with("scale", "(not named)")));
            };
            let entry = found.entry;
            let held = on_scale_of_role(held, named, scale, role, options, competency, entry)?;
            Truth::of(scale.height(held) >= scale.height(level))
        }
    })
}

fn only_scale(role: &Role) -> Option<&ProficiencyScale> {
    match role.scales.as_slice() {
        [only] => Some(only),
        _ => None,
    }
}
