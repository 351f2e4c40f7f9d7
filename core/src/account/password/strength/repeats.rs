//! The same again and again.

use super::model::MatchKind;
use super::parts::Part;

/// Stretches of letters that repeat with a period, each with the fewest guesses of one round.
///
/// `guesses_of` gives the guesses of a round.
///
/// # Cost
///
/// O(n^2) comparisons, and one call for each stretch; there are fewer than n of them, and a long
/// round leaves room for few.
pub(super) fn repeats(
    letters: &[char],
    guesses_of: impl Fn(&[char]) -> u128,
    parts: &mut Vec<Part>,
) {
    let mut found: Vec<(usize, usize)> = Vec::new();
    for period in 1..=letters.len() / 2 {
        let mut start = 0;
        while start + 2 * period <= letters.len() {
            let same = letters
                .iter()
                .skip(start)
                .zip(letters.iter().skip(start + period))
                .take_while(|(one, other)| one == other)
                .count();
            let rounds = same / period + 1;
            let end = start + rounds * period;
            // What repeats with a shorter period was found with that one.
            let is_new = !found.iter().any(|(from, to)| *from <= start && end <= *to);
            if rounds >= 2 && is_new && (period > 1 || rounds > 2) {
                found.push((start, end));
                let round = letters.get(start..start + period).unwrap_or_default();
                let guesses = guesses_of(round).saturating_mul(rounds as u128);
                parts.push(Part { start, end, kind: MatchKind::Repeat, guesses });
            }
            start += same.max(1);
        }
    }
}
