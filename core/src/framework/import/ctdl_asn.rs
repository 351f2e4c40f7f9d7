//! CTDL-ASN, the competency part of the Credential Transparency Description Language, as JSON-LD.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::json::{Node, at, document};
use super::kinds::kind_of;
use super::relations::{Alignments, Relations, is_new};
use super::{Findings, ImportOptions, Imported, SourceFile};
use crate::framework::{Competency, Framework, FrameworkError, Relation, RelationKind, Status};
use crate::kernel::{Key, LanguageMap, LanguageTag, Text};
use crate::problem::Fault;

/// The framework in a graph of CTDL-ASN.
///
/// The file is JSON-LD with an `@graph` that holds one `ceasn:CompetencyFramework` and its
/// `ceasn:Competency`s, as the Credential Registry gives it out.
/// Names may be written with their prefix or without.
///
/// | CTDL-ASN | becomes |
/// |---|---|
/// | `ceterms:ctid` of the framework, else its `@id` | id, unless the options give one |
/// | `ceasn:version`, else the version of the options, else `ceasn:dateModified` | version |
/// | `ceasn:publicationStatusType` | status |
/// | `ceasn:publisherName`, `ceasn:license` | publisher, licence |
/// | `@id`, `ceasn:codedNotation` of a competency | uri, code |
/// | `ceasn:competencyLabel`, `ceasn:competencyText` | labels, descriptions, by language |
/// | further labels of one language | alternative labels |
/// | `ceasn:competencyCategory` | the kind where the word is one, else kind other and the tag `type:...` |
/// | `ceasn:conceptKeyword` | tags |
/// | `ceasn:isChildOf`, `ceasn:hasChild` | child of; both directions say the same |
/// | `ceasn:isPartOf` another competency | part of |
/// | exact, major, minor, broad and narrow alignment | exact, close, related, broad and narrow match |
/// | `ceasn:prerequisiteAlignment` | prerequisite of the one it names |
/// | `ceasn:derivedFrom`, `ceasn:isVersionOf` | derived from |
///
/// An alignment with a competency of another framework becomes an alignment; its framework is not
/// named, so the id is the address up to its path and the version stays empty.
/// A text without a language is in the first `ceasn:inLanguage`, else in the language of the
/// options, else in English.
/// Other nodes of the graph are left out, and a note counts them; `ceasn:ProficiencyScale` is
/// among them, because CTDL-ASN defines no properties for its levels.
///
/// Source: Credential Engine, CTDL-ASN schema and handbook.
///
/// # Errors
///
/// * `framework.not_text` and `framework.malformed` when the file holds no such graph.
/// * `framework.import_refused` for a strict import that finds anything wrong.
pub fn ctdl_asn(
    file: SourceFile<'_>,
    options: &ImportOptions,
) -> Result<Imported<Framework>, FrameworkError> {
    let document = document(file)?;
    let mut findings = Findings::default();
    let root = Node::root(&document, file.name)?;
    let nodes = root.children("@graph", &mut findings);
    let (heads, others): (Vec<_>, Vec<_>) =
        nodes.into_iter().partition(|node| is_a(node, "CompetencyFramework"));
    let Some((head, more)) = heads.split_first() else {
        let fault = Fault::new().at("@graph").with("file", file.name);
        let reason = "the graph has no ceasn:CompetencyFramework";
        return Err(FrameworkError::Malformed(fault.with("reason", reason)));
    };
    for extra in more {
        let fault = Fault::new().at(extra.path()).with("count", 1);
        let fault = fault.with("reason", "the graph has a framework already");
        findings.error(FrameworkError::LeftOut(fault), extra.place());
    }

    let mut framework = read_head(head, options, &mut findings)?;
    let (competencies, others): (Vec<_>, Vec<_>) =
        others.into_iter().partition(|node| is_a(node, "Competency"));
    let mut seen = BTreeSet::new();
    let mut read = Vec::with_capacity(competencies.len());
    for node in &competencies {
        let Some(uri) = uri_of(node, &mut findings) else { continue };
        if is_new(&mut seen, &uri, Some(node.path()), node.place(), &mut findings) {
            let competency = competency(node, uri.clone(), &framework.language, &mut findings);
            framework.competencies.push(competency);
            read.push((uri, node));
        }
    }
    if !others.is_empty() {
        let fault = Fault::new().with("count", others.len());
        let reason = "nodes that are neither framework nor competency";
        findings.note(FrameworkError::LeftOut(fault.with("reason", reason)));
    }

    let own = uri_of(head, &mut findings);
    let mut relations = Relations::new(&framework);
    let mut alignments = Alignments::default();
    let home = framework.id_and_version();
    for (uri, node) in read {
        for (field, kind, reversed) in LINKS {
            for other in links(node, field, &mut findings) {
                if own.as_ref() == Some(&other) || other == framework.id {
                    continue;
                }
                let path = node.path_of(&format!("ceasn:{field}"));
                let (from, to) = if reversed { (other, uri.clone()) } else { (uri.clone(), other) };
                let relation = Relation { from, kind, to, necessity: None };
                if let Some(relation) = alignments.add(relation, &home, &relations) {
                    relations.add_again(relation, Some(&path), node.place(), &mut findings);
                }
            }
        }
    }
    framework.relations = relations.into_list();
    framework.alignments = alignments.into_list(file.name, &mut findings);
    findings.finish(framework, options)
}

