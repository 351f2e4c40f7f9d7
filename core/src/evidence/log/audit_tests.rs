use super::sample_tests::{decision, entry, key, log, noon};
use super::{Entry, EntryVerdict, EvidenceLog, audit_log};
use crate::framework::Framework;

fn codes(log: &EvidenceLog, framework: Option<&Framework>) -> Vec<(String, String)> {
    let found = audit_log(log, framework);
    let named = found.into_iter().map(|one| one.problem);
    named.map(|one| (one.code.to_owned(), one.path.unwrap())).collect()
}

fn overriding(id: &str, number: u32, other: &str) -> Entry {
    Entry { overrides: Some(key(other)), ..entry(id, number, 2.0) }
}

fn found(code: &str, path: &str) -> (String, String) {
    (format!("evidence.{code}"), path.to_owned())
}

#[test]
fn what_has_not_arrived_yet_is_a_finding_and_no_error() {
    let log =
        log(vec![overriding("e2", 3, "e1")], vec![decision("d1", "e9", EntryVerdict::Accepted, 4)]);
    assert_eq!(
        codes(&log, None),
        [
            found("unknown_entry", "log.entries[0].overrides"),
            found("unknown_entry", "log.decisions[0].entry"),
        ]
    );
}

#[test]
fn an_override_speaks_of_the_same_person_and_competency_and_of_an_earlier_record() {
    let ben = Entry { person: key("ben"), ..entry("ben", 1, 1.0) };
    let other = Entry { competency: key("python"), ..entry("python", 1, 1.0) };
    let log = log(
        vec![
            ben,
            other,
            entry("late", 9, 1.0),
            entry("early", 1, 1.0),
            overriding("x1", 2, "ben"),
            overriding("x2", 2, "python"),
            overriding("x3", 2, "late"),
            overriding("x4", 2, "early"),
        ],
        vec![],
    );
    assert_eq!(
        codes(&log, None),
        [
            found("invalid_override", "log.entries[4].overrides"),
            found("invalid_override", "log.entries[5].overrides"),
            found("invalid_override", "log.entries[6].overrides"),
        ]
    );
}

#[test]
fn a_circle_is_reported_once_and_what_leads_into_it_is_not_part_of_it() {
    let log = log(
        vec![
            overriding("into", 9, "c"),
            overriding("c", 3, "a"),
            overriding("a", 3, "b"),
            overriding("b", 3, "c"),
        ],
        vec![],
    );
    let all = audit_log(&log, None);
    assert_eq!(codes(&log, None), [found("override_cycle", "log.entries[1].overrides")]);
    assert_eq!(all[0].problem.details.values["cycle"], "c, a, b, c");
}

#[test]
fn a_day_in_front_of_its_record_is_a_time_zone_and_two_are_a_mistake() {
    let mut ahead = entry("ahead", 6, 1.0);
    ahead.recorded_at = noon(5);
    let mut impossible = entry("impossible", 7, 1.0);
    impossible.recorded_at = noon(5);
    let mut over = entry("over", 5, 1.0);
    over.valid_until = Some(super::sample_tests::nth_day(4));
    let early = decision("d1", "over", EntryVerdict::Accepted, 4);
    assert_eq!(
        codes(&log(vec![ahead, impossible, over], vec![early]), None),
        [
            found("impossible_date", "log.entries[1].occurred_on"),
            found("never_valid", "log.entries[2].valid_until"),
            found("impossible_date", "log.decisions[0].recorded_at"),
        ]
    );
}
