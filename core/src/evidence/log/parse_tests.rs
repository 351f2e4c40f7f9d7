use proptest::prelude::*;

use super::sample_tests::{any_log, entry, log};
use super::{Shown, parse_log, print_log};
use crate::kernel::{Level, Share, Weight};
use crate::problem::Problem;

fn codes(text: &str) -> Vec<(&'static str, Option<String>)> {
    let problem = Problem::from(parse_log(text).unwrap_err());
    assert_eq!(problem.code, "evidence.inconsistent_log");
    problem.details.problems.into_iter().map(|one| (one.code, one.path)).collect()
}

#[test]
fn every_record_that_contradicts_itself_is_named_with_its_place() {
    let level = |level| Level::new(level).unwrap();
    let mut entries = vec![entry("e1", 5, 3.0); 6];
    entries[1].weight = Some(Weight::ZERO);
    entries[2].reliability = Some(Share::NONE);
    entries[3].shows = Shown::Range { low: level(3.0), high: level(2.0) };
    entries[4].shows = Shown::Score { points: level(0.0), maximum: level(0.0) };
    entries[5].overrides = Some(entries[5].id.clone());
    for (at, entry) in entries.iter_mut().enumerate().skip(1) {
        entry.id = super::sample_tests::key(&format!("e{at}"));
    }
    // The second one has the id of the first, and the last is no longer its own.
    let found = codes(&print_log(&log(entries, Vec::new())));
    let paths: Vec<_> = found.iter().map(|(_, path)| path.as_deref().unwrap()).collect();
    assert_eq!(
        paths,
        [
            "log.entries[1].id",
            "log.entries[1].weight",
            "log.entries[2].reliability",
            "log.entries[3].shows.low",
            "log.entries[4].shows.maximum",
        ]
    );
    assert_eq!(found[0].0, "evidence.duplicate_entry");
    assert!(found[1..].iter().all(|(code, _)| *code == "evidence.invalid_entry"));
}

#[test]
fn a_validity_of_one_day_is_well_formed_and_one_that_ends_before_it_begins_is_not() {
    let mut one = entry("e1", 5, 3.0);
    one.valid_from = Some(one.occurred_on);
    one.valid_until = Some(one.occurred_on);
    assert!(parse_log(&print_log(&log(vec![one.clone()], Vec::new()))).is_ok());
    one.valid_from = Some(super::sample_tests::nth_day(6));
    let found = codes(&print_log(&log(vec![one], Vec::new())));
    assert_eq!(found[0].1.as_deref(), Some("log.entries[0].valid_until"));
}

proptest! {
    #[test]
    fn a_printed_log_is_read_back_as_it_was(log in any_log()) {
        prop_assert_eq!(parse_log(&print_log(&log)).unwrap(), log);
    }
}

#[test]
fn a_field_that_a_variant_does_not_have_is_refused_and_not_forgotten() {
    fn refused<T: serde::de::DeserializeOwned>(text: &str) {
        assert!(serde_json::from_str::<T>(text).is_err(), "{text}");
    }
    refused::<Shown>(r#"{"kind": "demonstrated", "level": 4}"#);
    refused::<super::Knowledge>(r#"{"kind": "latest", "instant": "2026-03-02T16:00:00Z"}"#);
    refused::<crate::evidence::rollup::RollupNeed>(r#"{"kind": "all", "k": 3}"#);
    refused::<crate::framework::CrosswalkMethod>(r#"{"kind": "linear", "rows": []}"#);
    let text = r#"{"kind":"demonstrated"}"#;
    let shown: Shown = serde_json::from_str(text).unwrap();
    assert_eq!(serde_json::to_string(&shown).unwrap(), text);
}
