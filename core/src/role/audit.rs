//! What is wrong with a catalogue of roles.

use super::algebra::{findings, unknown_names};
use super::{Requirement, Role, RoleCatalogue, RoleError};
use crate::framework::{
    CompetencyIndex, Framework, FrameworkError, ProficiencyScale, relation_findings, untidy,
};
use crate::kernel::{Key, KeyIndex};
use crate::problem::{Diagnostic, Fault};

/// Everything that is wrong with roles and what they ask, each finding on its own, with its path.
///
/// Nothing is repaired or left out; the severities mean what they mean in
/// [`framework::audit`](crate::framework::audit).
///
/// | finding | severity |
/// |---|---|
/// | role there twice; competency asked for as required and as desired | error |
/// | competency that is not in the framework; level nobody can reach | error |
/// | scale that contradicts itself; scale that the role does not carry | error |
/// | relation that leads nowhere, to itself or in a circle | error |
/// | competency asked for twice; relation there twice; level without a scale | warning |
/// | family that is not among the groups; title with stray blanks; no title at all | warning |
/// | condition on a competency that is not in the framework | warning |
/// | how many roles ask nothing | note |
/// | what [`check`](super::check) finds about choices, gates, equivalents and conditions | as there |
///
/// A family is looked for among the uris and the codes of the groups, if there are any.
/// The competencies of a role that names another framework than its catalogue are not looked for.
///
/// # Cost
///
/// O(n log n) in the number of requirements.
#[must_use]
pub fn audit(catalogue: &RoleCatalogue, framework: &Framework) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let roles = KeyIndex::of(&catalogue.roles, |role| Some(&role.uri));
    for at in roles.duplicates() {
        let uri = catalogue.roles.get(at as usize).map_or("", |role| role.uri.as_str());
        let fault = Fault::new().at(format!("roles[{at}].uri")).with("role", uri);
        found.push(Diagnostic::error(RoleError::DuplicateRole(fault)));
    }
    let group_uris = KeyIndex::of(&catalogue.groups, |group| Some(&group.uri));
    let group_codes = KeyIndex::of(&catalogue.groups, |group| group.code.as_ref());
    let is_group = |name: &Key| group_uris.get(name).or_else(|| group_codes.get(name)).is_some();
    let competencies = framework.competency_index();
    for (at, role) in catalogue.roles.iter().enumerate() {
        let path = format!("roles[{at}]");
        titles(role, &path, &mut found);
        if let Some(family) = role.family.as_ref().filter(|_| !catalogue.groups.is_empty())
            && !is_group(family)
        {
            let fault = Fault::new().at(format!("{path}.family")).with("from", &role.uri);
            let fault = fault.with("kind", "family").with("missing", family);
            found.push(Diagnostic::warning(FrameworkError::DanglingRelation(fault)));
        }
        for (number, scale) in role.scales.iter().enumerate() {
            if let Err(error) = scale.check(&format!("{path}.scales[{number}]")) {
                found.push(Diagnostic::error(error));
            }
        }
        let stated = role.framework.as_ref();
        let elsewhere = stated.is_some_and(|stated| stated.id != catalogue.framework.id);
        let competencies = (!elsewhere).then_some(&competencies);
        requirements(role, &path, competencies, &mut found);
        found.extend(findings(role, &path).into_iter().map(Diagnostic::from));
        if let Some(index) = competencies {
            let unknown = unknown_names(role, &path, |name| index.position(name).is_some());
            found.extend(unknown.into_iter().map(Diagnostic::from));
        }
    }
    let asking_nothing: Vec<&str> = catalogue
        .roles
        .iter()
        .filter(|role| role.requirements.is_empty())
        .map(|role| role.name().as_str())
        .collect();
    if !asking_nothing.is_empty() {
        let fault = Fault::new().at("roles").with("count", asking_nothing.len());
        let fault = fault.with("roles", asking_nothing.join(", "));
        found.push(Diagnostic::note(RoleError::NothingAsked(fault)));
    }
    let known = |uri: &Key| {
        roles.get(uri).or_else(|| group_uris.get(uri)).is_some()
            || competencies.position_of_uri(uri.as_str()).is_some()
    };
    relation_findings(&catalogue.relations, known, &mut found);
    found
}

