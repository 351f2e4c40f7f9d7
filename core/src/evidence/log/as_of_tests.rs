use proptest::prelude::*;

use super::sample_tests::{any_log, day, decision, entry, key, log, noon, nth_day, policy};
use super::{
    AsOf, Decision, Entry, EntryState, EntryVerdict, EvidenceLog, LevelAsOf, LogIndex, levels_as_of,
};
use crate::framework::{Competency, CompetencyKind, Framework};
use crate::kernel::{Key, LanguageTag};

fn any_as_of() -> impl Strategy<Value = AsOf> {
    (1..59_u32, proptest::option::of(1..55_u32)).prop_map(|(day, recorded)| AsOf {
        occurred_on: nth_day(day),
        recorded_at: recorded.map(noon),
    })
}

fn answers(log: &EvidenceLog, as_of: &AsOf) -> Vec<(Key, Vec<LevelAsOf>)> {
    let index = LogIndex::new(log.clone()).unwrap();
    let of = |person| {
        let person = key(person);
        let levels = levels_as_of(&index, &person, as_of, &policy()).unwrap();
        (person, levels)
    };
    vec![of("ana"), of("ben")]
}

/// The states of all entries, told by the rules in words, without any index.
fn states(log: &EvidenceLog, as_of: &AsOf) -> Vec<(Key, EntryState)> {
    let known = |at| as_of.recorded_at.is_none_or(|limit| at <= limit);
    let decisions = |entry: &Entry| {
        let about = log.decisions.iter().filter(|one| one.entry == entry.id);
        let mut about: Vec<&Decision> = about.filter(|one| known(one.recorded_at)).collect();
        about.sort_by_key(|one| (one.recorded_at, one.id.clone()));
        about.into_iter().map(|one| one.verdict).collect::<Vec<_>>()
    };
    let there = |one: &&Entry| {
        one.occurred_on <= as_of.occurred_on
            && known(one.recorded_at)
            && !decisions(one).contains(&EntryVerdict::Retracted)
    };
    let good = |one: &Entry| match decisions(one).last() {
        Some(verdict) => *verdict == EntryVerdict::Accepted,
        None => !one.needs_review,
    };
    let begun = |one: &Entry| one.valid_from.is_none_or(|from| from <= as_of.occurred_on);
    let replaces = |by: &Entry, one: &Entry| {
        by.overrides.as_ref() == Some(&one.id)
            && (&by.person, &by.competency) == (&one.person, &one.competency)
            && one.recorded_at <= by.recorded_at
            && good(by)
            && begun(by)
    };
    let all: Vec<&Entry> = log.entries.iter().filter(there).collect();
    let state = |one: &Entry| {
        if decisions(one).last() == Some(&EntryVerdict::Rejected) {
            EntryState::Rejected
        } else if !good(one) {
            EntryState::Pending
        } else if all.iter().any(|by| replaces(by, one)) {
            EntryState::Overridden
        } else if !begun(one) {
            EntryState::NotYetValid
        } else if one.valid_until.is_some_and(|until| until < as_of.occurred_on) {
            EntryState::Expired
        } else {
            EntryState::Counted
        }
    };
    let mut states: Vec<_> = all.iter().map(|one| (one.id.clone(), state(one))).collect();
    states.sort();
    states
}

proptest! {
    #[test]
    fn every_entry_stands_as_the_rules_say(log in any_log(), as_of in any_as_of()) {
        let levels = answers(&log, &as_of).into_iter().flat_map(|(_, levels)| levels);
        let entries = levels.flat_map(|level| level.entries);
        let mut got: Vec<_> = entries.map(|one| (one.entry, one.state)).collect();
        got.sort();
        prop_assert_eq!(got, states(&log, &as_of));
    }

    #[test]
    fn the_order_of_a_log_does_not_matter(log in any_log(), as_of in any_as_of()) {
        let mut turned = log.clone();
        turned.entries.reverse();
        turned.decisions.reverse();
        prop_assert_eq!(answers(&log, &as_of), answers(&turned, &as_of));
    }

    #[test]
    fn to_retract_an_entry_is_never_to_have_had_it(
        log in any_log(), as_of in any_as_of(), which in 0..12_usize,
    ) {
        prop_assume!(!log.entries.is_empty());
        let id = log.entries[which % log.entries.len()].id.clone();
        let mut retracted = log.clone();
        retracted.decisions.push(decision("last", id.as_str(), EntryVerdict::Retracted, 1));
        let mut without = log;
        without.entries.retain(|one| one.id != id);
        prop_assert_eq!(answers(&retracted, &as_of), answers(&without, &as_of));
    }

    #[test]
    fn what_comes_later_on_either_clock_changes_no_earlier_answer(
        log in any_log(), as_of in any_as_of(),
    ) {
        let known = |at| as_of.recorded_at.is_none_or(|limit| at <= limit);
        let mut earlier = log.clone();
        earlier.decisions.retain(|one| known(one.recorded_at));
        let happened = |one: &Entry| one.occurred_on <= as_of.occurred_on;
        earlier.entries.retain(|one| known(one.recorded_at) && happened(one));
        let everything = AsOf::on(as_of.occurred_on);
        prop_assert_eq!(answers(&log, &as_of), answers(&earlier, &everything));
    }
}

