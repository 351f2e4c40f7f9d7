//! How long the exact plans take on large roles, and the comparison with many.
//!
//! Run with `cargo bench -p prowess --bench readiness`; the roles are made up from seeds.
#![allow(
    clippy::unwrap_used,
    missing_docs,
    reason = "a benchmark that fails should stop where it fails"
)]

use divan::{Bencher, black_box};
use prowess::evidence::Profile;
use prowess::kernel::{Key, Level};
use prowess::readiness::{EffortOptions, Options, RoleIndex, Scorer, compare, least_effort};
use prowess::role::Role;
use serde_json::{Value, json};

fn main() {
    divan::main();
}

/// Numbers that look random and come from a seed.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: u32) -> u32 {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        u32::try_from(self.0 >> 33).unwrap() % sides
    }
}

/// A role with 340 requirements, a person, and what levels cost.
fn made_up(seed: u64, (lowest, highest): (u32, u32), is_priced: bool) -> (Profile, Role, Value) {
    let mut dice = Dice(seed);
    let (mut requirements, mut levels, mut costs) = (Vec::new(), Vec::new(), Vec::new());
    for at in 0..340 {
        let name = format!("c{at:03}");
        let asked = lowest + 1 + dice.roll(highest - lowest);
        let weight = f64::from(1 + dice.roll(1_000_000)) / 1e6;
        requirements
            .push(json!({"competency": name, "required_level": asked, "importance": weight}));
        levels.push(json!({"competency": name, "level": lowest + dice.roll(asked - lowest + 1)}));
        if is_priced {
            costs.push(
                json!({"competency": name, "cost": f64::from(1 + dice.roll(10_000_000)) / 1e6}),
            );
        }
    }
    let role = json!({"uri": "role/x", "requirements": requirements,
        "scales": [{"id": "s", "kind": "interval", "minimum": lowest, "maximum": highest}]});
    let profile = json!({"person": "ana", "levels": levels});
    (serde_json::from_value(profile).unwrap(), serde_json::from_value(role).unwrap(), json!(costs))
}

const TARGETS: [f64; 5] = [0.6, 0.8, 0.9, 0.95, 1.0];

fn plan(bencher: Bencher<'_, '_>, target: f64, scale: (u32, u32), is_priced: bool) {
    let options = Options::default();
    let cases: Vec<_> = (1..=8)
        .map(|seed| {
            let (profile, role, costs) = made_up(seed, scale, is_priced);
            let effort = json!({"target": {"kind": "score", "share": target}, "costs": costs});
            let effort: EffortOptions = serde_json::from_value(effort).unwrap();
            let plan = least_effort(&profile, &role, &effort, &options).unwrap();
            assert!(plan.cost == plan.lower_bound);
            (profile, role, effort)
        })
        .collect();
    // Each sample is another seed, so the slowest is that of the hardest case.
    let mut turns = cases.iter().cycle();
    bencher.bench_local(|| {
        let (profile, role, effort) = turns.next().unwrap();
        least_effort(black_box(profile), black_box(role), effort, &options)
    });
}

#[divan::bench(args = TARGETS, sample_size = 1, sample_count = 80)]
fn least_effort_for_340_requirements_of_eight_levels(bencher: Bencher<'_, '_>, target: f64) {
    plan(bencher, target, (0, 7), true);
}

#[divan::bench(args = TARGETS, sample_size = 1, sample_count = 80)]
fn least_effort_for_340_requirements_of_five_levels(bencher: Bencher<'_, '_>, target: f64) {
    plan(bencher, target, (1, 5), true);
}

#[divan::bench(args = TARGETS, sample_size = 1, sample_count = 80)]
fn least_effort_where_all_levels_cost_the_same(bencher: Bencher<'_, '_>, target: f64) {
    plan(bencher, target, (0, 7), false);
}

/// 900 roles of 30 requirements each over 300 competencies, and a person who shows 60 of them.
fn many_roles() -> (Profile, Vec<Role>) {
    let mut dice = Dice(1);
    let name = |at: u32| format!("https://example.org/competency/{at:04}");
    let some = |dice: &mut Dice, count: usize| {
        let mut all: Vec<u32> = (0..300).collect();
        for at in 0..count {
            let other = at + dice.roll(300 - u32::try_from(at).unwrap()) as usize;
            all.swap(at, other);
        }
        all.truncate(count);
        all
    };
    let roles = (0..900).map(|at| {
        let asked = some(&mut dice, 30).into_iter().map(|one| {
            let (level, weight) = (1 + dice.roll(5), 1 + dice.roll(5));
            json!({"competency": name(one), "required_level": level, "importance": weight})
        });
        let asked: Vec<Value> = asked.collect();
        let scales = json!([{"id": "five", "kind": "ordinal", "minimum": 0, "maximum": 5}]);
        let role = json!({"uri": format!("role/{at}"), "titles": {"en": format!("Role {at}")},
            "scales": scales, "requirements": asked});
        serde_json::from_value(role).unwrap()
    });
    let roles: Vec<Role> = roles.collect();
    let levels = some(&mut dice, 60)
        .into_iter()
        .map(|one| json!({"competency": name(one), "level": f64::from(dice.roll(11)) / 2.0}));
    let levels: Vec<Value> = levels.collect();
    (serde_json::from_value(json!({"person": "ana", "levels": levels})).unwrap(), roles)
}

fn top_ten() -> Options {
    Options { top: Some(10), ..Options::default() }
}

#[divan::bench]
fn compare_with_900_roles(bencher: Bencher<'_, '_>) {
    let ((profile, roles), options) = (many_roles(), top_ten());
    bencher.bench(|| compare(black_box(&profile), black_box(&roles), &options));
}

#[divan::bench]
fn index_900_roles(bencher: Bencher<'_, '_>) {
    let ((profile, roles), options) = (many_roles(), top_ten());
    bencher
        .with_inputs(|| RoleIndex::new(roles.clone()))
        .bench_refs(|index| index.rank(black_box(&profile), &options));
}

#[divan::bench]
fn compare_with_900_indexed_roles(bencher: Bencher<'_, '_>) {
    let ((profile, roles), options) = (many_roles(), top_ten());
    let index = RoleIndex::new(roles);
    bencher.bench(|| index.compare(black_box(&profile), &options));
}

#[divan::bench]
fn rank_900_indexed_roles(bencher: Bencher<'_, '_>) {
    let ((profile, roles), options) = (many_roles(), top_ten());
    let index = RoleIndex::new(roles);
    bencher.bench(|| index.rank(black_box(&profile), &options));
}

#[divan::bench]
fn score_one_role_of_900(bencher: Bencher<'_, '_>) {
    let (profile, roles) = many_roles();
    let scorer = Scorer::new(roles.first().unwrap().clone(), Options::default());
    let level = |name: &Key| profile.levels.iter().find(|one| one.competency == *name);
    let levels = scorer.competencies().iter().map(level);
    let levels = levels.map(|one| one.and_then(|one| one.level).map_or(f64::NAN, Level::get));
    let levels: Vec<f64> = levels.collect();
    bencher.bench(|| scorer.score(black_box(&levels)));
}
