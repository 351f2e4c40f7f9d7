//! What is left of a password when its decoration is taken off.

use zeroize::Zeroize;

use super::dictionary::{Look, looks_like};
use crate::kernel::lower;

/// The most digits and marks before or after a word that count as decoration.
const MOST_DECORATION: usize = 4;

/// The letters of a password, which are wiped when they are dropped.
#[derive(Clone)]
pub(super) struct Letters(pub(super) Vec<char>);

impl Letters {
    /// As they were typed.
    pub(super) fn of(text: &str) -> Self {
        Self(text.chars().collect())
    }

    /// As small letters.
    pub(super) fn small(text: &str) -> Self {
        // Room for what becomes longer in small letters, so that no copy is left behind.
        let mut letters = Vec::with_capacity(text.len());
        letters.extend(text.chars().flat_map(lower));
        Self(letters)
    }
}

impl Drop for Letters {
    fn drop(&mut self) {
        self.0.zeroize();
    }
}

/// How a password was made from a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Derivation {
    /// It is the word, whatever its case.
    Case,
    /// Digits or marks stand for letters.
    Leet,
    /// Up to four digits or marks come before or after.
    Suffix,
    /// The word comes several times.
    Repeat,
    /// It is read from right to left.
    Reversed,
}

impl Derivation {
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Case => "case",
            Self::Leet => "leet",
            Self::Suffix => "suffix",
            Self::Repeat => "repeat",
            Self::Reversed => "reversed",
        }
    }
}

/// A spelling without some decoration, and which decoration that was.
pub(super) struct Bare<'a> {
    pub(super) letters: &'a [char],
    pub(super) without: Option<Derivation>,
}

/// The small letters of a password as they are, and with each decoration taken off.
pub(super) fn bare(small: &[char]) -> Vec<Bare<'_>> {
    let mut found = vec![Bare { letters: small, without: None }];
    let is_decoration = |letter: &&char| !letter.is_alphabetic();
    let before = small.iter().take_while(is_decoration).count().min(MOST_DECORATION);
    let after = small.iter().rev().take_while(is_decoration).count().min(MOST_DECORATION);
    // Each length, since a digit at the end may stand for a letter: `passw0rd1`, `hell0`.
    for first in 0..=before {
        for last in 0..=after {
            let end = small.len().saturating_sub(last);
            let Some(letters) = small.get(first..end) else { continue };
            if (first, last) != (0, 0) && letters.len() >= 3 {
                found.push(Bare { letters, without: Some(Derivation::Suffix) });
            }
        }
    }
    if let Some(letters) = round(small) {
        found.push(Bare { letters, without: Some(Derivation::Repeat) });
    }
    found
}

/// The shortest round of letters that repeat from one end to the other.
fn round(small: &[char]) -> Option<&[char]> {
    let length = small.len();
    (1..=length / 2).filter(|period| length.is_multiple_of(*period)).find_map(|period| {
        let round = small.get(..period)?;
        small.chunks(period).all(|chunk| chunk == round).then_some(round)
    })
}

/// How a password was made from a word in small letters; nothing where it was not.
pub(super) fn derived(small: &[char], word: &[char]) -> Option<Derivation> {
    let look = |letters: &[char]| looks_like(letters.iter().copied(), word.iter().copied());
    let reversed = |letters: &[char]| {
        looks_like(letters.iter().rev().copied(), word.iter().copied()).is_some()
    };
    bare(small).into_iter().find_map(|Bare { letters, without }| match look(letters) {
        Some(Look::Same) => Some(without.unwrap_or(Derivation::Case)),
        Some(Look::Leet) => Some(without.unwrap_or(Derivation::Leet)),
        None if reversed(letters) => Some(Derivation::Reversed),
        None => None,
    })
}

/// Whether a word stands somewhere in a password, also with digits or marks for letters.
pub(super) fn contains(small: &[char], word: &[char]) -> bool {
    small
        .windows(word.len().max(1))
        .any(|there| looks_like(there.iter().copied(), word.iter().copied()).is_some())
}
