//! Career paths: which roles lead to which.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::algebra::way_round;
use super::{Role, RoleError};
use crate::framework::{Relation, RelationKind, cycles_in};
use crate::kernel::{Key, KeyIndex, LanguageMap};
use crate::problem::{Diagnostic, Fault};

/// Which way a step of a career path goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum StepKind {
    /// To a higher grade.
    Promotion,
    /// To another role of about the same grade.
    Lateral,
    /// To a lower grade, such as a new beginning in another family.
    Downward,
}

/// Roles that lead to one another, as a company or a profession offers them.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, expecting = "a career path")]
pub struct CareerPath {
    /// Stable address or id.
    pub uri: Key,
    /// Title by language.
    #[serde(default)]
    pub titles: LanguageMap,
    /// Uris of the roles it starts from; without any, the role the first step starts from.
    #[serde(default)]
    pub starts: Vec<Key>,
    /// The steps.
    #[serde(default)]
    pub steps: Vec<PathStep>,
}

impl CareerPath {
    /// The roles it starts from: those it names, else the one its first step starts from.
    #[must_use]
    pub fn beginnings(&self) -> Vec<&Key> {
        let first = self.steps.first().map(|step| &step.from);
        match self.starts.as_slice() {
            [] => first.into_iter().collect(),
            starts => starts.iter().collect(),
        }
    }
}

/// One move from a role to another.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, expecting = "a step of a career path")]
pub struct PathStep {
    /// Uri of the role it starts from.
    pub from: Key,
    /// Uri of the role it leads to.
    pub to: Key,
    /// Which way it goes, where that is said.
    #[serde(default)]
    pub kind: Option<StepKind>,
    /// After how many months in the first role people usually take it, where that is known.
    #[serde(default)]
    pub typical_months: Option<u32>,
}

/// Everything that is wrong with a career path.
///
/// | finding | code | severity |
/// |---|---|---|
/// | start or end of a step that was not given | `role.missing_role` | error |
/// | step from a role to itself | `role.self_step` | error |
/// | promotion to a lower grade | `role.grade_order` | error |
/// | promotion to an equal grade | `role.grade_order` | warning |
/// | step that is there twice | `role.duplicate_step` | warning |
/// | step from a role nothing leads to, and that is no start | `role.unreachable_step` | warning |
/// | steps that go round in a circle | `role.path_circle` | note |
///
/// Of each knot of circles the shortest one through its smallest uri is named.
/// Grades are compared where both are known.
///
/// What it does not tell: how likely a step is, how long it takes and what it asks of a person.
///
/// # Cost
///
/// O(n log n) in the number of steps and roles.
#[must_use]
pub fn check_path(path: &CareerPath, roles: &[Role]) -> Vec<Diagnostic> {
    let index = KeyIndex::of(roles, |role| Some(&role.uri));
    let find = |uri: &Key| index.get(uri).and_then(|at| roles.get(at as usize));
    let mut found = Vec::new();
    let mut missing = |place: String, uri: &Key| {
        if index.get(uri).is_none() {
            let fault = Fault::new().at(place).with("what", "career path");
            let fault = fault.with("uri", &path.uri).with("role", uri);
            found.push(Diagnostic::error(RoleError::MissingRole(fault)));
        }
    };
    for (at, start) in path.starts.iter().enumerate() {
        missing(format!("path.starts[{at}]"), start);
    }
    for (at, step) in path.steps.iter().enumerate() {
        missing(format!("path.steps[{at}].from"), &step.from);
        missing(format!("path.steps[{at}].to"), &step.to);
    }
    found.extend(steps_of(path, "path"));
    let promotions = path.steps.iter().enumerate();
    for (at, step) in promotions.filter(|(_, step)| step.kind == Some(StepKind::Promotion)) {
        let grades = find(&step.from).and_then(|role| role.grade);
        let grades = grades.zip(find(&step.to).and_then(|role| role.grade));
        if let Some((lower, higher)) = grades.filter(|(lower, higher)| higher <= lower)
            && step.from != step.to
        {
            let fault = Fault::new().at(format!("path.steps[{at}].kind"));
            let fault = fault.with("higher", &step.to).with("lower", &step.from);
            let fault = fault.with("higher_grade", higher).with("lower_grade", lower);
            let error = RoleError::GradeOrder(fault);
            let equal = higher == lower;
            found.push(if equal { Diagnostic::warning(error) } else { Diagnostic::error(error) });
        }
    }
    found
}

/// What is wrong with the steps of a career path at this place, whatever the roles are.
pub(super) fn steps_of(path: &CareerPath, place: &str) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let mut seen = BTreeSet::new();
    let reached = reached(path);
    for (at, step) in path.steps.iter().enumerate() {
        let fault = || {
            let fault = Fault::new().at(format!("{place}.steps[{at}]")).with("path", &path.uri);
            fault.with("from", &step.from).with("to", &step.to).with("role", &step.from)
        };
        if step.from == step.to {
            found.push(Diagnostic::error(RoleError::SelfStep(fault())));
        }
        if !seen.insert((&step.from, &step.to)) {
            found.push(Diagnostic::warning(RoleError::DuplicateStep(fault())));
        } else if !reached.contains(&step.from) {
            found.push(Diagnostic::warning(RoleError::UnreachableStep(fault())));
        }
    }
    let kind = RelationKind::Precedes;
    let relation = |step: &PathStep| {
        let (from, to) = (step.from.clone(), step.to.clone());
        Relation { from, kind, to, necessity: None }
    };
    let relations: Vec<Relation> = path.steps.iter().map(relation).collect();
    for cycle in cycles_in(&relations, kind) {
        let fault = Fault::new().at(format!("{place}.steps")).with("path", &path.uri);
        let fault = fault.with("cycle", way_round(&cycle.uris));
        found.push(Diagnostic::note(RoleError::PathCircle(fault)));
    }
    found
}

/// All roles that the starts of a path lead to, the starts included.
fn reached(path: &CareerPath) -> BTreeSet<&Key> {
    let mut next: BTreeMap<&Key, Vec<&Key>> = BTreeMap::new();
    for step in &path.steps {
        next.entry(&step.from).or_default().push(&step.to);
    }
    let mut waiting = path.beginnings();
    let mut reached = BTreeSet::new();
    while let Some(role) = waiting.pop() {
        if reached.insert(role) {
            waiting.extend(next.get(role).into_iter().flatten());
        }
    }
    reached
}