/// Properties that lead to other competencies, what they say, and whether they say it backwards.
const LINKS: [(&str, RelationKind, bool); 11] = [
    ("isChildOf", RelationKind::ChildOf, false),
    ("hasChild", RelationKind::ChildOf, true),
    ("isPartOf", RelationKind::PartOf, false),
    ("exactAlignment", RelationKind::ExactMatch, false),
    ("majorAlignment", RelationKind::CloseMatch, false),
    ("minorAlignment", RelationKind::RelatedTo, false),
    ("broadAlignment", RelationKind::BroadMatch, false),
    ("narrowAlignment", RelationKind::NarrowMatch, false),
    ("prerequisiteAlignment", RelationKind::Prerequisite, false),
    ("derivedFrom", RelationKind::DerivedFrom, false),
    ("isVersionOf", RelationKind::DerivedFrom, false),
];

/// Everything that stands in the node of the framework.
fn read_head(
    head: &Node<'_>,
    options: &ImportOptions,
    findings: &mut Findings,
) -> Result<Framework, FrameworkError> {
    let id = options.id.clone().or_else(|| head.key("ceterms:ctid", findings));
    let Some(id) = id.or_else(|| head.key("@id", findings)) else {
        let fault = Fault::new().at(head.path_of("@id"));
        return Err(FrameworkError::Malformed(
            fault.with("reason", "the framework has neither `ceterms:ctid` nor `@id`"),
        ));
    };
    let (field, _) = property(head, "inLanguage");
    let spoken = head.texts(&field, findings).into_iter().next();
    let language = spoken.and_then(|tag| LanguageTag::parse(tag.trim()).ok());
    let language = language.or_else(|| options.language.clone());
    let language = language.unwrap_or_else(LanguageTag::english);
    let mut single = |name: &str| {
        let texts = texts(head, name, &language, findings);
        texts.best(std::slice::from_ref(&language)).and_then(|all| all.first()).cloned()
    };
    let version = single("version").or_else(|| options.version.clone());
    let version = version.or_else(|| single("dateModified")).unwrap_or_default();
    let mut framework = Framework::new(id, &version, language.clone());
    framework.publisher = single("publisherName").or_else(|| single("publisher"));
    framework.licence = single("license");
    framework.titles = first_of(&texts(head, "name", &language, findings));
    framework.descriptions = first_of(&texts(head, "description", &language, findings));
    if framework.titles.is_empty() {
        head.empty(framework.id.as_str(), "ceasn:name", findings);
    }
    framework.status = status(head, findings);
    Ok(framework)
}

/// One competency without its relations.
fn competency(
    node: &Node<'_>,
    uri: Key,
    language: &LanguageTag,
    findings: &mut Findings,
) -> Competency {
    let categories = texts(node, "competencyCategory", language, findings);
    let category = categories.best(std::slice::from_ref(language)).and_then(|all| all.first());
    let kind = category.and_then(|word| kind_of(word));
    let mut competency = Competency::new(uri, kind.unwrap_or_default());
    let (field, _) = property(node, "codedNotation");
    competency.code = node.key(&field, findings);
    let labels = texts(node, "competencyLabel", language, findings);
    competency.labels = first_of(&labels);
    for (language, all) in labels.iter() {
        if let Some((_, more)) = all.split_first().filter(|(_, more)| !more.is_empty()) {
            competency.alternative_labels.insert(language.clone(), more.to_vec());
        }
    }
    for (language, all) in texts(node, "competencyText", language, findings).iter() {
        competency.descriptions.insert(language.clone(), Text::from(all.join("\n").as_str()));
    }
    if competency.labels.is_empty() && competency.descriptions.is_empty() {
        let fault = Fault::new().at(node.path()).with("uri", &competency.uri);
        findings.warn(FrameworkError::MissingLabel(fault), node.place());
    }
    if let (Some(category), None) = (category, kind) {
        competency.tags.push(Text::from(format!("type:{category}").as_str()));
    }
    let keywords = texts(node, "conceptKeyword", language, findings);
    competency
        .tags
        .extend(keywords.best(std::slice::from_ref(language)).into_iter().flatten().cloned());
    competency
}

