//! How long rules, people alike and forecasts take.
//!
//! Run with `cargo bench -p prowess --bench recommend_rules`; people are made up by arithmetic.
#![allow(
    clippy::unwrap_used,
    missing_docs,
    reason = "a benchmark that fails should stop where it fails"
)]

use divan::{Bencher, black_box};
use prowess::kernel::{Day, Key};
use prowess::recommend::{
    AlikeModel, AlikeOptions, CompletionInput, CompletionOptions, PersonItems, RuleCase,
    RuleRunOptions, Rules, default_rules, evaluate_rules, forecast_completion,
};
use serde_json::json;

fn main() {
    divan::main();
}

/// People who have some 40 of so many items.
fn people(count: u32, items: u32) -> Vec<PersonItems> {
    let of = |one: u32| {
        let owned = (0..40).map(|at| (one * 31 + at * at * 7 + (at * one) % 13) % items);
        let owned = owned.map(|item| Key::parse(&format!("i{item:04}")).unwrap());
        PersonItems { person: Key::parse(&format!("p{one:06}")).unwrap(), items: owned.collect() }
    };
    (0..count).map(of).collect()
}

#[divan::bench(args = [300, 1_000, 3_000], sample_count = 3, sample_size = 1)]
fn a_model_of_people_alike(bencher: Bencher<'_, '_>, items: u32) {
    let people = people(10_000, items);
    let options = AlikeOptions { lambda: 100.0, ..AlikeOptions::default() };
    bencher.bench_local(|| AlikeModel::new(black_box(&people), &options).unwrap());
}

#[divan::bench(args = [300, 1_000])]
fn a_list_for_one_person(bencher: Bencher<'_, '_>, items: u32) {
    let people = people(10_000, items);
    let options = AlikeOptions { lambda: 100.0, ..AlikeOptions::default() };
    let model = AlikeModel::new(&people, &options).unwrap();
    bencher.bench_local(|| model.list(black_box(people.first().unwrap())));
}

fn cases(count: u32) -> Vec<RuleCase> {
    let reasons = ["below", "unknown", "expired", "pending"];
    let case = |at: u32| {
        json!({"person": format!("p{}", at / 10), "role": "role", "competency": format!("c{}", at % 10),
            "facts": {
                "gap.loss": {"kind": "number", "value": f64::from(at % 100) / 200.0},
                "gap.rank": {"kind": "number", "value": 1 + at % 10},
                "gap.reason": {"kind": "text", "value": reasons.iter().cycle().nth(at as usize % 4)},
                "gap.blocks": {"kind": "flag", "value": at.is_multiple_of(17)},
                "gap.hours": {"kind": "number", "value": at % 60},
                "decay.days_left": {"kind": "number", "value": at % 400}}})
    };
    (0..count).map(|at| serde_json::from_value(case(at)).unwrap()).collect()
}

#[divan::bench]
fn checking_the_default_rules(bencher: Bencher<'_, '_>) {
    bencher.bench_local(|| Rules::new(black_box(default_rules().unwrap())).unwrap());
}

#[divan::bench]
fn the_default_rules_in_10000_cases(bencher: Bencher<'_, '_>) {
    let rules = Rules::new(default_rules().unwrap()).unwrap();
    let (cases, today) = (cases(10_000), Day::parse("2026-11-27").unwrap());
    let options = RuleRunOptions::default();
    bencher.bench_local(|| evaluate_rules(&rules, black_box(&cases), today, &options).unwrap());
}

#[divan::bench]
fn a_forecast_of_10000_trials(bencher: Bencher<'_, '_>) {
    let input: CompletionInput = serde_json::from_value(json!({
        "items": (0..10).map(|at| json!({"id": format!("i{at}"), "hours": 12})).collect::<Vec<_>>(),
        "weeks": [6, 0, 4.5, 8, 3, 0, 5]}))
    .unwrap();
    let options = CompletionOptions::default();
    bencher.bench_local(|| forecast_completion(black_box(&input), &options).unwrap());
}
