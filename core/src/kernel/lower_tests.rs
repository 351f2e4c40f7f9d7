use super::lower;

#[test]
fn every_letter_has_the_small_letters_that_the_standard_library_gives_it() {
    for letter in '\0'..=char::MAX {
        assert!(lower(letter).eq(letter.to_lowercase()), "{letter:?}");
    }
}
