//! Letters that follow one another, and marks between words.

use super::model::MatchKind;
use super::parts::Part;

/// The widest step of a sequence: `acegi` has 2.
const WIDEST: i64 = 5;

/// Runs of three letters or more whose codes grow, or shrink, by the same small step.
pub(super) fn sequences(letters: &[char], parts: &mut Vec<Part>) {
    let code = |at: usize| letters.get(at).map(|letter| i64::from(u32::from(*letter)));
    let step = |at: usize| Some(code(at + 1)? - code(at)?);
    let mut start = 0;
    while start + 1 < letters.len() {
        let Some(by) = step(start) else { break };
        let mut end = start + 1;
        while step(end) == Some(by) {
            end += 1;
        }
        if by != 0 && by.abs() <= WIDEST && end - start >= 2 {
            let first = letters.get(start).copied().unwrap_or_default();
            let starts: u128 = match first {
                'a' | 'A' | 'z' | 'Z' | '0' | '1' | '9' => 4,
                '0'..='9' => 10,
                _ => 26,
            };
            let direction = if by > 0 { 1 } else { 2 };
            let length = end + 1 - start;
            let guesses = starts * direction * length as u128 * u128::from(by.unsigned_abs());
            let kind = MatchKind::Sequence;
            parts.push(Part { start, end: end + 1, kind, guesses });
        }
        start = end;
    }
}

/// A mark that stands more than once, and not beside itself: the first costs a guess among
/// marks, each other one only whether it is there.
pub(super) fn separators(letters: &[char], parts: &mut Vec<Part>) {
    const MARKS: &str = " -_.,;:/|+*#&";
    for mark in MARKS.chars() {
        let places: Vec<usize> =
            (0..letters.len()).filter(|at| letters.get(*at) == Some(&mark)).collect();
        let stands_alone = places.windows(2).all(|pair| match pair {
            [one, other] => other - one > 1,
            _ => true,
        });
        if places.len() < 2 || !stands_alone {
            continue;
        }
        for (at, start) in places.into_iter().enumerate() {
            let guesses = if at == 0 { 10 } else { 2 };
            parts.push(Part { start, end: start + 1, kind: MatchKind::Separator, guesses });
        }
    }
}
