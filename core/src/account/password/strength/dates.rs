//! Days and years.

use super::model::MatchKind;
use super::parts::Part;

/// The years that people write.
const YEARS: std::ops::RangeInclusive<u32> = 1900..=2059;

/// An attacker tries at least as many years around this one.
const FEWEST_YEARS: u32 = 20;

/// Years of four digits, and days with and without marks between their parts.
pub(super) fn dates(letters: &[char], year: u32, parts: &mut Vec<Part>) {
    for start in 0..letters.len() {
        let rest = letters.get(start..).unwrap_or_default();
        if let Some(found) = rest.get(..4).and_then(number).filter(|found| YEARS.contains(found)) {
            let guesses = u128::from(distance(found, year));
            parts.push(Part { start, end: start + 4, kind: MatchKind::Year, guesses });
        }
        for length in 4..=10 {
            let Some(text) = rest.get(..length) else { break };
            let (found, has_marks) = match with_marks(text) {
                Some(found) => (Some(found), true),
                None => (without_marks(text, year), false),
            };
            if let Some(found) = found {
                let marks = if has_marks { 4 } else { 1 };
                let guesses = u128::from(distance(found, year)) * 365 * marks;
                parts.push(Part { start, end: start + length, kind: MatchKind::Date, guesses });
            }
        }
    }
}

fn distance(year: u32, from: u32) -> u32 {
    year.abs_diff(from).max(FEWEST_YEARS)
}

/// The number that some digits are.
fn number(digits: &[char]) -> Option<u32> {
    let is_short = (1..=4).contains(&digits.len());
    let fold = |sum: u32, digit: &char| Some(sum * 10 + digit.to_digit(10)?);
    if is_short { digits.iter().try_fold(0, fold) } else { None }
}

/// The year of a day such as `1.2.2003`, `2003-02-01` or `1/2/03`.
fn with_marks(text: &[char]) -> Option<u32> {
    const MARKS: &[char] = &['.', '-', '/', '\\', '_', ' '];
    let first = text.iter().position(|letter| MARKS.contains(letter))?;
    let mark = text.get(first)?;
    let (one, rest) = (text.get(..first)?, text.get(first + 1..)?);
    let second = rest.iter().position(|letter| letter == mark)?;
    day([one, rest.get(..second)?, rest.get(second + 1..)?])
}

/// The year of a day of four to eight digits; of several, the one nearest to this year.
fn without_marks(text: &[char], year: u32) -> Option<u32> {
    if text.len() > 8 || text.iter().any(|letter| !letter.is_ascii_digit()) {
        return None;
    }
    let mut best: Option<u32> = None;
    for one in 1..text.len() {
        for two in one + 1..text.len() {
            let split = (text.get(..one), text.get(one..two), text.get(two..));
            let (Some(a), Some(b), Some(c)) = split else { continue };
            if let Some(found) = day([a, b, c]) {
                let nearer = |best: u32| found.abs_diff(year) < best.abs_diff(year);
                if best.is_none_or(nearer) {
                    best = Some(found);
                }
            }
        }
    }
    best
}

/// The year of three numbers, where they are a day with the year first or last.
fn day(numbers: [&[char]; 3]) -> Option<u32> {
    let [a, b, c] = numbers;
    let year_of = |digits: &[char]| match (digits.len(), number(digits)?) {
        (4, year) => YEARS.contains(&year).then_some(year),
        (2, year) => Some(if year > 59 { 1900 + year } else { 2000 + year }),
        _ => None,
    };
    let is_day = |one: &[char], other: &[char]| {
        let short = one.len() <= 2 && other.len() <= 2;
        let (Some(one), Some(other)) = (number(one), number(other)) else { return false };
        let fits = |day: u32, month: u32| (1..=31).contains(&day) && (1..=12).contains(&month);
        short && (fits(one, other) || fits(other, one))
    };
    let last = year_of(c).filter(|_| is_day(a, b));
    last.or_else(|| year_of(a).filter(|_| is_day(b, c)))
}
