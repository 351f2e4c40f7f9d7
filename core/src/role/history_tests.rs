//! Which version holds on which day, against looking at every day.

use proptest::prelude::*;

use super::{PublishOptions, Role, RoleHistory, RoleVersion, check_history, in_force, publish};
use crate::Problem;
use crate::framework::sample_tests::{codes, key};
use crate::kernel::{Day, Text};

fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

/// A day of 2026, counted from 0.
fn nth(number: u32) -> Day {
    (0..number).fold(day("2026-01-01"), |day, _| day.next().unwrap())
}

fn version(name: &str, from: Day, until: Option<Day>) -> RoleVersion {
    RoleVersion {
        version: Text::from(name),
        effective_from: from,
        effective_until: until,
        role: Role::new(key("r")),
    }
}

fn history(versions: Vec<RoleVersion>) -> RoleHistory {
    RoleHistory { uri: key("r"), versions }
}

fn code(result: Result<&RoleVersion, super::RoleError>) -> &'static str {
    Problem::from(result.unwrap_err()).code
}

#[test]
fn the_day_after_and_the_day_before_cross_months_and_leap_days() {
    assert_eq!(day("2028-02-28").next(), Some(day("2028-02-29")));
    assert_eq!(day("2026-01-01").previous(), Some(day("2025-12-31")));
}

#[test]
fn a_version_holds_from_its_first_day_to_its_last() {
    let history = history(vec![
        version("2", day("2026-07-01"), None),
        version("1", day("2026-01-01"), Some(day("2026-05-31"))),
    ]);
    let name = |text| in_force(&history, day(text)).map(|one| one.version.to_string());
    assert_eq!(name("2026-01-01").unwrap(), "1");
    assert_eq!(name("2026-05-31").unwrap(), "1");
    assert_eq!(name("2030-01-01").unwrap(), "2");
    assert_eq!(code(in_force(&history, day("2026-06-15"))), "role.not_in_force");
    let found = check_history(&history);
    assert_eq!(codes(&found), [("role.version_gap", "history.versions[0].effective_from")]);
    assert_eq!(
        found[0].problem.message,
        "no version of `r` is in force from 2026-06-01 to 2026-06-30"
    );
}

#[test]
fn of_two_versions_on_one_day_none_is_chosen() {
    let history = history(vec![
        version("1", day("2026-01-01"), None),
        version("2", day("2026-07-01"), None),
        version("3", day("2026-08-01"), Some(day("2026-08-31"))),
    ]);
    assert_eq!(code(in_force(&history, day("2026-07-01"))), "role.overlapping_versions");
    let messages: Vec<_> =
        check_history(&history).into_iter().map(|one| one.problem.message).collect();
    assert_eq!(
        messages,
        [
            "versions `1` and `2` of `r` are both in force on 2026-07-01",
            "versions `1` and `3` of `r` are both in force on 2026-08-01",
        ]
    );
}

