use proptest::prelude::*;

use super::{Key, KeyIndex};

fn key(text: &str) -> Key {
    Key::parse(text).unwrap()
}

#[test]
fn a_key_that_is_there_twice_is_found_where_it_came_first() {
    let keys = ["b", "a", "b", "c", "b"].map(key);
    let index = KeyIndex::of(&keys, |key| Some(key));
    assert_eq!(index.get_text("b"), Some(0));
    assert_eq!(index.duplicates(), [2, 4]);
    assert_eq!(index.get_text("d"), None);
}

proptest! {
    #[test]
    fn every_key_is_found_and_no_other(texts in prop::collection::btree_set("[a-c/:é]{1,20}", 0..60), other in "[a-d]{1,6}") {
        let keys: Vec<Key> = texts.iter().map(|text| key(text)).collect();
        let index = KeyIndex::of(&keys, |key| Some(key));
        for (at, key) in (0_u32..).zip(&keys) {
            prop_assert_eq!(index.get(key), Some(at));
        }
        prop_assert_eq!(index.get_text(&other).is_some(), texts.contains(&other));
    }
}

#[test]
fn of_keys_that_come_again_the_first_place_is_known() {
    let keys = ["a", "b", "a", "c", "b", "a"].map(key);
    let index = KeyIndex::new(keys.iter().zip(0_u32..));
    assert_eq!(index.firsts(), [0, 1, 0, 3, 1, 0]);
    assert_eq!(index.duplicates(), [2, 4, 5]);
}
