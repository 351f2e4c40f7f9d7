//! Two versions side by side, and what holds for any two.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;

use super::sample_tests::{
    anchor, competency, english, framework, key, level, relation, scale, tag,
};
use super::{
    CompetencyKind, Framework, LevelOwner, LevelText, MeaningChange, Necessity, Relation,
    RelationKind, ScaleKind, Status, diff,
};
use crate::kernel::{Key, Text};

const CHILD: RelationKind = RelationKind::ChildOf;
const REPLACED: RelationKind = RelationKind::ReplacedBy;

fn uris<T>(list: &[T], uri: impl Fn(&T) -> &Key) -> Vec<&str> {
    list.iter().map(|one| uri(one).as_str()).collect()
}

fn prerequisite(from: &str, to: &str, necessity: Option<Necessity>) -> Relation {
    Relation { necessity, ..relation(from, RelationKind::Prerequisite, to) }
}

#[test]
fn what_is_new_and_what_is_gone_is_named() {
    let old = framework(vec![competency("a", "Ada"), competency("b", "Basic")], Vec::new());
    let new = framework(vec![competency("c", "C"), competency("b", "Basic")], Vec::new());
    let diff = diff(&old, &new);
    assert_eq!(
        (uris(&diff.added, |one| &one.uri), uris(&diff.removed, |one| &one.uri)),
        (vec!["c"], vec!["a"])
    );
    assert_eq!(diff.removed[0].label, Some(Text::from("Ada")));
    assert!(diff.relabelled.is_empty() && !diff.is_empty());
}

#[test]
fn a_label_that_gains_a_blank_changes_in_spelling_only() {
    let mut old = framework(vec![competency("a", "Führen "), competency("b", "lead")], Vec::new());
    let mut new = framework(vec![competency("a", "Führen"), competency("b", "manage")], Vec::new());
    old.competencies[1].labels.insert(tag("fr"), Text::from("mener"));
    new.competencies[1].labels.insert(tag("de"), Text::from("leiten"));
    let changes: Vec<_> = diff(&old, &new)
        .relabelled
        .into_iter()
        .map(|change| (change.uri.to_string(), change.language.to_string(), change.only_spelling))
        .collect();
    let expected = [("a", "en", true), ("b", "de", false), ("b", "en", false), ("b", "fr", false)];
    assert_eq!(changes, expected.map(|(uri, tag, only)| (uri.to_owned(), tag.to_owned(), only)));
}

#[test]
fn attributes_of_what_stays_are_compared_one_by_one() {
    let old = framework(vec![competency("a", "A")], Vec::new());
    let mut new = old.clone();
    let changed = &mut new.competencies[0];
    changed.code = Some(key("1.A"));
    changed.kind = CompetencyKind::Ability;
    changed.status = Status::Deprecated;
    changed.scale = Some(key("five"));
    changed.descriptions = english("to read");
    let diff = diff(&old, &new);
    assert_eq!(
        (diff.recoded[0].old.clone(), diff.recoded[0].new.clone()),
        (None, Some(key("1.A")))
    );
    assert_eq!(diff.kind_changed[0].new, Some(CompetencyKind::Ability));
    assert_eq!(diff.status_changed[0].new, Status::Deprecated);
    assert_eq!(diff.regraded[0].new, Some(key("five")));
    assert_eq!(diff.reworded[0].new, Some(Text::from("to read")));
}

#[test]
fn a_move_names_the_parents_that_are_gone_and_new() {
    let listed = || ["a", "b", "p", "q", "r"].map(|uri| competency(uri, uri)).to_vec();
    let old = framework(
        listed(),
        vec![relation("a", CHILD, "p"), relation("a", CHILD, "q"), relation("b", CHILD, "p")],
    );
    let new = framework(
        listed(),
        vec![relation("b", CHILD, "p"), relation("a", CHILD, "r"), relation("a", CHILD, "q")],
    );
    let diff = diff(&old, &new);
    assert_eq!(diff.moved.len(), 1);
    assert_eq!(diff.moved[0].uri, key("a"));
    assert_eq!(diff.moved[0].removed_parents, [key("p")]);
    assert_eq!(diff.moved[0].added_parents, [key("r")]);
    let counts = diff.relation_counts[0];
    assert_eq!((counts.kind, counts.added, counts.removed), (CHILD, 1, 1));
}

