use proptest::prelude::*;

use super::sample_tests::{any_log, decision, entry, key, log, noon, nth_day, policy};
use super::{
    AsOf, EntryState, EntryVerdict, EvidenceLog, HistoryPoint, HistorySpan, Knowledge, LevelAsOf,
    LogIndex, history, levels_as_of,
};
use crate::kernel::{Day, Instant, Level};
use crate::problem::Problem;

fn any_knowledge() -> impl Strategy<Value = Knowledge> {
    prop_oneof![
        Just(Knowledge::Latest {}),
        (1..50_u32).prop_map(|number| Knowledge::RecordedBy { instant: noon(number) }),
        Just(Knowledge::OfTheDay {}),
    ]
}

fn points(log: &EvidenceLog, span: HistorySpan) -> Vec<HistoryPoint> {
    let index = LogIndex::new(log.clone()).unwrap();
    history(&index, &key("ana"), &key("sql"), &span, &policy()).unwrap()
}

/// What is said of ana's sql on a day, asked on that day alone.
fn on(index: &LogIndex, day: Day, knowledge: Knowledge) -> Option<LevelAsOf> {
    let recorded_at = match knowledge {
        Knowledge::Latest {} => None,
        Knowledge::RecordedBy { instant } => Some(instant),
        Knowledge::OfTheDay {} => Some(Instant::parse(&format!("{day}T23:59:59.999Z")).unwrap()),
    };
    let as_of = AsOf { occurred_on: day, recorded_at };
    let levels = levels_as_of(index, &key("ana"), &as_of, &policy()).unwrap();
    levels.into_iter().find(|one| one.competency == key("sql"))
}

proptest! {
    #[test]
    fn a_history_is_what_asking_day_by_day_would_give(
        log in any_log(), knowledge in any_knowledge(),
    ) {
        let index = LogIndex::new(log.clone()).unwrap();
        let said = |one: &Option<LevelAsOf>| one.as_ref().map(|one| (one.level, one.status));
        let mut expected = Vec::new();
        let mut yesterday = None;
        for number in 1..=59 {
            let today = on(&index, nth_day(number), knowledge);
            if said(&yesterday) != said(&today) {
                let level = |one: &Option<LevelAsOf>| one.as_ref().and_then(|one| one.level);
                expected.push((nth_day(number), level(&yesterday), level(&today)));
            }
            yesterday = today;
        }
        let span = HistorySpan { from: None, to: nth_day(59), knowledge };
        let got = points(&log, span);
        prop_assert!(got.iter().all(|point| !point.causes.is_empty()));
        let got: Vec<_> =
            got.into_iter().map(|point| (point.day, point.before, point.level)).collect();
        prop_assert_eq!(got, expected);
    }
}

#[test]
fn each_point_names_what_caused_it() {
    let mut first = entry("first", 2, 2.0);
    first.valid_until = Some(nth_day(9));
    let mut second = entry("second", 5, 4.0);
    second.needs_review = true;
    let log = log(vec![first, second], vec![decision("d", "second", EntryVerdict::Accepted, 7)]);
    let causes = |knowledge| {
        let span = HistorySpan { from: None, to: nth_day(20), knowledge };
        let point = |point: HistoryPoint| {
            let cause = &point.causes[0];
            (point.day, cause.entry.to_string(), cause.before, cause.after)
        };
        points(&log, span).into_iter().map(point).collect::<Vec<_>>()
    };
    use EntryState::{Counted, Expired, Pending};
    let ran_out = (nth_day(10), "first".to_owned(), Some(Counted), Some(Expired));
    let came = |number, id: &str| (nth_day(number), id.to_owned(), None, Some(Counted));
    // As we know now, the second one was good from the day it was shown on.
    assert_eq!(
        causes(Knowledge::Latest {}),
        [came(2, "first"), came(5, "second"), ran_out.clone()]
    );
    // People then saw it wait for two days.
    let accepted = (nth_day(7), "second".to_owned(), Some(Pending), Some(Counted));
    assert_eq!(causes(Knowledge::OfTheDay {}), [came(2, "first"), accepted, ran_out]);
}

#[test]
fn a_span_begins_with_its_first_day_and_does_not_go_back() {
    let log = log(vec![entry("e", 2, 2.0)], vec![]);
    let span = |from, to| HistorySpan {
        from: Some(nth_day(from)),
        to: nth_day(to),
        knowledge: Knowledge::Latest {},
    };
    let got = points(&log, span(5, 9));
    assert_eq!(got.len(), 1);
    assert_eq!((got[0].day, got[0].before), (nth_day(5), got[0].level));
    assert!(got[0].level.is_some_and(|level| level > Level::new(0.0).unwrap()));
    let index = LogIndex::new(log).unwrap();
    let refused = history(&index, &key("ana"), &key("sql"), &span(9, 5), &policy()).unwrap_err();
    assert_eq!(Problem::from(refused).code, "evidence.invalid_span");
    let none = history(&index, &key("ana"), &key("python"), &span(5, 9), &policy()).unwrap();
    assert!(none.is_empty());
}
