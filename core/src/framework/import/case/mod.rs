//! Competencies and Academic Standards Exchange (CASE) 1.0 and 1.1 of 1EdTech.

mod associations;
mod items;
mod rubrics;

pub(crate) use associations::{association_type, is_turned};
pub(crate) use items::{EDUCATION_TAG, GROUP_TYPE, TYPE_TAG, kind_word};

use serde_json::Value;

use super::json::{Node, document};
use super::nice::text_in;
use super::relations::{Alignments, Relations};
use super::{Findings, ImportOptions, Imported, SourceFile};
use crate::framework::{Framework, FrameworkError, Status};
use crate::kernel::{Key, LanguageTag, Text};
use crate::problem::Fault;
use items::Items;
use rubrics::Rubrics;

/// What an export writes where CASE wants a creator and the framework names no publisher.
pub(crate) const NOT_STATED: &str = "not stated";

/// The framework in a CASE package.
///
/// The file is a `CFPackage` in JSON; members that CASE does not know are passed over.
///
/// | CASE | becomes |
/// |---|---|
/// | `CFDocument.identifier` | id of the framework, unless the options give one |
/// | `version`, else the version of the options, else `lastChangeDateTime` | version |
/// | `adoptionStatus` `Draft`, `Private Draft` | status draft; `Adopted` or none: published; `Deprecated`: deprecated |
/// | `publisher`, else `creator`; title of `licenseURI`; `notes` | publisher; licence; attribution |
/// | `CFItem.uri`, `humanCodingScheme` | uri, code |
/// | `abbreviatedStatement`, `alternativeLabel`, `fullStatement` | label, alternative label, description |
/// | `CFItemType` | the kind where the word is one, else kind other and the tag `type:...`; `Group` becomes a group |
/// | `conceptKeywords`, `educationLevel` | tags, the levels as `education:...` |
/// | `CFAssociation` | a relation; to the document itself: none, for that is where the outline starts |
/// | `CFRubric` | a scale: scores are levels, qualities their labels |
/// | `CFRubricCriterion.CFItemURI` | the scale of that competency; descriptions or feedback of the levels are its anchors |
///
/// An item that CASE calls a container, such as a domain, stays a competency: people do hold
/// levels in them.
/// A full statement that only repeats the abbreviated one is not kept twice.
/// Criteria of one rubric with different levels become scales of their own.
///
/// An association of a type of somebody's own, `ext:...`, is kept as related, with a warning;
/// it says no less than that the two have to do with each other.
/// The seven that [`export::case`](crate::framework::export::case) writes are read as what they
/// mean.
/// An association to an item of another package becomes an alignment where it is a match, a
/// relation or a translation; CASE names neither the id nor the version of the other framework, so
/// the id is the address up to its path and the version stays empty.
/// Other associations with items that are not there are left out and reported.
///
/// Not read: sequence numbers, status dates of items, subjects, concepts, groupings of
/// associations, and weights of criteria.
///
/// Source: 1EdTech CASE Service 1.0 (2017) and 1.1 (2025).
///
/// # Errors
///
/// * `framework.not_text` and `framework.malformed` when the file is no CASE package.
/// * `framework.import_refused` for a strict import that finds anything wrong.
pub fn case(
    file: SourceFile<'_>,
    options: &ImportOptions,
) -> Result<Imported<Framework>, FrameworkError> {
    let document = document(file)?;
    let mut findings = Findings::default();
    let root = Node::root(&document, file.name)?;
    let root = root.child("CFPackage", &mut findings).unwrap_or(root);
    if !root.get("CFDocument").is_some_and(Value::is_object) {
        let fault = Fault::new().at(root.path_of("CFDocument")).with("file", file.name);
        let fault = fault.with("reason", "there is no `CFDocument`");
        return Err(FrameworkError::Malformed(fault));
    }
    let Some(head) = root.child("CFDocument", &mut findings) else {
        return Err(FrameworkError::Malformed(Fault::new().with("reason", "no `CFDocument`")));
    };
    let mut framework = read_head(&head, options, &mut findings)?;

    let mut items = Items::new(&framework.language);
    for node in root.children("CFItems", &mut findings) {
        items.read(&node, &mut framework, &mut findings);
    }
    let names = items.into_names(&head, &mut findings);
    let mut rubrics = Rubrics::new(names, &framework);
    for node in root.children("CFRubrics", &mut findings) {
        rubrics.read(&node, &mut framework, &mut findings);
    }
    let names = rubrics.into_names();

    let mut relations = Relations::new(&framework);
    let mut alignments = Alignments::default();
    let home = framework.id_and_version();
    for node in root.children("CFAssociations", &mut findings) {
        let Some(relation) = associations::read(&node, &names, &mut findings) else { continue };
        if let Some(relation) = alignments.add(relation, &home, &relations) {
            relations.add(relation, Some(node.path()), node.place(), &mut findings);
        }
    }
    framework.relations = relations.into_list();
    framework.alignments = alignments.into_list(file.name, &mut findings);
    findings.finish(framework, options)
}

