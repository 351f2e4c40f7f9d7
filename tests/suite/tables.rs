//! Digests of what is answered about tables of levels, to which every surface is held.
//!
//! Tables cross no boundary as JSON, so vectors cannot hold them: people and roles are made up from
//! counters, as `bindings-python/bench/workloads.py` says number by number, and `tests/tables.json`
//! holds a digest of each column of the answers.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use prowess::kernel::{Key, Share};
use prowess::portfolio::batch::{
    BatchRun, GroupColumn, LevelColumns, LevelRows, LevelTable, Levels, PeopleSearch, Precision,
    RoleBatch, Tier,
};
use prowess::readiness::Options;
use prowess::role::{self, Role};

use crate::vectors::file::may_write;

/// Digests by the name of the question and the column.
type Digests = BTreeMap<String, String>;

/// A number of a stream.
fn number(stream: u64, at: u64) -> u64 {
    let start = 0x5052_4f57_4553_5300_u64.wrapping_add(stream.wrapping_mul(0xd1b5_4a32_d192_ed03));
    let mut z = start.wrapping_add((at + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15));
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

/// A number of a stream, from 0 to `limit` - 1.
fn below(limit: u64, stream: u64, at: u64) -> u64 {
    ((number(stream, at) >> 32) * limit) >> 32
}

/// What a role asks, or a person has: a competency, a level, and how much it counts.
type Asked = (u64, f64, f64);

fn made_role(at: usize, asked: &[Asked], maximum: u32) -> Role {
    let requirements: Vec<String> = asked
        .iter()
        .map(|(competency, level, importance)| {
            format!(
                r#"{{"competency": "c/{competency}", "required_level": {level}, "importance": {importance}}}"#
            )
        })
        .collect();
    let scale =
        format!(r#"{{"id": "own", "kind": "ordinal", "minimum": 0, "maximum": {maximum}}}"#);
    let text = format!(
        r#"{{"uri": "role/{at:04}", "scales": [{scale}], "requirements": [{}]}}"#,
        requirements.join(", ")
    );
    role::parse(&text).expect("the role is one")
}

fn keys(count: u64) -> Vec<Key> {
    (0..count).map(|at| Key::parse(&format!("c/{at}")).expect("a key")).collect()
}

const DENSE: (u64, u64) = (120, 900);

fn dense_roles() -> Vec<Role> {
    let (competencies, roles) = DENSE;
    let asked = |role: u64| {
        let own =
            (0..competencies).map(|competency| (competency, role * competencies + competency));
        let own = own.filter(|(_, at)| below(100, 2, *at) >= 8);
        own.map(|(competency, at)| {
            let level = (1 + below(540, 3, at)) as f64 / 100.0;
            (competency, level, (100 + below(401, 4, at)) as f64 / 100.0)
        })
        .collect::<Vec<Asked>>()
    };
    (0..roles).map(|role| made_role(role as usize, &asked(role), 7)).collect()
}

const SPARSE: (u64, u64) = (13_900, 3_000);

/// Draws competencies by their chance, the first ones the most often.
struct Draw {
    sums: Vec<f64>,
}

impl Draw {
    fn new() -> Self {
        let mut sum = 0.0;
        let sums = (0..SPARSE.0).map(|place| {
            sum += 1.0 / (place as f64 + 50.0);
            sum
        });
        Self { sums: sums.collect() }
    }

    fn competency(&self, stream: u64, at: u64) -> u64 {
        let share = (number(stream, at) >> 11) as f64 / (1_u64 << 53) as f64;
        let wanted = share * self.sums.last().copied().unwrap_or(0.0);
        self.sums.partition_point(|sum| *sum <= wanted) as u64
    }
}

/// The first different ones of some draws.
fn different(draws: u64, wanted: u64, draw: impl Fn(u64) -> Asked) -> Vec<Asked> {
    let mut found: Vec<Asked> = Vec::new();
    for one in (0..draws).map(draw) {
        if found.len() as u64 == wanted {
            break;
        }
        if found.iter().all(|(competency, ..)| *competency != one.0) {
            found.push(one);
        }
    }
    found
}

fn sparse_asked(draw: &Draw) -> Vec<Vec<Asked>> {
    let asked = |role: u64| {
        different(112, 28 + below(30, 12, role), |j| {
            let at = role * 112 + j;
            let importance = (1 + below(5, 14, at)) as f64;
            (draw.competency(11, at), (1 + below(5, 13, at)) as f64, importance)
        })
    };
    (0..SPARSE.1).map(asked).collect()
}

fn sparse_people(people: u64, roles: &[Vec<Asked>], draw: &Draw) -> Vec<Vec<Asked>> {
    let own = |person: u64| {
        let target = &roles[below(SPARSE.1, 31, person) as usize];
        different(64, 14 + below(27, 22, person), |j| {
            let at = person * 64 + j;
            let competency = if j % 2 == 0 {
                draw.competency(21, at)
            } else {
                target[below(target.len() as u64, 24, at) as usize].0
            };
            (competency, (1 + below(5, 23, at)) as f64, 0.0)
        })
    };
    (0..people).map(own).collect()
}

/// FNV-1a of 32 bits over bytes.
fn digest(bytes: impl Iterator<Item = u8>) -> String {
    let mut hash = 0x811c_9dc5_u32;
    for byte in bytes {
        hash = (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193);
    }
    format!("{hash:08x}")
}

fn of_u32(values: &[u32]) -> String {
    digest(values.iter().flat_map(|value| value.to_le_bytes()))
}

/// NaN has one digest, whatever its bits are.
fn of_f64(values: &[f64]) -> String {
    let one = |value: &f64| if value.is_nan() { f64::NAN } else { *value };
    digest(values.iter().flat_map(|value| one(value).to_bits().to_le_bytes()))
}

fn of_f32(values: &[f32]) -> String {
    let one = |value: &f32| if value.is_nan() { f32::NAN } else { *value };
    digest(values.iter().flat_map(|value| one(value).to_bits().to_le_bytes()))
}

/// Digests of every column that is answered about a table.
fn digests(batch: &RoleBatch, table: &LevelTable<'_>, people: u32, tier: Tier) -> Digests {
    let run = BatchRun { tier: Some(tier), threads: Some(1), ..BatchRun::default() };
    let mut matrix = vec![0.0; batch.roles().len() * people as usize];
    batch.score_matrix(table, &run, &mut matrix).expect("a matrix");
    let roles = batch.top_roles(table, 10, &run).expect("the best roles");
    let best = batch.top_people(table, &PeopleSearch::default(), &run).expect("the best people");
    let of: Vec<u32> = (0..people).map(|person| person % 4).collect();
    let groups = GroupColumn { of: &of, count: 4 };
    let summary = batch.summarise(table, Some(groups), &run).expect("a summary");
    let all = [
        ("scoreMatrix", of_f32(&matrix)),
        ("topRoles.role", of_u32(&roles.role)),
        ("topRoles.score", of_f64(&roles.score)),
        ("topPeople.starts", of_u32(&best.starts)),
        ("topPeople.person", of_u32(&best.person)),
        ("topPeople.score", of_f64(&best.score)),
        ("topPeople.coverage", of_f64(&best.coverage)),
        ("topPeople.found", of_u32(&best.found)),
        ("summarise.people", of_u32(&summary.people)),
        ("summarise.rated", of_u32(&summary.rated)),
        ("summarise.mean", of_f64(&summary.mean)),
        ("summarise.reaching", of_u32(&summary.reaching)),
    ];
    all.map(|(name, digest)| (name.to_owned(), digest)).into()
}

fn batch(roles: Vec<Role>, competencies: u64, precision: Precision) -> RoleBatch {
    let threshold = Some(Share::new(0.75).expect("a share"));
    let options = Options { threshold, ..Options::default() };
    RoleBatch::new(roles, options, &keys(competencies), precision).expect("roles made ready")
}

#[test]
fn every_answer_about_a_table_has_the_committed_digest_with_all_vector_instructions() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tables.json");
    let (dense_people, sparse_people_count) = (61_u32, 203_u32);

    let mut levels = vec![0.0_f32; (DENSE.0 * u64::from(dense_people)) as usize];
    for person in 0..u64::from(dense_people) {
        for competency in 0..DENSE.0 {
            let at = (competency * u64::from(dense_people) + person) as usize;
            levels[at] = below(701, 1, person * DENSE.0 + competency) as f32 / 100.0;
        }
    }
    let columns = levels.chunks_exact(dense_people as usize).map(Levels::F32).collect();
    let columns = LevelColumns { people: dense_people, columns };

    let draw = Draw::new();
    let asked = sparse_asked(&draw);
    let own = sparse_people(u64::from(sparse_people_count), &asked, &draw);
    let mut starts = vec![0_u32];
    starts.extend(own.iter().scan(0_u32, |end, own| {
        *end += own.len() as u32;
        Some(*end)
    }));
    let competency: Vec<u32> = own.iter().flatten().map(|(at, ..)| *at as u32).collect();
    let level: Vec<u8> = own.iter().flatten().map(|(_, level, _)| *level as u8).collect();
    let rows = LevelRows { starts: &starts, competency: &competency, level: Levels::U8(&level) };
    let sparse_roles: Vec<Role> =
        asked.iter().enumerate().map(|(at, asked)| made_role(at, asked, 5)).collect();

    let tables = [
        ("dense.exact", batch(dense_roles(), DENSE.0, Precision::Exact)),
        ("dense.fast", batch(dense_roles(), DENSE.0, Precision::Fast)),
        ("sparse.exact", batch(sparse_roles, SPARSE.0, Precision::Exact)),
    ];
    let mut written = BTreeMap::new();
    for (name, batch) in &tables {
        let (table, people) = match name.starts_with("dense") {
            true => (LevelTable::Columns(&columns), dense_people),
            false => (LevelTable::Rows(rows), sparse_people_count),
        };
        let tiers = Tier::available();
        let mut all = tiers.into_iter().map(|tier| digests(batch, &table, people, tier));
        let first = all.next().expect("some instructions");
        assert!(all.all(|other| other == first), "{name}: the instructions do not agree");
        written.insert(*name, serde_json::json!({ "people": people, "digests": first }));
    }
    let mut text = serde_json::to_string_pretty(&written).expect("digests are JSON");
    text.push('\n');
    if may_write() {
        fs::write(&path, &text).expect("the digests can be written");
    }
    let committed = fs::read_to_string(&path).unwrap_or_default();
    assert!(committed == text, "an answer has other bits than those that are committed");
}
