use std::collections::BTreeMap;

use proptest::prelude::*;
use serde_json::json;

use super::sample_tests::{key, person, plainly, position, profiles, roles, settings};
use super::{EvidenceFate, Impact, ImpactCount, ImpactOptions, Options, Verdict, impact};
use crate::Problem;
use crate::evidence::Profile;
use crate::role::Role;

fn named(name: &str, mut profile: Profile) -> Profile {
    profile.person = key(name);
    profile
}

fn people(profiles: Vec<Profile>) -> Vec<Profile> {
    profiles.into_iter().enumerate().map(|(at, one)| named(&format!("p{at}"), one)).collect()
}

fn report(people: &[Profile], old: &[Role], new: &[Role], settings: &ImpactOptions) -> Impact {
    impact(people, old, new, settings, &Options::default()).unwrap()
}

#[test]
fn evidence_is_kept_carried_or_idle() {
    let old =
        json!([{"competency": "a"}, {"competency": "b"}, {"competency": "c"}, {"competency": "d"}]);
    let new = json!([{"competency": "a"}, {"competency": "b2"}, {"competency": "e",
                      "equivalents": [{"competency": "c", "factor": 0.5}]}, {"competency": "f"}]);
    let (old, new) = ([position("r", &old, &json!([]))], [position("r", &new, &json!([]))]);
    let all = json!([{"competency": "a", "level": 1}, {"competency": "b", "level": 1},
                     {"competency": "c", "level": 1}, {"competency": "d", "status": "not_demonstrated"}]);
    let settings =
        ImpactOptions { replaced_by: BTreeMap::from([(key("b"), key("b2"))]), most_affected: 5 };
    let report = report(&[person(&all)], &old, &new, &settings);
    let moves: Vec<_> = report.roles[0]
        .evidence
        .iter()
        .map(|one| {
            (
                one.competency.as_str(),
                one.fate,
                one.counts_for.as_ref().map(crate::kernel::Key::as_str),
                one.people,
            )
        })
        .collect();
    assert_eq!(
        moves,
        [
            ("b", EvidenceFate::Carried, Some("b2"), 1),
            ("c", EvidenceFate::Carried, Some("e"), 1),
            ("d", EvidenceFate::NoLongerAsked, None, 1),
            ("f", EvidenceFate::NewlyAsked, None, 0),
        ]
    );
    let total = report.total;
    assert_eq!((total.evidence_kept, total.evidence_carried, total.evidence_idle), (1, 2, 1));
    // Before three of four; now a, b for b2, half of e and nothing of f.
    assert_eq!(report.roles[0].mean_change, Some(0.625 - 0.75));
}

#[test]
fn a_role_that_asks_nothing_any_more_says_why_nobody_is_rated() {
    let old = [
        position("r/1", &json!([{"competency": "a"}]), &json!([])),
        position("r/3", &json!([]), &json!([])),
    ];
    let new = [position("r/2", &json!([]), &json!([])), position("r/1", &json!([]), &json!([]))];
    let people =
        people(vec![person(&json!([{"competency": "a", "level": 1}])), person(&json!([]))]);
    let report = report(&people, &old, &new, &ImpactOptions::default());
    assert_eq!(
        (report.added.as_slice(), report.removed.as_slice()),
        ([key("r/2")].as_slice(), [key("r/3")].as_slice())
    );
    let role = &report.roles[0];
    assert_eq!(
        (role.count.become_unrated, role.count.stop_being_ready, role.mean_change),
        (2, 1, None)
    );
    assert_eq!(
        (role.become_unrated[0].code.as_str(), role.become_unrated[0].people),
        ("readiness.empty_role", 2)
    );
    assert_eq!(report.affected_people, 2);
}

#[test]
fn the_most_affected_are_named_whatever_the_order_of_the_people() {
    let asks = |level: u8| {
        [position("r", &json!([{"competency": "a", "required_level": level}]), &json!([]))]
    };
    let mut people: Vec<Profile> = (0..200)
        .map(|at| {
            named(&format!("p{at:03}"), person(&json!([{"competency": "a", "level": 1 + at % 5}])))
        })
        .collect();
    let settings = ImpactOptions { most_affected: 3, ..ImpactOptions::default() };
    let forwards = report(&people, &asks(2), &asks(5), &settings);
    people.reverse();
    assert_eq!(report(&people, &asks(2), &asks(5), &settings), forwards);
    // Level 2 fell from all to a quarter: the largest loss.
    let names: Vec<_> =
        forwards.roles[0].most_affected.iter().map(|one| one.person.as_str()).collect();
    assert_eq!(names, ["p001", "p006", "p011"]);
    assert_eq!(
        (forwards.total.lose, forwards.total.stay, forwards.total.stop_being_ready),
        (120, 80, 120)
    );
}

