//! How long questions about many people take.
//!
//! Run with `cargo bench -p prowess --bench portfolio`; people and roles are made up from a seed.
#![allow(
    clippy::unwrap_used,
    missing_docs,
    reason = "a benchmark that fails should stop where it fails"
)]

use divan::{Bencher, black_box};
use prowess::kernel::Key;
use prowess::portfolio::{
    Cohort, TalentSearch, distribution, heatmap, recurring_gaps, score_matrix, top_people,
};
use prowess::readiness::{Options, RoleIndex};
use prowess::role::Role;
use serde_json::json;

fn main() {
    divan::main();
}

const PEOPLE: u32 = 1_000;
const ROLES: u32 = 900;
const COMPETENCIES: u32 = 300;

/// Numbers that look random and come from a seed.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: u32) -> u32 {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        u32::try_from(self.0 >> 33).unwrap() % sides
    }

    /// A few of the competencies, each once.
    fn some(&mut self, few: u32) -> Vec<String> {
        let first = self.roll(COMPETENCIES);
        (0..few).map(|at| format!("c{:03}", (first + at * 7) % COMPETENCIES)).collect()
    }
}

/// A thousand people with 60 levels each, in 20 departments.
fn people(dice: &mut Dice) -> Cohort {
    let members = (0..PEOPLE).map(|at| {
        let names = dice.some(60);
        let levels: Vec<_> = names
            .into_iter()
            .map(|name| json!({"competency": name, "level": dice.roll(11) / 2}))
            .collect();
        json!({"profile": {"person": format!("p{at:04}"), "levels": levels},
            "groups": {"department": format!("d{}", at % 20)},
            "target_role": format!("role/{}", dice.roll(ROLES))})
    });
    let members: Vec<_> = members.collect();
    serde_json::from_value(json!({"members": members})).unwrap()
}

/// 900 roles that ask for 30 competencies each.
fn roles(dice: &mut Dice) -> RoleIndex {
    let scales = json!([{"id": "five", "kind": "ordinal", "minimum": 0, "maximum": 5}]);
    let roles = (0..ROLES).map(|at| {
        let asked = dice.some(30);
        let requirements: Vec<_> = asked
            .into_iter()
            .map(|name| {
                json!({"competency": name, "required_level": 1 + dice.roll(5),
                    "importance": 1 + dice.roll(5)})
            })
            .collect();
        json!({"uri": format!("role/{at}"), "scales": scales, "requirements": requirements})
    });
    let roles: Vec<Role> = roles.map(|role| serde_json::from_value(role).unwrap()).collect();
    RoleIndex::new(roles)
}

fn made_up() -> (Cohort, RoleIndex) {
    let mut dice = Dice(42);
    (people(&mut dice), roles(&mut dice))
}

#[divan::bench(sample_count = 10)]
fn scores_of_1000_people_for_900_roles(bencher: Bencher<'_, '_>) {
    let (cohort, roles) = made_up();
    let options = Options::default();
    bencher.bench_local(|| score_matrix(black_box(&cohort), &roles, &options).unwrap());
}

#[divan::bench(sample_count = 10)]
fn ten_best_of_1000_people_for_900_roles(bencher: Bencher<'_, '_>) {
    let (cohort, roles) = made_up();
    let (search, options) = (TalentSearch::default(), Options::default());
    bencher.bench_local(|| top_people(black_box(&cohort), &roles, &search, &options).unwrap());
}

#[divan::bench(sample_count = 10)]
fn heatmap_of_20_departments_and_900_roles(bencher: Bencher<'_, '_>) {
    let (cohort, roles) = made_up();
    let (by, options) = (Key::parse("department").unwrap(), Options::default());
    bencher.bench_local(|| heatmap(black_box(&cohort), &roles, &by, &options).unwrap());
}

#[divan::bench(sample_count = 10)]
fn recurring_gaps_of_1000_people(bencher: Bencher<'_, '_>) {
    let (cohort, roles) = made_up();
    let options = Options::default();
    bencher.bench_local(|| recurring_gaps(black_box(&cohort), &roles, &options).unwrap());
}

#[divan::bench(sample_count = 10)]
fn distribution_of_300_competencies_by_department(bencher: Bencher<'_, '_>) {
    let (cohort, _) = made_up();
    let by = Key::parse("department").unwrap();
    bencher.bench_local(|| distribution(black_box(&cohort), &[], Some(&by)).unwrap());
}
