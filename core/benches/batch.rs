//! How long questions about tables of many people take.
//!
//! Run with `cargo bench -p prowess --features parallel --bench batch`; people and roles are made
//! up by splitmix64 from a seed, in the order in which they are written down here.
//!
//! | | dense | sparse |
//! |---|---|---|
//! | competencies | 120 | 13,900, the one of rank k with a chance of 1 / (k + 50) |
//! | roles | 900; a twelfth of what they ask asks nothing | 3,000 of 42 competencies each |
//! | levels asked | hundredths from 0 to 7 | whole, from 1 to 5 |
//! | importance | whole, from 1 to 5 | whole, from 1 to 5 |
//! | levels held | hundredths from 0 to 7 | 27 competencies, whole levels from 1 to 5 |
//!
//! The ordinal form of the dense one has whole levels from 0 to 7.
#![allow(
    clippy::unwrap_used,
    missing_docs,
    reason = "a benchmark that fails should stop where it fails"
)]

use divan::{Bencher, black_box, counter::ItemsCount};
use prowess::kernel::Key;
use prowess::portfolio::batch::{
    BatchRun, LevelColumns, LevelRows, LevelTable, Levels, PeopleSearch, Precision, RoleBatch,
};
use prowess::readiness::Options;
use prowess::role::Role;
use serde_json::json;

fn main() {
    divan::main();
}

const SIZES: [u32; 2] = [10_000, 100_000];
const COMPETENCIES: u32 = 120;
const ROLES: u32 = 900;
const SKILLS: u32 = 13_900;
const JOBS: u32 = 3_000;

/// Splitmix64.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: u32) -> u32 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        u32::try_from((((z ^ (z >> 31)) >> 32) * u64::from(sides)) >> 32).unwrap()
    }
}

fn names(count: u32) -> Vec<Key> {
    (0..count).map(|at| Key::parse(&format!("c{at}")).unwrap()).collect()
}

fn role(at: u32, maximum: u32, asked: impl Iterator<Item = (u32, f64, u32)>) -> Role {
    let scales = json!([{"id": "s", "kind": "interval", "minimum": 0, "maximum": maximum}]);
    let requirements: Vec<_> = asked
        .map(|(name, level, importance)| {
            json!({"competency": format!("c{name}"), "required_level": level,
                "importance": importance})
        })
        .collect();
    serde_json::from_value(
        json!({"uri": format!("role/{at:04}"), "scales": scales, "requirements": requirements}),
    )
    .unwrap()
}

/// A column for each competency, and the roles.
fn dense(people: u32, steps: u32, precision: Precision) -> (RoleBatch, Vec<Vec<f64>>) {
    let mut dice = Dice(42);
    let roles = (0..ROLES).map(|at| {
        let asked = (0..COMPETENCIES).map(|name| {
            let level = if dice.roll(100) < 8 { 0 } else { dice.roll(7 * steps + 1) };
            (name, f64::from(level) / f64::from(steps), 1 + dice.roll(5))
        });
        role(at, 7, asked.collect::<Vec<_>>().into_iter())
    });
    let roles: Vec<Role> = roles.collect();
    let names = names(COMPETENCIES);
    let batch = RoleBatch::new(roles, Options::default(), &names, precision).unwrap();
    let mut level = || f64::from(dice.roll(7 * steps + 1)) / f64::from(steps);
    let column = |_| (0..people).map(|_| level()).collect();
    (batch, (0..COMPETENCIES).map(column).collect())
}

fn table(columns: &[Vec<f64>], people: u32) -> LevelColumns<'_> {
    LevelColumns { people, columns: columns.iter().map(|one| Levels::F64(one)).collect() }
}

fn pairs(people: u32, roles: u32) -> ItemsCount {
    ItemsCount::new(people as usize * roles as usize)
}

fn threads(count: u32) -> BatchRun<'static> {
    BatchRun { threads: Some(count), ..BatchRun::default() }
}

fn dense_top(bencher: Bencher<'_, '_>, people: u32, steps: u32, precision: Precision, run: u32) {
    let (batch, columns) = dense(people, steps, precision);
    let levels = table(&columns, people);
    let levels = LevelTable::Columns(&levels);
    let ask = || batch.top_roles(black_box(&levels), 10, &threads(run)).unwrap();
    bencher.counter(pairs(people, ROLES)).bench_local(ask);
}

#[divan::bench(args = SIZES, sample_count = 10)]
fn dense_ten_best_roles(bencher: Bencher<'_, '_>, people: u32) {
    dense_top(bencher, people, 100, Precision::Exact, 2);
}

#[divan::bench(args = SIZES, sample_count = 10)]
fn dense_ten_best_roles_on_one_thread(bencher: Bencher<'_, '_>, people: u32) {
    dense_top(bencher, people, 100, Precision::Exact, 1);
}

