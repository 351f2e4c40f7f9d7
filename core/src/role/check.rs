//! Whether a role makes sense by itself.

use super::algebra::findings;
use super::{Requirement, Role, RoleError};
use crate::framework::{FrameworkError, Texts};
use crate::kernel::{Key, KeyIndex};
use crate::problem::{Diagnostic, Fault, Problem, Severity};

/// Everything in a role that contradicts itself, each finding on its own, with its path.
///
/// What is an error here, [`parse`](super::parse) refuses.
///
/// | finding | severity |
/// |---|---|
/// | scale that contradicts itself or is there twice; level off its scale, or without one | error |
/// | competency asked for twice; text that is too long | error |
/// | choice of none or of more than there are; member unknown, named twice or in two choices | error |
/// | choices that contain one another; id that stands for two things | error |
/// | gate above the level asked, or for which nobody can qualify | error |
/// | equivalent that is worth nothing, named twice, or the competency itself | error |
/// | condition on a level off its scale; conditions or choices nested deeper than 32 | error |
/// | condition that can never hold, or that asks only who needs it least or can never meet it | warning |
/// | choice of more members than are ever asked; must-have that is only desired | warning |
/// | competencies that stand for each other in full, all asked; level of which no scale is known | warning |
/// | condition that always holds | note |
///
/// A competency that one equivalent names is not looked for: it may be of another framework.
///
/// ```
/// use prowess::role::{self, Choice, Role};
///
/// let mut analyst: Role = role::parse(
///     r#"{"uri": "role/analyst", "requirements": [{"competency": "sql"}, {"competency": "r"}]}"#,
/// )?;
/// analyst.choices = serde_json::from_str(r#"[{"id": "one", "choose": 3, "of": ["sql", "r"]}]"#)
///     .expect("a list of choices");
/// let found = role::check(&analyst);
/// assert_eq!(found[0].problem.code, "role.invalid_choice");
/// assert_eq!(found[0].problem.path.as_deref(), Some("role.choices[0].choose"));
/// # Ok::<(), prowess::Problem>(())
/// ```
///
/// # Cost
///
/// O(n log n) in the number of requirements, members, equivalents and conditions.
#[must_use]
pub fn check(role: &Role) -> Vec<Diagnostic> {
    checked(role, "role")
}

/// As [`check`], for a role that stands at this path of what the caller gave.
pub(super) fn checked(role: &Role, path: &str) -> Vec<Diagnostic> {
    let mut found: Vec<Diagnostic> =
        basics(role, path).into_iter().map(Diagnostic::error).collect();
    found.extend(findings(role, path).into_iter().map(Diagnostic::from));
    found
}

/// Refuses a role that contradicts itself, with all its problems.
///
/// # Errors
///
/// * `role.inconsistent`.
pub(super) fn refuse_contradictions(role: &Role) -> Result<(), RoleError> {
    let found = check(role).into_iter().filter(|found| found.severity == Severity::Error);
    let problems: Vec<Problem> = found.map(|found| found.problem).collect();
    if problems.is_empty() {
        return Ok(());
    }
    let fault = Fault::new().at("role").with("role", &role.uri);
    Err(RoleError::Inconsistent(fault.with("count", problems.len()).because(problems)))
}

/// What contradicts itself in scales, texts and single requirements.
fn basics(role: &Role, path: &str) -> Vec<Problem> {
    let mut problems: Vec<Problem> = Vec::new();
    for (at, scale) in role.scales.iter().enumerate() {
        let checked = scale.check(&format!("{path}.scales[{at}]"));
        problems.extend(checked.err().map(Problem::from));
    }
    let single = vec![("titles", &role.titles), ("descriptions", &role.descriptions)];
    let lists = vec![("alternative_titles", &role.alternative_titles)];
    Texts { single, lists }.report(path, &mut problems);
    let scales = KeyIndex::of(&role.scales, |scale| Some(&scale.id));
    for at in scales.duplicates() {
        let twice = role.scales.get(at as usize);
        let error = twice.map(|scale| scale.is_there_twice(format!("{path}.scales[{at}].id")));
        problems.extend(error.map(Problem::from));
    }
    let scale_of = |requirement: &Requirement| match (&requirement.scale, role.scales.as_slice()) {
        (Some(id), all) => scales.get(id).and_then(|at| all.get(at as usize)),
        (None, [only]) => Some(only),
        (None, _) => None,
    };
    let index = KeyIndex::of(&role.requirements, |requirement| Some(&requirement.competency));
    for at in index.duplicates() {
        let name = role.requirements.get(at as usize).map_or("", |one| one.competency.as_str());
        let fault = Fault::new().at(format!("{path}.requirements[{at}].competency"));
        let fault = fault.with("role", &role.uri).with("competency", name);
        problems.push(RoleError::DuplicateRequirement(fault).into());
    }
    for (at, requirement) in role.requirements.iter().enumerate() {
        let path = |field: &str| format!("{path}.requirements[{at}].{field}");
        let levels = [
            ("required_level", requirement.required_level),
            ("desired_level", requirement.desired_level),
        ];
        let levels = levels.into_iter().filter_map(|(field, level)| Some((field, level?)));
        for (field, level) in levels {
            match scale_of(requirement) {
                Some(scale) if scale.holds(level) => {}
                Some(scale) => {
                    let fault = Fault::new().at(path(field)).with("role", &role.uri);
                    let fault = fault.with("competency", &requirement.competency);
                    let fault = fault.with("level", level).with("scale", &scale.id);
                    let fault = fault.with("minimum", scale.minimum);
                    let fault = fault.with("maximum", scale.maximum);
                    problems.push(RoleError::Unreachable(fault).into());
                }
                None => {
                    let named = requirement.scale.as_ref().map_or("(not named)", Key::as_str);
                    let fault = Fault::new().at(path("scale")).with("scale", named);
                    problems.push(FrameworkError::UnknownScale(fault).into());
                }
            }
        }
    }
    problems
}
