//! Two versions of a catalogue side by side.

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::audit_tests::{catalogue, role};
use super::{Requirement, Role, RoleCatalogue, diff, diff_roles};
use crate::framework::Necessity;
use crate::framework::sample_tests::{english, key, level};
use crate::kernel::Weight;

#[test]
fn titles_codes_families_and_grades_are_compared() {
    let old = catalogue(vec![
        role("a", "Analyst\u{a0}", &[]),
        role("b", "Baker", &[]),
        role("c", "Cook", &[]),
    ]);
    let mut new = catalogue(vec![
        role("a", "Analyst", &[]),
        role("b", "Pastry cook", &[]),
        role("d", "Driver", &[]),
    ]);
    new.roles[0].code = Some(key("2511.1"));
    new.roles[0].family = Some(key("C2511"));
    new.roles[1].grade = Some(3);
    let diff = diff(&old, &new);
    let retitled: Vec<_> =
        diff.retitled.iter().map(|one| (one.uri.as_str(), one.only_spelling)).collect();
    assert_eq!(retitled, [("a", true), ("b", false)]);
    assert_eq!((diff.added[0].uri.as_str(), diff.removed[0].title.as_deref()), ("d", Some("Cook")));
    assert_eq!(diff.recoded[0].new, Some(key("2511.1")));
    assert_eq!(diff.family_changed[0].uri, key("a"));
    assert_eq!((diff.grade_changed[0].old, diff.grade_changed[0].new), (None, Some(3)));
}

#[test]
fn requirements_are_compared_by_what_they_ask_for() {
    let old = catalogue(vec![role("a", "A", &["sql", "python", "excel"])]);
    let mut new = catalogue(vec![role("a", "A", &["rust", "python", "sql"])]);
    let python = &mut new.roles[0].requirements[1];
    python.necessity = Necessity::Desired;
    python.importance = Some(Weight::HALF);
    python.desired_level = Some(level(3.0));
    let diff = diff(&old, &new);
    assert_eq!(diff.requirements_added[0].competency, key("rust"));
    assert_eq!(diff.requirements_removed[0].competency, key("excel"));
    assert_eq!(diff.necessity_flipped[0].new, Necessity::Desired);
    assert_eq!(
        (diff.importance_changed[0].old, diff.importance_changed[0].new),
        (None, Some(Weight::HALF))
    );
    assert_eq!(diff.level_changed[0].new.desired_level, Some(level(3.0)));
    assert!(diff.retitled.is_empty() && !diff.is_empty());
}

#[test]
fn a_pair_that_is_both_counts_as_required() {
    let mut old = catalogue(vec![role("a", "A", &["sql", "sql"])]);
    old.roles[0].requirements[0].necessity = Necessity::Desired;
    let new = catalogue(vec![role("a", "A", &["sql"])]);
    assert!(diff(&old, &new).is_empty());
}

#[test]
fn gates_equivalents_conditions_and_choices_are_compared() {
    let read = |text: &str| serde_json::from_str::<Role>(text).unwrap();
    let old = read(
        r#"{"uri": "a", "requirements": [
                {"competency": "sql", "gate": {}, "equivalents": [
                    {"competency": "x", "factor": 0.5}, {"competency": "y", "factor": 1}]},
                {"competency": "python"}, {"competency": "r"}],
            "choices": [{"id": "one", "choose": 1, "of": ["python", "r"]},
                        {"id": "two", "choose": 1, "of": ["sql"]}]}"#,
    );
    let mut new = read(
        r#"{"uri": "a", "requirements": [
                {"competency": "sql", "equivalents": [{"competency": "y", "factor": 1, "label": "Y"},
                    {"competency": "x", "factor": 0.75}, {"competency": "z", "factor": 1}]},
                {"competency": "python", "when": {"kind": "context", "name": "site", "value": "EU"}},
                {"competency": "r"}],
            "choices": [{"id": "one", "choose": 2, "of": ["r", "python"], "label": "Languages"},
                        {"id": "six", "choose": 1, "of": ["sql"]}]}"#,
    );
    let changes = diff_roles(&old, &new);
    assert_eq!(changes.gate_changed[0].new, None);
    let uris = |list: &[crate::role::Equivalent]| -> Vec<String> {
        list.iter().map(|one| format!("{} {}", one.competency, one.factor)).collect()
    };
    let equivalents = &changes.equivalents_changed[0];
    assert_eq!(uris(&equivalents.old), ["x 0.5"]);
    assert_eq!(uris(&equivalents.new), ["x 0.75", "z 1"]);
    assert_eq!(changes.conditions_changed[0].competency, key("python"));
    assert_eq!(changes.choices_changed[0].new.choose, 2);
    assert_eq!(changes.choices_added[0].choice, key("six"));
    assert_eq!(changes.choices_removed[0].choice, key("two"));
    // Of the choice only the order of its members and its label are others.
    new.choices[0].choose = 1;
    assert!(diff_roles(&old, &new).choices_changed.is_empty());
    assert!(diff_roles(&new, &new).is_empty());
    let (old, new) = (catalogue(vec![old]), catalogue(Vec::new()));
    assert_eq!(diff(&old, &new).choices_removed.len(), 2);
    assert_eq!(diff(&new, &old).choices_added.len(), 2);
}

