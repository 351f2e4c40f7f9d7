//! Items: competencies, and groups where they say so.

use std::collections::{BTreeMap, BTreeSet};

use super::{language_of, uri_of};
use crate::framework::import::Findings;
use crate::framework::import::json::Node;
use crate::framework::import::kinds::kind_of;
use crate::framework::import::nice::text_in;
use crate::framework::import::relations::is_new;
use crate::framework::{Competency, CompetencyKind, Framework, FrameworkError, Group};
use crate::kernel::{Key, LanguageMap, LanguageTag, Text};
use crate::problem::Fault;

/// The item type of a heading.
pub(crate) const GROUP_TYPE: &str = "Group";
/// Starts the tag of an item type that is no kind of competency.
pub(crate) const TYPE_TAG: &str = "type:";
/// Starts the tag of an education level.
pub(crate) const EDUCATION_TAG: &str = "education:";

/// Reads items one by one.
#[derive(Debug)]
pub(super) struct Items {
    language: LanguageTag,
    seen: BTreeSet<Key>,
    identifiers: BTreeMap<Key, Key>,
}

impl Items {
    pub(super) fn new(language: &LanguageTag) -> Self {
        Self { language: language.clone(), seen: BTreeSet::new(), identifiers: BTreeMap::new() }
    }

    /// Puts one item into the framework.
    pub(super) fn read(
        &mut self,
        node: &Node<'_>,
        framework: &mut Framework,
        findings: &mut Findings,
    ) {
        let Some(uri) = uri_of(node, findings) else { return };
        if !is_new(&mut self.seen, &uri, Some(node.path()), node.place(), findings) {
            return;
        }
        if let Some(identifier) = node.key("identifier", findings)
            && let Some(other) = self.identifiers.insert(identifier.clone(), uri.clone())
        {
            // The first item keeps the identifier, as it would keep the uri.
            self.identifiers.insert(identifier.clone(), other);
            let fault = Fault::new().at(node.path_of("identifier")).with("uri", identifier);
            findings.warn(FrameworkError::DuplicateUri(fault), node.place());
        }
        let language = language_of(node, findings).unwrap_or_else(|| self.language.clone());
        let code = node.key("humanCodingScheme", findings);
        let label = node.label("abbreviatedStatement", findings);
        let statement = node.label("fullStatement", findings);
        match (&label, &statement) {
            (None, None) => {
                let fault = Fault::new().at(node.path_of("fullStatement")).with("uri", &uri);
                findings.warn(FrameworkError::MissingLabel(fault), node.place());
            }
            (Some(_), None) => node.empty(uri.as_str(), "fullStatement", findings),
            _ => {}
        }
        let description = statement.filter(|statement| label.as_ref() != Some(statement));
        let labels = text_in(&language, label);
        let descriptions = text_in(&language, description);
        let alternative = node.label("alternativeLabel", findings);
        let alternative_labels = alternative.map_or_else(LanguageMap::default, |alternative| {
            LanguageMap::of(language, vec![alternative])
        });
        let sort = node.label("CFItemType", findings);
        if sort.as_deref() == Some(GROUP_TYPE) {
            framework.groups.push(Group { uri, code, labels, alternative_labels, descriptions });
            return;
        }
        let kind = sort.as_deref().and_then(kind_of);
        let mut competency = Competency::new(uri, kind.unwrap_or_default());
        competency.code = code;
        competency.labels = labels;
        competency.alternative_labels = alternative_labels;
        competency.descriptions = descriptions;
        if let (Some(sort), None) = (sort, kind) {
            competency.tags.push(Text::from(format!("{TYPE_TAG}{sort}").as_str()));
        }
        for (field, prefix) in [("conceptKeywords", ""), ("educationLevel", EDUCATION_TAG)] {
            for word in node.texts(field, findings) {
                let tag = format!("{prefix}{}", word.trim());
                competency.tags.extend(node.checked(field, &tag, findings));
            }
        }
        framework.competencies.push(competency);
    }

    /// How associations name what was read.
    pub(super) fn into_names(self, head: &Node<'_>, findings: &mut Findings) -> Names {
        let document = ["uri", "identifier"].iter().filter_map(|field| head.key(field, findings));
        Names { document: document.collect(), uris: self.seen, identifiers: self.identifiers }
    }
}

/// How other parts of the package name an item: by its uri or by its identifier.
#[derive(Debug)]
pub(super) struct Names {
    document: BTreeSet<Key>,
    uris: BTreeSet<Key>,
    identifiers: BTreeMap<Key, Key>,
}

impl Names {
    /// The uri of the item a name stands for; a name nobody knows stands for itself.
    pub(super) fn uri(&self, name: &Key) -> Key {
        if self.uris.contains(name) {
            return name.clone();
        }
        self.identifiers.get(name).unwrap_or(name).clone()
    }

    /// Whether it is an item of the package.
    pub(super) fn knows(&self, name: &Key) -> bool {
        self.uris.contains(name) || self.identifiers.contains_key(name)
    }

    /// Whether it is the document itself.
    pub(super) fn is_document(&self, name: &Key) -> bool {
        self.document.contains(name) && !self.knows(name)
    }
}

/// The word of CASE for a kind, where there is one.
pub(crate) const fn kind_word(kind: CompetencyKind) -> Option<&'static str> {
    match kind {
        CompetencyKind::Knowledge => Some("Knowledge"),
        CompetencyKind::Skill => Some("Skill"),
        CompetencyKind::Ability => Some("Ability"),
        CompetencyKind::Attitude => Some("Attitude"),
        CompetencyKind::Behavior => Some("Behavior"),
        CompetencyKind::Technology => Some("Technology"),
        CompetencyKind::Task => Some("Task"),
        CompetencyKind::Language => Some("Language"),
        CompetencyKind::Other => None,
    }
}
