//! What is said of passwords, in words.
//!
//! A text has its values in braces, as in `{min}`; English and German are built in, and a host
//! hands in its own for any other language.

mod de;
mod en;

use std::collections::BTreeMap;

use crate::kernel::LanguageTag;

/// Texts by their code, in the order of the codes.
type Texts = [(&'static str, &'static str)];

/// Built-in texts of a language, or of its wider one; nothing where there are none.
fn built_in(language: &LanguageTag) -> Option<&'static Texts> {
    match language.as_str().split('-').next() {
        Some("en") => Some(en::TEXTS),
        Some("de") => Some(de::TEXTS),
        _ => None,
    }
}

/// All texts about passwords in a language, by code; English where there are none.
///
/// This is what to translate for another language.
#[must_use]
pub fn password_texts(language: &LanguageTag) -> BTreeMap<String, String> {
    let texts = built_in(language).unwrap_or(en::TEXTS);
    texts.iter().map(|(code, text)| ((*code).to_owned(), (*text).to_owned())).collect()
}

/// The sentence of a code with its values, in a built-in language or English.
pub(super) fn sentence(
    code: &str,
    params: &BTreeMap<String, String>,
    language: &LanguageTag,
) -> String {
    let of = |texts: &'static Texts| {
        texts.binary_search_by(|(own, _)| (*own).cmp(code)).ok().and_then(|at| texts.get(at))
    };
    let own = built_in(language).and_then(of).or_else(|| of(en::TEXTS));
    own.map_or_else(String::new, |(_, text)| filled_in(text, params))
}

/// A text with its values; one that is not there stays in braces.
pub(super) fn filled_in(text: &str, params: &BTreeMap<String, String>) -> String {
    let mut rest = text;
    let mut filled = String::with_capacity(text.len());
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        let Some((name, behind)) = after.split_once('}') else {
            filled.push('{');
            rest = after;
            continue;
        };
        match params.get(name) {
            Some(value) => filled.push_str(value),
            None => filled.extend(["{", name, "}"]),
        }
        rest = behind;
    }
    filled.push_str(rest);
    filled
}
