//! Self views and anomalies of small logs.

use super::{
    Anomaly, AnomalyOptions, NoDifference, Period, SelfView, SelfViewOptions, anomalies, self_view,
};
use crate::evidence::{Decision, Entry, EntryVerdict, EvidenceKind, EvidenceLog, LogIndex, Shown};
use crate::framework::sample_tests::{key, level};
use crate::kernel::{Day, Instant};

fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

/// An entry of `sql`, recorded at the end of its day.
fn entry(id: &str, person: &str, kind: EvidenceKind, judge: &str, on: &str, at: f64) -> Entry {
    Entry {
        id: key(id),
        person: key(person),
        competency: key("sql"),
        kind,
        occurred_on: day(on),
        recorded_at: Instant::parse(&format!("{on}T23:00:00Z")).unwrap(),
        shows: Shown::Level { level: level(at) },
        scale: None,
        asserted_by: Some(key(judge)),
        source: None,
        weight: None,
        reliability: None,
        valid_from: None,
        valid_until: None,
        overrides: None,
        needs_review: false,
        provenance: None,
    }
}

fn log(entries: Vec<Entry>) -> EvidenceLog {
    EvidenceLog { framework: None, entries, decisions: Vec::new() }
}

fn index(log: &EvidenceLog) -> LogIndex {
    LogIndex::new(log.clone()).unwrap()
}

fn decision(entry: &str, verdict: EntryVerdict) -> Decision {
    Decision {
        id: key(&format!("about {entry}")),
        entry: key(entry),
        verdict,
        recorded_at: Instant::parse("2027-01-01T00:00:00Z").unwrap(),
        decided_by: None,
        reason: None,
    }
}

use EvidenceKind::{Manager, Peer, SelfAssessment};

/// A self-assessment and three others in each of three years; ana comes down to earth.
fn three_years() -> Vec<Entry> {
    let mut entries = Vec::new();
    for (year, own) in [(2024, 5.0), (2025, 4.0), (2026, 3.5)] {
        let on = format!("{year}-05-01");
        let id = |name: &str| format!("{name} {year}");
        entries.push(entry(&id("own"), "ana", SelfAssessment, "ana", &on, own));
        for (judge, kind, at) in [("ben", Manager, 2.0), ("cal", Peer, 3.0), ("dan", Peer, 4.0)] {
            entries.push(entry(&id(judge), "ana", kind, judge, &on, at));
        }
    }
    entries
}

fn differences(view: &SelfView) -> Vec<(&str, Option<f64>, Option<NoDifference>)> {
    let periods = view.series[0].periods.iter();
    periods.map(|one| (one.period.as_str(), one.difference, one.unknown)).collect()
}

#[test]
fn the_difference_shrinks_by_three_quarters_of_a_level_a_year() {
    let view = self_view(&index(&log(three_years())), &SelfViewOptions::default()).unwrap();
    let expected =
        [("2024", Some(2.0), None), ("2025", Some(1.0), None), ("2026", Some(0.5), None)];
    assert_eq!(differences(&view), expected);
    assert_eq!(view.series[0].trend, Some(-0.75));
    // One person is too few for a summary.
    let summary = &view.summaries[0].periods[0];
    assert_eq!((summary.people, summary.difference), (1, None));
    assert_eq!(summary.unknown, Some(NoDifference::TooFewPeople));
}

#[test]
fn two_others_are_too_few_and_their_mean_is_not_shown() {
    let mut entries = three_years();
    entries.retain(|entry| entry.id != key("dan 2025"));
    let view = self_view(&index(&log(entries)), &SelfViewOptions::default()).unwrap();
    let period = &view.series[0].periods[1];
    assert_eq!((period.judges, period.others, period.difference), (2, None, None));
    assert_eq!(period.unknown, Some(NoDifference::TooFewOthers));
    assert_eq!(view.series[0].trend, None);
}

#[test]
fn a_judge_counts_once_and_oneself_is_not_another() {
    let mut entries = three_years();
    // Cal says it again in 2025, and ana plays her own peer.
    entries.push(entry("cal again", "ana", Peer, "cal", "2025-11-01", 3.0));
    entries.push(entry("ana as peer", "ana", Peer, "ana", "2025-11-01", 5.0));
    let view = self_view(&index(&log(entries)), &SelfViewOptions::default()).unwrap();
    assert_eq!(view.series[0].periods[1].judges, 3);
    assert_eq!(view.series[0].periods[1].difference, Some(1.0));
}

#[test]
fn what_does_not_count_in_a_log_does_not_count_here() {
    let mut entries = three_years();
    let mut waiting = entry("waiting", "ana", SelfAssessment, "ana", "2026-06-01", 1.0);
    waiting.needs_review = true;
    entries.push(waiting);
    entries.push(entry("wrong", "ana", SelfAssessment, "ana", "2026-06-02", 1.0));
    let mut better = entry("better", "ana", SelfAssessment, "ana", "2026-06-03", 4.5);
    better.overrides = Some(key("own 2026"));
    entries.push(better);
    let mut log = log(entries);
    log.decisions.push(decision("wrong", EntryVerdict::Retracted));
    let view = self_view(&index(&log), &SelfViewOptions::default()).unwrap();
    assert_eq!(view.series[0].periods[2].own, Some(level(4.5)));
    log.decisions.push(decision("waiting", EntryVerdict::Accepted));
    let view = self_view(&index(&log), &SelfViewOptions::default()).unwrap();
    assert_eq!(view.series[0].periods[2].own, Some(level(2.75)));
}

