use proptest::prelude::*;
use serde_json::{Value, json};

use super::{RollupOutcome, RollupRule, RollupRun, roll_up_outcomes, without_roll_ups};
use crate::evidence::{EntryVerdict, EvidenceLog, Profile};
use crate::framework::Framework;
use crate::kernel::Key;

/// `it` above `databases`, above `sql` and `tuning`.
fn outline() -> Framework {
    let scale = json!({"id": "s", "kind": "ordinal", "minimum": 1, "maximum": 5, "mastery": 3});
    let below = [("databases", "it"), ("sql", "databases"), ("tuning", "databases")];
    let relations: Vec<Value> = below
        .map(|(child, parent)| json!({"from": child, "kind": "child_of", "to": parent}))
        .into();
    let competencies: Vec<Value> =
        ["it", "databases", "sql", "tuning"].map(|uri| json!({"uri": uri})).into();
    serde_json::from_value(json!({"id": "f", "version": "1", "scales": [scale],
        "competencies": competencies, "relations": relations}))
    .unwrap()
}

fn rules(modes: [&str; 2]) -> Vec<RollupRule> {
    let rule = |parent: &str, mode: &str| {
        let rule = json!({"parent": parent, "needs": {"kind": "all"}, "outcome": mode});
        serde_json::from_value(rule).unwrap()
    };
    vec![rule("it", modes[0]), rule("databases", modes[1])]
}

/// Levels of sql, tuning and databases; 0 where nobody knows.
fn profile(levels: [u32; 3]) -> Profile {
    let named = ["sql", "tuning", "databases"].into_iter().zip(levels);
    let levels: Vec<Value> = named
        .filter(|(_, level)| *level > 0)
        .map(|(name, level)| json!({"competency": name, "level": level}))
        .collect();
    serde_json::from_value(json!({"person": "ana", "levels": levels})).unwrap()
}

fn run(number: u32) -> RollupRun {
    serde_json::from_value(json!({"id": format!("run-{number}"), "occurred_on": "2026-11-20",
        "recorded_at": "2026-11-20T09:30:00Z"}))
    .unwrap()
}

fn apply(log: &mut EvidenceLog, proposed: Vec<RollupOutcome>) {
    for outcome in proposed {
        match outcome {
            RollupOutcome::Evidence { entry, .. }
            | RollupOutcome::Recommend { entry, .. }
            | RollupOutcome::Complete { entry, .. } => log.entries.push(*entry),
            RollupOutcome::Retract { decision, .. } => log.decisions.push(*decision),
        }
    }
}

/// The competencies for which something of a roll-up is in force, ordered.
fn in_force(log: &EvidenceLog) -> Vec<&str> {
    let retracted = |id: &Key| {
        let mut decisions = log.decisions.iter();
        decisions.any(|one| one.entry == *id && one.verdict == EntryVerdict::Retracted)
    };
    let there = log.entries.iter().filter(|entry| !retracted(&entry.id));
    let mut names: Vec<&str> = there.map(|entry| entry.competency.as_str()).collect();
    names.sort_unstable();
    names
}

#[test]
fn a_child_that_falls_takes_back_what_rests_on_it_and_the_history_stays() {
    let (framework, rules) = (outline(), rules(["complete", "complete"]));
    let mut log = EvidenceLog::default();
    let risen = roll_up_outcomes(&framework, &profile([4, 3, 0]), &rules, &log, &run(1)).unwrap();
    apply(&mut log, risen.proposed);
    assert_eq!(in_force(&log), ["databases", "it"]);
    let fallen = roll_up_outcomes(&framework, &profile([4, 2, 0]), &rules, &log, &run(2)).unwrap();
    apply(&mut log, fallen.proposed);
    assert!(in_force(&log).is_empty());
    // A peer deletes events that run out; here both the level and its end can be looked up.
    assert_eq!((log.entries.len(), log.decisions.len()), (2, 2));
}

#[test]
fn the_profile_of_a_log_without_roll_ups_is_not_held_up_by_them() {
    let (framework, rules) = (outline(), rules(["complete", "complete"]));
    let mut log = EvidenceLog::default();
    let risen = roll_up_outcomes(&framework, &profile([4, 3, 0]), &rules, &log, &run(1)).unwrap();
    apply(&mut log, risen.proposed);
    assert_eq!(without_roll_ups(&log), EvidenceLog::default());
}

proptest! {
    #[test]
    fn with_everything_recorded_nothing_more_is_proposed(
        history in prop::collection::vec(
            (prop::array::uniform3(0_u32..=5), 0_usize..4, 0_usize..4), 1..6),
        seed in any::<u64>(),
    ) {
        let framework = outline();
        let modes = ["none", "evidence", "recommend", "complete"];
        let mut log = EvidenceLog::default();
        for (number, (levels, above, below)) in (0_u32..).zip(history) {
            let rules = rules([modes[above], modes[below]]);
            let profile = profile(levels);
            let first =
                roll_up_outcomes(&framework, &profile, &rules, &log, &run(2 * number)).unwrap();
            // The order of a log means nothing.
            let mut mixed = log.clone();
            let mut at = 0_u64;
            mixed.entries.sort_by_cached_key(|_| { at += 1; at.wrapping_mul(seed | 1) });
            mixed.decisions.reverse();
            let again =
                roll_up_outcomes(&framework, &profile, &rules, &mixed, &run(2 * number)).unwrap();
            prop_assert_eq!(&first, &again);

            apply(&mut log, first.proposed);
            let second =
                roll_up_outcomes(&framework, &profile, &rules, &log, &run(2 * number + 1)).unwrap();
            prop_assert!(second.proposed.is_empty(), "{:?}", second.proposed);
            // What is in force is what the last roll-up alone would have recorded.
            let mut fresh = EvidenceLog::default();
            let alone =
                roll_up_outcomes(&framework, &profile, &rules, &fresh, &run(99)).unwrap();
            apply(&mut fresh, alone.proposed);
            prop_assert_eq!(in_force(&log), in_force(&fresh));
        }
    }
}
