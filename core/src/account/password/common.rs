//! Whether a password is one of those that everybody chooses.

use super::dictionary::{self, ROOT, letters_behind};
use super::spelling::{Bare, bare};

/// How a password is common: `exact`, `case`, `leet`, `suffix` or `repeat`; nothing where it is not.
///
/// Compared is the whole password, never a part of it: as it was typed, in small letters, with
/// letters for the digits and marks that stand for them, without up to four digits and marks at
/// its ends, and one round of what repeats.
pub(super) fn how_common(typed: &[char], small: &[char]) -> Option<&'static str> {
    if dictionary::rank_of(typed.iter().copied()).is_some() {
        return Some("exact");
    }
    bare(small).into_iter().find_map(|Bare { letters, without }| {
        let name = |otherwise| without.map_or(otherwise, super::spelling::Derivation::name);
        if dictionary::rank_of(letters.iter().copied()).is_some() {
            Some(name("case"))
        } else {
            is_leet(letters).then(|| name("leet"))
        }
    })
}

/// Whether letters, with digits or marks for some of them, are a common word.
///
/// # Cost
///
/// Stops after 2,000 steps down the tree, which no word takes.
fn is_leet(letters: &[char]) -> bool {
    let mut waiting = vec![(ROOT, 0)];
    for _ in 0..2_000 {
        let Some((from, at)) = waiting.pop() else { return false };
        let Some(&letter) = letters.get(at) else { return false };
        let own = std::iter::once(&letter);
        for step in own.chain(letters_behind(letter)).filter_map(|by| dictionary::step(from, *by)) {
            if at + 1 < letters.len() {
                waiting.push((step.below, at + 1));
            } else if step.rank.is_some() {
                return true;
            }
        }
    }
    false
}
