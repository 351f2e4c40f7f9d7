//! Our own table.

use std::collections::{BTreeMap, BTreeSet};

use crate::framework::import::kinds::kind_of;
use crate::framework::import::relations::{Relations, is_new, report_shared_code};
use crate::framework::import::{
    Dialect, Findings, ImportOptions, Imported, Row, SourceFile, Table,
};
use crate::framework::{
    Competency, CompetencyKind, Framework, FrameworkError, Group, Relation, RelationKind, Status,
};
use crate::kernel::{Key, LanguageMap, LanguageTag, Text};
use crate::problem::{Fault, Location};

/// Stands between several values of one cell; a `\` before it makes it an ordinary letter.
pub(crate) const LIST_SEPARATOR: char = '|';

/// The framework in a table of competencies.
///
/// | column | holds |
/// |---|---|
/// | `uri` | stable address or id; needed |
/// | `label` | label in the language of the framework; needed, though a cell may be empty where there is a description |
/// | `code` | code of the publisher |
/// | `kind` | `knowledge`, `skill`, `ability`, `attitude`, `behavior`, `technology`, `task`, `language`, `other`, or `group` for a heading |
/// | `alternative_labels` | other labels, separated by a vertical bar |
/// | `description` | description |
/// | `parent` | uri or code of what it stands below; several are separated by a vertical bar |
/// | `scale` | id of the scale of its levels |
/// | `status` | `draft`, `published`, `deprecated` or `withdrawn` |
/// | `tags` | further marks, separated by a vertical bar |
/// | `label@de`, `description@fr`, `alternative_labels@de`, ... | the same in another language |
///
/// Columns may be in any order and any case; others are passed over, and a note names them.
/// A vertical bar or a backslash inside a value of a list follows a backslash.
/// Blanks at the ends of cells are cut.
///
/// The table does not say what the framework is: its id is that of the options, else the name of
/// the file without its ending; its version is that of the options, else empty; its language is
/// that of the options, else English.
/// Scales are not in the table either: a note names each that it mentions.
///
/// # Errors
///
/// * `framework.not_text` and `framework.missing_column` when the file is no such table.
/// * `kernel.invalid_key` when neither the options nor the file name give an id.
/// * `framework.import_refused` for a strict import that finds anything wrong.
pub fn plain_csv(
    file: SourceFile<'_>,
    options: &ImportOptions,
) -> Result<Imported<Framework>, FrameworkError> {
    let mut table = Table::open(file, Dialect::Csv)?;
    let mut findings = Findings::default();
    let stem = file.name.rsplit_once('.').map_or(file.name, |(stem, _)| stem);
    let id = options.id.clone().map_or_else(|| Key::parse(stem), Ok)?;
    let language = options.language.clone().unwrap_or_else(LanguageTag::english);
    let version = options.version.as_deref().unwrap_or_default();
    let mut framework = Framework::new(id, version, language.clone());

    let columns = Columns::find(&table, &language, &mut findings)?;
    let mut reader = Reader::default();
    table.each_row(&mut findings, |row, findings| {
        reader.read(row, &columns, &mut framework, findings);
    });
    reader.relate(&mut framework, &mut findings);
    findings.finish(framework, options)
}

/// Where each column stands.
struct Columns {
    uri: usize,
    code: Option<usize>,
    kind: Option<usize>,
    parent: Option<usize>,
    scale: Option<usize>,
    status: Option<usize>,
    tags: Option<usize>,
    labels: Vec<(LanguageTag, usize)>,
    alternative_labels: Vec<(LanguageTag, usize)>,
    descriptions: Vec<(LanguageTag, usize)>,
}

