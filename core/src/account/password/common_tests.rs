use allocation_counter::measure;

use super::common::how_common;
use super::dictionary;

fn letters(text: &str) -> Vec<char> {
    text.chars().collect()
}

#[test]
fn a_look_up_in_the_list_asks_for_no_memory() {
    for (word, is_on_the_list) in [
        ("password", true),
        ("qwertyuiop", true),
        ("123456", true),
        ("vqxjzkwpbd", false),
        ("", false),
    ] {
        let letters = letters(word);
        let mut found = None;
        let asked = measure(|| found = dictionary::rank_of(letters.iter().copied()));
        assert_eq!(found.is_some(), is_on_the_list, "{word}");
        assert_eq!(asked.count_total, 0, "{word}");
    }
    // The counter counts: this asks once.
    assert_eq!(measure(|| drop(vec![1_u8; 16])).count_total, 1);
}

#[test]
fn a_password_is_common_by_each_way_of_hiding_a_word() {
    let how = |typed: &str| how_common(&letters(typed), &letters(&typed.to_lowercase()));
    assert_eq!(how("dragon"), Some("exact"));
    assert_eq!(how("DraGon"), Some("case"));
    assert_eq!(how("dr4g0n"), Some("leet"));
    assert_eq!(how("dragon#77"), Some("suffix"));
    assert_eq!(how("dragondragon"), Some("repeat"));
    assert_eq!(how("my dragon sings"), None);
}
