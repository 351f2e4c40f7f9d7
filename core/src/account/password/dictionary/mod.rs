//! The common passwords, in a tree that is walked where it lies.
//!
//! `words.bin` holds 14,794 words and their ranks in 71 KB, exactly: nothing is found in it that is
//! not on a list.
//! Which lists, and how the tree is written: `tests/wordlists/make.py`; licences: `NOTICE.md`.

mod leet;

pub(super) use leet::{Look, letters_behind, looks_like};

/// A node for each letter of each word, depth first; see `tests/wordlists/make.py`.
const WORDS: &[u8] = include_bytes!("words.bin");

const HAS_SIBLING: u8 = 0b1000_0000;
const IS_END: u8 = 0b0100_0000;
const LETTER: u8 = 0b0011_1111;

/// What hangs below one letter of the tree.
#[derive(Debug, Clone, Copy)]
pub(super) struct Branch {
    start: usize,
    end: usize,
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
pub(super) const ROOT: Branch = Branch { start: 0, end: WORDS.len() };

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
/// O(siblings), of which there are 64 at most.
pub(super) fn step(from: Branch, letter: char) -> Option<Step> {
    let wanted = number(letter)?;
    let mut at = from.start;
    while at < from.end {
        let node = *WORDS.get(at)?;
        at += 1;
        let rank = if node & IS_END == 0 {
            None
        } else {
            at += 1;
            WORDS.get(at - 1).copied()
        };
        let mut end = from.end;
        if node & HAS_SIBLING != 0 {
            let (length, read) = length(at)?;
            at += read;
            end = at + length;
        }
        let is = node & LETTER;
        if is == wanted {
            return Some(Step { rank, below: Branch { start: at, end } });
        }
        if is > wanted {
            return None;
        }
        at = end;
    }
    None
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