impl Columns {
    fn find(
        table: &Table<'_>,
        language: &LanguageTag,
        findings: &mut Findings,
    ) -> Result<Self, FrameworkError> {
        let mut columns = Self {
            uri: table.column("uri")?,
            code: table.optional("code"),
            kind: table.optional("kind"),
            parent: table.optional("parent"),
            scale: table.optional("scale"),
            status: table.optional("status"),
            tags: table.optional("tags"),
            labels: vec![(language.clone(), table.column("label")?)],
            alternative_labels: Vec::new(),
            descriptions: Vec::new(),
        };
        let mut unknown = Vec::new();
        for (at, column) in table.columns().enumerate() {
            let (name, tag) = column.split_once('@').unwrap_or((column, ""));
            let tag = if tag.is_empty() { Ok(language.clone()) } else { LanguageTag::parse(tag) };
            let name = name.to_ascii_lowercase();
            let list = match name.as_str() {
                "label" => &mut columns.labels,
                "alternative_labels" => &mut columns.alternative_labels,
                "description" => &mut columns.descriptions,
                "uri" | "code" | "kind" | "parent" | "scale" | "status" | "tags" => continue,
                _ => {
                    unknown.push(column);
                    continue;
                }
            };
            match tag {
                Ok(tag) => list.push((tag, at)),
                Err(_) => unknown.push(column),
            }
        }
        let lists =
            [&mut columns.labels, &mut columns.alternative_labels, &mut columns.descriptions];
        for list in lists {
            // The first of two columns with one name counts.
            list.sort_by(|(a, _), (b, _)| a.cmp(b));
            list.dedup_by(|(later, _), (first, _)| later == first);
        }
        if !unknown.is_empty() {
            let fault = Fault::new().with("count", unknown.len());
            let reason = format!("columns that are not known: {}", unknown.join(", "));
            findings.note(FrameworkError::LeftOut(fault.with("reason", reason)));
        }
        Ok(columns)
    }
}

/// What a row says about its parents, to be looked up once all rows are read.
struct Wish {
    child: Key,
    parent: String,
    place: Option<Location>,
}

/// Reads rows one by one.
#[derive(Default)]
struct Reader {
    seen: BTreeSet<Key>,
    codes: BTreeSet<Key>,
    wishes: Vec<Wish>,
    scales: BTreeSet<Key>,
}

impl Reader {
    fn read(
        &mut self,
        row: &Row<'_, '_>,
        columns: &Columns,
        framework: &mut Framework,
        findings: &mut Findings,
    ) {
        let Some(uri) = row.key(columns.uri, findings) else { return };
        let place = row.place_of(columns.uri);
        if !is_new(&mut self.seen, &uri, None, place, findings) {
            return;
        }
        let code = row.optional_key(columns.code, findings);
        let place = columns.code.and_then(|column| row.place_of(column));
        report_shared_code(&mut self.codes, code.as_ref(), None, place, findings);
        let labels = texts(row, &columns.labels, "label", findings);
        let descriptions = texts(row, &columns.descriptions, "description", findings);
        let alternative_labels = lists(row, &columns.alternative_labels, findings);
        if labels.is_empty() && descriptions.is_empty() {
            let fault = Fault::new().with("uri", &uri);
            findings.warn(FrameworkError::MissingLabel(fault), row.place());
        }
        if let Some(column) = columns.parent {
            for parent in split(row.cell(Some(column))) {
                let place = row.place_of(column);
                self.wishes.push(Wish { child: uri.clone(), parent, place });
            }
        }
        let kind = row.cell(columns.kind);
        if kind.eq_ignore_ascii_case("group") {
            framework.groups.push(Group { uri, code, labels, alternative_labels, descriptions });
            return;
        }
        let mut competency = Competency::new(uri, CompetencyKind::Other);
        if !kind.is_empty() {
            let known = kind_of(kind);
            if known.is_none() {
                refuse(row, columns.kind, "kind", "a kind of competency", findings);
            }
            competency.kind = known.unwrap_or_default();
        }
        competency.status = match row.cell(columns.status).to_ascii_lowercase().as_str() {
            "" | "published" => Status::Published,
            "draft" => Status::Draft,
            "deprecated" => Status::Deprecated,
            "withdrawn" => Status::Withdrawn,
            _ => {
                let expected = "one of draft, published, deprecated and withdrawn";
                refuse(row, columns.status, "status", expected, findings);
                Status::default()
            }
        };
        competency.code = code;
        competency.labels = labels;
        competency.alternative_labels = alternative_labels;
        competency.descriptions = descriptions;
        competency.scale = row.optional_key(columns.scale, findings);
        self.scales.extend(competency.scale.clone());
        competency.tags = list(row, columns.tags, "tags", findings);
        framework.competencies.push(competency);
    }

