//! Equivalents: other competencies that count for the one asked.

use std::collections::BTreeSet;

use super::Findings;
use super::choices::way_round;
use crate::framework::{Relation, RelationKind, cycles_in};
use crate::kernel::{KeyIndex, Share};
use crate::problem::Fault;
use crate::role::{Equivalent, Requirement, RoleError};

/// Finds what is wrong with the equivalents of a role.
pub(super) fn examine(found: &mut Findings<'_>) {
    for (at, requirement) in found.role.requirements.iter().enumerate() {
        let mut named = BTreeSet::new();
        for (number, equivalent) in requirement.equivalents.iter().enumerate() {
            let path = format!("{}.requirements[{at}].equivalents[{number}]", found.path);
            let fault = |place: &str, reason: &str| {
                let fault = Fault::new().at(format!("{path}.{place}"));
                let fault = fault.with("equivalent", &equivalent.competency);
                let fault = fault.with("competency", &requirement.competency);
                RoleError::InvalidEquivalent(fault.with("reason", reason))
            };
            if is_itself(requirement, equivalent) {
                found.error(fault("competency", "is the competency itself"));
            }
            if !named.insert(&equivalent.competency) {
                found.error(fault("competency", "is there twice"));
            }
            if equivalent.factor == Share::NONE {
                found.error(fault("factor", "has the factor 0, and so counts for nothing"));
            }
        }
    }
    circles(found);
}

fn is_itself(requirement: &Requirement, equivalent: &Equivalent) -> bool {
    let is_code = |name| requirement.code.as_ref() == Some(name);
    requirement.competency == equivalent.competency
        || is_code(&equivalent.competency)
        || equivalent.code.as_ref().is_some_and(is_code)
}

/// Reports requirements that stand for each other in full: one thing, asked several times.
fn circles(found: &mut Findings<'_>) {
    let kind = RelationKind::ExactMatch;
    let requirements = &found.role.requirements;
    let all = requirements.iter().flat_map(|one| one.equivalents.iter().map(move |two| (one, two)));
    let full: Vec<Relation> = all
        .filter(|(_, equivalent)| equivalent.factor == Share::ALL)
        .map(|(requirement, equivalent)| Relation {
            from: requirement.competency.clone(),
            kind,
            to: equivalent.competency.clone(),
            necessity: None,
        })
        .collect();
    if full.is_empty() {
        return;
    }
    let index = KeyIndex::of(requirements, |one| Some(&one.competency));
    for cycle in cycles_in(&full, kind) {
        let mut way = cycle.uris.iter();
        let (Some(first), Some(second)) = (way.next(), way.next()) else { continue };
        let at = index.get(first).unwrap_or_default();
        let fault = Fault::new().at(format!("{}.requirements[{at}].equivalents", found.path));
        let fault = fault.with("equivalent", second).with("competency", first);
        let reason = format!("and it stand for each other in full: {}", way_round(&cycle.uris));
        found.warning(RoleError::InvalidEquivalent(fault.with("reason", reason)));
    }
}
