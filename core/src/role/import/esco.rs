//! The occupations pillar of ESCO, in its CSV form.

use super::esco_requirements::add_requirements;
use crate::framework::import::{
    Dialect, Findings, ImportOptions, Imported, NamedFile, SourceFile, Table, add_labels,
    alternatives_of, check_tidy, primary_language, read_broader, read_group_files, relation_files,
    status_of,
};
use crate::framework::{Framework, FrameworkError};
use crate::kernel::{Key, KeyIndex, LanguageMap};
use crate::problem::{Fault, Location};
use crate::role::{Role, RoleCatalogue, RoleError};

/// The occupations of ESCO, each with the skills and the knowledge it asks for.
///
/// Reads `occupations_<language>.csv` (needed), `ISCOGroups_<language>.csv`,
/// `broaderRelationsOccPillar.csv` and `occupationSkillRelations.csv`; several languages may be
/// given together, as for [`framework::import::esco`](crate::framework::import::esco).
///
/// Essential is required, optional is desired; ESCO gives neither levels nor weights.
/// Where it says both of one pair, the option `on_conflict` decides, by default required.
/// Family is the ISCO group.
/// A relation of an occupation or of a skill that is not there is reported, row by row.
///
/// # Errors
///
/// * `framework.missing_file`, `framework.missing_column`, `framework.not_text`.
/// * `framework.import_refused` when the import is strict and found something wrong.
pub fn esco(
    files: &[SourceFile<'_>],
    framework: &Framework,
    options: &ImportOptions,
) -> Result<Imported<RoleCatalogue>, RoleError> {
    let mut findings = Findings::default();
    let named: Vec<NamedFile<'_>> = files.iter().map(|file| NamedFile::new(*file)).collect();
    let language = primary_language(&named, "occupations", options).ok_or_else(|| {
        let name = "occupations_en.csv";
        FrameworkError::MissingFile(Fault::new().at(name).with("file", name))
    })?;
    let mut catalogue = RoleCatalogue {
        framework: framework.id_and_version(),
        language: language.clone(),
        groups: Vec::new(),
        roles: Vec::new(),
        relations: Vec::new(),
    };
    let of_stem = |stem: &'static str| named.iter().filter(move |file| file.stem == stem);
    let is_primary = |file: &&NamedFile<'_>| *file.language_or(&language) == language;
    catalogue.groups = read_group_files(&named, "ISCOGroups", &language, &mut findings)?;
    for file in of_stem("occupations").filter(is_primary) {
        read_occupations(&mut catalogue, file, framework, &mut findings)?;
    }
    let index = KeyIndex::of(&catalogue.roles, |role| Some(&role.uri));
    for file in of_stem("occupations").filter(|file| !is_primary(file)) {
        add_labels(file, &mut findings, |uri, labels, alternatives| {
            let role = catalogue.roles.get_mut(index.get_text(uri)? as usize)?;
            role.titles.add(labels);
            role.alternative_titles.add(alternatives);
            Some(())
        })?;
    }
    let groups = catalogue.groups.iter().map(|group| &group.uri);
    let roles = catalogue.roles.iter().map(|role| &role.uri);
    let uris: Vec<Key> = groups.chain(roles).cloned().collect();
    let broader = relation_files(&named, "broaderRelationsOccPillar", &language);
    catalogue.relations = read_broader(broader, &uris, &mut findings)?;
    let asked: Vec<_> = relation_files(&named, "occupationSkillRelations", &language).collect();
    let roles = &mut catalogue.roles;
    add_requirements(roles, &index, framework, &asked, options.on_conflict, &mut findings)?;
    Ok(findings.finish(catalogue, options)?)
}

fn read_occupations(
    catalogue: &mut RoleCatalogue,
    file: &NamedFile<'_>,
    framework: &Framework,
    findings: &mut Findings,
) -> Result<(), RoleError> {
    let language = catalogue.language.clone();
    let mut table = Table::open(file.source, Dialect::Csv)?;
    let (uri, title) = (table.column("conceptUri")?, table.column("preferredLabel")?);
    let code = table.optional("code");
    let group = table.optional("iscoGroup");
    let status = table.optional("status");
    let alternatives = table.optional("altLabels");
    let description = table.optional("description");
    let mut places: Vec<Option<Location>> = Vec::new();
    table.each_row(findings, |row, findings| {
        let Some(key) = row.key(uri, findings) else { return };
        let mut role = Role::new(key);
        let in_language = |text| LanguageMap::of(language.clone(), text);
        if let Some(text) = row.text(title, findings) {
            check_tidy(&text, row, title, findings);
            role.titles = in_language(text);
        } else {
            let fault = Fault::new().with("uri", &role.uri);
            findings.warn(FrameworkError::MissingLabel(fault), row.place_of(title));
        }
        let described = description.and_then(|column| row.text(column, findings));
        role.descriptions = described.map(in_language).unwrap_or_default();
        role.alternative_titles = alternatives_of(row, alternatives, &language, findings);
        role.code = row.optional_key(code, findings);
        role.family = isco_group(row.cell(group));
        role.status = status_of(row.cell(status));
        role.framework = Some(framework.id_and_version());
        catalogue.roles.push(role);
        places.push(row.place_of(uri));
    });
    super::drop_duplicate_roles(&mut catalogue.roles, &places, findings);
    Ok(())
}

/// The uri of an ISCO group, of which the tables of occupations give the code.
fn isco_group(code: &str) -> Option<Key> {
    let uri = format!("http://data.europa.eu/esco/isco/C{code}");
    Some(uri).filter(|_| !code.is_empty()).and_then(|uri| Key::parse(&uri).ok())
}

#[cfg(test)]
#[path = "esco_tests.rs"]
mod tests;
