//! The words of labels, and which labels have them.

use std::ops::Range;

/// The words of a folded text.
///
/// Blanks, brackets, separators, hyphens and apostrophes part words; `+`, `#` and `&` belong to
/// them, so `c++` and `c#` are words; full stops only count inside, so `node.js` is one.
pub(super) fn words(folded: &str) -> impl Iterator<Item = &str> {
    let parts = folded.split(|letter: char| {
        letter.is_whitespace()
            || matches!(
                letter,
                ',' | ';'
                    | ':'
                    | '/'
                    | '\\'
                    | '('
                    | ')'
                    | '['
                    | ']'
                    | '{'
                    | '}'
                    | '|'
                    | '"'
                    | '\''
                    | '-'
                    | '!'
                    | '?'
                    | '«'
                    | '»'
                    | '…'
                    | '·'
                    | '•'
            )
    });
    parts.map(|part| part.trim_matches('.')).filter(|part| !part.is_empty())
}

/// How many typing errors are forgiven in a word: none below 4 letters, one below 8, else two.
///
/// None above 64 letters: nobody types such a word, and measuring it takes the square of its length.
pub(super) fn tolerance(letters: usize) -> usize {
    match letters {
        0..=3 | 65.. => 0,
        4..=7 => 1,
        _ => 2,
    }
}

/// All different words in order, and the labels each stands in.
#[derive(Debug, Clone, Default)]
pub(super) struct Vocabulary {
    text: String,
    words: Vec<Word>,
    /// Numbers of labels, ascending for each word.
    labels: Vec<u32>,
}

#[derive(Debug, Clone)]
struct Word {
    /// Where its letters start and end in the text.
    start: usize,
    end: usize,
    /// Where its labels start.
    labels: usize,
    letters: u32,
    /// One bit for each letter it has, folded into 64.
    signature: u64,
}

impl Vocabulary {
    /// The words of these folded labels, which are numbered from 0.
    pub(super) fn new<'a>(labels: impl Iterator<Item = &'a str>) -> Self {
        let mut found: Vec<(u64, &str, u32)> = Vec::new();
        for (number, label) in (0_u32..).zip(labels) {
            found.extend(words(label).map(|word| (leading(word), word, number)));
        }
        found.sort_unstable();
        found.dedup();
        let mut vocabulary = Self::default();
        for group in found.chunk_by(|a, b| a.1 == b.1) {
            let Some((_, word, _)) = group.first() else { continue };
            vocabulary.words.push(Word {
                start: vocabulary.text.len(),
                end: vocabulary.text.len() + word.len(),
                labels: vocabulary.labels.len(),
                letters: u32::try_from(word.chars().count()).unwrap_or(u32::MAX),
                signature: signature(word),
            });
            vocabulary.text.push_str(word);
            vocabulary.labels.extend(group.iter().map(|(_, _, number)| *number));
        }
        vocabulary
    }

    /// The position of this word.
    pub(super) fn find(&self, word: &str) -> Option<usize> {
        let at = self.words.partition_point(|other| self.text(other) < word);
        let found = self.words.get(at)?;
        (self.text(found) == word).then_some(at)
    }

    /// The positions of the words that start like this.
    pub(super) fn starting(&self, prefix: &str) -> Range<usize> {
        let start = self.words.partition_point(|word| self.text(word) < prefix);
        let rest = self.words.get(start..).unwrap_or_default();
        start..start + rest.partition_point(|word| self.text(word).starts_with(prefix))
    }

    /// The words at most so many typing errors away, with how many.
    ///
    /// An error is a letter too many, one missing, another one, or two neighbours exchanged.
    pub(super) fn similar(&self, word: &str, most: usize) -> Vec<(usize, u32)> {
        let letters = word.chars().count();
        let own = signature(word);
        // One error adds at most one letter that was not there, and takes away at most one.
        let near = |other: &Word| {
            let difference = (other.letters as usize).abs_diff(letters);
            let more = (other.signature & !own).count_ones() as usize;
            let less = (own & !other.signature).count_ones() as usize;
            difference.max(more).max(less) <= most
        };
        let near = (0..).zip(&self.words).filter(|(_, other)| near(other));
        let measured = near.filter_map(|(at, other)| {
            let distance = strsim::osa_distance(word, self.text(other));
            (distance <= most).then(|| (at, u32::try_from(distance).unwrap_or(u32::MAX)))
        });
        measured.collect()
    }

    /// The labels the word at this position stands in.
    pub(super) fn labels(&self, at: usize) -> &[u32] {
        let start = self.words.get(at).map(|word| word.labels);
        let end = self.words.get(at + 1).map_or(self.labels.len(), |word| word.labels);
        start.and_then(|start| self.labels.get(start..end)).unwrap_or_default()
    }

    fn text(&self, word: &Word) -> &str {
        self.text.get(word.start..word.end).unwrap_or_default()
    }
}

/// The first eight bytes as a number, which sorts as the text does and is faster to compare.
pub(super) fn leading(text: &str) -> u64 {
    let bytes = text.bytes().chain(std::iter::repeat(0)).take(8);
    bytes.fold(0, |number, byte| number << 8 | u64::from(byte))
}

/// One bit for each letter, by its number modulo 64.
fn signature(word: &str) -> u64 {
    word.chars().fold(0, |bits, letter| bits | 1 << (u32::from(letter) % 64))
}
