use proptest::prelude::*;

use super::{fold, tidy};

#[test]
fn spellings_of_one_label_become_equal() {
    assert_eq!(fold("Électricité"), fold("ELECTRICITE"));
    assert_eq!(fold("e\u{301}lan"), fold("élan"));
    assert_eq!(fold("straße"), fold("STRASSE"));
    assert_eq!(fold(" machine\u{a0}\u{a0}operator "), "machine operator");
    assert_eq!(fold("l’audit"), "l'audit");
    assert_eq!(fold("\t\n "), "");
}

#[test]
fn letters_of_other_scripts_stay_letters() {
    assert_eq!(fold("Οδηγός"), fold("ΟΔΗΓΟΣ"));
    assert_eq!(fold("ИЙ"), "ии");
}

#[test]
fn vowel_signs_are_no_diacritics() {
    assert_eq!(fold("हिन्दी"), "हिनदी");
    assert_ne!(fold("की"), fold("का"));
}

#[test]
fn how_an_emoji_is_drawn_does_not_matter() {
    assert_eq!(fold("❤\u{fe0f} Pflege"), fold("❤ Pflege"));
}

#[test]
fn tidying_keeps_case_and_diacritics() {
    assert_eq!(tidy(" Größe\u{a0} X "), "Größe X");
}

proptest! {
    #[test]
    fn folding_twice_changes_nothing(text in "\\PC{0,40}") {
        let once = fold(&text);
        prop_assert_eq!(fold(&once), once);
    }
}
