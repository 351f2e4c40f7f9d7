//! Conditions: when something is asked at all.

use std::collections::{BTreeMap, BTreeSet};

use super::{DEEPEST, Findings};
use crate::framework::ProficiencyScale;
use crate::kernel::{Key, KeyIndex, Level, Text};
use crate::problem::Fault;
use crate::role::{Condition, Requirement, Role, RoleError};

/// Finds what is wrong with the conditions of a role.
pub(super) fn examine(found: &mut Findings<'_>) {
    let role = found.role;
    let index = KeyIndex::of(&role.requirements, |one| Some(&one.competency));
    for (at, requirement) in role.requirements.iter().enumerate() {
        if let Some(condition) = &requirement.when {
            let path = format!("{}.requirements[{at}]", found.path);
            let place = Place { asked: &requirement.competency, path: format!("{path}.when") };
            if examine_one(condition, &place, &index, found) {
                on_itself(requirement, condition, &path, found);
            }
        }
    }
    for (at, choice) in role.choices.iter().enumerate() {
        if let Some(condition) = &choice.when {
            let path = format!("{}.choices[{at}].when", found.path);
            examine_one(condition, &Place { asked: &choice.id, path }, &index, found);
        }
    }
}

/// Finds the competencies that conditions name and that are not known.
pub(super) fn unknown_names(found: &mut Findings<'_>, is_known: impl Fn(&Key) -> bool) {
    let role = found.role;
    let asked = role.requirements.iter().enumerate().map(|(at, one)| {
        let path = format!("{}.requirements[{at}].when", found.path);
        (one.when.as_deref(), Place { asked: &one.competency, path })
    });
    let choices = role.choices.iter().enumerate().map(|(at, choice)| {
        let path = format!("{}.choices[{at}].when", found.path);
        (choice.when.as_deref(), Place { asked: &choice.id, path })
    });
    let all: Vec<_> = asked.chain(choices).collect();
    for (condition, place) in all {
        let mut open: Vec<&Condition> = condition.into_iter().collect();
        while let Some(condition) = open.pop() {
            match condition {
                Condition::Holds { competency, .. } if !is_known(competency) => {
                    let reason = format!("names `{competency}`, which is not in the framework");
                    found.warning(place.invalid(&place.path, reason));
                }
                Condition::All { of } | Condition::Any { of } => open.extend(of.iter().rev()),
                Condition::Not { of } => open.push(of),
                Condition::Holds { .. } | Condition::Context { .. } => {}
            }
        }
    }
}

/// What a condition belongs to, and where it stands.
struct Place<'a> {
    asked: &'a Key,
    path: String,
}

impl Place<'_> {
    fn invalid(&self, path: &str, reason: String) -> RoleError {
        let fault = Fault::new().at(path).with("asked", self.asked);
        RoleError::InvalidCondition(fault.with("reason", reason))
    }
}

/// Examines one condition with all inside of it; the answer is whether it is shallow enough.
fn examine_one(
    root: &Condition,
    place: &Place<'_>,
    index: &KeyIndex,
    found: &mut Findings<'_>,
) -> bool {
    let mut open = vec![(root, place.path.clone(), 1)];
    while let Some((condition, path, depth)) = open.pop() {
        if depth > DEEPEST {
            let fault = Fault::new().at(&place.path).with("limit", DEEPEST);
            let fault = fault.with("what", format!("the condition of `{}`", place.asked));
            found.error(RoleError::TooDeep(fault));
            return false;
        }
        match condition {
            Condition::Holds { competency, level: Some(level) } => {
                let path = format!("{path}.level");
                holds(competency, *level, place, &path, index, found);
            }
            Condition::Any { of } if of.is_empty() => {
                let reason = "has an `any` of nothing, which never holds".to_owned();
                found.warning(place.invalid(&path, reason));
            }
            Condition::All { of } | Condition::Any { of } => {
                // The last one put on the pile is the next to be examined.
                let parts = of.iter().enumerate().rev();
                open.extend(parts.map(|(at, one)| (one, format!("{path}.of[{at}]"), depth + 1)));
            }
            Condition::Not { of } => open.push((of, format!("{path}.of"), depth + 1)),
            Condition::Holds { level: None, .. } | Condition::Context { .. } => {}
        }
    }
    let reported = matches!(root, Condition::Any { of } if of.is_empty());
    match truth(root) {
        Truth::Never if !reported => {
            let reason = "can never hold, so it is never asked".to_owned();
            found.warning(place.invalid(&place.path, reason));
        }
        Truth::Always => {
            let reason = "always holds, so it could be left out".to_owned();
            found.note(place.invalid(&place.path, reason));
        }
        Truth::Never | Truth::Open => {}
    }
    true
}

/// A level that a condition names, on the scale of the requirement of that competency, else on the
/// only one of the role.
fn holds(
    competency: &Key,
    level: Level,
    place: &Place<'_>,
    path: &str,
    index: &KeyIndex,
    found: &mut Findings<'_>,
) {
    let Some(scale) = scale_of(found.role, competency, index) else {
        let reason = format!("names level {level} of `{competency}`, and no scale says what it is");
        found.warning(place.invalid(path, reason));
        return;
    };
    if !scale.holds(level) {
        let reason = format!(
            "names level {level} of `{competency}`, and scale `{}` goes from {} to {}",
            scale.id, scale.minimum, scale.maximum
        );
        found.error(place.invalid(path, reason));
    }
}

