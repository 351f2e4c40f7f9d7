//! Roles in numbers against whole assessments.

use proptest::prelude::*;
use serde_json::{Value, json};

use super::sample_tests::{options, person, position, profiles, roles};
use super::{Options, RoleIndex, assess, compare, rank};
use crate::evidence::Profile;
use crate::framework::Direction;
use crate::kernel::{Key, Level};
use crate::role::Role;

/// One role among several: roles of every kind, with codes, with scales of their own, and some
/// that cannot be assessed.
fn one_of_many() -> impl Strategy<Value = Role> {
    let kind = (prop::bool::weighted(0.3), 0_u8..4, prop::bool::weighted(0.3), 0_u32..12);
    (roles(true), roles(false), kind).prop_map(|(rich, plain, (is_rich, uri, down, odd))| {
        let mut role = if is_rich { rich } else { plain };
        role.uri = Key::parse(&format!("role/{uri}")).unwrap();
        for (at, one) in role.requirements.iter_mut().enumerate() {
            one.code = match (at + usize::from(uri)) % 4 {
                0 => None,
                // A code that is the uri of another competency.
                1 if odd == 1 => Some(Key::parse("b").unwrap()),
                at => Some(Key::parse(&format!("{}-{}", one.competency, at / 3)).unwrap()),
            };
        }
        if down {
            role.scales[0].direction = Direction::LowerIsBetter;
        }
        match odd {
            2 => role.scales.clear(),
            3 => role.scales[0].maximum = Level::new(3.0).unwrap(),
            4 => role.requirements.extend(role.requirements.first().cloned()),
            5 => role.scales[0].id = Key::parse("other").unwrap(),
            6 => role.requirements.reverse(),
            _ => {}
        }
        role
    })
}

/// A person whose levels name competencies by uri or by code, on scales that may be named.
fn somebody() -> impl Strategy<Value = Profile> {
    let how = prop::collection::vec((0_u8..4, 0_u8..12), 6);
    (profiles(), how, prop::bool::weighted(0.1)).prop_map(|(mut profile, how, twice)| {
        for (held, (name, scale)) in profile.levels.iter_mut().zip(how) {
            if name < 2 {
                held.competency = Key::parse(&format!("{}-{name}", held.competency)).unwrap();
            }
            held.scale = match scale {
                0..=3 => Some(Key::parse("five").unwrap()),
                4 => Some(Key::parse("other").unwrap()),
                _ => None,
            };
        }
        if twice && let Some(mut first) = profile.levels.first().cloned() {
            first.competency = Key::parse("a").unwrap();
            profile.levels.push(first);
        }
        profile
    })
}

fn any_options() -> impl Strategy<Value = Options> {
    let formulas = prop::sample::select(vec![
        json!({"kind": "weighted_proportional"}),
        json!({"kind": "mean_proportional"}),
        json!({"kind": "count_met"}),
        json!({"kind": "tolerance", "levels": 1}),
        json!({"kind": "tolerance", "levels": -1}),
        json!({"kind": "weighted_capped"}),
        json!({"kind": "mandatory_first"}),
        json!({"kind": "required_plus_preferred"}),
    ]);
    let policies = prop::sample::select(vec!["strict", "lenient", "interval"]);
    let shares = (prop::option::of(0_u32..=4), prop::option::of(0_u32..=4));
    let others = (prop::option::of(0_u32..5), prop::sample::select(vec![0.0, 0.5, 2.0]));
    (formulas, policies, shares, others).prop_map(
        |(formula, unknown, (threshold, floor), (top, desired))| {
            let share = |quarters: Option<u32>| quarters.map(|quarters| f64::from(quarters) / 4.0);
            options(json!({"formula": formula, "unknown": unknown, "top": top,
                "threshold": share(threshold), "coverage_floor": share(floor),
                "desired_weight": desired, "languages": ["de"],
                "scales": [{"id": "other", "kind": "ordinal", "minimum": 0, "maximum": 9}]}))
        },
    )
}

