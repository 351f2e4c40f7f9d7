use proptest::prelude::*;

use super::{
    CalendarUnit, Decay, ExpiryRule, ExpiryStatus, LastUse, Remeasured, days_until_retrievability,
    expiry, fade, refit_half_life, retrievability,
};
use crate::framework::{Direction, ProficiencyScale, ScaleKind};
use crate::kernel::{Day, Key, Level, Share};

fn level(value: f64) -> Level {
    Level::new(value).unwrap()
}

fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

fn scale(direction: Direction) -> ProficiencyScale {
    let id = Key::parse("one-to-six").unwrap();
    let mut scale = ProficiencyScale::new(id, ScaleKind::Interval, level(1.0), level(6.0));
    scale.direction = direction;
    scale
}

#[test]
fn a_school_mark_fades_towards_the_bad_end() {
    let last = LastUse { level: level(1.0), day: day("2026-01-01"), further_uses: 0 };
    let decay = Decay { half_life_days: Some(50.0), floor: 0.0, ..Decay::default() };
    let marks = scale(Direction::LowerIsBetter);
    let faded = fade(&last, Some(level(4.0)), &marks, day("2026-02-20"), &decay).unwrap();
    assert!((faded.level.get() - 3.5).abs() < 1e-12 && (faded.lost.get() - 2.5).abs() < 1e-12);
    assert_eq!(faded.floor, level(6.0));
    assert!(faded.refresh_before > Some(day("2026-02-20")));
}

#[test]
fn what_is_below_from_the_start_is_to_be_refreshed_at_once_and_a_floor_lasts_for_ever() {
    let last = LastUse { level: level(3.0), day: day("2026-01-01"), further_uses: 0 };
    let (scale, decay) = (scale(Direction::HigherIsBetter), Decay::default());
    let by = |required| {
        fade(&last, Some(level(required)), &scale, last.day, &decay).unwrap().refresh_before
    };
    assert_eq!(by(3.5), Some(last.day));
    assert_eq!(by(3.0), last.day.plus_days(1));
    assert_eq!(by(1.6), None);
}

#[test]
fn a_fact_is_known_with_nine_in_ten_after_its_stability() {
    assert!((retrievability(7.0, 7.0, None).unwrap().get() - 0.9).abs() < 1e-15);
    assert_eq!(retrievability(0.0, 7.0, None).unwrap(), Share::ALL);
    for (days, stability, shape) in [(-1.0, 1.0, None), (1.0, 0.0, None), (1.0, 1.0, Some(2.0))] {
        assert!(retrievability(days, stability, shape).is_err());
    }
}

#[test]
fn a_half_life_comes_back_out_of_the_curve_it_made() {
    let scale = scale(Direction::HigherIsBetter);
    let truth = Decay { half_life_days: Some(120.0), ..Decay::default() };
    let made = |days: u32| {
        let last = LastUse { level: level(5.0), day: day("2026-01-01"), further_uses: 0 };
        let then = last.day.plus_days(days.cast_signed()).unwrap();
        let after = fade(&last, None, &scale, then, &truth).unwrap().level;
        Remeasured { before: last.level, after, days, weight: None }
    };
    let results: Vec<Remeasured> = (1..60).map(|week| made(week * 7)).collect();
    let believed = Decay { half_life_days: Some(300.0), ..Decay::default() };
    let fit = |strength| refit_half_life(&results, &scale, &believed, strength).unwrap();
    assert!((fit(1e-9).half_life_days - 120.0).abs() < 1e-6);
    assert!((fit(1e6).half_life_days - 300.0).abs() < 0.1);
    assert!(fit(10.0).half_life_days > 120.0 && fit(10.0).half_life_days < 300.0);
    let none = refit_half_life(&[], &scale, &believed, 1.0).unwrap();
    assert_eq!((none.half_life_days, none.used), (300.0, 0));
}

