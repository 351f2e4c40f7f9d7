//! How long it takes to hold a million people, given as a long table, against their own roles.
//!
//! The people have 27 levels each, of 13,900 competencies of which few are frequent (Zipf and
//! Mandelbrot, with 50 added to the rank); 3,000 roles ask for 42 of them each; levels go from 1
//! to 5. All numbers come from splitmix64, so they are the same everywhere.
//!
//! Run with `cargo bench -p prowess --bench rows`. Times are those of a clock; on a machine that
//! does other things too, look at the fastest.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    missing_docs,
    reason = "a benchmark that fails should stop where it fails"
)]

use std::sync::LazyLock;

use divan::{Bencher, black_box};
use prowess::framework::{Necessity, ProficiencyScale, ScaleKind};
use prowess::kernel::{Key, Level, Weight};
use prowess::portfolio::batch::{
    BatchRun, Codes, DuplicateRule, LevelRows, Levels, LongTable, OwnColumns, OwnReadiness,
    OwnRoles, OwnSpace, RowSpace, group_rows,
};
use prowess::readiness::Options;
use prowess::role::{Requirement, Role};

const PEOPLE: u32 = 1_000_000;
const COMPETENCIES: u32 = 13_900;
const ROLES: u32 = 3_000;

fn main() {
    divan::main();
}

/// Numbers that look random and are always the same.
struct SplitMix(u64);

impl SplitMix {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    fn below(&mut self, end: u32) -> u32 {
        ((u128::from(self.next()) * u128::from(end)) >> 64) as u32
    }
}

/// Which competency a random number stands for: the frequent ones often.
struct Frequencies(Vec<u32>);

impl Frequencies {
    fn new() -> Self {
        let weight = |rank: u32| 1.0 / (f64::from(rank) + 50.0);
        let all: f64 = (0..COMPETENCIES).map(weight).sum();
        let mut table = Vec::with_capacity(1 << 16);
        let mut sum = 0.0;
        for rank in 0..COMPETENCIES {
            sum += weight(rank);
            while (table.len() as f64) < sum / all * 65_536.0 {
                table.push(rank);
            }
        }
        table.resize(1 << 16, COMPETENCIES - 1);
        Self(table)
    }

    fn draw(&self, random: &mut SplitMix) -> u32 {
        let number = random.next();
        let rank = self.0[(number & 0xffff) as usize];
        // Neighbours of a rank share its places.
        let near = (number >> 16) as u32 % (rank / 256 + 1);
        rank.saturating_sub(near)
    }

    /// Different competencies, in order.
    fn some(&self, number: u32, random: &mut SplitMix) -> Vec<u32> {
        let mut all = Vec::with_capacity(number as usize);
        while all.len() < number as usize {
            let one = self.draw(random);
            if !all.contains(&one) {
                all.push(one);
            }
        }
        all.sort_unstable();
        all
    }
}

struct World {
    roles: OwnRoles,
    person: Vec<u32>,
    competency: Vec<u32>,
    level: Vec<i32>,
    own: Vec<u32>,
}

fn roles(frequencies: &Frequencies, random: &mut SplitMix) -> Vec<Role> {
    let ends = (Level::new(1.0).unwrap(), Level::new(5.0).unwrap());
    let five = Key::parse("five").unwrap();
    let scale = ProficiencyScale::new(five, ScaleKind::Ordinal, ends.0, ends.1);
    let role = |at: u32, random: &mut SplitMix| {
        let mut role = Role::new(Key::parse(&format!("role/{at}")).unwrap());
        role.scales = vec![scale.clone()];
        let number = 25 + random.below(36);
        for one in frequencies.some(number, random) {
            let mut asks = Requirement::new(competency(one), Necessity::Required);
            asks.required_level = Level::new(f64::from(1 + random.below(5))).ok();
            asks.importance = Weight::new(f64::from(1 + random.below(5))).ok();
            role.requirements.push(asks);
        }
        role
    };
    (0..ROLES).map(|at| role(at, random)).collect()
}

fn competency(at: u32) -> Key {
    Key::parse(&format!("skill/{at}")).unwrap()
}

static WORLD: LazyLock<World> = LazyLock::new(|| {
    let (frequencies, mut random) = (Frequencies::new(), SplitMix(42));
    let roles = roles(&frequencies, &mut random);
    let competencies = (0..COMPETENCIES).map(competency).collect();
    let roles = OwnRoles::new(roles, competencies, Options::default()).unwrap();
    let mut world = World { roles, person: vec![], competency: vec![], level: vec![], own: vec![] };
    for person in 0..PEOPLE {
        let number = 15 + random.below(25);
        for one in frequencies.some(number, &mut random) {
            world.person.push(person);
            world.competency.push(one);
            world.level.push(1 + random.below(5) as i32);
        }
        world.own.push(random.below(ROLES));
    }
    world
});

