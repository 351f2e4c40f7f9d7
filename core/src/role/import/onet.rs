//! The occupations of O*NET, in its text form.

use super::onet_ratings::Ratings;
use crate::framework::import::{
    Dialect, Findings, ImportOptions, Imported, Row, SourceFile, Table,
};
use crate::framework::{Framework, FrameworkError, ProficiencyScale};
use crate::kernel::{Key, KeyIndex, LanguageMap, Text};
use crate::problem::{Fault, Location};
use crate::role::{Role, RoleCatalogue, RoleError};

/// The occupations of O*NET, each with the competencies it asks for.
///
/// Reads `Occupation Data.txt` (needed), `Job Zones.txt`, `Alternate Titles.txt`, and every other
/// file with the columns of a ratings table: occupation, element, scale, value,
/// `Recommend Suppress` and `Not Relevant`, and no `Category`.
/// These are Skills, Knowledge, Abilities and Work Activities.
///
/// A requirement is a pair of ratings of one element: its level is the rating on LV, from 0 to 7,
/// and its importance is `(IM - 1) / 4`, from 0 to 1.
/// Level and importance go together closely (their correlation is 0.97 for skills), so both are
/// kept apart and never multiplied here.
/// A pair of which either rating is recommended to be suppressed, or whose level is marked as not
/// relevant, is no requirement, and is counted in a note.
///
/// Family is the SOC major group, grade the job zone.
///
/// # Errors
///
/// * `framework.missing_file`, `framework.missing_column`, `framework.not_text`.
/// * `framework.import_refused` when the import is strict and found something wrong.
pub fn onet(
    files: &[SourceFile<'_>],
    framework: &Framework,
    options: &ImportOptions,
) -> Result<Imported<RoleCatalogue>, RoleError> {
    let mut findings = Findings::default();
    let mut roles = read_occupations(files, framework, &mut findings)?;
    let index = KeyIndex::of(&roles, |role| Some(&role.uri));
    if let Some(file) = SourceFile::find(files, "Job Zones.txt") {
        add_job_zones(&mut roles, &index, file, &mut findings)?;
    }
    if let Some(file) = SourceFile::find(files, "Alternate Titles.txt") {
        add_titles(&mut roles, &index, file, framework, &mut findings)?;
    }
    let mut ratings = Ratings::new(framework, &index)?;
    for file in files {
        ratings.read(*file, &mut findings)?;
    }
    ratings.into_requirements(&mut roles, &mut findings)?;
    let empty = roles.iter().filter(|role| role.requirements.is_empty()).count();
    if empty > 0 {
        findings.note(RoleError::NothingAsked(Fault::new().with("count", empty)));
    }
    let catalogue = RoleCatalogue {
        framework: framework.id_and_version(),
        language: framework.language.clone(),
        groups: Vec::new(),
        roles,
        relations: Vec::new(),
    };
    Ok(findings.finish(catalogue, options)?)
}

/// The column that names the occupation, in every table.
pub(super) const OCCUPATION: &str = "O*NET-SOC Code";

fn read_occupations(
    files: &[SourceFile<'_>],
    framework: &Framework,
    findings: &mut Findings,
) -> Result<Vec<Role>, RoleError> {
    let name = "Occupation Data.txt";
    let file = SourceFile::find(files, name)
        .ok_or_else(|| FrameworkError::MissingFile(Fault::new().at(name).with("file", name)))?;
    let mut table = Table::open(file, Dialect::Tabs)?;
    let (code, title) = (table.column(OCCUPATION)?, table.column("Title")?);
    let description = table.optional("Description");
    let scales: Vec<ProficiencyScale> = framework.scales.iter().map(without_texts).collect();
    let language = &framework.language;
    let mut roles: Vec<Role> = Vec::new();
    let mut places: Vec<Option<Location>> = Vec::new();
    table.each_row(findings, |row, findings| {
        let Some(key) = row.key(code, findings) else { return };
        let in_language = |text| LanguageMap::of(language.clone(), text);
        let place = row.place_of(title);
        let title = row.text(title, findings);
        if title.is_none() {
            let fault = Fault::new().with("uri", &key);
            findings.warn(FrameworkError::MissingLabel(fault), place);
        }
        let described = description.and_then(|column| row.text(column, findings));
        roles.push(Role {
            code: Some(key.clone()),
            titles: title.map(in_language).unwrap_or_default(),
            descriptions: described.map(in_language).unwrap_or_default(),
            framework: Some(framework.id_and_version()),
            family: major_group(&key),
            scales: scales.clone(),
            ..Role::new(key)
        });
        places.push(row.place_of(code));
    });
    super::drop_duplicate_roles(&mut roles, &places, findings);
    Ok(roles)
}

/// A scale as a role carries it: its ends and marks, without the texts.
fn without_texts(scale: &ProficiencyScale) -> ProficiencyScale {
    ProficiencyScale {
        mastery: scale.mastery,
        direction: scale.direction,
        ..ProficiencyScale::new(scale.id.clone(), scale.kind, scale.minimum, scale.maximum)
    }
}

/// The SOC major group: the two digits before the hyphen.
fn major_group(code: &Key) -> Option<Key> {
    let (group, _) = code.as_str().split_once('-')?;
    Key::parse(&format!("{group}-0000")).ok()
}

fn add_job_zones(
    roles: &mut [Role],
    index: &KeyIndex,
    file: SourceFile<'_>,
    findings: &mut Findings,
) -> Result<(), RoleError> {
    let mut table = Table::open(file, Dialect::Tabs)?;
    let (code, zone) = (table.column(OCCUPATION)?, table.column("Job Zone")?);
    table.each_row(findings, |row, findings| {
        let position = position_of(index, row, code, findings);
        let role = position.and_then(|position| roles.get_mut(position as usize));
        let Some(role) = role else { return };
        match row.cell(Some(zone)).parse::<u32>() {
            Ok(1..=5) if role.grade.is_some() => row.refuse(zone, "the only job zone", findings),
            Ok(zone @ 1..=5) => role.grade = Some(zone),
            _ => row.refuse(zone, "a job zone from 1 to 5", findings),
        }
    });
    Ok(())
}

fn add_titles(
    roles: &mut [Role],
    index: &KeyIndex,
    file: SourceFile<'_>,
    framework: &Framework,
    findings: &mut Findings,
) -> Result<(), RoleError> {
    let mut table = Table::open(file, Dialect::Tabs)?;
    let (code, title) = (table.column(OCCUPATION)?, table.column("Alternate Title")?);
    let mut titles: Vec<Vec<Text>> = vec![Vec::new(); roles.len()];
    table.each_row(findings, |row, findings| {
        let Some(position) = position_of(index, row, code, findings) else { return };
        let text = row.text(title, findings);
        if let (Some(text), Some(titles)) = (text, titles.get_mut(position as usize)) {
            titles.push(text);
        }
    });
    for (role, titles) in roles.iter_mut().zip(titles) {
        if !titles.is_empty() {
            role.alternative_titles = LanguageMap::of(framework.language.clone(), titles);
        }
    }
    Ok(())
}

/// The position of the occupation a row speaks of; one that is not there is reported.
pub(super) fn position_of(
    index: &KeyIndex,
    row: &Row<'_, '_>,
    column: usize,
    findings: &mut Findings,
) -> Option<u32> {
    let position = index.get_text(row.cell(Some(column)));
    if position.is_none() {
        let fault = Fault::new().with("role", row.cell(Some(column)));
        findings.error(RoleError::UnknownRole(fault), row.place_of(column));
    }
    position
}

#[cfg(test)]
#[path = "onet_tests.rs"]
mod tests;
