//! A code as somebody typed it.

use zeroize::Zeroizing;

/// More bytes than a code has in any spelling.
const MOST_BYTES: usize = 128;

/// The zeros of all decimal digits of Unicode 14, category `Nd`; nine more stand after each.
const ZEROS: [u32; 66] = [
    0x30, 0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66,
    0xde6, 0xe50, 0xed0, 0xf20, 0x1040, 0x1090, 0x17e0, 0x1810, 0x1946, 0x19d0, 0x1a80, 0x1a90,
    0x1b50, 0x1bb0, 0x1c40, 0x1c50, 0xa620, 0xa8d0, 0xa900, 0xa9d0, 0xa9f0, 0xaa50, 0xabf0, 0xff10,
    0x104a0, 0x10d30, 0x11066, 0x110f0, 0x11136, 0x111d0, 0x112f0, 0x11450, 0x114d0, 0x11650,
    0x116c0, 0x11730, 0x118e0, 0x11950, 0x11c50, 0x11d50, 0x11da0, 0x16a60, 0x16ac0, 0x16b50,
    0x1d7ce, 0x1d7d8, 0x1d7e2, 0x1d7ec, 0x1d7f6, 0x1e140, 0x1e2f0, 0x1e950, 0x1fbf0,
];

/// The digits of a code in ASCII, without blanks and hyphens; nothing where it has another length
/// or holds anything else.
///
/// Digits of other scripts count as what they mean, since keyboards of some languages write them.
pub(crate) fn typed_digits(typed: &str, digits: u32) -> Option<Zeroizing<String>> {
    if typed.len() > MOST_BYTES {
        return None;
    }
    let mut code = Zeroizing::new(String::with_capacity(MOST_BYTES));
    for letter in typed.chars() {
        if letter.is_whitespace() || matches!(letter, '-' | '‐' | '‑' | '–') {
            continue;
        }
        code.push(digit(letter)?);
    }
    (code.len() == digits as usize).then_some(code)
}

/// The ASCII digit of this value.
fn digit(letter: char) -> Option<char> {
    let place = u32::from(letter);
    let value = ZEROS.iter().filter_map(|zero| place.checked_sub(*zero)).find(|value| *value < 10);
    value.and_then(|value| char::from_digit(value, 10))
}