/// The same rows in another order.
static SHUFFLED: LazyLock<(Vec<u32>, Vec<u32>, Vec<i32>)> = LazyLock::new(|| {
    let (world, mut random) = (&*WORLD, SplitMix(7));
    let mut order: Vec<u32> = (0..world.person.len() as u32).collect();
    for at in (1..order.len()).rev() {
        order.swap(at, random.below(at as u32 + 1) as usize);
    }
    let pick = |all: &[u32]| order.iter().map(|at| all[*at as usize]).collect();
    let level = order.iter().map(|at| world.level[*at as usize]).collect();
    (pick(&world.person), pick(&world.competency), level)
});

fn sorted() -> LongTable<'static> {
    table(&WORLD.person, &WORLD.competency, &WORLD.level)
}

fn shuffled() -> LongTable<'static> {
    let (person, competency, level) = &*SHUFFLED;
    table(person, competency, level)
}

fn table(
    person: &'static [u32],
    competency: &'static [u32],
    level: &'static [i32],
) -> LongTable<'static> {
    LongTable {
        people: PEOPLE,
        competencies: COMPETENCIES,
        person: Codes::U32(person),
        competency: Codes::U32(competency),
        level: Levels::I32(level),
        date: None,
    }
}

#[derive(Default)]
struct Spaces {
    rows: RowSpace,
    own: OwnSpace,
    answer: OwnReadiness,
}

fn measure(table: &LongTable<'_>, spaces: &mut Spaces) {
    let Spaces { rows, own, answer } = spaces;
    let (table, columns) = ((table, DuplicateRule::Refuse), OwnColumns::default());
    let run = BatchRun { threads: Some(1), ..BatchRun::default() };
    WORLD.roles.measure_table(table, &WORLD.own, columns, &run, (rows, own), answer).unwrap();
    black_box(&answer);
}

#[divan::bench(sample_count = 7, sample_size = 1)]
fn own_roles_of_a_million_people_sorted_fresh(bencher: Bencher<'_, '_>) {
    let table = sorted();
    bencher.bench_local(|| measure(&table, &mut Spaces::default()));
}

#[divan::bench(sample_count = 7, sample_size = 1)]
fn own_roles_of_a_million_people_sorted_reused(bencher: Bencher<'_, '_>) {
    let (table, mut spaces) = (sorted(), Spaces::default());
    bencher.bench_local(|| measure(&table, &mut spaces));
}

#[divan::bench(sample_count = 7, sample_size = 1)]
fn own_roles_of_a_million_people_shuffled_reused(bencher: Bencher<'_, '_>) {
    let (table, mut spaces) = (shuffled(), Spaces::default());
    bencher.bench_local(|| measure(&table, &mut spaces));
}

#[divan::bench(sample_count = 7, sample_size = 1)]
fn grouping_a_sorted_table(bencher: Bencher<'_, '_>) {
    let (table, mut rows) = (sorted(), RowSpace::default());
    bencher.bench_local(|| {
        black_box(group_rows(&table, DuplicateRule::Refuse, &mut rows).unwrap());
    });
}

#[divan::bench(sample_count = 7, sample_size = 1)]
fn grouping_a_shuffled_table(bencher: Bencher<'_, '_>) {
    let (table, mut rows) = (shuffled(), RowSpace::default());
    bencher.bench_local(|| {
        black_box(group_rows(&table, DuplicateRule::Refuse, &mut rows).unwrap());
    });
}

#[divan::bench(sample_count = 15, sample_size = 1)]
fn recurring_gaps_of_a_hundred_thousand_people(bencher: Bencher<'_, '_>) {
    let (table, mut rows) = (sorted(), RowSpace::default());
    let all = group_rows(&table, DuplicateRule::Refuse, &mut rows).unwrap();
    let starts = &all.starts[..=100_000];
    let some = LevelRows { starts, ..all };
    let own = &WORLD.own[..100_000];
    let (run, mut space) =
        (BatchRun { threads: Some(1), ..BatchRun::default() }, OwnSpace::default());
    bencher.bench_local(|| {
        black_box(WORLD.roles.recurring_gaps(&some, Some(own), None, &run, &mut space).unwrap());
    });
}
