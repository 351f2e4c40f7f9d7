//! Randomness of the operating system, which the rules are handed.

use prowess::account::Secret;

/// So many random bytes.
///
/// # Panics
/// If the operating system has none: nothing that needs them may go on.
#[must_use]
#[expect(clippy::expect_used, reason = "without randomness no token may be made")]
pub fn entropy<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).expect("the operating system has randomness");
    bytes
}

/// The same, as the rules take it.
#[must_use]
pub fn secret_entropy<const N: usize>() -> Secret<Vec<u8>> {
    Secret::new(entropy::<N>().to_vec())
}

/// A new id: a UUID of version 7, which sorts by the time it was made.
#[must_use]
pub fn new_id() -> String {
    let ms = u64::try_from(super::clock::now_ms()).unwrap_or_default();
    uuid::Builder::from_unix_timestamp_millis(ms, &entropy::<10>()).into_uuid().to_string()
}
