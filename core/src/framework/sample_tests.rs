//! Short ways to write frameworks down in tests.

use super::{
    Competency, CompetencyKind, Framework, ProficiencyScale, Relation, RelationKind, ScaleAnchor,
    ScaleKind,
};
use crate::kernel::{Key, LanguageMap, LanguageTag, Level, Text};
use crate::problem::Diagnostic;

pub(crate) fn key(text: &str) -> Key {
    Key::parse(text).unwrap()
}

pub(crate) fn tag(text: &str) -> LanguageTag {
    LanguageTag::parse(text).unwrap()
}

pub(crate) fn level(value: f64) -> Level {
    Level::new(value).unwrap()
}

pub(crate) fn english(text: &str) -> LanguageMap {
    LanguageMap::of(LanguageTag::english(), Text::from(text))
}

pub(crate) fn competency(uri: &str, label: &str) -> Competency {
    let mut competency = Competency::new(key(uri), CompetencyKind::Skill);
    if !label.is_empty() {
        competency.labels = english(label);
    }
    competency
}

pub(crate) fn relation(from: &str, kind: RelationKind, to: &str) -> Relation {
    Relation { from: key(from), kind, to: key(to), necessity: None }
}

pub(crate) fn framework(competencies: Vec<Competency>, relations: Vec<Relation>) -> Framework {
    let mut framework = Framework::new(key("test"), "1", LanguageTag::english());
    framework.competencies = competencies;
    framework.relations = relations;
    framework
}

pub(crate) fn scale(id: &str, kind: ScaleKind, minimum: f64, maximum: f64) -> ProficiencyScale {
    ProficiencyScale::new(key(id), kind, level(minimum), level(maximum))
}

pub(crate) fn anchor(at: f64, label: &str) -> ScaleAnchor {
    let descriptions = LanguageMap::default();
    ScaleAnchor { level: level(at), labels: english(label), descriptions }
}

/// Code and path of each finding.
pub(crate) fn codes(found: &[Diagnostic]) -> Vec<(&str, &str)> {
    let code = |found: &Diagnostic| found.problem.code;
    found.iter().map(|one| (code(one), one.problem.path.as_deref().unwrap_or(""))).collect()
}
