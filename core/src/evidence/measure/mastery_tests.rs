//! Mastery against an enumeration of all hidden ways, and against another library.

use proptest::prelude::*;

use super::{MasteryFitOptions, MasteryParameters, fit_mastery, trace_mastery};
use crate::kernel::{Share, math};
use crate::problem::Problem;

/// Forty people who learn and do not forget, drawn by NumPy with the seed 20261120.
const STEADY: &str = "\
    000100000111111 0000001110 00111110111111111 111111111110111 00011111111111101 \
    11000000010001 10100011111111111111111 01111111 0011111110111111111 0101001011010111 \
    101111111111111111101110 000111111111111111 000000001111111 11101001111111 0011111011111011 \
    011011111 011111011111010111110 011110100111111111 00111111111101111 001111111111111111111 \
    111101111111111111111 00000110110101 111111011111 1111111111101 000000000001001001111111 \
    01011111 11101111110111101111111 01011111111111111 0000000001100000 11111101111111111111111 \
    00011111100 0111101111111011111 01101111 101101011111111111111 110010000 \
    11111111101011111111011 0000111111011111111111 000111111111111111111111 00111100 001111111";

/// Forty people who learn and forget, drawn after them.
const FORGETFUL: &str = "\
    10111111111111011111 10000010111111001111 11000011111111111100 10100110111110110 \
    11111111111101000000000 000111110111111011 001110111111101111 0111111111111111111 \
    1110110111101111111000111110 00110111111111111 1000000111111111111011 \
    0011111111111111111111000 1110111111110000010111 1000000111111111110100001 \
    111111011000111111 1011111111101111111 0011110111110111111111111 00010000000000000 \
    00011111111111111100010 00100000111111011111111 110000000011111100000111 11111001111011001 \
    111111111011001111001100 0011000101111100000101110101 101000000111011111 \
    1100011100011001111101 11111111111111111111011 011111111111101110110 101111111111111111 \
    01110111111111110 00001001111011111011 010110111111111101111111 1111110000001010111 \
    01000001000011111111111 11110100111111111101111111 000011110100011111111111000 \
    100000000000111111111101 0110100101111111100001 111110111111100000 \
    00000111111110111011111101";

fn sequences(text: &str) -> Vec<Vec<bool>> {
    text.split_whitespace().map(|one| one.bytes().map(|byte| byte == b'1').collect()).collect()
}

fn parameters([known, learn, guess, slip, forget]: [f64; 5]) -> MasteryParameters {
    let share = |value| Share::new(value).unwrap();
    MasteryParameters {
        known: share(known),
        learn: share(learn),
        guess: share(guess),
        slip: share(slip),
        forget: share(forget),
    }
}

fn numbers(parameters: &MasteryParameters) -> [f64; 5] {
    let MasteryParameters { known, learn, guess, slip, forget } = parameters;
    [known, learn, guess, slip, forget].map(|share| share.get())
}

fn assert_near(got: [f64; 5], expected: [f64; 5], within: f64) {
    for (got, expected) in got.into_iter().zip(expected) {
        assert!((got - expected).abs() <= within, "{got} is not {expected}");
    }
}

/// The chance of the answers, and that of knowing it at each of them and after the last, by going
/// through every way of knowing and not knowing.
fn by_enumeration(answers: &[bool], model: &MasteryParameters) -> (f64, Vec<f64>) {
    let [known, learn, guess, slip, forget] = numbers(model);
    let (mut whole, mut knowing) = (0.0, vec![0.0; answers.len() + 1]);
    for way in 0_u32..1 << (answers.len() + 1) {
        let knows = |at: usize| way >> at & 1 == 1;
        let mut chance = if knows(0) { known } else { 1.0 - known };
        for (at, right) in answers.iter().enumerate() {
            let hit = if knows(at) { 1.0 - slip } else { guess };
            chance *= if *right { hit } else { 1.0 - hit };
            let next = if knows(at) { 1.0 - forget } else { learn };
            chance *= if knows(at + 1) { next } else { 1.0 - next };
        }
        whole += chance;
        for (at, knowing) in knowing.iter_mut().enumerate() {
            *knowing += if knows(at) { chance } else { 0.0 };
        }
    }
    (whole, knowing.into_iter().map(|chance| chance / whole).collect())
}

#[test]
fn the_fit_is_that_of_pybkt() {
    // pyBKT 1.4.3 on NumPy 1.26, `EM_fit.EM_fit(model, data, tol=-1, maxiter=3000)` with the same
    // starts: its parameters and its log likelihood before the first round and after the last.
    let options = MasteryFitOptions { iterations: 3000, tolerance: 1e-13, ..Default::default() };
    let steady =
        [0.1998240270916917, 0.20347886531783566, 0.19439265487820645, 0.09986912259312089, 0.0];
    let forgetful = [
        0.4487377327880897,
        0.2233382520151178,
        0.13863090772720787,
        0.0928115683371918,
        0.06990870257797559,
    ];
    for (text, start, at_start, best, at_best) in [
        (STEADY, [0.5, 0.1, 0.3, 0.2, 0.0], -315.383888473363, steady, -290.9740598898987),
        (STEADY, [0.2, 0.3, 0.1, 0.1, 0.0], -295.94731565615876, steady, -290.9740598898987),
        (FORGETFUL, [0.5, 0.1, 0.3, 0.2, 0.1], -489.65813347732666, forgetful, -455.0678839313918),
        (FORGETFUL, [0.3, 0.3, 0.1, 0.1, 0.05], -460.60588449852594, forgetful, -455.0678839313918),
    ] {
        let rows = sequences(text);
        let start = parameters(start);
        let before: f64 =
            rows.iter().map(|row| trace_mastery(row, &start).unwrap().log_likelihood).sum();
        assert!((before - at_start).abs() < 1e-10, "{before} is not {at_start}");
        let fit = fit_mastery(&rows, &[start], &options).unwrap();
        assert!(fit.starts[0].converged, "{:?}", fit.starts);
        assert!((fit.log_likelihood - at_best).abs() < 1e-10, "{}", fit.log_likelihood);
        assert_near(numbers(&fit.parameters), best, 1e-9);
    }
}

