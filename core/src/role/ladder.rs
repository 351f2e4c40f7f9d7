//! Ladders: roles of one family, each grade asking at least what the one below asks.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::algebra::DEEPEST;
use super::{Choice, Requirement, Role, RoleError};
use crate::framework::{Necessity, ProficiencyScale};
use crate::kernel::{Key, KeyIndex, LanguageMap, Level};
use crate::problem::{Diagnostic, Fault};

/// The grades of a family of roles, such as engineer, senior engineer, principal engineer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, expecting = "a ladder")]
pub struct Ladder {
    /// Stable address or id.
    pub uri: Key,
    /// Title by language.
    #[serde(default)]
    pub titles: LanguageMap,
    /// Uris of the roles, the lowest first.
    #[serde(default)]
    pub rungs: Vec<Key>,
}

/// Where a ladder names roles that are not there, or a higher role asks less than the one below.
///
/// Each role is held against the one directly below it:
///
/// | finding | code | severity |
/// |---|---|---|
/// | role that was not given | `role.missing_role` | error |
/// | role on two rungs | `role.repeated_rung` | error |
/// | grade below the one before | `role.grade_order` | error |
/// | grade equal to the one before | `role.grade_order` | warning |
/// | lower level, on the same scale | `role.level_falls` | error |
/// | competency that is not asked for any more | `role.requirement_dropped` | error |
/// | choice of which fewer members are asked for in any case | `role.requirement_dropped` | error |
/// | gate that is gone, or opens lower | `role.gate_dropped` | error |
/// | required, then one of several or desired; always, then under a condition | `role.necessity_falls` | error |
/// | levels on two scales, or on one with other ends | `role.scales_differ` | warning |
///
/// Grades are compared where they are known.
/// Of a choice of k members the higher role must still ask for k, whichever are chosen.
/// Each finding names both roles, the competency and both levels in its values.
///
/// What it does not tell: whether the steps between the grades are of a sensible size, and whether
/// importances, equivalents and conditions differ.
///
/// ```
/// use prowess::role::{self, Ladder, Role};
///
/// let roles: Vec<Role> = ["junior", "senior"].iter().zip([3, 2]).map(|(uri, level)| {
///     role::parse(&format!(
///         r#"{{"uri": "{uri}", "scales": [{{"id": "five-step", "kind": "ordinal",
///              "minimum": 1, "maximum": 5}}],
///              "requirements": [{{"competency": "sql", "required_level": {level}}}]}}"#
///     ))
/// }).collect::<Result<_, _>>()?;
/// let ladder: Ladder = serde_json::from_str(r#"{"uri": "data", "rungs": ["junior", "senior"]}"#)
///     .expect("a ladder");
/// assert_eq!(
///     role::check_ladder(&ladder, &roles)[0].problem.message,
///     "role `senior` asks for level `2` of `sql`, less than level `3` of role `junior` below it",
/// );
/// # Ok::<(), prowess::Problem>(())
/// ```
///
/// # Cost
///
/// O(n log n) in the number of requirements.
#[must_use]
pub fn check_ladder(ladder: &Ladder, roles: &[Role]) -> Vec<Diagnostic> {
    let index = KeyIndex::of(roles, |role| Some(&role.uri));
    let mut found = Vec::new();
    let mut seen = BTreeSet::new();
    let mut below: Option<&Role> = None;
    let mut graded: Option<(&Role, u32)> = None;
    for (at, uri) in ladder.rungs.iter().enumerate() {
        let path = format!("ladder.rungs[{at}]");
        let fault = || Fault::new().at(&path).with("role", uri);
        if !seen.insert(uri) {
            let fault = fault().with("ladder", &ladder.uri);
            found.push(Diagnostic::error(RoleError::RepeatedRung(fault)));
            continue;
        }
        let Some(role) = index.get(uri).and_then(|at| roles.get(at as usize)) else {
            let fault = fault().with("what", "ladder").with("uri", &ladder.uri);
            found.push(Diagnostic::error(RoleError::MissingRole(fault)));
            continue;
        };
        if let Some(grade) = role.grade {
            if let Some((lower, other)) = graded.filter(|(_, other)| grade <= *other) {
                let fault = Fault::new().at(&path).with("higher", uri).with("lower", &lower.uri);
                let fault = fault.with("higher_grade", grade).with("lower_grade", other);
                let error = RoleError::GradeOrder(fault);
                let equal = grade == other;
                found.push(if equal {
                    Diagnostic::warning(error)
                } else {
                    Diagnostic::error(error)
                });
            }
            graded = Some((role, grade));
        }
        if let Some(lower) = below {
            Rungs { lower, higher: role, path: &path }.compare(&mut found);
        }
        below = Some(role);
    }
    found
}

