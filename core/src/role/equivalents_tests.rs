//! Equivalents found along relations, against a search through all ways.

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::audit_tests::role;
use super::{EquivalentFactors, EquivalentOptions, Role, add_equivalents, check};
use crate::framework::sample_tests::{competency, framework, key, relation};
use crate::framework::{
    Alignment, AlignmentKind, ConceptReference, Framework, FrameworkVersion, RelationKind as R,
};
use crate::kernel::{Share, Text};

fn found(role: &Role) -> Vec<(&str, f64, Option<R>)> {
    let equivalents = role.requirements[0].equivalents.iter();
    equivalents.map(|one| (one.competency.as_str(), one.factor.get(), one.relation)).collect()
}

fn all() -> EquivalentOptions {
    EquivalentOptions { minimum_factor: Share::NONE, ..EquivalentOptions::default() }
}

#[test]
fn each_relation_has_its_worth_seen_from_what_is_asked() {
    let skills = framework(
        ["sql", "a", "b", "c", "d", "e", "f", "g", "h"].map(|uri| competency(uri, uri)).into(),
        vec![
            relation("a", R::ExactMatch, "sql"),
            relation("sql", R::CloseMatch, "b"),
            relation("c", R::ChildOf, "sql"),
            relation("sql", R::ChildOf, "d"),
            relation("sql", R::BroadMatch, "e"),
            relation("f", R::BroadMatch, "sql"),
            relation("sql", R::RelatedTo, "g"),
            relation("old", R::ReplacedBy, "sql"),
            relation("h", R::Prerequisite, "sql"),
        ],
    );
    let options = EquivalentOptions { max_steps: 1, ..all() };
    let analyst = add_equivalents(&role("r", "R", &["sql"]), &skills, &options).unwrap();
    assert_eq!(
        found(&analyst),
        [
            ("a", 1.0, Some(R::ExactMatch)),
            ("b", 0.875, Some(R::CloseMatch)),
            ("old", 0.875, Some(R::ReplacedBy)),
            ("c", 0.625, Some(R::ChildOf)),
            ("f", 0.625, Some(R::BroadMatch)),
            ("d", 0.5, Some(R::ChildOf)),
            ("e", 0.5, Some(R::BroadMatch)),
            ("g", 0.375, Some(R::RelatedTo)),
        ]
    );
    let first = &analyst.requirements[0].equivalents[0];
    assert_eq!(first.label.as_deref(), Some("a"));
    assert_eq!(analyst.requirements[0].equivalents[2].label, None);
}

#[test]
fn the_best_way_wins_and_siblings_are_too_far_by_default() {
    let skills = framework(
        ["sql", "languages", "python", "twin"].map(|uri| competency(uri, uri)).into(),
        vec![
            relation("sql", R::ChildOf, "languages"),
            relation("python", R::ChildOf, "languages"),
            relation("sql", R::RelatedTo, "twin"),
            relation("sql", R::ExactMatch, "sql-2"),
            relation("sql-2", R::CloseMatch, "twin"),
        ],
    );
    let asked = role("r", "R", &["sql"]);
    let analyst = add_equivalents(&asked, &skills, &EquivalentOptions::default()).unwrap();
    assert_eq!(
        found(&analyst),
        [
            ("sql-2", 1.0, Some(R::ExactMatch)),
            ("twin", 0.875, Some(R::CloseMatch)),
            ("languages", 0.5, Some(R::ChildOf)),
        ]
    );
    let analyst = add_equivalents(&asked, &skills, &all()).unwrap();
    assert_eq!(found(&analyst)[3], ("python", 0.3125, Some(R::ChildOf)));
}

