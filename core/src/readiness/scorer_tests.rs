//! Scores against whole assessments.

use std::collections::BTreeMap;

use proptest::prelude::*;
use serde_json::{Value, json};

use super::{Options, Scorer, Scores, assess};
use crate::evidence::Profile;
use crate::kernel::{Key, Level};
use crate::role::Role;
use crate::{Problem, role};

fn name(at: usize) -> String {
    // Out of order, so that positions and names are not the same.
    format!("c{}", (at * 5) % 7)
}

fn requirement(at: usize, (asked, weight, kind): (u32, u32, u32)) -> Value {
    let mut one =
        json!({"competency": name(at), "code": format!("code-{at}"), "importance": weight});
    if kind != 0 {
        one["required_level"] = json!(asked);
    }
    if kind == 1 {
        one["necessity"] = json!("desired");
    }
    if kind == 2 {
        one["scale"] = json!("down");
    }
    one
}

/// The requirements of a role; some have must-haves, equivalents and conditions.
fn roles() -> impl Strategy<Value = Role> {
    let asked = prop::collection::vec((1_u32..=5, 0_u32..=3, 0_u32..=5), 1..7);
    let terms = prop::option::weighted(0.3, (0_usize..7, 0_u32..3));
    (asked, terms).prop_filter_map("a role that makes sense", |(asked, terms)| {
        let mut requirements: Vec<Value> =
            asked.into_iter().enumerate().map(|(at, one)| requirement(at, one)).collect();
        if let Some((at, kind)) = terms {
            let one = requirements.get_mut(at)?;
            match kind {
                0 => one["gate"] = json!({}),
                1 => one["equivalents"] = json!([{"competency": "elsewhere", "factor": 0.5}]),
                _ => one["when"] = json!({"kind": "holds", "competency": name(0)}),
            }
        }
        let scales = json!([{"id": "up", "kind": "ordinal", "minimum": 1, "maximum": 5},
            {"id": "down", "kind": "ordinal", "minimum": 1, "maximum": 5, "direction": "lower_is_better"}]);
        let text = json!({"uri": "role/x", "scales": scales, "requirements": requirements});
        role::parse(&text.to_string()).ok()
    })
}

fn options() -> impl Strategy<Value = Options> {
    let formulas = prop::sample::select(vec![
        json!({"kind": "weighted_proportional"}),
        json!({"kind": "mean_proportional"}),
        json!({"kind": "count_met"}),
        json!({"kind": "tolerance", "levels": 1}),
        json!({"kind": "weighted_capped"}),
        json!({"kind": "mandatory_first"}),
        json!({"kind": "required_plus_preferred"}),
    ]);
    let policies = prop::sample::select(vec!["strict", "lenient", "interval"]);
    let shares = (prop::option::of(0_u32..=4), prop::option::of(0_u32..=4));
    (formulas, policies, shares).prop_map(|(formula, unknown, (threshold, floor))| {
        let share = |quarters: Option<u32>| quarters.map(|quarters| f64::from(quarters) / 4.0);
        let options = json!({"formula": formula, "unknown": unknown,
            "threshold": share(threshold), "coverage_floor": share(floor)});
        serde_json::from_value(options).unwrap()
    })
}

fn levels() -> impl Strategy<Value = Vec<f64>> {
    let level = prop_oneof![
        3 => (1_u32..=10).prop_map(|half| f64::from(half) / 2.0 + 0.5),
        2 => Just(f64::NAN),
    ];
    prop::collection::vec(level, 7)
}

