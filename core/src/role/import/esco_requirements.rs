//! The relations between occupations and skills become requirements.

use crate::framework::import::{Dialect, Findings, NamedFile, Table, necessity};
use crate::framework::{Framework, FrameworkError, Necessity};
use crate::kernel::{Key, KeyIndex};
use crate::problem::{Fault, Location};
use crate::role::{Requirement, Role, RoleError};

/// One row of the relations: which role asks for which skill.
struct Asked {
    role: u32,
    /// Rank of the skill in the order of uris.
    rank: u32,
    skill: u32,
    necessity: Necessity,
    place: Option<Location>,
}

/// Reads what occupations ask, and puts it on the roles in the order of competencies.
pub(super) fn add_requirements(
    roles: &mut [Role],
    index: &KeyIndex,
    framework: &Framework,
    files: &[&NamedFile<'_>],
    on_conflict: Necessity,
    findings: &mut Findings,
) -> Result<(), RoleError> {
    let mut asked: Vec<Asked> = Vec::new();
    for file in files {
        read_rows(index, framework, file, &mut asked, findings)?;
    }
    asked.sort_by_key(|one| (one.role, one.rank, one.necessity != on_conflict));
    let languages = std::slice::from_ref(&framework.language);
    let mut before: Option<(u32, u32, Necessity)> = None;
    for one in asked {
        let competency = framework.competencies.get(one.skill as usize);
        let (Some(role), Some(competency)) = (roles.get_mut(one.role as usize), competency) else {
            continue;
        };
        match before {
            Some((role_at, rank, necessity)) if (role_at, rank) == (one.role, one.rank) => {
                let fault = Fault::new().with("role", &role.uri);
                let fault = fault.with("competency", &competency.uri);
                let error = if necessity == one.necessity {
                    RoleError::DuplicateRequirement(fault)
                } else {
                    RoleError::ConflictingNecessity(fault)
                };
                findings.warn(error, one.place);
            }
            _ => {
                let label = competency.label(languages).cloned();
                let requirement = Requirement::new(competency.uri.clone(), one.necessity);
                role.requirements.push(Requirement { label, ..requirement });
                before = Some((one.role, one.rank, one.necessity));
            }
        }
    }
    Ok(())
}

fn read_rows(
    roles: &KeyIndex,
    framework: &Framework,
    file: &NamedFile<'_>,
    asked: &mut Vec<Asked>,
    findings: &mut Findings,
) -> Result<(), RoleError> {
    let mut table = Table::open(file.source, Dialect::Csv)?;
    let occupation = table.column("occupationUri")?;
    let (kind, skill) = (table.column("relationType")?, table.column("skillUri")?);
    let skill_type = table.optional("skillType");
    let skills = KeyIndex::of(&framework.competencies, |competency| Some(&competency.uri));
    let ranks = ranks(framework);
    // The rows of one occupation usually follow each other.
    let mut last: (String, Option<u32>) = (String::new(), None);
    table.each_row(findings, |row, findings| {
        let uri = row.cell(Some(occupation));
        if last.0 != uri {
            last = (uri.to_owned(), roles.get_text(uri));
        }
        let Some(role) = last.1 else {
            let fault = Fault::new().with("role", uri);
            findings.error(RoleError::UnknownRole(fault), row.place_of(occupation));
            return;
        };
        let name = row.cell(Some(skill));
        let Some(position) = skills.get_text(name) else {
            let fault = Fault::new().with("role", uri).with("competency", name);
            findings.error(RoleError::UnknownCompetency(fault), row.place_of(skill));
            return;
        };
        let Some(necessity) = necessity(row, kind, findings) else { return };
        if let Some(column) = skill_type.filter(|column| row.cell(Some(*column)).is_empty()) {
            let fault = Fault::new().with("uri", name).with("field", "skillType");
            findings.warn(FrameworkError::EmptyField(fault), row.place_of(column));
        }
        let rank = ranks.get(position as usize).copied().unwrap_or_default();
        asked.push(Asked { role, rank, skill: position, necessity, place: row.place() });
    });
    Ok(())
}

/// The rank of each competency in the order of uris, by position.
fn ranks(framework: &Framework) -> Vec<u32> {
    let competencies = framework.competencies.iter().enumerate();
    let mut by_uri: Vec<(&Key, usize)> = competencies.map(|(at, one)| (&one.uri, at)).collect();
    by_uri.sort_unstable();
    let mut ranks = vec![0; framework.competencies.len()];
    for (rank, (_, at)) in (0_u32..).zip(by_uri) {
        if let Some(slot) = ranks.get_mut(at) {
            *slot = rank;
        }
    }
    ranks
}
