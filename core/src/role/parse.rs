//! Reads and writes roles.

use super::{Requirement, Role, RoleError};
use crate::framework::{FrameworkError, Texts};
use crate::kernel::{Key, KeyIndex, read_json, write_json};
use crate::problem::{Fault, Problem};

/// The role a JSON text holds.
///
/// ```
/// let analyst = prowess::role::parse(
///     r#"{"uri": "role/analyst", "titles": {"en": "Analyst"},
///         "scales": [{"id": "five-step", "kind": "ordinal", "minimum": 1, "maximum": 5}],
///         "requirements": [{"competency": "sql", "required_level": 4}]}"#,
/// )?;
/// assert_eq!(analyst.requirements.len(), 1);
/// # Ok::<(), prowess::Problem>(())
/// ```
///
/// # Errors
///
/// * `role.malformed` when the text is no role; the path names the field.
/// * `role.inconsistent` with all problems in its details: duplicate requirements, scales that
///   contradict themselves, levels off their scale, scales that are not there, texts that are too
///   long.
pub fn parse(text: &str) -> Result<Role, RoleError> {
    let role: Role = read_json(text, "role").map_err(RoleError::Malformed)?;
    let problems = problems(&role);
    if problems.is_empty() {
        Ok(role)
    } else {
        let fault = Fault::new().at("role").with("role", &role.uri);
        Err(RoleError::Inconsistent(fault.with("count", problems.len()).because(problems)))
    }
}

/// The JSON text of a role, which [`parse`] reads back to an equal one.
#[must_use]
pub fn print(role: &Role) -> String {
    write_json(role)
}

/// Everything that contradicts itself within one role.
pub(super) fn problems(role: &Role) -> Vec<Problem> {
    let mut problems: Vec<Problem> = Vec::new();
    for (at, scale) in role.scales.iter().enumerate() {
        let checked = scale.check(&format!("role.scales[{at}]"));
        problems.extend(checked.err().map(Problem::from));
    }
    let single = vec![("titles", &role.titles), ("descriptions", &role.descriptions)];
    let lists = vec![("alternative_titles", &role.alternative_titles)];
    Texts { single, lists }.report("role", &mut problems);
    let scales = KeyIndex::of(&role.scales, |scale| Some(&scale.id));
    for at in scales.duplicates() {
        let twice = role.scales.get(at as usize);
        let error = twice.map(|scale| scale.is_there_twice(format!("role.scales[{at}].id")));
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
        let fault = Fault::new().at(format!("role.requirements[{at}].competency"));
        let fault = fault.with("role", &role.uri).with("competency", name);
        problems.push(RoleError::DuplicateRequirement(fault).into());
    }
    for (at, requirement) in role.requirements.iter().enumerate() {
        let path = |field: &str| format!("role.requirements[{at}].{field}");
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