fn assessed(scorer: &Scorer, levels: &[f64]) -> Result<Scores, Problem> {
    let held: Vec<Value> = scorer
        .competencies()
        .iter()
        .zip(levels)
        .filter(|(_, level)| !level.is_nan())
        .map(|(name, level)| json!({"competency": name, "level": level}))
        .collect();
    let profile: Profile =
        serde_json::from_value(json!({"person": "somebody", "levels": held})).unwrap();
    let input = scorer.input();
    Ok(Scores::of(&assess(&profile, &input.role, &input.options)?))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 3000, ..ProptestConfig::default() })]

    #[test]
    fn scores_are_those_of_a_whole_assessment(
        role in roles(), options in options(), levels in levels(),
    ) {
        let scorer = Scorer::new(role, options);
        let (fast, whole) = (scorer.score(&levels), assessed(&scorer, &levels));
        prop_assert_eq!(fast.as_ref().ok(), whole.as_ref().ok());
        prop_assert_eq!(
            fast.as_ref().err().map(|problem| problem.code),
            whole.as_ref().err().map(|problem| problem.code)
        );
    }

    #[test]
    fn levels_by_name_and_by_place_give_the_same(
        role in roles(), options in options(), levels in levels(), by_code: bool,
    ) {
        let scorer = Scorer::new(role, options);
        let names = scorer.competencies().iter().zip(scorer.codes());
        let named: BTreeMap<Key, Option<Level>> = names
            .zip(&levels)
            .map(|((name, code), level)| {
                let name = code.as_ref().filter(|_| by_code).unwrap_or(name);
                (name.clone(), Level::new(*level).ok())
            })
            .collect();
        prop_assert_eq!(scorer.score(&levels).ok(), scorer.score_by_name(&named).ok());
    }
}

fn analyst() -> Scorer {
    let role = json!({"uri": "role/analyst",
        "scales": [{"id": "five", "kind": "ordinal", "minimum": 1, "maximum": 5}],
        "requirements": [{"competency": "sql", "code": "S1", "required_level": 4},
                         {"competency": "statistics", "required_level": 3}]});
    Scorer::new(role::parse(&role.to_string()).unwrap(), Options::default())
}

#[test]
fn a_level_off_its_scale_is_refused_at_its_place() {
    let problem = analyst().score(&[3.0, 7.0]).unwrap_err();
    assert_eq!(problem.code, "readiness.level_off_scale");
    assert_eq!(problem.path.as_deref(), Some("levels[1]"));
    let problem = analyst().score(&[f64::INFINITY]).unwrap_err();
    assert_eq!(problem.code, "kernel.not_finite");
    assert_eq!(problem.path.as_deref(), Some("levels[0]"));

    let named = BTreeMap::from([(Key::parse("statistics").unwrap(), Level::new(7.0).ok())]);
    let problem = analyst().score_by_name(&named).unwrap_err();
    assert_eq!(problem.path.as_deref(), Some("levels.statistics"));
}

#[test]
fn a_competency_that_is_named_by_uri_and_by_code_is_refused() {
    let level = Level::new(3.0).ok();
    let named = ["sql", "S1"].map(|name| (Key::parse(name).unwrap(), level));
    let problem = analyst().score_by_name(&BTreeMap::from(named)).unwrap_err();
    assert_eq!(problem.code, "evidence.duplicate_competency");
}

#[test]
fn levels_that_are_missing_are_unknown_and_levels_beyond_count_for_nothing() {
    let scorer = analyst();
    assert_eq!(scorer.score(&[4.0]), scorer.score(&[4.0, f64::NAN]));
    assert_eq!(scorer.score(&[4.0, 2.0]), scorer.score(&[4.0, 2.0, 99.0]));
}

#[test]
fn a_level_in_a_row_counts_for_who_has_that_uri_as_a_code() {
    let role = json!({"uri": "role/analyst",
        "scales": [{"id": "five", "kind": "ordinal", "minimum": 1, "maximum": 5}],
        "requirements": [{"competency": "sql", "code": "statistics", "required_level": 4},
                         {"competency": "statistics", "required_level": 4}]});
    let scorer = Scorer::new(role::parse(&role.to_string()).unwrap(), Options::default());
    let levels = [f64::NAN, 4.0];
    assert_eq!(scorer.score(&levels), assessed(&scorer, &levels));
    assert_eq!(scorer.score(&levels).unwrap().score.get(), 1.0);
    let problem = scorer.score(&[4.0, 4.0]).unwrap_err();
    assert_eq!(problem.code, "evidence.duplicate_competency");
}