#[test]
fn a_right_answer_is_weighed_by_the_rule_of_bayes() {
    // known 0.5: expected 0.5 * 0.9 + 0.5 * 0.2 = 0.55, knew 0.45 / 0.55, then 10 % learn.
    let trace = trace_mastery(&[true], &parameters([0.5, 0.1, 0.2, 0.1, 0.0])).unwrap();
    let step = trace.steps[0];
    assert!((step.expected.get() - 0.55).abs() < 1e-15);
    assert!((step.knew.get() - 9.0 / 11.0).abs() < 1e-15);
    assert!((trace.mastered.get() - (9.0 / 11.0 + 0.1 * 2.0 / 11.0)).abs() < 1e-15);
    assert!((trace.log_likelihood - math::ln(0.55)).abs() < 1e-15);
}

#[test]
fn the_best_of_several_starts_wins_and_the_first_of_equals() {
    let rows = sequences(STEADY);
    let start = parameters([0.2, 0.3, 0.1, 0.1, 0.0]);
    // Nobody learns from here, since a chance of 0 stays.
    let stuck = parameters([0.2, 0.0, 0.1, 0.1, 0.0]);
    let fit = fit_mastery(&rows, &[stuck, start, start], &MasteryFitOptions::default()).unwrap();
    assert_eq!((fit.start, fit.starts.len(), fit.sequences), (1, 3, 40));
    assert!(fit.starts[0].log_likelihood < fit.log_likelihood);
}

#[test]
fn guess_and_slip_stay_at_or_below_their_largest() {
    let most_guess = Share::new(0.15).unwrap();
    let options = MasteryFitOptions { most_guess, ..Default::default() };
    let start = parameters([0.2, 0.3, 0.1, 0.1, 0.0]);
    let bound = fit_mastery(&sequences(STEADY), &[start], &options).unwrap();
    let free = fit_mastery(&sequences(STEADY), &[start], &MasteryFitOptions::default()).unwrap();
    assert_eq!(bound.parameters.guess, most_guess);
    assert!(bound.log_likelihood < free.log_likelihood);
}

#[test]
fn an_answer_that_cannot_happen_is_named() {
    let sure = parameters([1.0, 0.0, 0.2, 0.0, 0.0]);
    let problem = Problem::from(trace_mastery(&[true, false], &sure).unwrap_err());
    assert_eq!(problem.code, "evidence.impossible_answer");
    assert_eq!(problem.path.as_deref(), Some("answers[1]"));
    let rows = [vec![], vec![true, false]];
    let error = fit_mastery(&rows, &[sure], &MasteryFitOptions::default()).unwrap_err();
    assert_eq!(Problem::from(error).path.as_deref(), Some("sequences[1][1]"));
}

fn some_parameters() -> impl Strategy<Value = MasteryParameters> {
    [0.01..=0.99, 0.01..=0.99, 0.01..=0.5, 0.01..=0.5, 0.0..=0.5].prop_map(parameters)
}

proptest! {
    #[test]
    fn every_step_is_that_of_the_enumeration(
        answers in proptest::collection::vec(any::<bool>(), 0..8), model in some_parameters()
    ) {
        let trace = trace_mastery(&answers, &model).unwrap();
        let (chance, _) = by_enumeration(&answers, &model);
        prop_assert!((trace.log_likelihood - math::ln(chance)).abs() < 1e-12);
        for (at, step) in trace.steps.iter().enumerate() {
            let (with, knowing) = by_enumeration(&answers[..=at], &model);
            let (without, _) = by_enumeration(&answers[..at], &model);
            prop_assert!((step.knew.get() - knowing[at]).abs() < 1e-12);
            prop_assert!((step.mastered.get() - knowing[at + 1]).abs() < 1e-12);
            let expected = if step.right { with / without } else { 1.0 - with / without };
            prop_assert!((step.expected.get() - expected).abs() < 1e-12);
        }
    }

    #[test]
    fn no_round_lowers_the_likelihood_and_the_order_of_people_means_nothing(
        mut rows in proptest::collection::vec(proptest::collection::vec(any::<bool>(), 1..9), 1..9),
        start in some_parameters()
    ) {
        let mut before = f64::NEG_INFINITY;
        for iterations in [1, 2, 3, 5, 8, 50] {
            let options = MasteryFitOptions { iterations, tolerance: 0.0, ..Default::default() };
            let fit = fit_mastery(&rows, &[start], &options).unwrap();
            prop_assert!(fit.log_likelihood >= before - 1e-9, "{} {}", before, fit.log_likelihood);
            before = fit.log_likelihood;
            rows.reverse();
            prop_assert_eq!(&fit_mastery(&rows, &[start], &options).unwrap(), &fit);
        }
    }

    #[test]
    fn one_round_moves_to_the_rates_of_the_enumeration(
        rows in proptest::collection::vec(proptest::collection::vec(any::<bool>(), 1..6), 1..5),
        start in some_parameters()
    ) {
        // The part of people who know it first, given all of their answers.
        let known: f64 = rows.iter().map(|row| by_enumeration(row, &start).1[0]).sum();
        let options = MasteryFitOptions { iterations: 1, ..Default::default() };
        let fit = fit_mastery(&rows, &[start], &options).unwrap();
        prop_assert!((fit.parameters.known.get() - known / rows.len() as f64).abs() < 1e-12);
    }
}
