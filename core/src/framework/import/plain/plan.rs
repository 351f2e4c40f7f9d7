//! What an import would change, before anything is changed.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::framework::{
    Alignment, Competency, Crosswalk, Framework, Group, ProficiencyScale, Relation,
};
use crate::kernel::{Key, LanguageMap, LanguageTag, Text};

/// What would be added, changed and removed if one framework took the place of another.
///
/// Everything is sorted by uri, whatever the order of the files was.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ChangePlan {
    /// Fields of the framework itself that would change: version, titles, licence and so on.
    pub framework: Vec<PlannedField>,
    /// Scales, by id.
    pub scales: PlannedEntries,
    /// Groups, by uri.
    pub groups: PlannedEntries,
    /// Competencies, by uri.
    pub competencies: PlannedEntries,
    /// Relations; one that changes is removed and added.
    pub relations: PlannedRelations,
    /// Ways between scales; one that changes is removed and added.
    pub crosswalks: PlannedCrosswalks,
    /// Alignments with other frameworks; one that changes is removed and added.
    pub alignments: PlannedAlignments,
}

/// What would happen to the entries of one list.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct PlannedEntries {
    /// Those that are new.
    pub added: Vec<PlannedEntry>,
    /// Those that would change, each with all fields that differ.
    pub changed: Vec<PlannedChange>,
    /// Those that would go.
    pub removed: Vec<PlannedEntry>,
    /// How many stay as they are.
    pub unchanged: u32,
}

/// One entry that would come or go.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct PlannedEntry {
    /// Its uri, or the id of a scale.
    pub uri: Key,
    /// What to show a person, in the language of its framework.
    #[serde(default)]
    pub label: Option<Text>,
}

/// One entry that would change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct PlannedChange {
    /// Its uri, or the id of a scale.
    pub uri: Key,
    /// What to show a person: the label it has today.
    #[serde(default)]
    pub label: Option<Text>,
    /// The fields that differ, by name.
    pub fields: Vec<PlannedField>,
}

/// One field that would change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct PlannedField {
    /// Name of the field, with the language where it has one: `labels.de`.
    pub field: Text,
    /// What it holds today; lists and numbers are written as JSON.
    #[serde(default)]
    pub old: Option<Text>,
    /// What it would hold.
    #[serde(default)]
    pub new: Option<Text>,
}

/// What would happen to the relations.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct PlannedRelations {
    /// Those that are new.
    pub added: Vec<Relation>,
    /// Those that would go.
    pub removed: Vec<Relation>,
    /// How many stay.
    pub unchanged: u32,
}

/// What would happen to the ways between scales.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct PlannedCrosswalks {
    /// Those that are new.
    pub added: Vec<Crosswalk>,
    /// Those that would go.
    pub removed: Vec<Crosswalk>,
    /// How many stay.
    pub unchanged: u32,
}

/// What would happen to the alignments with other frameworks.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct PlannedAlignments {
    /// Those that are new.
    pub added: Vec<Alignment>,
    /// Those that would go.
    pub removed: Vec<Alignment>,
    /// How many stay.
    pub unchanged: u32,
}

impl ChangePlan {
    /// Whether nothing would change.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        let lists = [&self.scales, &self.groups, &self.competencies];
        let same = |list: &&PlannedEntries| {
            list.added.is_empty() && list.changed.is_empty() && list.removed.is_empty()
        };
        self.framework.is_empty()
            && lists.iter().all(same)
            && self.relations.added.is_empty()
            && self.relations.removed.is_empty()
            && self.crosswalks.added.is_empty()
            && self.crosswalks.removed.is_empty()
            && self.alignments.added.is_empty()
            && self.alignments.removed.is_empty()
    }
}

/// What would change if `incoming` took the place of `current`: a dry run.
///
/// Groups and competencies are the same where their uris are, scales where their ids are; where
/// two entries of one framework share a uri, the first counts.
/// The order of entries is no change.
/// A competency of which all fields differ is still a changed one: only the uri says what it is.
///
/// # Cost
///
/// O(n log n) in the number of entries.
#[must_use]
pub fn plan(current: &Framework, incoming: &Framework) -> ChangePlan {
    let (old, new) = (&current.language, &incoming.language);
    ChangePlan {
        framework: differences(&head(current), &head(incoming)),
        scales: entries(&current.scales, old, &incoming.scales, new),
        groups: entries(&current.groups, old, &incoming.groups, new),
        competencies: entries(&current.competencies, old, &incoming.competencies, new),
        relations: {
            let (added, removed, unchanged) = listed(&current.relations, &incoming.relations);
            PlannedRelations { added, removed, unchanged }
        },
        crosswalks: {
            let (added, removed, unchanged) = listed(&current.crosswalks, &incoming.crosswalks);
            PlannedCrosswalks { added, removed, unchanged }
        },
        alignments: {
            let (added, removed, unchanged) = listed(&current.alignments, &incoming.alignments);
            PlannedAlignments { added, removed, unchanged }
        },
    }
}

/// Something with a uri.
trait Entry: Serialize {
    fn uri(&self) -> &Key;
    fn texts(&self) -> [Option<&LanguageMap>; 2];

