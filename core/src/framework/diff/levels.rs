//! What changed about scales and about the meaning of their levels.

use super::{
    LevelMeaningChange, LevelOwner, LevelText, LevelTextChange, MeaningChange, Pair, ScaleBounds,
    ScaleChange, pairs, text_changes,
};
use crate::framework::{Framework, ProficiencyScale, ScaleAnchor};
use crate::kernel::LanguageMap;

/// Scales that are new, gone or others apart from their texts.
pub(super) fn scales(old: &Framework, new: &Framework) -> Vec<ScaleChange> {
    let mut changes = Vec::new();
    for pair in pairs(&old.scales, &new.scales, |scale| &scale.id) {
        let (scale, old, new) = match pair {
            Pair::Old(scale) => (scale, Some(bounds(scale)), None),
            Pair::New(scale) => (scale, None, Some(bounds(scale))),
            Pair::Both(old, new) => (new, Some(bounds(old)), Some(bounds(new))),
        };
        if old != new {
            changes.push(ScaleChange { scale: scale.id.clone(), old, new });
        }
    }
    changes
}

fn bounds(scale: &ProficiencyScale) -> ScaleBounds {
    let ProficiencyScale { kind, minimum, maximum, direction, mastery, .. } = scale;
    ScaleBounds {
        kind: *kind,
        minimum: *minimum,
        maximum: *maximum,
        direction: *direction,
        mastery: *mastery,
    }
}

/// Levels that mean something else, of scales and of competencies that both versions have.
pub(super) fn meanings(old: &Framework, new: &Framework) -> Vec<LevelMeaningChange> {
    let mut changes = Vec::new();
    for pair in pairs(&old.scales, &new.scales, |scale| &scale.id) {
        if let Pair::Both(old, new) = pair {
            let owner = || LevelOwner::Scale { id: new.id.clone() };
            anchors(&old.anchors, &new.anchors, owner, &mut changes);
        }
    }
    for pair in pairs(&old.competencies, &new.competencies, |competency| &competency.uri) {
        if let Pair::Both(old, new) = pair {
            let owner = || LevelOwner::Competency { uri: new.uri.clone() };
            anchors(&old.anchors, &new.anchors, owner, &mut changes);
        }
    }
    changes
}

fn anchors(
    old: &[ScaleAnchor],
    new: &[ScaleAnchor],
    owner: impl Fn() -> LevelOwner,
    changes: &mut Vec<LevelMeaningChange>,
) {
    if old == new {
        return;
    }
    let none = LanguageMap::default();
    for pair in pairs(old, new, |anchor| anchor.level) {
        let (anchor, change, texts) = match pair {
            Pair::Old(anchor) => (anchor, MeaningChange::Removed, texts(Some(anchor), None, &none)),
            Pair::New(anchor) => (anchor, MeaningChange::Added, texts(None, Some(anchor), &none)),
            Pair::Both(old, new) => {
                let texts = texts(Some(old), Some(new), &none);
                if texts.is_empty() {
                    continue;
                }
                (new, MeaningChange::Changed, texts)
            }
        };
        changes.push(LevelMeaningChange { owner: owner(), level: anchor.level, change, texts });
    }
}

fn texts(
    old: Option<&ScaleAnchor>,
    new: Option<&ScaleAnchor>,
    none: &LanguageMap,
) -> Vec<LevelTextChange> {
    let labels =
        |anchor: Option<&ScaleAnchor>| anchor.map_or(none, |anchor| &anchor.labels).clone();
    let descriptions =
        |anchor: Option<&ScaleAnchor>| anchor.map_or(none, |anchor| &anchor.descriptions).clone();
    let both = [
        (LevelText::Label, text_changes(&labels(old), &labels(new))),
        (LevelText::Description, text_changes(&descriptions(old), &descriptions(new))),
    ];
    let changes = both.into_iter().flat_map(|(text, changes)| {
        changes.into_iter().map(move |change| LevelTextChange {
            text,
            language: change.language,
            old: change.old,
            new: change.new,
            only_spelling: change.only_spelling,
        })
    });
    changes.collect()
}
