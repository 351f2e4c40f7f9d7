use proptest::prelude::*;
use serde_json::{Value, json};

use super::sample_tests::{key, level, person, position, profiles, roles, settings, with};
use super::{Change, GateState, Options, Verdict, WhatIf, assess, what_if};
use crate::Problem;
use crate::evidence::Profile;
use crate::kernel::Level;
use crate::role::Role;

fn changes(value: Value) -> Vec<Change> {
    serde_json::from_value(value).unwrap()
}

fn asked(profile: &Profile, role: &Role, value: Value) -> WhatIf {
    what_if(profile, role, &changes(value), &Options::default()).unwrap()
}

fn analyst() -> Role {
    let requirements = json!([
        {"competency": "sql", "code": "S1", "required_level": 5, "importance": 3},
        {"competency": "python", "required_level": 3, "importance": 1, "gate": {}},
    ]);
    position("role/analyst", &requirements, &json!([]))
}

#[test]
fn a_higher_level_adds_what_its_share_says_and_opens_nothing_else() {
    let ana =
        person(&json!([{"competency": "S1", "level": 3}, {"competency": "python", "level": 3}]));
    let answer =
        asked(&ana, &analyst(), json!([{"kind": "set_level", "competency": "sql", "level": 5}]));
    // SQL weighs 3/4 and was met by half.
    assert_eq!(answer.difference, Some(0.375));
    assert_eq!(answer.contributions.len(), 1);
    assert_eq!(answer.contributions[0].competency, key("sql"));
    assert_eq!(answer.gates, []);
    let verdict = answer.verdict.unwrap();
    assert_eq!((verdict.before, verdict.after), (Some(Verdict::NotReady), Some(Verdict::Ready)));
}

#[test]
fn a_gate_that_opens_or_is_dropped_is_named() {
    let ana = person(&json!([{"competency": "sql", "level": 5}]));
    let opened = asked(
        &ana,
        &analyst(),
        json!([{"kind": "set_status", "competency": "python", "status": "not_demonstrated"},
               {"kind": "set_level", "competency": "python", "level": 4}]),
    );
    let states = |answer: &WhatIf| (answer.gates[0].before, answer.gates[0].after);
    assert_eq!(states(&opened), (Some(GateState::Unknown), Some(GateState::Open)));
    let dropped = asked(&ana, &analyst(), json!([{"kind": "set_gate", "competency": "python"}]));
    assert_eq!(states(&dropped), (Some(GateState::Unknown), None));
    assert_eq!(dropped.difference, Some(0.0));
}

#[test]
fn an_expired_level_counts_again_once_it_is_demonstrated() {
    let ana = person(&json!([{"competency": "sql", "level": 5, "status": "expired"}]));
    let renewed = json!([{"kind": "set_status", "competency": "S1", "status": "demonstrated"}]);
    assert_eq!(asked(&ana, &analyst(), renewed).difference, Some(0.75));
    let lost = json!([{"kind": "forget", "competency": "sql"}]);
    assert_eq!(asked(&ana, &analyst(), lost).difference, Some(0.0));
}

#[test]
fn the_role_may_ask_more_less_or_something_else() {
    let ana =
        person(&json!([{"competency": "sql", "level": 3}, {"competency": "rust", "level": 1}]));
    let score = |value| asked(&ana, &analyst(), value).after.readiness().unwrap().score.get();
    assert_eq!(score(json!([])), 0.375);
    assert_eq!(score(json!([{"kind": "drop_requirement", "competency": "python"}])), 0.5);
    assert_eq!(
        score(json!([{"kind": "set_importance", "competency": "python", "importance": 0}])),
        0.5
    );
    assert_eq!(
        score(json!([{"kind": "set_required_level", "competency": "S1", "level": 3}])),
        0.75
    );
    assert_eq!(score(json!([{"kind": "set_required_level", "competency": "sql"}])), 0.75);
    let more = json!([{"kind": "require", "requirement": {"competency": "rust", "importance": 4}}]);
    assert_eq!(score(more), 0.5 * 0.375 + 0.5);
    let instead =
        json!([{"kind": "require", "requirement": {"competency": "sql", "importance": 1}}]);
    assert_eq!(score(instead), 0.5);
}

#[test]
fn a_condition_looks_at_the_changed_situation() {
    let requirements = json!([{"competency": "sql"}, {"competency": "gdpr",
        "when": {"kind": "context", "name": "site", "value": "EU"}}]);
    let role = position("role/x", &requirements, &json!([]));
    let ana = person(&json!([{"competency": "sql", "level": 3}]));
    let us = json!([{"kind": "set_context", "name": "site", "value": "US"}]);
    assert_eq!(asked(&ana, &role, us).difference, Some(0.5));
    let back = json!([{"kind": "set_context", "name": "site", "value": "US"},
                      {"kind": "set_context", "name": "site"}]);
    assert_eq!(asked(&ana, &role, back).difference, Some(0.0));
}

