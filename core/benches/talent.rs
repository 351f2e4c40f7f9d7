//! How long the main job takes on real data.
//!
//! Run with `cargo bench -p prowess --bench talent`; the data folder is that of the tests.
#![allow(
    clippy::unwrap_used,
    missing_docs,
    reason = "a benchmark that fails should stop where it fails"
)]

#[path = "../tests/data/mod.rs"]
mod data;

use data::{Folder, published};
use divan::{Bencher, black_box};
use prowess::evidence::Profile;
use prowess::framework::import::ImportOptions;
use prowess::framework::{Framework, import};
use prowess::kernel::{Key, Level};
use prowess::readiness::{Options, Scorer, assess, compare};
use prowess::role::{self, Role, RoleCatalogue};

fn main() {
    divan::main();
}

fn folder(name: &str) -> Folder {
    published(name).unwrap()
}

fn load_esco(folder: &Folder) -> (Framework, RoleCatalogue) {
    let (files, options) = (folder.files(), ImportOptions::default());
    let framework = import::esco(&files, &options).unwrap().value;
    let roles = role::import::esco(&files, &framework, &options).unwrap().value;
    (framework, roles)
}

fn load_onet(folder: &Folder) -> (Framework, RoleCatalogue) {
    let wanted = [
        "Content Model Reference.txt",
        "Scales Reference.txt",
        "Level Scale Anchors.txt",
        "Occupation Data.txt",
        "Job Zones.txt",
        "Skills.txt",
        "Knowledge.txt",
    ];
    let files: Vec<_> = wanted.iter().map(|name| folder.file(name)).collect();
    let options = ImportOptions::default();
    let framework = import::onet(&files, &options).unwrap().value;
    let roles = role::import::onet(&files, &framework, &options).unwrap().value;
    (framework, roles)
}

/// A person with a level in every n-th competency.
fn person(competencies: &[prowess::framework::Competency], every: usize) -> Profile {
    let levels: Vec<_> = competencies
        .iter()
        .step_by(every)
        .map(|one| format!(r#"{{"competency": "{}", "level": 3}}"#, one.uri))
        .collect();
    let text = format!(r#"{{"person": "ana", "levels": [{}]}}"#, levels.join(","));
    prowess::evidence::parse(&text).unwrap()
}

#[divan::bench(sample_count = 10, sample_size = 1)]
fn load_esco_with_relations(bencher: Bencher<'_, '_>) {
    let folder = folder("esco-1.1.1");
    bencher.bench_local(|| load_esco(black_box(&folder)));
}

#[divan::bench(sample_count = 10, sample_size = 1)]
fn load_onet_skills_and_knowledge(bencher: Bencher<'_, '_>) {
    let folder = folder("onet-29.2");
    bencher.bench_local(|| load_onet(black_box(&folder)));
}

#[divan::bench(args = [("all", None), ("top ten", Some(10))])]
fn compare_one_person_with_all_esco_occupations(
    bencher: Bencher<'_, '_>,
    (_, top): (&str, Option<u32>),
) {
    let (framework, catalogue) = load_esco(&folder("esco-1.1.1"));
    let ana = person(&framework.competencies, 250);
    let options = Options { top, ..Options::default() };
    bencher.bench_local(|| compare(black_box(&ana), &catalogue.roles, &options));
}

#[divan::bench]
fn compare_one_person_with_all_onet_occupations(bencher: Bencher<'_, '_>) {
    let (framework, catalogue) = load_onet(&folder("onet-29.2"));
    let ana = person(&framework.competencies, 2);
    let options = Options { top: Some(10), ..Options::default() };
    bencher.bench_local(|| compare(black_box(&ana), &catalogue.roles, &options));
}

/// A role of thirty requirements, and a person with a level in half of them.
fn thirty_requirements() -> (Profile, Role) {
    let (framework, catalogue) = load_onet(&folder("onet-29.2"));
    let mut ana = person(&framework.competencies, 2);
    let rich = catalogue.roles.iter().find(|role| role.requirements.len() >= 30).unwrap();
    let mut role: Role = rich.clone();
    role.requirements.truncate(30);
    ana.levels.retain(|held| role.requirements.iter().any(|one| one.competency == held.competency));
    (ana, role)
}

#[divan::bench]
fn assess_thirty_requirements(bencher: Bencher<'_, '_>) {
    let (ana, role) = thirty_requirements();
    let options = Options::default();
    bencher.bench_local(|| assess(black_box(&ana), black_box(&role), &options));
}

#[divan::bench]
fn score_thirty_requirements(bencher: Bencher<'_, '_>) {
    let (ana, role) = thirty_requirements();
    let scorer = Scorer::new(role, Options::default());
    let level = |name: &Key| {
        let held = ana.levels.iter().find(|held| held.competency == *name);
        held.and_then(|held| held.level).map_or(f64::NAN, Level::get)
    };
    let levels: Vec<f64> = scorer.competencies().iter().map(level).collect();
    bencher.bench_local(|| scorer.score(black_box(&levels)));
}