fn titles(role: &Role, path: &str, found: &mut Vec<Diagnostic>) {
    let fields = ["titles", "alternative_titles"];
    untidy(path, fields, &role.titles, &role.alternative_titles, found);
    if role.titles.is_empty() {
        let fault = Fault::new().at(format!("{path}.titles")).with("uri", &role.uri);
        found.push(Diagnostic::warning(FrameworkError::MissingLabel(fault)));
    }
}

fn requirements(
    role: &Role,
    path: &str,
    competencies: Option<&CompetencyIndex>,
    found: &mut Vec<Diagnostic>,
) {
    let asked = KeyIndex::of(&role.requirements, |requirement| Some(&requirement.competency));
    let twice = asked.duplicates();
    let scales = KeyIndex::of(&role.scales, |scale| Some(&scale.id));
    for (number, requirement) in (0_u32..).zip(&role.requirements) {
        let path = |field: &str| format!("{path}.requirements[{number}].{field}");
        let competency = &requirement.competency;
        let fault = |field: &str| {
            Fault::new().at(path(field)).with("role", &role.uri).with("competency", competency)
        };
        if twice.binary_search(&number).is_ok() {
            let first = asked.get(competency).and_then(|at| role.requirements.get(at as usize));
            found.push(match first {
                Some(first) if first.necessity != requirement.necessity => {
                    Diagnostic::error(RoleError::ConflictingNecessity(fault("necessity")))
                }
                _ => Diagnostic::warning(RoleError::DuplicateRequirement(fault("competency"))),
            });
        }
        let missing =
            |index: &CompetencyIndex| index.position_of_uri(competency.as_str()).is_none();
        if competencies.is_some_and(missing) {
            found.push(Diagnostic::error(RoleError::UnknownCompetency(fault("competency"))));
        }
        match scale_of(role, &scales, requirement) {
            Named::Scale(scale) => levels(requirement, scale, fault, found),
            Named::Unknown(id) => {
                let fault = fault("scale").with("scale", id);
                found.push(Diagnostic::error(RoleError::UnknownScale(fault)));
            }
            Named::Nothing if requirement.level().is_some() => {
                let fault = fault("scale").with("uri", &role.uri);
                let fault = fault.with("field", format!("scale for `{competency}`"));
                found.push(Diagnostic::warning(FrameworkError::EmptyField(fault)));
            }
            Named::Nothing => {}
        }
    }
}

/// The scale of a requirement.
enum Named<'a> {
    Scale(&'a ProficiencyScale),
    /// The role does not carry the scale of this name.
    Unknown(&'a Key),
    /// No scale is named, and the role does not have exactly one.
    Nothing,
}

fn scale_of<'a>(role: &'a Role, scales: &KeyIndex, requirement: &'a Requirement) -> Named<'a> {
    match (&requirement.scale, role.scales.as_slice()) {
        (Some(id), list) => {
            let scale = scales.get(id).and_then(|at| list.get(at as usize));
            scale.map_or(Named::Unknown(id), Named::Scale)
        }
        (None, [only]) => Named::Scale(only),
        (None, _) => Named::Nothing,
    }
}

/// Levels that are not on their scale.
fn levels(
    requirement: &Requirement,
    scale: &ProficiencyScale,
    fault: impl Fn(&str) -> Fault,
    found: &mut Vec<Diagnostic>,
) {
    let levels = [
        ("required_level", requirement.required_level),
        ("desired_level", requirement.desired_level),
    ];
    for (field, level) in levels {
        if let Some(level) = level.filter(|level| !scale.holds(*level)) {
            let fault = fault(field).with("level", level).with("scale", &scale.id);
            let fault = fault.with("minimum", scale.minimum).with("maximum", scale.maximum);
            found.push(Diagnostic::error(RoleError::Unreachable(fault)));
        }
    }
}
