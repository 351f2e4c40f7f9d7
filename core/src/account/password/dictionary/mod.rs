//! The common passwords, in a tree that is walked where it lies.
//!
//! `words.bin` holds 14,794 words and their ranks in 61 KB, exactly: nothing is found in it that is
//! not on a list.
//! Which lists, and how the tree is written: `tests/wordlists/make.py`; licences: `NOTICE.md`.

mod leet;

pub(super) use leet::{Look, letters_behind, looks_like};

/// A node for each letter of each word, depth first; see `tests/wordlists/make.py`.
const WORDS: &[u8] = include_bytes!("words.bin");

const HAS_SIBLING: u8 = 0b1000_0000;
const IS_END: u8 = 0b0100_0000;
const LETTER: u8 = 0b0011_1111;

/// Beside the rank of a word: that others go on from it.
const GOES_ON: u8 = 0b1000_0000;

/// The first letters of words say how long their subtree is; below them it is short.
const WITH_LENGTHS: u8 = 2;

/// What hangs below one letter of the tree.
#[derive(Debug, Clone, Copy)]
pub(super) struct Branch {
    /// Where its first node is; nothing where no word goes on.
    start: Option<usize>,
    /// How many letters lead here, as far as that matters.
    depth: u8,
}

/// One step down the tree.
#[derive(Debug, Clone, Copy)]
pub(super) struct Step {
    /// Twice the binary logarithm of the rank of the word that ends here, rounded down.
    pub(super) rank: Option<u8>,
    /// Where words go on.
    pub(super) below: Branch,
}

/// Where all words begin.
pub(super) const ROOT: Branch = Branch { start: Some(0), depth: 0 };

/// A letter of the tree.
struct Node {
    letter: u8,
    rank: Option<u8>,
    has_sibling: bool,
    goes_on: bool,
    /// Where its subtree is.
    below: usize,
    /// How long that is, where it is written.
    length: Option<usize>,
}

/// The number of a small letter in the tree; nothing where no word has it.
const fn number(letter: char) -> Option<u8> {
    let code = letter as u32;
    Some(match code {
        0x20..=0x40 => (code - 0x20) as u8,
        0x5b..=0x5f => (code - 0x5b + 33) as u8,
        0x61..=0x7a => (code - 0x61 + 38) as u8,
        _ => return None,
    })
}

/// The step from here by this small letter; allocates nothing.
///
/// # Cost
///
/// O(siblings), of which there are 64 at most, and below the second letter what hangs below them.
pub(super) fn step(from: Branch, letter: char) -> Option<Step> {
    let wanted = number(letter)?;
    let mut at = from.start?;
    loop {
        let node = node(at, from.depth)?;
        if node.letter == wanted {
            let start = node.goes_on.then_some(node.below);
            let depth = from.depth.saturating_add(1).min(WITH_LENGTHS);
            return Some(Step { rank: node.rank, below: Branch { start, depth } });
        }
        if node.letter > wanted || !node.has_sibling {
            return None;
        }
        at = match node.length {
            Some(length) => node.below + length,
            None => end_of(&node)?,
        };
    }
}

/// The node at this place, to which so many letters lead.
fn node(at: usize, depth: u8) -> Option<Node> {
    let first = *WORDS.get(at)?;
    let (is_end, has_sibling) = (first & IS_END != 0, first & HAS_SIBLING != 0);
    let mut below = at + 1;
    let mut ending = GOES_ON;
    if is_end {
        ending = *WORDS.get(below)?;
        below += 1;
    }
    let mut written = None;
    if has_sibling && depth < WITH_LENGTHS {
        let (value, read) = length(below)?;
        below += read;
        written = Some(value);
    }
    Some(Node {
        letter: first & LETTER,
        rank: is_end.then_some(ending & !GOES_ON),
        has_sibling,
        goes_on: ending & GOES_ON != 0,
        below,
        length: written,
    })
}

/// The end of a subtree whose length is not written.
fn end_of(node: &Node) -> Option<usize> {
    let (mut at, mut open) = (node.below, usize::from(node.goes_on));
    while open > 0 {
        let next = self::node(at, WITH_LENGTHS)?;
        at = next.below;
        open = open + usize::from(next.goes_on) + usize::from(next.has_sibling) - 1;
    }
    Some(at)
}

/// The length of a subtree, and how many bytes it is written in.
fn length(at: usize) -> Option<(usize, usize)> {
    let (mut value, mut read) = (0, 0);
    loop {
        let byte = *WORDS.get(at + read)?;
        value |= usize::from(byte & 127) << (7 * read);
        read += 1;
        if byte < 128 || read == 4 {
            return Some((value, read));
        }
    }
}

/// The rank of a word, where exactly this is one: twice its binary logarithm, rounded down.
pub(super) fn rank_of(letters: impl IntoIterator<Item = char>) -> Option<u8> {
    let (mut from, mut rank) = (ROOT, None);
    for letter in letters {
        let next = step(from, letter)?;
        (from, rank) = (next.below, next.rank);
    }
    rank
}

/// About how many words are tried up to one of this rank.
pub(super) fn guesses(rank: u8) -> u128 {
    // The upper end of what was rounded down; 17/24 is about the root of 1/2.
    let doubled = u32::from(rank) + 1;
    let whole = 1_u128 << (doubled.div_ceil(2)).min(100);
    if rank == 0 {
        1
    } else if doubled.is_multiple_of(2) {
        whole
    } else {
        whole * 17 / 24
    }
}