/// Everything that stands in the document itself.
fn read_head(
    head: &Node<'_>,
    options: &ImportOptions,
    findings: &mut Findings,
) -> Result<Framework, FrameworkError> {
    let identifier = head.key("identifier", findings);
    let uri = head.key("uri", findings);
    let Some(id) = options.id.clone().or(identifier).or(uri) else {
        let fault = Fault::new().at(head.path_of("identifier"));
        return Err(FrameworkError::Malformed(
            fault.with("reason", "the document has no `identifier`"),
        ));
    };
    let language = language_of(head, findings)
        .or_else(|| options.language.clone())
        .unwrap_or_else(LanguageTag::english);
    let version = head.label("version", findings).or_else(|| options.version.clone());
    let version = version.or_else(|| head.label("lastChangeDateTime", findings));
    let mut framework = Framework::new(id, &version.unwrap_or_default(), language.clone());

    let title = head.label("title", findings);
    if title.is_none() {
        head.empty(framework.id.as_str(), "title", findings);
    }
    framework.titles = text_in(&language, title);
    framework.descriptions = text_in(&language, head.label("description", findings));
    let creator = head.label("creator", findings).filter(|name| **name != *NOT_STATED);
    framework.publisher = head.label("publisher", findings).or(creator);
    framework.attribution = head.label("notes", findings);
    framework.licence = licence(head, findings);
    framework.status = match head.text("adoptionStatus", findings) {
        None | Some("Adopted" | "Published") => Status::Published,
        Some("Draft" | "Private Draft") => Status::Draft,
        Some("Deprecated") => Status::Deprecated,
        Some(other) => {
            let value = Value::from(other);
            let expected = "one of Draft, Private Draft, Adopted and Deprecated";
            head.refuse("adoptionStatus", &value, expected, findings);
            Status::default()
        }
    };
    Ok(framework)
}

/// The licence: the title of the link to it, else its address; some servers give the address alone.
fn licence(head: &Node<'_>, findings: &mut Findings) -> Option<Text> {
    match head.get("licenseURI") {
        Some(Value::String(_)) => head.label("licenseURI", findings),
        Some(_) => {
            let link = head.child("licenseURI", findings)?;
            link.label("title", findings).or_else(|| link.label("uri", findings))
        }
        None => None,
    }
}

/// The language of a document or an item.
fn language_of(node: &Node<'_>, findings: &mut Findings) -> Option<LanguageTag> {
    let text = node.text("language", findings)?.trim();
    let language = LanguageTag::parse(text);
    if language.is_err() {
        node.refuse("language", &Value::from(text), "a language tag", findings);
    }
    language.ok()
}

/// The uri of a node: its `uri`, else its `identifier`, which other nodes may name as well.
fn uri_of(node: &Node<'_>, findings: &mut Findings) -> Option<Key> {
    if let Some(uri) = node.key("uri", findings) {
        return Some(uri);
    }
    match node.key("identifier", findings) {
        Some(identifier) => {
            node.empty(identifier.as_str(), "uri", findings);
            Some(identifier)
        }
        None => {
            let fault = Fault::new().at(node.path_of("uri")).with("value", "");
            let fault = fault.with("field", "uri").with("expected", "an address or an identifier");
            findings.error(FrameworkError::InvalidValue(fault), node.place());
            None
        }
    }
}

/// The names in a link to a node: its uri and its identifier, or the address alone.
fn link(node: &Node<'_>, field: &str, findings: &mut Findings) -> Option<Vec<Key>> {
    let names: Vec<Key> = match node.get(field)? {
        Value::String(_) => node.key(field, findings).into_iter().collect(),
        _ => {
            let link = node.child(field, findings)?;
            let names = ["uri", "identifier"].map(|name| link.key(name, findings));
            names.into_iter().flatten().collect()
        }
    };
    (!names.is_empty()).then_some(names)
}

#[cfg(test)]
#[path = "../case_tests.rs"]
mod tests;