#[test]
fn headings_are_not_held_and_the_words_of_the_author_stay() {
    let mut skills = framework(
        ["sql", "python"].map(|uri| competency(uri, uri)).into(),
        vec![relation("sql", R::ChildOf, "data"), relation("python", R::ChildOf, "data")],
    );
    skills.groups = serde_json::from_str(r#"[{"uri": "data"}]"#).unwrap();
    let asked = role("r", "R", &["sql"]);
    let analyst = add_equivalents(&asked, &skills, &all()).unwrap();
    assert_eq!(found(&analyst), []);
    skills.relations.push(relation("sql", R::CloseMatch, "python"));
    let mut own = asked;
    own.requirements[0].equivalents =
        serde_json::from_str(r#"[{"competency": "python", "factor": 0.25}]"#).unwrap();
    let analyst = add_equivalents(&own, &skills, &all()).unwrap();
    assert_eq!(found(&analyst), [("python", 0.25, None)]);
}

#[test]
fn alignments_lead_to_other_frameworks_as_far_as_they_are_sure() {
    let reference = |id: &str, uri: &str| ConceptReference {
        framework: FrameworkVersion { id: key(id), version: Text::from("1") },
        uri: key(uri),
    };
    let alignment = |kind, uri: &str, confidence: Option<f64>| Alignment {
        from: reference("test", "sql"),
        kind,
        to: reference("esco", uri),
        confidence: confidence.map(|sure| Share::new(sure).unwrap()),
        method: None,
    };
    let mut skills = framework(vec![competency("sql", "SQL")], Vec::new());
    skills.alignments = vec![
        alignment(AlignmentKind::Narrow, "e/1", Some(0.5)),
        alignment(AlignmentKind::Exact, "e/2", Some(0.49)),
        alignment(AlignmentKind::Close, "e/3", None),
    ];
    let options = EquivalentOptions { minimum_confidence: Share::ratio(1.0, 2.0), ..all() };
    let analyst = add_equivalents(&role("r", "R", &["sql"]), &skills, &options).unwrap();
    assert_eq!(
        found(&analyst),
        [("e/3", 0.875, Some(R::CloseMatch)), ("e/1", 0.625, Some(R::NarrowMatch))]
    );
}

#[test]
fn terms_that_contradict_one_another_are_not_added_to() {
    let mut broken = role("r", "R", &["sql"]);
    broken.requirements[0].equivalents =
        serde_json::from_str(r#"[{"competency": "sql", "factor": 1}]"#).unwrap();
    let skills = framework(Vec::new(), Vec::new());
    let problem = crate::Problem::from(add_equivalents(&broken, &skills, &all()).unwrap_err());
    assert_eq!(problem.code, "role.invalid_equivalent");
}

const KINDS: [R; 6] =
    [R::ExactMatch, R::CloseMatch, R::ChildOf, R::BroadMatch, R::ReplacedBy, R::Precedes];

fn any_framework() -> impl Strategy<Value = Framework> {
    prop::collection::vec(("[a-f]", 0_usize..6, "[a-f]"), 0..14).prop_map(|relations| {
        let relations =
            relations.into_iter().map(|(from, kind, to)| relation(&from, KINDS[kind], &to));
        framework(["a", "b", "c"].map(|uri| competency(uri, uri)).into(), relations.collect())
    })
}

/// The best product over all ways of at most so many steps, by trying each of them.
fn oracle(
    framework: &Framework,
    at: &str,
    worth: Share,
    steps: u32,
    best: &mut BTreeMap<String, Share>,
) {
    let known = best.entry(at.to_owned()).or_insert(worth);
    *known = worth.max(*known);
    if steps == 0 {
        return;
    }
    let factors = EquivalentFactors::default();
    for edge in &framework.relations {
        let (forth, back) = match edge.kind {
            R::ExactMatch => (factors.exact_match, factors.exact_match),
            R::CloseMatch => (factors.close_match, factors.close_match),
            R::ChildOf => (factors.parent, factors.child),
            R::BroadMatch => (factors.broad_match, factors.narrow_match),
            R::ReplacedBy => (factors.replaced_by, factors.replaced_by),
            _ => continue,
        };
        if edge.from.as_str() == at {
            oracle(framework, edge.to.as_str(), forth.of(worth), steps - 1, best);
        }
        if edge.to.as_str() == at {
            oracle(framework, edge.from.as_str(), back.of(worth), steps - 1, best);
        }
    }
}

proptest! {
    #[test]
    fn the_factors_are_those_of_trying_every_way(skills in any_framework(), steps in 0_u32..4) {
        let options = EquivalentOptions { max_steps: steps, ..all() };
        let analyst = add_equivalents(&role("r", "R", &["a"]), &skills, &options).unwrap();
        let mut best = BTreeMap::new();
        oracle(&skills, "a", Share::ALL, steps, &mut best);
        best.remove("a");
        let found: BTreeMap<String, Share> = analyst.requirements[0].equivalents.iter()
            .map(|one| (one.competency.to_string(), one.factor)).collect();
        prop_assert_eq!(found, best);
        prop_assert!(check(&analyst).is_empty());
    }

    #[test]
    fn adding_twice_is_adding_once_and_no_order_matters(
        (skills, shuffled) in any_framework().prop_flat_map(|one| {
            let relations = Just(one.relations.clone()).prop_shuffle();
            (Just(one), relations)
        }),
    ) {
        let asked = role("r", "R", &["a", "b"]);
        let once = add_equivalents(&asked, &skills, &all()).unwrap();
        prop_assert_eq!(&add_equivalents(&once, &skills, &all()).unwrap(), &once);
        let other = framework(skills.competencies.clone(), shuffled);
        prop_assert_eq!(&add_equivalents(&asked, &other, &all()).unwrap(), &once);
    }
}