#[test]
fn a_choice_goes_on_among_the_members_that_are_left() {
    let requirements = json!([{"competency": "a"}, {"competency": "b"}, {"competency": "c"}]);
    let choices = json!([{"id": "inner", "choose": 2, "of": ["a", "b"]},
                         {"id": "outer", "choose": 1, "of": ["inner"]}]);
    let role = position("role/x", &requirements, &choices);
    let ana = person(&json!([{"competency": "a", "level": 1}]));
    let fewer = asked(&ana, &role, json!([{"kind": "drop_requirement", "competency": "b"}]));
    assert_eq!(fewer.after.readiness().unwrap().score.get(), 0.5);
    let none = json!([{"kind": "drop_requirement", "competency": "b"},
                      {"kind": "drop_requirement", "competency": "a"}]);
    let none = asked(&ana, &role, none);
    assert_eq!(none.after.readiness().unwrap().contributions.len(), 1);
}

#[test]
fn names_that_nobody_knows_are_refused_at_the_change() {
    let ana = person(&json!([{"competency": "sql", "level": 3}]));
    let refused = |value| -> (String, Option<String>) {
        let error = what_if(&ana, &analyst(), &changes(value), &Options::default()).unwrap_err();
        let problem = Problem::from(error);
        (problem.code.to_owned(), problem.path)
    };
    let path = |at| Some(format!("changes[{at}].competency"));
    let unknown =
        json!([{"kind": "forget", "competency": "sql"}, {"kind": "forget", "competency": "sqk"}]);
    assert_eq!(refused(unknown), ("readiness.unknown_competency".to_owned(), path(1)));
    for kind in ["drop_requirement", "set_gate", "set_importance", "set_required_level"] {
        let change = json!([{"kind": kind, "competency": "rust"}]);
        assert_eq!(refused(change), ("readiness.not_asked".to_owned(), path(0)), "{kind}");
    }
}

#[test]
fn what_has_no_readiness_afterwards_says_which_change_is_to_blame() {
    let ana = person(&json!([{"competency": "sql", "level": 3}]));
    let trouble = |value| match asked(&ana, &analyst(), value) {
        WhatIf { after: super::Outcome::Unrated { problem }, difference: None, .. } => {
            (problem.code, problem.path.unwrap())
        }
        answer => panic!("{answer:?}"),
    };
    let off = json!([{"kind": "set_gate", "competency": "sql"},
                     {"kind": "set_level", "competency": "sql", "level": 9}]);
    assert_eq!(trouble(off), ("readiness.level_off_scale", "changes[1].level".to_owned()));
    let high = json!([{"kind": "set_required_level", "competency": "sql", "level": 9}]);
    assert_eq!(trouble(high), ("role.unreachable", "changes[0]".to_owned()));
    let empty = json!([{"kind": "drop_requirement", "competency": "sql"},
                       {"kind": "drop_requirement", "competency": "python"}]);
    assert_eq!(trouble(empty), ("readiness.empty_role", "role.requirements".to_owned()));
}

proptest! {
    #[test]
    fn no_change_changes_nothing(profile in profiles(), role in roles(true), options in settings()) {
        let answer = what_if(&profile, &role, &[], &options).unwrap();
        prop_assert_eq!(&answer.before, &answer.after);
        prop_assert!(answer.contributions.is_empty() && answer.gates.is_empty());
        prop_assert_eq!(answer.verdict, None);
        prop_assert_eq!(answer.difference, answer.before.readiness().map(|_| 0.0));
    }

    #[test]
    fn the_parts_add_up_and_the_answer_is_that_of_an_assessment(
        profile in profiles(), role in roles(true), options in settings(), held in 1_u8..=5,
    ) {
        let changes = [Change::SetLevel {
            competency: key("b"), level: Level::new(f64::from(held)).unwrap(), scale: None,
        }];
        let Ok(answer) = what_if(&profile, &role, &changes, &options) else { return Ok(()) };
        let changed = with(&profile, level(&key("b"), f64::from(held)));
        prop_assert_eq!(answer.after.readiness().cloned(), assess(&changed, &role, &options).ok());
        prop_assert_eq!(answer.before.readiness().cloned(), assess(&profile, &role, &options).ok());
        if let Some(difference) = answer.difference {
            let parts = answer.contributions.iter().map(|one| one.difference);
            prop_assert_eq!(parts.clone().fold(0.0, |sum, part| sum + part), difference);
            prop_assert_eq!(parts.rev().fold(0.0, |sum, part| sum + part), difference);
        }
    }
}