#[test]
fn quarters_and_months_have_their_names_and_their_order() {
    for (period, name) in [(Period::Quarter, "2024-Q2"), (Period::Month, "2024-05")] {
        let options = SelfViewOptions { period, ..Default::default() };
        let view = self_view(&index(&log(three_years())), &options).unwrap();
        assert_eq!(view.series[0].periods[0].period, name);
        assert_eq!(view.series[0].trend, Some(-0.75));
    }
}

#[test]
fn the_order_of_the_log_means_nothing() {
    let mut turned = three_years();
    turned
        .extend((0..12).map(|at| entry(&format!("x{at}"), "eva", Peer, "ben", "2026-02-03", 3.0)));
    let (view, found) = (
        self_view(&index(&log(turned.clone())), &SelfViewOptions::default()).unwrap(),
        anomalies(&index(&log(turned.clone())), &AnomalyOptions::default()).unwrap(),
    );
    turned.reverse();
    assert_eq!(self_view(&index(&log(turned.clone())), &SelfViewOptions::default()).unwrap(), view);
    assert_eq!(anomalies(&index(&log(turned)), &AnomalyOptions::default()).unwrap(), found);
}

fn found(entries: Vec<Entry>) -> Vec<Anomaly> {
    let options = AnomalyOptions {
        straight_line: 3,
        earliest: Some(day("2000-01-01")),
        ..Default::default()
    };
    anomalies(&index(&log(entries)), &options).unwrap()
}

#[test]
fn a_sound_log_has_no_anomalies() {
    assert_eq!(found(three_years()), []);
}

#[test]
fn days_that_cannot_be_are_found() {
    let mut early = entry("early", "ana", Peer, "ben", "1999-12-31", 3.0);
    early.valid_until = Some(day("1999-12-30"));
    let mut ahead = entry("ahead", "ana", Peer, "ben", "2026-05-03", 3.0);
    ahead.recorded_at = Instant::parse("2026-05-01T10:00:00Z").unwrap();
    let expected = [
        Anomaly::RecordedBeforeItOccurred {
            entry: key("ahead"),
            occurred_on: day("2026-05-03"),
            recorded_on: day("2026-05-01"),
        },
        Anomaly::TooEarly {
            entry: key("early"),
            occurred_on: day("1999-12-31"),
            earliest: day("2000-01-01"),
        },
        Anomaly::RanOutBeforehand {
            entry: key("early"),
            from: day("1999-12-31"),
            valid_until: day("1999-12-30"),
        },
    ];
    assert_eq!(found(vec![early, ahead]), expected);
}

#[test]
fn a_jump_is_larger_than_its_limit_and_soon_enough() {
    let entries = |at: f64, on: &str| {
        vec![
            entry("a", "ana", Manager, "ben", "2026-01-01", 2.0),
            entry("b", "ana", Manager, "ben", on, at),
        ]
    };
    assert_eq!(found(entries(4.0, "2026-02-01")), []);
    assert_eq!(found(entries(5.0, "2026-05-01")), []);
    let jump = Anomaly::Jump {
        person: key("ana"),
        competency: key("sql"),
        before: key("a"),
        after: key("b"),
        change: level(3.0),
        days: 31,
    };
    assert_eq!(found(entries(5.0, "2026-02-01")), [jump]);
    let mut other_judge = entries(5.0, "2026-02-01");
    other_judge[1].asserted_by = Some(key("cal"));
    assert_eq!(found(other_judge), []);
}

#[test]
fn a_judge_who_says_two_things_on_one_day_contradicts_oneself() {
    let mut entries = vec![
        entry("a", "ana", Manager, "ben", "2026-01-01", 2.0),
        entry("b", "ana", Manager, "ben", "2026-01-01", 5.0),
    ];
    let contradiction = Anomaly::Contradiction {
        judge: key("ben"),
        person: key("ana"),
        competency: key("sql"),
        day: day("2026-01-01"),
        entries: vec![key("a"), key("b")],
        levels: vec![level(2.0), level(5.0)],
    };
    assert_eq!(found(entries.clone()), [contradiction]);
    entries[1].overrides = Some(key("a"));
    assert_eq!(found(entries), []);
}

#[test]
fn one_level_for_everything_is_a_straight_line_and_once_another_is_none() {
    let mut entries: Vec<Entry> = ["ana", "eva", "fay"]
        .iter()
        .map(|person| entry(person, person, Manager, "ben", "2026-01-01", 3.0))
        .collect();
    let line =
        Anomaly::StraightLine { judge: key("ben"), scale: None, level: level(3.0), judgements: 3 };
    assert_eq!(found(entries.clone()), [line]);
    assert_eq!(found(entries[..2].to_vec()), []);
    entries.push(entry("gus", "gus", Manager, "ben", "2026-01-01", 4.0));
    assert_eq!(found(entries), []);
}

#[test]
fn a_person_who_is_ones_own_manager_is_found() {
    let expected =
        Anomaly::SelfUnderOtherKind { entry: key("a"), person: key("ana"), recorded_as: Manager };
    assert_eq!(found(vec![entry("a", "ana", Manager, "ana", "2026-01-01", 3.0)]), [expected]);
}