#[test]
fn people_and_roles_that_are_there_twice_are_refused() {
    let ana = person(&json!([]));
    let role = position("r", &json!([]), &json!([]));
    let options = Options::default();
    let refused = |people: &[Profile], old: &[Role], new: &[Role]| {
        let error = impact(people, old, new, &ImpactOptions::default(), &options).unwrap_err();
        let problem = Problem::from(error);
        (problem.code, problem.path.unwrap())
    };
    let twice = [role.clone(), role];
    assert_eq!(
        refused(&[ana.clone(), ana.clone()], &[], &[]),
        ("readiness.duplicate_person", "profiles[1].person".to_owned())
    );
    assert_eq!(refused(&[], &twice, &[]), ("role.duplicate_role", "old[1].uri".to_owned()));
    assert_eq!(refused(&[], &[], &twice), ("role.duplicate_role", "new[1].uri".to_owned()));
    let torn = named("ben", person(&json!([{"competency": "a", "level": 1, "status": "unknown"}])));
    assert_eq!(
        refused(&[ana, torn], &[], &[]),
        ("evidence.contradiction", "profiles[1].levels[0].status".to_owned())
    );
}

proptest! {
    #[test]
    fn equal_versions_change_nothing(
        all in prop::collection::vec(profiles(), 0..5), role in roles(true), options in settings(),
    ) {
        let people = people(all);
        let roles = [role];
        let report = impact(&people, &roles, &roles, &ImpactOptions::default(), &options).unwrap();
        let ImpactCount { compared, stay, unrated, evidence_kept, .. } = report.total;
        prop_assert_eq!(report.total, ImpactCount { compared, stay, unrated, evidence_kept, ..ImpactCount::default() });
        prop_assert_eq!((compared, compared + unrated), (stay, report.people));
        prop_assert_eq!(report.affected_people, 0);
        let one = &report.roles[0];
        prop_assert!(one.most_affected.is_empty() && one.evidence.is_empty());
        prop_assert_eq!(one.mean_change, (compared > 0).then_some(0.0));
    }

    #[test]
    fn the_counts_are_those_of_assessing_everybody_twice(
        all in prop::collection::vec(profiles(), 0..6),
        old in roles(true), new in roles(true), options in settings(),
    ) {
        let people = people(all);
        let report =
            impact(&people, std::slice::from_ref(&old), std::slice::from_ref(&new), &ImpactOptions::default(), &options).unwrap();
        let mut expected = ImpactCount::default();
        let (mut change, mut affected) = (0.0, 0);
        for profile in &people {
            let (was, is) = (plainly(profile, &old, &options), plainly(profile, &new, &options));
            match (was, is) {
                (Some((was, _)), Some((is, _))) => {
                    expected.compared += 1;
                    change += is - was;
                    expected.gain += u32::from(is > was);
                    expected.lose += u32::from(is < was);
                    expected.stay += u32::from(is == was);
                }
                (Some(_), None) => expected.become_unrated += 1,
                (None, Some(_)) => expected.become_rated += 1,
                (None, None) => expected.unrated += 1,
            }
            let ready = |side: Option<(f64, Verdict)>| side.is_some_and(|one| one.1 == Verdict::Ready);
            expected.become_ready += u32::from(ready(is) && !ready(was));
            expected.stop_being_ready += u32::from(ready(was) && !ready(is));
            affected += u32::from(was != is);
        }
        let counted = report.roles[0].count;
        expected.evidence_kept = counted.evidence_kept;
        expected.evidence_carried = counted.evidence_carried;
        expected.evidence_idle = counted.evidence_idle;
        prop_assert_eq!(counted, expected);
        prop_assert_eq!(report.affected_people, affected);
        prop_assert_eq!(report.roles[0].most_affected.len(), affected as usize);
        if let Some(mean) = report.roles[0].mean_change {
            prop_assert!((mean * f64::from(expected.compared) - change).abs() < 1e-12);
        }
    }
}
