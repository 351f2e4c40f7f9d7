//! Bytes as text, in the alphabets of RFC 4648 and in that of Douglas Crockford.

use zeroize::Zeroizing;

/// An alphabet of 16, 32 or 64 letters, each of which stands for 4, 5 or 6 bits.
pub(crate) struct Letters {
    alphabet: &'static [u8],
    bits: u32,
}

/// Hexadecimal, in small letters.
pub(crate) const HEX: Letters = Letters { alphabet: b"0123456789abcdef", bits: 4 };

/// Base 32 of RFC 4648 section 6, without padding.
pub(crate) const BASE32: Letters =
    Letters { alphabet: b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", bits: 5 };

/// Crockford's base 32, which leaves out `I`, `L`, `O` and `U`: <https://www.crockford.com/base32.html>.
pub(crate) const CROCKFORD: Letters =
    Letters { alphabet: b"0123456789ABCDEFGHJKMNPQRSTVWXYZ", bits: 5 };

/// Base 64 of RFC 4648 section 4, without padding.
pub(crate) const BASE64: Letters = Letters {
    alphabet: b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/",
    bits: 6,
};

/// Base 64 of RFC 4648 section 5, which fits into addresses, without padding.
pub(crate) const BASE64_URL: Letters = Letters {
    alphabet: b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_",
    bits: 6,
};

impl Letters {
    /// The bytes as text; the last letter is filled up with zero bits.
    pub(crate) fn encode(&self, bytes: &[u8]) -> String {
        let mut text = String::with_capacity(bytes.len() * 2);
        let (mut held, mut count) = (0_u32, 0_u32);
        for byte in bytes {
            held = (held << 8) | u32::from(*byte);
            count += 8;
            while count >= self.bits {
                count -= self.bits;
                text.push(self.letter(held >> count));
                held &= (1 << count) - 1;
            }
        }
        if count > 0 {
            text.push(self.letter(held << (self.bits - count)));
        }
        text
    }

    /// The bytes that the text spells.
    ///
    /// There is one spelling for some bytes: nothing where a letter is not of the alphabet, where
    /// the last one holds more than it has to, or where there is one too many.
    pub(crate) fn decode(&self, text: &str) -> Option<Zeroizing<Vec<u8>>> {
        let mut bytes = Zeroizing::new(Vec::with_capacity(text.len()));
        let (mut held, mut count) = (0_u32, 0_u32);
        for letter in text.bytes() {
            held = (held << self.bits) | self.value(letter)?;
            count += self.bits;
            if count >= 8 {
                count -= 8;
                bytes.push((held >> count).to_le_bytes()[0]);
                held &= (1 << count) - 1;
            }
        }
        (held == 0 && count < self.bits).then_some(bytes)
    }

    /// The letter for these bits.
    fn letter(&self, bits: u32) -> char {
        self.alphabet.get(bits as usize).copied().map_or('?', char::from)
    }

    /// The bits of a letter, found by looking at all of them, so that the time tells nothing.
    fn value(&self, letter: u8) -> Option<u32> {
        let mut found = None;
        for (known, value) in self.alphabet.iter().zip(0..) {
            found = if *known == letter { Some(value) } else { found };
        }
        found
    }
}