#[test]
fn the_last_decision_holds_and_of_one_instant_the_one_with_the_last_id() {
    let state = |decisions| {
        let levels = answers(&log(vec![entry("e1", 1, 3.0)], decisions), &AsOf::on(nth_day(9)));
        levels[0].1.first().map(|level| level.entries[0].state)
    };
    use EntryVerdict::{Accepted, Rejected, Retracted};
    let at = |id, verdict, number| decision(id, "e1", verdict, number);
    assert_eq!(state(vec![at("b", Rejected, 3), at("a", Accepted, 4)]), Some(EntryState::Counted));
    assert_eq!(state(vec![at("b", Rejected, 3), at("a", Accepted, 3)]), Some(EntryState::Rejected));
    assert_eq!(state(vec![at("a", Retracted, 3), at("b", Accepted, 4)]), None);
}

#[test]
fn in_a_chain_the_last_one_counts_and_a_rejected_link_hides_nothing() {
    let over = |id: &str, number, other: &str| Entry {
        overrides: Some(key(other)),
        ..entry(id, number, 2.0)
    };
    let chain = vec![entry("a", 1, 1.0), over("b", 2, "a"), over("c", 3, "b")];
    let states = |decisions| {
        let levels = answers(&log(chain.clone(), decisions), &AsOf::on(nth_day(9)));
        levels[0].1[0].entries.iter().map(|one| one.state).collect::<Vec<_>>()
    };
    use EntryState::{Counted, Overridden, Rejected};
    assert_eq!(states(vec![]), [Overridden, Overridden, Counted]);
    let reject = |entry| vec![decision("d", entry, EntryVerdict::Rejected, 5)];
    assert_eq!(states(reject("c")), [Overridden, Counted, Rejected]);
    assert_eq!(states(reject("b")), [Counted, Rejected, Counted]);
    let retract = vec![decision("d", "b", EntryVerdict::Retracted, 5)];
    assert_eq!(states(retract), [Counted, Counted]);
}

#[test]
fn what_was_replaced_does_not_come_back_when_its_replacement_runs_out() {
    let mut by = entry("b", 2, 4.0);
    by.overrides = Some(key("a"));
    by.valid_until = Some(nth_day(5));
    let log = log(vec![entry("a", 1, 1.0), by], vec![]);
    let states: Vec<_> =
        answers(&log, &AsOf::on(nth_day(6)))[0].1[0].entries.iter().map(|one| one.state).collect();
    assert_eq!(states, [EntryState::Overridden, EntryState::Expired]);
}

#[test]
fn an_entry_that_was_recorded_late_speaks_of_the_day_it_occurred_on() {
    let mut late = entry("late", 3, 4.0);
    late.recorded_at = noon(20);
    let log = log(vec![late], vec![]);
    let known_then = AsOf { occurred_on: nth_day(10), recorded_at: Some(noon(10)) };
    assert!(answers(&log, &known_then)[0].1.is_empty());
    assert_eq!(answers(&log, &AsOf::on(nth_day(10)))[0].1.len(), 1);
}

#[test]
fn a_competency_named_by_uri_and_by_code_is_one_where_the_framework_is_known() {
    let mut framework = Framework::new(key("sample"), "1", LanguageTag::english());
    let mut sql = Competency::new(key("https://example.org/sql"), CompetencyKind::Skill);
    sql.code = Some(key("sql"));
    framework.competencies.push(sql);
    let by_uri = Entry { competency: key("https://example.org/sql"), ..entry("e2", 2, 4.0) };
    let log = log(vec![entry("e1", 1, 3.0), by_uri], vec![]);
    let index = LogIndex::for_framework(log.clone(), &framework).unwrap();
    let levels = levels_as_of(&index, &key("ana"), &AsOf::on(nth_day(9)), &policy()).unwrap();
    assert_eq!(levels.len(), 1);
    assert_eq!(levels[0].competency.as_str(), "https://example.org/sql");
    assert_eq!(answers(&log, &AsOf::on(nth_day(9)))[0].1.len(), 2);
}

#[test]
fn an_index_knows_its_people_and_a_stranger_has_no_entries() {
    let ben = Entry { person: key("ben"), ..entry("e1", 1, 3.0) };
    let index = LogIndex::new(log(vec![ben, entry("e2", 2, 1.0)], vec![])).unwrap();
    assert_eq!(index.people().map(Key::as_str).collect::<Vec<_>>(), ["ana", "ben"]);
    assert_eq!(index.entries_of(&key("ben")).len(), 1);
    assert!(index.entries_of(&key("eve")).is_empty());
    let nobody = LogIndex::new(EvidenceLog::default()).unwrap();
    assert_eq!(nobody.people().count(), 0);
    let as_of = AsOf::on(day("2026-01-01"));
    assert!(levels_as_of(&nobody, &key("ana"), &as_of, &policy()).unwrap().is_empty());
}
