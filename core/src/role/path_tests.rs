//! Career paths with steps that lead nowhere, twice or in a circle.

use proptest::prelude::*;

use super::audit_tests::role;
use super::{CareerPath, PathStep, Role, StepKind, check_path, diff_paths};
use crate::framework::sample_tests::{english, key};
use crate::kernel::LanguageMap;
use crate::problem::Severity;

fn path(steps: &[(&str, &str)]) -> CareerPath {
    let step = |(from, to): &(&str, &str)| PathStep {
        from: key(from),
        to: key(to),
        kind: None,
        typical_months: None,
    };
    CareerPath {
        uri: key("path"),
        titles: LanguageMap::default(),
        starts: Vec::new(),
        steps: steps.iter().map(step).collect(),
    }
}

fn roles() -> Vec<Role> {
    ["a", "b", "c", "d"].map(|uri| role(uri, uri, &[])).into()
}

fn found(path: &CareerPath, roles: &[Role]) -> Vec<(Severity, &'static str, String)> {
    let found = check_path(path, roles).into_iter();
    found.map(|one| (one.severity, one.problem.code, one.problem.path.unwrap())).collect()
}

#[test]
fn a_path_that_branches_and_comes_together_is_sound() {
    let path = path(&[("a", "b"), ("a", "c"), ("b", "d"), ("c", "d")]);
    assert_eq!(found(&path, &roles()), []);
}

#[test]
fn steps_lead_from_a_known_role_to_another_one_once() {
    let path = path(&[("a", "b"), ("b", "b"), ("a", "b"), ("c", "z")]);
    assert_eq!(
        found(&path, &roles()),
        [
            (Severity::Error, "role.missing_role", "path.steps[3].to".to_owned()),
            (Severity::Error, "role.self_step", "path.steps[1]".to_owned()),
            (Severity::Warning, "role.duplicate_step", "path.steps[2]".to_owned()),
            (Severity::Warning, "role.unreachable_step", "path.steps[3]".to_owned()),
        ]
    );
}

#[test]
fn a_second_start_makes_its_steps_reachable() {
    let mut path = path(&[("a", "b"), ("c", "d")]);
    assert_eq!(found(&path, &roles()).len(), 1);
    path.starts = vec![key("a"), key("c")];
    assert_eq!(found(&path, &roles()), []);
}

#[test]
fn moving_back_is_worth_a_note_and_no_more() {
    let path = path(&[("b", "a"), ("a", "b"), ("b", "c")]);
    let found = check_path(&path, &roles());
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].severity, Severity::Note);
    assert_eq!(found[0].problem.message, "career path `path` goes round in a circle: a > b > a");
}

#[test]
fn a_promotion_leads_to_a_higher_grade() {
    let mut roles = roles();
    roles[0].grade = Some(2);
    roles[1].grade = Some(2);
    roles[2].grade = Some(1);
    let mut path = path(&[("a", "b"), ("a", "c"), ("a", "d")]);
    assert_eq!(found(&path, &roles), []);
    path.steps.iter_mut().for_each(|step| step.kind = Some(StepKind::Promotion));
    assert_eq!(
        found(&path, &roles),
        [
            (Severity::Warning, "role.grade_order", "path.steps[0].kind".to_owned()),
            (Severity::Error, "role.grade_order", "path.steps[1].kind".to_owned()),
        ]
    );
}

#[test]
fn two_versions_of_a_path_differ_in_their_steps() {
    let old = path(&[("a", "b"), ("b", "c")]);
    let mut new = path(&[("b", "c"), ("c", "d")]);
    new.titles = english("Data");
    new.steps[0].typical_months = Some(18);
    let diff = diff_paths(&old, &new);
    assert_eq!(diff.retitled.len(), 1);
    assert_eq!((&diff.starts_removed, &diff.starts_added), (&vec![key("a")], &vec![key("b")]));
    assert_eq!((&diff.steps_added[0].to, &diff.steps_removed[0].to), (&key("d"), &key("b")));
    assert_eq!(diff.steps_changed[0].new.typical_months, Some(18));
}

proptest! {
    #[test]
    fn a_path_equals_itself_in_any_order_of_its_later_steps(
        steps in prop::collection::vec(("[a-d]", "[a-d]"), 0..8),
    ) {
        let steps: Vec<(&str, &str)> = steps.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
        let one = path(&steps);
        let mut other = one.clone();
        if let Some(later) = other.steps.get_mut(1..) {
            later.reverse();
        }
        prop_assert!(diff_paths(&one, &other).is_empty());
    }

    #[test]
    fn steps_are_reachable_where_a_plain_search_comes(
        steps in prop::collection::vec((0_usize..4, 0_usize..4), 0..8),
    ) {
        let names = ["a", "b", "c", "d"];
        let named: Vec<_> = steps.iter().map(|(a, b)| (names[*a], names[*b])).collect();
        let mut reached = [false; 4];
        if let Some((first, _)) = steps.first() {
            reached[*first] = true;
        }
        for _ in 0..4 {
            for (from, to) in &steps {
                reached[*to] |= reached[*from];
            }
        }
        let mut seen = std::collections::BTreeSet::new();
        let first_ones = steps.iter().filter(|step| seen.insert(**step));
        let lost = first_ones.filter(|(from, _)| !reached[*from]).count();
        let found = check_path(&path(&named), &roles());
        prop_assert_eq!(found.iter().filter(|one| one.problem.code == "role.unreachable_step").count(), lost);
    }
}