#[test]
fn versions_have_names_of_their_own_and_are_of_one_role() {
    let mut other = version("1", day("2027-01-01"), Some(day("2026-12-31")));
    other.role =
        serde_json::from_str(r#"{"uri": "s", "choices": [{"id": "one", "choose": 1, "of": []}]}"#)
            .unwrap();
    let found = check_history(&history(vec![version("1", day("2026-01-01"), None), other]));
    assert_eq!(
        codes(&found),
        [
            ("role.duplicate_version", "history.versions[1].version"),
            ("role.foreign_version", "history.versions[1].role.uri"),
            ("role.invalid_term", "history.versions[1].effective_until"),
            ("role.invalid_choice", "history.versions[1].role.choices[0].of"),
        ]
    );
}

#[test]
fn the_past_is_rewritten_only_where_that_is_asked_for() {
    let role = Role::new(key("r"));
    let two = history(vec![
        version("1", day("2026-01-01"), Some(day("2026-06-30"))),
        version("2", day("2026-07-01"), None),
    ]);
    let publish = |from: &str, as_of: Option<&str>, rewrite_past: bool| {
        let options = PublishOptions { as_of: as_of.map(day), rewrite_past };
        let published = publish(&two, &role, "3", day(from), &options);
        published.map(|one| {
            let name = |one: &RoleVersion| {
                let until = one.effective_until.map_or(String::new(), |until| until.to_string());
                format!("{} {}..{until}", one.version, one.effective_from)
            };
            one.versions.iter().map(name).collect::<Vec<_>>()
        })
    };
    let refused = |result: Result<Vec<String>, _>| Problem::from(result.unwrap_err()).message;
    assert_eq!(
        publish("2026-09-01", None, false).unwrap(),
        ["1 2026-01-01..2026-06-30", "2 2026-07-01..2026-08-31", "3 2026-09-01.."]
    );
    assert_eq!(
        refused(publish("2026-07-01", None, false)),
        "version `3` of `r` would begin on 2026-07-01, and version `2` begins on 2026-07-01"
    );
    // In May version 2 is a plan.
    assert_eq!(
        publish("2026-06-01", Some("2026-05-01"), false).unwrap(),
        ["1 2026-01-01..2026-05-31", "3 2026-06-01.."]
    );
    assert_eq!(
        refused(publish("2026-04-01", Some("2026-05-01"), false)),
        "version `3` of `r` would begin on 2026-04-01, and it is published on 2026-05-01"
    );
    assert_eq!(publish("2025-01-01", None, true).unwrap(), ["3 2025-01-01.."]);
}

fn any_history() -> impl Strategy<Value = RoleHistory> {
    prop::collection::vec((0_u32..30, prop::option::of(0_u32..12)), 0..5).prop_map(|terms| {
        let versions = terms.into_iter().enumerate().map(|(at, (from, length))| {
            version(&at.to_string(), nth(from), length.map(|length| nth(from + length)))
        });
        history(versions.collect())
    })
}

fn holds(one: &RoleVersion, on: Day) -> bool {
    let until = one.effective_until.unwrap_or(day("9999-12-31"));
    (one.effective_from..=until).contains(&on)
}

proptest! {
    #[test]
    fn the_version_in_force_is_the_only_one_that_holds(history in any_history()) {
        let mut twice = false;
        for number in 0..50 {
            let holding: Vec<_> =
                history.versions.iter().filter(|one| holds(one, nth(number))).collect();
            match (in_force(&history, nth(number)), holding.as_slice()) {
                (Ok(found), [only]) => prop_assert_eq!(found, *only),
                (Err(_), []) => {}
                (Err(error), [_, _, ..]) => {
                    twice = true;
                    prop_assert_eq!(Problem::from(error).code, "role.overlapping_versions");
                }
                (found, _) => prop_assert!(false, "{:?}", found),
            }
        }
        let reported = check_history(&history);
        let overlap = |code| code == "role.overlapping_versions";
        prop_assert_eq!(reported.iter().any(|one| overlap(one.problem.code)), twice);
    }

    #[test]
    fn gaps_are_the_days_between_versions_on_which_none_holds(history in any_history()) {
        let begins = history.versions.iter().map(|one| one.effective_from);
        let (first, last) = (begins.clone().min(), begins.max());
        let mut gaps = 0;
        let mut inside = false;
        for number in 0..50 {
            let on = nth(number);
            let between = first.is_some_and(|first| on >= first) && last.is_some_and(|last| on <= last);
            let none = between && !history.versions.iter().any(|one| holds(one, on));
            gaps += usize::from(none && !inside);
            inside = none;
        }
        let found = check_history(&history);
        prop_assert_eq!(found.iter().filter(|one| one.problem.code == "role.version_gap").count(), gaps);
    }

    #[test]
    fn a_published_version_holds_from_its_day_on_and_the_others_before_it(
        history in any_history(), from in 0_u32..50, today in prop::option::of(0_u32..50), rewrite: bool,
    ) {
        let options = PublishOptions { as_of: today.map(nth), rewrite_past: rewrite };
        let Ok(after) = publish(&history, &Role::new(key("r")), "new", nth(from), &options) else {
            return Ok(());
        };
        for number in 0..60 {
            let (was, is) = (in_force(&history, nth(number)), in_force(&after, nth(number)));
            if number >= from {
                prop_assert_eq!(&*is.unwrap().version, "new");
            } else {
                let name = |one: Result<&RoleVersion, _>| {
                    one.map(|one| one.version.clone()).map_err(|error| Problem::from(error).code)
                };
                prop_assert_eq!(name(is), name(was));
            }
        }
        prop_assert!(after.versions.is_sorted_by_key(|one| one.effective_from));
    }
}