#[divan::bench(args = SIZES, sample_count = 10)]
fn dense_ten_best_roles_fast(bencher: Bencher<'_, '_>, people: u32) {
    dense_top(bencher, people, 100, Precision::Fast, 2);
}

#[divan::bench(args = SIZES, sample_count = 10)]
fn dense_ten_best_roles_of_whole_levels(bencher: Bencher<'_, '_>, people: u32) {
    dense_top(bencher, people, 1, Precision::Exact, 2);
}

fn dense_means(bencher: Bencher<'_, '_>, people: u32, steps: u32) {
    let (batch, columns) = dense(people, steps, Precision::Exact);
    let levels = table(&columns, people);
    let levels = LevelTable::Columns(&levels);
    let ask = || batch.summarise(black_box(&levels), None, &threads(2)).unwrap();
    bencher.counter(pairs(people, ROLES)).bench_local(ask);
}

#[divan::bench(args = SIZES, sample_count = 10)]
fn dense_means_and_counts(bencher: Bencher<'_, '_>, people: u32) {
    dense_means(bencher, people, 100);
}

#[divan::bench(args = SIZES, sample_count = 10)]
fn dense_means_and_counts_of_whole_levels(bencher: Bencher<'_, '_>, people: u32) {
    dense_means(bencher, people, 1);
}

#[divan::bench(args = SIZES, sample_count = 10)]
fn dense_matrix_into_memory_that_is_there(bencher: Bencher<'_, '_>, people: u32) {
    let (batch, columns) = dense(people, 100, Precision::Exact);
    let levels = table(&columns, people);
    let levels = LevelTable::Columns(&levels);
    let mut out = vec![0.0; people as usize * ROLES as usize];
    let ask = || batch.score_matrix(black_box(&levels), &threads(2), &mut out).unwrap();
    bencher.counter(pairs(people, ROLES)).bench_local(ask);
}

/// The rows of everybody, and the jobs.
fn sparse(people: u32) -> (RoleBatch, [Vec<u32>; 2], Vec<u8>) {
    let mut dice = Dice(42);
    // The chances of ranks below each one, in whole parts.
    let mut sum = 0.0;
    let bounds: Vec<f64> = (0..SKILLS)
        .map(|rank| {
            sum += 1.0 / f64::from(rank + 50);
            sum
        })
        .collect();
    let mut some = |count: usize| {
        let mut all: Vec<(u32, u32, u32)> = Vec::with_capacity(count);
        while all.len() < count {
            let point = f64::from(dice.roll(1 << 31)) / f64::from(1_u32 << 31) * sum;
            let skill = u32::try_from(bounds.partition_point(|bound| *bound < point)).unwrap();
            if skill < SKILLS && !all.iter().any(|(one, ..)| *one == skill) {
                all.push((skill, 1 + dice.roll(5), 1 + dice.roll(5)));
            }
        }
        all
    };
    let jobs = (0..JOBS).map(|at| {
        let asked =
            some(42).into_iter().map(|(name, level, weight)| (name, f64::from(level), weight));
        role(at, 5, asked)
    });
    let jobs: Vec<Role> = jobs.collect();
    let names = names(SKILLS);
    let batch = RoleBatch::new(jobs, Options::default(), &names, Precision::Exact).unwrap();
    let (mut starts, mut skills, mut levels) = (vec![0], Vec::new(), Vec::new());
    for _ in 0..people {
        for (skill, level, _) in some(27) {
            skills.push(skill);
            levels.push(u8::try_from(level).unwrap());
        }
        starts.push(u32::try_from(skills.len()).unwrap());
    }
    (batch, [starts, skills], levels)
}

#[divan::bench(args = SIZES, sample_count = 10)]
fn sparse_ten_best_jobs_on_one_thread(bencher: Bencher<'_, '_>, people: u32) {
    let (batch, [starts, competency], levels) = sparse(people);
    let level = Levels::U8(&levels);
    let levels = LevelTable::Rows(LevelRows { starts: &starts, competency: &competency, level });
    let ask = || batch.top_roles(black_box(&levels), 10, &threads(1)).unwrap();
    bencher.counter(pairs(people, JOBS)).bench_local(ask);
}

#[divan::bench(args = SIZES, sample_count = 10)]
fn sparse_hundred_best_people_on_one_thread(bencher: Bencher<'_, '_>, people: u32) {
    let (batch, [starts, competency], levels) = sparse(people);
    let level = Levels::U8(&levels);
    let levels = LevelTable::Rows(LevelRows { starts: &starts, competency: &competency, level });
    let search = PeopleSearch { top: 100, ..PeopleSearch::default() };
    let ask = || batch.top_people(black_box(&levels), &search, &threads(1)).unwrap();
    bencher.counter(pairs(people, JOBS)).bench_local(ask);
}
