//! The catalogue of problems.
//!
//! `tests/problems.json` lists every code with its kind, its help and an example message.
//! The examples come from the vectors, and the codes are compared with the error enums, so a code
//! without a vector that ends in it, and a stale catalogue, fail.
//! Codes of questions about tables of people, which no row of the table of operations asks, come
//! from calls that end in them.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use prowess::kernel::Key;
use prowess::portfolio::batch::{BatchRun, LevelColumns, LevelTable, Levels, Precision, RoleBatch};
use prowess::problem::Problem;
use prowess::readiness::Options;
use serde_json::{Value, json};

use crate::columns;
use crate::vectors::file;

/// The codes that stand in the error enums.
fn codes_in_source() -> BTreeSet<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../core/src");
    let rooms = fs::read_dir(root).expect("the core can be listed");
    let files = rooms.map(|room| room.expect("a room").path().join("error.rs"));
    let mut codes = BTreeSet::new();
    for file in files.filter(|file| file.is_file()) {
        let room = file.parent().and_then(Path::file_name).expect("a room has a name");
        let prefix = format!("\"{}.", room.to_string_lossy());
        let text = fs::read_to_string(&file).expect("an error file can be read");
        for (at, _) in text.match_indices(&prefix) {
            let quoted = &text[at + 1..];
            let end = quoted.find('"').expect("a text ends");
            codes.insert(quoted[..end].to_owned());
        }
    }
    codes
}

/// The first problem of each code in an answer, however deep.
fn collect(value: &Value, found: &mut BTreeMap<String, Value>) {
    match value {
        Value::Array(items) => items.iter().for_each(|item| collect(item, found)),
        Value::Object(fields) => {
            if let (Some(Value::String(code)), true) =
                (fields.get("code"), fields.contains_key("details"))
            {
                let entry = json!({
                    "code": code, "kind": fields["kind"],
                    "example": fields["message"], "help": fields["help"],
                });
                found.entry(code.clone()).or_insert(entry);
            }
            fields.values().for_each(|field| collect(field, found));
        }
        _ => {}
    }
}

/// The problems of tables of levels: one that is not what it says, and one that was stopped.
fn from_tables() -> Vec<Problem> {
    let names = ["sql", "python"].map(|name| Key::parse(name).expect("a name"));
    let batch = RoleBatch::new(Vec::new(), Options::default(), &names, Precision::Exact)
        .expect("roles without a fault");
    let ask = |columns: &[&[u8]], run: &BatchRun<'_>| {
        let columns = columns.iter().map(|column| Levels::U8(column)).collect();
        let levels = LevelColumns { people: 3, columns };
        batch.summarise(&LevelTable::Columns(&levels), None, run).expect_err("a problem")
    };
    let stop = |_: u32, _: u32| false;
    let stopped = BatchRun { watch: Some(&stop), ..BatchRun::default() };
    vec![ask(&[&[1, 2, 3]], &BatchRun::default()), ask(&[&[1, 2, 3], &[3, 2, 1]], &stopped)]
}

fn from_vectors() -> BTreeMap<String, Value> {
    let mut found = BTreeMap::new();
    for problem in from_tables() {
        collect(&serde_json::to_value(problem).expect("plain data"), &mut found);
    }
    for file in file::all() {
        file.cases
            .iter()
            .filter_map(file::Case::expected)
            .for_each(|value| collect(value, &mut found));
    }
    for problem in columns::problems() {
        collect(&serde_json::to_value(problem).expect("plain data"), &mut found);
    }
    found
}

#[test]
fn every_code_has_a_vector_that_ends_in_it() {
    let (codes, shown) = (codes_in_source(), from_vectors());
    assert!(codes.len() > 20, "the codes were not found");
    let missing: Vec<_> = codes.iter().filter(|code| !shown.contains_key(*code)).collect();
    assert!(missing.is_empty(), "no vector ends in {missing:?}");
    let unknown: Vec<_> = shown.keys().filter(|code| !codes.contains(*code)).collect();
    assert!(unknown.is_empty(), "no error enum has {unknown:?}");
}

#[test]
fn the_catalogue_lists_every_problem_as_it_is() {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("problems.json");
    let entries: Vec<Value> = from_vectors().into_values().collect();
    let current = serde_json::to_string_pretty(&entries).expect("plain data") + "\n";
    if file::may_write() {
        fs::write(&path, &current).expect("the catalogue can be written");
    }
    let committed = fs::read_to_string(&path).expect("the catalogue can be read");
    assert!(committed == current, "run the tests with PROWESS_WRITE=1 and read what changed");
}
