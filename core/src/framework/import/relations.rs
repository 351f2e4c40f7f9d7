//! The relations of one import, each checked as it comes.

use std::collections::BTreeSet;

use super::Findings;
use crate::framework::{
    Alignment, AlignmentKind, ConceptReference, Framework, FrameworkError, FrameworkVersion,
    Relation, RelationKind,
};
use crate::kernel::{Key, KeyIndex, Text};
use crate::problem::{Fault, Location};

/// Relations between the groups and competencies of one framework.
#[derive(Debug)]
pub(super) struct Relations {
    /// Uris of groups and competencies.
    known: KeyIndex,
    seen: BTreeSet<Relation>,
    kept: Vec<Relation>,
}

impl Relations {
    /// No relations yet, between what the framework holds so far.
    pub(super) fn new(framework: &Framework) -> Self {
        let groups = framework.groups.iter().map(|group| &group.uri);
        let uris = groups.chain(framework.competencies.iter().map(|competency| &competency.uri));
        Self {
            known: KeyIndex::new(uris.map(|uri| (uri.clone(), 0))),
            seen: BTreeSet::new(),
            kept: Vec::new(),
        }
    }

    /// Whether a group or a competency has this uri.
    pub(super) fn knows(&self, uri: &Key) -> bool {
        self.known.get(uri).is_some()
    }

    /// Keeps a relation if both ends are there and differ, and reports it otherwise.
    ///
    /// One that is there already is reported too: it is kept once.
    pub(super) fn add(
        &mut self,
        relation: Relation,
        path: Option<&str>,
        location: Option<Location>,
        findings: &mut Findings,
    ) {
        if let Some(duplicate) = self.check(relation, path, location.clone(), findings) {
            let fault = fault(&duplicate, path).with("to", &duplicate.to);
            findings.warn(FrameworkError::DuplicateRelation(fault), location);
        }
    }

    /// The same, for a format that says every relation from both ends.
    pub(super) fn add_again(
        &mut self,
        relation: Relation,
        path: Option<&str>,
        location: Option<Location>,
        findings: &mut Findings,
    ) {
        let _said_from_the_other_end = self.check(relation, path, location, findings);
    }

    /// Gives back a relation that is there already.
    fn check(
        &mut self,
        relation: Relation,
        path: Option<&str>,
        location: Option<Location>,
        findings: &mut Findings,
    ) -> Option<Relation> {
        if !self.knows(&relation.to) {
            let fault = fault(&relation, path).with("missing", &relation.to);
            findings.error(FrameworkError::DanglingRelation(fault), location);
            None
        } else if !self.knows(&relation.from) {
            // Said from the end that is there: the message names the other as the missing one.
            let fault = fault(&relation, path).with("from", &relation.to);
            let fault = fault.with("missing", &relation.from);
            findings.error(FrameworkError::DanglingRelation(fault), location);
            None
        } else if relation.from == relation.to {
            findings.error(FrameworkError::SelfRelation(fault(&relation, path)), location);
            None
        } else if self.seen.insert(relation.clone()) {
            self.kept.push(relation);
            None
        } else {
            Some(relation)
        }
    }

    /// All that were kept, in the order they came.
    pub(super) fn into_list(self) -> Vec<Relation> {
        self.kept
    }
}

fn fault(relation: &Relation, path: Option<&str>) -> Fault {
    let fault = Fault::new().with("from", &relation.from).with("kind", relation.kind.name());
    match path {
        Some(path) => fault.at(path),
        None => fault,
    }
}

/// Alignments with other frameworks that a file names by address alone.
///
/// The file says neither the id nor the version of the other framework.
/// Its id becomes the address up to the path, such as `https://case.example.org`, and its version
/// stays empty; one note says how many such alignments there are.
#[derive(Debug, Default)]
pub(super) struct Alignments {
    kept: Vec<Alignment>,
}

impl Alignments {
    /// Keeps a relation that leaves the framework; one that means nothing there is given back.
    pub(super) fn add(
        &mut self,
        relation: Relation,
        home: &FrameworkVersion,
        known: &Relations,
    ) -> Option<Relation> {
        let kind = match relation.kind {
            // A framework in another language is another document.
            RelationKind::ExactMatch | RelationKind::TranslationOf => AlignmentKind::Exact,
            RelationKind::CloseMatch => AlignmentKind::Close,
            RelationKind::BroadMatch => AlignmentKind::Broad,
            RelationKind::NarrowMatch => AlignmentKind::Narrow,
            RelationKind::RelatedTo | RelationKind::PeerOf => AlignmentKind::Related,
            _ => return Some(relation),
        };
        if known.knows(&relation.from) == known.knows(&relation.to) {
            return Some(relation);
        }
        let reference = |uri: Key| {
            let framework =
                if known.knows(&uri) { Some(home.clone()) } else { elsewhere(uri.as_str()) };
            framework.map(|framework| ConceptReference { framework, uri })
        };
        match (reference(relation.from.clone()), reference(relation.to.clone())) {
            (Some(from), Some(to)) => {
                self.kept.push(Alignment { from, kind, to, confidence: None, method: None });
                None
            }
            _ => Some(relation),
        }
    }

    /// All that were kept; a note says that the version of the other framework is not known.
    pub(super) fn into_list(self, file: &str, findings: &mut Findings) -> Vec<Alignment> {
        if !self.kept.is_empty() {
            let count = self.kept.len();
            let field = format!("version of the other framework in {count} alignments");
            let fault = Fault::new().with("uri", file).with("field", field);
            findings.note(FrameworkError::EmptyField(fault));
        }
        self.kept
    }
}

/// The framework at an address: everything before the path, in an unknown version.
fn elsewhere(uri: &str) -> Option<FrameworkVersion> {
    let id = match uri.split_once("://") {
        Some((scheme, rest)) => {
            let host = rest.split(['/', '?', '#']).next().unwrap_or(rest);
            format!("{scheme}://{host}")
        }
        None => uri.split(':').next().unwrap_or(uri).to_owned(),
    };
    Some(FrameworkVersion { id: Key::parse(&id).ok()?, version: Text::default() })
}

/// Whether no group or competency had this uri before; one that had is reported.
pub(super) fn is_new(
    seen: &mut BTreeSet<Key>,
    uri: &Key,
    path: Option<&str>,
    location: Option<Location>,
    findings: &mut Findings,
) -> bool {
    let fresh = seen.insert(uri.clone());
    if !fresh {
        let fault = Fault::new().with("uri", uri);
        let fault = if let Some(path) = path { fault.at(path) } else { fault };
        findings.error(FrameworkError::DuplicateUri(fault), location);
    }
    fresh
}

/// Reports a code that another competency has too; both are kept.
pub(super) fn report_shared_code(
    seen: &mut BTreeSet<Key>,
    code: Option<&Key>,
    path: Option<&str>,
    location: Option<Location>,
    findings: &mut Findings,
) {
    let Some(code) = code else { return };
    if !seen.insert(code.clone()) {
        let fault = Fault::new().with("code", code);
        let fault = if let Some(path) = path { fault.at(path) } else { fault };
        findings.warn(FrameworkError::DuplicateCode(fault), location);
    }
}
