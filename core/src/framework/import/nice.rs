//! The NICE Workforce Framework for Cybersecurity, as NIST exports it from its reference tool.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::json::{Node, at, document};
use super::relations::{Relations, is_new};
use super::{Findings, ImportOptions, Imported, SourceFile};
use crate::framework::{
    Competency, CompetencyKind, Framework, FrameworkError, Group, Relation, RelationKind,
};
use crate::kernel::{Key, LanguageMap, LanguageTag, Text};
use crate::problem::Fault;

/// Id of the framework, and the prefix of every uri in it.
const ID: &str = "nice";

/// The competencies of the NICE framework: tasks, knowledge and skills.
///
/// The file is the JSON export of NIST's Cybersecurity and Privacy Reference Tool, with the lists
/// `documents`, `elements` and `relationships`.
///
/// | element | becomes |
/// |---|---|
/// | `task`, `knowledge`, `skill` | a competency; its text is the description, and there is no label |
/// | `category`, `competency_area` | a group |
/// | `work_role` | nothing here: `role::import::nice` reads it |
/// | `sort`, `opm_code` | nothing: a note counts them |
///
/// The uri is `nice:` with the identifier of the element, such as `nice:K0018`, and the code is the
/// identifier itself: both stay when NIST publishes the next version or revises its document.
/// Knowledge and skills stand below their competency areas.
/// There are no levels, no scales and no short labels in this framework.
///
/// Source: NIST SP 800-181 rev. 1, NICE Framework Components.
///
/// # Errors
///
/// * `framework.not_text` and `framework.malformed` when the file is no such export.
/// * `framework.import_refused` for a strict import that finds anything wrong.
pub fn nice(
    file: SourceFile<'_>,
    options: &ImportOptions,
) -> Result<Imported<Framework>, FrameworkError> {
    let document = document(file)?;
    let mut findings = Findings::default();
    let export = NiceExport::read(&document, file.name, &mut findings)?;
    let language = options.language.clone().unwrap_or_else(LanguageTag::english);
    let id = options.id.clone().map_or_else(|| Key::parse(ID), Ok)?;
    let version = export.version.or(options.version.as_deref()).unwrap_or_default();
    let mut framework = Framework::new(id, version, language.clone());
    framework.titles = text_in(&language, export.name.map(Text::from));
    framework.publisher = Some(Text::from("National Institute of Standards and Technology"));
    framework.licence = Some(Text::from(
        "U.S. Government work, not subject to copyright in the United States (17 U.S.C. 105)",
    ));
    framework.attribution =
        Some(Text::from(format!("NIST, NICE Framework Components v{version}").as_str()));

    let mut left_out = LeftOut::default();
    for element in &export.elements {
        let kind = match element.sort {
            "task" => CompetencyKind::Task,
            "knowledge" => CompetencyKind::Knowledge,
            "skill" => CompetencyKind::Skill,
            "category" | "competency_area" => {
                framework.groups.push(element.group(&language));
                continue;
            }
            sort => {
                left_out.add(element, sort, &mut findings);
                continue;
            }
        };
        let mut competency = Competency::new(element.uri.clone(), kind);
        competency.code = Some(element.code.clone());
        competency.labels = text_in(&language, element.title.clone());
        competency.descriptions = text_in(&language, element.text.clone());
        if competency.labels.is_empty() && competency.descriptions.is_empty() {
            let fault = Fault::new().at(element.path.as_str()).with("uri", &element.uri);
            findings.warn(FrameworkError::MissingLabel(fault), export.place());
        }
        framework.competencies.push(competency);
    }
    left_out.note(&mut findings);

    let roles: BTreeSet<&Key> =
        export.elements.iter().filter(|one| one.is_role()).map(|one| &one.uri).collect();
    let mut relations = Relations::new(&framework);
    let mut of_roles = 0_usize;
    for pair in &export.pairs {
        if roles.contains(&pair.source) || roles.contains(&pair.target) {
            of_roles += 1;
            continue;
        }
        let (from, to) = (pair.target.clone(), pair.source.clone());
        let relation = Relation { from, kind: RelationKind::ChildOf, to, necessity: None };
        relations.add(relation, Some(&pair.path), export.place(), &mut findings);
    }
    framework.relations = relations.into_list();
    if of_roles > 0 {
        let fault = Fault::new().with("count", of_roles);
        let reason = "relationships of work roles are for the import of roles";
        findings.note(FrameworkError::LeftOut(fault.with("reason", reason)));
    }
    findings.finish(framework, options)
}

/// What the export of NIST holds, whoever reads it.
#[derive(Debug)]
pub(crate) struct NiceExport<'a> {
    file: &'a str,
    name: Option<&'a str>,
    version: Option<&'a str>,
    pub(crate) elements: Vec<NiceElement<'a>>,
    pub(crate) pairs: Vec<NicePair>,
}

/// One element: a competency, a role, a heading, or something that only serves the tool.
#[derive(Debug)]
pub(crate) struct NiceElement<'a> {
    pub(crate) sort: &'a str,
    pub(crate) uri: Key,
    pub(crate) code: Key,
    pub(crate) title: Option<Text>,
    pub(crate) text: Option<Text>,
    pub(crate) path: String,
}

/// One relationship: the source is made up of its targets.
#[derive(Debug)]
pub(crate) struct NicePair {
    pub(crate) source: Key,
    pub(crate) target: Key,
    pub(crate) path: String,
}