    fn planned(&self, language: &LanguageTag) -> PlannedEntry {
        let language = std::slice::from_ref(language);
        let texts = self.texts();
        let label = texts.into_iter().flatten().find_map(|texts| texts.best(language)).cloned();
        PlannedEntry { uri: self.uri().clone(), label }
    }
}

impl Entry for Competency {
    fn uri(&self) -> &Key {
        &self.uri
    }

    fn texts(&self) -> [Option<&LanguageMap>; 2] {
        [Some(&self.labels), Some(&self.descriptions)]
    }
}

impl Entry for Group {
    fn uri(&self) -> &Key {
        &self.uri
    }

    fn texts(&self) -> [Option<&LanguageMap>; 2] {
        [Some(&self.labels), Some(&self.descriptions)]
    }
}

impl Entry for ProficiencyScale {
    fn uri(&self) -> &Key {
        &self.id
    }

    fn texts(&self) -> [Option<&LanguageMap>; 2] {
        [Some(&self.labels), None]
    }
}

fn entries<T: Entry + PartialEq>(
    current: &[T],
    language: &LanguageTag,
    incoming: &[T],
    incoming_language: &LanguageTag,
) -> PlannedEntries {
    // Collecting from the end lets the first of two equal uris win.
    let by_uri = |list: &'_ [T]| -> BTreeMap<Key, usize> {
        list.iter().enumerate().rev().map(|(at, entry)| (entry.uri().clone(), at)).collect()
    };
    let (old, new) = (by_uri(current), by_uri(incoming));
    let mut planned = PlannedEntries::default();
    for (uri, at) in &old {
        let Some(before) = current.get(*at) else { continue };
        match new.get(uri).and_then(|at| incoming.get(*at)) {
            None => planned.removed.push(before.planned(language)),
            Some(after) if before == after => {
                planned.unchanged = planned.unchanged.saturating_add(1);
            }
            Some(after) => {
                let PlannedEntry { uri, label } = before.planned(language);
                let fields = differences(&value(before), &value(after));
                planned.changed.push(PlannedChange { uri, label, fields });
            }
        }
    }
    for (uri, at) in &new {
        if !old.contains_key(uri) {
            planned.added.extend(incoming.get(*at).map(|entry| entry.planned(incoming_language)));
        }
    }
    planned
}

/// What is only in the second list, only in the first, and how many are in both.
fn listed<T: Serialize + Clone>(current: &[T], incoming: &[T]) -> (Vec<T>, Vec<T>, u32) {
    let by_text = |list: &'_ [T]| -> BTreeMap<String, T> {
        list.iter().map(|entry| (value(entry).to_string(), entry.clone())).collect()
    };
    let (old, mut new) = (by_text(current), by_text(incoming));
    let mut removed = Vec::new();
    let mut unchanged = 0_u32;
    for (text, entry) in old {
        if new.remove(&text).is_some() {
            unchanged = unchanged.saturating_add(1);
        } else {
            removed.push(entry);
        }
    }
    (new.into_values().collect(), removed, unchanged)
}

/// The fields of the framework itself, without its lists.
fn head(framework: &Framework) -> Value {
    let head = Framework {
        status: framework.status,
        titles: framework.titles.clone(),
        descriptions: framework.descriptions.clone(),
        publisher: framework.publisher.clone(),
        licence: framework.licence.clone(),
        attribution: framework.attribution.clone(),
        ..Framework::new(framework.id.clone(), &framework.version, framework.language.clone())
    };
    value(&head)
}

/// Any of our types as JSON.
fn value(entry: &impl Serialize) -> Value {
    // All keys are texts and all numbers are finite, so this cannot fail.
    serde_json::to_value(entry).unwrap_or_default()
}

/// The fields that differ, by name; a map from language to text counts as a field for each.
fn differences(old: &Value, new: &Value) -> Vec<PlannedField> {
    let (mut before, mut after) = (BTreeMap::new(), BTreeMap::new());
    spread("", old, &mut before);
    spread("", new, &mut after);
    let mut fields = Vec::new();
    for (field, value) in &before {
        let now = after.get(field).copied();
        if now != Some(*value) {
            let (old, new) = (shown(value), now.and_then(shown));
            fields.push(PlannedField { field: Text::from(field.as_str()), old, new });
        }
    }
    for (field, value) in &after {
        if !before.contains_key(field) {
            let new = shown(value);
            fields.push(PlannedField { field: Text::from(field.as_str()), old: None, new });
        }
    }
    fields.retain(|field| field.old != field.new);
    fields.sort_by(|a, b| a.field.cmp(&b.field));
    fields
}

/// All values that are no maps, with the names that lead to them.
fn spread<'a>(name: &str, value: &'a Value, into: &mut BTreeMap<String, &'a Value>) {
    match value {
        Value::Object(fields) => {
            for (field, value) in fields {
                let name = if name.is_empty() { field.clone() } else { format!("{name}.{field}") };
                spread(&name, value, into);
            }
        }
        value => {
            into.insert(name.to_owned(), value);
        }
    }
}

/// A value as a person reads it.
fn shown(value: &Value) -> Option<Text> {
    match value {
        Value::Null => None,
        Value::String(text) => Some(Text::from(text.as_str())),
        Value::Array(values) if values.is_empty() => None,
        other => Some(Text::from(other.to_string().as_str())),
    }
}