#[test]
fn replacements_are_one_to_one_one_to_many_or_many_to_one() {
    let old = framework(["a", "b", "c", "d"].map(|uri| competency(uri, uri)).to_vec(), Vec::new());
    let new = framework(
        ["x", "y", "z", "m"].map(|uri| competency(uri, uri)).to_vec(),
        vec![
            relation("a", REPLACED, "x"),
            relation("b", REPLACED, "z"),
            relation("b", REPLACED, "y"),
            relation("c", REPLACED, "m"),
            relation("d", REPLACED, "m"),
            relation("older", REPLACED, "x"),
            relation("a", REPLACED, "nowhere"),
        ],
    );
    let diff = diff(&old, &new);
    let pairs: Vec<_> =
        diff.replaced.iter().map(|one| (one.old.as_str(), one.new.as_str())).collect();
    assert_eq!(pairs, [("a", "x")]);
    assert_eq!(
        (&diff.split[0].old, diff.split[0].new.as_slice()),
        (&key("b"), [key("y"), key("z")].as_slice())
    );
    assert_eq!(
        (&diff.merged[0].new, diff.merged[0].old.as_slice()),
        (&key("m"), [key("c"), key("d")].as_slice())
    );
}

#[test]
fn a_prerequisite_that_becomes_required_is_a_flip_and_no_new_relation() {
    let listed = || ["a", "b", "c"].map(|uri| competency(uri, uri)).to_vec();
    let (required, desired) = (Some(Necessity::Required), Some(Necessity::Desired));
    let old = framework(
        listed(),
        vec![prerequisite("a", "b", desired), prerequisite("a", "c", required)],
    );
    let new = framework(
        listed(),
        vec![
            prerequisite("a", "c", desired),
            prerequisite("a", "c", required),
            prerequisite("a", "b", required),
        ],
    );
    let diff = diff(&old, &new);
    assert_eq!(diff.necessity_flipped.len(), 1);
    assert_eq!((diff.necessity_flipped[0].old, diff.necessity_flipped[0].new), (desired, required));
    assert!(diff.relations_added.is_empty() && diff.relation_counts.is_empty());
}

#[test]
fn levels_that_mean_something_else_are_told_for_scales_and_competencies() {
    let mut old = framework(vec![competency("a", "A")], Vec::new());
    old.scales = vec![
        scale("five", ScaleKind::Ordinal, 1.0, 5.0),
        scale("gone", ScaleKind::Ordinal, 0.0, 1.0),
    ];
    old.scales[0].anchors = vec![anchor(1.0, "novice"), anchor(5.0, "expert")];
    let mut new = old.clone();
    new.scales.pop();
    new.scales[0].maximum = level(6.0);
    new.scales[0].anchors = vec![anchor(5.0, "Expert"), anchor(3.0, "practitioner")];
    new.competencies[0].anchors = vec![anchor(2.0, "reads signs")];
    let diff = diff(&old, &new);
    let scales: Vec<_> =
        diff.scales_changed.iter().map(|one| (one.scale.as_str(), one.new.is_some())).collect();
    assert_eq!(scales, [("five", true), ("gone", false)]);
    let levels: Vec<_> =
        diff.levels_changed.iter().map(|one| (one.level.get(), one.change)).collect();
    assert_eq!(
        levels,
        [
            (1.0, MeaningChange::Removed),
            (3.0, MeaningChange::Added),
            (5.0, MeaningChange::Changed),
            (2.0, MeaningChange::Added),
        ]
    );
    assert_eq!(diff.levels_changed[3].owner, LevelOwner::Competency { uri: key("a") });
    let text = &diff.levels_changed[2].texts[0];
    assert!(text.text == LevelText::Label && text.only_spelling);
}

#[test]
fn a_difference_crosses_the_boundary_as_plain_data() {
    let old = framework(vec![competency("a", "A")], Vec::new());
    let json = serde_json::to_value(diff(&old, &framework(Vec::new(), Vec::new()))).unwrap();
    assert_eq!(json["removed"][0], serde_json::json!({"uri": "a", "label": "A", "kind": "skill"}));
    assert_eq!(json["old"]["version"], "1");
}

fn any_framework() -> impl Strategy<Value = Framework> {
    let kinds = prop::sample::select(vec![CHILD, REPLACED, RelationKind::Prerequisite]);
    let necessity =
        prop::option::of(prop::sample::select(vec![Necessity::Required, Necessity::Desired]));
    let concept = ("[a-f]", "[ABa ]{1,2}", prop::option::of("[12]"));
    let edge = ("[a-g]", kinds, "[a-g]", necessity);
    (prop::collection::vec(concept, 0..8), prop::collection::vec(edge, 0..10)).prop_map(
        |(concepts, edges)| {
            let competencies = concepts.into_iter().map(|(uri, label, code)| {
                let mut competency = competency(&uri, &label);
                competency.code = code.map(|code| key(&code));
                competency
            });
            let relations = edges.into_iter().map(|(from, kind, to, necessity)| Relation {
                necessity,
                ..relation(&from, kind, &to)
            });
            framework(competencies.collect(), relations.collect())
        },
    )
}

