use icu_normalizer::properties::CanonicalCombiningClassMap;
use icu_normalizer::{ComposingNormalizer, DecomposingNormalizer};
use proptest::prelude::*;

use super::canonical::{class, compose, decompose};

/// What another's normalizer says, which is tested against the files of Unicode.
#[track_caller]
fn agree(text: &str) {
    let (mut apart, mut together) = (String::new(), String::new());
    decompose(&mut text.chars(), &mut |letter| apart.push(letter));
    compose(&mut text.chars(), &mut |letter| together.push(letter));
    assert_eq!(apart, DecomposingNormalizer::new_nfd().normalize(text), "{text:?}");
    assert_eq!(together, ComposingNormalizer::new_nfc().normalize(text), "{text:?}");
}

#[test]
fn every_letter_has_the_normal_forms_and_the_class_of_unicode() {
    let classes = CanonicalCombiningClassMap::new();
    for letter in '\0'..=char::MAX {
        assert_eq!(class(letter), classes.get_u8(letter), "{letter:?}");
        agree(&letter.to_string());
    }
}

#[test]
fn every_pair_of_letters_that_belong_together_is_put_together_alike() {
    let decompositions = icu_normalizer::properties::CanonicalDecomposition::new();
    for letter in '\0'..=char::MAX {
        let icu_normalizer::properties::Decomposed::Expansion(first, second) =
            decompositions.decompose(letter)
        else {
            continue;
        };
        agree(&format!("{first}{second}"));
        agree(&format!("{first}\u{323}{second}x{first}\u{301}{second}"));
        agree(&format!("{letter}{second}\u{345}{letter}"));
    }
}

/// Letters that have much to do with one another.
fn letter() -> impl Strategy<Value = char> {
    prop_oneof![
        any::<char>(),
        prop::char::range('\u{300}', '\u{362}'),
        prop::char::range('\u{1100}', '\u{11ff}'),
        prop::char::range('\u{ac00}', '\u{ac40}'),
        prop::char::range('\u{900}', '\u{d7f}'),
        prop::char::range('\u{5b0}', '\u{5d0}'),
        prop::char::range('\u{1d157}', '\u{1d172}'),
        prop::char::range('A', 'z'),
        prop::char::range('\u{c0}', '\u{233}'),
        prop::char::range('\u{1e00}', '\u{1fff}'),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4_000))]

    #[test]
    fn any_text_has_the_normal_forms_of_unicode(letters in prop::collection::vec(letter(), 0..12)) {
        agree(&letters.into_iter().collect::<String>());
    }
}
