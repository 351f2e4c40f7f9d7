//! What the file names of ESCO say.

use crate::framework::import::{ImportOptions, SourceFile};
use crate::kernel::LanguageTag;

/// Every file of a published version, whichever import reads it.
const KNOWN: [&str; 18] = [
    "ISCOGroups",
    "broaderRelationsOccPillar",
    "broaderRelationsSkillPillar",
    "conceptSchemes",
    "digCompSkillsCollection",
    "digitalSkillsCollection",
    "greenSkillsCollection",
    "greenShareOcc",
    "languageSkillsCollection",
    "occupationSkillRelations",
    "occupations",
    "researchOccupationsCollection",
    "researchSkillsCollection",
    "skillGroups",
    "skillSkillRelations",
    "skills",
    "skillsHierarchy",
    "transversalSkillsCollection",
];

/// A file, and what its name says: `skills_en.csv` holds `skills` in `en`.
#[derive(Debug, Clone)]
pub(crate) struct NamedFile<'a> {
    /// The file.
    pub(crate) source: SourceFile<'a>,
    /// Its name without language and endings.
    pub(crate) stem: &'a str,
    /// Its language, where the name says one.
    pub(crate) language: Option<LanguageTag>,
}

impl<'a> NamedFile<'a> {
    pub(crate) fn new(source: SourceFile<'a>) -> Self {
        let name = source.name.split_once('.').map_or(source.name, |(name, _)| name);
        let parts = name.rsplit_once('_');
        let language = parts.and_then(|(_, language)| LanguageTag::parse(language).ok());
        let stem = parts.filter(|_| language.is_some()).map_or(name, |(stem, _)| stem);
        Self { source, stem, language }
    }

    /// Whether a published version has a file of this name.
    pub(crate) fn is_known(&self) -> bool {
        KNOWN.contains(&self.stem)
    }

    /// The language of the texts in the file.
    pub(crate) fn language_or<'l>(&'l self, other: &'l LanguageTag) -> &'l LanguageTag {
        self.language.as_ref().unwrap_or(other)
    }
}

/// The language that concepts are read in: the wished one, else English, else the first there is.
pub(crate) fn primary_language(
    files: &[NamedFile<'_>],
    stem: &str,
    options: &ImportOptions,
) -> Option<LanguageTag> {
    let wish = options.language.clone().unwrap_or_else(LanguageTag::english);
    let mut languages =
        files.iter().filter(|file| file.stem == stem).map(|file| file.language_or(&wish));
    let first = languages.next()?;
    Some(if *first == wish || languages.any(|other| *other == wish) { wish } else { first.clone() })
}

/// The files of relations of this name: those of the primary language or of none.
///
/// Version 1.2 ships its relations once for each language, and all of them say the same; where the
/// primary language has none, the first language that has them speaks for all.
pub(crate) fn relation_files<'f, 'a>(
    files: &'f [NamedFile<'a>],
    stem: &'static str,
    primary: &'f LanguageTag,
) -> impl Iterator<Item = &'f NamedFile<'a>> {
    let named = move || files.iter().filter(move |file| file.stem == stem);
    let is_primary = named().any(|file| file.language_or(primary) == primary);
    let language = if is_primary { Some(primary) } else { None };
    let language = language.or_else(|| named().find_map(|file| file.language.as_ref()));
    named().filter(move |file| Some(file.language_or(primary)) == language)
}
