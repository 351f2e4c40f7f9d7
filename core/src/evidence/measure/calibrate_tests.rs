//! Calibrations against a published table, and their laws.

use proptest::prelude::*;

use super::{AnswerPattern, Calibration, CalibrationOptions, ItemModel, calibrate};
use crate::framework::sample_tests::key;
use crate::kernel::{Key, math};
use crate::problem::Problem;

/// How often each of the 32 patterns occurred, from 00000 to 11111, in section 6 of the Law School
/// Admission Test (Bock and Lieberman 1970, Psychometrika 35, table 1).
const LSAT_6: [u32; 32] = [
    3, 6, 2, 11, 1, 1, 3, 4, 1, 8, 0, 16, 0, 3, 2, 15, 10, 29, 14, 81, 3, 28, 15, 80, 16, 56, 21,
    173, 11, 61, 28, 298,
];

fn keys(count: usize) -> Vec<Key> {
    (0..count).map(|at| key(&format!("q{}", at + 1))).collect()
}

fn lsat() -> Vec<AnswerPattern> {
    let bits = |pattern: usize| (0..5).rev().map(move |bit| Some(pattern >> bit & 1 == 1));
    let row = |(pattern, people): (usize, &u32)| AnswerPattern {
        answers: bits(pattern).collect(),
        people: *people,
    };
    LSAT_6.iter().enumerate().map(row).collect()
}

fn fitted(model: ItemModel) -> Calibration {
    calibrate(&keys(5), &lsat(), &CalibrationOptions { model, ..Default::default() }).unwrap()
}

fn assert_near(got: impl IntoIterator<Item = f64>, expected: [f64; 5], within: f64) {
    for (got, expected) in got.into_iter().zip(expected) {
        assert!((got - expected).abs() <= within, "{got} is not {expected}");
    }
}

#[test]
fn the_table_is_the_published_one() {
    let fit = fitted(ItemModel::Rasch);
    assert_eq!(fit.people, 1000);
    let rights: Vec<u32> = fit.items.iter().map(|item| item.right).collect();
    assert_eq!(rights, [924, 709, 553, 763, 870]);
}

#[test]
fn the_rasch_model_gives_the_published_difficulties() {
    // R package ltm (Rizopoulos 2006, Journal of Statistical Software 17), `rasch(LSAT)`.
    let fit = fitted(ItemModel::Rasch);
    assert!(fit.converged);
    assert!((fit.log_likelihood - -2466.938).abs() < 0.0005, "{}", fit.log_likelihood);
    let difficulties = fit.items.iter().map(|item| item.difficulty);
    assert_near(difficulties, [-3.6153, -1.3224, -0.3176, -1.7301, -2.7802], 0.00005);
    assert_near(fit.items.iter().map(|item| item.discrimination), [0.7551; 5], 0.00005);
}

#[test]
fn two_parameters_give_the_published_likelihood_and_a_little_more() {
    // `ltm(LSAT ~ z1)` of the same package. It ends with a slope of 0.024 left, so its parameters
    // are a little off the best ones: by at most 0.0006 and 0.0024.
    let fit = fitted(ItemModel::TwoParameter);
    assert!(fit.converged);
    assert!((fit.log_likelihood - -2466.653).abs() < 0.0005, "{}", fit.log_likelihood);
    let slopes = fit.items.iter().map(|item| item.discrimination);
    assert_near(slopes, [0.8253715, 0.7229499, 0.8904748, 0.6885502, 0.6574516], 0.0007);
    let difficulties = [-3.3597341, -1.3696497, -0.2798983, -1.8659189, -3.1235725];
    assert_near(fit.items.iter().map(|item| item.difficulty), difficulties, 0.0025);

    let published =
        log_likelihood(&[0.8253715, 0.7229499, 0.8904748, 0.6885502, 0.6574516], &difficulties);
    assert!(published < fit.log_likelihood && fit.log_likelihood - published < 1e-5, "{published}");

    // An own NumPy program, Newton on 121 points from -8 to 8, run once: the same to 6 decimals.
    let slopes = fit.items.iter().map(|item| item.discrimination);
    assert_near(slopes, [0.825660, 0.722744, 0.890875, 0.688368, 0.656856], 2e-6);
    let best = [-3.358811, -1.370058, -0.279666, -1.866381, -3.125907];
    assert_near(fit.items.iter().map(|item| item.difficulty), best, 6e-6);
}

