//! What changed about how things belong together.

use std::collections::BTreeSet;

use super::{Merger, Move, NecessityFlip, Pair, RelationCountChange, Replacement, Split, pairs};
use crate::framework::{Framework, Necessity, Relation, RelationKind};
use crate::kernel::{Key, KeyIndex};

#[derive(Default)]
pub(super) struct Relations {
    pub(super) moved: Vec<Move>,
    pub(super) replaced: Vec<Replacement>,
    pub(super) split: Vec<Split>,
    pub(super) merged: Vec<Merger>,
    pub(super) flipped: Vec<NecessityFlip>,
    pub(super) added: Vec<Relation>,
    pub(super) removed: Vec<Relation>,
    pub(super) counts: Vec<RelationCountChange>,
}

pub(super) fn compare(old: &Framework, new: &Framework) -> Relations {
    let mut changes = Relations::default();
    // Required comes before desired, and a stated necessity before none: the first counts.
    let both = pairs(strongest_first(old), strongest_first(new), |relation| {
        (&relation.from, relation.kind, &relation.to)
    });
    for pair in both {
        match pair {
            Pair::Old(relation) => changes.removed.push(relation.clone()),
            Pair::New(relation) => changes.added.push(relation.clone()),
            Pair::Both(old, new) if old.necessity != new.necessity => {
                changes.flipped.push(NecessityFlip {
                    from: new.from.clone(),
                    kind: new.kind,
                    to: new.to.clone(),
                    old: old.necessity,
                    new: new.necessity,
                });
            }
            Pair::Both(..) => {}
        }
    }
    changes.count();
    let (before, after) = (uris(old), uris(new));
    changes.find_moves(&before, &after);
    changes.find_replacements(&before, &after);
    changes
}

fn strongest_first(framework: &Framework) -> Vec<&Relation> {
    let mut relations: Vec<&Relation> = framework.relations.iter().collect();
    relations.sort_by_key(|relation| match relation.necessity {
        Some(Necessity::Required) => 0,
        Some(Necessity::Desired) => 1,
        None => 2,
    });
    relations
}

fn uris(framework: &Framework) -> KeyIndex {
    let groups = framework.groups.iter().map(|group| &group.uri);
    let uris = groups.chain(framework.competencies.iter().map(|competency| &competency.uri));
    KeyIndex::new(uris.cloned().zip(0_u32..))
}

impl Relations {
    fn count(&mut self) {
        let count = |relations: &[Relation], kind| {
            let there = relations.iter().filter(|relation| relation.kind == kind).count();
            u32::try_from(there).unwrap_or(u32::MAX)
        };
        let counts = RelationKind::ALL.into_iter().map(|kind| RelationCountChange {
            kind,
            added: count(&self.added, kind),
            removed: count(&self.removed, kind),
        });
        self.counts = counts.filter(|counts| counts.added + counts.removed > 0).collect();
    }

    /// Other parents of what is there in both versions.
    fn find_moves(&mut self, before: &KeyIndex, after: &KeyIndex) {
        let stays = |uri: &Key| before.get(uri).is_some() && after.get(uri).is_some();
        let outline = |relations: &[Relation]| {
            let parents = relations
                .iter()
                .filter(|relation| relation.kind == RelationKind::ChildOf && stays(&relation.from));
            let parents: Vec<(Key, Key)> =
                parents.map(|relation| (relation.from.clone(), relation.to.clone())).collect();
            parents
        };
        let (removed, added) = (outline(&self.removed), outline(&self.added));
        let movers: BTreeSet<&Key> = removed.iter().chain(&added).map(|(uri, _)| uri).collect();
        let parents = |of: &Key, list: &[(Key, Key)]| {
            // Relations are sorted by what they start from, so those of one stand together.
            let start = list.partition_point(|(uri, _)| uri < of);
            let rest = list.iter().skip(start).take_while(|(uri, _)| uri == of);
            rest.map(|(_, parent)| parent.clone()).collect::<Vec<Key>>()
        };
        let moves = movers.into_iter().map(|uri| Move {
            uri: uri.clone(),
            removed_parents: parents(uri, &removed),
            added_parents: parents(uri, &added),
        });
        self.moved = moves.collect();
    }

    /// Newly stated replacements, by how many take part on either side.
    fn find_replacements(&mut self, before: &KeyIndex, after: &KeyIndex) {
        let stated = self.added.iter().filter(|relation| {
            relation.kind == RelationKind::ReplacedBy
                && before.get(&relation.from).is_some()
                && after.get(&relation.to).is_some()
        });
        // Sorted by what is replaced, then by what replaces it.
        let forward: Vec<(&Key, &Key)> =
            stated.map(|relation| (&relation.from, &relation.to)).collect();
        let mut backward: Vec<(&Key, &Key)> =
            forward.iter().map(|(old, new)| (*new, *old)).collect();
        backward.sort_unstable();

        let several = |list: &[(&Key, &Key)]| {
            let groups = list.chunk_by(|(a, _), (b, _)| a == b).filter(|group| group.len() > 1);
            let named = groups.filter_map(|group| {
                let (one, _) = group.first()?;
                let others = group.iter().map(|(_, other)| (*other).clone()).collect();
                Some(((*one).clone(), others))
            });
            named.collect::<Vec<(Key, Vec<Key>)>>()
        };
        let splits = several(&forward);
        let mergers = several(&backward);
        let is_one = |groups: &[(Key, Vec<Key>)], key: &Key| {
            groups.binary_search_by(|(one, _)| one.cmp(key)).is_err()
        };
        let single = forward
            .iter()
            .filter(|(old, new)| is_one(&splits, old) && is_one(&mergers, new))
            .map(|(old, new)| Replacement { old: (*old).clone(), new: (*new).clone() });
        self.replaced = single.collect();
        self.split = splits.into_iter().map(|(old, new)| Split { old, new }).collect();
        self.merged = mergers.into_iter().map(|(new, old)| Merger { old, new }).collect();
    }
}