    /// Finds the parents by uri, else by code.
    fn relate(self, framework: &mut Framework, findings: &mut Findings) {
        let groups = framework.groups.iter().map(|group| (&group.code, &group.uri));
        let all = framework.competencies.iter().map(|one| (&one.code, &one.uri));
        let coded =
            groups.chain(all).filter_map(|(code, uri)| Some((code.as_ref()?.as_str(), uri)));
        // The first of two entries with one code keeps it.
        let codes: BTreeMap<&str, &Key> = coded.rev().collect();
        let mut relations = Relations::new(framework);
        for Wish { child, parent, place } in self.wishes {
            let named = match Key::parse(&parent) {
                Ok(named) => named,
                Err(error) => {
                    findings.error(error, place);
                    continue;
                }
            };
            let by_code = || codes.get(parent.as_str()).map(|uri| (*uri).clone());
            let to = if relations.knows(&named) { named } else { by_code().unwrap_or(named) };
            let relation =
                Relation { from: child, kind: RelationKind::ChildOf, to, necessity: None };
            relations.add(relation, None, place, findings);
        }
        framework.relations = relations.into_list();
        for scale in self.scales {
            findings.note(FrameworkError::UnknownScale(Fault::new().with("scale", scale)));
        }
    }
}

/// A text by language, where the cells hold one.
fn texts(
    row: &Row<'_, '_>,
    columns: &[(LanguageTag, usize)],
    field: &str,
    findings: &mut Findings,
) -> LanguageMap {
    let mut texts = LanguageMap::default();
    for (language, column) in columns {
        if let Some(text) = text(row, *column, row.cell(Some(*column)), field, findings) {
            texts.insert(language.clone(), text);
        }
    }
    texts
}

/// Lists of texts by language, where the cells hold any.
fn lists(
    row: &Row<'_, '_>,
    columns: &[(LanguageTag, usize)],
    findings: &mut Findings,
) -> LanguageMap<Vec<Text>> {
    let mut lists = LanguageMap::default();
    for (language, column) in columns {
        let list = list(row, Some(*column), "alternative_labels", findings);
        if !list.is_empty() {
            lists.insert(language.clone(), list);
        }
    }
    lists
}

/// The texts of a list in one cell.
fn list(
    row: &Row<'_, '_>,
    column: Option<usize>,
    field: &str,
    findings: &mut Findings,
) -> Vec<Text> {
    let Some(column) = column else { return Vec::new() };
    let parts = split(row.cell(Some(column)));
    parts.iter().filter_map(|part| text(row, column, part, field, findings)).collect()
}

/// A text that is short enough; one that is not is reported and passed over.
fn text(
    row: &Row<'_, '_>,
    column: usize,
    text: &str,
    field: &str,
    findings: &mut Findings,
) -> Option<Text> {
    let checked = Findings::text(field, text.trim());
    checked.unwrap_or_else(|error| {
        findings.warn(error, row.place_of(column));
        None
    })
}

/// Reports that a cell holds something else than it should; the row is kept.
fn refuse(
    row: &Row<'_, '_>,
    column: Option<usize>,
    field: &str,
    expected: &str,
    findings: &mut Findings,
) {
    let fault = Fault::new().with("value", row.cell(column)).with("field", field);
    let place = column.and_then(|column| row.place_of(column));
    findings.warn(FrameworkError::InvalidValue(fault.with("expected", expected)), place);
}

/// The values of a cell, without the empty ones.
fn split(cell: &str) -> Vec<String> {
    let mut values = Vec::new();
    let mut value = String::new();
    let mut letters = cell.chars();
    while let Some(letter) = letters.next() {
        match letter {
            '\\' => value.extend(letters.next()),
            LIST_SEPARATOR => values.push(std::mem::take(&mut value)),
            letter => value.push(letter),
        }
    }
    values.push(value);
    values.retain(|value| !value.trim().is_empty());
    for value in &mut values {
        *value = value.trim().to_owned();
    }
    values
}
