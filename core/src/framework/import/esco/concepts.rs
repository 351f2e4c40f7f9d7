//! Skills, skill groups and collections.

use std::collections::BTreeSet;

use super::NamedFile;
use crate::framework::import::{Dialect, Findings, Row, Table};
use crate::framework::{Competency, CompetencyKind, Framework, FrameworkError, Group, Status};
use crate::kernel::{Key, KeyIndex, LanguageMap, LanguageTag, Text};
use crate::problem::{Fault, Location};

/// Reads the skills in the language of the framework, then the labels of the other languages.
pub(super) fn read_skills(
    framework: &mut Framework,
    files: &[NamedFile<'_>],
    findings: &mut Findings,
) -> Result<(), FrameworkError> {
    let language = framework.language.clone();
    for file in of_stem(files, "skills").filter(|file| *file.language_or(&language) == language) {
        read_primary_skills(framework, file, findings)?;
    }
    let index = KeyIndex::of(&framework.competencies, |skill| Some(&skill.uri));
    for file in of_stem(files, "skills").filter(|file| *file.language_or(&language) != language) {
        add_labels(file, findings, |uri, labels, alternatives| {
            let skill = framework.competencies.get_mut(index.get_text(uri)? as usize)?;
            skill.labels.add(labels);
            skill.alternative_labels.add(alternatives);
            Some(())
        })?;
    }
    Ok(())
}

fn read_primary_skills(
    framework: &mut Framework,
    file: &NamedFile<'_>,
    findings: &mut Findings,
) -> Result<(), FrameworkError> {
    let language = framework.language.clone();
    let mut table = Table::open(file.source, Dialect::Csv)?;
    let (uri, label) = (table.column("conceptUri")?, table.column("preferredLabel")?);
    let kind = table.optional("skillType");
    let reuse = table.optional("reuseLevel");
    let status = table.optional("status");
    let alternatives = table.optional("altLabels");
    let description = table.optional("description");
    let mut places: Vec<Option<Location>> = Vec::new();
    table.each_row(findings, |row, findings| {
        let Some(key) = row.key(uri, findings) else { return };
        let mut skill = Competency::new(key, kind_of(row.cell(kind)));
        for (field, column) in [("skillType", kind), ("reuseLevel", reuse)] {
            if let Some(column) = column.filter(|column| row.cell(Some(*column)).is_empty()) {
                let fault = Fault::new().with("uri", &skill.uri).with("field", field);
                findings.warn(FrameworkError::EmptyField(fault), row.place_of(column));
            }
        }
        match row.text(label, findings) {
            Some(text) => {
                check_tidy(&text, row, label, findings);
                skill.labels = LanguageMap::of(language.clone(), text);
            }
            None => {
                let fault = Fault::new().with("uri", &skill.uri);
                findings.warn(FrameworkError::MissingLabel(fault), row.place_of(label));
            }
        }
        let described = description.and_then(|column| row.text(column, findings));
        skill.descriptions =
            described.map(|text| LanguageMap::of(language.clone(), text)).unwrap_or_default();
        skill.alternative_labels = alternatives_of(row, alternatives, &language, findings);
        skill.status = status_of(row.cell(status));
        let reuse = row.cell(reuse);
        if !reuse.is_empty() {
            skill.tags.push(Text::from(format!("reuse:{reuse}")));
        }
        framework.competencies.push(skill);
        places.push(row.place_of(uri));
    });
    drop_duplicates(&mut framework.competencies, |skill| &skill.uri, &places, findings);
    Ok(())
}

/// Reads skill groups or ISCO groups in the primary language, then the labels of the others.
pub(crate) fn read_group_files(
    files: &[NamedFile<'_>],
    stem: &str,
    language: &LanguageTag,
    findings: &mut Findings,
) -> Result<Vec<Group>, FrameworkError> {
    let mut groups = Vec::new();
    for file in of_stem(files, stem).filter(|file| file.language_or(language) == language) {
        groups.extend(read_group_file(file, language, findings)?);
    }
    let index = KeyIndex::of(&groups, |group| Some(&group.uri));
    for file in of_stem(files, stem).filter(|file| file.language_or(language) != language) {
        add_labels(file, findings, |uri, labels, alternatives| {
            let group = groups.get_mut(index.get_text(uri)? as usize)?;
            group.labels.add(labels);
            group.alternative_labels.add(alternatives);
            Some(())
        })?;
    }
    Ok(groups)
}

fn read_group_file(
    file: &NamedFile<'_>,
    language: &LanguageTag,
    findings: &mut Findings,
) -> Result<Vec<Group>, FrameworkError> {
    let mut table = Table::open(file.source, Dialect::Csv)?;
    let (uri, label) = (table.column("conceptUri")?, table.column("preferredLabel")?);
    let code = table.optional("code");
    let alternatives = table.optional("altLabels");
    let description = table.optional("description");
    let mut groups = Vec::new();
    let mut places = Vec::new();
    table.each_row(findings, |row, findings| {
        let Some(key) = row.key(uri, findings) else { return };
        let place = row.place_of(label);
        let label = row.text(label, findings);
        if label.is_none() {
            let fault = Fault::new().with("uri", &key);
            findings.warn(FrameworkError::MissingLabel(fault), place);
        }
        let described = description.and_then(|column| row.text(column, findings));
        let in_language = |text| LanguageMap::of(language.clone(), text);
        groups.push(Group {
            uri: key,
            code: row.optional_key(code, findings),
            labels: label.map(in_language).unwrap_or_default(),
            alternative_labels: alternatives_of(row, alternatives, language, findings),
            descriptions: described.map(in_language).unwrap_or_default(),
        });
        places.push(row.place_of(uri));
    });
    drop_duplicates(&mut groups, |group| &group.uri, &places, findings);
    Ok(groups)
}

/// Reads the collections, each of which becomes a tag of its members.
pub(super) fn read_collections(
    framework: &mut Framework,
    files: &[NamedFile<'_>],
    findings: &mut Findings,
) -> Result<(), FrameworkError> {
    let index = KeyIndex::of(&framework.competencies, |skill| Some(&skill.uri));
    for file in files {
        let Some(collection) = file.stem.strip_suffix("SkillsCollection") else { continue };
        let tag = Text::from(format!("collection:{collection}"));
        let mut table = Table::open(file.source, Dialect::Csv)?;
        let uri = table.column("conceptUri")?;
        table.each_row(findings, |row, findings| {
            let position = index.get_text(row.cell(Some(uri)));
            let skill = position.and_then(|at| framework.competencies.get_mut(at as usize));
            match skill {
                Some(skill) if !skill.tags.contains(&tag) => skill.tags.push(tag.clone()),
                Some(_) => {}
                None => findings.warn(not_found(row.cell(Some(uri))), row.place_of(uri)),
            }
        });
    }
    Ok(())
}

/// Reads the labels of one more language, and hands them on by uri.
///
/// `take` answers nothing where it has no concept of that uri, which is reported.
pub(crate) fn add_labels(
    file: &NamedFile<'_>,
    findings: &mut Findings,
    mut take: impl FnMut(&str, LanguageMap, LanguageMap<Vec<Text>>) -> Option<()>,
) -> Result<(), FrameworkError> {
    let Some(language) = &file.language else { return Ok(()) };
    let mut table = Table::open(file.source, Dialect::Csv)?;
    let (uri, label) = (table.column("conceptUri")?, table.column("preferredLabel")?);
    let alternatives = table.optional("altLabels");
    table.each_row(findings, |row, findings| {
        let label = row.text(label, findings);
        let labels = label.map(|text| LanguageMap::of(language.clone(), text)).unwrap_or_default();
        let alternatives = alternatives_of(row, alternatives, language, findings);
        if take(row.cell(Some(uri)), labels, alternatives).is_none() {
            findings.warn(not_found(row.cell(Some(uri))), row.place_of(uri));
        }
    });
    Ok(())
}

/// The other labels in a cell; one that is too long is reported.
pub(crate) fn alternatives_of(
    row: &Row<'_, '_>,
    column: Option<usize>,
    language: &LanguageTag,
    findings: &mut Findings,
) -> LanguageMap<Vec<Text>> {
    let text = column.and_then(|column| row.text(column, findings));
    match text.map(|text| alternative_labels(&text)) {
        Some(labels) if !labels.is_empty() => LanguageMap::of(language.clone(), labels),
        _ => LanguageMap::default(),
    }
}

/// The labels in one cell: one on each line, or separated by `|` where there is only one line.
fn alternative_labels(cell: &str) -> Vec<Text> {
    let separator = if cell.contains('\n') { '\n' } else { '|' };
    let labels = cell.split(separator).map(str::trim);
    labels.filter(|label| !label.is_empty()).map(Text::from).collect()
}

/// Reports a label with blanks at its ends, double blanks or no-break spaces; it stays as it is.
pub(crate) fn check_tidy(label: &str, row: &Row<'_, '_>, column: usize, findings: &mut Findings) {
    if label.trim() != label || label.contains("  ") || label.contains('\u{a0}') {
        let fault = Fault::new().with("label", label);
        findings.warn(FrameworkError::UntidyLabel(fault), row.place_of(column));
    }
}

/// Keeps the first of several entries with one uri, and reports the others.
pub(crate) fn drop_duplicates<T>(
    entries: &mut Vec<T>,
    uri: impl Fn(&T) -> &Key,
    places: &[Option<Location>],
    findings: &mut Findings,
) {
    let repeated = KeyIndex::of(entries, |entry| Some(uri(entry))).duplicates();
    if repeated.is_empty() {
        return;
    }
    let repeated: BTreeSet<u32> = repeated.into_iter().collect();
    let mut at = 0_u32;
    entries.retain(|entry| {
        let keep = !repeated.contains(&at);
        if !keep {
            let problem = FrameworkError::DuplicateUri(Fault::new().with("uri", uri(entry)));
            findings.error(problem, places.get(at as usize).cloned().flatten());
        }
        at += 1;
        keep
    });
}

pub(super) fn of_stem<'f, 'a>(
    files: &'f [NamedFile<'a>],
    stem: &'f str,
) -> impl Iterator<Item = &'f NamedFile<'a>> {
    files.iter().filter(move |file| file.stem == stem)
}

fn not_found(uri: &str) -> FrameworkError {
    FrameworkError::CompetencyNotFound(Fault::new().with("competency", uri))
}

fn kind_of(text: &str) -> CompetencyKind {
    match text {
        "knowledge" => CompetencyKind::Knowledge,
        "skill/competence" => CompetencyKind::Skill,
        _ => CompetencyKind::Other,
    }
}

/// ESCO says `released`; anything that names an end is out of force.
pub(crate) fn status_of(text: &str) -> Status {
    match text {
        "obsolete" | "deprecated" => Status::Withdrawn,
        "draft" => Status::Draft,
        _ => Status::Published,
    }
}
