//! How long learning plans take, at two sizes and for every kind of question.
//!
//! Run with `cargo bench -p prowess --bench recommend_plans`; each line is one of five instances,
//! which `plan_cases` makes up by arithmetic.
#![allow(
    clippy::indexing_slicing,
    clippy::unwrap_used,
    missing_docs,
    unreachable_pub,
    reason = "a benchmark that fails should stop where it fails"
)]

mod plan_cases;

use divan::{Bencher, black_box};
use plan_cases::{Ask, Case, case};
use prowess::recommend::{GainModel, learning_plan};

fn main() {
    divan::main();
}

const SEEDS: [u64; 5] = [1, 2, 3, 4, 5];

fn small(seed: u64, ask: Ask, model: GainModel) -> Case {
    case(seed, 15, 100, ask, model)
}

fn large(seed: u64, ask: Ask, model: GainModel) -> Case {
    case(seed, 30, 200, ask, model)
}

fn measured(bencher: Bencher<'_, '_>, case: &Case) {
    let plan = || {
        let case = black_box(case);
        learning_plan(&case.goals, &case.resources, &case.options).unwrap()
    };
    bencher.bench_local(plan);
}

#[divan::bench(args = SEEDS, max_time = 1)]
fn closing_15_gaps_from_100_by_levels(bencher: Bencher<'_, '_>, seed: u64) {
    measured(bencher, &small(seed, Ask::Cover, GainModel::Attain));
}

#[divan::bench(args = SEEDS, max_time = 1)]
fn closing_15_gaps_from_100_by_sums(bencher: Bencher<'_, '_>, seed: u64) {
    measured(bencher, &small(seed, Ask::Cover, GainModel::Additive));
}

#[divan::bench(args = SEEDS, max_time = 1)]
fn most_of_15_gaps_from_100_by_levels(bencher: Bencher<'_, '_>, seed: u64) {
    measured(bencher, &small(seed, Ask::Gain, GainModel::Attain));
}

#[divan::bench(args = SEEDS, max_time = 1)]
fn most_of_15_gaps_from_100_by_sums(bencher: Bencher<'_, '_>, seed: u64) {
    measured(bencher, &small(seed, Ask::Gain, GainModel::Additive));
}

#[divan::bench(args = SEEDS, max_time = 1)]
fn closing_30_gaps_from_200_by_levels(bencher: Bencher<'_, '_>, seed: u64) {
    measured(bencher, &large(seed, Ask::Cover, GainModel::Attain));
}

#[divan::bench(args = SEEDS, max_time = 1)]
fn closing_30_gaps_from_200_by_sums(bencher: Bencher<'_, '_>, seed: u64) {
    measured(bencher, &large(seed, Ask::Cover, GainModel::Additive));
}

#[divan::bench(args = SEEDS, max_time = 1)]
fn most_of_30_gaps_from_200_by_levels(bencher: Bencher<'_, '_>, seed: u64) {
    measured(bencher, &large(seed, Ask::Gain, GainModel::Attain));
}

#[divan::bench(args = SEEDS, max_time = 1)]
fn most_of_30_gaps_from_200_by_sums(bencher: Bencher<'_, '_>, seed: u64) {
    measured(bencher, &large(seed, Ask::Gain, GainModel::Additive));
}
