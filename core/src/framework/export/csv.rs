//! Our own table.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use crate::framework::import::LIST_SEPARATOR;
use crate::framework::{Competency, Framework, Group, RelationKind};
use crate::kernel::{Key, LanguageMap, LanguageTag, Text};

/// The groups and competencies of a framework as a table, one row each, groups first.
///
/// The columns are those of [`framework::import::plain_csv`](crate::framework::import::plain_csv):
/// `uri`, `code`, `kind` (`group` for a group), `label`, `alternative_labels`, `description`,
/// `parent`, `scale`, `status` and `tags`, then `label@de` and so on for each further language.
/// Cells are separated by commas and quoted where they must be, lines end with CR LF (RFC 4180).
/// Several values in one cell are separated by `|`; a `|` or a `\` inside a value follows a `\`.
///
/// Lost: everything about the framework itself, the scales but for their ids, anchors, crosswalks,
/// alignments, and all relations but those to parents.
/// Blanks at the ends of texts do not come back.
#[must_use]
pub fn csv(framework: &Framework) -> String {
    let mut parents: BTreeMap<&Key, Vec<&str>> = BTreeMap::new();
    for relation in &framework.relations {
        if relation.kind == RelationKind::ChildOf {
            parents.entry(&relation.from).or_default().push(relation.to.as_str());
        }
    }
    let languages = further_languages(framework);
    let mut table = Writer::default();
    for column in [
        "uri",
        "code",
        "kind",
        "label",
        "alternative_labels",
        "description",
        "parent",
        "scale",
        "status",
        "tags",
    ] {
        table.cell(column);
    }
    for (language, columns) in &languages {
        for column in columns {
            table.cell(&format!("{column}@{language}"));
        }
    }
    table.end();

    let groups = framework.groups.iter().map(Entry::of_group);
    let entries = groups.chain(framework.competencies.iter().map(Entry::of_competency));
    for entry in entries {
        let own = &framework.language;
        table.cell(entry.uri.as_str());
        table.cell(entry.code.map_or("", Key::as_str));
        table.cell(&entry.kind);
        table.cell(entry.labels.get(own).map_or("", |text| text));
        table.cell(&list(entry.alternative_labels.get(own)));
        table.cell(entry.descriptions.get(own).map_or("", |text| text));
        let parents = parents.get(entry.uri).map(Vec::as_slice).unwrap_or_default();
        table.cell(&joined(parents.iter().copied()));
        table.cell(entry.scale.map_or("", Key::as_str));
        table.cell(&entry.status);
        table.cell(&joined(entry.tags.iter().map(|tag| &**tag)));
        for (language, columns) in &languages {
            for column in columns {
                match *column {
                    LABEL => table.cell(entry.labels.get(language).map_or("", |text| text)),
                    ALTERNATIVE_LABELS => table.cell(&list(entry.alternative_labels.get(language))),
                    _ => table.cell(entry.descriptions.get(language).map_or("", |text| text)),
                }
            }
        }
        table.end();
    }
    table.text
}

const LABEL: &str = "label";
const ALTERNATIVE_LABELS: &str = "alternative_labels";
const DESCRIPTION: &str = "description";

/// What a group and a competency have in common, and what only a competency has.
struct Entry<'a> {
    uri: &'a Key,
    code: Option<&'a Key>,
    kind: String,
    labels: &'a LanguageMap,
    alternative_labels: &'a LanguageMap<Vec<Text>>,
    descriptions: &'a LanguageMap,
    scale: Option<&'a Key>,
    status: String,
    tags: &'a [Text],
}

impl<'a> Entry<'a> {
    fn of_group(group: &'a Group) -> Self {
        Self {
            uri: &group.uri,
            code: group.code.as_ref(),
            kind: "group".to_owned(),
            labels: &group.labels,
            alternative_labels: &group.alternative_labels,
            descriptions: &group.descriptions,
            scale: None,
            status: String::new(),
            tags: &[],
        }
    }

    fn of_competency(competency: &'a Competency) -> Self {
        Self {
            uri: &competency.uri,
            code: competency.code.as_ref(),
            kind: word(competency.kind),
            labels: &competency.labels,
            alternative_labels: &competency.alternative_labels,
            descriptions: &competency.descriptions,
            scale: competency.scale.as_ref(),
            status: word(competency.status),
            tags: &competency.tags,
        }
    }
}

/// The word a unit value is written with everywhere.
fn word(value: impl serde::Serialize) -> String {
    match serde_json::to_value(value) {
        Ok(Value::String(word)) => word,
        _ => String::new(),
    }
}

/// The languages besides that of the framework, with the columns each of them needs.
fn further_languages(framework: &Framework) -> Vec<(&LanguageTag, Vec<&'static str>)> {
    let mut used: BTreeMap<&LanguageTag, BTreeSet<u8>> = BTreeMap::new();
    let groups = framework.groups.iter().map(Entry::of_group);
    for entry in groups.chain(framework.competencies.iter().map(Entry::of_competency)) {
        let labels = entry.labels.iter().map(|(language, _)| (language, 0));
        let others = entry.alternative_labels.iter().map(|(language, _)| (language, 1));
        let descriptions = entry.descriptions.iter().map(|(language, _)| (language, 2));
        for (language, column) in labels.chain(others).chain(descriptions) {
            used.entry(language).or_default().insert(column);
        }
    }
    used.remove(&framework.language);
    let columns = [LABEL, ALTERNATIVE_LABELS, DESCRIPTION];
    let named = |used: BTreeSet<u8>| {
        let all = columns.into_iter().zip(0_u8..);
        all.filter(|(_, at)| used.contains(at)).map(|(name, _)| name).collect()
    };
    used.into_iter().map(|(language, used)| (language, named(used))).collect()
}

fn list(texts: Option<&Vec<Text>>) -> String {
    joined(texts.into_iter().flatten().map(|text| &**text))
}

/// Several values in one cell.
fn joined<'a>(values: impl Iterator<Item = &'a str>) -> String {
    let mut cell = String::new();
    for (at, value) in values.enumerate() {
        if at > 0 {
            cell.push(LIST_SEPARATOR);
        }
        for letter in value.chars() {
            if letter == LIST_SEPARATOR || letter == '\\' {
                cell.push('\\');
            }
            cell.push(letter);
        }
    }
    cell
}

/// Cells and rows of RFC 4180.
#[derive(Default)]
struct Writer {
    text: String,
    inside_row: bool,
}

impl Writer {
    fn cell(&mut self, value: &str) {
        if self.inside_row {
            self.text.push(',');
        }
        self.inside_row = true;
        let starts_blank = value.starts_with(char::is_whitespace);
        let blank = starts_blank || value.ends_with(char::is_whitespace);
        if blank || value.contains([',', '"', '\r', '\n']) {
            self.text.push('"');
            self.text.push_str(&value.replace('"', "\"\""));
            self.text.push('"');
        } else {
            self.text.push_str(value);
        }
    }

    fn end(&mut self) {
        self.text.push_str("\r\n");
        self.inside_row = false;
    }
}
