//! Shares of right answers against published intervals, and levels against arithmetic.

use proptest::prelude::*;

use super::{Cut, TestLevelOptions, test_level, wilson};
use crate::framework::sample_tests::{level, scale};
use crate::framework::{Direction, ScaleKind};
use crate::kernel::{Share, math};
use crate::problem::Problem;

/// Share, low and high.
fn range(right: u32, asked: u32, confidence: f64) -> (f64, f64, f64) {
    let found = wilson(right, asked, confidence).unwrap();
    (found.share.unwrap().get(), found.low.unwrap().get(), found.high.unwrap().get())
}

fn near(got: f64, expected: f64, within: f64) {
    assert!((got - expected).abs() <= within, "{got} is not {expected}");
}

#[test]
fn the_range_is_the_one_of_the_published_comparison() {
    // Newcombe 1998, Statistics in Medicine 17, table I: method 3, the score method, at 95 %.
    for (right, asked, low, high) in [
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ] {
        let (_, got_low, got_high) = range(right, asked, 0.95);
        near(got_low, low, 0.00005);
        near(got_high, high, 0.00005);
    }
}

#[test]
fn the_width_of_the_normal_distribution_is_exact_for_every_confidence() {
    // With one answer of two right, z is the half width h by z^2 = 8 h^2 / (1 - 4 h^2).
    // The points of the normal distribution are those of any table of it.
    for (confidence, z) in [
        (0.5, 0.674489750196082),
        (0.8, 1.2815515655446004),
        (0.95, 1.959963984540054),
        (0.99, 2.5758293035489004),
        (0.9999, 3.890591886413121),
    ] {
        let (_, low, high) = range(1, 2, confidence);
        let half = (high - low) / 2.0;
        near(math::sqrt(8.0 * half * half / (1.0 - 4.0 * half * half)), z, 1e-12 * z * 100.0);
    }
}

#[test]
fn nothing_asked_is_unknown_and_not_zero() {
    let found = wilson(0, 0, 0.95).unwrap();
    assert_eq!((found.share, found.low, found.high), (None, None, None));
    let five = scale("five", ScaleKind::Ordinal, 1.0, 5.0);
    let found = test_level(0, 0, &five, &TestLevelOptions::default()).unwrap();
    assert_eq!((found.level, found.low, found.high), (None, None, None));
}

#[test]
fn a_school_mark_gets_smaller_with_better_results() {
    let mut marks = scale("marks", ScaleKind::Ordinal, 1.0, 6.0);
    marks.direction = Direction::LowerIsBetter;
    let found = test_level(8, 10, &marks, &TestLevelOptions::default()).unwrap();
    assert_eq!(found.level, Some(level(2.0)));
    assert!(found.low > found.level && found.level > found.high);
}

#[test]
fn a_cut_is_reached_by_its_own_share() {
    let five = scale("five", ScaleKind::Ordinal, 1.0, 5.0);
    let cut = |share: f64, at: f64| Cut { share: Share::new(share).unwrap(), level: level(at) };
    let options =
        TestLevelOptions { cuts: vec![cut(0.5, 3.0), cut(0.8, 4.0)], ..Default::default() };
    let at = |right| test_level(right, 10, &five, &options).unwrap().level.unwrap().get();
    assert_eq!([at(4), at(5), at(7), at(8), at(10)], [1.0, 3.0, 3.0, 4.0, 4.0]);
}

#[test]
fn bad_arguments_name_their_place() {
    let path = |problem: Problem| (problem.code, problem.path.unwrap());
    let off = wilson(11, 10, 0.95).unwrap_err();
    assert_eq!(path(off.into()), ("kernel.out_of_range", "right".to_owned()));
    let off = wilson(1, 10, f64::NAN).unwrap_err();
    assert_eq!(path(off.into()), ("kernel.not_finite", "confidence".to_owned()));
    let five = scale("five", ScaleKind::Ordinal, 1.0, 5.0);
    let options = TestLevelOptions { confidence: 1.0, ..Default::default() };
    let off = test_level(1, 10, &five, &options).unwrap_err();
    assert_eq!(path(off.into()), ("kernel.out_of_range", "options.confidence".to_owned()));
}

proptest! {
    #[test]
    fn the_range_holds_the_share_and_stays_within_0_and_1(
        asked in 1_u32..100_000, part in 0.0..=1.0, confidence in 0.01..=0.9999
    ) {
        let right = (f64::from(asked) * part) as u32;
        let (share, low, high) = range(right, asked, confidence);
        prop_assert!(0.0 <= low && low <= share && share <= high && high <= 1.0);
        let (_, wide_low, wide_high) = range(right, asked, (confidence + 0.9999) / 2.0);
        prop_assert!(wide_low <= low && high <= wide_high);
    }

    #[test]
    fn a_level_lies_in_its_range_and_on_its_scale(
        asked in 1_u32..1000, part in 0.0..=1.0, from in -50.0..50.0, width in 0.1..100.0
    ) {
        let right = (f64::from(asked) * part) as u32;
        let scale = scale("any", ScaleKind::Interval, from, from + width);
        let found = test_level(right, asked, &scale, &TestLevelOptions::default()).unwrap();
        prop_assert!(found.low <= found.level && found.level <= found.high);
        prop_assert!(found.low.unwrap() >= scale.minimum && found.high.unwrap() <= scale.maximum);
    }
}
