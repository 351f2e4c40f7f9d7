//! Rubrics: how well somebody does something, and so the nearest thing CASE has to a scale.

use std::collections::BTreeSet;

use super::items::Names;
use super::{language_of, link, uri_of};
use crate::framework::import::Findings;
use crate::framework::import::json::{Node, at};
use crate::framework::import::nice::text_in;
use crate::framework::{
    Competency, Framework, FrameworkError, ProficiencyScale, ScaleAnchor, ScaleKind,
};
use crate::kernel::{Key, KeyIndex, LanguageMap, LanguageTag, Level};
use crate::problem::Fault;

/// The field that says which item a criterion is about.
const ITEM: &str = "CFItemURI";

/// Reads rubrics one by one.
#[derive(Debug)]
pub(super) struct Rubrics {
    names: Names,
    competencies: KeyIndex,
    /// The ids of all scales so far.
    scales: BTreeSet<Key>,
}

impl Rubrics {
    /// For the items that were read.
    pub(super) fn new(names: Names, framework: &Framework) -> Self {
        let competencies = KeyIndex::of(&framework.competencies, |one| Some(&one.uri));
        Self { names, competencies, scales: BTreeSet::new() }
    }

    /// The names of the items, once all rubrics are read.
    pub(super) fn into_names(self) -> Names {
        self.names
    }

    /// Puts the scales of one rubric into the framework, and names them at their competencies.
    ///
    /// Criteria with the same scores and qualities share one scale, which has the uri of the
    /// rubric; a criterion with others gets a scale with its own uri.
    pub(super) fn read(
        &mut self,
        rubric: &Node<'_>,
        framework: &mut Framework,
        findings: &mut Findings,
    ) {
        let Some(rubric_uri) = uri_of(rubric, findings) else { return };
        let title =
            rubric.label("title", findings).or_else(|| rubric.label("description", findings));
        let language = language_of(rubric, findings).unwrap_or_else(|| framework.language.clone());
        let mut of_rubric: Vec<ProficiencyScale> = Vec::new();
        for criterion in rubric.children("CFRubricCriteria", findings) {
            let levels = levels(&criterion, &language, findings);
            let item = item(&criterion, &self.names, findings);
            let general = criterion.get(ITEM).is_none();
            let Some(mut scale) = scale_of(rubric_uri.clone(), &levels, general) else {
                continue;
            };
            let same = of_rubric.iter_mut().find(|known| alike(known, &scale));
            let id = if let Some(same) = same {
                if general {
                    same.anchors = scale.anchors;
                }
                same.id.clone()
            } else {
                scale.labels = text_in(&language, title.clone());
                if !of_rubric.is_empty() {
                    let Some(uri) = uri_of(&criterion, findings) else { continue };
                    scale.id = uri;
                    let category = criterion.label("category", findings);
                    scale.labels = text_in(&language, category.or_else(|| title.clone()));
                }
                let id = scale.id.clone();
                if self.scales.contains(&id) {
                    let fault = Fault::new().at(criterion.path()).with("uri", &id);
                    findings.error(FrameworkError::DuplicateUri(fault), criterion.place());
                    continue;
                }
                if let Err(error) = scale.check("") {
                    findings.error(
                        at(error, criterion.path_of("CFRubricCriterionLevels")),
                        criterion.place(),
                    );
                    continue;
                }
                self.scales.insert(id.clone());
                of_rubric.push(scale);
                id
            };
            // Headings have no levels; a criterion about one only makes a scale.
            let position = item.and_then(|item| self.competencies.get(&item));
            let graded = position.and_then(|at| framework.competencies.get_mut(at as usize));
            if let Some(competency) = graded {
                grade(competency, id, levels, &criterion, findings);
            }
        }
        if of_rubric.is_empty() {
            rubric.empty(rubric_uri.as_str(), "list of criteria with levels", findings);
        }
        framework.scales.append(&mut of_rubric);
    }
}

