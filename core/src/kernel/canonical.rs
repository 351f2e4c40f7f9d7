//! Canonical decomposition and composition in little code: Unicode, chapter 3.11.
//!
//! A browser loads this instead of `icu_normalizer`, whose tries are quicker and weigh 16 KB there;
//! the table here weighs 6 KB.
//! Both give the same letters, of Unicode 17; elsewhere the quicker one is taken.

/// What every letter is made of, and in which order marks stand; see `tests/suite/unicode.rs`.
const TABLE: &[u8] = include_bytes!("canonical.bin");

/// Hangul syllables are made by rule: first syllable, and first letter of each of the three places.
const SYLLABLES: (u32, u32) = (0xac00, 11_172);
const LEADS: (u32, u32) = (0x1100, 19);
const VOWELS: (u32, u32) = (0x1161, 21);
const TAILS: (u32, u32) = (0x11a7, 28);

/// In the number of a second letter: that the two letters are never put together again.
const STAYS_APART: u8 = 128;

/// The parts of the table.
struct Table {
    /// Stretches of letters that are made of others: first letter in three bytes, how many in two,
    /// and the number of the first one in two.
    stretches: &'static [[u8; 7]],
    /// The bytes of the first letter that each is made of, from the lowest.
    firsts: [&'static [u8]; 3],
    /// One more than the number of the second letter that each is made of; 0 where there is none.
    seconds: &'static [u8],
    /// The second letters that there are, in three bytes each.
    marks: &'static [[u8; 3]],
    /// Stretches of letters of one class: first letter in three bytes, how many more, and class.
    classes: &'static [[u8; 5]],
}

fn table() -> Table {
    let (counts, rest) = TABLE.split_at_checked(8).unwrap_or_default();
    let mut counts = counts.as_chunks::<2>().0.iter().map(|count| u16::from_le_bytes(*count));
    let mut rest = rest;
    let mut take = |count: Option<u16>, size: usize| {
        let length = usize::from(count.unwrap_or_default()) * size;
        let (part, after) = rest.split_at_checked(length).unwrap_or_default();
        rest = after;
        part
    };
    let stretches = take(counts.next(), 7).as_chunks().0;
    let letters = counts.next();
    Table {
        stretches,
        firsts: [take(letters, 1), take(letters, 1), take(letters, 1)],
        seconds: take(letters, 1),
        marks: take(counts.next(), 3).as_chunks().0,
        classes: take(counts.next(), 5).as_chunks().0,
    }
}

const fn code(low: u8, middle: u8, high: u8) -> u32 {
    u32::from_le_bytes([low, middle, high, 0])
}

/// The place of a letter among some that follow one another from the first one.
const fn place(letter: u32, (first, count): (u32, u32)) -> Option<u32> {
    match letter.checked_sub(first) {
        Some(place) if place < count => Some(place),
        _ => None,
    }
}

impl Table {
    /// The two letters that one is made of, of which the second may be missing.
    fn parts(&self, letter: u32) -> Option<(u32, Option<u32>)> {
        let is_before = |row: &[u8; 7]| code(row[0], row[1], row[2]) <= letter;
        let after = self.stretches.partition_point(is_before);
        let &[low, middle, high, count @ .., number, above] =
            self.stretches.get(after.checked_sub(1)?)?;
        let count = u16::from_le_bytes(count);
        let place = place(letter, (code(low, middle, high), u32::from(count)))?;
        let at = usize::from(u16::from_le_bytes([number, above])) + place as usize;
        let second = self.seconds.get(at)? & !STAYS_APART;
        let mark = usize::from(second).checked_sub(1).and_then(|at| self.marks.get(at));
        Some((self.first(at)?, mark.map(|[low, middle, high]| code(*low, *middle, *high))))
    }

    fn first(&self, at: usize) -> Option<u32> {
        let [low, middle, high] = self.firsts;
        Some(code(*low.get(at)?, *middle.get(at)?, *high.get(at)?))
    }

