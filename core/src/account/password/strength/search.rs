//! The way to put a password together that takes the fewest guesses.

use super::model::{MatchKind, Strength, StrengthMatch};
use super::parts::{Part, log10_milli, power};
use super::words::{self, Known};
use super::{MOST_LETTERS, dates, keyboard, repeats, sequences};
use crate::kernel::lower;

/// The most parts that are counted: with more, the last term of the formula alone is 10^40.
const MOST_PARTS: usize = 10;

/// What an attacker tries before going on to one part more.
const WORDS_BEFORE: u128 = 10_000;

/// A part of a password costs at least this, and one of a single letter that much.
const FEWEST: u128 = 50;
const FEWEST_OF_ONE: u128 = 10;

/// How many guesses these letters take.
///
/// # Cost
///
/// O(n^2), with n at most 128.
pub(in super::super) fn estimate(letters: &[char], known: &Known) -> Strength {
    let letters = letters.get(..MOST_LETTERS).unwrap_or(letters);
    let small: Vec<char> = letters.iter().map(|letter| smaller(*letter)).collect();
    let mut parts = single_parts(letters, &small, known);
    let of_round = |round: &[char]| {
        let small: Vec<char> = round.iter().map(|letter| smaller(*letter)).collect();
        cheapest(round.len(), single_parts(round, &small, known)).0
    };
    repeats::repeats(letters, of_round, &mut parts);
    let (guesses, way) = cheapest(letters.len(), parts);
    let in_u32 = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    Strength {
        guesses_log10_milli: log10_milli(guesses),
        score: score(guesses),
        matches: way
            .into_iter()
            .map(|part| StrengthMatch {
                kind: part.kind,
                start: in_u32(part.start),
                length: in_u32(part.end - part.start),
                guesses_log10_milli: log10_milli(part.guesses),
            })
            .collect(),
    }
}

fn smaller(letter: char) -> char {
    lower(letter).next().unwrap_or(letter)
}

/// The score of the paper; its bounds are a little above powers of ten.
fn score(guesses: u128) -> u32 {
    const BOUNDS: [u128; 4] = [1_005, 1_000_005, 100_000_005, 10_000_000_005];
    BOUNDS.iter().map(|bound| u32::from(guesses >= *bound)).sum()
}

/// All parts but those that repeat.
fn single_parts(letters: &[char], small: &[char], known: &Known) -> Vec<Part> {
    let mut parts = Vec::new();
    words::common(letters, small, &mut parts);
    words::of_context(letters, small, known, &mut parts);
    keyboard::walks(letters, &mut parts);
    sequences::sequences(letters, &mut parts);
    sequences::separators(letters, &mut parts);
    dates::dates(letters, known.year, &mut parts);
    parts
}

/// The best way to some place with some number of parts.
#[derive(Clone, Copy)]
struct Way {
    /// The product of the guesses of all parts.
    product: u128,
    last: Part,
    /// How many parts were counted before the last one.
    before: usize,
}

/// The fewest guesses for a password of this length, and the parts that give them.
fn cheapest(length: usize, mut parts: Vec<Part>) -> (u128, Vec<Part>) {
    for part in &mut parts {
        let is_whole = part.start == 0 && part.end == length;
        if !is_whole && part.is_counted() {
            let fewest = if part.end - part.start == 1 { FEWEST_OF_ONE } else { FEWEST };
            part.guesses = part.guesses.max(fewest);
        }
    }
    parts.sort_by_key(|part| part.end);
    // For each place, the best way with each number of parts; the first place is the start.
    let mut ways: Vec<[Option<Way>; MOST_PARTS + 1]> = vec![[None; MOST_PARTS + 1]];
    let mut waiting = parts.iter().peekable();
    for end in 1..=length {
        let mut here = [None; MOST_PARTS + 1];
        while let Some(part) = waiting.next_if(|part| part.end == end) {
            extend(&ways, &mut here, *part);
        }
        for start in 0..end {
            extend(&ways, &mut here, unknown(start, end));
        }
        ways.push(here);
    }
    let last = ways.last().into_iter().flatten().enumerate();
    let best = last
        .filter_map(|(count, way)| Some((total((*way)?.product, count), count)))
        .min()
        .unwrap_or((1, 0));
    (best.0, back(&ways, length, best.1))
}

/// Letters that are none of what people like.
fn unknown(start: usize, end: usize) -> Part {
    let length = end - start;
    let fewest = if length == 1 { FEWEST_OF_ONE } else { FEWEST };
    let guesses = power(10, length).max(fewest + 1);
    Part { start, end, kind: MatchKind::Unknown, guesses }
}

/// Puts a part behind every way that leads to its start.
fn extend(
    ways: &[[Option<Way>; MOST_PARTS + 1]],
    here: &mut [Option<Way>; MOST_PARTS + 1],
    part: Part,
) {
    let Some(there) = ways.get(part.start) else { return };
    for before in 0..=MOST_PARTS {
        let product = match there.get(before) {
            Some(Some(way)) => way.product,
            _ if part.start == 0 && before == 0 => 1,
            _ => continue,
        };
        let count = before + usize::from(part.is_counted());
        let way = Way { product: product.saturating_mul(part.guesses), last: part, before };
        let is_better = |best: Option<Way>| best.is_none_or(|best| way.product < best.product);
        if let Some(place) = here.get_mut(count).filter(|place| is_better(**place)) {
            *place = Some(way);
        }
    }
}

/// All guesses of a way with so many parts.
fn total(product: u128, count: usize) -> u128 {
    let orders = (1..=count as u128).product::<u128>();
    let before = count.checked_sub(1).map_or(0, |fewer| power(WORDS_BEFORE, fewer));
    product.saturating_mul(orders).saturating_add(before)
}

/// The parts of the way that ends here, from left to right.
fn back(ways: &[[Option<Way>; MOST_PARTS + 1]], length: usize, count: usize) -> Vec<Part> {
    let (mut end, mut count, mut parts) = (length, count, Vec::new());
    while let Some(Some(way)) = ways.get(end).and_then(|there| there.get(count)) {
        parts.push(way.last);
        (end, count) = (way.last.start, way.before);
    }
    parts.reverse();
    parts
}
