//! Digits and marks that stand for letters, as in `p4$$w0rd`.

/// How close two texts are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in super::super) enum Look {
    /// Letter by letter.
    Same,
    /// With digits or marks for some letters.
    Leet,
}

/// The small letters that a digit or mark may stand for.
pub(in super::super) const fn letters_behind(mark: char) -> &'static [char] {
    match mark {
        '4' | '@' => &['a'],
        '8' => &['b'],
        '(' | '{' | '[' | '<' => &['c'],
        '3' => &['e'],
        '6' | '9' => &['g'],
        '1' | '!' | '|' => &['i', 'l'],
        '0' => &['o'],
        '$' | '5' => &['s'],
        '7' => &['t', 'l'],
        '+' => &['t'],
        '%' => &['x'],
        '2' => &['z'],
        _ => &[],
    }
}

/// Whether the first text, in small letters, is the second or stands for it.
pub(in super::super) fn looks_like(
    text: impl ExactSizeIterator<Item = char>,
    word: impl ExactSizeIterator<Item = char>,
) -> Option<Look> {
    if text.len() != word.len() {
        return None;
    }
    let mut look = Look::Same;
    for (have, want) in text.zip(word) {
        if have != want {
            if !letters_behind(have).contains(&want) {
                return None;
            }
            look = Look::Leet;
        }
    }
    Some(look)
}
