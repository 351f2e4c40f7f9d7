//! Words that people who know the person, or the place, try first.

use serde::Deserialize;

use super::breach::Breach;
use crate::account::Secret;
use crate::account::lower::lower_text;
use crate::kernel::Instant;

/// A word is at least this long; shorter ones are in any password.
const SHORTEST_WORD: usize = 3;

/// The most words that are looked for.
const MOST_WORDS: usize = 64;

/// What is known about whose password it is, where, and when.
#[derive(Debug, Clone, Default, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields)]
pub struct PasswordContext {
    /// The name the person signs in with.
    pub username: Option<String>,
    /// The e-mail address.
    pub email: Option<String>,
    /// Names of the person.
    pub names: Vec<String>,
    /// The tenant, by its names and its domain.
    pub tenant: Vec<String>,
    /// The product, and words that the site refuses.
    pub words: Vec<String>,
    /// Whether there is a second factor.
    pub has_second_factor: bool,
    /// The current password, where it is typed in.
    pub current: Option<Secret<String>>,
    /// What each comparison with an old password gave, by `history_plan`.
    pub history: Vec<bool>,
    /// What the look-up among breached passwords gave.
    pub breach: Breach,
    /// When the password was last changed.
    pub changed_at: Option<Instant>,
    /// When it is asked; the year counts for dates in passwords.
    pub now: Option<Instant>,
}

/// The words of a context, each in small letters and once, longer ones first.
///
/// Texts are split at everything that is no letter or digit and where a capital follows a small
/// letter: `j.doe@acme-corp.example` has `acme`, `corp`, `doe` and `example`.
#[must_use]
pub fn context_words(context: &PasswordContext) -> Vec<String> {
    let texts = context
        .username
        .iter()
        .chain(&context.email)
        .chain(&context.names)
        .chain(&context.tenant)
        .chain(&context.words);
    let mut words: Vec<String> = Vec::new();
    for text in texts {
        let whole: String = text.chars().filter(|letter| letter.is_alphanumeric()).collect();
        let pieces = pieces(text);
        // One word of several pieces is one too, but not a whole address.
        let joined = (pieces.len() > 1 && !text.contains('@')).then_some(whole);
        words.extend(pieces.into_iter().chain(joined).map(|word| lower_text(&word)));
    }
    words.retain(|word| word.chars().count() >= SHORTEST_WORD);
    let length = |word: &String| std::cmp::Reverse(word.chars().count());
    words.sort_by(|one, other| length(one).cmp(&length(other)).then_with(|| one.cmp(other)));
    words.dedup();
    words.truncate(MOST_WORDS);
    words
}

/// The words of a text, split at marks and at capitals after small letters.
fn pieces(text: &str) -> Vec<String> {
    let (mut pieces, mut piece, mut was_small) = (Vec::new(), String::new(), false);
    for letter in text.chars() {
        let is_end = !letter.is_alphanumeric() || (was_small && letter.is_uppercase());
        if is_end && !piece.is_empty() {
            pieces.push(std::mem::take(&mut piece));
        }
        if letter.is_alphanumeric() {
            piece.push(letter);
        }
        was_small = letter.is_lowercase();
    }
    if !piece.is_empty() {
        pieces.push(piece);
    }
    pieces
}
