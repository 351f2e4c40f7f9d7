//! Reads resources from tables and documents of our own form.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{LearningResource, Prerequisite, Teaching};
use crate::framework::FrameworkError;
use crate::framework::import::{
    Dialect, Findings, ImportOptions, Imported, LIST_SEPARATOR, Row, SourceFile, Table, document,
};
use crate::kernel::{Day, Key, LanguageMap, LanguageTag, Level, Share, Tree};
use crate::problem::{Fault, Location, Problem};
use crate::recommend::RecommendError;

/// Resources that were read together.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, expecting = "a catalogue of resources")]
pub struct ResourceCatalogue {
    /// The resources, in the order of the file.
    pub resources: Vec<LearningResource>,
}

/// The resources in a table with one row for each.
///
/// Only the column `id` has to be there; a cell may be empty.
///
/// | column | what a cell holds |
/// |---|---|
/// | `id`, `title`, `provider`, `modality`, `alternative` | a text |
/// | `cost`, `hours` | a number |
/// | `languages` | tags, with `|` between them |
/// | `valid_from`, `valid_until` | days |
/// | `teaches` | such as `sql 1>3 | statistics >2 x0.5 | teamwork`: a competency, from which level to which, and with which strength |
/// | `requires` | such as `intro | basics or refresher | sql >= 2`: all of these |
///
/// A cell that cannot be read is reported and read as empty, and a row without an id or with one
/// that was there before is left out.
/// The title is in the language of the options, English without one.
///
/// # Errors
///
/// * `framework.not_text`, `framework.missing_column`, and for a strict import that finds anything
///   wrong `framework.import_refused`.
pub fn resources_csv(
    file: SourceFile<'_>,
    options: &ImportOptions,
) -> Result<Imported<ResourceCatalogue>, Problem> {
    let mut table = Table::open(file, Dialect::Csv)?;
    let id = table.column("id")?;
    let names = ["title", "provider", "modality", "alternative", "cost", "hours", "languages"];
    let more = ["valid_from", "valid_until", "teaches", "requires"];
    let columns: Vec<(&str, Option<usize>)> =
        names.iter().chain(&more).map(|name| (*name, table.optional(name))).collect();
    let language = options.language.clone().unwrap_or_else(LanguageTag::english);
    let mut findings = Findings::default();
    let mut resources = Vec::new();
    let mut known = BTreeSet::new();
    table.each_row(&mut findings, |row, findings| {
        let Some(key) = row.key(id, findings) else { return };
        if !known.insert(key.clone()) {
            let fault = Fault::new().with("resource", &key);
            findings.error(RecommendError::DuplicateResource(fault), row.place_of(id));
            return;
        }
        resources.push(read_row(row, key, &columns, &language, findings));
    });
    Ok(findings.finish(ResourceCatalogue { resources }, options)?)
}

fn read_row(
    row: &Row<'_, '_>,
    id: Key,
    columns: &[(&str, Option<usize>)],
    language: &LanguageTag,
    findings: &mut Findings,
) -> LearningResource {
    let column = |name: &str| columns.iter().find(|one| one.0 == name).and_then(|one| one.1);
    let mut resource = LearningResource::new(id);
    if let Some(title) = column("title").and_then(|at| row.text(at, findings)) {
        resource.titles = LanguageMap::of(language.clone(), title);
    }
    resource.provider = column("provider").and_then(|at| row.text(at, findings));
    resource.modality = row.optional_key(column("modality"), findings);
    resource.alternative = row.optional_key(column("alternative"), findings);
    let amount = |name: &str, findings: &mut Findings| {
        let at = column(name).filter(|at| !row.raw(*at).trim().is_empty());
        at.and_then(|at| row.level(at, findings)).map_or(0.0, Level::get)
    };
    resource.cost = amount("cost", findings);
    resource.hours = amount("hours", findings);
    resource.languages = list(row, column("languages"), "language tags", findings, |one| {
        LanguageTag::parse(one).ok()
    });
    let day = |name: &str, findings: &mut Findings| {
        list(row, column(name), "a day such as 2026-11-20", findings, |one| Day::parse(one).ok())
            .into_iter()
            .next()
    };
    resource.valid_from = day("valid_from", findings);
    resource.valid_until = day("valid_until", findings);
    resource.teaches =
        list(row, column("teaches"), "competencies such as `sql 1>3 x0.5`", findings, teaching);
    resource.requires = list(
        row,
        column("requires"),
        "resources such as `a or b`, or levels such as `sql >= 2`",
        findings,
        prerequisite,
    );
    resource
}

