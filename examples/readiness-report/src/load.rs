//! Framework, roles and profile from wherever the options say.

use std::fs;
use std::io::Read;
use std::path::Path;

use prowess::Problem;
use prowess::evidence::{self, Profile};
use prowess::framework::import::{self, ImportOptions};
use prowess::framework::{self, Framework};
use prowess::kernel::{LanguageTag, Text};
use prowess::problem::{Diagnostic, Severity};
use prowess::role::{self, RoleCatalogue};
use serde::Deserialize;

use crate::files::{self, Wanted};
use crate::options::{Options, Person, Source};
use crate::trouble::Trouble;

/// The sample, so that the program runs anywhere.
const FRAMEWORK: &str = include_str!("../../sample/framework.json");
const ROLES: &str = include_str!("../../sample/roles.json");
const PEOPLE: &str = include_str!("../../sample/people.json");

/// What a report is made from.
#[derive(Debug)]
pub(crate) struct Loaded {
    /// What can be known or done.
    pub(crate) framework: Framework,
    /// What the roles ask, with labels in the wished language.
    pub(crate) catalogue: RoleCatalogue,
    /// What the person shows.
    pub(crate) profile: Profile,
    /// The languages to try, the best first.
    pub(crate) languages: Vec<LanguageTag>,
    /// What was found on the way.
    pub(crate) diagnostics: Vec<Diagnostic>,
}

/// Reads everything the options name.
///
/// # Errors
///
/// The problem of the first part that cannot be read, and of the first entry of the profile that
/// is wrong; with `--strict` also that of the first warning.
pub(crate) fn load(options: &Options) -> Result<Loaded, Trouble> {
    let mut diagnostics = Vec::new();
    let (framework, mut catalogue) = match &options.source {
        Source::Sample => sample()?,
        Source::Onet(folder) => onet(folder, options, &mut diagnostics)?,
        Source::Esco(folder) => esco(folder, options, &mut diagnostics)?,
        Source::File(file) => {
            let read = document(&read_text(file)?).map_err(|trouble| trouble.of(file))?;
            diagnostics.extend(audited(&read.0, &read.1, options.strict)?);
            read
        }
    };
    if catalogue.roles.is_empty() {
        return Err(Trouble::no_roles());
    }
    let wishes: Vec<LanguageTag> = options.language.iter().cloned().collect();
    let languages = framework.languages(&wishes);
    catalogue.relabel(&framework, &languages);

    let profile = match &options.person {
        Person::Sample => first_of_sample()?,
        Person::Input => parse_profile(&read_input()?)?,
        Person::File(file) => parse_profile(&read_text(file)?)?,
    };
    let found = evidence::check(&profile, &framework);
    let bearable = if options.strict { Severity::Note } else { Severity::Warning };
    if let Some(wrong) = found.iter().find(|one| one.severity > bearable) {
        return Err(wrong.problem.clone().into());
    }
    diagnostics.extend(found);
    Ok(Loaded { framework, catalogue, profile, languages, diagnostics })
}

fn parse_profile(text: &str) -> Result<Profile, Trouble> {
    evidence::parse(text).map_err(problem)
}

/// The sample's framework and roles.
fn sample() -> Result<(Framework, RoleCatalogue), Trouble> {
    let framework = framework::parse(FRAMEWORK).map_err(problem)?;
    Ok((framework, read_json(ROLES)?))
}

/// The first person of the sample.
fn first_of_sample() -> Result<Profile, Trouble> {
    let people: Vec<Profile> = read_json(PEOPLE)?;
    people.into_iter().next().ok_or_else(|| Trouble::malformed(None, "the sample has no people"))
}

fn onet(
    folder: &Path,
    options: &Options,
    diagnostics: &mut Vec<Diagnostic>,
) -> Result<(Framework, RoleCatalogue), Trouble> {
    let files = files::read_folder(folder, Wanted::Onet)?;
    let (sources, options) = (files::as_sources(&files), import_options(folder, options));
    let framework = import::onet(&sources, &options).map_err(problem)?;
    let roles = role::import::onet(&sources, &framework.value, &options).map_err(problem)?;
    diagnostics.extend(framework.diagnostics);
    diagnostics.extend(roles.diagnostics);
    Ok((framework.value, roles.value))
}

