//! Alpha against a published example and against the pairs themselves.

use proptest::prelude::*;

use super::{Agreement, JudgeRating, Measurement, NoAgreement, agreement};
use crate::framework::sample_tests::{key, level};

const ALL: [Measurement; 4] =
    [Measurement::Nominal, Measurement::Ordinal, Measurement::Interval, Measurement::Ratio];

/// One row for each judge; a point where nothing was said.
fn ratings(rows: &[&str]) -> Vec<JudgeRating> {
    let mut ratings = Vec::new();
    for (judge, row) in rows.iter().enumerate() {
        for (unit, cell) in row.split_whitespace().enumerate().filter(|(_, cell)| *cell != ".") {
            ratings.push(JudgeRating {
                judge: key(&format!("judge {judge}")),
                unit: key(&format!("unit {unit}")),
                level: level(cell.parse().unwrap()),
            });
        }
    }
    ratings
}

/// Krippendorff 2011, section C: 4 observers, 12 units.
fn published() -> Vec<JudgeRating> {
    ratings(&[
        "1 2 3 3 2 1 4 1 2 . . .",
        "1 2 3 3 2 2 4 1 2 5 . 3",
        ". 3 3 3 2 3 4 2 2 5 1 .",
        "1 2 3 3 2 4 4 1 2 5 1 .",
    ])
}

#[test]
fn the_published_example_has_its_published_alpha() {
    let alpha = |measurement| agreement(&published(), measurement).unwrap().alpha.unwrap();
    for (measurement, expected) in ALL.into_iter().zip([0.743, 0.815, 0.849, 0.797]) {
        assert!((alpha(measurement) - expected).abs() < 0.0005, "{measurement:?}");
    }
    let found = agreement(&published(), Measurement::Nominal).unwrap();
    assert_eq!((found.judges, found.units, found.values, found.unpaired), (4, 11, 40, 1));
}

#[test]
fn the_package_krippendorff_says_the_same() {
    // The Python package krippendorff 0.9.0, `alpha(reliability_data=rows, ..)`, run once.
    // On 59 random tables with gaps its alphas and ours differ by at most 6.7e-16.
    let rows = ratings(&["0 3 3.5 . 2 2 7 1", "1 3 3 4 . 2 6 1", ". . 3.5 4 2 0.5 7 1"]);
    let expected = [0.5581395348837209, 0.9081350729086722, 0.9452887537993921, 0.4939875144000404];
    for (measurement, expected) in ALL.into_iter().zip(expected) {
        let alpha = agreement(&rows, measurement).unwrap().alpha.unwrap();
        assert!((alpha - expected).abs() < 1e-14, "{measurement:?}: {alpha}");
    }
}

#[test]
fn nothing_to_compare_is_unknown_with_a_reason() {
    let reason = |rows: &[&str]| {
        let found = agreement(&ratings(rows), Measurement::Interval).unwrap();
        assert_eq!(found.alpha, None);
        found.unknown
    };
    assert_eq!(reason(&[]), Some(NoAgreement::NoPairs));
    assert_eq!(reason(&["1 2 . .", ". . 3 4"]), Some(NoAgreement::NoPairs));
    assert_eq!(reason(&["3 3 3", "3 3 ."]), Some(NoAgreement::NoVariation));
}

#[test]
fn judges_who_always_contradict_each_other_are_below_chance() {
    let found = agreement(&ratings(&["1 2 1 2", "2 1 2 1"]), Measurement::Nominal).unwrap();
    // Observed 1, expected 2 * 4 * 4 / (8 * 7).
    assert!((found.alpha.unwrap() - (1.0 - 56.0 / 32.0)).abs() < 1e-15);
}

/// Alpha by going through all pairs of ratings, as it is defined.
fn by_pairs(ratings: &[JudgeRating], measurement: Measurement) -> Option<f64> {
    let together = |a: &&JudgeRating| ratings.iter().filter(|b| b.unit == a.unit).count();
    let paired: Vec<&JudgeRating> = ratings.iter().filter(|one| together(one) > 1).collect();
    let n = paired.len() as f64;
    let count = |low: f64, high: f64| {
        let within = |one: &&&JudgeRating| (low..=high).contains(&one.level.get());
        paired.iter().filter(within).count() as f64
    };
    let square = |x: f64| x * x;
    let distance = |a: f64, b: f64| match measurement {
        Measurement::Nominal => f64::from(u8::from(a != b)),
        Measurement::Interval => square(a - b),
        Measurement::Ratio => {
            if a + b == 0.0 {
                0.0
            } else {
                square((a - b) / (a + b))
            }
        }
        Measurement::Ordinal if a == b => 0.0,
        Measurement::Ordinal => {
            square(count(a.min(b), a.max(b)) - (count(a, a) + count(b, b)) / 2.0)
        }
    };
    let (mut observed, mut expected) = (0.0, 0.0);
    for (at, a) in paired.iter().enumerate() {
        for (other, b) in paired.iter().enumerate().filter(|(other, _)| *other != at) {
            let apart = distance(a.level.get(), b.level.get());
            expected += apart / (n * (n - 1.0));
            if a.unit == b.unit && at != other {
                observed += apart / (together(a) as f64 - 1.0) / n;
            }
        }
    }
    (expected > 0.0).then(|| 1.0 - observed / expected)
}

/// Ratings of up to five judges and eight units, on whole and half levels.
fn some_ratings() -> impl Strategy<Value = Vec<JudgeRating>> {
    let cell = || proptest::option::weighted(0.7, 0_u8..7);
    proptest::collection::vec(proptest::collection::vec(cell(), 8), 1..5).prop_map(|rows| {
        let mut ratings = Vec::new();
        for (judge, row) in rows.iter().enumerate() {
            for (unit, cell) in row.iter().enumerate() {
                ratings.extend(cell.map(|half| JudgeRating {
                    judge: key(&format!("judge {judge}")),
                    unit: key(&format!("unit {unit}")),
                    level: level(f64::from(half) / 2.0),
                }));
            }
        }
        ratings
    })
}

fn numbers(found: &Agreement) -> (Option<f64>, Option<f64>, Option<f64>) {
    (found.alpha, found.observed, found.expected)
}

proptest! {
    #[test]
    fn alpha_is_that_of_all_pairs(ratings in some_ratings()) {
        for measurement in ALL {
            let found = agreement(&ratings, measurement).unwrap();
            let expected = by_pairs(&ratings, measurement);
            prop_assert_eq!(found.alpha.is_some(), expected.is_some());
            if let (Some(found), Some(expected)) = (found.alpha, expected) {
                prop_assert!(found <= 1.0 && (found - expected).abs() < 1e-12);
            }
        }
    }

    #[test]
    fn other_names_and_another_order_change_no_bit(ratings in some_ratings(), turn in 0_usize..20) {
        let mut renamed = ratings.clone();
        for rating in &mut renamed {
            rating.judge = key(&rating.judge.as_str().chars().rev().collect::<String>());
            let last = rating.unit.as_str().bytes().last().unwrap();
            rating.unit = key(&format!("{}", b'z' - last));
        }
        let length = renamed.len().max(1);
        let by = (turn % length).min(renamed.len());
        renamed.rotate_left(by);
        for measurement in ALL {
            let (one, other) = (agreement(&ratings, measurement), agreement(&renamed, measurement));
            prop_assert_eq!(numbers(&one.unwrap()), numbers(&other.unwrap()));
        }
    }
}
