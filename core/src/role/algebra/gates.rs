//! Gates: must-haves, and from which level.

use super::Findings;
use crate::framework::Necessity;
use crate::problem::Fault;
use crate::role::{Gate, Requirement, RoleError};

/// Finds what is wrong with the gates of the requirements of a role.
pub(super) fn examine(found: &mut Findings<'_>) {
    for (at, requirement) in found.role.requirements.iter().enumerate() {
        if let Some(gate) = &requirement.gate {
            examine_one(requirement, gate, at, found);
        }
    }
}

fn examine_one(requirement: &Requirement, gate: &Gate, at: usize, found: &mut Findings<'_>) {
    let path = format!("{}.requirements[{at}].gate", found.path);
    let fault = |place: &str, reason: String| {
        let fault = Fault::new().at(format!("{path}{place}"));
        RoleError::ContradictoryGate(
            fault.with("asked", &requirement.competency).with("reason", reason),
        )
    };
    if requirement.necessity == Necessity::Desired {
        let reason = "makes a must-have of what is only desired".to_owned();
        found.warning(fault("", reason));
    }
    let Some(minimum) = gate.minimum_level else { return };
    let Some(level) = requirement.level() else {
        let reason = format!("opens at level {minimum}, and no level is asked");
        found.error(fault(".minimum_level", reason));
        return;
    };
    // Where the scale is not known, the level asked is reported already.
    let Some(scale) = found.role.scale_of(requirement) else { return };
    if !scale.holds(minimum) {
        let fault = Fault::new().at(format!("{path}.minimum_level")).with("role", &found.role.uri);
        let fault = fault.with("competency", &requirement.competency).with("level", minimum);
        let fault = fault.with("scale", &scale.id).with("minimum", scale.minimum);
        found.error(RoleError::Unreachable(fault.with("maximum", scale.maximum)));
    } else if scale.height(minimum) > scale.height(level) {
        let reason = format!(
            "opens at level {minimum}, beyond the level {level} asked: a full score would be shut out"
        );
        found.error(fault(".minimum_level", reason));
    }
}