/// The status a published word or address ends in.
fn status(head: &Node<'_>, findings: &mut Findings) -> Status {
    let links = links(head, "publicationStatusType", findings);
    let Some(link) = links.first() else { return Status::default() };
    match link.as_str().rsplit(['/', ':', '#']).next().unwrap_or_default() {
        "Draft" => Status::Draft,
        "Published" => Status::Published,
        "Deprecated" => Status::Deprecated,
        "Withdrawn" => Status::Withdrawn,
        other => {
            let field = "ceasn:publicationStatusType";
            head.refuse(field, &Value::from(other), "a publication status", findings);
            Status::default()
        }
    }
}

/// Whether a node is of this class; a node may have several.
fn is_a(node: &Node<'_>, class: &str) -> bool {
    let is_class = |value: &Value| {
        value.as_str().is_some_and(|name| name.strip_prefix("ceasn:").unwrap_or(name) == class)
    };
    match node.get("@type") {
        Some(Value::Array(values)) => values.iter().any(is_class),
        Some(value) => is_class(value),
        None => false,
    }
}

/// The name a property is written with, and its value.
fn property<'a>(node: &Node<'a>, name: &str) -> (String, Option<&'a Value>) {
    let prefixed = format!("ceasn:{name}");
    match node.get(&prefixed) {
        Some(value) => (prefixed, Some(value)),
        None => match node.get(name) {
            Some(value) => (name.to_owned(), Some(value)),
            None => (prefixed, None),
        },
    }
}

/// The uri of a node; one without is reported.
fn uri_of(node: &Node<'_>, findings: &mut Findings) -> Option<Key> {
    let uri = Key::parse(node.text("@id", findings).unwrap_or_default().trim());
    uri.map_err(|error| findings.error(at(error, node.path_of("@id")), node.place())).ok()
}

/// The nodes a property leads to: an address, an object with `@id`, or a list of both.
fn links(node: &Node<'_>, name: &str, findings: &mut Findings) -> Vec<Key> {
    let (field, value) = property(node, name);
    let values = match value {
        None => return Vec::new(),
        Some(Value::Array(values)) => values.as_slice(),
        Some(value) => std::slice::from_ref(value),
    };
    let mut keys = Vec::with_capacity(values.len());
    for value in values {
        let text = value.as_str().or_else(|| value.get("@id")?.as_str()).unwrap_or_default();
        match Key::parse(text.trim()) {
            Ok(key) => keys.push(key),
            Err(_) => node.refuse(&field, value, "the address of a node", findings),
        }
    }
    keys
}

/// The texts of a property by language.
///
/// A property is a text, a list of texts, a map from language to one of both, or a list of maps.
fn texts(
    node: &Node<'_>,
    name: &str,
    language: &LanguageTag,
    findings: &mut Findings,
) -> LanguageMap<Vec<Text>> {
    let (field, value) = property(node, name);
    let mut read = BTreeMap::<LanguageTag, Vec<Text>>::new();
    let values = match value {
        None => return LanguageMap::default(),
        Some(Value::Array(values)) => values.as_slice(),
        Some(value) => std::slice::from_ref(value),
    };
    for value in values {
        match value {
            Value::Object(languages) => {
                for (tag, value) in languages {
                    let Ok(language) = LanguageTag::parse(tag.trim_start_matches('@')) else {
                        let tag = Value::from(tag.as_str());
                        node.refuse(&field, &tag, "a language tag", findings);
                        continue;
                    };
                    let values = match value {
                        Value::Array(values) => values.as_slice(),
                        value => std::slice::from_ref(value),
                    };
                    for value in values {
                        keep(node, &field, value, &language, &mut read, findings);
                    }
                }
            }
            value => keep(node, &field, value, language, &mut read, findings),
        }
    }
    let mut languages = LanguageMap::default();
    for (language, texts) in read {
        languages.insert(language, texts);
    }
    languages
}

/// Keeps one text of one language.
fn keep(
    node: &Node<'_>,
    field: &str,
    value: &Value,
    language: &LanguageTag,
    read: &mut BTreeMap<LanguageTag, Vec<Text>>,
    findings: &mut Findings,
) {
    let Some(text) = value.as_str() else {
        return node.refuse(field, value, "a text", findings);
    };
    if let Some(text) = node.checked(field, text, findings) {
        read.entry(language.clone()).or_default().push(text);
    }
}

/// The first text of each language.
fn first_of(texts: &LanguageMap<Vec<Text>>) -> LanguageMap {
    let mut first = LanguageMap::default();
    for (language, all) in texts.iter() {
        if let Some(text) = all.first() {
            first.insert(language.clone(), text.clone());
        }
    }
    first
}

#[cfg(test)]
#[path = "ctdl_asn_tests.rs"]
mod tests;
