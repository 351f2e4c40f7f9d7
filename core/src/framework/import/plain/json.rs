//! Our own JSON, read leniently.

use std::collections::BTreeSet;

use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::framework::import::json::{at, document, place, typed};
use crate::framework::import::relations::{Relations, is_new, report_shared_code};
use crate::framework::import::{Findings, ImportOptions, Imported, SourceFile};
use crate::framework::{Competency, Framework, FrameworkError, Group};
use crate::kernel::{Key, LanguageMap, LanguageTag, Text};
use crate::problem::Fault;

/// The framework in a document of our own form, without the entries that are wrong.
///
/// Each entry of the lists `scales`, `crosswalks`, `groups`, `competencies`, `relations` and
/// `alignments` is read by itself; one that cannot be read is left out and reported with its path,
/// such as `competencies[3].kind`.
/// So are a second entry with the same uri, a scale that contradicts itself, and a relation that
/// leads nowhere.
/// A competency without any text, and one that names a scale the framework does not have, are kept
/// with a warning.
///
/// The id of the options replaces that of the document; version and language of the options hold
/// where the document says none.
///
/// # Errors
///
/// * `framework.not_text` when the file is not UTF-8.
/// * `framework.malformed` when the document is no JSON object, when its lists are no lists, or
///   when what stands outside of them is wrong.
/// * `framework.import_refused` for a strict import that finds anything wrong.
pub fn plain_json(
    file: SourceFile<'_>,
    options: &ImportOptions,
) -> Result<Imported<Framework>, FrameworkError> {
    let mut findings = Findings::default();
    let mut head = document(file)?;
    let Some(fields) = head.as_object_mut() else {
        let fault = Fault::new().at(file.name).with("file", file.name);
        return Err(FrameworkError::Malformed(fault.with("reason", "it is not an object")));
    };
    let mut lists = Lists { file: file.name, lists: Vec::new() };
    for name in LISTS {
        match fields.remove(name) {
            None | Some(Value::Null) => {}
            Some(Value::Array(values)) => lists.lists.push((name, values)),
            Some(_) => {
                let fault = Fault::new().at(name).with("reason", format!("`{name}` is not a list"));
                return Err(FrameworkError::Malformed(fault));
            }
        }
    }
    let id = options.id.as_ref().map(Key::as_str);
    let version = options.version.as_deref();
    let language = options.language.as_ref().map(LanguageTag::as_str);
    for (field, given, replaces) in
        [("id", id, true), ("version", version, false), ("language", language, false)]
    {
        let missing = fields.get(field).is_none_or(Value::is_null);
        match given {
            Some(given) if replaces || missing => {
                fields.insert(field.to_owned(), Value::from(given));
            }
            // A field that is null is missing, and then it has its default.
            _ if missing => {
                fields.remove(field);
            }
            _ => {}
        }
    }
    let mut framework: Framework = typed(&head, "")?;

    let mut known = BTreeSet::new();
    for (path, scale) in lists.take::<crate::framework::ProficiencyScale>("scales", &mut findings) {
        if let Err(error) = scale.check(&path) {
            findings.error(error, Some(place(file.name)));
        } else if is_new(&mut known, &scale.id, Some(&path), Some(place(file.name)), &mut findings)
        {
            framework.scales.push(scale);
        }
    }
    framework.crosswalks = lists.take("crosswalks", &mut findings).map(|(_, one)| one).collect();

    let mut codes = BTreeSet::new();
    let mut seen = BTreeSet::new();
    let mut is_fresh = |uri: &Key, path: &str, findings: &mut Findings| {
        is_new(&mut seen, uri, Some(path), Some(place(file.name)), findings)
    };
    for (path, group) in lists.take::<Group>("groups", &mut findings) {
        if lists.short(
            &path,
            &group.labels,
            &group.alternative_labels,
            &group.descriptions,
            &mut findings,
        ) && is_fresh(&group.uri, &path, &mut findings)
        {
            framework.groups.push(group);
        }
    }
    for (path, one) in lists.take::<Competency>("competencies", &mut findings) {
        if !lists.short(
            &path,
            &one.labels,
            &one.alternative_labels,
            &one.descriptions,
            &mut findings,
        ) || !is_fresh(&one.uri, &path, &mut findings)
        {
            continue;
        }
        if one.labels.is_empty() && one.descriptions.is_empty() {
            let fault = Fault::new().at(path.as_str()).with("uri", &one.uri);
            findings.warn(FrameworkError::MissingLabel(fault), Some(place(file.name)));
        }
        if let Some(scale) = one.scale.as_ref().filter(|scale| !known.contains(scale)) {
            let fault = Fault::new().at(format!("{path}.scale")).with("scale", scale);
            findings.warn(FrameworkError::UnknownScale(fault), Some(place(file.name)));
        }
        let code_path = format!("{path}.code");
        let (code, location) = (one.code.as_ref(), Some(place(file.name)));
        report_shared_code(&mut codes, code, Some(&code_path), location, &mut findings);
        framework.competencies.push(one);
    }
    let mut relations = Relations::new(&framework);
    for (path, relation) in lists.take("relations", &mut findings) {
        relations.add(relation, Some(&path), Some(place(file.name)), &mut findings);
    }
    framework.relations = relations.into_list();
    framework.alignments = lists.take("alignments", &mut findings).map(|(_, one)| one).collect();
    findings.finish(framework, options)
}

/// The lists whose entries are read one by one.
const LISTS: [&str; 6] =
    ["scales", "crosswalks", "groups", "competencies", "relations", "alignments"];

/// The lists of the document that are still to be read.
struct Lists<'a> {
    file: &'a str,
    lists: Vec<(&'static str, Vec<Value>)>,
}

impl Lists<'_> {
    /// The entries of a list that can be read, with their paths.
    fn take<T: DeserializeOwned>(
        &mut self,
        name: &str,
        findings: &mut Findings,
    ) -> std::vec::IntoIter<(String, T)> {
        let found = self.lists.iter_mut().find(|(known, _)| *known == name);
        let values = found.map(|(_, values)| std::mem::take(values)).unwrap_or_default();
        let mut entries = Vec::with_capacity(values.len());
        for (position, value) in values.into_iter().enumerate() {
            let path = format!("{name}[{position}]");
            match typed(&value, &path) {
                Ok(entry) => entries.push((path, entry)),
                Err(error) => findings.error(error, Some(place(self.file))),
            }
        }
        entries.into_iter()
    }

    /// Whether all texts are short enough; the first that is not is reported.
    fn short(
        &self,
        path: &str,
        labels: &LanguageMap,
        alternative_labels: &LanguageMap<Vec<Text>>,
        descriptions: &LanguageMap,
        findings: &mut Findings,
    ) -> bool {
        let labels = labels.iter().map(|(_, text)| ("labels", text));
        let others = alternative_labels.iter().flat_map(|(_, texts)| texts);
        let others = others.map(|text| ("alternative_labels", text));
        let descriptions = descriptions.iter().map(|(_, text)| ("descriptions", text));
        for (field, text) in labels.chain(others).chain(descriptions) {
            if let Err(error) = Findings::text(field, text) {
                findings.error(at(error, format!("{path}.{field}")), Some(place(self.file)));
                return false;
            }
        }
        true
    }
}
