//! Choices: so many of several.

use std::collections::{BTreeMap, BTreeSet};

use super::conditions::is_never;
use super::{DEEPEST, Findings};
use crate::framework::{Necessity, Relation, RelationKind, cycles_in};
use crate::kernel::{Key, KeyIndex};
use crate::problem::Fault;
use crate::role::{Choice, Role, RoleError};

/// Finds what is wrong with the choices of a role.
pub(super) fn examine(found: &mut Findings<'_>) {
    let role = found.role;
    if role.choices.is_empty() {
        return;
    }
    let before = found.list.len();
    let index = Index::of(role);
    ids(&index, found);
    let mut owners = BTreeMap::new();
    for (at, choice) in role.choices.iter().enumerate() {
        members(choice, at, &index, &mut owners, found);
    }
    circles(&index, found);
    if found.list.len() == before {
        depth(&owners, found);
    }
    // What can be chosen is asked of a tree only, or the answer would not end.
    if found.list.len() == before {
        supply(&index, found);
    }
}

/// The requirements and the choices of a role by their names.
struct Index<'a> {
    role: &'a Role,
    requirements: KeyIndex,
    choices: KeyIndex,
}

impl<'a> Index<'a> {
    fn of(role: &'a Role) -> Self {
        Self {
            role,
            requirements: KeyIndex::of(&role.requirements, |one| Some(&one.competency)),
            choices: KeyIndex::of(&role.choices, |choice| Some(&choice.id)),
        }
    }

    /// Whether a member is ever asked, and, where it is a choice, can be met.
    fn is_possible(&self, member: &Key) -> bool {
        if let Some(at) = self.requirements.get(member) {
            let asked = self.role.requirements.get(at as usize);
            return asked.is_some_and(|one| !one.when.as_deref().is_some_and(is_never));
        }
        let choice = self.choices.get(member).and_then(|at| self.role.choices.get(at as usize));
        choice.is_some_and(|choice| {
            !choice.when.as_deref().is_some_and(is_never)
                && self.possible_members(choice) >= choice.choose
        })
    }

    fn possible_members(&self, choice: &Choice) -> u32 {
        let possible = choice.of.iter().filter(|member| self.is_possible(member)).count();
        u32::try_from(possible).unwrap_or(u32::MAX)
    }
}

fn ids(index: &Index<'_>, found: &mut Findings<'_>) {
    let twice = index.choices.duplicates();
    for (at, choice) in (0_u32..).zip(&found.role.choices) {
        if twice.binary_search(&at).is_ok() || index.requirements.get(&choice.id).is_some() {
            let fault = Fault::new().at(format!("{}.choices[{at}].id", found.path));
            let fault = fault.with("choice", &choice.id).with("role", &found.role.uri);
            found.error(RoleError::DuplicateChoice(fault));
        }
    }
}

fn members<'a>(
    choice: &'a Choice,
    at: usize,
    index: &Index<'_>,
    owners: &mut BTreeMap<&'a Key, &'a Key>,
    found: &mut Findings<'_>,
) {
    let path = format!("{}.choices[{at}]", found.path);
    let fault = |place: String| {
        Fault::new().at(place).with("choice", &choice.id).with("role", &found.role.uri)
    };
    let mut errors = Vec::new();
    let mut own = BTreeSet::new();
    for (number, member) in choice.of.iter().enumerate() {
        let fault = || fault(format!("{path}.of[{number}]")).with("member", member);
        if !own.insert(member) {
            let reason = format!("names `{member}` twice");
            errors.push(RoleError::InvalidChoice(fault().with("reason", reason)));
            continue;
        }
        if index.requirements.get(member).is_none() && index.choices.get(member).is_none() {
            errors.push(RoleError::UnknownMember(fault()));
        }
        if let Some(other) = owners.get(member) {
            errors.push(RoleError::SharedMember(fault().with("other", other)));
        } else {
            owners.insert(member, &choice.id);
        }
    }
    let invalid = |field: &str, reason: String| {
        RoleError::InvalidChoice(fault(format!("{path}.{field}")).with("reason", reason))
    };
    match (choice.choose as usize, own.len()) {
        (_, 0) => errors.push(invalid("of", "has no members".to_owned())),
        (0, _) => errors.push(invalid("choose", "asks for none of its members".to_owned())),
        (some, all) if some > all => {
            errors.push(invalid("choose", format!("asks for {some} of its {all} members")));
        }
        _ => {}
    }
    errors.into_iter().for_each(|error| found.error(error));
    if choice.gate && choice.necessity == Necessity::Desired {
        let reason = "makes a must-have of what is only desired";
        let fault = Fault::new().at(format!("{path}.gate")).with("asked", &choice.id);
        found.warning(RoleError::ContradictoryGate(fault.with("reason", reason)));
    }
}

