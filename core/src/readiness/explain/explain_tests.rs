use proptest::prelude::*;
use serde_json::{Value, json};

use super::{ExplainOptions, Explanation, Reason, Statement, explain, labels};
use crate::evidence;
use crate::readiness::{Options, Readiness, assess};
use crate::role::Role;

fn report(
    levels: &Value,
    requirements: &Value,
    choices: &Value,
    options: Value,
) -> Option<Readiness> {
    let profile = evidence::parse(&json!({"person": "ana", "levels": levels}).to_string()).unwrap();
    let scales = json!([{"id": "five", "kind": "ordinal", "minimum": 1, "maximum": 5}]);
    let role = json!({"uri": "role/x", "scales": scales, "requirements": requirements, "choices": choices});
    let role: Role = serde_json::from_value(role).unwrap();
    let options: Options = serde_json::from_value(options).unwrap();
    assess(&profile, &role, &options).ok()
}

fn reasons(explanation: &Explanation) -> Vec<Reason> {
    explanation.statements.iter().map(|statement| statement.reason).collect()
}

/// The sums of contributions and losses, in plain floating point.
fn sums(statements: &[Statement]) -> (f64, f64) {
    statements.iter().fold((0.0, 0.0), |(added, lost), one| {
        (added + one.contribution.get(), lost + one.loss.get())
    })
}

#[test]
fn the_name_of_a_message_is_that_of_its_reason() {
    let mut codes: Vec<&str> = Reason::ALL.iter().map(|reason| reason.code()).collect();
    for reason in Reason::ALL {
        let name = serde_json::to_value(reason).unwrap();
        assert_eq!(Some(reason.code()), Some(&*format!("readiness.{}", name.as_str().unwrap())));
    }
    codes.sort_unstable();
    codes.dedup();
    assert_eq!(codes.len(), Reason::ALL.len());
}

#[test]
fn sections_come_in_their_order_and_the_largest_first() {
    let asked = json!([
        {"competency": "a", "required_level": 5, "importance": 1},
        {"competency": "b", "required_level": 5, "importance": 3},
        {"competency": "c", "required_level": 3, "importance": 2, "gate": {}},
        {"competency": "d", "required_level": 1}]);
    let held = json!([{"competency": "a", "level": 5}, {"competency": "b", "level": 3}]);
    let report = report(&held, &asked, &json!([]), json!({})).unwrap();
    let told = explain(&report, &ExplainOptions::default());
    let sections: Vec<_> = told.statements.iter().map(|one| one.section).collect();
    assert!(sections.is_sorted());
    assert_eq!(
        reasons(&told),
        [
            Reason::NotReady,
            Reason::GateUnknown,
            Reason::BelowThreshold,
            Reason::MetInPart,
            Reason::Met,
            Reason::Unknown,
            Reason::Below,
            Reason::AsksNothing,
            Reason::UnknownPart,
            Reason::WeightedProportional,
        ]
    );
}

#[test]
fn what_a_limit_cuts_off_is_told_together() {
    let asked: Vec<Value> =
        (0..9).map(|at| json!({"competency": format!("c{at}"), "required_level": 5})).collect();
    let held: Vec<Value> =
        (0..4).map(|at| json!({"competency": format!("c{at}"), "level": 5})).collect();
    let report = report(&json!(held), &json!(asked), &json!([]), json!({})).unwrap();
    let limits = ExplainOptions { contributions: Some(1), losses: Some(0), ..Default::default() };
    let told = explain(&report, &limits);
    let added = told.statements.iter().find(|one| one.reason == Reason::OtherContributions);
    assert!((added.unwrap().contribution.get() - 3.0 / 9.0).abs() < 1e-15);
    let lost = told.statements.iter().find(|one| one.reason == Reason::OtherLosses).unwrap();
    assert_eq!(lost.loss.get(), 1.0 - report.score.get());
    assert_eq!(sums(&told.statements), (report.score.get(), 1.0 - report.score.get()));
}

#[test]
fn a_label_is_taken_from_the_options_then_from_the_gap_and_else_it_is_the_key() {
    let asked = json!([{"competency": "a", "label": "Alpha", "required_level": 5},
                       {"competency": "b", "label": "Beta", "required_level": 5}]);
    let held = json!([{"competency": "b", "level": 5}]);
    let report = report(&held, &asked, &json!([]), json!({})).unwrap();
    let name = |options: &ExplainOptions, reason: Reason| {
        let told = explain(&report, options);
        let one = told.statements.iter().find(|one| one.reason == reason).unwrap();
        serde_json::to_value(&one.parameters["competency"]).unwrap()["value"].clone()
    };
    let without = ExplainOptions::default();
    assert_eq!(name(&without, Reason::Unknown), "Alpha");
    assert_eq!(name(&without, Reason::Met), "b");
    let role = json!({"uri": "r", "requirements": asked});
    let with = ExplainOptions {
        labels: labels(&serde_json::from_value(role).unwrap()),
        ..ExplainOptions::default()
    };
    assert_eq!(name(&with, Reason::Met), "Beta");
}

