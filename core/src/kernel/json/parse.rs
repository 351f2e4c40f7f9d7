//! Reads JSON text in little code.
//!
//! A browser loads this instead of the parser of `serde_json`, whose tables for the rounding of
//! numbers alone are 7 KB there that no compression makes smaller.
//! Both say the same of every text, in the same words; elsewhere the quicker one is taken.

use std::borrow::Cow;

use super::decimal::Decimal;
use super::{Misread, Tree};

/// Lists and objects within one another, as deep as they may be.
const DEEPEST: u32 = 127;

/// The tree of a JSON text.
///
/// # Errors
///
/// What is no JSON, with line and column.
pub(super) fn parse(text: &str) -> Result<Tree<'_>, Misread> {
    let mut parser = Parser { text, at: 0, depth: 0 };
    let tree = parser.value()?;
    match parser.next_mark() {
        Some(_) => Err(parser.ahead("trailing characters")),
        None => Ok(tree),
    }
}

/// A text, read up to a byte.
struct Parser<'a> {
    text: &'a str,
    at: usize,
    depth: u32,
}

impl<'a> Parser<'a> {
    /// The byte that comes.
    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    /// The byte that comes, which is read by this.
    fn next(&mut self) -> Option<u8> {
        let byte = self.peek()?;
        self.at += 1;
        Some(byte)
    }

    /// The byte that comes after blanks.
    fn next_mark(&mut self) -> Option<u8> {
        while let Some(b' ' | b'\n' | b'\t' | b'\r') = self.peek() {
            self.at += 1;
        }
        self.peek()
    }

    /// What is wrong with what was read.
    #[cold]
    fn wrong(&self, what: &str) -> Misread {
        let read = self.text.as_bytes().get(..self.at).unwrap_or_default();
        let line = read.iter().filter(|byte| **byte == b'\n').count() + 1;
        let column = read.iter().rev().take_while(|byte| **byte != b'\n').count();
        serde::de::Error::custom(format_args!("{what} at line {line} column {column}"))
    }

    /// What is wrong with what comes.
    #[cold]
    fn ahead(&mut self, what: &str) -> Misread {
        self.at = self.text.len().min(self.at + 1);
        self.wrong(what)
    }

