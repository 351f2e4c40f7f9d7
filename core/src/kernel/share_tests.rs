use proptest::prelude::*;

use super::{Share, Weight, apportion};

fn weights(values: &[f64]) -> Vec<Weight> {
    values.iter().map(|value| Weight::new(*value).unwrap()).collect()
}

#[test]
fn thirds_add_up_to_the_whole_in_any_order() {
    let shares = apportion(&weights(&[1.0, 1.0, 1.0]));
    let forward: f64 = shares.iter().map(|share| share.get()).sum();
    let backward: f64 = shares.iter().rev().map(|share| share.get()).sum();
    assert_eq!((forward, backward), (1.0, 1.0));
    assert!((shares[1].get() - 1.0 / 3.0).abs() < 1e-16);
}

#[test]
fn nothing_weighs_nothing() {
    assert!(apportion(&[]).is_empty());
    assert!(apportion(&weights(&[0.0, 0.0])).is_empty());
    assert_eq!(Share::ratio(0.0, 0.0), Share::NONE);
}

#[test]
fn a_share_outside_of_the_whole_is_refused() {
    assert!(Share::new(1.5).is_err());
    assert!(Share::new(-0.1).is_err());
    assert!(Share::new(f64::NAN).is_err());
}

proptest! {
    #[test]
    fn shares_of_one_whole_add_up_exactly_and_follow_their_weights(
        values in prop::collection::vec(0.0_f64..1e6, 1..400)
    ) {
        let sum: f64 = values.iter().sum();
        prop_assume!(sum > 0.0);
        let shares = apportion(&weights(&values));
        prop_assert_eq!(shares.iter().map(|share| share.get()).sum::<f64>(), 1.0);
        for (share, value) in shares.iter().zip(&values) {
            prop_assert!((share.get() - value / sum).abs() < 1e-13);
        }
    }

    #[test]
    fn a_larger_level_never_has_a_smaller_share(a in 0.0_f64..9.0, b in 0.0_f64..9.0, need in 0.1_f64..9.0) {
        let (less, more) = if a < b { (a, b) } else { (b, a) };
        prop_assert!(Share::ratio(less, need) <= Share::ratio(more, need));
    }
}
