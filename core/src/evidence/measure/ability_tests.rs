//! Abilities against closed sums, and their laws.

use proptest::prelude::*;

use super::{AbilityOptions, ItemAnswer, TestItem, ability};
use crate::framework::sample_tests::key;
use crate::kernel::math;

fn item(id: usize, difficulty: f64, discrimination: f64) -> TestItem {
    TestItem { id: key(&format!("q{id}")), difficulty, discrimination }
}

fn answers(rights: &[bool]) -> Vec<ItemAnswer> {
    let answer =
        |(at, right): (usize, &bool)| ItemAnswer { item: key(&format!("q{at}")), right: *right };
    rights.iter().enumerate().map(answer).collect()
}

/// The mean and the deviation of ability after these answers, by a sum over a far finer grid.
fn by_fine_sum(items: &[TestItem], rights: &[bool], mean: f64, deviation: f64) -> (f64, f64) {
    let (mut whole, mut first, mut second) = (0.0, 0.0, 0.0);
    for step in -10_000..=10_000 {
        let x = f64::from(step) / 1000.0;
        let at = mean + deviation * x;
        let mut chance = math::exp(-x * x / 2.0);
        for (item, right) in items.iter().zip(rights) {
            let p = 1.0 / (1.0 + math::exp(-item.discrimination * (at - item.difficulty)));
            chance *= if *right { p } else { 1.0 - p };
        }
        whole += chance;
        first += chance * at;
        second += chance * at * at;
    }
    let mean = first / whole;
    (mean, math::sqrt(second / whole - mean * mean))
}

#[test]
fn sixty_one_points_are_as_good_as_twenty_thousand() {
    let items = [item(0, -1.0, 0.8), item(1, 0.0, 1.2), item(2, 0.7, 1.6), item(3, 2.0, 0.6)];
    for (rights, mean, deviation) in [
        ([true, true, false, false], 0.0, 1.0),
        ([true, true, true, true], 0.5, 1.5),
        ([false, false, false, false], -1.0, 0.7),
    ] {
        let options = AbilityOptions { mean, deviation };
        let found = ability(&items, &answers(&rights), &options).unwrap();
        let (expected, error) = by_fine_sum(&items, &rights, mean, deviation);
        assert!((found.ability.unwrap() - expected).abs() < 1e-6, "{found:?} {expected}");
        assert!((found.standard_error.unwrap() - error).abs() < 1e-6, "{found:?} {error}");
    }
}

#[test]
fn an_item_of_mean_difficulty_moves_both_ways_alike() {
    let items = [item(0, 0.0, 1.0)];
    let at = |right| {
        let found = ability(&items, &answers(&[right]), &AbilityOptions::default()).unwrap();
        found.ability.unwrap()
    };
    assert!((at(true) + at(false)).abs() < 1e-15);
}

#[test]
fn no_answer_gives_no_ability() {
    let found = ability(&[item(0, 0.0, 1.0)], &[], &AbilityOptions::default()).unwrap();
    assert_eq!((found.ability, found.standard_error, found.asked), (None, None, 0));
}

#[test]
fn very_sharp_and_very_far_items_give_a_number() {
    let items = [item(0, 100.0, 10.0), item(1, -100.0, 10.0)];
    let found = ability(&items, &answers(&[true, false]), &AbilityOptions::default()).unwrap();
    assert!(found.ability.unwrap().is_finite() && found.standard_error.unwrap().is_finite());
}

proptest! {
    #[test]
    fn one_more_right_answer_never_lowers_the_ability(
        numbers in proptest::collection::vec((-4.0..4.0, 0.05..3.0, any::<bool>()), 1..12)
    ) {
        let items: Vec<_> =
            numbers.iter().enumerate().map(|(at, (b, a, _))| item(at, *b, *a)).collect();
        let mut rights: Vec<bool> = numbers.iter().map(|(_, _, right)| *right).collect();
        let at = |rights: &[bool]| {
            ability(&items, &answers(rights), &AbilityOptions::default()).unwrap().ability.unwrap()
        };
        rights[0] = false;
        let before = at(&rights);
        rights[0] = true;
        prop_assert!(at(&rights) > before);
    }

    #[test]
    fn the_order_of_items_and_answers_means_nothing(
        numbers in proptest::collection::vec((-4.0..4.0, 0.05..3.0, any::<bool>()), 1..12)
    ) {
        let mut items: Vec<_> =
            numbers.iter().enumerate().map(|(at, (b, a, _))| item(at, *b, *a)).collect();
        let rights: Vec<bool> = numbers.iter().map(|(_, _, right)| *right).collect();
        let mut given = answers(&rights);
        let before = ability(&items, &given, &AbilityOptions::default()).unwrap();
        items.reverse();
        given.rotate_left(1);
        prop_assert_eq!(ability(&items, &given, &AbilityOptions::default()).unwrap(), before);
    }
}
