//! Stable text ids.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::KernelError;
use crate::problem::Fault;

/// The longest key in bytes; the longest address in common use is of this size.
const LONGEST: usize = 2048;

/// A stable text id: the address of a competency or a role, a code of a framework, a person.
///
/// Keys are compared as they are written, letter by letter: two spellings are two keys.
/// A key remembers a hash of its text, so that comparing two different ones is one comparison of
/// numbers; the hash decides no order and never leaves the process.
/// Cloning shares the text.
#[derive(Clone)]
pub struct Key {
    hash: u64,
    text: Arc<str>,
}

impl Key {
    /// The key with this text.
    ///
    /// # Errors
    ///
    /// * `kernel.invalid_key` when the text is empty, longer than 2048 bytes or holds a control
    ///   character.
    pub fn parse(text: &str) -> Result<Self, KernelError> {
        let reason = if text.is_empty() {
            "is empty"
        } else if text.len() > LONGEST {
            "is longer than 2048 bytes"
        } else if text.chars().any(char::is_control) {
            "holds a control character"
        } else {
            return Ok(Self::trusted(text));
        };
        Err(KernelError::InvalidKey(Fault::new().with("key", text).with("reason", reason)))
    }

    /// The key with a text of our own making, which keeps the rules.
    pub(super) fn trusted(text: &str) -> Self {
        Self { hash: hash(text), text: Arc::from(text) }
    }

    /// The key of somebody who has no name, for levels that are nobody's in particular.
    pub(crate) fn nameless() -> Self {
        Self::trusted("somebody")
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    pub(super) const fn hash_value(&self) -> u64 {
        self.hash
    }
}

/// A 64-bit hash of a text, eight bytes at a time, the same on every platform.
pub(super) fn hash(text: &str) -> u64 {
    /// An odd number near 2^64 divided by the golden ratio, which spreads the bits well.
    const SPREAD: u64 = 0x9e37_79b9_7f4a_7c15;
    let mut state = text.len() as u64;
    let mut chunks = text.as_bytes().chunks_exact(8);
    let mut mix = |bytes: &[u8]| {
        let word = bytes.iter().rev().fold(0_u64, |word, byte| word << 8 | u64::from(*byte));
        state = (state ^ word).wrapping_mul(SPREAD);
        state ^= state >> 29;
    };
    for chunk in &mut chunks {
        mix(chunk);
    }
    mix(chunks.remainder());
    state
}

impl PartialEq for Key {
    fn eq(&self, other: &Self) -> bool {
        // Keys that were cloned from one another share their text.
        self.hash == other.hash && (Arc::ptr_eq(&self.text, &other.text) || self.text == other.text)
    }
}

impl Eq for Key {}

impl PartialOrd for Key {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Key {
    fn cmp(&self, other: &Self) -> Ordering {
        self.text.cmp(&other.text)
    }
}

impl Hash for Key {
    fn hash<H: Hasher>(&self, state: &mut H) {
        state.write_u64(self.hash);
    }
}

impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.text, f)
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl AsRef<str> for Key {
    fn as_ref(&self) -> &str {
        &self.text
    }
}

impl std::str::FromStr for Key {
    type Err = KernelError;

    fn from_str(text: &str) -> Result<Self, KernelError> {
        Self::parse(text)
    }
}

impl Serialize for Key {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.text)
    }
}

impl<'de> Deserialize<'de> for Key {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        super::time::parse_str(deserializer, "a key", Self::parse)
    }
}
