//! Small changes of an old password, which whoever knows the old one tries first.

use serde::{Deserialize, Serialize};

use super::prepare::Prepared;
use super::spelling::{Letters, bare, derived};

/// How a new password comes from an old one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum VariantKind {
    /// It is the same.
    Same,
    /// Only capitals, or digits and marks for letters, differ.
    Spelling,
    /// Only digits and marks at the ends differ.
    Ends,
    /// It is repeated, or read from right to left.
    Rearranged,
    /// At most two letters were put in, taken out, changed or swapped.
    FewLetters,
}

impl VariantKind {
    /// Its name in data.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Same => "same",
            Self::Spelling => "spelling",
            Self::Ends => "ends",
            Self::Rearranged => "rearranged",
            Self::FewLetters => "few_letters",
        }
    }
}

/// How a new password is a small change of the old one; nothing where it is not.
///
/// Only where both are typed in: no hash tells.
/// Such changes are found in a few guesses by whoever has the old password (Zhang, Monrose and
/// Reiter, "The Security of Modern Password Expiration", CCS 2010).
///
/// # Cost
///
/// O(n), since at most two letters may differ.
#[must_use]
pub fn is_trivial_variant(old: &Prepared, new: &Prepared) -> Option<VariantKind> {
    use super::spelling::Derivation;

    if old.expose() == new.expose() {
        return Some(VariantKind::Same);
    }
    let (old, new) = (Letters::small(old.expose()), Letters::small(new.expose()));
    let spelled = match derived(&new.0, &old.0).or_else(|| derived(&old.0, &new.0)) {
        Some(Derivation::Case | Derivation::Leet) => Some(VariantKind::Spelling),
        Some(Derivation::Suffix) => Some(VariantKind::Ends),
        Some(Derivation::Repeat | Derivation::Reversed) => Some(VariantKind::Rearranged),
        None => None,
    };
    // `summer2025!` and `summer2026?` have one word between other ends.
    let have_one_word = || {
        let words = bare(&old.0);
        let is_word = |letters: &[char]| letters.len() >= 3;
        words
            .iter()
            .filter(|word| word.without.is_some() && is_word(word.letters))
            .any(|word| derived(&new.0, word.letters) == Some(Derivation::Suffix))
    };
    spelled
        .or_else(|| have_one_word().then_some(VariantKind::Ends))
        .or_else(|| differ_little(&old.0, &new.0).then_some(VariantKind::FewLetters))
}

/// Whether at most two letters were put in, taken out, changed or swapped with a neighbour.
fn differ_little(old: &[char], new: &[char]) -> bool {
    const MOST: usize = 2;
    const FAR: usize = MOST + 1;
    if old.len().abs_diff(new.len()) > MOST {
        return false;
    }
    // Of the table of distances, the diagonal with two places to each side is enough.
    let width = 2 * MOST + 1;
    let mut rows: Vec<Vec<usize>> = Vec::with_capacity(old.len() + 1);
    let at = |rows: &[Vec<usize>], i: usize, j: usize| {
        let place = (j + MOST).checked_sub(i)?;
        rows.get(i)?.get(place).copied()
    };
    for i in 0..=old.len() {
        rows.push(vec![FAR; width]);
        for place in 0..width {
            let Some(j) = (i + place).checked_sub(MOST).filter(|j| *j <= new.len()) else {
                continue;
            };
            let mut best = if i == 0 {
                j
            } else if j == 0 {
                i
            } else {
                FAR
            };
            let back = |by: usize, over: usize| Some((i.checked_sub(by)?, j.checked_sub(over)?));
            let far = |place: Option<(usize, usize)>| {
                place.and_then(|(i, j)| at(&rows, i, j)).unwrap_or(FAR)
            };
            if i > 0 && j > 0 {
                let letters = (old.get(i - 1), new.get(j - 1));
                let changed = usize::from(letters.0 != letters.1);
                best = best.min(far(back(1, 1)) + changed);
                best = best.min(far(back(1, 0)) + 1).min(far(back(0, 1)) + 1);
                let swapped =
                    i > 1 && j > 1 && letters.0 == new.get(j - 2) && old.get(i - 2) == letters.1;
                if swapped {
                    best = best.min(far(back(2, 2)) + 1);
                }
            }
            if let Some(cell) = rows.last_mut().and_then(|row| row.get_mut(place)) {
                *cell = best.min(FAR);
            }
        }
    }
    at(&rows, old.len(), new.len()).is_some_and(|distance| distance <= MOST)
}
