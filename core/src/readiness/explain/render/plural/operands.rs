//! What a plural rule looks at: a number as it is written.

use std::ops::RangeInclusive;

/// The most digits on one side of the decimal point.
const LONGEST: usize = 15;

/// The properties of a written number that plural rules name, without its sign.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Operands {
    /// The whole part.
    pub(super) i: u64,
    /// How many digits of the fraction are shown, with zeros at the end.
    pub(super) v: usize,
    /// The digits of the fraction as a number, with zeros at the end.
    pub(super) f: u64,
    /// The digits of the fraction as a number, without zeros at the end.
    pub(super) t: u64,
}

impl Operands {
    /// The operands of a number such as `3`, `-2` or `1.50`; nothing where the text is none.
    pub(super) fn read(number: &str) -> Option<Self> {
        let number = number.strip_prefix('-').unwrap_or(number);
        let (whole, fraction) = match number.split_once('.') {
            Some((_, "")) => return None,
            Some(parts) => parts,
            None => (number, ""),
        };
        let are_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        let fits = |text: &str| text.len() <= LONGEST && are_digits(text);
        if whole.is_empty() || !fits(whole) || !fits(fraction) {
            return None;
        }
        let value = |digits: &str| if digits.is_empty() { Some(0) } else { digits.parse().ok() };
        Some(Self {
            i: value(whole)?,
            v: fraction.len(),
            f: value(fraction)?,
            t: value(fraction.trim_end_matches('0'))?,
        })
    }

    /// Whether the number is one of these whole numbers; `1.0` is 1.
    pub(super) fn is(self, values: RangeInclusive<u64>) -> bool {
        self.t == 0 && values.contains(&self.i)
    }

    /// Whether the number leaves one of these when divided; a number with a fraction does not.
    pub(super) fn leaves(self, divisor: u64, values: RangeInclusive<u64>) -> bool {
        self.t == 0 && within(self.i, divisor, values)
    }

    /// Whether it is written without a fraction and leaves one of these when divided.
    pub(super) fn plainly_leaves(self, divisor: u64, values: RangeInclusive<u64>) -> bool {
        self.v == 0 && within(self.i, divisor, values)
    }

    /// Whether the shown fraction, as a number, leaves one of these when divided.
    pub(super) fn fraction_leaves(self, divisor: u64, values: RangeInclusive<u64>) -> bool {
        within(self.f, divisor, values)
    }
}

/// Whether division leaves one of these.
pub(super) fn within(value: u64, divisor: u64, values: RangeInclusive<u64>) -> bool {
    value.checked_rem(divisor).is_some_and(|rest| values.contains(&rest))
}