/// The log likelihood of the table, by a plain sum over a finer and wider grid.
fn log_likelihood(slopes: &[f64; 5], difficulties: &[f64; 5]) -> f64 {
    let points: Vec<f64> = (-800..=800).map(|step| f64::from(step) / 100.0).collect();
    let weights: Vec<f64> = points.iter().map(|x| math::exp(-x * x / 2.0)).collect();
    let whole: f64 = weights.iter().sum();
    lsat()
        .iter()
        .map(|row| {
            let at = |x: &f64| {
                let items = row.answers.iter().zip(slopes).zip(difficulties);
                items
                    .map(|((right, a), b)| {
                        let p = 1.0 / (1.0 + math::exp(-a * (x - b)));
                        if right.unwrap() { p } else { 1.0 - p }
                    })
                    .product::<f64>()
            };
            let sum: f64 = points.iter().zip(&weights).map(|(x, weight)| weight * at(x)).sum();
            f64::from(row.people) * math::ln(sum / whole)
        })
        .sum()
}

#[test]
fn no_round_lowers_the_likelihood() {
    for model in [ItemModel::Rasch, ItemModel::TwoParameter] {
        let mut before = f64::NEG_INFINITY;
        for iterations in 1..40 {
            let options = CalibrationOptions { model, iterations, tolerance: 0.0 };
            let fit = calibrate(&keys(5), &lsat(), &options).unwrap();
            assert!(fit.log_likelihood >= before, "{model:?} {iterations}");
            before = fit.log_likelihood;
        }
    }
}

#[test]
fn a_wrong_key_shows_as_a_discrimination_at_its_limit() {
    let mut rows = lsat();
    for row in &mut rows {
        let reversed = row.answers[2].map(|right| !right);
        row.answers[2] = reversed;
    }
    let options = CalibrationOptions { model: ItemModel::TwoParameter, ..Default::default() };
    let fit = calibrate(&keys(5), &rows, &options).unwrap();
    let at_limit: Vec<bool> = fit.items.iter().map(|item| item.at_limit).collect();
    assert_eq!(at_limit, [false, false, true, false, false]);
    assert_eq!(fit.items[2].discrimination, 0.01);
}

#[test]
fn an_answer_that_was_not_asked_for_is_no_wrong_one() {
    // Half of the people are not asked the last item; its difficulty stays near.
    let mut rows = lsat();
    for row in &mut rows {
        row.people *= 2;
    }
    let mut asked = lsat();
    asked.extend(lsat().into_iter().map(|mut row| {
        row.answers[4] = None;
        row
    }));
    let options = CalibrationOptions::default();
    let (all, some) = (
        calibrate(&keys(5), &rows, &options).unwrap(),
        calibrate(&keys(5), &asked, &options).unwrap(),
    );
    assert_eq!((all.items[4].asked, some.items[4].asked, some.people), (2000, 1000, 2000));
    assert!((all.items[4].difficulty - some.items[4].difficulty).abs() < 0.05);
}

#[test]
fn what_no_difficulty_can_fit_is_refused() {
    let code = |rows: &[AnswerPattern]| {
        let error = calibrate(&keys(2), rows, &CalibrationOptions::default()).unwrap_err();
        let problem = Problem::from(error);
        (problem.code, problem.path.unwrap())
    };
    let row = |answers: [Option<bool>; 2]| AnswerPattern { answers: answers.to_vec(), people: 1 };
    assert_eq!(code(&[]), ("evidence.no_answers", "patterns".to_owned()));
    assert_eq!(code(&[row([None, None])]), ("evidence.no_answers", "patterns".to_owned()));
    let rows = [row([Some(true), Some(true)]), row([Some(false), Some(true)])];
    assert_eq!(code(&rows), ("evidence.constant_item", "items[1]".to_owned()));
    let rows = [row([Some(true), None]), row([Some(false), None])];
    assert_eq!(code(&rows), ("evidence.no_answers", "items[1]".to_owned()));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn rounds_never_lower_the_likelihood_and_the_order_of_rows_means_nothing(
        mut rows in proptest::collection::vec(
            (proptest::collection::vec(proptest::option::weighted(0.9, any::<bool>()), 4), 1_u32..9),
            6..20
        )
    ) {
        // Every item has a right and a wrong answer.
        rows.push((vec![Some(true); 4], 1));
        rows.push((vec![Some(false); 4], 1));
        let mut rows: Vec<_> =
            rows.into_iter().map(|(answers, people)| AnswerPattern { answers, people }).collect();
        let mut before = f64::NEG_INFINITY;
        for model in [ItemModel::Rasch, ItemModel::TwoParameter] {
            for iterations in [1, 2, 3, 5, 8, 13, 21, 34] {
                let options = CalibrationOptions { model, iterations, tolerance: 1e-9 };
                let fit = calibrate(&keys(4), &rows, &options).unwrap();
                let slack = 1e-9 * fit.log_likelihood.abs();
                prop_assert!(fit.log_likelihood >= before - slack, "{} {}", iterations, before);
                before = if iterations == 34 { f64::NEG_INFINITY } else { fit.log_likelihood };
                if iterations == 34 {
                    rows.reverse();
                    prop_assert_eq!(&calibrate(&keys(4), &rows, &options).unwrap(), &fit);
                }
            }
        }
    }
}
