//! The work roles of the NICE Workforce Framework for Cybersecurity.

use std::collections::{BTreeMap, BTreeSet};

use crate::framework::import::{
    Findings, ImportOptions, Imported, NiceElement, NiceExport, SourceFile, document, text_in,
};
use crate::framework::{Framework, Necessity, Relation, RelationKind};
use crate::kernel::Key;
use crate::problem::Fault;
use crate::role::{Requirement, Role, RoleCatalogue, RoleError};

/// The work roles of the NICE framework and what they ask.
///
/// The file is the one that [`framework::import::nice`](crate::framework::import::nice) reads, and
/// `framework` is what it gave.
/// Everything a work role is related to by a projection, tasks, knowledge and skills, is required;
/// NIST publishes neither levels nor importances, so all requirements count the same.
/// The family of a role is its category; requirements are sorted by uri.
///
/// A requirement of something that is not in the framework is left out and reported: the export of
/// version 2.0.0 holds four, of identifiers that were withdrawn.
///
/// # Errors
///
/// * `framework.not_text` and `framework.malformed` when the file is no such export.
/// * `framework.import_refused` for a strict import that finds anything wrong.
pub fn nice(
    file: SourceFile<'_>,
    framework: &Framework,
    options: &ImportOptions,
) -> Result<Imported<RoleCatalogue>, RoleError> {
    let document = document(file)?;
    let mut findings = Findings::default();
    let export = NiceExport::read(&document, file.name, &mut findings)?;
    let language = options.language.clone().unwrap_or_else(|| framework.language.clone());

    let of_sort = |sort: &'static str| {
        let elements = export.elements.iter().filter(move |one| one.sort == sort);
        elements.map(|one| &one.uri).collect::<BTreeSet<_>>()
    };
    let codes = of_sort("opm_code");
    let families = of_sort("category");
    let groups = export.elements.iter().filter(|one| one.sort == "category");
    let mut catalogue = RoleCatalogue {
        framework: framework.id_and_version(),
        language: language.clone(),
        groups: groups.map(|one| one.group(&language)).collect(),
        roles: Vec::new(),
        relations: Vec::new(),
    };

    let role_elements: Vec<&NiceElement<'_>> =
        export.elements.iter().filter(|one| one.is_role()).collect();
    let positions: BTreeMap<&Key, usize> =
        role_elements.iter().enumerate().map(|(at, one)| (&one.uri, at)).collect();
    for element in &role_elements {
        let mut role = Role::new(element.uri.clone());
        role.code = Some(element.code.clone());
        role.titles = text_in(&language, element.title.clone());
        role.descriptions = text_in(&language, element.text.clone());
        role.framework = Some(framework.id_and_version());
        catalogue.roles.push(role);
    }

    let index = framework.competency_index();
    let languages = framework.languages(std::slice::from_ref(&language));
    let mut asked: BTreeSet<(&Key, &Key)> = BTreeSet::new();
    let mut passed_over = 0_usize;
    for pair in &export.pairs {
        let role_of = |uri| positions.get(uri).copied();
        if families.contains(&pair.source) {
            let Some(role) = role_of(&pair.target).and_then(|at| catalogue.roles.get_mut(at))
            else {
                let fault = Fault::new().at(pair.path.as_str()).with("role", &pair.target);
                findings.error(RoleError::UnknownRole(fault), export.place());
                continue;
            };
            role.family.get_or_insert_with(|| pair.source.clone());
            let (from, to) = (pair.target.clone(), pair.source.clone());
            let relation = Relation { from, kind: RelationKind::ChildOf, to, necessity: None };
            catalogue.relations.push(relation);
            continue;
        }
        let Some(role) = role_of(&pair.source).and_then(|at| catalogue.roles.get_mut(at)) else {
            // Headings above competencies are for the import of the framework.
            continue;
        };
        if codes.contains(&pair.target) {
            passed_over += 1;
            continue;
        }
        let fault = || {
            let fault = Fault::new().at(pair.path.as_str()).with("role", &pair.source);
            fault.with("competency", &pair.target)
        };
        let Some(position) = index.position_of_uri(pair.target.as_str()) else {
            findings.error(RoleError::UnknownCompetency(fault()), export.place());
            continue;
        };
        if !asked.insert((&pair.source, &pair.target)) {
            findings.warn(RoleError::DuplicateRequirement(fault()), export.place());
            continue;
        }
        let competency = framework.competencies.get(position as usize);
        let mut requirement = Requirement::new(pair.target.clone(), Necessity::Required);
        requirement.code = competency.and_then(|competency| competency.code.clone());
        requirement.label = competency.and_then(|one| one.label(&languages).cloned());
        role.requirements.push(requirement);
    }
    for role in &mut catalogue.roles {
        role.requirements.sort_by(|a, b| a.competency.cmp(&b.competency));
    }

    if passed_over > 0 {
        let fault = Fault::new().with("count", passed_over);
        let reason = "occupation codes of the U.S. Office of Personnel Management";
        let problem = crate::framework::FrameworkError::LeftOut(fault.with("reason", reason));
        findings.note(problem);
    }
    let idle = catalogue.roles.iter().filter(|role| role.requirements.is_empty()).count();
    if idle > 0 {
        findings.note(RoleError::NothingAsked(Fault::new().with("count", idle)));
    }
    Ok(findings.finish(catalogue, options)?)
}