fn esco(
    folder: &Path,
    options: &Options,
    diagnostics: &mut Vec<Diagnostic>,
) -> Result<(Framework, RoleCatalogue), Trouble> {
    let files = files::read_folder(folder, Wanted::Esco)?;
    let (sources, options) = (files::as_sources(&files), import_options(folder, options));
    let framework = import::esco(&sources, &options).map_err(problem)?;
    let roles = role::import::esco(&sources, &framework.value, &options).map_err(problem)?;
    diagnostics.extend(framework.diagnostics);
    diagnostics.extend(roles.diagnostics);
    Ok((framework.value, roles.value))
}

fn import_options(folder: &Path, options: &Options) -> ImportOptions {
    // `.` and `..` have no name of their own.
    let whole = folder.canonicalize().unwrap_or_default();
    let name = folder.file_name().or_else(|| whole.file_name());
    let version = name.and_then(|name| version_in(&name.to_string_lossy())).map(Text::from);
    ImportOptions { strict: options.strict, version, ..ImportOptions::default() }
}

/// The version a folder is named after, as publishers name theirs: `29.2` in `db_29_2_text`,
/// `1.2.0` in `esco-1.2.0`.
///
/// The files themselves do not say it. A single number is no version, but perhaps a year.
fn version_in(folder: &str) -> Option<String> {
    let is_number =
        |part: &&str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let parts: Vec<&str> = folder.split(['-', '_', '.', ' ', 'v']).collect();
    let numbers = parts.split(|part| !is_number(part)).find(|numbers| numbers.len() > 1)?;
    Some(numbers.join("."))
}

/// A framework and a catalogue of roles in one JSON document.
fn document(text: &str) -> Result<(Framework, RoleCatalogue), Trouble> {
    /// The two parts; each is read on its own, so that its problems keep their codes.
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Document {
        framework: serde_json::Value,
        catalogue: RoleCatalogue,
    }
    let document: Document = read_json(text)?;
    let framework = framework::parse(&document.framework.to_string()).map_err(problem)?;
    Ok((framework, document.catalogue))
}

/// What is wrong with a document that its author can correct.
///
/// # Errors
///
/// With `strict`, the first error or warning.
fn audited(
    framework: &Framework,
    catalogue: &RoleCatalogue,
    strict: bool,
) -> Result<Vec<Diagnostic>, Trouble> {
    let mut found = framework::audit(framework, &framework::AuditOptions::default());
    for mut one in role::audit(catalogue, framework) {
        one.problem.path = one.problem.path.map(|path| format!("catalogue.{path}"));
        found.push(one);
    }
    match found.iter().find(|one| strict && one.severity > Severity::Note) {
        Some(wrong) => Err(wrong.problem.clone().into()),
        None => Ok(found),
    }
}

/// Reads JSON and names the place that is wrong.
fn read_json<'de, T: Deserialize<'de>>(text: &'de str) -> Result<T, Trouble> {
    let mut reader = serde_json::Deserializer::from_str(text);
    let value = serde_path_to_error::deserialize(&mut reader).map_err(|error| {
        let path = error.path().to_string();
        Trouble::malformed((path != ".").then_some(path), &error.inner().to_string())
    })?;
    reader.end().map_err(|error| Trouble::malformed(None, &error.to_string()))?;
    Ok(value)
}

fn read_text(file: &Path) -> Result<String, Trouble> {
    fs::read(file)
        .map_err(|error| Trouble::unreadable(file, &error))
        .and_then(|bytes| decoded(bytes, file))
}

fn read_input() -> Result<String, Trouble> {
    let (mut bytes, input) = (Vec::new(), Path::new("standard input"));
    let read = std::io::stdin().read_to_end(&mut bytes);
    read.map_err(|error| Trouble::unreadable(input, &error))?;
    decoded(bytes, input)
}

/// The text of a file, without the mark that some editors write at the beginning.
fn decoded(bytes: Vec<u8>, file: &Path) -> Result<String, Trouble> {
    let text = String::from_utf8(bytes).map_err(|_| Trouble::not_text(file))?;
    Ok(text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text))
}

/// The trouble an error of the library makes.
pub(crate) fn problem(error: impl Into<Problem>) -> Trouble {
    error.into().into()
}

#[cfg(test)]
#[path = "load_tests.rs"]
mod tests;
