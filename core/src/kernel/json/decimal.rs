//! The nearest 64-bit number to a decimal one.

/// Digits that can decide to which side a number is rounded; those behind only say that there is
/// something.
const DECISIVE: usize = 800;

/// The largest power of ten by which one step multiplies or divides, and its exponent.
const STEP: (u32, i64) = (1_000_000_000, 9);

/// The digits that a whole number of 64 bits holds, whatever they are.
const SHORT: u32 = 19;

/// A decimal number: its digits as a whole number, times ten to the power of an exponent.
#[derive(Debug, Default)]
pub(super) struct Decimal {
    /// The first digits as a number, and how many they are.
    whole: u64,
    count: u32,
    /// The digits behind those.
    more: Vec<u8>,
    pub(super) exponent: i64,
    /// Whether digits were left out that are not all zero.
    has_rest: bool,
}

impl Decimal {
    /// Adds digits, before the point or after it.
    pub(super) fn push(&mut self, digits: &str, after_point: bool) {
        for byte in digits.bytes() {
            let digit = byte.saturating_sub(b'0');
            if self.count < SHORT {
                self.whole = self.whole * 10 + u64::from(digit);
                // Zeros at the start are none of them.
                self.count += u32::from(self.whole != 0);
            } else if self.more.len() < DECISIVE {
                self.more.push(digit);
            } else {
                self.has_rest |= digit != 0;
                self.exponent += 1;
            }
            self.exponent -= i64::from(after_point);
        }
    }

    /// Whether it is zero.
    pub(super) fn is_zero(&self) -> bool {
        self.whole == 0
    }

    /// The nearest number of 64 bits, the even one of two that are equally near; infinite where it
    /// is beyond all.
    pub(super) fn value(&self) -> f64 {
        let digits = i64::from(self.count) + self.more.len() as i64;
        match self.exponent.saturating_add(digits) {
            _ if self.is_zero() => 0.0,
            ..-330 => 0.0,
            311.. => f64::INFINITY,
            _ => self.short().unwrap_or_else(|| self.nearest()),
        }
    }

    /// The value, where one multiplication or division of exact numbers gives it.
    fn short(&self) -> Option<f64> {
        let is_short = self.more.is_empty() && self.whole <= 1 << 53;
        if !is_short || !(-22..=22).contains(&self.exponent) {
            return None;
        }
        let power = (0..self.exponent.abs()).fold(1.0, |power, _| power * 10.0);
        let whole = self.whole as f64;
        Some(if self.exponent < 0 { whole / power } else { whole * power })
    }

    /// The value by whole numbers of any length.
    fn nearest(&self) -> f64 {
        // As many bits below the point as 55 that are left when it is divided: 10/3 is a bit more
        // than the binary logarithm of ten.
        let divided = self.exponent.min(0).unsigned_abs() * 10 / 3 + 1;
        let below = (divided + 56).saturating_sub(u64::from(self.whole.ilog2()));
        let words = usize::try_from(below.div_ceil(32)).unwrap_or_default();
        let mut number = Whole(vec![0; words]);
        number.0.extend([self.whole as u32, (self.whole >> 32) as u32]);
        for digit in &self.more {
            number.add_digit(words, *digit);
        }
        let mut has_rest = self.has_rest;
        let mut left = self.exponent;
        while left != 0 {
            let power = left.abs().min(STEP.1);
            let factor = (0..power).fold(1, |factor, _| factor * 10);
            if left > 0 {
                number.multiply(factor);
                left -= power;
            } else {
                has_rest |= number.divide(factor) != 0;
                left += power;
            }
        }
        number.rounded(words as i64 * 32, has_rest)
    }
}

/// A whole number of any length, in words from the lowest to the highest.
struct Whole(Vec<u32>);

impl Whole {
    /// Multiplies by a factor.
    fn multiply(&mut self, factor: u32) {
        self.multiply_and_add(0, factor, 0);
    }

    /// Adds a digit behind those that stand above so many words.
    fn add_digit(&mut self, words: usize, digit: u8) {
        self.multiply_and_add(words, 10, u64::from(digit));
    }

    fn multiply_and_add(&mut self, words: usize, factor: u32, mut carry: u64) {
        for word in self.0.iter_mut().skip(words) {
            carry += u64::from(*word) * u64::from(factor);
            (*word, carry) = (carry as u32, carry >> 32);
        }
        if carry != 0 {
            self.0.push(carry as u32);
        }
    }

    /// Divides by a factor; the rest is what is left.
    fn divide(&mut self, factor: u32) -> u32 {
        let (mut rest, factor) = (0, u64::from(factor));
        for word in self.0.iter_mut().rev() {
            let there = rest << 32 | u64::from(*word);
            (*word, rest) = ((there / factor) as u32, there % factor);
        }
        rest as u32
    }

    /// The nearest number of 64 bits to this one divided by a power of two.
    fn rounded(&self, power: i64, has_rest: bool) -> f64 {
        let used = self.0.iter().rposition(|word| *word != 0).unwrap_or_default();
        let top = self.0.get(used).map_or(0, |word| i64::from(word.ilog2()));
        let first = used as i64 * 32 + top - power;
        // Very small numbers have fewer bits than 53.
        let kept = 53.min(first + 1075);
        // Two bits more decide, with all that is below in the lower one.
        let dropped = first + power - kept - 1;
        let (mut bits, mut below) = (0_u64, has_rest);
        for (word, at) in self.0.iter().zip((0_i64..).step_by(32)) {
            let word = u64::from(*word);
            match at - dropped {
                up @ 0.. => bits |= word << up.min(63),
                down @ -31..0 => {
                    bits |= word >> -down;
                    below |= word << (64 + down) != 0;
                }
                _ => below |= word != 0,
            }
        }
        let (tail, mut bits) = (bits & 3 | u64::from(below), bits >> 2);
        bits += u64::from(tail == 3 || (tail == 2 && bits & 1 == 1));
        // The highest bit of 53 adds one to the exponent, and so does a carry.
        let exponent = u64::try_from(first + 1022).unwrap_or_default();
        if exponent > 2045 {
            return f64::INFINITY;
        }
        f64::from_bits((exponent << 52) + bits)
    }
}