    fn value(&mut self) -> Result<Tree<'a>, Misread> {
        match self.next_mark() {
            Some(b'n') => self.word("null", Tree::Null),
            Some(b't') => self.word("true", Tree::Bool(true)),
            Some(b'f') => self.word("false", Tree::Bool(false)),
            Some(b'-' | b'0'..=b'9') => self.number(),
            Some(b'"') => self.string().map(Tree::Text),
            Some(b'[') => self.inside(Self::list),
            Some(b'{') => self.inside(Self::map),
            Some(_) => Err(self.ahead("expected value")),
            None => Err(self.ahead("EOF while parsing a value")),
        }
    }

    /// One of the three words, of which the first letter is there.
    fn word(&mut self, word: &str, meaning: Tree<'a>) -> Result<Tree<'a>, Misread> {
        for expected in word.bytes() {
            match self.next() {
                None => return Err(self.wrong("EOF while parsing a value")),
                Some(byte) if byte != expected => return Err(self.wrong("expected ident")),
                Some(_) => {}
            }
        }
        Ok(meaning)
    }

    /// What stands between two brackets.
    fn inside(
        &mut self,
        read: fn(&mut Self) -> Result<Tree<'a>, Misread>,
    ) -> Result<Tree<'a>, Misread> {
        if self.depth == DEEPEST {
            return Err(self.ahead("recursion limit exceeded"));
        }
        self.depth += 1;
        self.at += 1;
        let tree = read(self)?;
        self.depth -= 1;
        self.at += 1;
        Ok(tree)
    }

    /// The items of a list, up to its bracket.
    fn list(&mut self) -> Result<Tree<'a>, Misread> {
        let mut items = Vec::new();
        loop {
            match self.next_mark() {
                None => return Err(self.ahead("EOF while parsing a list")),
                Some(b']') => return Ok(Tree::List(items)),
                Some(_) if items.is_empty() => {}
                Some(b',') => {
                    self.at += 1;
                    match self.next_mark() {
                        Some(b']') => return Err(self.ahead("trailing comma")),
                        Some(_) => {}
                        None => return Err(self.ahead("EOF while parsing a value")),
                    }
                }
                Some(_) => return Err(self.ahead("expected `,` or `]`")),
            }
            items.push(self.value()?);
        }
    }

    /// The fields of an object, up to its bracket.
    fn map(&mut self) -> Result<Tree<'a>, Misread> {
        let mut fields = Vec::new();
        loop {
            match self.next_mark() {
                None => return Err(self.ahead("EOF while parsing an object")),
                Some(b'}') => return Ok(Tree::Map(fields)),
                Some(b'"') if fields.is_empty() => {}
                Some(_) if fields.is_empty() => return Err(self.ahead("key must be a string")),
                Some(b',') => {
                    self.at += 1;
                    match self.next_mark() {
                        Some(b'"') => {}
                        Some(b'}') => return Err(self.ahead("trailing comma")),
                        Some(_) => return Err(self.ahead("key must be a string")),
                        None => return Err(self.ahead("EOF while parsing a value")),
                    }
                }
                Some(_) => return Err(self.ahead("expected `,` or `}`")),
            }
            let name = self.string()?;
            match self.next_mark() {
                Some(b':') => self.at += 1,
                Some(_) => return Err(self.ahead("expected `:`")),
                None => return Err(self.ahead("EOF while parsing an object")),
            }
            fields.push((name, self.value()?));
        }
    }

    /// A text, whose quotation mark is there; a piece of the document where nothing is escaped.
    fn string(&mut self) -> Result<Cow<'a, str>, Misread> {
        self.at += 1;
        let mut start = self.at;
        let mut copied = String::new();
        loop {
            self.plain_letters();
            let piece = self.text.get(start..self.at).unwrap_or_default();
            match self.next() {
                None => return Err(self.wrong("EOF while parsing a string")),
                Some(b'"') if copied.is_empty() => return Ok(Cow::Borrowed(piece)),
                Some(b'"') => {
                    copied.push_str(piece);
                    return Ok(Cow::Owned(copied));
                }
                Some(b'\\') => {
                    copied.push_str(piece);
                    copied.push(self.escaped()?);
                    start = self.at;
                }
                Some(_) => {
                    let what = "control character (\\u0000-\\u001F) found while parsing a string";
                    return Err(self.wrong(what));
                }
            }
        }
    }

    /// Reads up to the next quotation mark, backslash or control character.
    fn plain_letters(&mut self) {
        let rest = self.text.as_bytes().get(self.at..).unwrap_or_default();
        // Eight bytes at a time, as long as there is none of them among these.
        let (eights, _) = rest.as_chunks::<8>();
        let mut plain = 8 * eights.iter().take_while(|eight| !may_end(**eight)).count();
        while let Some(byte) = rest.get(plain) {
            if matches!(byte, b'"' | b'\\' | 0..=0x1f) {
                break;
            }
            plain += 1;
        }
        self.at += plain;
    }

    /// The character that is written after a backslash.
    fn escaped(&mut self) -> Result<char, Misread> {
        Ok(match self.next() {
            Some(mark @ (b'"' | b'\\' | b'/')) => char::from(mark),
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{c}',
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            Some(b'u') => return self.by_number(),
            Some(_) => return Err(self.wrong("invalid escape")),
            None => return Err(self.wrong("EOF while parsing a string")),
        })
    }

    /// The character of a number or, above U+FFFF, of the two halves of a pair.
    fn by_number(&mut self) -> Result<char, Misread> {
        const LONE: &str = "lone leading surrogate in hex escape";
        let mut code = self.four_digits()?;
        if (0xd800..0xdc00).contains(&code) {
            for expected in [b'\\', b'u'] {
                match self.next() {
                    None => return Err(self.wrong("EOF while parsing a string")),
                    Some(byte) if byte != expected => {
                        return Err(self.wrong("unexpected end of hex escape"));
                    }
                    Some(_) => {}
                }
            }
            let low = self.four_digits()?;
            if !(0xdc00..0xe000).contains(&low) {
                return Err(self.wrong(LONE));
            }
            code = 0x1_0000 + ((code - 0xd800) << 10) + (low - 0xdc00);
        }
        char::from_u32(code).ok_or_else(|| self.wrong(LONE))
    }

    fn four_digits(&mut self) -> Result<u32, Misread> {
        let Some(digits) = self.text.as_bytes().get(self.at..self.at + 4) else {
            self.at = self.text.len();
            return Err(self.wrong("EOF while parsing a string"));
        };
        self.at += 4;
        let value = digits.iter().try_fold(0, |value, digit| {
            char::from(*digit).to_digit(16).map(|digit| value * 16 + digit)
        });
        value.ok_or_else(|| self.wrong("invalid escape"))
    }

    fn number(&mut self) -> Result<Tree<'a>, Misread> {
        let is_negative = self.peek() == Some(b'-');
        self.at += usize::from(is_negative);
        let start = self.at;
        match self.next() {
            Some(b'0') if matches!(self.peek(), Some(b'0'..=b'9')) => {
                return Err(self.ahead("invalid number"));
            }
            Some(b'0'..=b'9') => self.digits(),
            Some(_) => return Err(self.wrong("invalid number")),
            None => return Err(self.wrong("EOF while parsing a value")),
        }
        let whole = self.text.get(start..self.at).unwrap_or_default();
        let is_whole = !matches!(self.peek(), Some(b'.' | b'e' | b'E'));
        if is_whole && let Ok(number) = whole.parse::<u64>() {
            return Ok(match number.cast_signed().wrapping_neg() {
                _ if !is_negative => Tree::Unsigned(number),
                negative @ ..0 => Tree::Signed(negative),
                // Zero, and what is below all whole numbers of 64 bits.
                _ => Tree::Float(-(number as f64)),
            });
        }
        let mut decimal = Decimal::default();
        decimal.push(whole, false);
        if self.peek() == Some(b'.') {
            self.at += 1;
            let start = self.at;
            self.digits();
            let places = self.text.get(start..self.at).unwrap_or_default();
            match (places, self.peek()) {
                ("", Some(_)) => return Err(self.ahead("invalid number")),
                ("", None) => return Err(self.ahead("EOF while parsing a value")),
                _ => decimal.push(places, true),
            }
        }
        if let Some(b'e' | b'E') = self.peek() {
            self.at += 1;
            decimal.exponent += i64::from(self.exponent(decimal.is_zero())?);
        }
        let value = decimal.value();
        if value.is_infinite() {
            return Err(self.wrong("number out of range"));
        }
        Ok(Tree::Float(if is_negative { -value } else { value }))
    }

    fn digits(&mut self) {
        while let Some(b'0'..=b'9') = self.peek() {
            self.at += 1;
        }
    }

    /// The exponent of a number; one of more than 32 bits makes it nothing, or is refused.
    fn exponent(&mut self, of_zero: bool) -> Result<i32, Misread> {
        let is_negative = self.peek() == Some(b'-');
        if let Some(b'+' | b'-') = self.peek() {
            self.at += 1;
        }
        let mut exponent = match self.next() {
            Some(digit @ b'0'..=b'9') => i32::from(digit - b'0'),
            Some(_) => return Err(self.wrong("invalid number")),
            None => return Err(self.wrong("EOF while parsing a value")),
        };
        while let Some(digit @ b'0'..=b'9') = self.peek() {
            self.at += 1;
            let longer = exponent.checked_mul(10);
            let longer = longer.and_then(|value| value.checked_add(i32::from(digit - b'0')));
            let Some(longer) = longer else {
                if !of_zero && !is_negative {
                    return Err(self.wrong("number out of range"));
                }
                self.digits();
                return Ok(i32::MIN);
            };
            exponent = longer;
        }
        Ok(if is_negative { -exponent } else { exponent })
    }
}

/// Whether a quotation mark, a backslash or a control character may be among eight bytes; never
/// not where one is.
fn may_end(eight: [u8; 8]) -> bool {
    const ONES: u64 = u64::MAX / 255;
    let bytes = u64::from_le_bytes(eight);
    // The highest bit of a byte becomes one where the byte is below the bound.
    let below = |bytes: u64, bound: u64| bytes.wrapping_sub(ONES * bound) & !bytes;
    let ends =
        below(bytes ^ (ONES * u64::from(b'"')), 1) | below(bytes ^ (ONES * u64::from(b'\\')), 1);
    (ends | below(bytes, 0x20)) & (ONES * 0x80) != 0
}
