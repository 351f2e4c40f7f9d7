//! Words of the list and of the context.

use super::super::dictionary::{self, Branch, Look, ROOT, letters_behind, looks_like};
use super::model::MatchKind;
use super::parts::{Part, capitals};

/// The most steps down the tree from one letter, whatever digits and marks may stand for.
const MOST_STEPS: usize = 600;

/// What is known of the person and the place.
#[derive(Debug, Default)]
pub(in super::super) struct Known {
    /// Words in small letters.
    pub(in super::super) words: Vec<Vec<char>>,
    /// The year in which it is asked.
    pub(in super::super) year: u32,
}

/// Every word of the list that starts somewhere in these letters.
///
/// # Cost
///
/// O(n): at most 600 steps from each letter, in each direction.
pub(super) fn common(letters: &[char], small: &[char], parts: &mut Vec<Part>) {
    for start in 0..small.len() {
        let from = small.get(start..).unwrap_or_default();
        let mut walk = Walk { letters: from, best: Vec::new(), steps: MOST_STEPS };
        walk.down(ROOT, 0, 0);
        for word in walk.best {
            let end = start + word.length;
            let own = letters.get(start..end).unwrap_or_default();
            let kind = if word.leet > 1 { MatchKind::LeetWord } else { MatchKind::Word };
            let guesses = dictionary::guesses(word.rank) * capitals(own) * word.leet;
            parts.push(Part { start, end, kind, guesses });
        }
    }
    let reversed: Vec<char> = small.iter().rev().copied().collect();
    for start in 0..reversed.len() {
        let mut from = ROOT;
        for (at, letter) in reversed.iter().enumerate().skip(start) {
            let Some(step) = dictionary::step(from, *letter) else { break };
            from = step.below;
            let (first, end) = (small.len() - 1 - at, small.len() - start);
            let word = small.get(first..end).unwrap_or_default();
            let is_palindrome = word.iter().eq(word.iter().rev());
            if let (Some(rank), false) = (step.rank, is_palindrome) {
                let own = letters.get(first..end).unwrap_or_default();
                let guesses = dictionary::guesses(rank) * capitals(own) * 2;
                parts.push(Part { start: first, end, kind: MatchKind::ReversedWord, guesses });
            }
        }
    }
}

/// The best word of one length.
struct Word {
    length: usize,
    rank: u8,
    /// In how many ways digits and marks may stand for letters in it.
    leet: u128,
}

/// A walk down the tree, which takes every letter that a digit or mark may stand for.
struct Walk<'a> {
    letters: &'a [char],
    best: Vec<Word>,
    steps: usize,
}

impl Walk<'_> {
    fn down(&mut self, from: Branch, at: usize, replaced: u32) {
        let Some(&letter) = self.letters.get(at) else { return };
        self.go(from, at, letter, replaced);
        for behind in letters_behind(letter) {
            self.go(from, at, *behind, replaced + 1);
        }
    }

    fn go(&mut self, from: Branch, at: usize, letter: char, replaced: u32) {
        let Some(steps) = self.steps.checked_sub(1) else { return };
        self.steps = steps;
        let Some(step) = dictionary::step(from, letter) else { return };
        if let Some(rank) = step.rank {
            self.note(Word { length: at + 1, rank, leet: 1 << replaced.min(8) });
        }
        self.down(step.below, at + 1, replaced);
    }

    fn note(&mut self, word: Word) {
        let cost = |word: &Word| dictionary::guesses(word.rank) * word.leet;
        match self.best.iter_mut().find(|best| best.length == word.length) {
            Some(best) if cost(best) > cost(&word) => *best = word,
            Some(_) => {}
            None => self.best.push(word),
        }
    }
}

/// Every place at which a word of the context stands, also reversed or with digits for letters.
pub(super) fn of_context(letters: &[char], small: &[char], known: &Known, parts: &mut Vec<Part>) {
    for (rank, word) in (1_u128..).zip(&known.words) {
        for start in 0..small.len() {
            let end = start + word.len();
            let Some(there) = small.get(start..end) else { break };
            let forward = looks_like(there.iter().copied(), word.iter().copied());
            let backward = || looks_like(there.iter().rev().copied(), word.iter().copied());
            let ways = match forward {
                Some(Look::Same) => 1,
                Some(Look::Leet) => 2,
                None if backward().is_some() => 4,
                None => continue,
            };
            let own = letters.get(start..end).unwrap_or_default();
            let guesses = rank * ways * capitals(own) * 2;
            parts.push(Part { start, end, kind: MatchKind::ContextWord, guesses });
        }
    }
}