impl<'a> NiceExport<'a> {
    /// Reads the export; what has no identifier, and what is there twice, is reported.
    pub(crate) fn read(
        document: &'a Value,
        file: &'a str,
        findings: &mut Findings,
    ) -> Result<Self, FrameworkError> {
        let mut root = Node::root(document, file)?;
        // The service of NIST wraps the same lists into an answer.
        for wrapper in ["response", "elements"] {
            if root.get(wrapper).is_some_and(Value::is_object) {
                root = root.child(wrapper, findings).unwrap_or(root);
            }
        }
        if !root.get("elements").is_some_and(Value::is_array) {
            let fault = Fault::new().at(root.path_of("elements")).with("file", file);
            let fault = fault.with("reason", "there is no list of `elements`");
            return Err(FrameworkError::Malformed(fault));
        }
        let documents = root.children("documents", findings);
        let own = documents.first();
        let mut export = Self {
            file,
            name: own.and_then(|own| own.text("name", findings)),
            version: own.and_then(|own| own.text("version", findings)),
            elements: Vec::new(),
            pairs: Vec::new(),
        };
        let own = own.and_then(|own| own.text("doc_identifier", findings));
        let is_ours =
            |document: Option<&str>| own.is_none() || document.is_none_or(|d| Some(d) == own);
        let mut foreign = 0_usize;
        let mut seen = BTreeSet::new();
        for node in root.children("elements", findings) {
            if !is_ours(node.text("doc_identifier", findings)) {
                foreign += 1;
                continue;
            }
            let Some((uri, code)) = identifier(&node, "element_identifier", findings) else {
                continue;
            };
            if !is_new(&mut seen, &uri, Some(node.path()), node.place(), findings) {
                continue;
            }
            let sort = node.text("element_type", findings).unwrap_or_default();
            let title = node.label("title", findings);
            let text = node.label("text", findings);
            let path = node.path().to_owned();
            export.elements.push(NiceElement { sort, uri, code, title, text, path });
        }
        for node in root.children("relationships", findings) {
            let documents = ["source_doc_identifier", "dest_doc_identifier"];
            if !documents.iter().all(|field| is_ours(node.text(field, findings))) {
                foreign += 1;
                continue;
            }
            let source = identifier(&node, "source_element_identifier", findings);
            let target = identifier(&node, "dest_element_identifier", findings);
            if let (Some((source, _)), Some((target, _))) = (source, target) {
                export.pairs.push(NicePair { source, target, path: node.path().to_owned() });
            }
        }
        if foreign > 0 {
            let fault = Fault::new().with("count", foreign);
            let reason = "elements and relationships of other documents";
            findings.error(FrameworkError::LeftOut(fault.with("reason", reason)), export.place());
        }
        Ok(export)
    }

    /// The place of everything in the file.
    pub(crate) fn place(&self) -> Option<crate::problem::Location> {
        Some(super::json::place(self.file))
    }
}

impl NiceElement<'_> {
    /// Whether it is a work role.
    pub(crate) fn is_role(&self) -> bool {
        self.sort == "work_role"
    }

    /// The heading it is.
    pub(crate) fn group(&self, language: &LanguageTag) -> Group {
        Group {
            uri: self.uri.clone(),
            code: Some(self.code.clone()),
            labels: text_in(language, self.title.clone()),
            alternative_labels: LanguageMap::default(),
            descriptions: text_in(language, self.text.clone()),
        }
    }
}

/// The uri and the code in a field of identifiers; one that is none is reported.
fn identifier(node: &Node<'_>, field: &str, findings: &mut Findings) -> Option<(Key, Key)> {
    let text = node.text(field, findings).unwrap_or_default().trim();
    let keys = Key::parse(text).and_then(|code| Ok((Key::parse(&format!("{ID}:{text}"))?, code)));
    keys.map_err(|error| findings.error(at(error, node.path_of(field)), node.place())).ok()
}

/// The text in one language, or in none if there is no text.
pub(crate) fn text_in(language: &LanguageTag, text: Option<Text>) -> LanguageMap {
    text.map_or_else(LanguageMap::default, |text| LanguageMap::of(language.clone(), text))
}

/// Elements that are no competencies, counted by their sort.
#[derive(Debug, Default)]
struct LeftOut<'a> {
    counts: BTreeMap<&'a str, usize>,
}

impl<'a> LeftOut<'a> {
    /// Counts an element; one of a sort nobody knows is reported by itself.
    fn add(&mut self, element: &NiceElement<'_>, sort: &'a str, findings: &mut Findings) {
        if ["sort", "opm_code", "work_role"].contains(&sort) {
            *self.counts.entry(sort).or_default() += 1;
        } else {
            let fault = Fault::new().at(format!("{}.element_type", element.path));
            let fault = fault.with("value", sort).with("field", "element_type");
            let problem = fault.with("expected", "a sort of element of the NICE framework");
            findings.error(FrameworkError::InvalidValue(problem), None);
        }
    }

    fn note(self, findings: &mut Findings) {
        for (sort, count) in self.counts {
            let reason = match sort {
                "work_role" => "work roles are for the import of roles",
                "sort" => "`sort` elements only give an order",
                _ => "occupation codes of the U.S. Office of Personnel Management",
            };
            let fault = Fault::new().with("count", count).with("reason", reason);
            findings.note(FrameworkError::LeftOut(fault));
        }
    }
}