fn any_catalogue() -> impl Strategy<Value = RoleCatalogue> {
    let asked =
        prop::collection::btree_map("[s-w]", (any::<bool>(), prop::option::of(1_u8..4)), 0..5);
    prop::collection::btree_map("[a-d]", ("[AB]", asked), 0..4).prop_map(|roles| {
        let roles = roles.into_iter().map(|(uri, (title, asked))| {
            let mut role = Role::new(key(&uri));
            role.titles = english(&title);
            let requirement = |(competency, (required, at)): (String, (bool, Option<u8>))| {
                let necessity = if required { Necessity::Required } else { Necessity::Desired };
                let mut requirement = Requirement::new(key(&competency), necessity);
                requirement.required_level = at.map(|at| level(at.into()));
                requirement
            };
            role.requirements = asked.into_iter().map(requirement).collect();
            role
        });
        catalogue(roles.collect())
    })
}

fn asked(catalogue: &RoleCatalogue) -> BTreeMap<(String, String), &Requirement> {
    let roles = catalogue.roles.iter();
    let pairs = roles.flat_map(|role| role.requirements.iter().map(move |one| (role, one)));
    pairs.map(|(role, one)| ((role.uri.to_string(), one.competency.to_string()), one)).collect()
}

proptest! {
    #[test]
    fn nothing_changes_from_a_catalogue_to_itself(one in any_catalogue()) {
        prop_assert!(diff(&one, &one).is_empty());
    }

    #[test]
    fn the_difference_is_that_of_comparing_all_with_all(a in any_catalogue(), b in any_catalogue()) {
        let (there, back) = (diff(&a, &b), diff(&b, &a));
        prop_assert_eq!(&there.added, &back.removed);
        prop_assert_eq!(&there.requirements_added, &back.requirements_removed);
        let (old, new) = (asked(&a), asked(&b));
        let pair = |role: &crate::kernel::Key, competency: &crate::kernel::Key| {
            (role.to_string(), competency.to_string())
        };
        let added: Vec<_> = new.keys().filter(|key| !old.contains_key(*key)).cloned().collect();
        prop_assert_eq!(
            there
                .requirements_added
                .iter()
                .map(|one| pair(&one.role, &one.competency))
                .collect::<Vec<_>>(),
            added
        );
        let differing =
            |differ: &dyn Fn(&Requirement, &Requirement) -> bool| -> Vec<(String, String)> {
                new.iter()
                    .filter(|(key, one)| old.get(*key).is_some_and(|other| differ(other, one)))
                    .map(|(key, _)| key.clone())
                    .collect()
            };
        let flipped = differing(&|one, other| one.necessity != other.necessity);
        prop_assert_eq!(
            there
                .necessity_flipped
                .iter()
                .map(|one| pair(&one.role, &one.competency))
                .collect::<Vec<_>>(),
            flipped
        );
        let levels = differing(&|one, other| one.required_level != other.required_level);
        prop_assert_eq!(
            there
                .level_changed
                .iter()
                .map(|one| pair(&one.role, &one.competency))
                .collect::<Vec<_>>(),
            levels
        );
    }
}
