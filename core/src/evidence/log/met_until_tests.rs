use proptest::prelude::*;

use super::sample_tests::{any_log, entry, key, log, nth_day, policy};
use super::{AsOf, EvidencePolicy, LogIndex, MetUntilCause, levels_as_of, met_until};
use crate::evidence::decay::Decay;
use crate::evidence::{Estimator, EvidenceLog};
use crate::kernel::Level;

fn level(value: f64) -> Level {
    Level::new(value).unwrap()
}

fn fading(estimator: Estimator, floor: f64) -> EvidencePolicy {
    let decay = Decay { half_life_days: Some(15.0), floor, ..Decay::default() };
    EvidencePolicy { estimator, decay: Some(decay), ..policy() }
}

#[test]
fn a_level_that_fades_is_lost_by_fading_or_by_running_out_whichever_comes_first() {
    let mut one = entry("e1", 1, 4.0);
    let latest = Estimator::Latest { decimals: None };
    let policy = fading(latest, 0.0);
    let until = |one: &super::Entry| {
        let index = LogIndex::new(log(vec![one.clone()], vec![])).unwrap();
        let today = AsOf::on(nth_day(1));
        met_until(&index, &key("ana"), &key("sql"), level(2.0), &today, &policy).unwrap()
    };
    // 4 is 2 after exactly one half-life of 15 days, and below 2 on the day after.
    let faded = until(&one);
    assert_eq!((faded.met, faded.until), (Some(true), Some(nth_day(17))));
    assert_eq!((faded.cause, faded.changes.len()), (Some(MetUntilCause::Faded), 0));
    one.valid_until = Some(nth_day(9));
    let expired = until(&one);
    assert_eq!((expired.until, expired.level_then), (Some(nth_day(10)), None));
    assert_eq!(expired.cause, Some(MetUntilCause::Expired));
}

/// The first later day on which the entries that occurred by a day do not give the level.
fn brute(log: &EvidenceLog, today: u32, required: Level, policy: &EvidencePolicy) -> Option<i32> {
    let mut log = log.clone();
    log.entries.retain(|entry| entry.occurred_on <= nth_day(today));
    let index = LogIndex::new(log).unwrap();
    (1..=150).find(|days| {
        let day = nth_day(today).plus_days(*days).unwrap();
        let levels = levels_as_of(&index, &key("ana"), &AsOf::on(day), policy).unwrap();
        let sql = levels.iter().find(|one| one.competency == key("sql"));
        sql.and_then(|one| one.level).is_none_or(|level| level < required)
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn the_day_is_the_one_that_asking_day_by_day_finds(
        log in any_log(), today in 1..59_u32, halves in 0..=8_u8, floor in 0..=1_u8,
        gaussian in any::<bool>(), fades in any::<bool>(),
    ) {
        let estimator = match gaussian {
            true => Estimator::default(),
            false => Estimator::LatestVsRest { latest: 0.65, decimals: Some(2) },
        };
        let mut policy = fading(estimator, f64::from(floor) * 0.3);
        policy.decay = policy.decay.filter(|_| fades);
        let required = level(f64::from(halves) / 2.0);
        let index = LogIndex::new(log.clone()).unwrap();
        let as_of = AsOf::on(nth_day(today));
        let found = met_until(&index, &key("ana"), &key("sql"), required, &as_of, &policy).unwrap();
        if found.met == Some(true) {
            let until = found.until.map(|day| day.days_since(nth_day(today)));
            let window = until.filter(|days| *days <= 150);
            prop_assert_eq!(window, brute(&log, today, required, &policy));
            prop_assert_eq!(found.cause.is_some(), until.is_some());
        } else {
            prop_assert_eq!(found.until, None);
        }
    }
}
