//! Gains that a plain assessment confirms, and an order that hangs on nothing else.

use proptest::prelude::*;

use super::{NextAction, NextInput, NextOptions, NextSource, next_competencies};
use crate::evidence::{self, Profile};
use crate::readiness::{Options, assess};
use crate::role::{self, Role};

fn role(uri: &str, asked: &[(&str, u32)]) -> Role {
    let requirements: Vec<String> = asked
        .iter()
        .map(|(name, level)| format!(r#"{{"competency": "{name}", "required_level": {level}}}"#))
        .collect();
    role::parse(&format!(
        r#"{{"uri": "{uri}",
            "scales": [{{"id": "five", "kind": "ordinal", "minimum": 0, "maximum": 5}}],
            "requirements": [{}]}}"#,
        requirements.join(",")
    ))
    .unwrap()
}

fn person(held: &[(&str, u32)]) -> Profile {
    let levels: Vec<String> = held
        .iter()
        .map(|(name, level)| format!(r#"{{"competency": "{name}", "level": {level}}}"#))
        .collect();
    evidence::parse(&format!(r#"{{"person": "ana", "levels": [{}]}}"#, levels.join(","))).unwrap()
}

fn input(text: &str) -> NextInput {
    serde_json::from_str(text).unwrap()
}

#[test]
fn the_most_readiness_for_an_hour_comes_first() {
    let roles = [role("r", &[("sql", 4), ("python", 4)])];
    let ana = person(&[("sql", 2), ("python", 3)]);
    // Half of the score each: sql misses 2 of 4 levels for 100 hours, python 1 of 4 for 10.
    let asked = input(r#"{"hours": {"sql": 100, "python": 10}}"#);
    let next = NextOptions::default();
    let answer = next_competencies(&ana, &roles, &asked, &next, &Options::default()).unwrap();
    let names: Vec<&str> = answer.competencies.iter().map(|one| one.competency.as_str()).collect();
    assert_eq!(names, ["python", "sql"]);
    assert!((answer.competencies[0].score - 0.0125).abs() < 1e-15);
    assert!((answer.competencies[1].gain - 0.25).abs() < 1e-15);
}

#[test]
fn what_waits_comes_last_and_what_it_waits_for_gets_a_part_of_its_gain() {
    let roles = [role("r", &[("mining", 4), ("sql", 4)])];
    let ana = person(&[("mining", 0), ("sql", 4)]);
    let asked = input(r#"{"needs": [{"competency": "mining", "needs": "statistics"}]}"#);
    let next = NextOptions::default();
    let answer = next_competencies(&ana, &roles, &asked, &next, &Options::default()).unwrap();
    let [first, second] = answer.competencies.as_slice() else { panic!("{answer:?}") };
    assert_eq!((first.competency.as_str(), first.gain), ("statistics", 0.0));
    assert_eq!(first.parts[0].source, NextSource::Behind {});
    // Half of the gain of 0.5, in 20 hours.
    assert!((first.score - 0.0125).abs() < 1e-15);
    assert_eq!(second.waits_for[0].as_str(), "statistics");
}

#[test]
fn what_will_soon_not_be_enough_is_worth_keeping() {
    let roles = [role("r", &[("sql", 4)])];
    let ana = person(&[("sql", 4)]);
    let asked = input(
        r#"{"as_of": "2026-11-27", "evidence": [
            {"competency": "sql", "shown_on": "2025-11-27", "refresh_before": "2027-01-01"}]}"#,
    );
    let next = NextOptions::default();
    let answer = next_competencies(&ana, &roles, &asked, &next, &Options::default()).unwrap();
    let one = &answer.competencies[0];
    assert_eq!((one.action, one.gain, one.evidence_age_days), (NextAction::Keep, 1.0, Some(365)));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn parts_add_up_and_the_order_of_roles_and_levels_changes_nothing(
        held in proptest::collection::vec(0..=5_u32, 5),
        asked in proptest::collection::vec(proptest::collection::vec(1..=5_u32, 5), 2..4),
    ) {
        const NAMES: [&str; 5] = ["a", "b", "c", "d", "e"];
        let pairs = |levels: &[u32]| NAMES.iter().copied().zip(levels.iter().copied()).collect::<Vec<_>>();
        let mut ana = person(&pairs(&held));
        let mut roles: Vec<Role> = asked.iter().enumerate()
            .map(|(at, levels)| role(&format!("r{at}"), &pairs(levels))).collect();
        let asked = input(r#"{"demand": {"a": 3, "b": 1}, "peers": {"c": 0.3},
            "needs": [{"competency": "d", "needs": "e"}], "role_weights": {"r0": 3}}"#);
        let (next, options) = (NextOptions::default(), Options::default());
        let first = next_competencies(&ana, &roles, &asked, &next, &options).unwrap();
        for one in &first.competencies {
            prop_assert_eq!(one.parts.iter().map(|part| part.part).sum::<f64>(), one.score);
            // A plain assessment with the level raised gains as much.
            let mut raised = ana.clone();
            let level = raised.levels.iter_mut().find(|it| it.competency == one.competency).unwrap();
            level.level = Some(crate::kernel::Level::new(5.0).unwrap());
            let score = |person: &Profile| roles.iter().map(|role| {
                let weight = if role.uri.as_str() == "r0" { 3.0 } else { 1.0 };
                weight * assess(person, role, &options).unwrap().score.get()
            }).sum::<f64>() / (roles.len() as f64 + 2.0);
            prop_assert!((score(&raised) - score(&ana) - one.gain).abs() < 1e-12);
        }
        ana.levels.reverse();
        roles.reverse();
        prop_assert_eq!(first, next_competencies(&ana, &roles, &asked, &next, &options).unwrap());
    }
}

#[test]
fn needs_that_go_round_in_a_circle_are_named() {
    let asked = input(
        r#"{"needs": [{"competency": "a", "needs": "b"}, {"competency": "b", "needs": "a"}]}"#,
    );
    let next = NextOptions::default();
    let problem = next_competencies(&person(&[]), &[], &asked, &next, &Options::default());
    let message = problem.unwrap_err().to_string();
    assert_eq!(message, "competencies need each other in a circle: a, b");
}
