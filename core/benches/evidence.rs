//! How long answers from a large log of evidence take.
//!
//! The log has a million entries: 10,000 people, 10 competencies each, 10 entries about each.
//! Run with `cargo bench -p prowess --bench evidence`.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    missing_docs,
    reason = "a benchmark that fails should stop where it fails"
)]

use divan::{Bencher, black_box};
use prowess::evidence::{
    AsOf, Decision, Entry, EntryVerdict, EvidenceKind, EvidenceLog, EvidencePolicy, HistorySpan,
    Knowledge, LogIndex, Shown, history, level_changes, levels_as_of, merge_logs, profile_as_of,
};
use prowess::framework::{ProficiencyScale, ScaleKind};
use prowess::kernel::{Day, Instant, Key, Level};

const PEOPLE: u32 = 10_000;
const COMPETENCIES: u32 = 10;
const ENTRIES: u32 = 10;

fn main() {
    divan::main();
}

fn key(text: &str) -> Key {
    Key::parse(text).unwrap()
}

/// A log in which entries of all people are mixed, as they come in over the years.
///
/// One in ten waits for a review, which half of them have had, and one in ten runs out.
fn log(people: u32) -> EvidenceLog {
    use EvidenceKind::{Certificate, Manager, Peer, SelfAssessment, Test};
    let kinds = [SelfAssessment, Manager, Peer, Test, Certificate];
    let persons: Vec<Key> = (0..people).map(|at| key(&format!("person/{at}"))).collect();
    let skills: Vec<Key> =
        (0..40).map(|at| key(&format!("https://example.org/skill/{at}"))).collect();
    let raters: Vec<Key> = (0..50).map(|at| key(&format!("rater/{at}"))).collect();
    let first = Day::parse("2022-01-01").unwrap();
    let mut log = EvidenceLog::default();
    for number in 0..ENTRIES * COMPETENCIES {
        for (at, person) in (0_u32..).zip(&persons) {
            let nth = (number / ENTRIES + at) % 40;
            let mixed = number.wrapping_mul(2_654_435_761).wrapping_add(at.wrapping_mul(40_503));
            let day = first.plus_days((mixed % 1500) as i32).unwrap();
            let id = key(&format!("entry/{at}/{number}"));
            let points = f64::from(mixed % 11) / 2.0;
            log.entries.push(Entry {
                id: id.clone(),
                person: person.clone(),
                competency: skills[nth as usize].clone(),
                kind: kinds[(mixed % 5) as usize],
                occurred_on: day,
                recorded_at: Instant::parse(&format!("{day}T12:00:00Z")).unwrap(),
                shows: Shown::Level { level: Level::new(points).unwrap() },
                scale: None,
                asserted_by: Some(raters[(mixed % 50) as usize].clone()),
                source: None,
                weight: None,
                reliability: None,
                valid_from: None,
                valid_until: (number % 10 == 3).then(|| day.plus_days(700)).flatten(),
                overrides: None,
                needs_review: number % 10 == 7,
                provenance: None,
            });
            if number % 20 == 7 {
                log.decisions.push(Decision {
                    id: key(&format!("decision/{at}/{number}")),
                    entry: id,
                    verdict: EntryVerdict::Accepted,
                    recorded_at: Instant::parse(&format!("{day}T13:00:00Z")).unwrap(),
                    decided_by: None,
                    reason: None,
                });
            }
        }
    }
    log
}

fn policy() -> EvidencePolicy {
    let ends = (Level::new(0.0).unwrap(), Level::new(5.0).unwrap());
    let scale = ProficiencyScale::new(key("five"), ScaleKind::Ordinal, ends.0, ends.1);
    EvidencePolicy { scales: vec![scale], ..EvidencePolicy::default() }
}

fn as_of() -> AsOf {
    AsOf {
        occurred_on: Day::parse("2025-06-01").unwrap(),
        recorded_at: Some(Instant::parse("2025-06-01T00:00:00Z").unwrap()),
    }
}

/// One person after the other, so that no answer finds its data in the cache of the one before.
fn persons() -> impl FnMut() -> Key {
    let mut at = 0;
    move || {
        at = (at + 7919) % PEOPLE;
        key(&format!("person/{at}"))
    }
}

#[divan::bench(sample_count = 3, sample_size = 1)]
fn index_a_million_entries(bencher: Bencher<'_, '_>) {
    let log = log(PEOPLE);
    bencher.with_inputs(|| log.clone()).bench_local_values(|log| LogIndex::new(log).unwrap());
}

#[divan::bench(sample_count = 3, sample_size = 1)]
fn merge_two_logs_of_a_hundred_thousand_entries(bencher: Bencher<'_, '_>) {
    let all = log(PEOPLE / 10);
    let half = |part: usize| EvidenceLog {
        framework: None,
        entries: all.entries.iter().skip(part).step_by(2).cloned().collect(),
        decisions: all.decisions.iter().skip(part).step_by(2).cloned().collect(),
    };
    let (a, b) = (half(0), half(1));
    bencher.bench_local(|| merge_logs(black_box(&a), black_box(&b)).unwrap());
}

#[divan::bench(sample_count = 1000, sample_size = 1)]
fn all_levels_of_one_person(bencher: Bencher<'_, '_>) {
    let (index, policy, as_of) = (LogIndex::new(log(PEOPLE)).unwrap(), policy(), as_of());
    bencher.with_inputs(persons()).bench_local_refs(|person| {
        levels_as_of(&index, black_box(person), &as_of, &policy).unwrap()
    });
}

#[divan::bench(sample_count = 1000, sample_size = 1)]
fn profile_of_one_person(bencher: Bencher<'_, '_>) {
    let (index, policy, as_of) = (LogIndex::new(log(PEOPLE)).unwrap(), policy(), as_of());
    bencher.with_inputs(persons()).bench_local_refs(|person| {
        profile_as_of(&index, black_box(person), &as_of, &policy).unwrap()
    });
}

#[divan::bench(sample_count = 1000, sample_size = 1)]
fn level_changes_of_one_person(bencher: Bencher<'_, '_>) {
    let (index, policy, to) = (LogIndex::new(log(PEOPLE)).unwrap(), policy(), as_of());
    let from = AsOf { occurred_on: Day::parse("2024-06-01").unwrap(), ..to };
    bencher.with_inputs(persons()).bench_local_refs(|person| {
        level_changes(&index, black_box(person), &from, &to, &policy).unwrap()
    });
}

#[divan::bench(sample_count = 1000, sample_size = 1)]
fn history_of_one_competency(bencher: Bencher<'_, '_>) {
    let (index, policy) = (LogIndex::new(log(PEOPLE)).unwrap(), policy());
    let span = HistorySpan {
        from: None,
        to: Day::parse("2025-06-01").unwrap(),
        knowledge: Knowledge::OfTheDay {},
    };
    let mut person = persons();
    let input = || {
        let person = person();
        let competency = index.entries_of(&person).first().unwrap().competency.clone();
        (person, competency)
    };
    bencher.with_inputs(input).bench_local_refs(|(person, competency)| {
        history(&index, black_box(person), competency, &span, &policy).unwrap()
    });
}
