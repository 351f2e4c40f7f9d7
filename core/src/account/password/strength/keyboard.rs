//! Walks from key to key.

use super::model::MatchKind;
use super::parts::{Part, choose, power};

/// The rows of a keyboard from top to bottom, each without and with the shift key, and how the
/// rows stand to each other.
struct Layout {
    rows: &'static [(&'static str, &'static str)],
    /// Whether a row is half a key further right than the one above, or exactly below it.
    is_slanted: bool,
}

const QWERTY: Layout = Layout {
    rows: &[
        ("`1234567890-=", "~!@#$%^&*()_+"),
        (" qwertyuiop[]\\", " QWERTYUIOP{}|"),
        (" asdfghjkl;'", " ASDFGHJKL:\""),
        (" zxcvbnm,./", " ZXCVBNM<>?"),
    ],
    is_slanted: true,
};

const QWERTZ: Layout = Layout {
    rows: &[
        ("^1234567890ß´", "°!\"§$%&/()=?`"),
        (" qwertzuiopü+", " QWERTZUIOPÜ*"),
        (" asdfghjklöä#", " ASDFGHJKLÖÄ'"),
        (" yxcvbnm,.-", " YXCVBNM;:_"),
    ],
    is_slanted: true,
};

const AZERTY: Layout = Layout {
    rows: &[
        ("²&é\"'(-è_çà)=", " 1234567890°+"),
        (" azertyuiop^$", " AZERTYUIOP¨£"),
        (" qsdfghjklmù*", " QSDFGHJKLM%µ"),
        (" wxcvbn,;:!", " WXCVBN?./§"),
    ],
    is_slanted: true,
};

const RUSSIAN: Layout = Layout {
    rows: &[
        ("ё1234567890-=", "Ё!\"№;%:?*()_+"),
        (" йцукенгшщзхъ\\", " ЙЦУКЕНГШЩЗХЪ/"),
        (" фывапролджэ", " ФЫВАПРОЛДЖЭ"),
        (" ячсмитьбю.", " ЯЧСМИТЬБЮ,"),
    ],
    is_slanted: true,
};

const KEYPAD: Layout = Layout {
    rows: &[(" /*-", ""), ("789+", ""), ("456", ""), ("123", ""), (" 0.", "")],
    is_slanted: false,
};

const LAYOUTS: &[Layout] = &[QWERTY, QWERTZ, AZERTY, RUSSIAN, KEYPAD];

/// A key: its row, its column, and whether shift is held.
type Key = (i32, i32, bool);

impl Layout {
    fn key(&self, letter: char) -> Option<Key> {
        let place = |row: &str| row.chars().position(|on| on == letter && on != ' ');
        self.rows.iter().enumerate().find_map(|(row, (plain, shifted))| {
            let held = || place(shifted).map(|column| (column, true));
            let (column, shift) = place(plain).map(|column| (column, false)).or_else(held)?;
            Some((i32::try_from(row).ok()?, i32::try_from(column).ok()?, shift))
        })
    }

    /// The direction from one key to a neighbour; nothing where it is none.
    fn direction(&self, from: Key, to: Key) -> Option<(i32, i32)> {
        let step = (to.0 - from.0, to.1 - from.1);
        let is_neighbour = if self.is_slanted {
            matches!(step, (0, -1 | 1) | (-1, 0 | 1) | (1, -1 | 0))
        } else {
            step != (0, 0) && step.0.abs() <= 1 && step.1.abs() <= 1
        };
        is_neighbour.then_some(step)
    }

    /// How many keys a walk may start from, and twice how many neighbours a key has on average.
    const fn size(&self) -> (u128, u128) {
        if self.is_slanted { (47, 9) } else { (15, 10) }
    }
}

/// Walks over three keys or more.
///
/// # Cost
///
/// O(n) for each layout.
pub(super) fn walks(letters: &[char], parts: &mut Vec<Part>) {
    for layout in LAYOUTS {
        let keys: Vec<Option<Key>> = letters.iter().map(|letter| layout.key(*letter)).collect();
        let mut start = 0;
        while start < keys.len() {
            let (mut end, mut turns, mut last) = (start + 1, 0, None);
            while let (Some(Some(from)), Some(Some(to))) = (keys.get(end - 1), keys.get(end)) {
                let Some(direction) = layout.direction(*from, *to) else { break };
                if last != Some(direction) {
                    turns += 1;
                    last = Some(direction);
                }
                end += 1;
            }
            if end - start >= 3 {
                let held = keys.iter().skip(start).take(end - start).flatten();
                let shifted = held.filter(|key| key.2).count();
                let guesses = layout.guesses(end - start, turns, shifted);
                parts.push(Part { start, end, kind: MatchKind::Keyboard, guesses });
            }
            start = end;
        }
    }
}

impl Layout {
    /// How many walks there are that are as long and have as many turns, or are simpler.
    fn guesses(&self, length: usize, turns: usize, shifted: usize) -> u128 {
        let (keys, doubled) = self.size();
        /// More than this is beyond any attacker, and need not be counted out.
        const ENOUGH: u128 = 10_u128.pow(24);
        let mut walks: u128 = 0;
        for long in 2..=length {
            if walks > ENOUGH {
                break;
            }
            for turned in 1..=turns.min(long - 1) {
                let ways = choose(long - 1, turned - 1);
                // Beyond this the power alone is enough.
                let turned = turned.min(40);
                let directions = power(doubled, turned) / power(2, turned);
                walks = walks.saturating_add(ways.saturating_mul(keys).saturating_mul(directions));
            }
        }
        let plain = length - shifted;
        let ways = match (shifted, plain) {
            (0, _) => 1,
            (_, 0) => 2,
            _ => (1..=shifted.min(plain))
                .fold(0, |sum: u128, some| sum.saturating_add(choose(length, some))),
        };
        walks.saturating_mul(ways)
    }
}
