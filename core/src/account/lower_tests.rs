use super::lower::lower_text;

#[test]
fn every_text_with_a_sigma_becomes_what_the_standard_library_makes_of_it() {
    for letter in '\0'..=char::MAX {
        let (one, other) =
            (format!("{letter}Σ aΣ{letter} a{letter}Σ"), format!("Σ{letter}a{letter}Σ'Σ"));
        let text = format!("{one} {other} a{letter}'Σ'{letter}Σ {letter}ΣΣ");
        assert_eq!(lower_text(&text), text.to_lowercase(), "{text:?}");
    }
}

#[test]
fn a_sigma_at_the_end_of_a_word_is_the_one_for_ends() {
    assert_eq!(lower_text("ΟΔΥΣΣΕΥΣ, Σ ΑΣ."), "οδυσσευς, σ ας.");
}