/// The first competency of each uri.
fn first(framework: &Framework) -> BTreeMap<&str, &super::Competency> {
    framework.competencies.iter().rev().map(|one| (one.uri.as_str(), one)).collect()
}

fn triples(framework: &Framework) -> BTreeSet<(&Key, RelationKind, &Key)> {
    framework.relations.iter().map(|one| (&one.from, one.kind, &one.to)).collect()
}

proptest! {
    #[test]
    fn nothing_changes_from_a_version_to_itself(one in any_framework()) {
        prop_assert!(diff(&one, &one).is_empty());
    }

    #[test]
    fn the_way_back_removes_what_the_way_there_adds(a in any_framework(), b in any_framework()) {
        let (there, back) = (diff(&a, &b), diff(&b, &a));
        prop_assert_eq!(&there.added, &back.removed);
        prop_assert_eq!(&there.removed, &back.added);
        prop_assert_eq!(&there.relations_added, &back.relations_removed);
        prop_assert_eq!(there.necessity_flipped.len(), back.necessity_flipped.len());
        prop_assert_eq!(there.moved.len(), back.moved.len());
        for (one, other) in there.relabelled.iter().zip(&back.relabelled) {
            prop_assert_eq!((&one.uri, &one.old, &one.new), (&other.uri, &other.new, &other.old));
        }
    }

    #[test]
    fn the_difference_is_that_of_comparing_all_with_all(a in any_framework(), b in any_framework()) {
        let found = diff(&a, &b);
        let (old, new) = (first(&a), first(&b));
        let added: Vec<&str> = new.keys().copied().filter(|uri| !old.contains_key(uri)).collect();
        prop_assert_eq!(uris(&found.added, |one| &one.uri), added);
        let both: Vec<&str> = new.keys().copied().filter(|uri| old.contains_key(uri)).collect();
        let recoded: Vec<&str> =
            both.iter().copied().filter(|uri| old[uri].code != new[uri].code).collect();
        prop_assert_eq!(uris(&found.recoded, |one| &one.uri), recoded);
        let relabelled: Vec<&str> =
            both.iter().copied().filter(|uri| old[uri].labels != new[uri].labels).collect();
        prop_assert_eq!(uris(&found.relabelled, |one| &one.uri), relabelled);

        let (before, after) = (triples(&a), triples(&b));
        let gained: Vec<_> = after.difference(&before).collect();
        let found_gained: Vec<_> =
            found.relations_added.iter().map(|one| (&one.from, one.kind, &one.to)).collect();
        prop_assert_eq!(found_gained.iter().collect::<Vec<_>>(), gained.clone());
        let parents = |all: &BTreeSet<(&Key, RelationKind, &Key)>, uri: &str| -> Vec<String> {
            let own = all.iter().filter(|(from, kind, _)| from.as_str() == uri && *kind == CHILD);
            own.map(|(_, _, to)| to.to_string()).collect()
        };
        let moved: Vec<&str> = both
            .iter()
            .copied()
            .filter(|uri| parents(&before, uri) != parents(&after, uri))
            .collect();
        prop_assert_eq!(uris(&found.moved, |one| &one.uri), moved);

        let stated: Vec<_> = gained
            .iter()
            .filter(|(from, kind, to)| {
                *kind == REPLACED
                    && old.contains_key(from.as_str())
                    && new.contains_key(to.as_str())
            })
            .collect();
        let reported: BTreeSet<(String, String)> =
            found
                .replaced
                .iter()
                .map(|one| (one.old.to_string(), one.new.to_string()))
                .chain(found.split.iter().flat_map(|one| {
                    one.new.iter().map(|new| (one.old.to_string(), new.to_string()))
                }))
                .chain(found.merged.iter().flat_map(|one| {
                    one.old.iter().map(|old| (old.to_string(), one.new.to_string()))
                }))
                .collect();
        let expected: BTreeSet<_> =
            stated.iter().map(|(from, _, to)| (from.to_string(), to.to_string())).collect();
        prop_assert_eq!(reported, expected);
        for split in &found.split {
            prop_assert_eq!(
                split.new.len(),
                stated.iter().filter(|(from, _, _)| **from == split.old).count()
            );
            prop_assert!(split.new.len() > 1);
        }
    }
}
