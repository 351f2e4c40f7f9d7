//! What changed about single groups and competencies.

use super::{
    KeyChange, KindChange, NamedConcept, Pair, StatusChange, TextChange, pairs, text_changes,
};
use crate::framework::{Competency, CompetencyKind, Framework, Group, Status};
use crate::kernel::{Key, LanguageMap, LanguageTag};

#[derive(Default)]
pub(super) struct Concepts {
    pub(super) added: Vec<NamedConcept>,
    pub(super) removed: Vec<NamedConcept>,
    pub(super) relabelled: Vec<TextChange>,
    pub(super) reworded: Vec<TextChange>,
    pub(super) recoded: Vec<KeyChange>,
    pub(super) kind_changed: Vec<KindChange>,
    pub(super) status_changed: Vec<StatusChange>,
    pub(super) regraded: Vec<KeyChange>,
}

/// A group or a competency, seen alike.
struct Concept<'a> {
    uri: &'a Key,
    code: Option<&'a Key>,
    labels: &'a LanguageMap,
    descriptions: &'a LanguageMap,
    competency: Option<&'a Competency>,
}

impl Concept<'_> {
    fn named(&self, language: &LanguageTag) -> NamedConcept {
        let wish = std::slice::from_ref(language);
        let label = self.labels.best(wish).or_else(|| self.descriptions.best(wish));
        NamedConcept { uri: self.uri.clone(), label: label.cloned(), kind: self.kind() }
    }

    fn kind(&self) -> Option<CompetencyKind> {
        self.competency.map(|competency| competency.kind)
    }

    fn status(&self) -> Status {
        self.competency.map_or_else(Status::default, |competency| competency.status)
    }

    fn scale(&self) -> Option<&Key> {
        self.competency?.scale.as_ref()
    }
}

impl<'a> From<&'a Group> for Concept<'a> {
    fn from(group: &'a Group) -> Self {
        let Group { uri, code, labels, descriptions, .. } = group;
        Self { uri, code: code.as_ref(), labels, descriptions, competency: None }
    }
}

impl<'a> From<&'a Competency> for Concept<'a> {
    fn from(competency: &'a Competency) -> Self {
        let Competency { uri, code, labels, descriptions, .. } = competency;
        Self { uri, code: code.as_ref(), labels, descriptions, competency: Some(competency) }
    }
}

fn concepts(framework: &Framework) -> impl Iterator<Item = Concept<'_>> {
    let groups = framework.groups.iter().map(Concept::from);
    groups.chain(framework.competencies.iter().map(Concept::from))
}

pub(super) fn compare(old: &Framework, new: &Framework) -> Concepts {
    let mut changes = Concepts::default();
    for pair in pairs(concepts(old), concepts(new), |concept| concept.uri) {
        match pair {
            Pair::Old(concept) => changes.removed.push(concept.named(&old.language)),
            Pair::New(concept) => changes.added.push(concept.named(&new.language)),
            Pair::Both(old, new) => changes.compare(&old, &new),
        }
    }
    changes
}

impl Concepts {
    fn compare(&mut self, old: &Concept<'_>, new: &Concept<'_>) {
        let uri = || new.uri.clone();
        self.relabelled.extend(TextChange::list(new.uri, old.labels, new.labels));
        self.reworded.extend(TextChange::list(new.uri, old.descriptions, new.descriptions));
        self.recoded.extend(KeyChange::find(new.uri, old.code, new.code));
        self.regraded.extend(KeyChange::find(new.uri, old.scale(), new.scale()));
        let (was, is) = (old.kind(), new.kind());
        if was != is {
            self.kind_changed.push(KindChange { uri: uri(), old: was, new: is });
        }
        let (was, is) = (old.status(), new.status());
        if was != is {
            self.status_changed.push(StatusChange { uri: uri(), old: was, new: is });
        }
    }
}

impl TextChange {
    /// The texts of one thing that differ, by language.
    pub(crate) fn list(uri: &Key, old: &LanguageMap, new: &LanguageMap) -> Vec<Self> {
        let changes = text_changes(old, new).into_iter().map(|change| Self {
            uri: uri.clone(),
            language: change.language,
            old: change.old,
            new: change.new,
            only_spelling: change.only_spelling,
        });
        changes.collect()
    }
}

impl KeyChange {
    /// The change, if there is one.
    pub(crate) fn find(uri: &Key, old: Option<&Key>, new: Option<&Key>) -> Option<Self> {
        (old != new).then(|| Self { uri: uri.clone(), old: old.cloned(), new: new.cloned() })
    }
}