/// Two roles, one directly above the other.
struct Rungs<'a> {
    lower: &'a Role,
    higher: &'a Role,
    path: &'a str,
}

impl Rungs<'_> {
    fn compare(&self, found: &mut Vec<Diagnostic>) {
        let (low, high) = (Shape::of(self.lower), Shape::of(self.higher));
        for requirement in &self.lower.requirements {
            // What is one of several is looked at with its choice.
            let optional = low.is_optional(&requirement.competency);
            match high.find(&requirement.competency) {
                Some(other) => self.compare_one(requirement, other, &low, &high, found),
                None if optional => {}
                None => {
                    let fault = self.fault(&requirement.competency, requirement.level(), None);
                    found.push(Diagnostic::error(RoleError::RequirementDropped(fault)));
                }
            }
        }
        for choice in self.lower.choices.iter().filter(|choice| is_partial(choice)) {
            if high.certain(choice, &low, DEEPEST) < choice.choose {
                let fault = self.fault(&choice.id, None, None);
                found.push(Diagnostic::error(RoleError::RequirementDropped(fault)));
            }
        }
    }

    fn compare_one(
        &self,
        lower: &Requirement,
        higher: &Requirement,
        low: &Shape<'_>,
        high: &Shape<'_>,
        found: &mut Vec<Diagnostic>,
    ) {
        let competency = &lower.competency;
        let (before, after) = (lower.level(), higher.level());
        if let Some(was) = before {
            let scales = (self.lower.scale_of(lower), self.higher.scale_of(higher));
            let name = |scale: Option<&ProficiencyScale>| {
                scale.map_or("unknown".to_owned(), |scale| scale.id.to_string())
            };
            match (after, scales) {
                (None, _) => {
                    let fault = self.fault(competency, before, after);
                    found.push(Diagnostic::error(RoleError::LevelFalls(fault)));
                }
                (Some(is), (Some(a), Some(b))) if is_same(a, b) => {
                    if b.height(is) < a.height(was) {
                        let fault = self.fault(competency, before, after);
                        found.push(Diagnostic::error(RoleError::LevelFalls(fault)));
                    }
                }
                (Some(_), (a, b)) => {
                    let fault = self.fault(competency, before, after);
                    let fault = fault.with("lower_scale", name(a)).with("higher_scale", name(b));
                    found.push(Diagnostic::warning(RoleError::ScalesDiffer(fault)));
                }
            }
        }
        self.compare_gates(lower, higher, found);
        let (was, is) = (low.strictness(competency), high.strictness(competency));
        let newly_conditional = higher.when.is_some() && higher.when != lower.when;
        if is < was || newly_conditional {
            let said = |strictness: Strictness, conditional: bool| {
                let name = strictness.name();
                if conditional { format!("{name}, under a condition") } else { name.to_owned() }
            };
            let fault = self.fault(competency, before, after);
            let fault = fault.with("lower_necessity", said(was, lower.when.is_some()));
            let fault = fault.with("higher_necessity", said(is, higher.when.is_some()));
            found.push(Diagnostic::error(RoleError::NecessityFalls(fault)));
        }
    }

    /// The gate of the higher role has to be there, and to open no lower.
    fn compare_gates(
        &self,
        lower: &Requirement,
        higher: &Requirement,
        found: &mut Vec<Diagnostic>,
    ) {
        let Some(gate) = &lower.gate else { return };
        let was = gate.minimum_level.or(lower.level());
        let is = higher.gate.as_ref().and_then(|gate| gate.minimum_level.or(higher.level()));
        let scales = self.lower.scale_of(lower).zip(self.higher.scale_of(higher));
        let falls = match (was, is, scales) {
            _ if higher.gate.is_none() => true,
            (None, _, _) => false,
            (Some(_), None, _) => true,
            (Some(was), Some(is), Some((a, b))) if is_same(a, b) => b.height(is) < a.height(was),
            // Two scales are reported with the levels asked.
            _ => false,
        };
        if falls {
            let fault = self.fault(&lower.competency, was, is);
            found.push(Diagnostic::error(RoleError::GateDropped(fault)));
        }
    }

    fn fault(&self, competency: &Key, before: Option<Level>, after: Option<Level>) -> Fault {
        let shown =
            |level: Option<Level>| level.map_or("none".to_owned(), |level| level.to_string());
        let fault = Fault::new().at(self.path).with("competency", competency);
        let fault = fault.with("lower", &self.lower.uri).with("higher", &self.higher.uri);
        fault.with("lower_level", shown(before)).with("higher_level", shown(after))
    }
}