/// The levels of a criterion: scores with qualities and with what they mean for the item.
fn levels(
    criterion: &Node<'_>,
    language: &LanguageTag,
    findings: &mut Findings,
) -> Vec<ScaleAnchor> {
    let mut anchors: Vec<ScaleAnchor> = Vec::new();
    let mut seen = BTreeSet::new();
    for level in criterion.children("CFRubricCriterionLevels", findings) {
        let labels = text_in(language, level.label("quality", findings));
        let feedback = level.label("feedback", findings);
        let description = level.label("description", findings).or(feedback);
        // Rubrics without scores still say an order.
        let score = level.number("score", findings).or_else(|| level.number("position", findings));
        match score {
            None => {
                let fault = Fault::new().at(level.path_of("score")).with("value", "");
                let fault = fault.with("field", "score").with("expected", "a number");
                findings.error(FrameworkError::InvalidValue(fault), level.place());
            }
            Some(score) if !seen.insert(score) => {
                let fault = Fault::new().at(level.path_of("score")).with("value", score);
                let fault = fault.with("field", "score").with("expected", "there only once");
                findings.error(FrameworkError::InvalidValue(fault), level.place());
            }
            Some(score) => {
                let descriptions = text_in(language, description);
                anchors.push(ScaleAnchor { level: score, labels, descriptions });
            }
        }
    }
    anchors.sort_by_key(|anchor| anchor.level);
    anchors
}

/// The scale with these levels; nothing where there are none.
///
/// What a level means for one item is no part of the scale, and a level that says nothing is only
/// an end of it.
fn scale_of(id: Key, levels: &[ScaleAnchor], general: bool) -> Option<ProficiencyScale> {
    let (minimum, maximum): (Level, Level) = (levels.first()?.level, levels.last()?.level);
    let mut scale = ProficiencyScale::new(id, ScaleKind::Ordinal, minimum, maximum);
    scale.anchors = levels.to_vec();
    if !general {
        for anchor in &mut scale.anchors {
            anchor.descriptions = LanguageMap::default();
        }
    }
    scale.anchors.retain(|anchor| !anchor.labels.is_empty() || !anchor.descriptions.is_empty());
    Some(scale)
}

/// Whether two scales have the same ends and the same names for their levels.
fn alike(a: &ProficiencyScale, b: &ProficiencyScale) -> bool {
    fn names(scale: &ProficiencyScale) -> impl Iterator<Item = (Level, &LanguageMap)> {
        let named = scale.anchors.iter().filter(|anchor| !anchor.labels.is_empty());
        named.map(|anchor| (anchor.level, &anchor.labels))
    }
    // A criterion for one item may leave the names out that the scale has.
    let same_names = || names(a).eq(names(b)) || names(b).next().is_none();
    (a.minimum, a.maximum) == (b.minimum, b.maximum) && same_names()
}

/// The item a criterion is about, if it is one of the package.
fn item(criterion: &Node<'_>, names: &Names, findings: &mut Findings) -> Option<Key> {
    let link = link(criterion, ITEM, findings)?;
    let known = link.iter().find(|name| names.knows(name)).map(|name| names.uri(name));
    if known.is_none() {
        let shown = link.first().map_or("", Key::as_str);
        let fault = Fault::new().at(criterion.path_of(ITEM)).with("value", shown);
        let fault = fault.with("field", ITEM).with("expected", "an item of the package");
        findings.warn(FrameworkError::InvalidValue(fault), criterion.place());
    }
    known
}

/// Grades a competency on a scale, with what the levels mean for it.
fn grade(
    competency: &mut Competency,
    scale: Key,
    levels: Vec<ScaleAnchor>,
    criterion: &Node<'_>,
    findings: &mut Findings,
) {
    if competency.scale.is_some() {
        let fault = Fault::new().at(criterion.path_of(ITEM)).with("value", &competency.uri);
        let fault = fault.with("field", ITEM);
        let fault = fault.with("expected", "graded for the first time, and keeps its first scale");
        findings.error(FrameworkError::InvalidValue(fault), criterion.place());
        return;
    }
    competency.scale = Some(scale);
    let mut anchors = levels;
    anchors.retain(|anchor| !anchor.descriptions.is_empty());
    for anchor in &mut anchors {
        anchor.labels = LanguageMap::default();
    }
    competency.anchors = anchors;
}