/// Standings of a person, and requirements with every kind of term.
fn case() -> impl Strategy<Value = (Value, Value, Value, Value, u32)> {
    let standing = prop_oneof![
        (1.0_f64..=5.0).prop_map(|level| json!({"level": level})),
        prop::sample::select(vec!["unknown", "not_demonstrated", "not_applicable", "demonstrated"])
            .prop_map(|status| json!({"status": status})),
        prop::sample::select(vec![
            "expired",
            "pending",
            "too_few_raters",
            "too_few_results",
            "rejected",
            "superseded"
        ])
        .prop_map(|status| json!({"status": status, "level": 3})),
    ];
    let asked = (
        1.0_f64..=5.0,
        0.0_f64..3.0,
        any::<bool>(),
        prop::option::of(0.1_f64..=1.0),
        any::<bool>(),
    );
    let formula = prop::sample::select(vec![
        json!({"kind": "weighted_proportional"}),
        json!({"kind": "mean_proportional"}),
        json!({"kind": "count_met"}),
        json!({"kind": "tolerance", "levels": 1}),
        json!({"kind": "weighted_capped"}),
        json!({"kind": "mandatory_first"}),
        json!({"kind": "required_plus_preferred"}),
    ]);
    let policy = prop::sample::select(vec!["strict", "lenient", "interval"]);
    let rows = prop::collection::vec((prop::option::of(standing), asked), 1..24);
    (rows, formula, policy, any::<bool>(), 0_u32..6).prop_map(
        |(rows, formula, policy, has_choice, limit)| {
            let mut held = Vec::new();
            let mut requirements = Vec::new();
            for (at, (standing, (level, weight, gate, factor, desired))) in rows.into_iter().enumerate() {
                let key = format!("c{at:02}");
                if let Some(mut standing) = standing {
                    standing["competency"] = json!(key);
                    held.push(standing);
                }
                let mut asked = json!({"competency": key, "required_level": level, "importance": weight,
                    "necessity": if desired { "desired" } else { "required" }});
                if gate {
                    asked["gate"] = json!({});
                }
                if let Some(factor) = factor {
                    let other = format!("c{:02}", at.saturating_sub(1));
                    if at > 0 {
                        asked["equivalents"] = json!([{"competency": other, "factor": factor}]);
                    }
                }
                if at % 7 == 3 {
                    asked["when"] = json!({"kind": "holds", "competency": "c00", "level": 2});
                }
                requirements.push(asked);
            }
            let choices = if has_choice && requirements.len() > 3 {
                json!([{"id": "pick", "choose": 2, "of": ["c01", "c02", "c03"], "gate": true}])
            } else {
                json!([])
            };
            let options = json!({"formula": formula, "unknown": policy, "threshold": 0.6, "coverage_floor": 0.3});
            (json!(held), json!(requirements), choices, options, limit)
        },
    )
}

proptest! {
    #[test]
    fn the_statements_add_up_to_the_score_and_the_losses_to_the_rest_in_every_bit(
        (held, asked, choices, options, limit) in case(),
    ) {
        let Some(report) = report(&held, &asked, &choices, options) else { return Ok(()) };
        let limit = Some(limit);
        let limits = ExplainOptions {
            blockers: limit, contributions: limit, losses: limit, alternatives: limit,
            left_out: limit, ..ExplainOptions::default()
        };
        for options in [limits, ExplainOptions { contributions: None, losses: None, ..Default::default() }] {
            let told = explain(&report, &options);
            prop_assert_eq!(sums(&told.statements), (report.score.get(), 1.0 - report.score.get()));
            let backwards: Vec<Statement> = told.statements.iter().rev().cloned().collect();
            prop_assert_eq!(sums(&backwards), (report.score.get(), 1.0 - report.score.get()));
            for one in &told.statements {
                let meaning = one.reason.meaning();
                let has = |name: &&str| one.parameters.contains_key(*name);
                prop_assert!(meaning.always.iter().all(has), "{:?}", one);
                let all = [meaning.always, meaning.sometimes].concat();
                prop_assert!(one.parameters.keys().all(|name| all.contains(&&**name)), "{:?}", one);
            }
        }
    }

    #[test]
    fn every_requirement_and_every_blocker_is_told_where_there_is_no_limit(
        (held, asked, choices, options, _) in case(),
    ) {
        let Some(report) = report(&held, &asked, &choices, options) else { return Ok(()) };
        let all = ExplainOptions {
            blockers: None, contributions: None, losses: None, alternatives: None, left_out: None,
            ..ExplainOptions::default()
        };
        let told = explain(&report, &all);
        let is_told = |key| told.statements.iter().any(|one| one.subject.as_ref() == Some(key));
        for one in &report.contributions {
            prop_assert!(is_told(&one.competency), "{:?}", one);
        }
        for gap in &report.gaps {
            prop_assert!(is_told(&gap.competency), "{:?}", gap);
        }
        let read: Readiness = serde_json::from_value(serde_json::to_value(&report).unwrap()).unwrap();
        prop_assert_eq!(&read, &report);
        let told_again: Explanation = serde_json::from_value(serde_json::to_value(&told).unwrap()).unwrap();
        prop_assert_eq!(told_again, told);
    }
}
