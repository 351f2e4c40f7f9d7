//! Severities against arithmetic, another library and the definition of least squares.

use proptest::prelude::*;

use super::{JudgeRating, Severities, SeverityOptions, severity};
use crate::framework::sample_tests::{key, level};

fn rating(judge: &str, unit: &str, at: f64) -> JudgeRating {
    JudgeRating { judge: key(judge), unit: key(unit), level: level(at) }
}

const WHOLE: SeverityOptions = SeverityOptions { half_at: 0.0 };

fn severities(found: &Severities) -> Vec<(&str, Option<f64>)> {
    found.judges.iter().map(|one| (one.judge.as_str(), one.severity)).collect()
}

#[test]
fn a_judge_who_is_always_a_level_lower_is_half_a_level_stricter_than_the_mean() {
    let pairs = [("eva", 3.0), ("fay", 4.0), ("gus", 2.0)];
    let ratings: Vec<_> = pairs
        .iter()
        .flat_map(|(unit, at)| [rating("ana", unit, *at), rating("ben", unit, at + 1.0)])
        .collect();
    let found = severity(&ratings, &WHOLE).unwrap();
    assert_eq!(severities(&found), [("ana", Some(0.5)), ("ben", Some(-0.5))]);
    assert_eq!((found.groups, found.degrees_of_freedom), (1, 2));
    assert_eq!(found.deviation, Some(0.0));
    assert_eq!(found.ratings[0].level, Some(level(3.5)));
    assert_eq!(found.ratings[1].level, Some(level(3.5)));
    // With three shared ratings the default takes half of it.
    let found = severity(&ratings, &SeverityOptions::default()).unwrap();
    assert_eq!(found.judges[0].correction, Some(0.25));
}

#[test]
fn judges_without_a_shared_unit_cannot_be_compared() {
    let ratings = [
        rating("ana", "eva", 3.0),
        rating("ben", "eva", 4.0),
        rating("cal", "fay", 1.0),
        rating("dan", "fay", 1.0),
        rating("liz", "gus", 5.0),
    ];
    let found = severity(&ratings, &WHOLE).unwrap();
    assert_eq!(found.groups, 3);
    let expected = [
        ("ana", Some(0.5)),
        ("ben", Some(-0.5)),
        ("cal", Some(0.0)),
        ("dan", Some(0.0)),
        ("liz", None),
    ];
    assert_eq!(severities(&found), expected);
    let groups: Vec<u32> = found.judges.iter().map(|one| one.group).collect();
    assert_eq!(groups, [0, 0, 1, 1, 2]);
    assert_eq!((found.deviation, found.judges[0].standard_error), (None, None));
    assert_eq!(found.ratings[4].level, None);
}

#[test]
fn numpy_finds_the_same_severities_and_errors() {
    // `numpy.linalg.lstsq` on the design with a column for each unit and judge and a row that sums
    // the judges to 0, run once; errors from the inverse of the normal equations.
    let rows = [
        ("ana", [Some(3.0), Some(4.0), None, Some(2.0)]),
        ("ben", [Some(4.0), Some(4.5), Some(3.0), None]),
        ("cal", [None, Some(3.0), Some(1.5), Some(2.0)]),
    ];
    let mut ratings = Vec::new();
    for (judge, levels) in rows {
        for (unit, at) in ["p", "q", "r", "s"].iter().zip(levels) {
            ratings.extend(at.map(|at| rating(judge, unit, at)));
        }
    }
    let found = severity(&ratings, &WHOLE).unwrap();
    let expected = [
        (0.1333333333333331, 0.15634719199411432),
        (-0.7666666666666678, 0.15634719199411432),
        (0.6333333333333312, 0.15634719199411432),
    ];
    for (judge, (severity, error)) in found.judges.iter().zip(expected) {
        assert!((judge.severity.unwrap() - severity).abs() < 1e-14, "{judge:?}");
        assert!((judge.standard_error.unwrap() - error).abs() < 1e-14, "{judge:?}");
    }
    assert_eq!(found.degrees_of_freedom, 3);
}

#[test]
fn nothing_rated_is_nobody_judged() {
    let found = severity(&[], &WHOLE).unwrap();
    assert!(found.judges.is_empty() && found.ratings.is_empty());
    assert_eq!((found.groups, found.deviation), (0, None));
}

/// The sum of squares that is left, with the best level for each unit.
fn rest(ratings: &[JudgeRating], severity: impl Fn(&str) -> f64) -> f64 {
    let bare = |one: &JudgeRating| one.level.get() + severity(one.judge.as_str());
    ratings
        .iter()
        .map(|one| {
            let same: Vec<f64> =
                ratings.iter().filter(|other| other.unit == one.unit).map(&bare).collect();
            let apart = bare(one) - same.iter().sum::<f64>() / same.len() as f64;
            apart * apart
        })
        .sum()
}

fn some_ratings() -> impl Strategy<Value = Vec<JudgeRating>> {
    proptest::collection::btree_map((0_u8..6, 0_u8..6), 0_u8..50, 1..20).prop_map(|cells| {
        let cell = |((judge, unit), at): ((u8, u8), u8)| {
            rating(&format!("j{judge}"), &format!("u{unit}"), f64::from(at) / 10.0)
        };
        cells.into_iter().map(cell).collect()
    })
}

proptest! {
    #[test]
    fn no_other_severity_leaves_less_and_each_group_has_a_mean_of_0(
        ratings in some_ratings(), nudge in -0.5..0.5
    ) {
        let found = severity(&ratings, &WHOLE).unwrap();
        let of = |name: &str| {
            let judge = found.judges.iter().find(|one| one.judge.as_str() == name);
            judge.and_then(|one| one.severity).unwrap_or(0.0)
        };
        let best = rest(&ratings, of);
        for judge in &found.judges {
            let nudged = |name: &str| of(name) + if name == judge.judge.as_str() { nudge } else { 0.0 };
            prop_assert!(rest(&ratings, nudged) >= best - 1e-9);
        }
        for group in 0..found.groups {
            let own = found.judges.iter().filter(|one| one.group == group);
            prop_assert!(own.filter_map(|one| one.severity).sum::<f64>().abs() < 1e-9);
        }
    }

    #[test]
    fn the_order_of_ratings_means_nothing(ratings in some_ratings()) {
        let found = severity(&ratings, &SeverityOptions::default()).unwrap();
        let mut turned = ratings.clone();
        turned.reverse();
        let again = severity(&turned, &SeverityOptions::default()).unwrap();
        prop_assert_eq!(found.judges, again.judges);
        prop_assert_eq!(found.deviation, again.deviation);
    }
}
