//! Two spellings of one label become equal.

use super::lower;
use super::normal::{for_each_composed, for_each_decomposed, mark_class};

/// The text as look-up sees it: small letters, no diacritics, single blanks.
///
/// Canonical decomposition, marks that combine dropped (those with a canonical combining class,
/// so accents go and the vowel signs of Devanagari or Thai stay), lower case, letters with strokes
/// and ligatures spelled out (`ø` as `o`, `ß` as `ss`), every run of white space and no-break
/// spaces as one blank, none at the ends.
/// Hyphens, apostrophes and quotation marks in their typographic forms become the plain ones.
///
/// ```
/// assert_eq!(prowess::kernel::fold("  Führung\u{a0} (Größe)"), "fuhrung (grosse)");
/// ```
#[must_use]
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    if text.is_ascii() {
        for byte in text.bytes() {
            push_blank_aware(&mut folded, char::from(byte.to_ascii_lowercase()));
        }
    } else {
        let is_mark = |letter| mark_class(letter) != 0 || is_variation_selector(letter);
        for_each_decomposed(text.chars(), |letter| {
            // Some letters leave a mark only once they are lower case, such as the Turkish `İ`.
            for lower in lower(letter).filter(|letter| !is_mark(*letter)) {
                match spelled_out(lower) {
                    Some(letters) => folded.push_str(letters),
                    None => push_blank_aware(&mut folded, lower),
                }
            }
        });
    }
    if folded.ends_with(' ') {
        folded.pop();
    }
    folded
}

/// The text as a person would have typed it: NFC, single blanks, none at the ends.
///
/// Case and diacritics stay; this is for showing, [`fold`] is for finding.
#[must_use]
pub fn tidy(text: &str) -> String {
    let mut tidied = String::with_capacity(text.len());
    for_each_composed(text.chars(), |letter| push_blank_aware(&mut tidied, letter));
    if tidied.ends_with(' ') {
        tidied.pop();
    }
    tidied
}

/// What chooses a form of the letter before it, such as that of an emoji.
const fn is_variation_selector(letter: char) -> bool {
    matches!(letter, '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}')
}

/// White space becomes one blank, and none at the start; no-break spaces are white space.
fn push_blank_aware(text: &mut String, letter: char) {
    if !letter.is_whitespace() {
        text.push(letter);
    } else if !text.is_empty() && !text.ends_with(' ') {
        text.push(' ');
    }
}

/// Letters that have no decomposition although people type them otherwise.
fn spelled_out(letter: char) -> Option<&'static str> {
    Some(match letter {
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'ø' => "o",
        'ł' => "l",
        'đ' | 'ð' => "d",
        'þ' => "th",
        'ħ' => "h",
        'ı' => "i",
        'ς' => "σ",
        '‐' | '‑' | '‒' | '–' | '—' => "-",
        '‘' | '’' | 'ʼ' => "'",
        '“' | '”' | '„' => "\"",
        '\u{200b}' | '\u{feff}' | '\u{ad}' => "",
        _ => return None,
    })
}
