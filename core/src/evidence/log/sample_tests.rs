//! Small logs for the tests, and any log for the laws.

use proptest::prelude::*;

use super::{Decision, Entry, EntryVerdict, EvidenceKind, EvidenceLog, EvidencePolicy, Shown};
use crate::framework::{ProficiencyScale, ScaleKind};
use crate::kernel::{Day, Instant, Key, Level};

pub(crate) fn key(text: &str) -> Key {
    Key::parse(text).unwrap()
}

pub(crate) fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

/// A day of January or February 2026, by its number from 1 to 31 and on.
pub(crate) fn nth_day(number: u32) -> Day {
    let (month, day) = if number > 31 { (2, number - 31) } else { (1, number) };
    self::day(&format!("2026-{month:02}-{day:02}"))
}

/// Noon of that day.
pub(crate) fn noon(number: u32) -> Instant {
    Instant::parse(&format!("{}T12:00:00Z", nth_day(number))).unwrap()
}

/// A scale from 0 to 5.
pub(crate) fn five() -> ProficiencyScale {
    let level = |value| Level::new(value).unwrap();
    ProficiencyScale::new(key("five"), ScaleKind::Interval, level(0.0), level(5.0))
}

/// The default policy on that scale.
pub(crate) fn policy() -> EvidencePolicy {
    EvidencePolicy { scales: vec![five()], ..EvidencePolicy::default() }
}

/// An entry of ana about sql with a level, which happened and was recorded on this day of 2026.
pub(crate) fn entry(id: &str, number: u32, level: f64) -> Entry {
    Entry {
        id: key(id),
        person: key("ana"),
        competency: key("sql"),
        kind: EvidenceKind::Manager,
        occurred_on: nth_day(number),
        recorded_at: noon(number),
        shows: Shown::Level { level: Level::new(level).unwrap() },
        scale: None,
        asserted_by: None,
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

pub(crate) fn decision(id: &str, entry: &str, verdict: EntryVerdict, number: u32) -> Decision {
    Decision {
        id: key(id),
        entry: key(entry),
        verdict,
        recorded_at: noon(number),
        decided_by: None,
        reason: None,
    }
}

pub(crate) fn log(entries: Vec<Entry>, decisions: Vec<Decision>) -> EvidenceLog {
    EvidenceLog { framework: None, entries, decisions }
}

fn any_shown() -> impl Strategy<Value = Shown> {
    let level = || (0_u8..=10).prop_map(|half| Level::new(f64::from(half) / 2.0).unwrap());
    prop_oneof![
        4 => level().prop_map(|level| Shown::Level { level }),
        1 => (level(), level())
            .prop_map(|(a, b)| Shown::Range { low: a.min(b), high: a.max(b) }),
        1 => (0_u8..=7).prop_map(|points| Shown::Score {
            points: Level::new(f64::from(points)).unwrap(),
            maximum: Level::new(7.0).unwrap(),
        }),
        1 => Just(Shown::Demonstrated {}),
        1 => proptest::option::of(level()).prop_map(|level| Shown::NotDemonstrated { level }),
    ]
}

fn any_kind() -> impl Strategy<Value = EvidenceKind> {
    use EvidenceKind::{Certificate, Manager, Peer, SelfAssessment, Test};
    prop_oneof![Just(SelfAssessment), Just(Manager), Just(Peer), Just(Certificate), Just(Test)]
}

prop_compose! {
    /// An entry of one of two people about one of two competencies.
    fn any_entry(id: usize)(
        person in 0..2_u8, competency in 0..2_u8, kind in any_kind(), shows in any_shown(),
        occurred in 1..50_u32, recorded in 1..50_u32,
        from in proptest::option::weighted(0.2, 1..50_u32),
        length in proptest::option::weighted(0.3, 0..30_u32),
        overrides in proptest::option::weighted(0.3, 0..12_usize),
        needs_review in proptest::bool::weighted(0.2), rater in proptest::option::of(0..3_u8),
    ) -> Entry {
        let begins = from.unwrap_or(occurred);
        Entry {
            person: key(if person == 0 { "ana" } else { "ben" }),
            competency: key(if competency == 0 { "sql" } else { "statistics" }),
            kind,
            occurred_on: nth_day(occurred),
            recorded_at: noon(recorded),
            shows,
            valid_from: from.map(nth_day),
            valid_until: length.map(|length| nth_day((begins + length).min(59))),
            overrides: overrides.filter(|other| *other != id).map(|other| key(&format!("e{other}"))),
            needs_review,
            asserted_by: rater.map(|rater| key(&format!("rater{rater}"))),
            ..entry(&format!("e{id}"), 1, 0.0)
        }
    }
}

/// Up to twelve entries with ids of their own, in any order, and decisions about them.
pub(crate) fn any_log() -> impl Strategy<Value = EvidenceLog> {
    let entries = (0..12_usize).map(any_entry).collect::<Vec<_>>();
    let kept = proptest::collection::vec(any::<bool>(), 12);
    let verdict = prop_oneof![
        Just(EntryVerdict::Accepted),
        Just(EntryVerdict::Rejected),
        Just(EntryVerdict::Retracted)
    ];
    let decisions = proptest::collection::vec((0..12_usize, verdict, 1..50_u32), 0..6);
    (entries, kept, decisions).prop_flat_map(|(entries, kept, decisions)| {
        let entries = entries.into_iter().zip(kept).filter(|(_, kept)| *kept);
        let entries: Vec<Entry> = entries.map(|(entry, _)| entry).collect();
        let decisions: Vec<Decision> = decisions
            .into_iter()
            .enumerate()
            .map(|(at, (about, verdict, number))| {
                decision(&format!("d{at}"), &format!("e{about}"), verdict, number)
            })
            .collect();
        (Just(entries).prop_shuffle(), Just(decisions).prop_shuffle())
            .prop_map(|(entries, decisions)| log(entries, decisions))
    })
}