/// An answer as it is given out, which says every bit of its numbers.
fn told<A: serde::Serialize>(answer: Result<A, super::ReadinessError>) -> Result<Value, Value> {
    let problem = |error| serde_json::to_value(crate::Problem::from(error)).unwrap();
    answer.map(|answer| serde_json::to_value(answer).unwrap()).map_err(problem)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4000, ..ProptestConfig::default() })]

    #[test]
    fn an_index_answers_as_whole_assessments_do(
        roles in prop::collection::vec(one_of_many(), 0..8), profile in somebody(),
        first in any_options(), other in any_options(),
    ) {
        let index = RoleIndex::new(roles.clone());
        // The numbers are found at the first question, and hold for any other.
        for options in [&first, &other, &first] {
            let slow = told(compare(&profile, &roles, options));
            prop_assert_eq!(told(index.compare(&profile, options)), slow);
            let slow = told(rank(&profile, &roles, options));
            prop_assert_eq!(told(index.rank(&profile, options)), slow);
        }
    }

    #[test]
    fn a_ranking_is_a_comparison_without_parts(
        roles in prop::collection::vec(one_of_many(), 0..8), profile in somebody(),
        options in any_options(),
    ) {
        let (ranking, whole) = (rank(&profile, &roles, &options), compare(&profile, &roles, &options));
        let (Ok(ranking), Ok(whole)) = (ranking, whole) else {
            prop_assert!(compare(&profile, &roles, &options).is_err());
            return Ok(());
        };
        prop_assert_eq!(ranking.compared, whole.compared);
        prop_assert_eq!(&ranking.unrated, &whole.unrated);
        prop_assert_eq!(ranking.results.len(), whole.results.len());
        for (one, report) in ranking.results.iter().zip(&whole.results) {
            prop_assert_eq!((&one.role, &one.code, &one.title), (&report.role, &report.code, &report.title));
            prop_assert_eq!(super::Scores::of(report), super::Scores {
                score: one.score, low: one.low, high: one.high, coverage: one.coverage,
                verdict: one.verdict,
            });
        }
    }

    #[test]
    fn the_best_of_many_are_the_first_of_all(
        roles in prop::collection::vec(one_of_many(), 0..12), profile in somebody(), top in 0_u32..12,
    ) {
        let index = RoleIndex::new(roles);
        let all = Options::default();
        let best = Options { top: Some(top), ..Options::default() };
        let Ok(mut all) = index.rank(&profile, &all) else { return Ok(()) };
        all.results.truncate(top as usize);
        prop_assert_eq!(index.rank(&profile, &best).unwrap(), all);
    }
}

#[test]
fn of_more_than_a_few_the_best_are_the_first_too() {
    let roles = (0..200_u32).map(|at| {
        let (level, uri) = (2 + at * 7 % 4, format!("role/{:03}", at * 37 % 200));
        position(&uri, &json!([{"competency": "sql", "required_level": level}]), &json!([]))
    });
    let index = RoleIndex::new(roles.collect());
    let ana = person(&json!([{"competency": "sql", "level": 2}]));
    let best = |top| index.rank(&ana, &Options { top, ..Options::default() }).unwrap();
    let all = best(None).results;
    for top in [1, 63, 64, 65, 159, 160, 161] {
        assert_eq!(
            best(Some(top)).results,
            all.iter().take(top as usize).cloned().collect::<Vec<_>>()
        );
        assert_eq!(best(Some(top)).compared, 200);
    }
}

#[test]
fn each_role_of_an_index_is_assessed_by_itself() {
    let asks = |uri: &str, competency: &str, level: u8| {
        position(uri, &json!([{"competency": competency, "required_level": level}]), &json!([]))
    };
    let roles = [asks("role/a", "sql", 5), asks("role/b", "sql", 3), asks("role/c", "excel", 2)];
    let ana = person(&json!([{"competency": "sql", "level": 3}]));
    let ranking = RoleIndex::from(roles.to_vec()).rank(&ana, &Options::default()).unwrap();
    let order: Vec<&str> = ranking.results.iter().map(|one| one.role.as_str()).collect();
    assert_eq!(order, ["role/b", "role/a", "role/c"]);
    for one in &ranking.results {
        let role = roles.iter().find(|role| role.uri == one.role).unwrap();
        assert_eq!(one.score, assess(&ana, role, &Options::default()).unwrap().score);
    }
}
