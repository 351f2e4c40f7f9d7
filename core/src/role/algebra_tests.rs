//! Terms that contradict one another, each on its own, and none in a sound role.

use proptest::prelude::*;

use super::algebra::check_algebra;
use super::{Role, check, parse};
use crate::framework::sample_tests::codes;
use crate::problem::{Problem, Severity};

/// A role that asks for `a`, `b` and `c` at level 3 of 1 to 5, with more said about `a`.
fn role_with(more_of_a: &str, choices: &str) -> Role {
    let text = format!(
        r#"{{"uri": "r",
            "scales": [{{"id": "five", "kind": "ordinal", "minimum": 1, "maximum": 5}}],
            "requirements": [{{"competency": "a", "required_level": 3 {more_of_a}}},
                             {{"competency": "b", "required_level": 3}},
                             {{"competency": "c", "required_level": 3}}],
            "choices": [{choices}]}}"#
    );
    serde_json::from_str(&text).unwrap()
}

fn found(role: &Role) -> Vec<(Severity, String, String)> {
    let found = check(role);
    let found = found.into_iter().map(|one| {
        (one.severity, one.problem.code.to_owned(), one.problem.path.unwrap_or_default())
    });
    found.collect()
}

/// Holds the findings about a role against `severity code path` in lines.
#[track_caller]
fn assert_found(role: &Role, expected: &[(Severity, &str, &str)]) {
    let found = found(role);
    let found: Vec<_> =
        found.iter().map(|(severity, code, path)| (*severity, &**code, &**path)).collect();
    assert_eq!(found, expected);
}

use Severity::{Error, Note, Warning};

#[test]
fn a_role_with_all_terms_may_be_sound() {
    let role = role_with(
        r#", "gate": {"minimum_level": 2},
            "equivalents": [{"competency": "x", "factor": 0.5}],
            "when": {"kind": "context", "name": "site", "value": "EU"}"#,
        r#"{"id": "one", "choose": 1, "of": ["b", "c"], "gate": true}"#,
    );
    assert_found(&role, &[]);
    assert!(check_algebra(&role).is_ok());
}

