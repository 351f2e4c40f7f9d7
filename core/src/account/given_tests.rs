//! What the tests of the room hand in.

use proptest::test_runner::Config;

use super::Secret;
use super::token::SigningKey;
use crate::kernel::Instant;

/// The instant of a text.
pub(crate) fn at(text: &str) -> Instant {
    Instant::parse(text).unwrap()
}

/// So many milliseconds after noon of a day of summer.
pub(crate) fn ms(milliseconds: i64) -> Instant {
    let noon = at("2026-07-01T12:00:00Z").unix_milliseconds();
    Instant::from_unix_milliseconds(noon + milliseconds).unwrap()
}

/// So many seconds after noon of a day of summer.
pub(crate) fn sec(seconds: i64) -> Instant {
    ms(seconds * 1000)
}

/// Entropy that differs from seed to seed (splitmix64).
pub(crate) fn entropy(seed: u64) -> Secret<Vec<u8>> {
    let mut state = seed;
    let mut bytes = Vec::new();
    for _ in 0..20 {
        state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = state;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        bytes.extend((mixed ^ (mixed >> 31)).to_le_bytes());
    }
    Secret::new(bytes)
}

/// A key of the host.
pub(crate) fn key(id: &str, letter: char) -> SigningKey {
    SigningKey { id: id.to_owned(), secret: Secret::new(letter.to_string().repeat(32)) }
}

/// Texts that nobody should send.
pub(crate) fn hostile() -> Vec<Secret<String>> {
    let mut all: Vec<String> =
        ["", " ", ".", "....", "v1...", "-1", "0x10", "\0", "\u{202e}", "💥"]
            .map(str::to_owned)
            .to_vec();
    all.push("A".repeat(43));
    all.push("9".repeat(100_000));
    all.push("é".repeat(43));
    all.push(format!("v1.k.{}.{}", i64::MAX, "A".repeat(43)));
    all.push(format!("v1.k.-{}.{}", u64::MAX, "A".repeat(43)));
    all.into_iter().map(Secret::new).collect()
}

/// So many orders of events each of the eight models is played through: 120,000 in all.
pub(crate) fn interleavings() -> Config {
    Config::with_cases(15_000)
}
