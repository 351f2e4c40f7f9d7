//! What changed from one version of a framework to another.

mod compare;
mod concepts;
mod levels;
mod model;
mod relations;

use super::Framework;

use compare::text_changes;
pub(crate) use compare::{Pair, pairs};
pub use model::{
    FrameworkDiff, KeyChange, KindChange, LevelMeaningChange, LevelOwner, LevelText,
    LevelTextChange, MeaningChange, Merger, Move, NamedConcept, NecessityFlip, RelationCountChange,
    Replacement, ScaleBounds, ScaleChange, Split, StatusChange, TextChange,
};

/// Everything that changed from the old version to the new one, found by uri.
///
/// Groups and competencies are the same where their uris are; a code or a label that wanders to
/// another uri is a change of both.
/// Texts are compared letter by letter, and each change says whether it is one of spelling only.
/// Something that is new or gone is listed once, as added or removed, and not as relabelled,
/// recoded, moved and so on; its relations are listed among the relations.
/// A replacement is reported where the new version says `replaced_by`, the old one did not, what
/// is replaced was in the old version and what replaces it is in the new one.
/// A relation is the same where both ends and the kind are; where one is there twice with two
/// necessities, required holds.
/// Where a uri, a scale or a level is there twice in one version, the first counts.
/// All lists are ordered by uri, or by scale, and then by what else they name.
///
/// What it does not tell: changes of alternative labels, tags, crosswalks, alignments and of the
/// framework's own titles and terms.
///
/// # Cost
///
/// O(n log n) in the size of both versions.
#[must_use]
pub fn diff(old: &Framework, new: &Framework) -> FrameworkDiff {
    let concepts = concepts::compare(old, new);
    let relations = relations::compare(old, new);
    FrameworkDiff {
        old: old.id_and_version(),
        new: new.id_and_version(),
        added: concepts.added,
        removed: concepts.removed,
        relabelled: concepts.relabelled,
        reworded: concepts.reworded,
        recoded: concepts.recoded,
        moved: relations.moved,
        replaced: relations.replaced,
        split: relations.split,
        merged: relations.merged,
        kind_changed: concepts.kind_changed,
        status_changed: concepts.status_changed,
        regraded: concepts.regraded,
        scales_changed: levels::scales(old, new),
        levels_changed: levels::meanings(old, new),
        necessity_flipped: relations.flipped,
        relations_added: relations.added,
        relations_removed: relations.removed,
        relation_counts: relations.counts,
    }
}