#[test]
fn a_choice_asks_for_some_of_its_members_and_no_more() {
    for (choice, field) in [
        (r#"{"id": "one", "choose": 0, "of": ["b", "c"]}"#, "choose"),
        (r#"{"id": "one", "choose": 3, "of": ["b", "c"]}"#, "choose"),
        (r#"{"id": "one", "choose": 1, "of": []}"#, "of"),
        (r#"{"id": "one", "choose": 1, "of": ["b", "b"]}"#, "of[1]"),
    ] {
        let path = format!("role.choices[0].{field}");
        assert_found(&role_with("", choice), &[(Error, "role.invalid_choice", &path)]);
    }
}

#[test]
fn a_member_is_known_and_belongs_to_one_choice() {
    let role = role_with(
        "",
        r#"{"id": "one", "choose": 1, "of": ["b", "z"]}, {"id": "two", "choose": 1, "of": ["b", "one"]},
           {"id": "a", "choose": 1, "of": ["c"]}, {"id": "two", "choose": 1, "of": ["a"]}"#,
    );
    let errors = check(&role);
    assert_eq!(
        codes(&errors),
        [
            ("role.duplicate_choice", "role.choices[2].id"),
            ("role.duplicate_choice", "role.choices[3].id"),
            ("role.unknown_member", "role.choices[0].of[1]"),
            ("role.shared_member", "role.choices[1].of[0]"),
        ]
    );
    assert_eq!(errors[3].problem.message, "`b` belongs to choice `one` and to choice `two`");
}

#[test]
fn choices_that_contain_one_another_are_named_all_the_way_round() {
    let role = role_with(
        "",
        r#"{"id": "z", "choose": 1, "of": ["y", "b"]}, {"id": "y", "choose": 1, "of": ["x"]},
           {"id": "x", "choose": 1, "of": ["z"]}, {"id": "w", "choose": 1, "of": ["w"]}"#,
    );
    let errors = check(&role);
    let messages: Vec<_> = errors.iter().map(|one| one.problem.message.as_str()).collect();
    assert_eq!(
        messages,
        [
            "choices of role `r` contain one another: w > w",
            "choices of role `r` contain one another: x > z > y > x",
        ]
    );
    assert_eq!(errors[1].problem.path.as_deref(), Some("role.choices[2].of"));
}

#[test]
fn choices_within_choices_end_somewhere() {
    let nested = |deep: usize| {
        let choices: Vec<String> = (0..deep)
            .map(|at| {
                let member = if at + 1 == deep { "b".to_owned() } else { format!("c{}", at + 1) };
                format!(r#"{{"id": "c{at}", "choose": 1, "of": ["{member}"]}}"#)
            })
            .collect();
        role_with("", &choices.join(","))
    };
    assert_found(&nested(32), &[]);
    assert_found(&nested(33), &[(Error, "role.too_deep", "role.choices")]);
}

#[test]
fn a_gate_opens_at_or_below_the_level_asked() {
    let gate = |gate: &str| role_with(&format!(r#", "gate": {gate}"#), "");
    let path = "role.requirements[0].gate.minimum_level";
    assert_found(&gate("{}"), &[]);
    assert_found(&gate(r#"{"minimum_level": 3}"#), &[]);
    assert_found(&gate(r#"{"minimum_level": 4}"#), &[(Error, "role.contradictory_gate", path)]);
    assert_found(&gate(r#"{"minimum_level": 9}"#), &[(Error, "role.unreachable", path)]);
    let mut open = gate(r#"{"minimum_level": 2}"#);
    open.requirements[0].required_level = None;
    assert_found(&open, &[(Error, "role.contradictory_gate", path)]);
}

#[test]
fn where_less_is_better_a_gate_above_the_level_asked_is_the_easier_one() {
    let mut role = role_with(r#", "gate": {"minimum_level": 4}"#, "");
    role.scales[0].direction = crate::framework::Direction::LowerIsBetter;
    assert_found(&role, &[]);
}

#[test]
fn a_must_have_is_required_and_can_be_met() {
    let role = role_with(
        r#", "necessity": "desired", "gate": {}, "when": {"kind": "any", "of": []}"#,
        r#"{"id": "one", "choose": 2, "of": ["a", "b"], "gate": true, "necessity": "desired"}"#,
    );
    assert_found(
        &role,
        &[
            (Warning, "role.contradictory_gate", "role.choices[0].gate"),
            (Warning, "role.contradictory_gate", "role.requirements[0].gate"),
            (Warning, "role.invalid_condition", "role.requirements[0].when"),
        ],
    );
    let role = role_with(
        r#", "when": {"kind": "any", "of": []}"#,
        r#"{"id": "two", "choose": 2, "of": ["a", "b"], "gate": true}"#,
    );
    let found = check(&role);
    assert_eq!(
        found[0].problem.message,
        "the gate of `two` asks for 2 of 2 members, and 1 can be met"
    );
    let role = role_with(
        r#", "when": {"kind": "any", "of": []}"#,
        r#"{"id": "two", "choose": 2, "of": ["a", "b"]}"#,
    );
    assert_eq!(found_of(&role, 0), (Warning, "role.invalid_choice", "role.choices[0].choose"));
}

fn found_of(role: &Role, at: usize) -> (Severity, &'static str, &'static str) {
    let one = &check(role)[at];
    let path = one.problem.path.clone().unwrap_or_default();
    (one.severity, one.problem.code, Box::leak(path.into_boxed_str()))
}

#[test]
fn an_equivalent_is_another_competency_named_once_and_worth_something() {
    let role = role_with(
        r#", "code": "A-1", "equivalents": [
            {"competency": "a", "factor": 1}, {"competency": "A-1", "factor": 1},
            {"competency": "x", "code": "A-1", "factor": 1}, {"competency": "y", "factor": 0},
            {"competency": "y", "factor": 0.5}]"#,
        "",
    );
    let at = |at: usize, field: &str| format!("role.requirements[0].equivalents[{at}].{field}");
    let paths = [
        at(0, "competency"),
        at(1, "competency"),
        at(2, "competency"),
        at(3, "factor"),
        at(4, "competency"),
    ];
    let expected: Vec<_> =
        paths.iter().map(|path| (Error, "role.invalid_equivalent", path.as_str())).collect();
    assert_found(&role, &expected);
}

#[test]
fn requirements_that_stand_for_each_other_in_full_are_one_thing_asked_twice() {
    let mut role = role_with(r#", "equivalents": [{"competency": "b", "factor": 1}]"#, "");
    assert_found(&role, &[]);
    let back = serde_json::from_str(r#"{"competency": "a", "factor": 1}"#).unwrap();
    role.requirements[1].equivalents = vec![back];
    assert_eq!(
        check(&role)[0].problem.message,
        "equivalent `b` of `a` and it stand for each other in full: a > b > a"
    );
    assert_eq!(check(&role)[0].severity, Warning);
}

#[test]
fn a_condition_names_levels_of_a_scale() {
    let when = |condition: &str| role_with(&format!(r#", "when": {condition}"#), "");
    let holds = |level: u8| {
        format!(
            r#"{{"kind": "not", "of": {{"kind": "all", "of": [{{"kind": "holds", "competency": "b"}},
                {{"kind": "holds", "competency": "b", "level": {level}}}]}}}}"#
        )
    };
    assert_found(&when(&holds(5)), &[]);
    let path = "role.requirements[0].when.of.of[1].level";
    assert_found(&when(&holds(6)), &[(Error, "role.invalid_condition", path)]);
    let mut role = when(r#"{"kind": "holds", "competency": "z", "level": 2}"#);
    assert_found(&role, &[]);
    let mut second = role.scales[0].clone();
    second.id = crate::framework::sample_tests::key("ten");
    role.scales.push(second);
    role.requirements.iter_mut().for_each(|one| one.scale = Some(role.scales[0].id.clone()));
    let path = "role.requirements[0].when.level";
    assert_found(&role, &[(Warning, "role.invalid_condition", path)]);
}

#[test]
fn a_condition_that_nobody_or_everybody_fulfils_is_reported() {
    let context =
        |value: &str| format!(r#"{{"kind": "context", "name": "site", "value": "{value}"}}"#);
    let (eu, us) = (context("EU"), context("US"));
    let path = "role.requirements[0].when";
    for (condition, expected) in [
        (r#"{"kind": "any", "of": []}"#.to_owned(), vec![(Warning, path)]),
        (format!(r#"{{"kind": "all", "of": [{eu}, {us}]}}"#), vec![(Warning, path)]),
        (
            format!(r#"{{"kind": "all", "of": [{eu}, {{"kind": "not", "of": {eu}}}]}}"#),
            vec![(Warning, path)],
        ),
        (format!(r#"{{"kind": "any", "of": [{eu}, {us}]}}"#), vec![]),
        (r#"{"kind": "all", "of": []}"#.to_owned(), vec![(Note, path)]),
        (
            r#"{"kind": "not", "of": {"kind": "any", "of": []}}"#.to_owned(),
            vec![(Warning, "role.requirements[0].when.of"), (Note, path)],
        ),
        (
            r#"{"kind": "all", "of": [{"kind": "holds", "competency": "x", "level": 2},
                {"kind": "not", "of": {"kind": "holds", "competency": "x"}}]}"#
                .to_owned(),
            vec![(Warning, path)],
        ),
    ] {
        let role = role_with(&format!(r#", "when": {condition}"#), "");
        let expected: Vec<_> = expected
            .into_iter()
            .map(|(severity, path)| (severity, "role.invalid_condition", path))
            .collect();
        assert_found(&role, &expected);
    }
}

#[test]
fn a_requirement_that_depends_on_its_own_competency_has_to_say_something() {
    let with =
        |gate: &str, condition: &str| role_with(&format!(r#", "when": {condition} {gate}"#), "");
    let held = |level: &str| format!(r#"{{"kind": "holds", "competency": "a" {level}}}"#);
    let lacking = |level: &str| format!(r#"{{"kind": "not", "of": {}}}"#, held(level));
    let when = [(Warning, "role.invalid_condition", "role.requirements[0].when")];
    let gate = [(Error, "role.contradictory_gate", "role.requirements[0].gate")];
    // Who has started is to go on: nothing is wrong.
    assert_found(&with("", &held("")), &[]);
    assert_found(&with("", &held(r#", "level": 2"#)), &[]);
    assert_found(&with("", &held(r#", "level": 3"#)), &when);
    assert_found(&with("", &lacking("")), &when);
    assert_found(&with("", &lacking(r#", "level": 3"#)), &when);
    assert_found(&with("", &lacking(r#", "level": 4"#)), &[]);
    let opens = |level: u8| format!(r#", "gate": {{"minimum_level": {level}}}"#);
    assert_found(&with(&opens(2), &lacking(r#", "level": 2"#)), &gate);
    // The gate can be passed below level 3, where the requirement ends.
    assert_found(&with(&opens(2), &lacking(r#", "level": 3"#)), &when);
}

#[test]
fn a_condition_nests_32_deep_and_no_deeper() {
    let nested = |deep: usize| {
        let inner = r#"{"kind": "context", "name": "site", "value": "EU"}"#.to_owned();
        (1..deep).fold(inner, |inner, _| format!(r#"{{"kind": "not", "of": {inner}}}"#))
    };
    let role = |deep| role_with(&format!(r#", "when": {}"#, nested(deep)), "");
    assert_found(&role(32), &[]);
    assert_found(&role(33), &[(Error, "role.too_deep", "role.requirements[0].when")]);
}

#[test]
fn a_role_whose_terms_contradict_one_another_is_refused_with_all_of_it() {
    let problem = Problem::from(
        parse(
            r#"{"uri": "r", "requirements": [{"competency": "a", "gate": {"minimum_level": 1}}],
                "choices": [{"id": "one", "choose": 1, "of": []}]}"#,
        )
        .unwrap_err(),
    );
    assert_eq!(problem.code, "role.inconsistent");
    let inner: Vec<_> = problem.details.problems.iter().map(|one| one.code).collect();
    assert_eq!(inner, ["role.invalid_choice", "role.contradictory_gate"]);
}

proptest! {
    /// Any choices over three requirements: the check ends, and agrees with a plain search.
    #[test]
    fn choices_without_an_error_make_trees(
        choices in prop::collection::vec((0_u32..4, prop::collection::vec(0_usize..7, 0..4)), 0..4),
    ) {
        let names = ["a", "b", "c", "c0", "c1", "c2", "c3"];
        let written: Vec<String> = choices.iter().enumerate().map(|(at, (choose, of))| {
            let of: Vec<String> = of.iter().map(|at| format!("\"{}\"", names[*at])).collect();
            format!(r#"{{"id": "c{at}", "choose": {choose}, "of": [{}]}}"#, of.join(","))
        }).collect();
        let role = role_with("", &written.join(","));
        let members: Vec<usize> = choices.iter().flat_map(|(_, of)| of.clone()).collect();
        let mut once = members.clone();
        once.sort_unstable();
        once.dedup();
        let known = members.iter().all(|member| *member < 3 + choices.len());
        let sizes = choices.iter().all(|(choose, of)| *choose >= 1 && *choose as usize <= of.len());
        // Following the first member that is a choice for longer than there are choices is a circle.
        let circle = (0..choices.len()).any(|start| {
            let mut inside = vec![start];
            for _ in 0..choices.len() {
                inside = inside.iter().filter_map(|at| choices.get(*at)).flat_map(|(_, of)| {
                    of.iter().filter(|member| **member >= 3).map(|member| *member - 3)
                }).collect();
                inside.sort_unstable();
                inside.dedup();
            }
            !inside.is_empty() && inside.iter().any(|at| *at < choices.len())
        });
        let sound = once.len() == members.len() && known && sizes && !circle;
        prop_assert_eq!(check_algebra(&role).is_ok(), sound);
    }
}