fn circles(index: &Index<'_>, found: &mut Findings<'_>) {
    let kind = RelationKind::PartOf;
    let choices = found.role.choices.iter();
    let inner = choices.flat_map(|choice| choice.of.iter().map(move |member| (member, choice)));
    let inner = inner.filter(|(member, _)| index.choices.get(member).is_some());
    let relations: Vec<Relation> = inner
        .map(|(member, choice)| Relation {
            from: choice.id.clone(),
            kind,
            to: member.clone(),
            necessity: None,
        })
        .collect();
    let in_itself = relations.iter().filter(|edge| edge.from == edge.to);
    let mut ways: Vec<Vec<Key>> = in_itself.map(|edge| vec![edge.from.clone()]).collect();
    ways.extend(cycles_in(&relations, kind).into_iter().map(|cycle| cycle.uris));
    for way in ways {
        let at = way.first().and_then(|first| index.choices.get(first)).unwrap_or_default();
        let fault = Fault::new().at(format!("{}.choices[{at}].of", found.path));
        let fault = fault.with("role", &found.role.uri).with("cycle", way_round(&way));
        found.error(RoleError::CyclicChoice(fault));
    }
}

/// The way round as a person reads it: `a > b > a`.
pub(in crate::role) fn way_round(way: &[Key]) -> String {
    let names: Vec<&str> = way.iter().chain(way.first()).map(Key::as_str).collect();
    names.join(" > ")
}

/// Reports the first choice that stands too deep in others.
fn depth(owners: &BTreeMap<&Key, &Key>, found: &mut Findings<'_>) {
    let too_deep = |choice: &&Choice| {
        let mut outer = owners.get(&choice.id);
        for _ in 1..DEEPEST {
            let Some(id) = outer else { return false };
            outer = owners.get(*id);
        }
        outer.is_some()
    };
    if let Some(choice) = found.role.choices.iter().find(too_deep) {
        let fault = Fault::new().at(format!("{}.choices", found.path)).with("limit", DEEPEST);
        let fault = fault.with("what", format!("choice `{}`", choice.id));
        found.error(RoleError::TooDeep(fault));
    }
}

/// Reports choices of which fewer members are ever asked than are to be chosen.
fn supply(index: &Index<'_>, found: &mut Findings<'_>) {
    for (at, choice) in found.role.choices.iter().enumerate() {
        let possible = index.possible_members(choice);
        if possible >= choice.choose {
            continue;
        }
        let path = format!("{}.choices[{at}]", found.path);
        let all = choice.of.len();
        if choice.gate {
            let reason =
                format!("asks for {} of {all} members, and {possible} can be met", choice.choose);
            let fault = Fault::new().at(format!("{path}.gate")).with("asked", &choice.id);
            found.error(RoleError::ContradictoryGate(fault.with("reason", reason)));
        } else {
            let reason = format!(
                "asks for {} members, and {possible} of {all} are ever asked",
                choice.choose
            );
            let fault = Fault::new().at(format!("{path}.choose")).with("choice", &choice.id);
            let fault = fault.with("role", &found.role.uri).with("reason", reason);
            found.warning(RoleError::InvalidChoice(fault));
        }
    }
}
