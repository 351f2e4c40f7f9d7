use super::*;
use crate::account::Secret;

fn prepared(text: &str) -> Prepared {
    prepare_password(&Secret::from(text)).unwrap()
}

fn code(text: &str) -> &'static str {
    crate::Problem::from(prepare_password(&Secret::from(text)).unwrap_err()).code
}

#[test]
fn two_ways_to_type_one_letter_are_one_password() {
    let (composed, combined) = (prepared("pass\u{e9}"), prepared("passe\u{301}"));
    assert_eq!(composed.expose(), combined.expose());
    assert_eq!(combined.length(), 5);
}

#[test]
fn every_blank_of_unicode_becomes_the_plain_one_and_stays_where_it_is() {
    let blanks = "\u{a0}\u{1680}\u{2000}\u{2001}\u{2002}\u{2003}\u{2004}\u{2005}\u{2006}\u{2007}\
                  \u{2008}\u{2009}\u{200a}\u{202f}\u{205f}\u{3000}";
    let typed = format!("a{blanks}b ");
    assert_eq!(prepared(&typed).expose(), format!("a{}b ", " ".repeat(16)));
}

#[test]
fn every_control_character_is_refused() {
    let controls = (0..0x20).chain(0x7f..0xa0);
    for control in controls.filter_map(char::from_u32) {
        assert_eq!(code(&format!("words{control}")), "account.password_control_character");
    }
}

#[test]
fn what_is_not_assigned_is_refused_and_what_emoji_are_joined_with_is_not() {
    for letter in ["\u{378}", "\u{e0080}", "\u{fffe}", "\u{10ffff}"] {
        assert_eq!(code(letter), "account.password_unassigned_codepoint", "{letter:?}");
    }
    // Among them letters that Unicode 6.3 did not know, and one of version 17.
    for letter in ["👩\u{200d}👧", "🦀", "🫠", "㋿", "\u{1e900}", "\u{10940}", "\u{e000}"]
    {
        assert_eq!(prepared(letter).expose(), letter);
    }
}

#[test]
fn ten_megabytes_are_refused_without_being_looked_at() {
    let text = "x".repeat(10_000_000);
    assert_eq!(code(&text), "account.password_too_large");
    assert_eq!(code(&"x".repeat(4097)), "account.password_too_large");
    assert_eq!(prepared(&"x".repeat(4096)).length(), 4096);
}

#[test]
fn a_text_that_grows_under_nfc_keeps_all_its_letters() {
    // U+0344 and U+1D160 become two and three code points: the most that one letter becomes.
    assert_eq!(prepared("\u{344}\u{1d160}").expose(), "\u{308}\u{301}\u{1d158}\u{1d165}\u{1d16e}");
}

/// What RFC 8265 and the tests of `golang.org/x/text/secure/precis` say of the profile
/// `OpaqueString`: what is typed, and what is compared.
const OPAQUE: [(&str, &str); 17] = [
    // The examples of RFC 8265, section 4.3: blanks, a mark, and case stay.
    ("correct horse battery staple", "correct horse battery staple"),
    ("Correct Horse Battery Staple", "Correct Horse Battery Staple"),
    ("\u{3c0}\u{df}\u{e5}", "\u{3c0}\u{df}\u{e5}"),
    ("Jack of \u{2666}s", "Jack of \u{2666}s"),
    ("foo\u{1680}bar", "foo bar"),
    // Blanks at the ends and between stay as many as they are.
    ("  Swan  of   Avon   ", "  Swan  of   Avon   "),
    (" ", " "),
    ("  ", "  "),
    ("a\u{a0}a\u{2000}a\u{200a}a\u{202f}a\u{205f}a\u{3000}a", "a a a a a a a"),
    ("Foo", "Foo"),
    ("foo bar", "foo bar"),
    ("\u{3c3}", "\u{3c3}"),
    // Compatibility is not looked through; canonical equivalence is.
    ("Richard \u{2163}", "Richard \u{2163}"),
    ("\u{212b}", "\u{c5}"),
    ("e\u{301}\u{31f}", "\u{e9}\u{31f}"),
    // No rule about the direction of letters.
    ("\u{5e9}a", "\u{5e9}a"),
    ("\u{a872}\u{acd}\u{200c}\u{62c}", "\u{a872}\u{acd}\u{200c}\u{62c}"),
];

#[test]
fn passwords_are_compared_as_the_profile_of_opaque_strings_has_them() {
    for (typed, compared) in OPAQUE {
        assert_eq!(prepared(typed).expose(), compared, "{typed:?}");
    }
    assert_eq!(code(""), "account.password_empty");
    assert_eq!(code("my cat is a \u{9}by"), "account.password_control_character");
    // What the profile refuses and people type all the same: SP 800-63B-4 says to take it.
    for taken in ["a\u{200d}", "a\u{200c}", "l\u{b7}", "\u{5f3}", "\u{30fb}"] {
        assert_eq!(prepared(taken).expose(), taken);
    }
}
