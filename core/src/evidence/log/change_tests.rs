use proptest::prelude::*;

use super::sample_tests::{any_log, decision, entry, key, log, noon, nth_day, policy};
use super::{
    AsOf, EntryVerdict, EvidenceLog, EvidencePolicy, LevelChange, LogIndex, level_changes,
    profile_as_of, profile_steps,
};
use crate::evidence::decay::Decay;
use crate::evidence::{Estimator, EvidenceError};
use crate::framework::{ProficiencyScale, ScaleKind};
use crate::kernel::Level;
use crate::problem::Problem;

fn changes(
    log: EvidenceLog,
    from: AsOf,
    to: AsOf,
    policy: &EvidencePolicy,
) -> Result<Vec<LevelChange>, EvidenceError> {
    level_changes(&LogIndex::new(log).unwrap(), &key("ana"), &from, &to, policy)
}

fn latest() -> EvidencePolicy {
    EvidencePolicy { estimator: Estimator::Latest { decimals: None }, ..policy() }
}

/// Change, decay, growth and new evidence of ana's only competency.
fn parts(log: EvidenceLog, from: u32, to: u32) -> [f64; 4] {
    let (from, to) = (AsOf::on(nth_day(from)), AsOf::on(nth_day(to)));
    let one = changes(log, from, to, &latest()).unwrap().remove(0);
    [one.change, one.decay, one.growth, one.new_evidence].map(Level::get)
}

#[test]
fn growth_decay_and_new_evidence_are_told_apart() {
    let grown = log(vec![entry("a", 1, 3.1), entry("b", 9, 3.6)], vec![]);
    assert_eq!(parts(grown, 5, 10), [0.5, 0.0, 0.5, 0.0]);
    let new = log(vec![entry("b", 9, 3.5)], vec![]);
    assert_eq!(parts(new, 5, 10), [3.5, 0.0, 0.0, 3.5]);
    let mut old = entry("a", 1, 3.0);
    old.valid_until = Some(nth_day(7));
    assert_eq!(parts(log(vec![old.clone()], vec![]), 5, 10), [-3.0, -3.0, 0.0, 0.0]);
    let renewed = log(vec![old, entry("b", 9, 4.0)], vec![]);
    assert_eq!(parts(renewed, 5, 10), [1.0, -3.0, 4.0, 0.0]);
}

#[test]
fn a_retraction_in_between_is_not_fading() {
    let log = log(
        vec![entry("a", 1, 2.0), entry("b", 2, 5.0)],
        vec![decision("d", "b", EntryVerdict::Retracted, 8)],
    );
    let from = AsOf { occurred_on: nth_day(5), recorded_at: Some(noon(5)) };
    let one = changes(log, from, AsOf::on(nth_day(10)), &latest()).unwrap().remove(0);
    assert_eq!((one.decay.get(), one.growth.get()), (0.0, -3.0));
}

#[test]
fn the_second_point_must_not_lie_before_the_first_on_either_clock() {
    let late = AsOf::on(nth_day(9));
    let early = AsOf::on(nth_day(5));
    let knows_less = AsOf { occurred_on: nth_day(12), recorded_at: Some(noon(12)) };
    for (from, to, path) in [(late, early, "to.occurred_on"), (late, knows_less, "to.recorded_at")]
    {
        let problem = Problem::from(changes(log(vec![], vec![]), from, to, &policy()).unwrap_err());
        assert_eq!((problem.code, problem.path.as_deref()), ("evidence.invalid_span", Some(path)));
    }
}

proptest! {
    #[test]
    fn the_parts_add_up_to_the_change_in_every_bit_and_in_any_order(
        log in any_log(), from in 1..40_u32, later in 0..19_u32, recorded in 1..50_u32,
        half_life in 1.0..200.0_f64, minimum in -3.3..0.0_f64, length in 6.4..9.7_f64,
        plain in any::<bool>(),
    ) {
        let level = |value| Level::new(value).unwrap();
        // The highest level of a log is 5, which is on each of these scales.
        let (low, high) = (level(minimum), level(minimum + length + 2.0));
        let scale = ProficiencyScale::new(key("odd"), ScaleKind::Interval, low, high);
        let decay = Some(Decay { half_life_days: Some(half_life), ..Decay::default() });
        let estimator = if plain { Estimator::Mean { decimals: None } } else { Estimator::default() };
        let policy = EvidencePolicy { scales: vec![scale], decay, estimator, ..Default::default() };
        let from = AsOf { occurred_on: nth_day(from), recorded_at: Some(noon(recorded)) };
        let to = AsOf::on(from.occurred_on.plus_days(later as i32).unwrap());
        let index = LogIndex::new(log).unwrap();
        let person = key("ana");
        for one in level_changes(&index, &person, &from, &to, &policy).unwrap() {
            let change = one.change.get();
            let (a, b, c) = (one.decay.get(), one.growth.get(), one.new_evidence.get());
            for (x, y, z) in [(a, b, c), (b, c, a), (c, a, b), (c, b, a), (b, a, c), (a, c, b)] {
                prop_assert_eq!(((x + y) + z).to_bits(), change.to_bits());
                prop_assert_eq!((x + (y + z)).to_bits(), change.to_bits());
            }
            let of = |held: Option<super::Held>| held.and_then(|held| held.level);
            let level = |held| of(held).map_or(minimum, Level::get);
            prop_assert!((level(one.after) - level(one.before) - change).abs() < 1e-13);
            if of(one.before).is_some() {
                prop_assert!((level(one.aged) - level(one.before) - a).abs() < 1e-13);
            }
        }
        let steps = profile_steps(&index, &person, &from, &to, &policy).unwrap();
        prop_assert_eq!(&steps.before, &profile_as_of(&index, &person, &from, &policy).unwrap());
        prop_assert_eq!(&steps.after, &profile_as_of(&index, &person, &to, &policy).unwrap());
        if to.occurred_on == from.occurred_on {
            prop_assert_eq!(&steps.aged, &steps.before);
        }
    }
}
