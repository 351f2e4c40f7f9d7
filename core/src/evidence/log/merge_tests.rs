use proptest::prelude::*;

use super::sample_tests::{any_log, entry, key, log};
use super::{EvidenceLog, merge_logs};
use crate::framework::FrameworkVersion;
use crate::kernel::Text;
use crate::problem::Problem;

/// Two parts of a log that may overlap.
fn part(log: &EvidenceLog, kept: &[bool]) -> EvidenceLog {
    let keep = |at: usize| kept.get(at).copied().unwrap_or(true);
    let entries = log.entries.iter().enumerate().filter(|(at, _)| keep(*at));
    let decisions = log.decisions.iter().enumerate().filter(|(at, _)| keep(*at));
    EvidenceLog {
        framework: None,
        entries: entries.map(|(_, one)| one.clone()).collect(),
        decisions: decisions.map(|(_, one)| one.clone()).collect(),
    }
}

fn any_part() -> impl Strategy<Value = Vec<bool>> {
    proptest::collection::vec(any::<bool>(), 12)
}

proptest! {
    #[test]
    fn it_does_not_matter_how_logs_come_together(
        log in any_log(), a in any_part(), b in any_part(), c in any_part(),
    ) {
        let (a, b, c) = (part(&log, &a), part(&log, &b), part(&log, &c));
        let merge = |a: &EvidenceLog, b: &EvidenceLog| merge_logs(a, b).unwrap();
        prop_assert_eq!(merge(&a, &b), merge(&b, &a));
        prop_assert_eq!(merge(&merge(&a, &b), &c), merge(&a, &merge(&b, &c)));
        let canonical = merge(&a, &a);
        prop_assert_eq!(merge(&canonical, &canonical), canonical.clone());
        prop_assert_eq!(canonical.entries.len(), a.entries.len());
        let both = merge(&a, &b);
        let has = |one: &EvidenceLog, id| one.entries.iter().any(|entry| entry.id == id);
        for one in &log.entries {
            let expected = has(&a, one.id.clone()) || has(&b, one.id.clone());
            prop_assert_eq!(has(&both, one.id.clone()), expected);
        }
    }

    #[test]
    fn two_contents_of_one_id_are_refused_from_either_side(a in any_log(), b in any_log()) {
        let same_code = |x: &EvidenceLog, y: &EvidenceLog| merge_logs(x, y).map_err(|e| Problem::from(e).code);
        prop_assert_eq!(same_code(&a, &b), same_code(&b, &a));
    }
}

#[test]
fn the_answer_is_ordered_by_the_record_and_then_by_id() {
    let mut early = entry("z", 9, 1.0);
    early.recorded_at = super::sample_tests::noon(2);
    let merged = merge_logs(
        &log(vec![entry("b", 5, 1.0), early], vec![]),
        &log(vec![entry("a", 5, 1.0)], vec![]),
    );
    let ids: Vec<_> = merged.unwrap().entries.iter().map(|one| one.id.to_string()).collect();
    assert_eq!(ids, ["z", "a", "b"]);
}

#[test]
fn logs_of_two_versions_of_a_framework_are_not_mixed() {
    let of = |version: &str| EvidenceLog {
        framework: Some(FrameworkVersion { id: key("esco"), version: Text::from(version) }),
        ..EvidenceLog::default()
    };
    let problem = Problem::from(merge_logs(&of("1.2.0"), &of("1.1.1")).unwrap_err());
    assert_eq!(problem.code, "evidence.conflicting_framework");
    assert_eq!(
        problem.message,
        "framework `esco 1.1.1` and framework `esco 1.2.0` do not go together"
    );
    let none = EvidenceLog::default();
    assert_eq!(merge_logs(&none, &of("1.1.1")).unwrap().framework, of("1.1.1").framework);
}