/// Whether a day is one of the calendar, by its definition and without any arithmetic of ours.
fn is_calendar_day(it: Day, on: Day, months: i32, last_day: bool) -> bool {
    let number =
        |day: Day, at: usize| day.to_string().split('-').nth(at).unwrap().parse::<i32>().unwrap();
    let of_month = |day| number(day, 2);
    let month = |day| number(day, 0) * 12 + number(day, 1);
    let is_last = of_month(it.plus_days(1).unwrap()) == 1;
    (month(it) - month(on)).rem_euclid(months) == 0
        && if last_day {
            is_last
        } else {
            of_month(it) == of_month(on) || is_last && of_month(it) < of_month(on)
        }
}

proptest! {
    #[test]
    fn the_day_to_refresh_before_is_the_first_one_below(
        held in 1.0_f64..6.0, required in 1.0_f64..6.0, half_life in 0.5_f64..900.0,
        floor in 0.0_f64..1.0, uses in 0_u32..4, growth in 0.0_f64..0.5,
    ) {
        let scale = scale(Direction::HigherIsBetter);
        let decay = Decay { half_life_days: Some(half_life), floor, growth, ..Decay::default() };
        let last = LastUse { level: level(held), day: day("2026-01-01"), further_uses: uses };
        let on = |days| {
            let as_of = last.day.plus_days(days).unwrap();
            fade(&last, Some(level(required)), &scale, as_of, &decay).unwrap()
        };
        let found = on(0).refresh_before.map(|day| day.days_since(last.day));
        let walked = (0..30_000).find(|days| on(*days).level.get() < required);
        // The level of a day is rounded once more than the comparison, so a tie may go either way.
        let tie = |days: Option<i32>| {
            days.is_some_and(|days| (on(days).level.get() - required).abs() < 1e-12)
        };
        prop_assert!(found == walked || walked.is_none() || tie(found), "{found:?} {walked:?}");
    }

    #[test]
    fn a_calendar_expires_on_its_first_day_after_that_on_which_something_was_shown(
        shown in 0_i32..1500, on in 0_i32..1500, every in 1_u32..14, last_day in any::<bool>(),
        year in any::<bool>(),
    ) {
        let start = day("2023-01-01");
        let (shown, on) = (start.plus_days(shown).unwrap(), start.plus_days(on).unwrap());
        let unit = if year { CalendarUnit::Year } else { CalendarUnit::Month };
        let rule = ExpiryRule::Calendar { unit, every, on, last_day_of_month: last_day };
        let months = if year { every * 12 } else { every }.cast_signed();
        let mut walked = shown.plus_days(1).unwrap();
        while !is_calendar_day(walked, on, months, last_day) {
            walked = walked.plus_days(1).unwrap();
        }
        let answer = expiry(&rule, shown, shown).unwrap();
        prop_assert_eq!(answer.expires_on, Some(walked));
        prop_assert_ne!(answer.status, ExpiryStatus::Expired);
        let late = expiry(&rule, shown, walked).unwrap();
        prop_assert_eq!(late.status, ExpiryStatus::Expired);
        let before = expiry(&rule, shown, walked.plus_days(-1).unwrap()).unwrap();
        prop_assert_eq!(before.status, ExpiryStatus::RunningOut);
    }

    #[test]
    fn days_until_a_probability_and_the_probability_of_days_undo_each_other(
        wanted in 0.3_f64..1.0, stability in 0.1_f64..1000.0, shape in 0.1_f64..0.8,
    ) {
        let days = days_until_retrievability(wanted, stability, Some(shape)).unwrap();
        prop_assume!(days < 1e7);
        let back = retrievability(days, stability, Some(shape)).unwrap().get();
        prop_assert!((back - wanted).abs() < 1e-12, "{back}");
        let whole = days.floor();
        prop_assert!(retrievability(whole, stability, Some(shape)).unwrap().get() >= wanted - 1e-12);
        prop_assert!(retrievability(whole + 1.0, stability, Some(shape)).unwrap().get() < wanted);
    }
}