fn scale_of<'a>(
    role: &'a Role,
    competency: &Key,
    index: &KeyIndex,
) -> Option<&'a ProficiencyScale> {
    let by_uri = index.get(competency).and_then(|at| role.requirements.get(at as usize));
    let by_code = || role.requirements.iter().find(|one| one.code.as_ref() == Some(competency));
    let own = by_uri.or_else(by_code).and_then(|requirement| role.scale_of(requirement));
    own.or(match role.scales.as_slice() {
        [only] => Some(only),
        _ => None,
    })
}

/// Finds a requirement that depends on its own competency so that it says nothing.
fn on_itself(
    requirement: &Requirement,
    condition: &Condition,
    path: &str,
    found: &mut Findings<'_>,
) {
    let place = Place { asked: &requirement.competency, path: format!("{path}.when") };
    let is_own =
        |name: &Key| *name == requirement.competency || requirement.code.as_ref() == Some(name);
    let scale = found.role.scale_of(requirement);
    // Whether who holds the one holds the other too; any demonstrated level is the least.
    let reaches = |held: Option<Level>, other: Option<Level>| match (held, other, scale) {
        (_, None, _) => true,
        (Some(held), Some(other), Some(scale)) => scale.height(held) >= scale.height(other),
        _ => false,
    };
    let mut parts = Vec::new();
    conjuncts(condition, &mut parts);
    for (part, wanted) in parts {
        let Condition::Holds { competency, level } = part else { continue };
        if !is_own(competency) {
            continue;
        }
        let opens =
            requirement.gate.as_ref().map(|gate| gate.minimum_level.or(requirement.level()));
        if wanted && reaches(*level, requirement.level()) {
            let reason = "asks it only of who already meets it".to_owned();
            found.warning(place.invalid(&place.path, reason));
        } else if !wanted && opens.is_some_and(|opens| reaches(opens, *level)) {
            let reason =
                "shuts everybody out of whom it is asked, since its condition asks who lacks it"
                    .to_owned();
            let fault = Fault::new().at(format!("{path}.gate")).with("asked", place.asked);
            found.error(RoleError::ContradictoryGate(fault.with("reason", reason)));
        } else if !wanted && reaches(requirement.level(), *level) {
            let reason = "asks it only as long as it is not met".to_owned();
            found.warning(place.invalid(&place.path, reason));
        }
    }
}

/// What can be said of a condition without a person.
#[derive(Clone, Copy, PartialEq)]
enum Truth {
    Always,
    Never,
    Open,
}

/// Whether a condition can never hold, whoever the person is; one too deep is not looked into.
pub(super) fn is_never(condition: &Condition) -> bool {
    !is_too_deep(condition) && truth(condition) == Truth::Never
}

fn is_too_deep(root: &Condition) -> bool {
    let mut open = vec![(root, 1)];
    while let Some((condition, depth)) = open.pop() {
        match condition {
            _ if depth > DEEPEST => return true,
            Condition::All { of } | Condition::Any { of } => {
                open.extend(of.iter().map(|one| (one, depth + 1)));
            }
            Condition::Not { of } => open.push((of, depth + 1)),
            Condition::Holds { .. } | Condition::Context { .. } => {}
        }
    }
    false
}

/// Only for conditions that are not too deep.
fn truth(condition: &Condition) -> Truth {
    match condition {
        Condition::Holds { .. } | Condition::Context { .. } => Truth::Open,
        Condition::Not { of } => match truth(of) {
            Truth::Always => Truth::Never,
            Truth::Never => Truth::Always,
            Truth::Open => Truth::Open,
        },
        Condition::All { of } => {
            let parts: Vec<Truth> = of.iter().map(truth).collect();
            if parts.contains(&Truth::Never) || contradicts_itself(condition) {
                Truth::Never
            } else if parts.iter().all(|part| *part == Truth::Always) {
                Truth::Always
            } else {
                Truth::Open
            }
        }
        Condition::Any { of } => {
            let parts: Vec<Truth> = of.iter().map(truth).collect();
            if parts.contains(&Truth::Always) {
                Truth::Always
            } else if parts.iter().all(|part| *part == Truth::Never) {
                Truth::Never
            } else {
                Truth::Open
            }
        }
    }
}

/// The single statements that must all be so (true) or not be so (false) for a condition to hold.
fn conjuncts<'a>(condition: &'a Condition, parts: &mut Vec<(&'a Condition, bool)>) {
    match condition {
        Condition::All { of } => of.iter().for_each(|one| conjuncts(one, parts)),
        Condition::Not { of } => parts.push((of, false)),
        _ => parts.push((condition, true)),
    }
}

/// Whether two of the statements that must all be so cannot both be so.
fn contradicts_itself(condition: &Condition) -> bool {
    let mut parts = Vec::new();
    conjuncts(condition, &mut parts);
    let mut values: BTreeMap<&Key, &Text> = BTreeMap::new();
    let mut held: BTreeSet<(&Key, Option<Level>)> = BTreeSet::new();
    let mut held_at_all: BTreeSet<&Key> = BTreeSet::new();
    for (part, wanted) in &parts {
        match part {
            Condition::Context { name, value }
                if *wanted && values.insert(name, value).is_some_and(|other| other != value) =>
            {
                return true;
            }
            Condition::Holds { competency, level } if *wanted => {
                held.insert((competency, *level));
                held_at_all.insert(competency);
            }
            _ => {}
        }
    }
    parts.iter().filter(|(_, wanted)| !wanted).any(|(part, _)| match part {
        Condition::Context { name, value } => values.get(name) == Some(&value),
        Condition::Holds { competency, level: None } => held_at_all.contains(competency),
        Condition::Holds { competency, level } => held.contains(&(competency, *level)),
        _ => false,
    })
}