/// How strictly something is asked, the least strict first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Strictness {
    Desired,
    OneOfSeveral,
    Required,
}

impl Strictness {
    const fn name(self) -> &'static str {
        match self {
            Self::Desired => "desired",
            Self::OneOfSeveral => "one of several",
            Self::Required => "required",
        }
    }
}

/// What a role asks, by name.
struct Shape<'a> {
    role: &'a Role,
    requirements: KeyIndex,
    choices: KeyIndex,
    /// Members of choices, and at which choice each stands.
    owners: KeyIndex,
}

impl<'a> Shape<'a> {
    fn of(role: &'a Role) -> Self {
        let members = (0_u32..)
            .zip(&role.choices)
            .flat_map(|(at, choice)| choice.of.iter().map(move |member| (member.clone(), at)));
        Self {
            role,
            requirements: KeyIndex::of(&role.requirements, |one| Some(&one.competency)),
            choices: KeyIndex::of(&role.choices, |choice| Some(&choice.id)),
            owners: KeyIndex::new(members),
        }
    }

    fn find(&self, competency: &Key) -> Option<&'a Requirement> {
        self.role.requirements.get(self.requirements.get(competency)? as usize)
    }

    fn owner(&self, member: &Key) -> Option<&'a Choice> {
        self.role.choices.get(self.owners.get(member)? as usize)
    }

    /// How strictly a competency is asked, seen through all choices it stands in.
    fn strictness(&self, competency: &Key) -> Strictness {
        let mut member = competency;
        let mut all_of_all = true;
        for _ in 0..DEEPEST {
            let Some(choice) = self.owner(member) else { break };
            if choice.necessity == Necessity::Desired {
                return Strictness::Desired;
            }
            all_of_all &= !is_partial(choice);
            member = &choice.id;
        }
        let own = self.find(competency).map(|one| one.necessity);
        match own {
            _ if !all_of_all => Strictness::OneOfSeveral,
            // In a choice, the necessity of the choice counts.
            Some(Necessity::Desired) if member == competency => Strictness::Desired,
            _ => Strictness::Required,
        }
    }

    /// Whether a competency stands in a choice that leaves something to choose.
    fn is_optional(&self, competency: &Key) -> bool {
        let mut member = competency;
        for _ in 0..DEEPEST {
            let Some(choice) = self.owner(member) else { return false };
            if is_partial(choice) {
                return true;
            }
            member = &choice.id;
        }
        false
    }

    /// How many members of a choice of another role this role asks for in any case.
    ///
    /// What it asks for outside of choices counts; of a choice of its own, only as many members as
    /// cannot be chosen outside of the other choice.
    fn certain(&self, choice: &Choice, other: &Shape<'_>, depth: usize) -> u32 {
        let members: BTreeSet<&Key> = choice.of.iter().collect();
        let mut single = 0_u32;
        let mut choices = BTreeSet::new();
        for member in &members {
            let inner =
                other.choices.get(member).and_then(|at| other.role.choices.get(at as usize));
            let is_asked = match inner {
                Some(inner) => depth > 0 && self.certain(inner, other, depth - 1) >= inner.choose,
                None => self.requirements.get(member).is_some(),
            };
            if is_asked {
                match self.owners.get(member) {
                    Some(at) => drop(choices.insert(at)),
                    None => single += 1,
                }
            }
        }
        let own = choices.into_iter().filter_map(|at| self.role.choices.get(at as usize));
        let chosen = own.map(|own| {
            let outside = own.of.iter().filter(|member| !members.contains(member)).count();
            own.choose.saturating_sub(u32::try_from(outside).unwrap_or(u32::MAX))
        });
        chosen.fold(single, u32::saturating_add)
    }
}

/// Whether a choice leaves something to choose.
fn is_partial(choice: &Choice) -> bool {
    (choice.choose as usize) < choice.of.len()
}

/// Whether levels of the two scales mean the same.
fn is_same(a: &ProficiencyScale, b: &ProficiencyScale) -> bool {
    a.id == b.id && a.minimum == b.minimum && a.maximum == b.maximum && a.direction == b.direction
}