    /// The letter that is made of two.
    fn whole(&self, first: u32, second: u32) -> Option<u32> {
        if let (Some(lead), Some(vowel)) = (place(first, LEADS), place(second, VOWELS)) {
            return Some(SYLLABLES.0 + (lead * VOWELS.1 + vowel) * TAILS.1);
        }
        if let (Some(syllable), Some(tail @ 1..)) = (place(first, SYLLABLES), place(second, TAILS))
            && syllable.is_multiple_of(TAILS.1)
        {
            return Some(first + tail);
        }
        let is_it = |mark: &[u8; 3]| code(mark[0], mark[1], mark[2]) == second;
        let wanted = u8::try_from(self.marks.iter().position(is_it)?).ok()?.checked_add(1)?;
        let mut ends = self.seconds.iter().enumerate().filter(|(_, second)| **second == wanted);
        let (at, _) = ends.find(|(at, _)| self.first(*at) == Some(first))?;
        let number = |row: &[u8; 7]| usize::from(u16::from_le_bytes([row[5], row[6]]));
        let after = self.stretches.partition_point(|row| number(row) <= at);
        let row = self.stretches.get(after.checked_sub(1)?)?;
        Some(code(row[0], row[1], row[2]) + u32::try_from(at - number(row)).ok()?)
    }

    /// The canonical combining class of a letter; 0 where it is no mark that combines.
    fn class(&self, letter: u32) -> u8 {
        let is_before = |row: &[u8; 5]| code(row[0], row[1], row[2]) <= letter;
        let after = self.classes.partition_point(is_before);
        match after.checked_sub(1).and_then(|at| self.classes.get(at)) {
            Some(&[low, middle, high, more, class])
                if letter - code(low, middle, high) <= u32::from(more) =>
            {
                class
            }
            _ => 0,
        }
    }

    /// Adds what a letter is made of in the end, each with its class.
    fn expand(&self, letter: u32, parts: &mut Vec<(u8, u32)>) {
        if let Some(syllable) = place(letter, SYLLABLES) {
            let (rest, tail) = (syllable / TAILS.1, syllable % TAILS.1);
            parts.extend([LEADS.0 + rest / VOWELS.1, VOWELS.0 + rest % VOWELS.1].map(|it| (0, it)));
            parts.extend((tail > 0).then_some((0, TAILS.0 + tail)));
        } else if let Some((first, second)) = self.parts(letter) {
            self.expand(first, parts);
            parts.extend(second.map(|second| (self.class(second), second)));
        } else {
            parts.push((self.class(letter), letter));
        }
    }

    /// Hands each letter of the decomposed text on, with its class.
    fn decompose(
        &self,
        letters: &mut dyn Iterator<Item = char>,
        each: &mut dyn FnMut(&Self, u8, u32),
    ) {
        // What was read since the last letter that is no mark.
        let mut waiting: Vec<(u8, u32)> = Vec::new();
        let mut parts = Vec::new();
        loop {
            let next = letters.next();
            if let Some(letter) = next {
                self.expand(u32::from(letter), &mut parts);
            }
            if next.is_none() || parts.first().is_some_and(|(class, _)| *class == 0) {
                for run in waiting.chunk_by_mut(|(one, _), (other, _)| *one != 0 && *other != 0) {
                    run.sort_by_key(|(class, _)| *class);
                }
                for (class, letter) in waiting.drain(..) {
                    each(self, class, letter);
                }
            }
            waiting.append(&mut parts);
            if next.is_none() {
                return;
            }
        }
    }
}

/// The canonical combining class of a letter; 0 where it is no mark that combines.
pub(super) fn class(letter: char) -> u8 {
    table().class(u32::from(letter))
}

/// Hands on each letter of the text in the form NFD.
pub(super) fn decompose(letters: &mut dyn Iterator<Item = char>, each: &mut dyn FnMut(char)) {
    table().decompose(letters, &mut |_, _, letter| hand_on(letter, each));
}

/// Hands on each letter of the text in the form NFC.
pub(super) fn compose(letters: &mut dyn Iterator<Item = char>, each: &mut dyn FnMut(char)) {
    // A letter that may still become another, and the marks behind it with the class of the last.
    let (mut open, mut marks, mut last) = (None, Vec::new(), 0);
    table().decompose(letters, &mut |table, class, letter| {
        let Some(before) = open else {
            match class {
                0 => open = Some(letter),
                _ => hand_on(letter, each),
            }
            return;
        };
        let is_next = marks.is_empty() || last < class;
        if let (true, Some(whole)) = (is_next, table.whole(before, letter)) {
            open = Some(whole);
        } else if class == 0 {
            hand_on(before, each);
            marks.drain(..).for_each(|mark| hand_on(mark, each));
            open = Some(letter);
        } else {
            marks.push(letter);
            last = class;
        }
    });
    open.into_iter().chain(marks).for_each(|letter| hand_on(letter, each));
}

fn hand_on(letter: u32, each: &mut dyn FnMut(char)) {
    // Only letters come out of the table.
    each(char::from_u32(letter).unwrap_or(char::REPLACEMENT_CHARACTER));
}
