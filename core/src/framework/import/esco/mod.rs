//! The skills pillar of ESCO, in its CSV form.

mod concepts;
mod names;
mod relations;

use super::{Findings, ImportOptions, Imported, SourceFile};
use crate::framework::{Framework, FrameworkError};
use crate::kernel::{Key, LanguageMap, LanguageTag, Text};
use crate::problem::Fault;

pub(crate) use concepts::{add_labels, alternatives_of, check_tidy, read_group_files, status_of};
pub(crate) use names::{NamedFile, primary_language, relation_files};
pub(crate) use relations::{necessity, read_broader};

/// The skills, knowledge and skill groups of ESCO, with their relations.
///
/// Reads, by the names the European Commission publishes them under, `skills_<language>.csv`
/// (needed), `skillGroups_<language>.csv`, `broaderRelationsSkillPillar.csv`,
/// `skillSkillRelations.csv` and the collections of skills; whatever follows the language in a file
/// name is ignored.
/// Files in several languages may be given together: the concepts come from the language of the
/// options, else from English, else from the first file, and the others add their labels.
/// Relations are read once, as they are the same in every language.
/// Any version will do, as columns are found by name; the files do not say which version they are.
///
/// Labels are kept as published; those with blanks at their ends, double blanks or no-break spaces
/// are reported.
/// A relation between two skills is a prerequisite: the related one is needed before the original
/// one, required where ESCO says essential, desired where it says optional.
/// ESCO has no levels.
///
/// # Errors
///
/// * `framework.missing_file`, `framework.missing_column`, `framework.not_text`.
/// * `framework.import_refused` when the import is strict and found something wrong.
pub fn esco(
    files: &[SourceFile<'_>],
    options: &ImportOptions,
) -> Result<Imported<Framework>, FrameworkError> {
    let mut findings = Findings::default();
    let named: Vec<NamedFile<'_>> = files.iter().map(|file| NamedFile::new(*file)).collect();
    let language = primary_language(&named, "skills", options)
        .ok_or_else(|| FrameworkError::MissingFile(fault_at("skills_en.csv")))?;
    let id = options.id.clone().map_or_else(|| Key::parse("esco"), Ok)?;
    let version = options.version.as_deref().unwrap_or("unknown");
    let mut framework = Framework::new(id, version, language.clone());
    framework.titles = LanguageMap::of(LanguageTag::english(), Text::from("ESCO skills pillar"));
    framework.publisher = Some(Text::from("European Commission"));
    framework.licence = Some(Text::from("Decision 2011/833/EU: free reuse with attribution"));
    framework.attribution = Some(Text::from(ATTRIBUTION));

    concepts::read_skills(&mut framework, &named, &mut findings)?;
    framework.groups = read_group_files(&named, "skillGroups", &language, &mut findings)?;
    concepts::read_collections(&mut framework, &named, &mut findings)?;
    relations::read_relations(&mut framework, &named, options.on_conflict, &mut findings)?;
    let unknown = named.iter().filter(|file| !file.is_known());
    findings.note_unused(unknown.map(|file| file.source.name));
    findings.finish(framework, options)
}

/// A fault at a file of this name.
fn fault_at(file: &str) -> Fault {
    Fault::new().at(file).with("file", file)
}

/// The words the Commission asks to be shown.
const ATTRIBUTION: &str = "This service uses the ESCO classification of the European Commission. \
    © European Union. Any modified or adapted version must be marked as such.";

#[cfg(test)]
mod esco_tests;