/// The parts of a cell; one that cannot be read is reported.
fn list<T>(
    row: &Row<'_, '_>,
    column: Option<usize>,
    expected: &str,
    findings: &mut Findings,
    read: impl Fn(&str) -> Option<T>,
) -> Vec<T> {
    let Some(column) = column else { return Vec::new() };
    let mut values = Vec::new();
    for part in row.raw(column).split(LIST_SEPARATOR).map(str::trim) {
        if part.is_empty() {
            continue;
        }
        match read(part) {
            Some(value) => values.push(value),
            None => row.doubt(column, expected, findings),
        }
    }
    values
}

/// `sql 1>3 x0.5`: a competency, its levels, and a strength.
fn teaching(text: &str) -> Option<Teaching> {
    let (mut rest, mut strength) = (text, Share::ALL);
    if let Some((before, last)) = rest.rsplit_once(' ')
        && let Some(number) = last.strip_prefix('x').and_then(|it| it.parse::<f64>().ok())
    {
        strength = Share::new(number).ok()?;
        rest = before.trim_end();
    }
    let (mut from, mut to) = (None, None);
    if let Some((before, last)) = rest.rsplit_once(' ')
        && let Some((low, high)) = last.split_once('>')
    {
        let level = |text: &str| text.parse().ok().and_then(|it| Level::new(it).ok());
        if !low.is_empty() {
            from = Some(level(low)?);
        }
        to = Some(level(high)?);
        rest = before.trim_end();
    }
    Some(Teaching { competency: Key::parse(rest).ok()?, from, to, strength })
}

/// `a`, `a or b`, or `sql >= 2`.
fn prerequisite(text: &str) -> Option<Prerequisite> {
    if let Some((competency, level)) = text.split_once(">=") {
        let competency = Key::parse(competency.trim()).ok()?;
        let level = level.trim().parse().ok().and_then(|it| Level::new(it).ok())?;
        return Some(Prerequisite::Level { competency, level });
    }
    let parts: Option<Vec<Key>> =
        text.split(" or ").map(|one| Key::parse(one.trim()).ok()).collect();
    let resources = parts?;
    match resources.as_slice() {
        [only] => Some(Prerequisite::Resource { resource: only.clone() }),
        _ => Some(Prerequisite::AnyOf { resources }),
    }
}

/// The resources in a document: a list of them, or an object whose `resources` they are.
///
/// Each is read by itself; one that cannot be read, and one whose id was there before, is left out
/// and reported with its path, such as `resources[3].hours`.
///
/// # Errors
///
/// * `framework.not_text`, `framework.malformed`, and for a strict import that finds anything wrong
///   `framework.import_refused`.
pub fn resources_json(
    file: SourceFile<'_>,
    options: &ImportOptions,
) -> Result<Imported<ResourceCatalogue>, Problem> {
    let found = document(file)?;
    let values = match &found {
        Value::Array(values) => values,
        Value::Object(fields) => match fields.get("resources") {
            Some(Value::Array(values)) => values,
            _ => return Err(no_list(file).into()),
        },
        _ => return Err(no_list(file).into()),
    };
    let mut findings = Findings::default();
    let mut known = BTreeSet::new();
    let mut resources: Vec<LearningResource> = Vec::with_capacity(values.len());
    let place = Location { file: file.name.to_owned(), line: None, column: None, field: None };
    for (at, value) in values.iter().enumerate() {
        let path = format!("resources[{at}]");
        match Tree::of(value).read::<LearningResource>() {
            Err(misread) => {
                let problem = FrameworkError::Malformed(misread.fault(&path));
                findings.error(problem, Some(place.clone()));
            }
            Ok(resource) if !known.insert(resource.id.clone()) => {
                let fault = Fault::new().at(format!("{path}.id")).with("resource", &resource.id);
                findings.error(RecommendError::DuplicateResource(fault), Some(place.clone()));
            }
            Ok(resource) => resources.push(resource),
        }
    }
    Ok(findings.finish(ResourceCatalogue { resources }, options)?)
}

fn no_list(file: SourceFile<'_>) -> FrameworkError {
    let fault = Fault::new().at(file.name).with("file", file.name);
    FrameworkError::Malformed(fault.with("reason", "it is no list of resources"))
}
